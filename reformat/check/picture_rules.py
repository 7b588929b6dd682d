"""Rules on pictures, figures, lists, tables and sound of one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformat.check.finding import Fault
from reformat.check.page import Element, Look, Page, spot, words
from reformat.language.messages import messages
from reformat.language.scripts import bare
from reformat.patterns import lazy

FILE_NAME = lazy(
    r"\S+\.(jpe?g|png|gif|webp|svg|avif|bmp|tiff?)|(img|dsc|image|photo|pic)[_-]?\d+|[0-9a-f]{12,}|\d+", re.I
)
EMPTY_ALT = lazy(r"(image|photo|picture|graphic|img|사진|이미지|그림|写真|画像|图片|照片|bild|foto|imagen?)s?\.?", re.I)
OPENS_WITH = lazy(
    r"((an? )?(image|photo|picture|graphic) of\b|(사진|이미지|그림)\s*[:：]|bild von\b|(une )?image de\b|imagen de\b)",
    re.I,
)
BULLET = lazy(r"\s*([•▲△■●○◆▶·‧-]|\(?\d{1,2}[.)]|[①-⑳])\s*\S")


def no_alt(page: Page) -> Iterator[Fault]:
    """An img without an alt attribute, or an svg without a name."""
    for img in page.all("img", "area"):
        if img.get("alt") is None and img.get("role") not in ("presentation", "none"):
            yield spot(img), (img.get("src") or "")[:60]


def file_name_alt(page: Page) -> Iterator[Fault]:
    """An alternative text that is a file name or a number."""
    return ((spot(i), i.get("alt") or "") for i in page.all("img") if FILE_NAME.fullmatch((i.get("alt") or "").strip()))


def empty_words_alt(page: Page) -> Iterator[Fault]:
    """An alternative text that only says that this is a picture."""
    for img in page.all("img"):
        alt = (img.get("alt") or "").strip()
        if EMPTY_ALT.fullmatch(alt) or OPENS_WITH.match(alt):
            yield spot(img), alt


def caption_alt(page: Page) -> Iterator[Fault]:
    """An alternative text that says the caption again."""
    for figure in page.all("figure"):
        caption = " ".join(words(c) for c in figure.iter("figcaption"))
        for img in figure.iter("img"):
            alt = bare(img.get("alt") or "")
            if len(alt) >= 4 and (alt == bare(caption) or (len(alt) > 12 and alt in bare(caption))):
                yield spot(img), img.get("alt") or ""


def labelled_by_caption(page: Page) -> Iterator[Fault]:
    """A figure that is labelled by its own caption, which is then spoken twice."""
    for figure in page.all("figure"):
        wanted = (figure.get("aria-labelledby") or "").split()
        if wanted and any(c.get("id") in wanted for c in figure.iter("figcaption")):
            yield spot(figure), ""


def decorative_role(page: Page) -> Iterator[Fault]:
    """alt="" and a role on the same picture."""
    for img in page.all("img"):
        if img.get("alt") == "" and img.get("role") is not None:
            yield spot(img), img.get("role") or ""


def open_picture(page: Page) -> Iterator[Fault]:
    """A picture that nobody has described yet: its alt says so."""
    open_words = {messages(language).get("reading.picture-open") for language in (page.language, "en")}
    return ((spot(i), (i.get("src") or "")[:60]) for i in page.all("img") if (i.get("alt") or "") in open_words)


def silent_figure(page: Page) -> Iterator[Fault]:
    """A figure whose picture has an empty alt: the caption alone is heard, and nobody knows that something is there."""
    for figure in page.all("figure"):
        if any(i.get("alt") == "" for i in figure.iter("img")):
            yield spot(figure), ""


def loose_caption(page: Page) -> Iterator[Fault]:
    """A figcaption outside a figure."""
    return ((spot(c), "") for c in page.all("figcaption") if not any(a.tag == "figure" for a in c.iterancestors()))


def fake_list(page: Page) -> Iterator[Fault]:
    """Three or more paragraphs in a row that start with a bullet or a number."""
    run: list[Element] = []
    for element in [*page.all("p", "li", "div"), None]:
        if element is not None and element.tag == "p" and BULLET.match(words(element)):
            run.append(element)
            continue
        if len(run) >= 3:
            yield spot(run[0]), f"{len(run)} lines"
        run = []


def headless_table(page: Page) -> Iterator[Fault]:
    """A table of data without a header cell."""
    for table in page.all("table"):
        if table.get("role") not in ("presentation", "none") and not any(True for _ in table.iter("th")):
            yield spot(table), ""


def unscoped_header(page: Page) -> Iterator[Fault]:
    """A header cell that does not say what it heads."""
    return ((spot(th), "") for th in page.all("th") if th.get("scope") not in ("row", "col", "rowgroup", "colgroup"))


def nameless_table(page: Page) -> Iterator[Fault]:
    """A table without a caption or a label."""
    for table in page.all("table"):
        named = table.find("caption") is not None or table.get("aria-label") or table.get("aria-labelledby")
        if not named and table.get("role") not in ("presentation", "none"):
            yield spot(table), ""


def autoplay(page: Page) -> Iterator[Fault]:
    """Sound or film that starts by itself."""
    return ((spot(e), "") for e in page.all("audio", "video") if e.get("autoplay") is not None)


def nameless_frame(page: Page) -> Iterator[Fault]:
    """A frame without a title."""
    return ((spot(e), e.get("src") or "") for e in page.all("iframe") if not e.get("title"))


PICTURE_LOOKS: dict[str, Look] = {
    "alt.present": no_alt,
    "alt.file-name": file_name_alt,
    "alt.empty-words": empty_words_alt,
    "alt.not-caption": caption_alt,
    "alt.decorative": decorative_role,
    "alt.open": open_picture,
    "alt.silent-figure": silent_figure,
    "figure.twice": labelled_by_caption,
    "figure.caption": loose_caption,
    "list.real": fake_list,
    "table.headers": headless_table,
    "table.scope": unscoped_header,
    "table.name": nameless_table,
    "media.autoplay": autoplay,
    "frame.title": nameless_frame,
}
