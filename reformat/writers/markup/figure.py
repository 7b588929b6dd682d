"""Pictures, and what stands for them where there is none or nobody has described it."""

from __future__ import annotations

from reformat.document.nodes import Figure, Image
from reformat.writers.markup.desk import Desk
from reformat.writers.markup.inline import fill
from reformat.writers.markup.tree import Element, address, element


def figure(block: Figure, desk: Desk) -> Element | None:
    """A figure: the picture or a line that it is not here, an extended description, caption, credit.

    A mere decoration is no figure, since a figure is announced; one that is not here is nothing.
    """
    bare = block.alt.decorative and not (block.caption or block.credit or block.alt.long)
    marked = desk.id(block.id) | {"class": "rf-figure"} | desk.form.lang(block.language, block.direction)
    made = element("div" if bare else "figure", marked)
    source = desk.form.picture(block.image) if block.image else ""
    if block.image and source:
        made.append(_picture(block, block.image, source, desk))
    elif bare:
        return None
    else:
        made.extend(_absent(block, desk))
    if block.alt.long:
        made.append(_long(block, desk))
    caption = _caption(block, desk)
    if caption is not None:
        made.append(caption)
    return made


def _picture(block: Figure, image: Image, source: str, desk: Desk) -> Element:
    size = {"width": str(image.width), "height": str(image.height)} if image.width > 0 and image.height > 0 else {}
    more = {"aria-details": f"{desk.form.prefix}{block.id}.long"} if block.alt.long else {}
    name = desk.id(f"{block.id}.alt")
    if not block.alt.decorative:
        desk.light(f"{block.id}.alt", name["id"])
    return element("img", {"src": source, "alt": alternative(block, desk)} | _origin(block) | name | size | more)


def _origin(block: Figure) -> dict[str, str]:
    """Who wrote the alternative text, where it was not the author: so our page can be read again."""
    alt = block.alt
    said = "decorative" if alt.decorative else alt.origin if alt.text else "none"
    return {} if said == "author" else {"data-alt": said}


def alternative(block: Figure, desk: Desk) -> str:
    """The alternative text: empty only for a decoration; a machine's says that it is one; an open one says so."""
    alt, say = block.alt, desk.form.say
    if alt.decorative:
        return ""
    if not alt.text:
        return say.get("reading.picture-open")
    return say.get("reading.machine-alt", text=alt.text) if alt.origin == "machine" else alt.text


def _absent(block: Figure, desk: Desk) -> list[Element]:
    """A visible line that the original's picture is not here, with its address if it has one, and its description."""
    say, ours = desk.form.say, desk.form.ours()
    url = address(block.image.url) if block.image else ""
    if url.startswith("http"):
        number = {} if desk.form.book else {"data-note": str(desk.number_of(url))}
        link = element("a", {"href": url} | number, say.get("reading.picture-elsewhere"))
        line = element("p", {"class": "rf-absent"} | ours, say.get("reading.picture-absent"), " ", link)
    else:
        line = element("p", {"class": "rf-absent"} | ours, say.get("reading.picture-absent"))
    if not block.alt.text or block.alt.decorative:
        return [line]
    named = desk.id(f"{block.id}.alt") | {"class": "rf-title"} | _origin(block)
    text = element("span", named, alternative(block, desk))
    desk.light(f"{block.id}.alt", text.get("id") or "")
    described = element(
        "p", {"class": "rf-described"}, element("span", ours, say.get("reading.picture-described")), " ", text
    )
    return [line, described]


def _long(block: Figure, desk: Desk) -> Element:
    title = element("summary", desk.form.ours(), desk.form.say.get("reading.long-description"))
    words = (element("p", None, line) for line in block.alt.long.split("\n") if line.strip())
    return element("details", desk.id(f"{block.id}.long") | {"class": "rf-long"}, title, *words)


def _caption(block: Figure, desk: Desk) -> Element | None:
    if not block.caption and not block.credit:
        return None
    made = element("figcaption")
    for part, inlines in (("caption", block.caption), ("credit", block.credit)):
        if inlines:
            name = f"{block.id}.{part}"
            made.append(fill(element("p", desk.id(name) | {"class": f"rf-{part}"}), inlines, name, desk))
    return made
