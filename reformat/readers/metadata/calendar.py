"""What the months and the time zones are called on pages of many languages."""

# ruff: noqa: E501 (a month on each line)
from __future__ import annotations

from datetime import date

_NAMES = (
    "jan january januar jänner januari janvier janv enero ene gennaio gen janeiro stycznia styczeń sty ocak oca января "
    "янв січня ledna leden ianuarie január tammikuuta tammi gener ιανουαρίου يناير siječnja sausio janvāris janvārī "
    "januára janúar januarie jaanuar janar януари јануар ιαν ιανουάριος ינואר มกราคม ม.ค जनवरी জানুয়ারি ژانویه იანვარი "
    "იან ஜனவரி جنوری जानेवारी yanvar հունվարի xaneiro جانفي",
    "feb february februar feber februari février févr fév febrero febbraio fevereiro fev lutego luty lut şubat şub "
    "февраля фев лютого února únor februarie február helmikuuta helmi febrer φεβρουαρίου فبراير veljače vasario "
    "februāris februārī februára febrúar veebruar shkurt февруари фебруар φεβ φεβρουάριος פברואר กุมภาพันธ์ ก.พ फरवरी "
    "ফেব্রুয়ারি شباط فوریه თებერვალი თებ பிப்ரவரி فروری फेब्रुवारी fevral փետրվարի febreiro فيفري",
    "mar march märz mär mrz maart mrt mars marzo março marca marzec maret mart марта мар березня března březen martie "
    "március maaliskuuta maalis març μαρτίου مارس ožujka kovo marts martā machi mac märts март μαρ μάρτιος מרץ מרס "
    "มีนาคม มี.ค मार्च মার্চ آذار მარტი მარ மார்ச் مارچ մարտի",
    "apr april avril avr abril abr aprile kwietnia kwiecień kwi nisan nis апреля апр квітня dubna duben aprilie "
    "április huhtikuuta huhti απριλίου أبريل ابريل travnja balandžio aprīlis aprīlī apríla apríl aprili aprill prill "
    "април απρ απρίλιος אפריל เมษายน เม.ย अप्रैल এপ্রিল نيسان آوریل აპრილი აპრ ஏப்ரல் اپریل एप्रिल ապրիլի أفريل",
    "may mai mei maj mayo maggio mag maio maja mayıs мая май травня května květen május toukokuuta touko maig μαΐου "
    "مايو svibnja gegužės maijs maijā mája máj maí мај μαΐ μάιος מאי พฤษภาคม พ.ค मई মে أيار მაისი மே مئی मे մայիսի ماي",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze haziran haz июня июн червня června červen iunie "
    "június kesäkuuta kesä juny ιουνίου يونيو lipnja birželio jūnijs jūnijā júna jún júní junie qershor юни јун ιουν "
    "ιούνιος יוני มิถุนายน มิ.ย जून জুন حزيران ژوئن ივნისი ივნ ஜூன் جون iyun հունիսի xuño جوان",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip temmuz tem июля июл липня července červenec "
    "iulie július heinäkuuta heinä juliol ιουλίου يوليو srpnja liepos jūlijs jūlijā júla júl júlí julie julai korrik "
    "юли јул ιουλ ιούλιος יולי กรกฎาคม ก.ค जुलाई জুলাই تموز ژوئیه ივლისი ივლ ஜூலை جولائی जुलै iyul հուլիսի xullo "
    "جويلية",
    "aug august augusti augustus août agosto ago sierpnia sierpień sie ağustos ağu августа авг серпня srpna srpen "
    "augusztus elokuuta elo agost agustus αυγούστου أغسطس اغسطس kolovoza rugpjūčio augusts augustā augusta ágúst "
    "avgust agosti ogos gusht август αυγ αύγουστος אוגוסט สิงหาคม ส.ค अगस्त আগস্ট آب اوت აგვისტო აგვ ஆகஸ்ட் اگست ऑगस्ट "
    "avqust օգոստոսի أوت",
    "sep sept september septembre septiembre setiembre settembre set setembro września wrzesień wrz eylül eyl сентября "
    "сен вересня září septembrie szeptember syyskuuta syys setembre σεπτεμβρίου سبتمبر rujna rugsėjo septembris "
    "septembrī septembra septemba septembar shtator септември септембар σεπ σεπτέμβριος ספטמבר กันยายน ก.ย सितंबर "
    "সেপ্টেম্বর أيلول سپتامبر სექტემბერი სექ செப்டம்பர் ستمبر सप्टेंबर sentyabr սեպտեմբերի",
    "oct october oktober octobre octubre ottobre okt ott outubro out października październik paź ekim eki октября окт "
    "жовтня října říjen octombrie október lokakuuta loka οκτωβρίου أكتوبر اكتوبر spalio oktobris oktobrī októbra "
    "oktoba oktobar tetor октомври октобар οκτ οκτώβριος אוקטובר ตุลาคม ต.ค अक्टूबर অক্টোবর اکتبر ოქტომბერი ოქტ அக்டோபர் "
    "اکتوبر ऑक्टोबर oktyabr հոկտեմբերի",
    "nov november novembre noviembre novembro listopada listopad lis kasım kas ноября ноя листопада listopadu "
    "noiembrie marraskuuta marras νοεμβρίου نوفمبر studenoga studenog lapkričio novembris novembrī novembra nóvember "
    "novemba novembar nëntor ноември новембар νοε νοέμβριος נובמבר พฤศจิกายน พ.ย नवंबर নভেম্বর نوامبر ნოემბერი ნოე "
    "நவம்பர் نومبر नोव्हेंबर noyabr նոյեմբերի",
    "dec december dezember décembre déc diciembre dicembre dic dez dezembro grudnia grudzień gru aralık ara декабря "
    "дек грудня prosince prosinec decembrie joulukuuta joulu desember des desembre δεκεμβρίου ديسمبر prosinca gruodžio "
    "decembris decembrī decembra desemba disember decembar dhjetor декември децембар δεκ δεκέμβριος דצמבר ธันวาคม ธ.ค "
    "दिसंबर ডিসেম্বর دسامبر დეკემბერი დეკ டிசம்பர் دسمبر डिसेंबर dekabr դեկտեմբերի decembro",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of a month by its name in lower case, in full or cut short."""

PERSIAN = dict(
    zip("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(), range(1, 13), strict=True)  # noqa: SIM905
)
"""The months of Iran's calendar."""


def gregorian(year: int, month: int, day: int) -> date:
    """A day of Iran's calendar in our own; eight leap years fall in 33."""
    since = year + 1595
    before = 31 * (month - 1) if month < 7 else 30 * (month - 7) + 186
    return date.fromordinal(365 * since + since // 33 * 8 + (since % 33 + 3) // 4 + before + day - 356033)


ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "WEST": "+01:00",
    "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "KST": "+09:00", "JST": "+09:00", "HKT": "+08:00", "SGT": "+08:00", "WIB": "+07:00", "PKT": "+05:00",
    "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "SAST": "+02:00",
}  # fmt: skip
"""Zones by the letters that mean one zone only; IST, CST and BST mean several."""
