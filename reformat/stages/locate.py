"""The article's blocks stay; every part outside goes into the ledger, and a source without an article is refused."""

from __future__ import annotations

from msgspec.structs import replace

from reformat.document.draft import Action, Change, Draft
from reformat.document.nodes import AnyBlock, Blocks, Skipped
from reformat.document.walk import rebuild, text_of
from reformat.errors import NoArticle
from reformat.rules import Rules
from reformat.rules.match import Words
from reformat.stages.clean.refusal import refusal
from reformat.stages.clean.sight import rule_set

_MOVES = {
    "title": "Shown as the article's headline, kept as its title",
    "byline": "Shown as the article's byline, kept among its authors",
    "date": "Shown as the article's date, kept in its metadata",
    "section": "Shown as the article's section, kept in its metadata",
}
_REASONS = {
    "html.beside": "Its element stands beside the article",
    "html.class": "Its class names say that it stands beside the article",
    "html.role": "Its role is one of the page's frame",
    "html.hidden": "The page does not show it",
    "html.control": "It is a control of the page",
    "html.noscript": "A copy for browsers without scripts",
    "html.link-list": "A list of links to other pages",
    "html.site-rule": "The rules of this site take it out",
    "html.card": "A card that leads to another page",
    "html.contents": "A table of contents: links within the page alone",
}
_REFUSALS = {
    "html.index": ("an index page: it lists many articles and holds none", "give it one of the pages that it links to"),
    "html.scripted": (
        "a page that a script would fill: it holds no text of its own",
        "save the page from a browser after it has loaded",
    ),
    "html.links": ("a page of links and labels without running text", "check that this is the page of an article"),
    "html.empty": ("an empty page", "check that the page was saved whole"),
}


def locate(draft: Draft, rules: Rules) -> Draft:
    """The draft without skipped parts, which are in its ledger now. Raises NoArticle where nothing else was found."""
    changes: list[Change] = []

    def settle(block: AnyBlock) -> Blocks:
        if not isinstance(block, Skipped):
            return (block,)
        changes.append(_change(block))
        return ()

    article = draft.article
    blocks, deck = rebuild(article.blocks, settle), rebuild(article.deck, settle)
    if not any(text_of(block).strip() for block in (*deck, *blocks)):
        raise _refusal(draft, rules)
    if not changes:
        return draft
    return draft.with_article(replace(article, deck=deck, blocks=blocks), *changes)


def _change(block: Skipped) -> Change:
    """The ledger's entry for a part outside the article."""
    stamp = block.stamp
    role, rule = (stamp.role, stamp.rule) if stamp else ("", "")
    role = role if role in _MOVES else rule.removeprefix("html.")
    action: Action = "move" if role in _MOVES else "skip"
    because = _MOVES.get(role) or _REASONS.get(rule) or "It stands outside the article"
    name = f"html.{role}" if role in _MOVES else rule or "html.outside"
    return Change("locate", name, action, block.text, because, span=block.span, confidence=0.9)


def _refusal(draft: Draft, rules: Rules) -> NoArticle:
    """Why there is no article, in one line: what the page says of itself, or what it looks like."""
    skipped = [block for block in draft.article.blocks if isinstance(block, Skipped)]
    said = (Words.of(text) for text in (draft.article.metadata.title, *(block.text for block in skipped)))
    found = rule_set(draft, rules).refuse
    if (rule := next((rule for words in said if (rule := found.find(words)) is not None), None)) is not None:
        return refusal(rule)
    kinds = [b.stamp.rule for b in skipped if b.stamp]
    kind = next((kind for kind in kinds if kind in _REFUSALS), "html.links" if kinds else "html.empty")
    what, hint = _REFUSALS[kind]
    return NoArticle(f"no article found: this is {what}", hint=hint)
