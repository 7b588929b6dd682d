"""The words around an author's name on pages of many languages, and the letters that names begin with."""

# ruff: noqa: SIM905 (tables of words)
from __future__ import annotations

UPPER = "A-Z" + "".join(c for c in map(chr, (*range(0xC0, 0x530), *range(0x1E00, 0x2000))) if c.isupper())
"""The capital letters of Latin, Greek and Cyrillic script, for a class of characters."""

LABELS = (
    "author|autor(?:in|es|a|ka|zy|i|ji|ica)?|auteure?s?|autore|autrice|forfatter|kirjoittaja|kirjoittanut|szerző|írta"
    "|автор(?:ы|ка|и)?|текст|συντάκτης|γράφει|yazar|haber|yazan|muhabir"
    "|penulis|pewarta|reporter|tác giả|text|tekst|teksti|texte|texto|testo|words|story|piše|napisal[ao]?|pisze"
    "|oprac(?:owanie)?|opr|scris de|redaktor|redacción|escriben?|periodista|journalist"
    "|كتب|كتبت|بقلم|الكاتب|إعداد|تحرير|نویسنده|گزارش|خبرنگار|โดย|ผู้เขียน|เรื่อง|लेखक|लेखिका|रिपोर्ट|מאת|লেখক|ავტორი"
    "|ავტორები|avtor(?:ica|ji)?|аутор(?:и)?|autori(?:us)?|autorė|autors|höfundur|egilea|հեղինակ|müəllif|muallif"
    "|প্রতিবেদক|مصنف|تحریر|రచయిత|ലേഖകൻ|ដោយ|mwandishi|எழுதியவர்|writer|interview|entrevista|intervista|by-?line"
    "|contributors?|에디터|취재|글"
)
"""What stands before the names of authors, with a colon behind it."""

BEFORE = (
    "oprac\\.|opr\\.|piše|γράφει(?: ο| η)?|írta|بقلم|โดย|מאת|skrevet a[vf]|geschreven door|napisał[ao]?|napsal[ao]?"
    "|připravil[ao]?|rédigé par|oleh|deur|vum|eftir|reported by|redigido por"
    "|von unsere[rmn] \\w+|(?:van|door) onze (?:verslaggever|correspondent|redacteur|verslaggeefster)|a cura di"
    "|texte de|(?:kolumne|kommentar|bericht|essay|analyse|interview|reportage|glosse|porträt|rezension"
    "|gastbeitrag) von"
    "|(?:propos )?recueillis? par|(?:opinion|analysis|review|commentary|perspective|column|essay|photos and text|words"
    "|text|interview|feature) by|de notre (?:envoyée?|correspondante?)(?: (?:à|en|au) \\w+)?,?"
    "|dal? nostr[oa] (?:inviat[oa]|corrispondente)"
)
"""The same without a colon."""

WEEKDAYS = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi"
    "|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica"
    "|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    "|(?:mån|tis|ons|tors|fre|lör|sön)dag"
    "|(?:man|tirs|lør|søn)dag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek"
    "|pátek|neděle|luni|marți|miercuri|joi|vineri|sâmbătă|duminică|понедельник|вторник|среда|четверг|пятница"
    "|суббота|воскресенье|понеділок|вівторок|середа|четвер|п[’'ʼ]ятниця|субота|неділя|dilluns|dimarts|dimecres|dijous"
    "|divendres|dissabte|diumenge|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|senin|selasa|rabu|kamis|jumat"
    "|sabtu|minggu"
)
"""Days of the week, which stand between a name and a date."""

AGO = (
    "(?:\\d+|an?|one) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago|\\d+\\s?(?:m|min|h|hr|d|w)s? ago"
    "|vor \\d+ (?:minuten?|stunden?|tag(?:en)?)|il y a \\d+ (?:min(?:utes?)?|h(?:eures?)?|jours?)"
    "|hace \\d+ (?:minutos?|horas?|días?)"
    "|há \\d+ (?:minutos?|horas?|dias?)|\\d+ (?:minut[oi]|or[ae]|giorn[oi]) fa|\\d+ (?:uur|minuten|dagen) geleden"
    "|\\d+ (?:timmar|minuter|dagar) sedan|\\d+ (?:timer|minutter|dager?) siden"
    "|\\d+ (?:godzin[ay]?|minut[ay]?|dni) temu"
    "|\\d+\\s?(?:분|시간|일|주|개월|년)\\s?전|\\d+\\s?(?:分|時間|日)前|\\d+\\s?(?:分钟|小时|天)前"
)
"""How long ago an article came out, which no date can be read from."""

AGENCIES = (
    "(?:The )?Associated Press|AP|Reuters|Agence France-Presse|AFP|afp|dpa(?:-AFX)?|SID|KNA|epd|ots|APA|Keystone-SDA"
    "|SDA|ATS|EFE|Europa Press|ANSA|Adnkronos|AGI|Lusa|Belga|ANP|TT|NTB|[Rr]itzau|STT|PAP|ČTK|TASR|MTI|HINA|STA|Beta"
    "|Tanjug|FoNet|SRNA"
    "|BTA|БТА|Agerpres|Mediafax|AA|Anadolu Ajansı|DHA|İHA|ANKA|ТАСС|РИА Новости|Интерфакс|Укринформ|Укрінформ|УНІАН"
    "|BNS|ELTA|LETA|ΑΠΕ-ΜΠΕ|Xinhua|新[华華]社|中新社|中央社|Kyodo|共同(?:通信)?|時事(?:通信)?|연합뉴스|뉴시스|뉴스1"
    "|Antara|Bernama|TTXVN|PTI|ANI|IANS|भाषा|AAP|PA Media|Press Association|The Canadian Press|UPI|Bloomberg|ایرنا"
    "|ایسنا|فارس|مهر|تسنیم|رويترز|رويترز|وكالات|فرانس برس|סוכנויות הידיעות"
)
"""News agencies, which sign for what they send."""

SOURCES = (
    "source|sources|quelle|quellen|fuente|fonte|fonti|fontes|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|izvor"
    "|източник|источник|джерело|πηγή|kaynak|sumber|nguồn|nguồn tin|المصدر|منبع|स्रोत|ที่มา|מקור|来源|來源"
)
"""What stands before the name of an agency."""

SECTIONS = frozenset(
    "politik wirtschaft sport kultur wissen gesellschaft panorama reise auto digital lokales regional meinung "
    "feuilleton finanzen börse gesundheit leben unterhaltung ausland inland wetter technik"
    " politique société économie international culture sciences santé opinion monde france planète sports"
    " españa internacional economía deportes cultura sociedad opinión tecnología política sucesos gente televisión "
    "fútbol baloncesto motor tenis"
    " cronaca politica esteri economia spettacoli tecnologia scienze salute motori viaggi"
    " economia mundo esporte cotidiano brasil saúde educação opinião desporto país sociedade"
    " binnenland buitenland economie cultuur politiek opinie wetenschap regio"
    " nyheter nöje ekonomi debatt ledare inrikes utrikes sverige världen lokalt meninger økonomi innenriks utenriks "
    "distrikt indland udland penge kendte viden erhverv"
    " kotimaa ulkomaat urheilu kulttuuri mielipide talous viihde politiikka tiede"
    " polska świat biznes nauka gospodarka opinie zdrowie moto domácí zahraničí kultura ekonomika gündem spor dünya "
    "siyaset magazin sağlık eğitim yaşam teknoloji asayiş"
    " политика экономика общество спорт культура мир наука россия происшествия регионы політика економіка суспільство "
    "світ україна війна"
    " देश दुनिया राज्य क्रिकेट मनोरंजन कारोबार शिक्षा खेल राजनीति سياسة اقتصاد رياضة ثقافة חדשות כלכלה ספורט תרבות רכב "
    "nasional internasional olahraga"
    " innlent erlent viðskipti íþróttir menning actualitate politică externe sănătate lokal wirtschaft meenung portada "
    "esports societat"
    " home news sport business politics world opinion culture lifestyle entertainment travel tech health science video "
    "videos podcast podcasts".split()
)  # fmt: skip
"""What papers call their sections, in one word."""
