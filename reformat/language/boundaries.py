"""Whether a full stop or question mark really ends its sentence: abbreviations, dates, frames of quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reformat.language.numbering import LIST_MARK, is_ordinal, numbers_item
from reformat.language.scripts import coda
from reformat.patterns import lazy

_QUOTES = frozenset("“„«¿¡「")
_WIDE = frozenset("。．｡！？")
_NOT_STARTS = frozenset(",;:)]}」』”’%、，；：·~—–=/。．！？!?&")
_BULLETS = frozenset("·—–")
"""They begin a sentence at the head of a line: a turn of a dialogue, an item."""
_HAN = lazy(r"[ぁ-ヿ一-鿿〜～]")
"""Behind these ? ! and : are as good as their wide forms."""
_DASHED = lazy(r"-{1,3}\s?[a-zß-ÿ]")
"""A dash as typewriters have it, and what goes on behind it: -- voilà! -- it works."""
_FIGURE = lazy(r"[(\[#]?\d")
_UNCASED = lazy(r"[가-힣ぁ-ヿ一-鿿]")
_SMALL_START = lazy(r"[a-z]{1,2}[A-Z]|https?://|www\.|[\w.+-]{1,40}@\w|[b-h]\)\s[A-ZÀ-Þ¿¡]")
"""What begins a sentence in small letters: iPhone, an address, an item b); and all, where no capitals are."""
_ASKED = lazy(r"[ぁ-ヿ吗呢么吧谁哪怎何几少啊否嗎麼誰幾]")
"""What tells a question."""
_WORD = lazy(r"[^\W_]+(?:['’-][^\W_]+)*")
_ELIDED = lazy("['’]")
_INK = lazy(r"\S")
_LAST = lazy(r"(?<=\d)\.?[/–~∼～-]")
"""Between two ordinals: am 12./13. Juni."""
_INNER_DOTS = lazy(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,3}$")
_DATE = lazy(r"(?:(?:1[89]|20)?\d\d|[’']\d\d)\. ?\d{1,2}(?:\. ?\d{1,2})?$|(?<![\d.])\d\. \d{1,2}$")
_PRONOUN = lazy(r"(?:am|did|do|was|ha(?:ve|d)|can|could|w(?:ill|ould)|should|may|might|must|than|and|or|but|as|[Ss]o)$")
"""Before a lone I with its stop these tell the pronoun: So did I. Me too."""
_TAIL = lazy(r"[ぁ-ヿ一-鿿](?=[A-Za-z]$)")
"""What an initial is glued to: 他叫J. K."""
_INITIAL = lazy(r"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])[A-ZＡ-Ｚ]$")
_INSIDE_NAME = lazy(r"を|[のが][ァ-ヶ一-鿿]")
"""Particles that never begin a sentence: the stop before them belongs to a name."""
_FINAL = frozenset("다요까죠네")
_TURN = lazy(r"(?:그래도|그런데|근데|하지만|그러나|그래서|그리고)\s")
"""Words that begin a sentence: what trails off before them is one too."""
_BIEUP = 17
"""Place of ㅂ among the final consonants."""
_POLITE = lazy(r"(?:です|ます|した|せん|だね|だよ)$")
"""They end a Japanese sentence, before dots and a space too."""
_PARTICLES = frozenset("了吧呢吗嗎啊嘛")
"""They end a Chinese sentence: the dots behind one do too."""
_GLUED = lazy(r"[가-힣](?:다|요|죠|까)$")
_NEXT = lazy(r"[.!?](?:[가-힣“‘\"']|\d+[가-힣]|[A-Z]+[^\W\d_])")
_ANNOUNCED = lazy(r"[다요까]:\s?$")
"""What frames the quotation stands before it."""
_FRAMED = lazy(r"[!?][\"']?(?:이?라[고는며]|하[고며는]|[고며는란]\s)")
"""Behind a final ending: a sentence whose space was lost, and a frame that goes on with it."""
_SMALL = lazy(r"[b-df-hj-np-tv-xz]")
"""A small consonant alone is an abbreviation in every language: h. c., s. XIX, v. Chr."""
_VOICELESS = lazy(r"(?![HhMm]+$|[BbPp]?[rs]+t?$|Tsk)[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{1,4}")
"""No vowel, no word, unless somebody moans: cp., Bldg., but Hm."""
_ROMAN = lazy(r"[IVXLC]{2,7}(?=[\s,.;:)]|$)|[IVXLC](?=[,.;:)])")
"""The number of a volume, a chapter: vol. I, p. 3."""
_LETTERED = lazy(
    r"\b(?:plan|vitamin|hepatitis|type|group|grade|section|part|exhibit|appendix|option|team|block|level|class|titan"
    r"|vitamina|hépatite|grupo|groupe|gruppe|klasse|typ|serie|série|stufe|parte|partie|teil)\s[A-Z]$|°\s?[NSEWO]$",
    re.IGNORECASE,
)
"""What a capital behind it names: Plan B is no initial."""
_PLACED = lazy(
    r"\b(?:Platz|Rang|Nummer|Kapitel|Punkt|Version|Linie|Gleis|Index|Halle|Raum|Zimmer|Seite|Teil|Klasse|Tor|\w+(?:str|platz|weg)\.?|Nr\.|Abs\.|Art\.|§)\s$"
)
"""German words whose number behind them is no ordinal."""
_LOWER = lazy(r"(?<![\w.])(?:[a-zß-ÿ]{3,24}|it|no|so|up|us|me|go|do|on|in)$")
_WHOLE = lazy(r"(?<![\w.])(?:[A-ZÀ-Þ][a-zß-ÿ]{3,24}|\d{2,4})$")
_CAPITAL = lazy(r"[A-ZÀ-Þ][a-zß-ÿ’']*\s")
"""A stop between two words of Latin letters whose space a scraper lost; in names like Node.Js no space follows."""
_BRANDS = ("Yahoo", "야후", "Jeopardy", "E")


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows one language's habits: `never` ends a sentence, `maybe` does before one of `starters`, `ends` before every
    capital but `names`, `number` not before a digit; `frame` matches what goes on with the sentence after a closed
    quotation, `tail` what goes on with it after any stop. `ordinals`: a stop behind a number makes it an ordinal, also
    before a capital.
    """

    never: frozenset[str]
    maybe: frozenset[str]
    endings: frozenset[str]
    names: frozenset[str]
    number: frozenset[str]
    starters: frozenset[str]
    ordinals: bool
    frame: re.Pattern[str] | None
    weak_frame: re.Pattern[str] | None
    tail: re.Pattern[str] | None

    def ends(self, text: str, begin: int, at: int, end: int, opened: int) -> bool:
        """Whether text[at:end] ends the sentence begun at `begin`; `opened`: where the pair that it closes began."""
        ink = _INK.search(text, end)
        if ink is None:
            return False
        if opened >= 0 and self._goes_on(text, begin, at, end, opened):
            return False
        if ink.start() == end:
            return self._ends_glued(text, begin, at, end)
        if self._carries_on(text, begin, at, end, ink.start()):
            return False
        marks = text[at:end]
        if "…" in marks or marks.startswith(".."):
            return self._ends_open(text, at, marks, ink.start())
        if marks[0] == ".":
            return self._ends_dot(text, begin, at, end, ink.start())
        return not (marks[0] == "!" and text[begin:at].endswith(_BRANDS))

    def _carries_on(self, text: str, begin: int, at: int, end: int, ink: int) -> bool:
        """Whether what stands behind the mark cannot begin a sentence."""
        first = text[ink]
        if first in _NOT_STARTS:
            if first == "/" and "가" <= text[ink + 1 : ink + 2] <= "힣":  # /김하늘 기자
                return False
            spaced = text[begin : begin + 2].lstrip()[:1] in tuple("—–") and text[ink + 1 : ink + 2].isspace()
            word = ink + 1 + spaced  # — Tu viens ? — Non.
            turn = text[word : word + 1].isupper() or text[word : word + 1] in tuple("¿¡")  # —No.
            return first not in _BULLETS or "\n" not in text[end:ink] and not (turn and first != "·")
        if first in ".…":
            return not text[ink + 1 : ink + 2].isdigit()
        if first == "-":
            return bool(_DASHED.match(text, ink))
        if first.islower() and first.isalpha():
            return not _UNCASED.match(text, at - 1) and not _SMALL_START.match(text, ink)
        return bool(self.tail and self.tail.match(text, end))

    def _goes_on(self, text: str, begin: int, at: int, end: int, opened: int) -> bool:
        """After a closed pair: whether the sentence around it goes on, as it does after a title."""
        if text[opened] in "《〈<＜":
            return True
        if text[opened] in "([（［〔【":
            return bool(text[begin:opened].strip())
        if text[opened - 1 : opened] == "：" or text[opened - 1 : opened] == ":" and _HAN.match(text, opened - 2):
            return text[end : end + 1] in _NOT_STARTS
        if _ANNOUNCED.search(text, max(0, opened - 3), opened):
            return text[end : end + 1] in _NOT_STARTS
        if text[opened] == "“" and text[at] in "！？" and _HAN.match(text, opened - 1) and _HAN.match(text, end):
            return True  # 他写了“生还是死？”四个字
        plain_stop = text[at] in ".。"
        frame = self.weak_frame if plain_stop and self.weak_frame else self.frame
        return bool(frame and frame.match(text, end))

    def _ends_glued(self, text: str, begin: int, at: int, end: int) -> bool:
        """Marks with no space after them end a sentence in Chinese and Japanese, and in Korean pasted together."""
        if not _WIDE.isdisjoint(text[at:end]) or text[at] in "?!" and self._is_wide(text, begin, at):
            if text[at] == "．" and text[at - 1 : at].isdigit() and text[end].isdigit():
                return False
            if text[at] == "．" and (LIST_MARK.match(text[begin:at]) or _INITIAL.search(text, max(0, at - 2), at)):
                return False
            goes_on = text[at] in "！？!?" and text[end] in "とっって" or _INSIDE_NAME.match(text, end)
            return text[end] not in _NOT_STARTS and not goes_on
        if text[at] == "…":
            if text[end] in "“「" and text[end - 1] in "”」":  # one speaks after the other
                return True
            return text[at - 1 : at] in _PARTICLES and text[end] not in _NOT_STARTS and text[end] not in "的地得"
        if _CAPITAL.match(text, end) and text[at:end].strip(".?!") == "" and self._lost_a_space(text, at, end):
            return True
        if end - at != 1:
            return False
        final = _GLUED.search(text, max(0, at - 2), at)
        return bool(final and _NEXT.match(text, at)) and not _FRAMED.match(text, at)

    def _is_wide(self, text: str, begin: int, at: int) -> bool:
        """Whether a narrow ? or ! ends a Chinese or Japanese sentence; ? is also what a lost dot of a name leaves."""
        return bool(_HAN.match(text, at - 1)) and (text[at] == "!" or bool(_ASKED.search(text, begin, at)))

    def _lost_a_space(self, text: str, at: int, end: int) -> bool:
        """Whether a capitalised word glued to a mark begins a sentence: rain.Then, Monday.The, 2026?Nobody."""
        if _LOWER.search(text, max(0, at - 25), at):
            return True
        before = _WHOLE.search(text, max(0, at - 25), at)
        if before is None or before[0].lower() in self.never | self.maybe:
            return False
        return self._starts(text, end)

    def _ends_open(self, text: str, at: int, marks: str, ink: int) -> bool:
        """Three dots end a sentence when something plainly new begins."""
        after = text[ink]
        if "?" in marks or "!" in marks or "…." in marks:
            return True
        if after in "“「" and marks[-1] in "”」":  # one speaks after the other
            return True
        if after in "¿¡":
            return not text[ink + 1 : ink + 2].islower()
        return (
            after.isupper() or _is_final(text, at) or bool(_TURN.match(text, ink) or _POLITE.search(text, at - 2, at))
        )

    def _ends_dot(self, text: str, begin: int, at: int, end: int, ink: int) -> bool:
        if numbers_item(text, begin, at):
            return False
        if end > at + 1:  # closing marks after the stop: an abbreviation would not be followed by them
            return True
        token = text[max(begin, at - 24) : at].split()
        bare = token[-1].lstrip("([“‘\"'«„") if token else ""
        word = self._shortened(_TAIL.split(re.split("['’–]", bare)[-1])[-1])
        if word[-1:].isdigit():
            return self._ends_number(text, begin, at, ink, _LAST.split(word)[-1].lstrip("-–/"))
        if len(word) == 1:
            return self._ends_letter(text, begin, at, ink, token, bare)
        acronym = word.isupper() and "." not in word and not text[ink + 1 : ink + 2].isupper()  # BP, no Bp.
        low = word if acronym else word.lower()
        if (
            low in self.never
            or word in self.never
            or _FIGURE.match(text, ink)
            and (word.lower() in self.number or low.endswith(("str", "splatz", "spl")))
            and not (low == "no" and text[ink] in "([")
        ):
            return False
        if low in self.number and _ROMAN.match(text, ink) or self.ordinals and is_ordinal(text, begin, at):
            return self._starts(text, ink) and text[ink] not in "IVXLC"
        if word in self.names:
            return True
        if low.lstrip("0123456789") in self.endings:  # 5 p.m., 11a.m.
            hour = len(token) == 3 and token[1][0].isdigit()  # At 5 a.m. Mr. Hill rose.
            return self._starts(text, ink) if hour else self._capital(text, ink)
        if low in self.maybe or _INNER_DOTS.fullmatch(word):
            return self._starts(text, ink)
        return acronym or not _VOICELESS.fullmatch(word) or self._ends_voiceless(text, ink, token)

    def _shortened(self, word: str) -> str:
        """A word, or the abbreviation behind its hyphen: Dec. 1-Jan. 9, Minneapolis-St. Paul."""
        last = word.rpartition("-")[2] if "-" in word else word
        return last if last.lower() in self.number or last == "St" else word

    def _ends_voiceless(self, text: str, ink: int, token: list[str]) -> bool:
        """A stop after consonants alone: an abbreviation, or a unit behind its number: 5 km. Rome won."""
        measured = len(token) > 1 and token[-2][-1].isdigit()
        return not text[ink].isdigit() and (measured or self._starts(text, ink))

    def _ends_letter(self, text: str, begin: int, at: int, ink: int, token: list[str], bare: str) -> bool:
        """A stop after one letter: an initial (J. K.), an abbreviation (h. c.), a unit (98.6 F), a name (Plan B)."""
        letter, behind_number = bare[-1], len(token) > 1 and token[-2][-1].isdigit()
        if letter.islower() and text[ink + 1 : ink + 2] == "." and text[ink].isupper():  # 44 a. C.
            return False
        if letter in self.never or text[ink].isdigit() and letter.lower() in self.number:
            return False
        if _SMALL.fullmatch(bare) or letter in "FCKVW" and behind_number:
            if letter == "W" and behind_number and len(token[-2]) > 2:  # 8000 W. Elm Road
                return self._starts(text, ink)
            half_day = letter == "m" and len(token) > 1 and token[-2] in ("a.", "p.")  # 5 p. m.
            return (behind_number or half_day) and self._capital(text, ink)
        if letter == "I" and len(token) > 1 and _PRONOUN.match(token[-2]):
            return True
        if _LETTERED.search(text, max(begin, at - 20), at):
            return True
        return self._starts(text, ink) if letter.isupper() or letter.lower() in self.maybe else True

    def _ends_number(self, text: str, begin: int, at: int, ink: int, word: str) -> bool:
        """A stop after a number: the end, or a date (2021. 6. 18.) or an ordinal (3. Oktober) that goes on."""
        if text[ink].isdigit() and len(word) <= 4 and word.isdigit():
            return False
        if _DATE.search(text, max(begin, at - 14), at) and " " in text[max(begin, at - 5) : at]:
            return False
        ordinal = self.ordinals and word.isdigit() and len(word) <= 2
        if ordinal and _PLACED.search(text, max(begin, at - 20), at - len(word)):
            return True
        return not ordinal or self._starts(text, ink)

    def _capital(self, text: str, ink: int) -> bool:
        """Whether a capital begins a sentence here, and is not that of a day or a time zone: 5 p.m. Tuesday."""
        word = _WORD.match(text, ink)
        return word[0][0].isupper() and word[0] not in self.names if word else text[ink] in _QUOTES

    def _starts(self, text: str, ink: int) -> bool:
        """Whether a new sentence plainly begins here: one of the words that begin sentences, or a quotation."""
        word = _WORD.match(text, ink)
        if word is None:
            return text[ink] in _QUOTES
        initial = len(word[0]) == 1 and text[word.end() : word.end() + 1] == "."
        return not initial and (word[0] in self.starters or _ELIDED.split(word[0], 1)[0] in self.starters)


def _is_final(text: str, at: int) -> bool:
    """Whether a Korean sentence can end before `at`: 했다, 입니까; 그러니까 goes on."""
    if text[max(0, at - 2) : at] == "니까":
        return at > 2 and coda(text[at - 3]) == _BIEUP
    return at > 0 and text[at - 1] in _FINAL
