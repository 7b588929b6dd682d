"""What an author's alternative text is worth, by the W3C's decision tree: kept if it says something of its own.

A file name, "image", the caption or the headline once more say nothing of the picture: they go to the ledger, and the
picture stays open for a person. An empty alt attribute is no word that a picture is decorative, since content systems
write it by themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import unescape

from msgspec.structs import replace

from reformat.document.draft import Change
from reformat.document.nodes import Alt, Figure, Text
from reformat.document.walk import plain
from reformat.language.scripts import bare
from reformat.patterns import lazy
from reformat.stages.structure.credits import part_credit
from reformat.stages.structure.reason import Reason

FILE_NAME = Reason("alt.file-name", "The alternative text is a file's name and says nothing of the picture", 0.95)
GENERIC = Reason("alt.generic", "The alternative text says only that there is a picture", 0.95)
CAPTION = Reason("alt.repeats-caption", "The alternative text repeats the caption, which would be heard twice", 0.95)
TITLE = Reason("alt.repeats-title", "The alternative text repeats the headline and says nothing of the picture", 0.9)
CREDIT = Reason("alt.repeats-credit", "The alternative text is the picture's credit alone", 0.9)
REPEATED = Reason("alt.repeated", "The same alternative text stands at several pictures and tells none of them", 0.9)
ESCAPED = Reason("alt.escaped", "A sign that the page escaped twice, so that its code would be spoken", 0.99)
PREFIX = Reason("alt.prefix", "A screen reader says by itself that this is an image", 0.95)

NEARLY, LONGEST = 0.93, 400
"""Likeness from which two texts are one, and letters of the longest that are compared."""

LEAST = 4
"""Characters that are left of an alternative text without "image of" before it."""

SAME = 3
"""Pictures from which on one alternative text says nothing of any of them."""

WITHIN = 0.75
"""Share of an alternative text that stands in the caption in one piece, from which on it repeats it."""

_ENTITY = lazy(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.I)
_FILE = lazy(
    r"^[^.]{0,80}\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?)$|^\S*\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?)$"
    r"|^(?:IMG|DSC|DSCN|DSCF|P|PXL|image|photo|screenshot|KakaoTalk)[ _-]?[\d_-]{3}\S*$"
    r"|^(?:JPE?G|PNG|GIF|SVG|WebP)\s[-–]\s[\d.,]+\s?(?:[kKMG]i?[oB]|octets|bytes)$"
    r"|^[\da-f]{12,}$|^(?=[\w-]*\d{6})[\w-]+$|^https?://\S+$"
    r"|^(?:imago|dpa|getty|afp|ap|epa|reuters|shutterstock|alamy|i?stock|adobe ?stock|picture[ -]alliance)"
    r"(?:[ _-]?(?:images?|photos?|stock))?(?:[ _#-]*[ #])?[\d_-]{5,}$",
    re.I,
)
_SLUG = lazy(r"[a-z\d.#+]+(?:[-_][a-z\d.#+]+){3,}|(?=\S*\d)_*(?:[^\W_]|[.#+])+(?:[-_]+(?:[^\W_]|[.#+])+){2,}_*")
"""Words joined by hyphens as in an address, or with a number among them; "Hans-Peter-Meier-Platz" is a name."""

_GENERIC = lazy(
    r"^(?:(?:the|an?|article|news|main|featured?|lead|hero|post|blog|story|cover|header|default|related|embedded)\s+){0,3}"
    r"(?:image|photo|picture|img|pic|thumbnail|thumb|placeholder|graphic|illustration|figure|banner|logo|icon"
    r"|chart|graph|(?:chart |data )?visuali[sz]ation"
    r"|alt(?: text)?|untitled|null|undefined|none|photograph)s?(?:\s+(?:image|photo|picture))?"
    r"(?:\s+(?:description|caption|title|alt|of the article|not available|for (?:post|article|story)))?"
    r"[\s\d#:.]*(?:of\s+\d+|/\s*\d+)?$"
    r"|^(?:기사|본문|뉴스|대표|관련|메인|첨부)?\s?(?:사진|이미지|그림|썸네일|그래픽|영상|포토)\s?(?:설명|크게\s?보기|확대|[\d\s.:]*)?$"
    r"|^(?:写真|画像|图片|圖片|照片|图|イメージ|サムネイル)[\d\s]*$"
    r"|^(?:bild|foto|abbildung|symbolbild|imagen|imagem|immagine|photo d'illustration|illustration)[\d\s]*$",
    re.I,
)
_PREFIX = lazy(
    r"^(?:an?\s+|the\s+)?(?:image|photo|picture|photograph|graphic|pic)(?:\s+(?:of|showing|shows)\s+|\s*[:\-]\s+)"
    r"|^(?:사진|이미지|그림)\s*[:：]\s*|^(?:写真|画像|图片)\s*[:：]\s*|^(?:bild|foto|imagen|photo)\s*[:：]\s+",
    re.I,
)

_CREDITED = lazy(
    r"(?:photo(?:graph)?|picture|image|foto|bild|credit|사진|写真|图片)(?:\s?credit)?\s*(?:by\b|[:：©=])", re.I
)


def said_often(figures: Iterable[Figure]) -> frozenset[str]:
    """The alternative texts, as `bare` has them, that stand at `SAME` pictures or more."""
    told = Counter(bare(figure.alt.text) for figure in figures if figure.alt.origin == "author")
    return frozenset(words for words, times in told.items() if times >= SAME)


def weigh_alt(figure: Figure, title: str, often: frozenset[str], changes: list[Change]) -> Figure:
    """The figure with the author's alternative text if it says something, else open; `changes` takes what goes.

    `often` are the texts of `said_often`.
    """
    alt = figure.alt
    if alt.origin != "author" or not alt.text.strip():
        return figure if alt.origin != "author" else replace(figure, alt=replace(alt, origin="none", text=""))
    text = _unescaped(alt.text.strip(), figure, changes)
    reason = _worthless(text, figure, title) or (REPEATED if bare(text) in often else None)
    if reason is not None:
        changes.append(reason.rewrote(text, span=figure.span, context=plain(figure.caption)[:80]))
        in_picture = alt.text_in_picture or (reason is TITLE and _banner(figure))
        return replace(figure, alt=Alt(decorative=alt.decorative, long=alt.long, text_in_picture=in_picture))
    prefix = _PREFIX.match(text)
    if prefix and len(text) - prefix.end() >= LEAST:
        changes.append(PREFIX.rewrote(prefix[0].strip(), span=figure.span, context=text[:80]))
        text = text[prefix.end() :]
    return replace(figure, alt=replace(alt, text=text))


def of_machine(text: str, figure: Figure, title: str) -> str:
    """What a describer's answer says of the picture that caption and headline don't; empty if that is nothing."""
    text = text.strip()
    prefix = _PREFIX.match(text)
    said = text[prefix.end() :] if prefix and len(text) - prefix.end() >= LEAST else text
    if not said or _worthless(said, figure, title) is not None:
        return ""
    return said[0].upper() + said[1:]


def _unescaped(text: str, figure: Figure, changes: list[Change]) -> str:
    """The text with its signs for their codes; a code that stands for a letter stays as it is."""

    def sign(code: re.Match[str]) -> str:
        meant = unescape(code[0])
        if meant == code[0] or any(map(str.isalnum, meant)):
            return code[0]
        changes.append(ESCAPED.rewrote(code[0], meant, span=figure.span, context=text[:80]))
        return meant

    return _ENTITY.sub(sign, text) if "&" in text else text


def _worthless(text: str, figure: Figure, title: str) -> Reason | None:
    words = bare(text)
    caption, credit = bare(plain(figure.caption)), bare(plain(figure.credit))
    if _FILE.match(text) or _SLUG.fullmatch(text) or _own_file(words, figure):
        return FILE_NAME
    if not words or words.isdigit() or _GENERIC.match(text):
        return GENERIC
    if caption and (_repeats(words, caption + credit, caption) or _without_credit(text) == caption):
        return CAPTION
    if (credit and words in credit) or _is_credit(text):
        return CREDIT
    headline = bare(title)
    if headline and (
        words.rstrip("0123456789") == headline or words == headline or len(words) > 20 and words in headline
    ):
        return TITLE
    return None


def _is_credit(text: str) -> bool:
    """Whether brackets, a sign or a label make of the whole text a picture's credit."""
    parted = part_credit((Text(text),))
    return (text[0] in "[(©ⓒ/" or _CREDITED.match(text) is not None) and bool(parted.credit) and not parted.caption


def _repeats(words: str, whole: str, caption: str) -> bool:
    """Whether the alt says the caption again: part of it, or it with at most a fifth more."""
    if words in whole:
        return len(words) * 4 >= len(caption) or len(words) >= 12
    if len(caption) >= 8 and caption in words and len(words) <= 1.2 * len(caption) + 4:
        return True
    return 24 <= len(words) <= LONGEST and (_nearly(words, caption) or _within(words, caption))


def _without_credit(text: str) -> str:
    """The letters of an alternative text before the credit at its end."""
    return bare(plain(part_credit((Text(text),)).caption))


def _within(words: str, caption: str) -> bool:
    """Whether nearly all of the alt is a piece of the caption: with a product's name before it, or cut off."""
    caption = caption[: 2 * LONGEST]
    piece = SequenceMatcher(None, words, caption, autojunk=False).find_longest_match()
    return piece.size >= WITHIN * len(words)


def _nearly(one: str, other: str) -> bool:
    """Whether two texts differ by a letter or a word alone."""
    if abs(len(one) - len(other)) > 0.1 * len(other):
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= NEARLY and match.ratio() >= NEARLY


def _own_file(words: str, figure: Figure) -> bool:
    """Whether the alt is the file's own name with its hyphens taken out and something of a machine in it."""
    if figure.image is None:
        return False
    name = bare(figure.image.url.rpartition("/")[2].partition("?")[0].rpartition(".")[0])
    return bool(words) and words == name and any(c.isdigit() for c in words)


def _banner(figure: Figure) -> bool:
    """Whether a picture is so wide and low that, with the headline as its alt, it is the headline set as a picture."""
    image = figure.image
    return image is not None and image.height > 0 and image.width >= 3 * image.height
