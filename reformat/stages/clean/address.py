"""What a page says to its readers: reports speak in the plain form, a page asks and thanks in the polite one.

Korean and Japanese tell the two apart by the end of the sentence. Every house words its pleas anew, so that no list of
them is whole; the form of speech and what they speak of tell them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace as with_changed

from reformat.document.nodes import Paragraph
from reformat.patterns import lazy
from reformat.rules import Rules
from reformat.stages.clean.frame import PLAIN
from reformat.stages.clean.sight import Page, Sight, Verdict

RULE = "clean.address"
BECAUSE = "It speaks to the reader of the page, and the article does not speak so"

FAREWELL = "A favour asked of the readers, or a word on the letter itself, behind the article's last line"
BEHIND = "Behind the last of the names that the article lists, among what the page adds to it"
FAVOUR = lazy(
    r"(?:구독|공감|이웃 ?추가|좋아요|[댓덧답]글|수신 ?거부|팔로우|친구(?:들)?에게|추천|공유|전달|소감|무단"
    r"|저작권|비방).*"
    r"(?:세요|십시오|부탁|힘이 ?[됩돼]|게 [합해]|셨나요|(?:처리|삭제|차단|제한)됩니다|금합니다|금지)"
    r"|(?:이|오늘|지난|다음)(?:의|번)? ?(?:글|기사|뉴스|편지|레터|포스팅|영상|이야기)[은는이가을를,]? ?"
    r".{0,14}(?:셨|세요|드릴|만나)"
    r"|^오늘의? \S{1,8},? .{0,12}셨(?:나요|어요)"
)
"""What writers who talk to their readers ask of them at the end."""
_CALLED = lazy(r"(?:하실|오실|가실|원하는|희망하는) ?분|\d일 ?까지|요일 ?까지")
"""Whom a notice calls to something, and until when: that is its matter."""
BRIEF = 70
"""Characters of such a line at most."""

SIGNS = tuple("◇◆▲△")
ENTRY = lazy(r"[◇◆▲△]\s?[^▲△◇◆]{2,}[▲△=(]")
"""A line of names and posts in Korean, or of a death."""

_SINCE = lazy(r"^[(<〈\[※].{0,24}(?:\d{1,2}월(?:\s?\d{1,2}일)?|\d{1,2}일)(?:\s?[자부])?")
"""From when the names hold their posts."""

LEAST, SHARE = 2, 2
"""Sentences in the plain form at least, and how many to each polite one, in an article that is a report."""

END = 12
"""Characters of a sentence that tell its form."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language parts reports from pleas.

    `plain` ends the sentences of a report, `polite` those of a page, maybe with the words of a button behind;
    `button`: words to press that name a thing of the page. `page`: things of which an article seldom speaks so;
    `about`: of which it may, beside what `asks`; `own`: what is the article's own, such as quotations, an editor's
    notes and where help is to be had. `shortest`, `longest`: letters of such a line.
    `behind`: what is said so below a report's last sentence.
    """

    plain: re.Pattern[str]
    polite: re.Pattern[str]
    button: re.Pattern[str]
    page: re.Pattern[str]
    about: re.Pattern[str]
    asks: re.Pattern[str]
    own: re.Pattern[str]
    shortest: int
    longest: int
    behind: re.Pattern[str] | None = None


KOREAN = Tongue(
    plain=PLAIN,
    polite=lazy(r"(?:니다|세요|시오|[나까어해져려네와워봐돼줘]요|다면\?)(?:[.!?~]*|[.!?~]*\s[^.?!다]{1,14})$"),
    button=lazy(
        r"(?!\d|[①-⑳])(?=.*(?:기사|뉴스|구독|회원|가입|앱\b|채널|콘텐츠|댓글|후원|포인트|퀴즈|링크"
        r"|이 글|음성|이벤트|페이지|속보|유튜브|로그인|요약|전문\b)).{2,34}"
        r"(?:하기|받기|보기|읽기|듣기|달기|맺기|가기|남기기|펼치기|접기|열기|닫기|누르기|켜기|끄기|풀기|구독 신청"
        r"|후원 신청|복사 완료)(?:\s[가-힣]{2,6}|\s\d{1,5})?$"
    ),
    page=lazy(
        r"기사[가를는의에 ]|기사입|콘텐츠|컨텐츠|페이지|사이트|[댓답]글|구독|로그인|회원(?:님|이 되|가입)|가입"
        r"|\b앱을|알림|뉴스레터|카카오톡|쿠키|브라우저|자바스크립트|비밀번호|무단|저작권|본지|당사|스크랩|클릭"
        r"|새로 ?고침|광고|유튜브|듣기 서비스|포인트|독자센터|제보|전자책|종이 ?신문|링크|욕설"
        r"|본문[을의에과은이]|자동(?:으로)? ?생성|생성형|요약(?:문|본|은|입니다|했)|기계 ?번역|자동 ?번역"
        r"|붙여 ?넣|Ctrl|단축키"
        r"|매체는|서비스|고객센터|무료 체험|별점|유료 독자|팟캐스트|오디오|새 창|운영 ?(?:원칙|정책)|요청하신"
        r"|이 글을 읽|이 뉴스[을를은] |누르면|사실과 다른|궁금하시면|동의해|수신|하트|멤버십|SNS|이웃이|기사로|레터"
    ),
    about=lazy(
        r"저희|기자|글쓴이|글[을이은]|상품|후원|책을|독자|여러분|사진|영상|설문|의견|소식|오류|이벤트|채널|투자|이 글"
        r"|투표|재생|화면|단추|버튼|(?<![가-힣])앱[에을으]"
    ),
    asks=lazy(r"세요|십시오|시면|셨|시려면|드립니다|주시|[하보받누]실|으실"),
    own=lazy(
        r"[“”\"‘’]|싣|연재|편집자|바로잡|정정|상담|예방|지원을 받|사과|알립니다"
        r"|정부24|(?<![가-힣])[가-힣]{0,6}[시군구도]청|보건소|주민센터"
        r"|경찰|소방|아이들|어린이|이웃(?! ?추가)|환자|어르신"
        r"|^(?!.*(?:이|본) (?:기사|글|뉴스|영상|사진|콘텐츠)).{18,}(?:[았었였했됐났갔왔봤졌렸쳤웠냈]습니다)\.?$"
    ),
    shortest=10,
    longest=130,
    behind=lazy(r"(?:세요|십시오|(?<![았었였했됐났갔왔봤졌렸쳤웠냈]습)니다|[나까어해아려]요)[.!?~]*$"),
)
JAPANESE = Tongue(
    plain=lazy(r"(?:(?<!まし)(?<!でし)[ただ]|る|(?<!くださ)い|(?<!しょ)う|[くつむぶぬ]|(?<![でま])す)。$"),
    polite=lazy(
        r"(?:です|ます|ません|ました|でした|ください|下さい|ましょう|でしょう|しよう|願いします)か?"
        r"(?:[。！!？?]*|[。！!？?]*\s(?:[^。]{1,14}|\S{3,40}@\S{3,40})|[。！!？?][^。]{1,14})$"
    ),
    button=lazy(
        r"(?!\d|[①-⑳])(?=.*(?:記事|ニュース|アプリ|購読|メルマガ|会員|寄付|トライアル|ショップ|クイズ|友だち|音声で|動画で|写真を"
        r"|画像を|速報|コメント|本誌|ランキング|プレゼント|バックナンバー|全文|前のページ))[^。]{2,34}(?:見る|読む|聞く|聴く|送る|共有|シェア|表示"
        r"|保存|印刷|応援|始める|受け取る|ダウンロード|挑戦|購入|申し込む|登録|教える|募集中|応募|戻る|こちら|ご案内|取ろう|しよう)(?:する)?"
        r"(?:[！!]?\s[^。]{2,12}|（[^）]{2,8}）|[！!])?$"
    ),
    page=lazy(
        r"この記事|記事[をはが]|会員|ログイン|購読|メルマガ|メールマガジン|ニュースレター|フォロー|シェア|コメント|Cookie|クッキー"
        r"|ブラウザ|再生(?:でき|に)|このページ|当サイト|クリック|タップ|転載|編集部|ご意見|アンケート|いいね|友だち追加"
        r"|チャンネル|お届け|お気づき|お寄せ|配信|高評価|誤字|誤植|同意して|この番組|画像は"
    ),
    about=lazy(
        r"無料|アプリ|広告|登録|リンク|サイト|寄付|支援|応援|サポート|写真|動画|情報|皆さま|みなさま|読者|あなた"
    ),
    asks=lazy(
        r"ください|下さい|ましょう|しよう|ませんか|ですか|ますか|ご[一-龥]|お[一-龥ぁ-ん]{1,4}(?:ください|いただ|します)"
    ),
    own=lazy(r"^[「『]|[」』][とはが]|連載|訂正|おわび|お断り|相談|敬称"),
    shortest=6,
    longest=90,
)


def drop_address(page: Page, rules: Rules) -> Page:
    """The page without the lines that speak to its reader, where the article is a report in the plain form."""
    if rules.kept(RULE):
        return page
    said = [at for at, sight in enumerate(page) if sight.sentence and sight.free and not sight.words.full.isascii()]
    signed = [at for at, sight in enumerate(page) if sight.words.full.startswith(SIGNS)]
    entries = [at for at in signed if page[at].free and ENTRY.match(page[at].words.full)]
    if len(entries) >= LEAST and not any(KOREAN.plain.search(page[at].words.full[-END:]) for at in said):
        return _behind(_without(page, KOREAN, entries), entries[-1])  # who was promoted: no sentence is the article's
    for tongue in (KOREAN, JAPANESE) if len(said) >= LEAST else ():
        plain = [at for at in said if tongue.plain.search(page[at].words.full[-END:])]
        if len(plain) >= LEAST:
            return _without(page, tongue, plain)
    return _without_end(page)


def _behind(page: Page, last: int) -> Page:
    """The page of names without what stands behind the last of them and the first line that is known for the page's."""
    known = next((at for at in range(last + 1, len(page)) if not page[at].stays and not page[at].to), len(page))
    gone = Verdict(RULE, BEHIND, 0.7)
    own = {at for at in range(last + 1, known) if page[at].free and _SINCE.search(page[at].words.full)}
    return tuple(
        with_changed(s, role="article") if at in own else s.judged(gone) if at > known and s.free else s
        for at, s in enumerate(page)
    )


def _without_end(page: Page) -> Page:
    """The page of a soft spoken article without the favours that it asks of its readers behind its last line."""
    gone = set()
    for at in range(len(page) - 1, 0, -1):
        text = page[at].words.full
        if not page[at].free:
            continue
        if len(text) > BRIEF:
            break
        asked = FAVOUR.search(text) is not None and KOREAN.polite.search(text) is not None
        if not asked or KOREAN.own.search(text) or _CALLED.search(text):
            break
        gone.add(at)
    kept = any(sight.stays and sight.sentence and at not in gone for at, sight in enumerate(page))
    return tuple(s.judged(Verdict(RULE, FAREWELL, 0.7)) if at in gone and kept else s for at, s in enumerate(page))


def _without(page: Page, tongue: Tongue, plain: list[int]) -> Page:
    """The page without what speaks to its reader in this tongue, if few lines are polite beside the plain ones."""
    polite = [at for at, s in enumerate(page) if s.free and _polite(s, tongue)]
    if not polite or len(plain) < SHARE * sum(page[at].sentence for at in polite):
        return page
    gone = {at for at in polite if _addressed(page[at], tongue, behind=at > plain[-1])}
    return tuple(s.judged(Verdict(RULE, BECAUSE, 0.8)) if at in gone else s for at, s in enumerate(page))


def _polite(sight: Sight, tongue: Tongue) -> bool:
    """Whether a line is a polite sentence, with a stop or without, or names a button; a bold line heads a section."""
    if not sight.sentence and (not isinstance(sight.block, Paragraph) or sight.stamp.role == "bold-line"):
        return False
    text = sight.words.full
    return tongue.polite.search(text) is not None or (not sight.sentence and tongue.button.match(text) is not None)


def _addressed(sight: Sight, tongue: Tongue, *, behind: bool) -> bool:
    """Whether a polite line speaks of the page, or asks something; `behind` the article one sign does."""
    text = sight.words.full
    if len(text) > tongue.longest or tongue.own.search(text):
        return False
    if tongue.button.match(text):
        return not sight.sentence
    if len(text) < tongue.shortest:
        return False
    about, asks = len(tongue.about.findall(text)), tongue.asks.search(text) is not None
    if behind and tongue.behind is not None and len(text) <= BRIEF and tongue.behind.search(text):
        return True
    return tongue.page.search(text) is not None or about + asks > 1 or (behind and about > 0)
