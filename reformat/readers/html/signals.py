"""What an element's tag, attributes and class tokens say of it, before anybody reads its words.

Only structural words stand here, as page builders of all languages use them for class names; what debris says
to readers is in the rules.
"""

# ruff: noqa: E501 (patterns of class tokens, each on its line)
from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from reformat.patterns import lazy
from reformat.readers.html.standard import HEADINGS as HEADINGS
from reformat.readers.html.standard import names

if TYPE_CHECKING:
    from reformat.readers.html.page import Part

TOOLS = names(
    "nav button select textarea dialog menu svg canvas input datalist menuitem noframes noembed meter progress"
)
"""Elements that are never an article's text."""

BESIDE = frozenset(["aside", "footer", "form", "fieldset"])
"""Elements that are seldom an article's text."""

ROLES = names(
    "navigation complementary banner contentinfo search dialog alertdialog menu menubar tablist toolbar"
    " tooltip button alert status"
)

POSTS = (
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "bluesky-embed", "reddit-embed",
    "reddit-embed-bq", "reddit-card", "mastodon-embed",
)  # fmt: skip
"""Class tokens of posts that an article shows."""

PANEL = "tabpanel"
"""Role of a box that readers bring up by its tab."""

_HUMP = lazy(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
"""Where a capital begins the next word of a name."""

_START = r"(?:^|[\s_-]|\d)"

_STEERS = r"(?:slider|slideshow|carousel|slick|swiper|gallery)[-_]?(?:left|right|arrows?|dots|count(?:er)?|controls?|buttons?)(?:$|[\s_-])"

_OWN = (
    r"werbung|anzeige|meist-?gelesen\w*|artikel-?empfehl\w+|publicite|partage[rz]?|(?:a-?)?lire-?aussi|(?:les-?)?plus-?lus"
    r"|publicidade?|compartir|compartilh\w+|(?:notas-?|noticias-?|articulos-?)?relacionad[oa]s?|mas-?(?:leid|vist)[oa]s?|te-?puede-?interesar"
    r"|lee-?tambien|leia-?(?:mais|tambem)|mais-?lid[oa]s|pubblicita|condividi|(?:articoli-?)?correlati|leggi-?anche|piu-?letti"
    r"|lees-?ook|gerelateerde?|advertentie|meest-?gelezen|reklam[ay]?|udostepnij|czytaj-?(?:takze|tez|wiecej)|polecane|powiazane"
    r"|souvisejici|sdilet|paylas|ilgili-?(?:haber|icerik)\w*|annons(?:er|e)?|las-?(?:ocksa|aven)|les-?ogsa|laes-?ogsa|mainos|lue-?myos"
    r"|chita[jy]te-?takzhe|pohozhie|podelitsya|iklan|baca-?juga|terkait|terpopuler|quang-?cao|chia-?se|(?:tin-?)?lien-?quan|binh-?luan"
    r"|tuijian|xiangguan(?:yuedu|wenzhang|xinwen|zixun)?|fenxiang|pinglun(?:qu)?|guanggao|shoucang|dianzan|mianze(?:shengming)?|shenming"
    r"|paihang(?:bang)?|erweima|kanren(?:[-_]?kiji)?|osusume|koukoku"
)
"""The same in the words of the house's own language, or in Latin letters for them."""

DEBRIS = lazy(
    rf"(?:^|\s)(?:{_OWN})(?=$|[\s_-])|" + _START + rf"(?:{_STEERS}|"
    r"comments?(?!(?!polic|rules|guide|form|body|block|box|author|text|section|disclaim|count|area)[a-z])|commentlist|comentarios|commentaires|kommentare|commenti(?![a-z])|reacties|yorumlar|komentarze|komentari(?![a-z])|disqus|respond\b|replies|relat(?:ed|ion)|recommend|recirc|popular|trending|most-?(?:read|view|pop)|(?:read|see|learn)[-_]?(?:more|also|next)"
    r"|(?:another|other)[-_]?(?:categor(?:y|ies)|article|post|stor|news)|more-?(?:stor|news|from|articles|on\b|in\b|posts|links|content|coverage|like)|you-?(?:may|might)|(?:next|prev(?:ious)?)-?(?:article|post|story|page)?(?:$|[\s_-])"
    r"|pagination|pager\b|shar(?:e|ing)|social(?!-?(?:media-?)?(?:embed|post))|sns|addtoany|sharedaddy|addthis|follow(?:-|us|ers|\b)|subscri(?:be|ption)|newsletter|sign-?up|signin|log-?in\b|regist(?:er|ration)-?(?:wall|form)?\b"
    r"|promo|advert|ads?(?:$|[\s_-])|adsbygoogle|adbox|revenue[-_]unit|ad-?(?:slot|unit|container|wrapper|block|banner)|(?<!hero[-_])banner|sponsor|outbrain|taboola|dianomi|teads|zergnet|sidebar|side-?bar|(?:left|right|side)-?rail"
    r"|(?<!no-)(?<!no-header-)foot(?:er)?(?:$|[\s_-](?!notes?\b))|masthead|nav(?:bar|igation|$|[\s_-])|menu|breadcrumb|toolbar|tool-?box|article-?tools|utilit|cookie|consent|gdpr|modal|popup|pop-?over|tooltip|roll-?over|hover-?card"
    r"|(?:no|not|hidden)-?print|print-?hidden|d-print-none|user-?(?:info|title|stats)(?:$|[\s_-])|post(?:er)?-?(?:profile|info)(?:$|[\s_-])|(?:post|forum|user|message)-?signature|signaturecontainer|polls?(?:$|[\s_-])|author[-_]?(?:bio|box|info|card|profile|desc|block|about)|(?:writer|reporter|journalist|columnist|kija|gija)s?[-_]?(?:bio|box|card|profile|desc|block|about|intro|bottom)|(?:bottom|end)[-_](?:author|writer|reporter)s?(?:$|[\s_-])|bio(?:graphy)?(?:$|[\s_-])|about-?(?:the-?)?author|tags?(?:$|[\s_-])|tag-?(?:list|cloud|wrap|links)"
    r"|article-?tags|post-?tags|topics?(?:$|[\s_-])|keywords?(?:$|[\s_-])|cat-?links|post-?meta|entry-?(?:meta|footer|utility)|rating|vote|feedback|skip-?(?:link|to)|mw-(?:editsection|jump)|hatnote|dablink|navbox|printfooter|jump-?to|closed-?captions?(?:$|[\s_-])|vjs-|jw-|mejs|audio-?player|teasers?(?:$|[\s_-])|cta(?:$|[\s_-])|call-?to-?action|did-?you-?find|(?:was-?this-?)?helpful(?:$|[\s_-])|(?:robots-?)?no-?content(?:$|[\s_-])|(?:author|share|social)-?(?:drop|fly)-?(?:down|out)"
    r"|o?embed-?placeholder|donat|support-?(?:box|us|banner|cta|bar)|weather|ticker|copyright(?!rich)|disclaimer|print-?(?:only|link|btn|summary|header|footer)|reactions?(?:$|[\s_-])|emotion|likes?(?:$|[\s_-])|rank(?:ing)?(?:$|[\s_-])|hashtag|(?<!elementor-)widget|series-?nav|toc(?:$|[\s_-])|table-?of-?contents)"
)
"""Class and id tokens of things beside an article."""

WEAK = lazy(r"^(?:widget|teasers?|topics?|tags?|nav|menu|rank|rating|vote|social|utilit|toc|likes?)")
"""Debris tokens that page builders also give to boxes of running text; strong words beside them decide."""

TALK = lazy(
    r"(?:^|\s)(?:comments?|comentarios(?:[-_]\w+)?|commentaires|kommentare|commenti|reacties|yorumlar|komentarze|forum-(?:fil|message)|comment-?list|comments?[-_](?:area|section|list|wrap\w*|container|thread|block)|disqus_thread|(?:highly|top|best)[-_]?rated[-_](?:posts|comments)|respond"
    r"|(?:\S+[_-])?related[_-]?(?:posts?|articles?|stories|news|content|entries))(?:\s|$)"
)
"""Class and id tokens of what readers say of the article, and of other articles, which may be longer than it.

Whole tokens, for the box goes; where but a name or a date is at stake, `metadata.heads.READERS` asks for less.
"""

_SIDE = lazy(r"(?:^|\s)(?:aside|side-?bar)(?:\s|$)")

HIDDEN_NAMES = lazy(
    r"(?:^|\s)(?:(?:[a-z]{1,3}-)?visually-?hidden|hidden-visually|(?:[a-z]{1,3}-)?sr-?only|screen-?reader\S*|u-hidden|is-hidden|hidden|hide|hide-text|a11y-?hidden|blind|ir_?hidden|off-?screen|aural|element-invisible|assistive-text)(?:$|\s)"
)
"""Class tokens of text that is not shown."""

_UNSHOWN = lazy(
    r"display\s*:\s*none|visibility\s*:\s*hidden|position\s*:\s*(?:absolute|fixed)[^\"]*?\b(?:left|top)\s*:\s*-\d{4}",
    re.I,
)
"""Styles of what is not shown; links that intruders sell stand far off the screen's edge."""

BODY = lazy(
    _START
    + r"(?:article-?(?:body|content|text|main|copy|view|detail)?|art(?:ice|icle)body|(?:story|post|entry|news|content|page|single|text|blog)-?(?:body|content|text|copy|main|article|view|detail|area)|body-?(?:text|copy|content)"
    r"|rich-?text|prose|wysiwyg|dic_area|articletxt|newsview|viewcont\w*|newscontents?|textinput|cmadcontent|news_view|news_body_area|textbody|hentry|instapaper_body)"
)
"""Class and id tokens that bodies of articles have."""

DECK = lazy(
    _START
    + r"(?:dek|deck|stand-?first|sub[-_]?(?:title|head(?:line|ing)?|tit|hed)|tit(?:le)?-?sub|mid[-_]?(?:tit(?:le)?|ttl)|summary|resumen|resumo|riassunto|samenvatting|zusammenfassung|sammanfattning|sammendrag|key-?(?:points|takeaways)|kurz-?fassung|lead(?!er|ing)|lede|intro(?:duction)?|excerpt|chapo|chapeau|teaser-?text|abstract|kicker-?text|vorspann|entradilla|bajada|copete|sottotitolo|catenaccio|manchet|linha-?fina|tagline|strapline|description|perex|ingress)(?:$|[\s_-]|text|paragraph)|(?:^|\s)sub(?:\s|$)"
)
"""Class tokens of standfirsts."""

BYLINE = lazy(
    _START
    + r"(?:by-?line|authors?(?!-?notes?)|writ(?:er|e-?by|ten-?by)|reporter|journalist|contributor|columnist|posted-?by|credits?-?author|autor\w*|auteurs?|skribent|forfatter|kirjoittaja|yazar|muhabir|penulis|firma|szerzo|kizi|gija)(?:$|[\s_-]|s?name|info|link)"
)
"""Class tokens of bylines."""

DATE = lazy(
    _START
    + r"(?:date(?:line|time)?|time(?:stamp)?|publish(?:ed)?|posted-?on|pub-?date|updated?|modified|datum|fecha)(?:$|[\s_-])"
)
"""Class tokens of date lines."""

CAPTION = lazy(
    _START
    + r"(?:(?<!closed-)captions?|img[_-]?desc|photo[_-]?(?:desc|caption|org|txt)|image[_-]?(?:desc|caption|text|info)|figcaption|cutline|legend|end_photo_org|wp-caption-text|(?<!wp-block-)media-?(?:caption|desc|text)|vod_desc|desc_img|fr-inner|txt_caption)"
    + r"|(?<!closed)(?<!closed-)caption(?:$|\s)"
)
"""Class tokens of captions."""

CREDIT = lazy(
    _START + r"(?:credits?|copyright|source|photographer|photo-?by|attribution|rights|courtesy|agency|author|byline)"
)
"""Class tokens of picture credits, inside captions."""


@lru_cache(maxsize=20_000)
def debris(names: str) -> str:
    """The token that says debris, if one does: a strong one, or else the first."""
    tokens = [match[0].strip(" -_0123456789") for match in DEBRIS.finditer(names)]
    return next((token for token in tokens if not WEAK.match(token)), tokens[0] if tokens else "")


def told_by(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether class and id tokens have what a pattern finds: each page asks of the same ones again and again."""
    return lru_cache(maxsize=20_000)(lambda names: pattern.search(names) is not None)


def strong(token: str) -> bool:
    """Whether a token says debris, and is none that builders of pages also call running text by."""
    found = debris(token)
    return bool(found) and WEAK.match(found) is None


def tokens(named: str) -> str:
    """Class and id tokens in small letters; those of debris once more where capitals part their words."""
    low = named.lower()
    if low == named:
        return low
    apart = (_HUMP.sub("-", token).lower() for token in named.split())
    return " ".join([low, *(token for token in apart if "-" in token and strong(token))])


steers = told_by(lazy(_START + _STEERS))
"""Whether class and id tokens speak of what turns the pictures of a gallery."""

talks = told_by(TALK)
"""Whether class and id tokens say that readers speak here."""

beside_all = told_by(_SIDE)
"""Whether class and id tokens say that a box stands beside the whole article, and nothing else."""

unshown = told_by(HIDDEN_NAMES)
"""Whether class tokens say that the element is not shown."""

captioning = told_by(CAPTION)
"""Whether class and id tokens speak of a caption."""

crediting = told_by(CREDIT)
"""Whether class tokens speak of a credit."""


@lru_cache(maxsize=20_000)
def role_of(names: str) -> str:
    """The role that class tokens give: caption, byline, date, deck or none."""
    return next((role for role, pattern in _ROLES if pattern.search(names)), "")


CROSSHEAD = lazy(
    r"(?:^|[\s_-])(?:cross-?head(?:ing)?|inter-?title|zwischen-?(?:titel|ueberschrift)|intertitre|ladillo)s?(?:$|\s)"
)
"""What newsrooms call the line that parts two sections."""

_ROLES = (("caption", CAPTION), ("byline", BYLINE), ("date", DATE), ("deck", DECK))


def _shown(part: Part) -> bool:
    """Whether something is kept from screen readers alone: another element says it, or a picture's own text."""
    return part.tag == "figcaption" or _twin(part)


def _twin(part: Part) -> bool:
    """Whether the words beside an element are unshown and say it to screen readers, so that it is what the page shows."""
    if part.tag != "span" or not part.text:
        return False
    return any(one.names and unshown(one.names) for one in part.beside)


def hidden(part: Part) -> bool:
    """Whether the page does not show this element."""
    attrs = part.attrs
    if not attrs:
        return False
    if "hidden" in attrs or (attrs.get("aria-hidden") == "true" and not _shown(part)):
        return True
    style = attrs.get("style")
    return bool(style and _UNSHOWN.search(style)) or bool(part.names and unshown(part.names))


_FOOT = lazy(r"(?:^|[\s_-])foot(?:er)?(?:[\s_-]|$)")
_RIGHTS = lazy(r"©|ⓒ|copyright|all rights reserved|版[权權]所有|무단\s?전재", re.I)


def colophon(part: Part) -> bool:
    """Whether a box is called a footer and holds what reserves the rights: beside a short text it may be the longer.

    Not one that holds all of the page, to set its footer at the foot of the window.
    """
    if not part.names or _FOOT.search(part.names) is None or part.node.css_first("h1, main, article") is not None:
        return False
    return _RIGHTS.search(part.node.text()) is not None


_consent = told_by(
    lazy(
        r"(?:^|\s)(?:onetrust|ot-sdk|optanon|truste|trustarc|iubenda-cs|didomi|cookiebot|cybot|cky|usercentrics|qc-cmp2?|sp_message"
        r"|cmplz|borlabs|osano-cm|klaro|termly|moove_gdpr|tarteaucitron|cookie-?(?:law|consent|notice|banner|bar|popup))[\w-]*"
    )
)
"""Names of the boxes that programs for consent to cookies lay over pages."""


def consenting(part: Part) -> bool:
    """Whether a box is a program's that asks for consent: over a short article it may be the longer."""
    return _consent(part.names) and part.node.css_first("h1, main, article") is None
