"""Leads to other articles inside the text: a label and a colon, and then nothing but the headline it links to."""

from __future__ import annotations

from collections.abc import Callable

from reformat.document.addresses import site_of
from reformat.document.nodes import (
    AnyBlock,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    Metadata,
    Paragraph,
    Strong,
)
from reformat.document.walk import plain
from reformat.patterns import lazy
from reformat.rules import Rules, RuleSet
from reformat.rules.match import Words
from reformat.stages.clean.channels import LONGEST, calls_to_follow, offers_to_share
from reformat.stages.clean.sight import Page, Sight, Verdict, weight

VERDICT = Verdict("clean.lead-elsewhere", "A label and the linked headline of another article of the same site", 0.85)

TOPICS = Verdict("clean.topics", "A label of the page and nothing but links to what else is filed under a word", 0.85)
SHARE = Verdict("clean.share", "A button to share it: its address is where a network takes what readers post", 0.9)
CALL_BECAUSE = "A call to follow the house elsewhere: it links nothing but channels on networks"
CALL = Verdict("clean.channels", CALL_BECAUSE, 0.85)

LABEL, HEADLINE, CRIED = 28, 25, 12
"""Weight of a label at most, of a headline at least, and of one behind a label in capitals or one that is known."""

LEAST_CRIED = 4
"""Letters of a label in capitals before a full stop at least: a shorter one is an initial."""

TOPIC = 40
"""Weight of a topic's name at most."""

WORDS = 3
"""Words of a label without a sign at its end, at most."""

SLIP = 2
"""Characters of the headline that a writer left outside the link."""

LINKED = 0.4
"""Share of a block's characters in links, at least."""

_ENDS = (":", "：", "|", ">", "»", "→", "›")
_SET_OFF = lazy(r"\[.*\]|[>＞»≫►▶▷→⇒➔➡☞➤👉].*")
"""A whole line in brackets or behind an arrow, which say as much as a label."""
_LABELLED = lazy(rf"[^\W\d][\w-]{{1,18}}(?: [\w-]{{1,14}})?\s?[:：|]\s\S.{{{CRIED},}}[^.:;,]")
"""A link that holds its label too: in a word or two what kind of piece it leads to, a colon, and its headline."""
_KOREAN = lazy(
    r"(?=.*[가-힣])[^:：]{4,40} [^:：]{1,40}(?<![다요까죠]\.)(?<!내려받기)(?<!다운로드)(?<!바로가기)[^.?!:：]"
)
"""A headline in Korean that is all of its line, and no sentence: papers set those of others between paragraphs."""
_AROUND = " \u00a0\"'“”„‘’()[]［］【】〈〉《》–—-."
_ARROWS = ">＞»≫►▶▷→⇒➔➡☞➤👉 "


def drop_leads(page: Page, known: Metadata, rules: Rules, found: RuleSet) -> Page:
    """The page with such lines condemned, and calls to follow; where its address is unknown, links without a host."""
    home = site_of(known.url)
    signs: tuple[tuple[Verdict, Callable[[Sight], bool]], ...] = (
        (VERDICT, lambda s: s.stamp.link_density > LINKED and _elsewhere(s.block, home, known.url, found)),
        (VERDICT, lambda s: s.stamp.link_density > LINKED and not s.sentence and _runs_on(s.block)),
        (TOPICS, lambda s: s.stamp.link_density > LINKED and names_topics(s.block, found)),
        (CALL, lambda s: s.size <= LONGEST and calls_to_follow(s.block)),
        (SHARE, lambda s: offers_to_share(s.block)),
    )
    asked = [(verdict, says) for verdict, says in signs if not rules.kept(verdict.rule)]

    def judged(sight: Sight) -> Sight:
        return sight.judged(next((verdict for verdict, says in asked if says(sight)), None))

    return tuple(judged(sight) if sight.stamp.link_density else sight for sight in page)  # most have no link


def _elsewhere(block: AnyBlock, home: str, here: str, found: RuleSet) -> bool:
    """Whether a line, or each line of a list, leads to another article; in a list a question is a label too."""
    match block:
        case Paragraph() | Heading():
            return all(_leads(line, home, here, found) for line in _lines(block.inlines))
        case List(items) if items and all(len(item.blocks) == 1 for item in items):
            lines = [only.inlines if isinstance(only := item.blocks[0], Paragraph) else () for item in items]
            labelled = sum(_leads(line, home, here, found) for line in lines)
            ends = (*_ENDS, "?", "!")
            return 2 * labelled >= len(lines) and all(_leads(line, home, here, found, ends) for line in lines)
        case _:
            return False


def _leads(inlines: Inlines, home: str, here: str, found: RuleSet, ends: tuple[str, ...] = _ENDS) -> bool:
    """Whether a run is a label, one by its sign or one that a rule knows, and one link to another page of this site."""
    links = _links(inlines, 0)
    if len(links) != 1:
        return False
    at, text, url = links[0]
    whole = plain(inlines)
    label, rest = whole[:at].strip(_AROUND), whole[at + len(text) :].strip(_AROUND)
    same_site = _near(site_of(url), home) if home else url.startswith(("/", "./", "../"))
    if not same_site or url.partition("#")[0] == here.partition("#")[0]:
        return False
    if len(rest) > SLIP or text.startswith(("http", "www.")):
        return False
    if not label and not rest and ends is _ENDS and _KOREAN.fullmatch(text.strip()):
        return True
    known = 0 < weight(label) <= LABEL and _heads_others(label, found)
    marked = not label.strip(_ARROWS) and _SET_OFF.fullmatch(whole.strip()) is not None
    if weight(text) < (CRIED if label.isupper() or known or marked else HEADLINE):
        return False
    if known or marked:
        return True
    if not label:
        return _cried(text, found) or (ends is _ENDS and _holds_label(text))
    stopped = label.isupper() and len(label) >= LEAST_CRIED and whole[:at].rstrip().endswith(".")
    return weight(label) <= LABEL and (stopped or label.endswith(ends))


def _runs_on(block: AnyBlock) -> bool:
    """Whether a line is a label in Korean and then headlines that lead elsewhere, run together: a box without lines."""
    links = _links(block.inlines, 0) if isinstance(block, Paragraph) else []
    if len(links) < 2 or not all(url.startswith(("/", "./", "../", "http")) for _, _, url in links):
        return False
    whole = plain(block.inlines) if isinstance(block, Paragraph) else ""
    between = [whole[at + len(text) : after[0]] for (at, text, _), after in zip(links, links[1:], strict=False)]
    label = whole[: links[0][0]].strip()
    heads = all(_KOREAN.fullmatch(text.strip()) for _, text, _ in links)
    return heads and weight(label) <= LABEL and not any(gap.strip() for gap in between)


def names_topics(block: AnyBlock, found: RuleSet) -> bool:
    """Whether a line is a label that a rule knows, with its sign, and after it nothing but short links.

    One link alone is a topic only after the head of a list: a page's data ("Website:") are of the article.
    """
    if not isinstance(block, Paragraph | Heading):
        return False
    links, whole = _links(block.inlines, 0), plain(block.inlines)
    label = whole[: links[0][0]].strip() if links else ""
    if not label.endswith(_ENDS) or not 0 < weight(label) <= LABEL:
        return False
    between = [whole[a + len(text) : b] for (a, text, _), (b, _, _) in zip(links, links[1:], strict=False)]
    rest = [*between, whole[links[-1][0] + len(links[-1][1]) :]]
    short = all(weight(text) <= TOPIC for _, text, _ in links) and all(len(r.strip(_AROUND)) <= SLIP for r in rest)
    rule = found.remove.find(Words.of(label), (), "edge") if short else None
    return rule is not None and (rule.takes == "run" or len(links) > 1)


def _holds_label(text: str) -> bool:
    label, _, headline = text.strip().partition(". ")
    cried = label.isupper() and LEAST_CRIED <= len(label) <= LABEL and weight(headline) >= CRIED
    return cried or _LABELLED.fullmatch(text.strip()) is not None


def _cried(text: str, found: RuleSet) -> bool:
    """Whether a headline is all in capitals, as houses set those of other articles between their paragraphs."""
    return text.isupper() and len(text.split()) > WORDS and found.remove.find(Words.of(text)) is None


def _lines(inlines: Inlines) -> list[Inlines]:
    """What a block says between its line breaks."""
    breaks = [at for at, inline in enumerate(inlines) if isinstance(inline, LineBreak)]
    starts, ends = [0, *(at + 1 for at in breaks)], [*breaks, len(inlines)]
    lines = [inlines[start:end] for start, end in zip(starts, ends, strict=True)]
    return [line for line in lines if plain(line).strip()] if breaks else [inlines]


def _heads_others(label: str, found: RuleSet) -> bool:
    """Whether a rule knows a few words as the head of a list of other articles."""
    rule = found.remove.find(Words.of(label)) if len(label.split()) <= WORDS else None
    return rule is not None and rule.takes == "run"


def _links(inlines: Inlines, at: int) -> list[tuple[int, str, str]]:
    """Place, words and address of each link, also inside stress."""
    found: list[tuple[int, str, str]] = []
    for inline in inlines:
        match inline:
            case Link(inner, url):
                found.append((at, plain(inner), url))
            case Strong(inner) | Emphasis(inner):
                found += _links(inner, at)
            case _:
                pass
        at += len(plain((inline,)))
    return found


def _near(host: str, home: str) -> bool:
    """Whether two hosts are of one site: the same, or one a part of the other."""
    return host == home or host.endswith(f".{home}") or (bool(host) and home.endswith(f".{host}"))
