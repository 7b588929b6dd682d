# ruff: noqa: E501 - lines of articles are as long as articles have them
"""Scrapes of our own, each of a kind that cleaners break: what must go, what must stay."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scrape:
    """A text with what has to be in the article (`stays`), out of it (`goes`) and in its metadata (`known`)."""

    name: str
    text: str
    stays: tuple[str, ...]
    goes: tuple[str, ...] = ()
    known: dict[str, object] = field(default_factory=dict)


KOREAN = """본문 바로가기
전체메뉴
경제 금융

동네 책방 다섯 곳, 한 지붕 아래 모였다

홍길동 기자 2026. 1. 6. 08:15

■ 낡은 창고가 책 마을로

책방마다 다른 서가

가나동 낡은 창고에 들어선 책 마을 전경. 사진 제공=가나시가나동 낡은 창고에 들어선 책 마을 전경. 사진 제공=가나시

가나시 가나동의 낡은 곡물 창고가 책 마을로 다시 태어났다. 6일 문을 연 이곳에는 그림책과 시집, 여행책을 파는 동네 책방 다섯 곳이 함께 들어섰다.

책방 주인들은 “혼자서는 버티기 어려웠는데 모이니 손님이 먼저 알아봐 준다”고 입을 모았다. 첫날에만 이웃 주민 삼백여 명이 다녀갔다.

공유하기 기능을 추가했다는 누리집 소개도 눈길을 끈다. 좋아하는 책을 고르면 이웃에게 바로 알릴 수 있다.

관련기사

시는 내년까지 창고 두 동을 더 고쳐 작은 극장과 공방을 열 계획이다. 시 관계자는 “골목이 살아나는 모습을 보는 것이 가장 큰 보람”이라고 말했다.

홍길동 기자 hong@example.com
<저작권자 ⓒ 가나신문, 무단 전재 및 재배포 금지>

많이 본 뉴스
1
강변 산책로 새 단장 마쳐
2
시장 골목에 겨울 불빛
3
눈 소식에 제설차 대기

더보기
top버튼
팝업창 닫기
글자크기 설정
공유하기
"""

PEOPLE = """사회

[인사] 가나시청

입력 2026.01.06. 08:15

◇ 4급 승진

▲기획조정실장 김하나 ▲복지국장 이두리 ▲도시국장 박세찬

◇ 5급 전보

▲총무과장 최네온 ▲공보관 정다솜

▲체육과장 한여름 ▲관광과장 오가을

◇ 6급 전보

▲민원팀장 서겨울 ▲홍보팀장 남봄

홍길동 기자 hong@example.com

<저작권자 ⓒ 가나신문, 무단 전재 및 재배포 금지>

공유하기
댓글 0
"""

OBITUARY = """[부고] 김한별(가나일보 부장)씨 모친상

▲ 박순이씨 별세, 김한별(가나일보 부장)·한솔(나다전자 과장)씨 모친상 = 6일 오전, 가나병원 장례식장 3호실, 발인 8일 오전 7시. 02-000-0000

▲ 이동수씨 별세, 이나래(회사원)씨 부친상 = 5일, 다라의료원 장례식장 1호실, 발인 7일 오전 9시.

많이 본 뉴스
1
시청 앞 광장 새 단장
2
겨울 축제 개막
공유하기
"""

BROADCAST = """[앵커]
밤사이 내린 눈으로 출근길이 얼어붙었습니다.
홍길동 기자가 보도합니다.
[리포트]
새벽부터 눈발이 굵어졌습니다.
시는 제설차 여든 대를 투입했지만 골목길은 여전히 빙판입니다.
지금까지 시청 앞에서 홍길동이었습니다.
촬영기자:박세찬/영상편집:최네온
■ 제보하기
▷ 카카오톡 : '가나제보' 검색, 채널 추가
▷ 전화 : 02-000-0000
▷ 유튜브, 네이버, 카카오에서도 가나뉴스를 구독해주세요!
"""

INTERVIEW = """[인터뷰] “도서관은 모두의 거실” 가나도서관장

홍길동 기자 2026. 1. 6. 08:15

가나도서관이 새 건물로 옮긴 지 한 해가 지났다. 관장에게 지난 한 해를 물었다.

▲ 한 해를 돌아본다면?

- 쉽지 않았지만 보람이 컸다. 하루 이용자가 두 배로 늘었고, 아이들이 특히 많아졌다.

▲ 앞으로의 계획은?

- 예산이 늘 모자라지만 이동 도서관을 한 대 더 사려고 한다. 섬마을 아이들이 기다린다.

Copyright ⓒ 가나신문. All rights reserved. 무단 전재 및 재배포 금지.
"""

ENGLISH = """Skip to main content
Menu
Home > News > Local
Sign in
Subscribe

A clock that nobody winds

By Jane Doe
Published March 3, 2026

Share this article
Facebook Twitter Email

The town hall clock of Millbrook has not been wound since the autumn, and nobody can say who should do it.

For sixty years the job belonged to one family, who climbed the ninety steps every Sunday after church and asked for nothing but a key.

The clock at noon. Photo: Jane Doe
The clock at noon. Photo: Jane Doe

Advertisement

When the last of them moved away, the council found that no contract had ever been signed. “We simply assumed that time would go on,” said the mayor.

Share prices of the firm that built the clock have not moved either, she added with a smile.

Related articles
Bridge to close for repairs
Bakery wins prize again
Sign up for our daily newsletter
12 Comments
© 2026 Example News. All rights reserved.
Privacy Policy
"""

CASES = (
    Scrape(
        "korean page",
        KOREAN,
        (
            "■ 낡은 창고가 책 마을로",
            "책방마다 다른 서가",
            "가나동 낡은 창고에 들어선 책 마을 전경. 사진 제공=가나시",
            "공유하기 기능을 추가했다는 누리집 소개도",
            "시는 내년까지 창고 두 동을",
        ),
        ("전체메뉴", "관련기사", "많이 본 뉴스", "강변 산책로", "제설차 대기", "더보기", "top버튼", "글자크기 설정", "저작권자"),
        {"title": "동네 책방 다섯 곳, 한 지붕 아래 모였다", "authors": ("홍길동",), "section": "경제 › 금융", "publisher": "가나신문", "published": "2026-01-06T08:15:00+09:00"},
    ),
    Scrape("personnel list", PEOPLE, ("◇ 4급 승진", "▲기획조정실장 김하나", "▲민원팀장 서겨울"), ("공유하기", "댓글 0"), {"authors": ("홍길동",)}),
    Scrape("obituary", OBITUARY, ("▲ 박순이씨 별세", "▲ 이동수씨 별세"), ("많이 본 뉴스", "겨울 축제 개막", "공유하기")),
    Scrape("broadcast", BROADCAST, ("[앵커]", "밤사이 내린 눈으로", "[리포트]", "시는 제설차 여든 대를"), ("촬영기자", "▷ 전화", "구독해주세요"), {"authors": ("홍길동",)}),
    Scrape("interview", INTERVIEW, ("▲ 한 해를 돌아본다면?", "- 쉽지 않았지만", "- 예산이 늘"), ("Copyright",), {"publisher": "가나신문"}),
    Scrape(
        "english page",
        ENGLISH,
        ("The town hall clock of Millbrook", "The clock at noon. Photo: Jane Doe", "When the last of them", "Share prices of the firm"),
        ("Sign in", "Share this article", "Facebook Twitter", "Advertisement", "Bridge to close", "newsletter", "12 Comments", "Privacy Policy"),
        {"title": "A clock that nobody winds", "authors": ("Jane Doe",), "publisher": "Example News"},
    ),
)  # fmt: skip
