"""Pages written for these tests, in the shapes that pages have."""

SENTENCES = (
    "The harbour council met on Tuesday evening to decide how the old ferry pier should be used after the winter.",
    "Members heard from three engineers, who said the wooden piles could carry a light footbridge for twenty years.",
    "A decision on money was put off until spring, because the county has not yet answered the council's letter.",
    "Residents who spoke asked for benches, a shelter against the wind and a sign that tells the pier's history.",
    "The mayor thanked everyone who came and promised that minutes of the meeting would be printed within a week.",
)
KOREAN = (
    "시립도서관은 화요일 저녁 주민 설명회를 열고 새로 지을 점자 자료실의 설계를 처음으로 공개했다.",
    "설계를 맡은 건축가는 복도의 폭을 넓히고 손잡이를 양쪽에 달아 누구나 혼자 다닐 수 있게 했다고 설명했다.",
    "주민들은 음성 안내 장치를 더 많이 두고 밤에도 이용할 수 있게 해 달라고 요청했다.",
    "도서관은 의견을 모아 다음 달에 최종안을 발표하고 가을에 공사를 시작할 계획이라고 밝혔다.",
)


def page(body: str, head: str = "", lang: str = "en") -> str:
    """A whole page around a body, with the frame that pages have."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        '<header class="site-head"><a href="/" title="Front page">Harbour News</a></header>'
        '<nav><ul><li><a href="/a">Town</a></li><li><a href="/b">Sport</a></li><li><a href="/c">Weather</a></li></ul></nav>'
        f'{body}<footer class="foot"><p>Harbour News Ltd, 4 Quay Street. All rights reserved.</p></footer></body></html>'
    )


def paragraphs(sentences: tuple[str, ...] = SENTENCES) -> str:
    """The sentences as paragraphs."""
    return "".join(f"<p>{s}</p>" for s in sentences)


TITLE = "Council weighs a footbridge on the old ferry pier"
PLAIN = page(f'<main><article><h1>{TITLE}</h1><div class="article-body">{paragraphs()}</div></article></main>')
