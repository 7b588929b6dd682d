"""What an author's alternative text is worth, by the W3C's decision tree: kept if it says something of its own.

A file name, "image", the caption or the headline once more say nothing of the picture: they go to the ledger, and the
picture stays open for a person. An empty alt attribute is no word that a picture is decorative, since content systems
write it by themselves.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec.structs import replace

from reformat.document.draft import Change
from reformat.document.nodes import Alt, Figure
from reformat.document.walk import plain
from reformat.stages.structure.reason import Reason
from reformat.stages.structure.runs import same_words

FILE_NAME = Reason("alt.file-name", "The alternative text is a file's name and says nothing of the picture", 0.95)
GENERIC = Reason("alt.generic", "The alternative text says only that there is a picture", 0.95)
CAPTION = Reason("alt.repeats-caption", "The alternative text repeats the caption, which would be heard twice", 0.95)
TITLE = Reason("alt.repeats-title", "The alternative text repeats the headline and says nothing of the picture", 0.9)
CREDIT = Reason("alt.repeats-credit", "The alternative text is the picture's credit alone", 0.9)
PREFIX = Reason("alt.prefix", "A screen reader says by itself that this is an image", 0.95)

NEARLY, LONGEST = 0.93, 400
"""Likeness from which two texts are one, and letters of the longest that are compared."""

_FILE = re.compile(
    r"^\S*\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?)$"
    r"|^(?:IMG|DSC|DSCN|DSCF|P|PXL|image|photo|screenshot|KakaoTalk)[ _-]?[\d_-]{3,}\S*$"
    r"|^[\da-f]{12,}$|^[\w-]*\d{6,}[\w-]*$|^https?://\S+$"
    r"|^(?:imago|dpa|getty|afp|ap|epa|reuters|shutterstock|alamy|i?stock|adobe ?stock|picture[ -]alliance)"
    r"(?:[ _-]?(?:images?|photos?|stock))?[ _#-]*[\d_-]{5,}$",
    re.I,
)
_GENERIC = re.compile(
    r"^(?:(?:the|an?|article|news|main|featured?|lead|hero|post|blog|story|cover|header|default|related|embedded)\s+){0,3}"
    r"(?:image|photo|picture|img|pic|thumbnail|thumb|placeholder|graphic|illustration|figure|banner|logo|icon"
    r"|alt(?: text)?|untitled|null|undefined|none|photograph)s?"
    r"(?:\s+(?:description|caption|title|alt|of the article|not available))?[\s\d#:.]*(?:of\s+\d+|/\s*\d+)?$"
    r"|^(?:기사|본문|뉴스|대표|관련|메인|첨부)?\s?(?:사진|이미지|그림|썸네일|그래픽|영상|포토)\s?(?:설명|크게\s?보기|확대|[\d\s.:]*)?$"
    r"|^(?:写真|画像|图片|圖片|照片|图|イメージ|サムネイル)[\d\s]*$"
    r"|^(?:bild|foto|abbildung|symbolbild|imagen|imagem|immagine|photo d'illustration|illustration)[\d\s]*$",
    re.I,
)
_PREFIX = re.compile(
    r"^(?:an?\s+|the\s+)?(?:image|photo|picture|photograph|graphic|pic)(?:\s+(?:of|showing|shows)\s+|\s*[:\-]\s+)"
    r"|^(?:사진|이미지|그림)\s*[:：]\s*|^(?:写真|画像|图片)\s*[:：]\s*|^(?:bild|foto|imagen|photo)\s*[:：]\s+",
    re.I,
)


def weigh_alt(figure: Figure, title: str, changes: list[Change]) -> Figure:
    """The figure with the author's alternative text if it says something, else open; `changes` takes what goes."""
    alt = figure.alt
    if alt.origin != "author" or not alt.text.strip():
        return figure if alt.origin != "author" else replace(figure, alt=replace(alt, origin="none", text=""))
    text = alt.text.strip()
    reason = _worthless(text, figure, title)
    if reason is not None:
        changes.append(reason.rewrote(text, span=figure.span, context=plain(figure.caption)[:80]))
        in_picture = alt.text_in_picture or (reason is TITLE and _banner(figure))
        return replace(figure, alt=Alt(decorative=alt.decorative, long=alt.long, text_in_picture=in_picture))
    prefix = _PREFIX.match(text)
    if prefix and len(text) - prefix.end() >= 4:
        changes.append(PREFIX.rewrote(prefix[0].strip(), span=figure.span, context=text[:80]))
        text = text[prefix.end() :]
    return replace(figure, alt=replace(alt, text=text))


def _worthless(text: str, figure: Figure, title: str) -> Reason | None:
    words = same_words(text)
    caption, credit = same_words(plain(figure.caption)), same_words(plain(figure.credit))
    if _FILE.match(text) or _own_file(words, figure):
        return FILE_NAME
    if not words or _GENERIC.match(text):
        return GENERIC
    if caption and _repeats(words, caption + credit, caption):
        return CAPTION
    if credit and words in credit:
        return CREDIT
    if title and (words == (headline := same_words(title)) or (len(words) > 20 and words in headline)):
        return TITLE
    return None


def _repeats(words: str, whole: str, caption: str) -> bool:
    """Whether the alt says the caption again: part of it, or it with at most a fifth more."""
    if words in whole:
        return len(words) * 4 >= len(caption) or len(words) >= 12
    if len(caption) >= 8 and caption in words and len(words) <= 1.2 * len(caption) + 4:
        return True
    return 24 <= len(words) <= LONGEST and _nearly(words, caption)


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
    name = same_words(figure.image.url.rpartition("/")[2].partition("?")[0].rpartition(".")[0])
    return bool(words) and words == name and any(c.isdigit() for c in words)


def _banner(figure: Figure) -> bool:
    """Whether a picture is so wide and low that, with the headline as its alt, it is the headline set as a picture."""
    image = figure.image
    return image is not None and image.height > 0 and image.width >= 3 * image.height
