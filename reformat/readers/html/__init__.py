"""Reads HTML: the article is found on lexbor's tree, and beautifulsoup4 reads only what was found.

The way of a page through the modules, each on what stands above it; `reader` is the whole of it:

    the page        page: an outline, a record an element; nesting, raw, standard: parsed in bounded time; formulas and
                    wrappers: what a script would draw, and what programs put around; saved: where it lay
    what it says    naming, called and signals: of an element by its names; around, alike: how elements stand
    the article     layout is the page of it: find weighs the elements, signs what condemns one, apart and fronts tell
                    several articles and lists of them, noted the notes, recipes (recipe_names, recipe_place) a recipe,
                    scripted and elements a body that only a script has
    around it       front: headline, standfirst and lead picture; bylines, beside, signatures, straight: who wrote it;
                    pictured: whose picture; datelines: when; colophon: section, tags, rights
    what goes       shed: inside the article, with a reason each; asking, folds, leading, teased: boxes of a kind;
                    spared and midst: what a name would take and is the article's
    its blocks      reading: kept parts into blocks; soup and inside: bs4; context: what all share; blocks hands each
                    element on to inlines and running (lines), lists, tables, listings, quotes, figures (pictures,
                    described, drawings, middles), embeds (media, previews), roles; own: a page of ours
"""

from reformat.readers.html.reader import HtmlReader

__all__ = ["HtmlReader"]
