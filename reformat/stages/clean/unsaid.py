"""Rows of a Korean scrape between two paragraphs that say nothing the article says, and speak as pages do.

No label of theirs has to be known: an article's own short lines, such as headings, facts and cells of tables, take up
its words or stand alone; a page's ask, name what is pressed, or speak of pages. One sign is enough for a row, since
none of its lines is of the article; a line alone needs two. Reports are written in the plain form, so a sentence in a
polite one that quotes nobody is the page's word to its reader; between date and text it takes the label above it along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from reformat.document.nodes import Paragraph
from reformat.language.scripts import HANGUL_WORD
from reformat.patterns import lazy
from reformat.readers.metadata.dates import iso
from reformat.readers.metadata.korean_bylines import bylined
from reformat.readers.metadata.people import korean
from reformat.rules import Rules
from reformat.stages.clean.counted import ANNOUNCING
from reformat.stages.clean.frame import PLAIN
from reformat.stages.clean.pressed import ASKED, ENDING, OF_PAGES, is_text
from reformat.stages.clean.sight import DATED, Page, Sight, Verdict
from reformat.stages.clean.terms import terms_of, vocabulary

RULE = "clean.unsaid"
VERDICT = Verdict(
    RULE, "In a row of short lines between two paragraphs that speaks as pages do, and not of the article", 0.6
)

LONGEST, MOST = 48, 7
"""Characters of each line of such a row at most, and its lines."""
LEAST = 3
"""Sentences of an article at least in which such rows are looked for."""
SHARE = 0.8
"""Rows to each paragraph at most: an article of more short lines is made of them."""
KNOWN = 0.15
"""Share of a row's words that the article says by chance, where the row has a strong sign."""
FEW = 3
"""Lines of a row to each sign at most: what one line of an article's own list ends with is none of all."""
SENTENCE = 80
"""Characters of a sentence to the reader at most."""
TERSE = 6
"""The same of the last line of a row that heads nothing, where no line alone heads a part of the article."""
ANSWER = 4
"""Characters of a poll's answers at most: such a line below another heads nothing."""
LINE = 80
"""Weight of a line at most that tells who wrote the article, and when."""
LISTED, BRIEF = 2, 8
"""Lines below a label that are a list, and characters up to which the last may head the text below."""
LABEL = 24
"""Characters of a label between date and text at most; the last such line may head the text where no sign speaks."""
_HEADS = lazy(r"^[^\w\s\"'“‘(\[<]")
"""A sign before a line: what several lines bear heads the article's parts."""
_SIGN = lazy(r"^[^\w\s\"'“‘(\[<【「『〈《~\-–—.…*#%$₩€£]\s?\S")
"""A picture or an arrow before a line."""
_OWN = lazy(
    r"[:：=]\s*\S|^[■□◆◇●○▲△▶▷※①-⑳\-–·•*]|^\d{1,2}[.)]\s|[“”]|^[\[(【].*[\])】]$|기자$|\s\S*[가-힣]다$|\d\s?(?:g|kg|ml|컵|큰술|작은술|개|명|%|인분)\)?$"
)
"""What an article's own short lines have: facts, points, quotations, speakers, amounts."""
_POLITE = lazy(r"(?:니다|[가-힣]요|니까)[.!?~…]*$")
_ASKS = lazy(r"(?:세요|십시오)[.!~]*$")
_QUOTED = lazy(r"[\"“”]|편집자|필자")
_OTHERS = lazy(
    r"^[\[(<〈【]\s?[^\[\]()<>〈〉【】]{0,8}(?:기사|뉴스|소식|글|읽을)[^\[\]()<>〈〉【】]{0,4}[\])>〉】]\s?\S|\S\s(?:기사|뉴스|글|소식|읽을거리)$"
)
"""A label for what else there is to read, alone or before it."""
_BARE = lazy(r"^(?:[가-힣]{1,3}(?![은는이가을를의에한지로와과도고며])[가-힣]\s){3,}[가-힣]{2,4}$")
"""Nouns in a row, as menus and players have them."""
_DAY = lazy(r"20\d\d년 ?\d{1,2}월 ?\d{1,2}일 ?\(?[월화수목금토일](?:요일)?\)?")
"""The head of a printed page, beside its number."""
_LASTS = lazy(r"(?<!시)(?<!시\s)(?<!\d)\d{1,2}\s?분(?:\s?\d{1,2}\s?초)?(?![가-힣]*[기석야양])")
"""How long something takes, which is no time of day."""


def drop_unsaid(page: Page, rules: Rules) -> Page:
    """The page without such rows, down to the last line that has a sign of pages or is known for one of theirs."""
    first = next((sight for sight in page if sight.verdict is None and is_text(sight)), None)
    if rules.kept(RULE) or first is None or HANGUL_WORD.search(first.words.full) is None:
        return page
    texts = [at for at, sight in enumerate(page) if sight.verdict is None and is_text(sight)]
    if sum(max(1, page[at].words.full.count("다.")) for at in texts) < LEAST:
        return page
    often = Counter(sight.words.full[:1] for sight in page if sight.verdict is None and _HEADS.match(sight.words.full))
    own = {sign for sign, count in often.items() if count > 1}
    between = range(texts[0] + 1, texts[-1])
    told_in = set(texts)
    short = [at not in told_in and _is_short(page[at], own) for at in between]
    rows = [
        [at for at, _ in run] for is_short, run in groupby(zip(between, short, strict=True), itemgetter(1)) if is_short
    ]
    rows = [row for row in rows if any(page[at].stays for at in row) and not _among(page, row)]
    dated = max((at for at in range(texts[0]) if page[at].to in DATED or _tells_day(page[at])), default=texts[0])
    if not rows and dated + 1 >= texts[0]:
        return page
    soft = 2 * sum(PLAIN.search(page[at].words.full) is None for at in texts) > len(texts)
    said = vocabulary([terms_of(page[at].words.full) for at in texts], [True] * len(texts))
    gone = set(_over(page, range(dated + 1, texts[0]), said))
    if soft:  # what speaks softly itself asks, and heads its parts as pages do
        rows = [row for row in rows if any(_OTHERS.search(page[at].words.full) for at in row if page[at].stays)]
    heads = soft or any(len(row) == 1 and not _signs(page[row[0]]) for row in rows)
    if len(rows) <= SHARE * len(texts):
        gone |= {at for row in rows for at in _of_page(page, row, said, heads=heads, soft=soft)}
    return tuple(sight.judged(VERDICT) if at in gone else sight for at, sight in enumerate(page)) if gone else page


def _over(page: Page, above: range, said: Mapping[str, int]) -> list[int]:
    """The places of what a page puts between the date and the text: sentences to its reader, and what heads them."""
    out: list[int] = []
    for at in reversed(above):
        text = page[at].words.full
        if not page[at].free or bylined(text) or korean(text):
            continue
        brief = len(text) <= LABEL and not page[at].sentence and not _OWN.search(text)
        over = at + 1 in out or (at + 1 in above and not page[at + 1].stays)  # no verse
        mere = brief and (over or _LASTS.search(text) or OF_PAGES.search(text) or _strong(text))
        share = _share(page, [at], said)
        if (mere and share == 0) or (_is_polite(page[at]) and share <= KNOWN):
            out.append(at)
    return out


def _among(page: Page, row: list[int]) -> bool:
    """Whether lines of a marked page stand in the very box of the text above: its writer set them there."""
    above = page[row[0] - 1]
    return above.stamp.tag != "line" and all(page[at].box == above.box for at in row)


def _tells_day(sight: Sight) -> bool:
    """Whether a line that nobody knows tells who wrote it and when."""
    text = sight.words.full
    return sight.stays and "20" in text and not sight.sentence and sight.size <= LINE and iso(text) != ""


def _of_page(page: Page, row: list[int], said: Mapping[str, int], *, heads: bool, soft: bool) -> list[int]:
    """The places of a row that go; `heads`: the text has lines alone that head its parts, or speaks softly (`soft`)."""
    if sum(page[at].stays for at in row) > MOST or ANNOUNCING.search(page[row[0] - 1].words.full):
        return []
    free = [at for at in row if page[at].stays]
    strong = {at: _strong(page[at].words.full) if page[at].stays else _known(page[at]) for at in row}
    weak = {at: OF_PAGES.search(page[at].words.full) is not None for at in free}
    ends = [at for at in row if strong[at] or weak.get(at)]
    ended = bool(ends) and ((ends[-1] == row[-1] and not soft) or _answers(page, row) or _listed(page, row, said))
    ended = ended or (bool(ends) and not heads and len(page[row[-1]].words.full) <= TERSE)
    row = row if ended else row[:-1] if ends else []  # the last line may head the text below
    free = [at for at in row if page[at].stays]
    told, known = sum(strong[at] for at in free), any(strong[at] for at in row if at not in free)
    if known and len(free) == 1 and _DAY.fullmatch(page[free[0]].words.full):
        return free
    share, pages = _share(page, free, said), sum(weak[at] for at in free)
    own = any(_OWN.search(page[at].words.full) and (len(free) > 1 or not _bracketed(page[at])) for at in free)
    if not free or own or share > (KNOWN if told else 0):
        return []
    if len(free) == 1:
        return free if _leads(page[free[0]], told, pages, known, share) else []
    spoken = not pages and all(page[at].sentence for at in free)  # people talk, and no page
    return free if (told and FEW * (told + pages) >= len(free) and not spoken) or pages > 1 else []


def _bracketed(sight: Sight) -> bool:
    """Whether a line is a thing of pages in brackets."""
    return sight.words.full[0] in "[(<〈【" and OF_PAGES.search(sight.words.full) is not None


def _signs(sight: Sight) -> bool:
    """Whether a line is known for one of the page's, or speaks as pages do."""
    return not sight.stays or _strong(sight.words.full) > 0 or OF_PAGES.search(sight.words.full) is not None


def _leads(line: Sight, told: int, pages: int, known: bool, share: float) -> bool:
    """Whether a line alone is none of the article; a sentence to the reader has to ask for something of the page."""
    if line.sentence and not line.words.full.endswith("?"):
        return bool(pages) and _ASKS.search(line.words.full) is not None
    if told and (pages or known or told > 1):
        return True
    return not share and (pages > 0 or any(one.search(line.words.full) for one in (ENDING, _OTHERS, _BARE)))


def _answers(page: Page, row: list[int]) -> bool:
    """Whether the last two lines of a row are a word each."""
    ends = [page[at].words.full for at in row[-2:]]
    return len(ends) > 1 and all(len(text) <= ANSWER and " " not in text for text in ends)


def _listed(page: Page, row: list[int], said: Mapping[str, int]) -> bool:
    """Whether a row is headlines below a label for what else there is to read, the last one too."""
    heads = _OTHERS.search(page[row[0]].words.full) is not None and len(row) > LISTED
    return heads and len(page[row[-1]].words.full) > BRIEF and _share(page, row[-1:], said) == 0


def _share(page: Page, lines: list[int], said: Mapping[str, int]) -> float:
    """How much of what lines say the article says too."""
    terms = [term for at in lines for term in terms_of(page[at].words.full)]
    return sum(term in said for term in terms) / max(len(terms), 1)


def _is_short(sight: Sight, own: set[str]) -> bool:
    """Whether a line says no sentence, or is none of the article; `own`: signs that several lines bear."""
    if not sight.stays:
        return not sight.body
    if sight.words.full[:1] in own:
        return False
    plain = isinstance(sight.block, Paragraph) and not sight.role and sight.stamp.role == "" and sight.size > 0
    asks = sight.words.full.endswith("?") or _is_polite(sight)
    return plain and len(sight.words.full) <= LONGEST and (not sight.sentence or asks)


def _is_polite(sight: Sight) -> bool:
    """Whether a line is a sentence said to its reader, and quotes nobody."""
    text = sight.words.full
    return sight.sentence and len(text) <= SENTENCE and bool(_POLITE.search(text)) and not _QUOTED.search(text)


def _known(sight: Sight) -> int:
    """Whether a rule has condemned a line."""
    return not sight.rule.startswith("clean.") and not sight.to


def _strong(text: str) -> int:
    """How many signs of what is pressed, asked or offered a line has."""
    return sum(bool(one.search(text)) for one in (ENDING, ASKED, _SIGN, _OTHERS, _BARE))
