"""Chinese characters that espeak-ng's Mandarin voice has no sound for, by others that it can say.

It lacks the syllables xiong, qiong and jiong and spells their pinyin in English letters instead (measured over all of
U+4E00 to U+9FFF: 84 characters, 兄 胸 凶 雄 熊 穷 among them; the rest have a sound). Two syllables that run into each
other stand for each: 兄 is said 西庸, xi-yong. Inside the espeak engine alone, and never shown.
"""

from __future__ import annotations

_STAND_INS = {
    "西庸": "兄兇凶匈哅忷恟汹洶胷胸訩詾讻賯",
    "习庸": "熊赨雄",
    "系用": "夐敻詗诇",
    "七庸": "匔焪芎",
    "奇庸": "儝卭宆惸桏棾橩焭煢茕琼瓊睘瞏穷穹窮竆笻筇藑藭蛩赹跫輁邛銎",
    "机庸": "冂冋坰埛扃蘏蘔駫",
    "几永": "侰僒冏囧幜泂炯烱煚煛熲皛窘絅綗褧迥逈顈颎駉",
    "计用": "澃",
    "儿": "兒",
}
_SAYABLE = str.maketrans({character: stand_in for stand_in, many in _STAND_INS.items() for character in many})


def sayable(text: str) -> str:
    """The text with stand-ins for what the Mandarin voice can't say."""
    return text.translate(_SAYABLE)
