"""How the cleaner sees a block: its words in the forms rules ask for, its size and shape, and what is decided of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import replace as with_changed
from itertools import pairwise

from reformat.document.addresses import host_of
from reformat.document.draft import Draft
from reformat.document.nodes import AnyBlock, Blocks, Figure, Heading, List, Paragraph, Quote, Stamp, Table
from reformat.document.walk import text_of
from reformat.language.detection import FAR as BEYOND
from reformat.language.detection import detect
from reformat.language.scripts import SCRIPTS, primary
from reformat.patterns import CLOSERS, lazy
from reformat.rules import Rules, RuleSet
from reformat.rules.match import Words
from reformat.rules.schema import Field, Where
from reformat.stages.clean.sign_off import is_signed
from reformat.stages.clean.standfirst import FAR, signed

Page = tuple["Sight", ...]

_ENDS = frozenset(".!?。！？…؟।۔။។།።։")
_RUNNING = (Paragraph, Heading, Quote, List)
WIDE = lazy(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]")
SAMPLE, FEW = 6000, 2000
"""Characters from which the language of a page is told."""
NOTICES = 1
"""Sentences above a standfirst that may be a notice of the page."""
LONG = 60
"""Letters (a Korean, Chinese or Japanese one counting twice) from which a sentence is taken for body text."""
STOPLESS = 100
"""Letters from which a text that ends in Thai or Lao is taken for sentences: neither writes a stop."""


NO_STAMP = Stamp()
"""What is known of a block of which the markup said nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a block: the rule that says so; for a move the field and the value that goes in, and `more`."""

    rule: str
    because: str
    confidence: float = 1.0
    to: Field | None = None
    value: str = ""
    takes: str = ""
    more: tuple[tuple[Field, str], ...] = ()


OUTSIDE, BESIDE = "clean.outside", "clean.beside"
"""Rules of the frame around a scrape's article."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One block with what can be seen of it, and what the markup said; `verdict` None: it stays, in its `role`."""

    block: AnyBlock
    words: Words
    size: int
    sentence: bool
    where: Where = "any"
    role: str = ""
    verdict: Verdict | None = None
    stamp: Stamp = NO_STAMP

    @property
    def body(self) -> bool:
        """Whether it reads as running text."""
        return self.sentence and self.size >= LONG

    @property
    def stays(self) -> bool:
        """Whether nothing has condemned it."""
        return self.verdict is None

    @property
    def free(self) -> bool:
        """Whether nothing is known of it."""
        return self.verdict is None and not self.role

    @property
    def framed(self) -> bool:
        """Whether the frame, and no rule, has put it outside the article."""
        return self.verdict is not None and self.verdict.rule in (OUTSIDE, BESIDE)

    @property
    def to(self) -> str:
        """The field of the metadata that it moves to; empty where it does not."""
        return (self.verdict.to or "") if self.verdict is not None else ""

    @property
    def takes(self) -> str:
        """What a label that goes takes with it; empty where it is none."""
        return self.verdict.takes if self.verdict is not None else ""

    @property
    def rule(self) -> str:
        """The id of the rule that has condemned it; empty where none has."""
        return self.verdict.rule if self.verdict is not None else ""

    @property
    def make(self) -> tuple[str, ...]:
        """What the element's tag and the names at it and close around it say of how it is made."""
        return (self.stamp.tag, *self.stamp.classes[:3])

    @property
    def path(self) -> str:
        """The path of its element, where the markup says."""
        return self.block.span.path if self.block.span is not None else ""

    @property
    def box(self) -> str:
        """The path of the element around it, where the markup says."""
        return self.path.rpartition(" > ")[0]

    @property
    def figure(self) -> bool:
        """Whether a line is a figure without a word, which goes with the label above it."""
        return isinstance(self.block, Paragraph) and not any(map(str.isalpha, self.words.full))

    def judged(self, verdict: Verdict | None) -> Sight:
        """The same block with this verdict, where there is none yet."""
        return self if self.verdict or verdict is None else with_changed(self, verdict=verdict)


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier looks at an article have found, by the blocks' identity: most are the very same the next time.

    `seen`: words, size and whether it ends as a sentence does; `sights`: a block in its part of the article, `judged`:
    with the rules' word on it, which is `said` of equal words; `calm`: what cutting leaves alone, `cut` where its lines
    stay, `apart` pairs of neighbours that are not doubled. Blocks are held, so that an identity stays.
    """

    seen: dict[int, tuple[AnyBlock, Words, int, bool]] = field(default_factory=dict)
    sights: dict[tuple[int, Where], Sight] = field(default_factory=dict)
    judged: dict[tuple[int, Where], Sight] = field(default_factory=dict)
    said: dict[tuple[str, tuple[str, ...], Where, bool], tuple[Verdict | None, str]] = field(default_factory=dict)
    calm: dict[int, AnyBlock] = field(default_factory=dict)
    cut: dict[tuple[int, Where], AnyBlock] = field(default_factory=dict)
    apart: dict[tuple[int, int], tuple[AnyBlock, AnyBlock]] = field(default_factory=dict)


def look(blocks: Blocks, memory: Memory) -> Page:
    """All blocks of an article as the cleaner sees them, each with its part of the article."""
    for block in blocks:
        if id(block) not in memory.seen:
            words = Words.of("" if isinstance(block, Figure) else text_of(block))
            ends = isinstance(block, _RUNNING) and ends_sentence(words.full)
            memory.seen[id(block)] = (block, words, weight(words.full), ends)
    seen = [memory.seen[id(block)] for block in blocks]
    core = [i for i, (_, _, size, ends) in enumerate(seen) if ends and size >= LONG]
    places = _places(core, [(words.full, size) for _, words, size, _ in seen], lined=_lined(blocks))
    page = []
    for facts, where in zip(seen, places, strict=True):
        key: tuple[int, Where] = (id(facts[0]), where)
        if (sight := memory.sights.get(key)) is None:
            sight = memory.sights[key] = Sight(*facts, where, stamp=facts[0].stamp or NO_STAMP)
        page.append(sight)
    return tuple(page)


DATED = ("authors", "published", "modified")
"""Fields that the lines around a headline tell: who wrote the article, and when."""


def title_of(page: Page) -> int | None:
    """Which block is the headline, once one is marked as such."""
    return next((i for i, s in enumerate(page) if s.to == "title"), None)


def text_below(page: Page, title: int) -> int:
    """Where the running text begins below the headline; at the headline where none does."""
    below = range(title + 1, len(page))
    return next((i for i in below if page[i].stays and page[i].body and page[i].where != "head"), title)


def placed_anew(page: Page) -> Page:
    """The page with the part of the article that each block stands in, by the running text that no rule condemns."""
    core = [i for i, sight in enumerate(page) if sight.stays and sight.body]
    places = _places(core, [(sight.words.full, sight.size) for sight in page], lined=True)
    return tuple(
        sight if sight.where == where or not sight.stays else with_changed(sight, where=where)
        for sight, where in zip(page, places, strict=True)
    )


def _lined(blocks: Blocks) -> bool:
    return bool(blocks) and blocks[0].stamp is not None and blocks[0].stamp.tag == "line"


def _places(core: list[int], lines: list[tuple[str, int]], *, lined: bool) -> list[Where]:
    """The part of the article that each block stands in; `core`: those that are running text, the standfirst too."""
    if not core:
        return ["edge"] * len(lines)
    first, last = core[0], core[-1]
    for one, other in pairwise(core[: NOTICES + 2] if lined else ()):
        first = other if signed(lines[one + 1 : other][:FAR]) else first
    return ["head" if i < first else "tail" if i > last else "any" for i in range(len(lines))]


_NOTED = frozenset("0123456789]¹²³⁴⁵⁶⁷⁸⁹⁰")
_NOTE = lazy(r"(?:\s?\[\d{1,3}\]){1,9}$|(?<=[^\W\d_][.!?。])(?:\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})$")
"""Marks of notes behind a sentence."""

_BYLINED = lazy(
    r"[다요]\.[”’\"']?\s?[\[(=/]{0,2}\s?(?:[가-힣]{2,5}\s?=\s?)?[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3}\s(?:[가-힣]{2,6}\s?)?(?:기자|특파원|논설위원|앵커|에디터|PD)"
    r"(?:\s\(?[\w.+-]+@[\w.-]+\)?)?[\])]?$|(?<!니)다\.[”’\"']?\s?[\w.+-]+@[\w.-]+$"
)
"""Who wrote it, behind the last sentence of a Korean report."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    end = text.rstrip(CLOSERS)[-1:]
    if end in _NOTED and (noted := _NOTE.search(text)) is not None:
        end = text[: noted.start()].rstrip(CLOSERS)[-1:]
    if end not in _ENDS and is_signed(text):
        return True
    if end not in _ENDS and ("다." in text[-60:] or "요." in text[-60:]) and _BYLINED.search(text) is not None:
        return True
    return end in _ENDS or ("\u0e01" <= end <= "\u0edf" and len(text) >= STOPLESS)


def weight(text: str) -> int:
    """How much a text says, in Latin letters: a Korean, Chinese or Japanese one says about twice as much."""
    return len(text) + (0 if text.isascii() else len(WIDE.findall(text)))


def is_scrape(draft: Draft) -> bool:
    """Whether these are lines of a flattened page, in which the article is still to be found."""
    return "line" in [b.stamp.tag for b in draft.article.blocks if b.stamp is not None]


def is_plain(block: AnyBlock) -> bool:
    """Whether rules on a block's whole words may speak of it."""
    return isinstance(block, Paragraph | Heading | List | Quote | Table)


def rule_set(draft: Draft, rules: Rules) -> RuleSet:
    """The rules for this article's language and site; English ones always, since every page has English labels."""
    known = draft.article.metadata
    said = draft.source_text or " ".join(map(text_of, draft.article.blocks))  # a page may hold its article in a script
    return rules.for_language(*tongues(known.language, said[:SAMPLE]), host=host_of(known.url))


def tongues(said: str, text: str) -> tuple[str, ...]:
    """The languages whose rules apply: the page's own, as said or else as its words look, and English.

    Many a builder of pages says "en" whatever it builds, so letters beyond the Latin ones are asked first.
    """
    strange = primary(said) not in SCRIPTS and 4 * len(BEYOND.findall(text[:FEW])) > len(text[:FEW])
    looks = detect(text).language if strange or not said else ""
    return tuple(dict.fromkeys(t for t in (looks, said, "en") if t))
