"""Words of a page's own controls in Korean: what is pressed, and the figures that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reformat.document.nodes import List, Paragraph
from reformat.document.walk import text_of
from reformat.patterns import lazy
from reformat.stages.clean.sight import Sight

OF_PAGES = lazy(
    r"기사|기자(?=[의가를])|뉴스|(?<![가-힣])글(?=\s|[을이은의]|$)|읽을거리|구독|[댓답]글|채널|(?<![가-힣])앱|영상|회원|로그인|신문|(?<![가-힣])PC"
    r"|조회|추천|공유|화면|글[꼴자씨]|광고|후원|이벤트|무료|특가|설문|소식|실시간|팔로|업데이트|편집[국자]|개인정보|첨부|바로\s?가기|연재"
    r"|(?:다음|이전|지난)\s(?:이야기|편|호|회)|\d+화|콘텐츠|카테고리|목록|포토|알림|주소|블로그|카페|사이트|페이지|언론"
)
"""Things of a page."""

ADDRESSED = lazy(r"당신|여러분|독자|회원|고객|구독")
"""Whom a page speaks to."""

PRESSED = lazy(r"[가-힣](?:보기|읽기|듣기|하기|받기|담기|가기|쓰기|달기|열기|닫기|바꾸기|만들기|남기기|보내기)$")
"""How the words of a button end."""

LONGEST = 20
"""Characters of a button's words at most."""

_DONE = (
    "구매|결제|주문|예약|예매|투표|참여|신청|응모|구독|로그인|가입|후원|응원|기부|공유|신고|저장|도전|다운로드|다운|제보|등록|확인|비교|검색|번역|복사|추가"
    "|팔로우|설치|시작|재생|문의|설정|선택|이동|연결|적용|취소|동의|인증|체험|해지|계속|입장|스크랩|녹음|수정|삭제|알림|추천"
)
"""What a page lets its reader do."""

_BUTTON = lazy(
    rf"(?:\S{{1,10}}\s){{0,3}}(?:\S{{0,8}}\s?(?:보기|듣기|담기|켜기|끄기|닫기|펼치기|접기|남기기|넘기기|내려받기|바로\s?가기|찾기|주기)"
    rf"|\S{{0,8}}(?:{_DONE})\s?하기|(?:이어|계속|마저|더|전문|모두|원문)\s?(?:읽기|쓰기)|무료\s?체험)"
    r"|다시\s?시도|전체\s?화면|자동\s?재생|(?:구독|도전|참여|체험|무료)\s?(?:신청|시작)|건너뛰기"
)
"""A noun and what may be done with it, as a button says."""

ENDING = lazy(
    rf"(?:보기|읽기|듣기|하기|받기|담기|가기|쓰기|달기|열기|닫기|끄기|켜기|접기|풀기|찾기|넘기기|남기기|보내기|(?:^|\s)(?:{_DONE}|신청|더보기|확대|축소))$"
)
"""How the words end that name what may be done."""

ASKED = lazy(r"(?:세요|십시오|니까|니다|[나까어해아려죠]요|다면|는다면)[.!?~]*$|\?$")
"""How the words end that are said to a reader."""

_AROUND = lazy(r"^[▶▷►☞👉+\s]+|\s?\([^()]{1,14}\)$|\s?[>›»→▶]$")
"""Signs around a button, and how long what it plays is."""

_FIGURE = lazy(
    r"[\d:.,/~\s%+\-▲▼△▽↑↓₩★☆x×]*\d[\d:.,/~\s%+\-▲▼△▽↑↓★☆x×]*(?:원|℃|°|배속|KB|MB)?|(?:리뷰|평점|후기|별점)\s?[\d.,]+"
)
_COUNT = lazy(
    r"(?:(?:현재|누적|총|지금까지|오늘|최근)\s)*(?:[가-힣]{2,4}\s)?[\d,.]+[만천]?\s?(?:명|회|건|개|표)?(?:이|가)?\s?(?:참여|조회|응원|구독|공감|투표|응답|추천|신청|도전|재생)(?:\s?(?:중|했습니다|하셨습니다))?"
    r"|(?:현재|누적|총|지금까지)\s?(?:참여|조회|응원|구독|공감|투표|응답|추천|신청|도전|재생)(?:자|수)?\s?[\d,.]+[만천]?\s?(?:명|회|건|개|표)?"
)


def is_button(text: str) -> bool:
    """Whether a line is the words of a button and nothing else."""
    words = _AROUND.sub("", text)
    return 2 < len(words) <= LONGEST and _BUTTON.fullmatch(words) is not None


_ANSWER = lazy(r"예|네|아니[오요]|(?:찬성|반대)(?:한다|합니다|해요)?|(?:잘\s)?모르겠(?:다|음|어요|습니다)|기타|기권")


def is_mere(text: str) -> bool:
    """Whether a line is a time, a price, a page of several, an answer of a poll or how many took part."""
    return len(text) <= LONGEST and any(one.fullmatch(text) for one in (_FIGURE, _COUNT, _ANSWER))


def are_tips(lines: Sequence[str]) -> bool:
    """Whether most of several lines end as what one ought to do does: a list of an article's advice, no buttons."""
    ending = sum(1 for line in lines if line.endswith("기"))
    return ending > 2 and 2 * ending > len(lines)


def lines_of(sight: Sight) -> list[str]:
    """What the lines of a block say."""
    if isinstance(sight.block, List):
        return [" ".join(map(text_of, item.blocks)) for item in sight.block.items]
    text = text_of(sight.block) if isinstance(sight.block, Paragraph) else sight.words.full
    return [line for line in map(str.strip, text.split("\n")) if line] if "\n" in text else [sight.words.full]


_TOLD = lazy(r".{12}(?<![니시])다\.[”’\"']?$")


def is_text(sight: Sight) -> bool:
    """Whether a block is running text, or a sentence in the plain form however short."""
    return sight.body or (sight.sentence and not sight.role and _TOLD.search(sight.words.full) is not None)
