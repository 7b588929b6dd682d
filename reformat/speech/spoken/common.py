"""What every language shares: links, mail addresses, pictures in type, marks that are only a pause."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from reformat.language.messages import messages, own
from reformat.patterns import lazy
from reformat.speech.spoken.piece import Grammar, Reader, Rule

URL = lazy(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”‘’«»「」가-힣ㄱ-ㅣ一-鿿ぁ-ヿ]*[^\s<>\"“”‘’«»「」()\[\].,;:!?…가-힣ㄱ-ㅣ一-鿿ぁ-ヿ]"
    r"|data:[a-z]+/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*"
    r"|(?<![\w.])10\.\d{4,9}/[^\s<>\"“”‘’()가-힣]*[^\W_]"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|kr|jp|cn|de|fr|es|uk|eu|io|gov|edu|info|me|tv|app|dev)"
    r"(?:/[^\s<>\"“”‘’()가-힣]*(?:[/=]|[^\W가-힣一-鿿ぁ-ヿ]))?(?![^\W가-힣一-鿿ぁ-ヿ]|-)",
    re.IGNORECASE,
)
EMAIL = lazy(r"[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])", re.ASCII)


_OPENS = lazy(r"(?<![\w’'])[‚‘'](?=\w)(?!\d0s|n['’]|em\b|til\b|tis\b|cause\b)")
_CLOSES = lazy(r"(?<=[\w.,!?…])['’](?!\w)")
"""Single quotation marks, of which the second looks like an apostrophe."""

_STARS = lazy(r"(?P<full>(?:[★⭐]\ufe0f?){2,5})(?P<empty>☆*)")
_STAR_WORDS = {
    "ko": (" 별 {} 개 ", ("두", "세", "네", "다섯")),
    "en": (" {} stars ", ("two", "three", "four", "five")),
    "de": (" {} Sterne ", ("zwei", "drei", "vier", "fünf")),
    "fr": (" {} étoiles ", ("deux", "trois", "quatre", "cinq")),
    "es": (" {} estrellas ", ("dos", "tres", "cuatro", "cinco")),
    "ja": ("星{}つ", ("二", "三", "四", "五")),
    "zh": ("{}星", ("二", "三", "四", "五")),
}


def _stars(language: str) -> Reader:
    """★★★★☆ four stars, where the language has its words; elsewhere each is named."""
    words = _STAR_WORDS.get(language)

    def read(match: re.Match[str]) -> str | None:
        count = len(match["full"].replace("\ufe0f", ""))
        return words[0].format(words[1][count - 2]) if words else None

    return read


_TRADE_MARK = lazy(r"(?<=[^\W_])[®™]+")
"""Behind the name that it protects the mark is print and not speech."""


def link_rules(language: str) -> tuple[Rule, ...]:
    """Links and mail addresses are named, not spelled out; a row of stars is counted.

    Where the catalogue lacks the language, a link's host and a mail address are said themselves.
    """
    stars = Rule("stars", "★⭐", _STARS, _stars(language))
    if not own(language):
        return Rule("email", "a0", EMAIL, lambda m: m[0]), Rule("link", "a0", URL, _host), stars
    says = messages(language)
    trade = Rule("trade-mark", "®™", _TRADE_MARK, lambda m: "")
    link, mail = f" {says.get('speech.link')}", f" {says.get('speech.email')}"
    return Rule("email", "a0", EMAIL, lambda m: mail), Rule("link", "a0", URL, lambda m: link), stars, trade


def _host(match: re.Match[str]) -> str:
    """The host of an address, without what is the same for most."""
    return match[0].rpartition("://")[2].partition("/")[0].removeprefix("www.")


STOPS = ".,?!。、，．？！।॥؟،؛۔։።፣།။၊។"
"""Stops and commas of all scripts, which every engine knows for its own language."""
MARK = lazy(r"[^\w\s.,?!。、，．？！\U0001f000-\U0001faff\u2600-\u27bf\x00-\x1f\x7f-\x9f\u200b-\u200f\ufe0f]|_")
"""A sign that is neither letter, stop, emoji nor control character."""
_CONTROL = lazy(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
_EMOJI = lazy(
    "(?P<one>[\U0001f1e6-\U0001f1ff]{2}"
    "|(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3])"
    "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?)*)(?:(?P=one))*"
)
"""One emoji, which is said once however often it is repeated."""
_PICTURES = 0x1F000
"""Signs below this are type, unless a selector makes pictures of them."""
_ARROWS = frozenset("➡⬅⬆⬇➔➜➤▶◀⏩↗↘↙↖")
"""Pointers, which are no words though a selector makes pictures of them."""
_EMOJI_NAMES = Path(__file__).with_name("emoji.toml")


@cache
def emoji_names(language: str) -> dict[str, str]:
    """Names of the commonest emoji in a language; the others are named by what they are."""
    table: dict[str, dict[str, str]] = tomllib.loads(_EMOJI_NAMES.read_text("utf-8"))
    return table.get(language, {})


def _emoji_rule(language: str) -> Rule:
    names, other = emoji_names(language), messages(language).get("speech.emoji") if own(language) else ""
    pause = {"ja": "、", "zh": "，"}.get(language, ", ")

    def read(match: re.Match[str]) -> str:
        first = match["one"].rstrip("\ufe0f\u20e3")
        name = names.get(match["one"]) or names.get(first) or names.get(first[0])
        if first[0] in _ARROWS:
            return pause
        if name is None and "\U0001f1e6" <= first[0] <= "\U0001f1ff":
            name = names.get("🏳")
        if name is None and ord(first[0]) < _PICTURES and "\ufe0f" not in match["one"]:
            return pause  # a pointing hand, a printer's flower
        if name is None and language == "en":
            name = unicodedata.name(first[0], other).lower()
            name = other if "ideograph" in name else name
        return f"{pause}{name or other}{pause}" if name or other else pause

    return Rule("emoji", "*", _EMOJI, read)


_TICK = lazy(r"(?:(?<=,\s)|(?<=^))(?P<yes>[✓✔✅☑])?[✗✘✖❌]?\ufe0f?(?=,\s|;|$)")
_TICKED = {
    "ko": ("예", "아니요"), "en": ("yes", "no"), "de": ("ja", "nein"), "fr": ("oui", "non"), "es": ("sí", "no"),
    "ja": ("はい", "いいえ"), "zh": ("是", "否"),
}  # fmt: skip
"""A cell of a table that holds nothing but a tick or a cross."""


def _tick_rule(language: str) -> tuple[Rule, ...]:
    if (words := _TICKED.get(language)) is None:
        return ()
    return (Rule("tick", "✓✔✅☑✗✘✖❌", _TICK, lambda m: words[m["yes"] is None]),)


def closing_rules(language: str) -> tuple[Rule, ...]:
    """What is left when no rule of the language's own has spoken: emoji, control characters, marks that are a pause."""
    return (
        *_tick_rule(language),
        _emoji_rule(language),
        Rule("control", "*", _CONTROL, lambda m: " "),
        Rule("mark", "*", re.compile(rf"[^\w\s{STOPS}]|_"), lambda m: ", "),
    )


def plain_grammar(language: str) -> Grammar:
    """The grammar of a language we have no numbers for."""
    rules = (*link_rules(language), *closing_rules(language))
    return Grammar(re.compile(rf"[^\w\s{STOPS}]|_|(?<![A-Za-z0-9])[A-Za-z0-9]"), rules)


def closes_quotation(text: str, at: int) -> bool:
    """Whether the apostrophe there ends a quotation: one is open, and none behind it is more likely its end (boys')."""
    if _CLOSES.match(text, at) is None:
        return False
    is_open = len(_OPENS.findall(text, 0, at)) > len(_CLOSES.findall(text, 0, at))
    return is_open and (text[at - 1] != "s" or _CLOSES.search(text, at + 1) is None)
