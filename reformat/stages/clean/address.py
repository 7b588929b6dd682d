"""What a Korean page says to its readers: reports speak in the plain form, a page asks and thanks in the polite one.

Every house words its pleas anew, so that no list of them is whole; the form of speech and what they speak of tell them.
"""

from __future__ import annotations

from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.frame import PLAIN
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.address"
BECAUSE = "It speaks to the reader of the page, and the article does not speak so"

LEAST, SHARE = 2, 2
"""Sentences in the plain form at least, and how many to each polite one, in an article that is a report."""

SHORTEST, LONGEST = 12, 130
"""Letters of such a line."""

_POLITE = lazy(r"(?:니다|세요|시오|[나까어]요)[.!?~]*$")
_PAGE = lazy(
    r"기사[가를는의에 ]|기사입|콘텐츠|컨텐츠|페이지|사이트|[댓답]글|구독|로그인|회원(?:님|이 되|가입)|가입|\b앱을|알림"
    r"|뉴스레터|카카오톡|쿠키|브라우저|자바스크립트|비밀번호|무단|저작권|본지|당사|스크랩|클릭|새로 ?고침|광고|유튜브"
    r"|듣기 서비스|포인트|독자센터|제보|전자책|종이 ?신문|링크|욕설"
    r"|매체는|서비스|고객센터|무료 체험|별점|유료 독자|팟캐스트|오디오|새 창|운영 ?(?:원칙|정책)|요청하신"
)
"""Things of the page of which an article seldom speaks so."""
_ABOUT = lazy(
    r"저희|기자|글쓴이|글[을이은]|상품|후원|책을|독자|여러분|사진|영상|설문|의견|소식|오류|이벤트|채널|투자|이 글"
)
_ASKS = lazy(r"세요|십시오|시면|셨|시려면|드립니다|주시|[하보받누]실|으실")
_OWN = lazy(r"[“”\"‘’]|싣|연재|편집자|바로잡|정정|상담|예방|지원을 받|사과|알립니다")
"""Quotations, an editor's notes and corrections, and where help is to be had: the article's own."""


def drop_address(page: Page, rules: Rules) -> Page:
    """The page without the lines that speak to its reader, where the article is a report in the plain form."""
    said = [sight for sight in page if sight.sentence and sight.verdict is None and not sight.role]
    polite = [sight for sight in said if not (text := sight.words.full).isascii() and _POLITE.search(text)]
    if not polite or rules.kept(RULE):
        return page
    plain = [at for at, sight in enumerate(said) if PLAIN.search(sight.words.full)]
    if len(plain) < max(LEAST, SHARE * len(polite)):
        return page
    behind = {id(sight) for sight in said[plain[-1] :]}
    gone = {id(sight) for sight in polite if _addressed(sight, behind=id(sight) in behind)}
    return tuple(s.judged(Verdict(RULE, BECAUSE, 0.8)) if id(s) in gone else s for s in page) if gone else page


def _addressed(sight: Sight, *, behind: bool) -> bool:
    """Whether a polite line speaks of the page, or asks something; `behind` the article one sign does."""
    text = sight.words.full
    if not SHORTEST <= len(text) <= LONGEST or _OWN.search(text):
        return False
    about, asks = len(_ABOUT.findall(text)), _ASKS.search(text) is not None
    return _PAGE.search(text) is not None or about + asks > 1 or (behind and about > 0)
