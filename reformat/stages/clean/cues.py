"""Words by which a block may be of another kind than the article: in its names, and in what it says.

None of them decides anything: how many a block has is measured (measures.py), and the measures are weighed together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from reformat.patterns import lazy

NAMES = tuple(
    lazy(words)
    for words in (
        r"author|byline|writer|contributor|reporter|bio\b|vcard|avatar|profile|person",
        r"date|time\b|publish|updated|meta|info\b|information|details|read-?time|duration",
        r"relat|recommend|more|also|next|read|teaser|card|promo|link-?block|excerpt|overline|further|see",
        r"newsletter|subscri|paywall|restrict|regist|sign|donat|member|premium|identity|login|offer|intro-body|piano"
        r"|cta|blocker",
        r"share|social|follow|sns|whatsapp|facebook|comment|toast|bookmark|like",
        r"tag|topic|categor|keyword|section\b|kicker|label|breadcrumb|taxonom|rubric",
        r"fact|info-?box|aside|expand|accordion|highlight|key-?point|summary|bullet|sidebar|box\b",
        r"caption|credit|photo|image|figure|gallery|video|player|media|placeholder|embed|legend",
        r"button|btn|kg-button|action|tool|counter|rating|price|product|buy|shop|affiliate|disclos|disclaim",
        r"tweet|twitter|instagram|tiktok|post-?embed|blockquote|pull-?quote|quote|zitat",
        r"footer|footnote|copyright|source|note|correction|contact|credits",
        r"title|headline|heading|subhead|dek|deck|stand-?first|lead\b|lede|preamble|intro|subtitle|description",
        r"body|content|text|copy|paragraph|prose|rich-?text|article|story|entry",
        r"hidden|sr-only|print|screen|mobile|desktop|modal|popup|absolute|sticky",
        r"advert|\bads?\b|sponsor|promoted|reklam|werb|anzeige",
    )
)
"""Kinds that class and id tokens speak of."""

_WORDS = (
    "read lire lees läs læs les leggi leia lea leer lue lesen lest czytaj przeczytaj прочитайте читайте oku okuyun "
    "więcej mehr more related see also auch også også även också anche aussi également también também därtill continue "
    "mer lisää meer zie siehe artikel must check",
    "newsletter newsletters newslettern nieuwsbrief nyhetsbrev uutiskirje boletín boletim bülten subscribe subscriber "
    "subscribers subscription subscriptions abonnieren abonnement abonner abonnez abonne abonnez-vous iscriviti "
    "suscríbete suscripción assine inscreva prenumerera prenumeration abonné abonnent abonniere subskrybuj inbox "
    "register sign registrieren anmelden inschrijven logg logga unlock account join member membership trial offer "
    "offers",
    "follow us folgen folge folgt sie uns síguenos sigue suivez-nous suivez seguici siga følg följ volg seuraa "
    "obserwuj подписывайтесь подписаться takip facebook twitter instagram whatsapp telegram youtube linkedin tiktok x "
    "threads bluesky channel kanal canal",
    "photo photos foto fotos bild bilder image images picture getty reuters afp dpa ap epa imago shutterstock istock "
    "flickr credit quelle kilde källa źródło источник source kaynak fonte fuente crédit credits photographer video",
    "advertisement advertising anzeige werbung reklam publicidad publicité pubblicità annonse annons реклама reklama "
    "affiliate affiliates commission provision sponsored sponsor partners partner independently purchase purchases buy "
    "shop deal price amazon discount coupon",
    "author editor reporter journalist journalistin correspondent korrespondent redakteur redakteurin redaktion autor "
    "autorin writer columnist freelance fellow professor director host auteur auteure periodista giornalista "
    "journaliste jornalista redaktør redaktör forfatter dziennikarz senior expert founder writes covers",
    "email e-mail mail contact kontakt contacto contatto contactez tip tips feedback story stories write send "
    "schreiben team newsroom desk us our",
    "copyright rights reserved rechte republish republished republication license commons disclaimer terms privacy "
    "datenschutz policy correction corrected updated clarification published originally appeared version syndicated "
    "views opinions",
    "comment comments kommentar kommentare commentaires comentarios commenti komentarz reactions discussion forum "
    "conversation discuss opinion think share teilen partager compartir condividi",
    "donate donation support supporters spenden faire don reader-funded nonprofit contribute giving",
    "live video audio podcast player listen watch loading embed placeholder javascript browser cookies content inhalt "
    "externer inhalte embedded consent play app download click here klick hier klicken",
    "min minutes minute minuten lesezeit minutos reading uhr ago posted published veröffentlicht publié publicado "
    "pubblicato opublikowano updated aktualisiert by von par por di av af van",
    "said says told according sagte sagt zufolge laut dit selon según dijo afirmó disse secondo sa ifølge enligt "
    "według powiedział was were been had which who that dass qui dont que",
)
_WIDE = (
    ("관련", "더보기", "바로가기", "続きを", "関連", "もっと", "相关", "更多", "阅读", "あわせて"),
    ("구독", "뉴스레터", "購読", "会員", "登録", "订阅", "注册", "회원"),
    ("팔로우", "フォロー", "关注", "공유", "シェア", "分享", "채널", "카카오"),
    ("사진", "写真", "撮影", "图片", "摄", "제공", "提供", "출처", "来源"),
    ("광고", "広告", "广告", "협찬", "スポンサー"),
    ("기자", "記者", "记者", "특파원", "編集", "责任编辑", "작가", "著者"),
    ("이메일", "제보", "문의", "お問い合わせ", "联系"),
    ("무단", "저작권", "転載", "著作権", "版权", "ⓒ", "©"),
    ("댓글", "コメント", "评论"),
    ("후원", "寄付", "捐"),
    ("동영상", "영상", "動画", "视频", "클릭", "クリック"),
    ("입력", "수정", "更新", "発表", "公開", "发布"),
    ("말했다", "밝혔다", "述べ", "という", "表示", "指出"),
)
_KIND_OF = {word: kind for kind, words in reversed([*enumerate(_WORDS)]) for word in words.split()}
"""The kind that each word speaks of; of two, the first."""

KINDS = len(_WORDS)
_AROUND = "“”\"'‘’«»„().,:;!?[]–—-→›>|"
MOST = 40
"""Words of a block that are looked at."""


T = TypeVar("T")


def one_of(values: Sequence[T]) -> dict[T, tuple[bool, ...]]:
    """For each value the row that says which of them it is."""
    return {value: tuple(value == other for other in values) for value in values}


@lru_cache(maxsize=4000)
def named(classes: tuple[str, ...]) -> tuple[float, ...]:
    """For each kind how near the names come that speak of it: 1 for the element's own, less for those around it."""
    found = [0.0] * len(NAMES)
    for place, token in enumerate(classes[:12]):
        for kind in _kinds(token):
            found[kind] = found[kind] or 1.0 / (1 + place // 2)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _kinds(token: str) -> tuple[int, ...]:
    """The kinds that one token speaks of; a site's pages have much the same tokens."""
    return tuple(kind for kind, pattern in enumerate(NAMES) if pattern.search(token))


def cues(text: str, wide: bool) -> list[float]:
    """How many words of each kind a block says among its first ones."""
    found = [0.0] * KINDS
    if wide:
        for kind, words in enumerate(_WIDE):
            found[kind] = float(sum(word in text for word in words))
        return found
    for word in text.lower().split()[:MOST]:
        spoken = _KIND_OF.get(word.strip(_AROUND))
        if spoken is not None:
            found[spoken] += 1.0
    return found
