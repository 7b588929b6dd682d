"""Kana in Korean text: さくら 사쿠라, ラーメン 라멘. A Korean voice would name each as a foreign letter.

After the table of the National Institute of Korean Language: soft consonants at the beginning of a word, ん and っ
close the syllable before them, long vowels are not written.
"""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.speech.spoken.piece import Rule

_KANA = (
    "あ아い이う우え에お오か카き키く쿠け케こ코さ사し시す스せ세そ소た타ち치つ쓰て테と토な나に니ぬ누ね네の노は하ひ히ふ후へ헤ほ호"
    "ま마み미む무め메も모や야ゆ유よ요ら라り리る루れ레ろ로わ와ゐ이ゑ에を오が가ぎ기ぐ구げ게ご고ざ자じ지ず즈ぜ제ぞ조だ다ぢ지づ즈で데ど도"
    "ば바び비ぶ부べ베ぼ보ぱ파ぴ피ぷ푸ぺ페ぽ포ゔ부ぁ아ぃ이ぅ우ぇ에ぉ오ゎ와ゕ카ゖ케"
)
_TABLE = dict(zip(_KANA[::2], _KANA[1::2], strict=True))
_SMALL = {"ゃ": (2, 0), "ゅ": (17, 13), "ょ": (12, 8)}
"""The vowel that a small kana makes of the one before it, and the same after ㅈ and ㅊ, which Korean writes plain."""
_SOFT = {15: 0, 16: 3, 14: 12}
"""ㅋ ㅌ ㅊ as ㄱ ㄷ ㅈ."""
_GLIDES = {"ぁ": 0, "ぃ": 20, "ぅ": 13, "ぇ": 5, "ぉ": 8}
_AFTER = {"ぃ": 16, "ぇ": 15, "ぉ": 14}
"""Vowels that small kana put in place of the one before them (ティ 티, チェ 체), and behind う (ウィ 위)."""
_CLOSE = {"ん": 4, "っ": 19}
_ROUND = (8, 12, 13, 17)
"""Vowels behind which う is only their length."""
_VOWELS, _ENDS, _BASE = 21, 28, 0xAC00
WORD = lazy(r"[ぁ-ゖァ-ヺ][ぁ-ゖァ-ヺーゝゞヽヾ]*")


def hangul(kana: str) -> str:
    """A word in kana as Korean writes it."""
    out: list[int] = []
    before = ""
    for character in kana:
        plain = chr(ord(character) - 0x60) if "ァ" <= character <= "ヶ" else character
        if not (out and _joins(plain, before, out)) and plain != "ー":
            out.append(ord(_TABLE.get(plain, "응" if plain == "ん" else "쓰" if plain == "っ" else "야")) - _BASE)
        before = plain
    if out:
        lead, rest = divmod(out[0], _VOWELS * _ENDS)
        out[0] = _SOFT.get(lead, lead) * _VOWELS * _ENDS + rest
    return "".join(chr(_BASE + syllable) for syllable in out)


def _joins(plain: str, before: str, out: list[int]) -> bool:
    """Whether a kana belongs to the syllable before it, which it then changes."""
    lead, vowel = out[-1] // (_VOWELS * _ENDS), out[-1] // _ENDS % _VOWELS
    if plain in _SMALL:
        out[-1] = (lead * _VOWELS + _SMALL[plain][lead in (12, 14)]) * _ENDS
    elif plain in _GLIDES and before in "ふてでちしじとどつゔ":
        out[-1] = ((17 if before == "ふ" else lead) * _VOWELS + _GLIDES[plain]) * _ENDS
    elif plain in _AFTER and before == "う":
        out[-1] = (lead * _VOWELS + _AFTER[plain]) * _ENDS
    elif plain in _CLOSE and not out[-1] % _ENDS:
        out[-1] += _CLOSE[plain]
    else:
        return plain == "う" and vowel in _ROUND and not out[-1] % _ENDS
    return True


KANA_RULES = (Rule("kana", "a", WORD, lambda match: hangul(match[0])),)
