"""What stands around the names of Korean authors: places, papers, desks, offices, titles, tasks in a broadcast."""

from __future__ import annotations

from reformat.patterns import lazy

KOREAN = lazy(
    r"[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용][가-힣](?![부수팀국실면])[가-힣]"
    r"|(?:남궁|선우|황보|제갈|독고|사공)[가-힣]{1,2}"
)
"""A Korean name by its surname and length, where nothing else says that it is one."""
TITLE = lazy(
    r"\s*(?:(?:수습|인턴|객원|선임|전문|사진|영상|편집|시민|대|본지|법조전문|의학전문|경제|정치|사회|문화|스포츠|국제"
    r"|디지털|온라인|뉴스|[가-힣]{2}(?=전문)|(?<=^[가-힣]{3})\s[가-힣]{2,6}\s?(?=특파원|칼럼니스트|평론가"
    r"|전문기자))*\s*(?:기자|특파원|논설위원|논설실장|논설주간|선임기자|전문기자|대기자|통신원|칼럼니스트|에디터|앵커"
    r"|아나운서|캐스터|기상캐스터|화백|평론가|리포터|편집장|편집국장|국장|부장|차장|팀장|記者))\s*$"
)
KOREAN_PLACE = lazy(
    r"^[(\[]?[가-힣]{2,8}(?:\([가-힣]{2,6}\))?\s*=\s*(?:[가-힣]+\)\s*)?"
    r"|^[(\[][가-힣·]{2,8}[)\]]\s?(?=[가-힣]{2,4}\s?(?:\S+\s)?(?:기자|특파원))"
    r"|^(?:[가-힣]{2}\s?[·ㆍ,]\s?)+[가-힣]{2}\s(?=[가-힣]{3}\s?(?:\S+\s)?(?:기자|특파원))"
)
HELD = (
    "(?:교수|변호사|대표|소장|연구원|연구위원|작가|평론가|원장|회장|이사장|센터장|박사|시인|소설가|전문의|의원|위원"
    "|학장|총장|감독|약사|의사|한의사|세무사|노무사|회계사|건축가)"
)
OFFICE = lazy(rf"([가-힣]{{2,4}})\s+(?:\S+\s+){{0,4}}\S*{HELD}")
"""A Korean name with the office that its bearer holds behind it."""
OFFICES = lazy(rf"(?:[가-힣]+\s)?[가-힣]*{HELD}")
"""An office without its bearer."""
PLACED = lazy(r"^[가-힣]{2}/(?=[가-힣]{3}$)")
"""The place a report was written at, before the reporter's name."""
OUTLET = lazy(
    r"^(?:[가-힣]{2,5}(?:국|부|팀|실)|[가-힣A-Za-z0-9]+(?:닷컴|신문|뉴스|스포츠|일보|저널|데일리)"
    r"|[A-Z]{2,}(?:[가-힣]{2,})?)\s+(?=[가-힣]{2,4}(?:\s|$))"
)
DEPARTMENT = lazy(r"[가-힣·\s]{2,12}(?:과|팀|실|국|담당관|센터|본부|사업소|사무소)")
"""The part of an office that answers for a notice, beside whoever works there."""

_DESK = lazy(
    r"[가-힣A-Z\d]*(?:[부팀국실]|본부|지국|주재|고문|주필|위원|국장|부장|차장|기자|신문|일보|뉴스|방송|경제|닷컴"
    r"|미디어|저널|스포츠\S{0,3})"
)
"""A desk, a paper or a rank beside a reporter's name."""


def reporter(text: str, *, titled: bool) -> str:
    """The one person among a few Korean words, where the others are a place, a desk, a paper or a rank.

    `titled`: what the person does stood behind, so that any other word is one of these.
    """
    words = text.split()
    named = [word for word in words if KOREAN.fullmatch(word) and not _DESK.fullmatch(word)]
    if not 1 < len(words) < 5 or len(named) != 1:
        return text
    return named[0] if all(one in named or titled or _DESK.fullmatch(one) for one in words) else text


_CAST = lazy(
    r"(앵커|기자|취재기자|취재|리포트|영상취재|영상편집|촬영기자|촬영|편집|글|그림|사진|삽화|일러스트|그래픽|디자인"
    r"|기획|구성|정리|제작)\s*[:=]?\s*"
    r"([가-힣]{2,4})(?=$|[\s,/·|])"
)
"""Who did what in a Korean broadcast or a piece with pictures: the task, and the name behind it."""


def wrote(saying: str) -> str:
    """The names of those who wrote it, where a line names all by their tasks in turn, the task first."""
    found = _CAST.findall(saying)
    if len(found) < 2 or not saying.startswith(found[0][0]):
        return saying
    names = [name for task, name in found if task in ("기자", "취재기자", "취재", "리포트", "글")]
    return ", ".join(names or [name for task, name in found if task == "앵커"])
