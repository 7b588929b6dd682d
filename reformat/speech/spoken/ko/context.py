"""Counters that mean two things: the words around a number decide which numerals it takes."""

from __future__ import annotations

import re

from reformat.patterns import lazy

_MACHINE = lazy(
    r"(?:[가-힣]*(?:차량|택시|버스|트럭|트랙터|오토바이|자전거|킥보드|드론|헬리콥터|자주포|컴퓨터|노트북|태블릿|서버|로봇|휴대폰|휴대전화|스마트폰|카메라|텔레비전|냉장고|에어컨|프린터|"
    r"기계|장비|중장비|크레인|포클레인|피아노|엘리베이터|키오스크|펌프|세단|밴|렌터카|레미콘|덤프트럭|모니터|에스컬레이터|리프트|탱크|휠체어|침대|차|대파|쪽파|갈비|담배|"
    r"주사|침|헬기|[가-힣](?:객|공|투|송|격|찰|련|인|행|화|말|탁|조|소|풍|전|판|동|흡|임|쇄|설|압|폭|착|강|로)기|정수기|복사기)"
    r"|[A-Z]{1,3}-\d{1,3}[A-Za-z]{0,3}|[A-Z]\d{3}[A-Za-z]{0,3}|PC|TV|SUV|CCTV|GPU|AED|ATM)"
    r"(?:\s?\([^()]{1,12}\))?(?:\s?등)?(?:\s(?:장비|차량|인력))?\s?(?:총|모두|약|단|겨우|무려|또|각|각각|최대|최소|하루)?\s?$"
    r"|\d대\s(?:중|가운데)\s(?:약\s|단\s)?$"
)
_MACHINE_AFTER = lazy(
    r"꼴|\s(?:중|가운데)\s(?:약\s|단\s)?\d{1,3}대|(?:의|짜리)?\s?(?:자동차|차량|승용차|버스|트럭|드론|헬기|열차|장비|컴퓨터|로봇|카메라|TV|오토바이|택시|비행기|서버|전투기)"
    r"|(?:가|이)\s(?:잇따라\s)?(?:추돌|충돌|불에\s?탔|불탔|파손|전소|투입|출동|동원|팔렸|판매)|(?:를|을)\s(?:들이받|동원|투입|잇달아|팔|도입|배치|판매)"
    r"|\s(?:추돌|충돌|투입|동원|출동|전소|판매|도입|배치)"
)
_GUEST = lazy(
    r"(?:님|손님|고객|어르신|의원|관객|독자|시청자|어른|할머니|할아버지|스승|은사|유공자|회원)\s?(?:총|약|모두|단)?\s?$"
)
_GUEST_AFTER = lazy(
    r"께(?:서|\s(?:드|감사|선물|전달|증정))|을\s(?:모시|모셔|모신|초대|뽑|추첨|선정)|이\s(?:오셨|오시|계시|참석해|신청해|함께해|나오셨)"
    r"|(?:의|이신)?\s?(?:선생|어르신|손님|의원|교수|스승|할머니|할아버지|고객|관객|독자|유공자|생존자|의인|신부|스님|목사)"
)
_NUMBERED = lazy(
    r"(?:기호|등번호|번호(?:는|은)?|\d,|국도|지방도|고속도로|교향곡|협주곡|소나타|채널|게이트|탑승구|승강장|출구|입구|문제|문항|질문|타석|순번|내선|옵션|보기|케이블|위성"
    r"|정답|답|배번|작품|레인|시드|버스|노선|트랙|후보|순위|위험|창구|테이블|호선|역|계좌|비례|비례대표|공약|의안|타순|우편함|사서함|[A-Z]|\d\s?[반열행]|번부터)\s?$"
)
_NUMBERED_AFTER = lazy(
    r"부터|\s?(?:출구|입구|후보|문제|문항|질문|타자|타순|홀|버스|국도|선수|게이트|승강장|플랫폼|트랙|채널|확진자|환자|유형|주자|시드|염색체|창구|투수"
    r"|레인|코스|요금소|교향곡|지(?=[^나]|$)|구역|방|가(?=\s|$)|길|마(?=\s|$)|홈|칸|객실|좌석|자리|테이블|항목|조항|카드|아이언|우드|출입|진입|갱도|척추|척수|키|계좌"
    r"|노선|트럭|차량|열차|탑승|공격수|수비수|골키퍼|유니폼|등번호|을\s(?:찍|뽑|누르|눌|선택|지지|달|배정|받)|이\s(?:찍힌|새겨진|적힌)|에\s(?:투표|기표)|으로\s출마)"
)
_LAUNCHED = lazy(
    r"(?:미사일|위성|원전|원자로|발전기|전투기|헬기|로켓|로봇|타워|크레인|고분|무덤|고인돌|석탑|드론|엔진|포|항공기|풍차|터빈)\s?(?:총|약|모두)?\s?$"
)
_WORK = lazy(
    r"(?:작품|그림|유물|의류|사진|미술품|문화재|도자기|회화|조각|가구|국보|보물|유화|판화|명화)\s?(?:총|약|모두|등)?\s?$"
)
_BUNDLED = lazy(
    r"(?:파|시금치|배추|열무|미나리|부추|쑥갓|냉이|얼갈이|갓|짚|꽃|나무|장작|쪽지|풀|각서|나물)\s?(?:한|총|약)?\s?$"
)
_PLAYED = lazy(r"(?:계란|달걀|피자|두부|떡|묵|바둑|장기|게임|내기|당구|씨름|치즈|화투)\s?(?:총|약)?\s?$")
_BUILT = lazy(
    r"(?:하우스|온실|건물|컨테이너|창고|주택|축사|돈사|우사|계사|양계장|막사|공장|가건물|농막|한옥|숙소|숙박동|기숙사|연립|다세대|텐트|천막)"
    r"[은는이가도]?\s?(?:총|약|모두|등)?\s?$"
)
_COPIED = lazy(
    r"(?:서류|원본|사본|계약서|신청서|책자|보고서|증명서|등본|초본|명부|유인물|전단지?|신문|잡지|이력서|진단서|확인서|동의서|합의서|제안서|지원서|도면|복사본|부본|(?:붙임|첨부)[\s:：\d.)]{1,5}\S.{1,16})"
    r"[은는이가를을도]?\s?(?:각|각각|총|약|모두|등)?\s?$"
)
_PSALM = lazy(r"시편\s?$")
_VERSE = lazy(r"\s?\d{1,3}\s?절")
_ACT = lazy(r"(?:\d막|[\dⅠ-Ⅻ]\s?[부편권])\s?$")
_ARMS = lazy(r"(?:총|총기|창|도끼|낫|삽|호미)\s?(?:총|약|모두|등)?\s?$")
_PILLS = lazy(r"(?:씩|을)?\s?(?:복용|투여|섭취|처방|먹)")
_GUNS = lazy(r"포\s?(?:총|약|모두|등)?\s?$")
_SQUID = lazy(r"오징어[는를가도]?\s?$")
_MEASURED = lazy(r"(?:쌀|보리|콩|팥|밀|깨|곡식|술|막걸리)[은을이도]?\s?$")
_INTEREST = lazy(r"\s?(?:이자|금리|이율|수익)")
_BATTED = lazy(r"할\s?$")
_TYPED = lazy(r"(?:아이디|비밀번호|암호|닉네임|이름|글자\s?수|제목|한글|영문|최소|최대)[은는이가]?\s?$")
_LETTERS = lazy(r"\s?(?:이상|이하|이내|내외)(?!\s?(?:회담|협의|합의|구도|대결))")
"""What counts letters, and no parties to a talk."""
_BODY = lazy(r"(?:시신|유해|사체|시체|주검)\s?(?:총|약|모두)?\s?$")
_OF_AN_HOUR = lazy(r"시\s?$")
_AHEAD = 24

_ASKS: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None, bool]] = {
    "대": (_MACHINE, _MACHINE_AFTER, True),
    "분": (_GUEST, _GUEST_AFTER, True),
    "번": (_NUMBERED, _NUMBERED_AFTER, False),
    "기": (_LAUNCHED, None, True),
    "점": (_WORK, None, True),
    "구": (_BODY, None, True),
    "단": (_BUNDLED, None, True),
    "장": (_ACT, _VERSE, False),
    "편": (_PSALM, None, False),
    "판": (_PLAYED, None, True),
    "정": (_ARMS, _PILLS, True),
    "문": (_GUNS, None, True),
    "축": (_SQUID, None, True),
    "말": (_MEASURED, None, True),
    "동": (_BUILT, None, True),
    "부": (_COPIED, None, True),
    "푼": (_BATTED, _INTEREST, False),
    "자": (_TYPED, _LETTERS, True),
}
AMBIGUOUS = frozenset(_ASKS)


def is_native(counter: str, text: str, start: int, end: int) -> bool:
    """Whether an ambiguous counter counts things here: `start` of the number, `end` after the counter."""
    if counter == "분" and _OF_AN_HOUR.search(text, max(0, start - 2), start):
        return False
    before, after, found_means = _ASKS[counter]
    found = bool(before and before.search(text, max(0, start - _AHEAD), start)) or bool(
        after and after.match(text, end)
    )
    return found == found_means
