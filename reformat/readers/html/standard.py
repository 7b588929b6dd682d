"""What the HTML standard says of elements (§13.2): which ends which, and how far an end tag reaches."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """Names of elements, set apart by spaces."""
    return frozenset(text.split())


FORMATTING = names("b big code em font i nobr s small strike strong tt u")
"""Elements that go on in the next paragraph unless they are ended; so does `a`, but each ends the one before."""

SOFT = FORMATTING | {"a"}
VOID = names("area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr")
RAW = names("script style title textarea xmp iframe noembed noframes")
"""Elements in which a parser sees no tags."""
ROOTS = frozenset(("html", "head", "body"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
GROUPS = frozenset(("tbody", "thead", "tfoot"))
SIDES = frozenset(("caption", "colgroup"))
ROWS = {
    **dict.fromkeys(CELLS, CELLS),
    "tr": frozenset(("tr",)),
    **dict.fromkeys(GROUPS, GROUPS),
    **dict.fromkeys(SIDES, SIDES),
}
"""Parts of a table, each with those that it ends; outside a table a parser takes no notice of them."""
BLOCKS = HEADINGS | names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " header hgroup hr li listing main menu nav ol p pre search section summary ul xmp"
)
"""What ends a paragraph that is open."""
REACHING = BLOCKS | {"applet", "button", "marquee", "object", "select"}
"""Elements whose end tag reaches as far as their scope, past whatever else is open."""
INTEGRATION = frozenset(("foreignobject", "desc", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"))
"""Elements of drawings and formulas in which HTML goes on."""
BARS = INTEGRATION | CELLS | names("applet caption table marquee object template select")
"""The scope: what an end tag doesn't reach out of."""
WALLS = BLOCKS | BARS | GROUPS | frozenset(("button", "colgroup", "frameset", "noscript", "tr"))
"""What the end tag of an inline or unknown element doesn't reach out of."""
FENCES = WALLS - {"address", "div", "p"}
"""What a new item of a list doesn't reach out of."""
RUBY = frozenset(("rb", "rp", "rt", "rtc"))
SIBLINGS = {
    **dict.fromkeys(HEADINGS, HEADINGS),
    **dict.fromkeys(RUBY, RUBY),
    "option": frozenset(("option",)),
    "optgroup": frozenset(("option", "optgroup")),
}
"""Elements that end one of these if it is the one in hand."""
FOREIGN = frozenset(("svg", "math"))
UNSURE = FOREIGN | {"frameset", "select", "template"}
"""Elements in which it depends on much whether a raw element is one."""
BREAKOUT = names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""HTML elements that end a drawing or a formula in which they stand."""
KNOWN = (
    WALLS
    | BREAKOUT
    | VOID
    | RAW
    | RUBY
    | ROOTS
    | FOREIGN
    | names(
        "a abbr acronym audio bdi bdo canvas cite data datalist del dfn font ins kbd label legend map mark meter"
        " noscript optgroup option output picture progress q samp slot strike summary svg time video"
    )
)
"""Elements that the standard knows; browsers show any other as they show a span."""
