"""Reads work that is told in words and a state; numbers that add up stay out."""

import re
from dataclasses import replace

from plan.model import Measure, Plan, QuestionKind
from plan.quick.cues import CANCELLED, COMPLAINT, EVENT_VERB, FUTURE, ORDERS, WEAK_NAMES
from plan.quick.measures import Measures
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, UnitRef
from plan.quick.told_state import NEAR, state_of, without_state
from plan.quick.words import KINDRED

_HEAD = 10
"""Signs that may stand before the name, besides unit and date, where the line is headed by it."""
_SHORT = 4
"""As many at most where it is what the line is about, without a colon or a state."""
_TWO = 2
_STATED = 6
_GRANTED = re.compile("下拨|拨来|拨付|返还")
_ISSUED = re.compile("出台|印发|制定")
_HELPED = re.compile(r"(?:帮|为|替|给)[^,;。]{1,14}$")
"""Signs behind a name in which its state is read."""
_WHOLE = 4
"""Signs of a name that is hardly said of anything else."""
_CASES = ("起", "件")
"""讨薪1起: what is counted in cases is told in words."""
_LED_ON = re.compile("(?:收支|使用|管理)?(?:情况)?(?:开展|进行)?了?")
_OF_WORK = re.compile("(?:演出|培训|竞赛|活动|宣讲|慰问|救助|助学|体检)$")
_AT_HEAD = 3
"""As many are enough at the head of a line."""
_AUDIT_NAME = re.compile("[审账查]")
_COLLECTED = re.compile(
    r"(?<![应未欠])(?:[收交](?:工会)?[经会]费|收缴|催缴|收回|收上来|收的|收齐|实收|上缴|上交|交来|收了|收到|已收|到账|入账|缴了|收取|征收)"
)
_WORKED = re.compile(rf"{EVENT_VERB.pattern}|{_COLLECTED.pattern}|调解|落实|推进|加强|深化")
_AUDITED = re.compile(
    r"进行了?审[查计]|查账|查了?[^,;。]{0,8}账|审[计查][了完过]|审[计查][^,;。]{0,14}(?:收支|账|经费)|对[^,;。]{1,14}审[计查]"
)
_TOPIC = re.compile(
    r"(?:案子?|案件)|(?:工作|活动|情况)?(?:(?:这一?[块项边]|这方面|方面|上)[,:]?|[,:])|工作(?=[今昨前本上这]|\d)"
)
"""Behind a name: 维权这块, 建功立业方面, 维权，…"""
_OF_ITS_OWN = re.compile(":|制度|方案|办法|机制|台账|档案")
"""What may stand behind a name that is weak otherwise."""
_REMARK = re.compile(
    "辛苦|点赞|谢|加强(?=$|[,。])|[应须需]|要(?!求|回)|(?<!反响)(?<!反应)(?<!效果)(?<!气氛)(?<!热情)[很太真挺]|发[一个来我]|(?<!记)一下$|收到(?=$|[,。])|改[到在成为]|做得|(?<!反响)(?<!效果)(?<!反应)不错|支持"
    "|[明后]天|明日|下个?[周月]|下星期|(?:方案|通知|名单|材料)(?:发|呢|在|已?收)"
)
"""Words about work that tell of none done."""
_TELLS = re.compile(
    rf"{_WORKED.pattern}|了|已|过(?!程|去)|[印下]发|制[定订]|出台|表彰|评选|播|设立?|建立|完善|采纳|带头|座谈|讲座"
    "|[闭开]幕|收官|开通|延伸|覆盖|取得|处理|挽回|追回|要回|讨回|解决|进展|进度|修订|不配合|配齐|顺利|正常|比赛|征文|联欢|学习|传达|调研|检查|审|达成|签订?|化解|走访|培训|宣传|好转|上墙"
)
_DONE = re.compile(rf"{_TELLS.pattern}|[\d一二两三四五六七八九十]")


class Narratives:
    """Finds the narrative that a line tells, for one plan."""

    def __init__(self, plan: Plan, measures: Measures) -> None:
        self._measures = measures
        self._codes = {one.code for one in plan.indicators if one.measure is Measure.NARRATIVE}
        self._counts = {
            one.code: KINDRED.get(question.unit, question.unit).split()
            for one in plan.indicators
            for question in one.questions
            if one.code in self._codes and question.kind is QuestionKind.COUNT
        }

    def find(self, scan: Scan, *, numbers: bool) -> tuple[tuple[str, ...], Named] | None:
        """Return the indicators a narrative line can mean, and its name in the line.

        ``numbers`` says that the line has figures of indicators that are counted: then it has to be
        headed by the narrative with a colon or a state.
        """
        if _orders(scan) or _only_complains(scan):
            return None
        if CANCELLED.search(scan.line) and len(scan.starts) == 1:
            return None
        names = _joined(scan.of(Named))
        for named in sorted(names, key=lambda one: not self._is_audited(scan, one)):
            codes = tuple(code for code in named.codes if code in self._codes)
            if not codes or any(
                _LED_ON.fullmatch(scan.line, named.end, one.start) for one in names
            ):
                continue  # 工会经费(开展)审查: the last word says what it is
            if any(one(scan, named) for one in (self._is_headed, self._is_topic, self._is_audited)):
                return codes, named
            if not numbers and self._is_told(scan, named):
                return codes, named
        return None

    def apart(self, scan: Scan) -> list[int]:
        """Return the clauses that tell such work by themselves, beside other work.

        26号法律援助1件，27号救助4户: the first is one.
        """
        if _orders(scan) or _only_complains(scan):
            return []
        names = _joined(scan.of(Named))
        counted = {scan.clause(one.start) for one in names if self._is_counted(scan, one)}
        told = [
            one
            for one in names
            if set(one.codes) <= self._codes
            and (not one.weak or _OF_ITS_OWN.match(scan.line, one.end))
            and scan.clause(one.start) not in counted
            and self._stands_alone(scan, one, counted)
        ]
        told_of = {one.codes for one in names if set(one.codes) <= self._codes}
        if not counted and len(told_of) < _TWO:
            return []
        return sorted({scan.clause(one.start) for one in told})

    def _stands_alone(self, scan: Scan, named: Named, counted: set[int]) -> bool:
        """Whether a name leads a sentence of its own, or a clause with a number of its own."""
        sentence = scan.sentence(scan.clause(named.start))
        headed = scan.line.startswith(":", named.end)
        if headed and not counted.isdisjoint(sentence):
            # 职工维权：调解争议2起，救助4户4000元: what counts with a number of its own counts.
            return all(self._is_numbered(scan, clause) for clause in counted.intersection(sentence))
        if self._is_counted_apart(scan, named) or self._is_audited(scan, named):
            return True
        if self._heads_a_clause(scan, named) and (headed or not counted):
            return True
        clause = scan.clause(named.start)
        begins = clause > 0 and scan.starts[clause] == named.start
        if begins and state_of(scan.clause_text(clause)) is not None:
            return True  # 慰问20户，维权这边推进中
        text = scan.line[scan.starts[sentence[0]] : scan.ends[sentence[-1]]]
        own = len(sentence) < len(scan.starts) and counted.isdisjoint(sentence)
        if own and _HELPED.search(scan.line[: named.start]) and re.search(r"\d", text):
            return True  # …；为职工讨薪3.8万元；…
        behind = text[named.end - scan.starts[sentence[0]] :]
        whole = named.end - named.start >= _WHOLE or _stated(behind)
        remark = _REMARK.search(text) and not re.search(r"\d", text)
        told = len(re.sub(r"[\W_]", "", without_state(behind))) > 1 and _TELLS.search(behind)
        return own and whole and bool(told) and not remark

    def _is_numbered(self, scan: Scan, clause: int) -> bool:
        """Whether a clause names counted work together with how many."""
        here = [one for one in scan.of(Named) if scan.clause(one.start) == clause]
        return any(
            self._measures.fits(code, figure)
            for figure in scan.of(Figure)
            if scan.clause(figure.start) == clause and not figure.where and figure.value
            for one in here
            for code in one.codes
        )

    def _heads_a_clause(self, scan: Scan, named: Named) -> bool:
        """维权：调解1件；宣传：出简报2期."""
        clause = scan.clause(named.start)
        begins = scan.starts[clause] == named.start
        text = scan.line[named.end : scan.ends[clause]]
        whole = named.end - named.start >= _WHOLE and _DONE.search(text)
        return begins and (text.startswith(":") or bool(whole))

    def _is_counted(self, scan: Scan, named: Named) -> bool:
        """Whether a name is, or can be here, that of work whose numbers add up."""
        if named.weak:
            return False
        if any(self._measures.counts(code) for code in named.codes):
            return True
        word = scan.line[named.start : named.end]
        return any(
            self._measures.is_called(code, word)
            for one in scan.of(Figure)
            if scan.clause(one.start) == scan.clause(named.start)
            for code in self._measures.fitting(one)
        )

    def _is_counted_apart(self, scan: Scan, named: Named) -> bool:
        clause = scan.clause(named.start)
        text = scan.clause_text(clause)
        figures = [one for one in scan.of(Figure) if scan.clause(one.start) == clause]
        if not figures or FUTURE.search(text):
            return False
        if any(one.money for one in figures):
            return bool(_COLLECTED.search(text)) and self._is_paid_to(scan, named)
        behind = [one for one in figures if one.start >= named.end]
        return bool(behind) and (
            named.end - named.start >= _WHOLE or self._counts_own(named, behind)
        )

    def _is_audited(self, scan: Scan, named: Named) -> bool:
        """把两个企业工会的账审计了: the number stands before the name."""
        clause = scan.clause(named.start)
        taken = {scan.clause(one.start) for one in scan.of(Named)}
        clauses = {clause} | ({clause + 1} - taken)
        figures = [one for one in scan.of(Figure) if scan.clause(one.start) in clauses]
        return self._counts_own(named, figures) and bool(_AUDITED.search(scan.clause_text(clause)))

    def _is_paid_to(self, scan: Scan, named: Named) -> bool:
        """工会经费, and not the 经费 of a training course."""
        if _OF_WORK.search(scan.line[: named.start]):
            return False  # 演出经费到账
        given = _GRANTED.search(scan.line) is not None  # 收到市总下拨经费5万元
        return not given and not any(one.end == named.start for one in scan.of(Named))

    def _counts_own(self, named: Named, figures: list[Figure]) -> bool:
        units = [unit for code in named.codes for unit in self._counts.get(code, ())]
        return any(one.measure in (*units, *_CASES) for one in figures)

    def _is_topic(self, scan: Scan, named: Named) -> bool:
        """维权这块，本月17号…; 帮扶工作昨天…: the line is about it, and of nothing counted."""
        if any(self._is_counted(scan, one) for one in scan.of(Named)):
            return False
        if _said_before(scan, named) > _SHORT:
            return False
        rest = scan.line[named.end :]
        if FUTURE.search(scan.clause_text(scan.clause(named.start))):
            return False
        if len(re.sub(r"[\W_]", "", rest)) < _SHORT:
            return False
        behind = [one for one in scan.tokens if one.start >= named.end]
        counted = any(isinstance(one, Figure) for one in behind)
        if _REMARK.search(rest) and not counted:
            return False
        told = (
            bool(_TELLS.search(rest))
            or counted
            or any(isinstance(one, Day) and one.days for one in behind)
        )
        named_so = (
            not named.weak
            or _OF_ITS_OWN.match(rest)
            or scan.line[named.start : named.end] in WEAK_NAMES
        )
        whole = named.end - named.start >= _AT_HEAD and named_so
        audited = self._counts_own(named, scan.of(Figure)) and _AUDITED.search(scan.line)
        return told and bool(whole or audited or _TOPIC.match(rest))

    def _is_headed(self, scan: Scan, named: Named) -> bool:
        """组织建设推进中：…, 职工维权：…, 经费收缴 已完成."""
        counted = any(one.end <= named.start for one in scan.of(Figure))
        if counted or _said_before(scan, named) > _HEAD:
            return False
        after = scan.line[named.end :]
        colon = re.match(rf"[^,;。:\d]{{0,{NEAR}}}:(?=.)", after)
        head = re.match(rf"[^。;:]{{0,{NEAR}}}", after)
        return bool(colon) or (head is not None and state_of(head[0]) is not None)

    def _is_told(self, scan: Scan, named: Named) -> bool:
        """开展了职工维权宣传…: a full name, and a word of work; money for the dues."""
        alone = not any(self._is_counted(scan, one) for one in scan.of(Named))
        settled = alone and "调解" in scan.line  # 调解了一起劳动关系纠纷
        if FUTURE.search(scan.clause_text(scan.clause(named.start))):
            return False
        if named.weak and not settled:
            return False
        money = any(one.money for one in scan.of(Figure)) and self._is_paid_to(scan, named)
        behind = [one for one in scan.of(Figure) if one.start >= named.end]
        called = scan.line.startswith("工作", named.end)
        whole = called or named.end - named.start >= _WHOLE
        audited = _AUDIT_NAME.search(scan.line[named.start : named.end]) and _AUDITED.search(
            scan.line
        )
        if audited or self._counts_own(named, behind):
            return True
        if money and alone and _is_all(scan, named):
            return True  # 会费 1.2万 3.11
        if whole and behind and behind[0].start == named.end:
            return True
        if whole and state_of(scan.line[named.end : named.end + _STATED]):
            return True
        if alone and _HELPED.search(scan.line[: named.start]) and scan.of(Figure):
            return True  # 帮18名农民工讨薪14.6万元
        held = re.search("(?:[办搞做]|设了?|开展了?)$", scan.line[: named.start]) is not None
        whole = whole or (held and bool(behind))
        worked = _WORKED.search(scan.line) or (alone and _TELLS.search(scan.line))
        if _REMARK.search(scan.line) and not scan.of(Figure):
            return False
        return (held or bool(worked)) and (whole or money)


def _said_before(scan: Scan, named: Named) -> int:
    """Return how many signs stand before a name, besides units and days."""
    known = sum(
        one.end - one.start
        for one in scan.tokens
        if isinstance(one, Day | UnitRef) and one.end <= named.start
    )
    return len(re.sub(r"[\W_]", "", scan.line[: named.start])) - known


def _is_all(scan: Scan, named: Named) -> bool:
    """Whether a line is a name with numbers, units and days, and no word besides."""
    known = [named, *scan.of(Figure), *scan.of(Day), *scan.of(UnitRef)]
    return not re.sub(r"[\W_]", "", scan.without(known))


def _stated(behind: str) -> bool:
    """维权：…, 维权工作…, 维权推进中: a short name that is meant as one."""
    return behind.startswith((":", "工作")) or state_of(behind[:_STATED]) is not None


def _orders(scan: Scan) -> bool:
    """Whether a line tells others what to do; 出台了…意见 is work itself."""
    return ORDERS.search(scan.line) is not None and not _ISSUED.search(scan.line)


def _only_complains(scan: Scan) -> bool:
    return COMPLAINT.search(scan.line) is not None and not scan.of(Figure)


def _joined(names: list[Named]) -> list[Named]:
    """Take 突破四 and 主力军作用 behind it as one name."""
    joined: list[Named] = []
    for named in names:
        last = joined[-1] if joined else None
        if last is not None and last.codes == named.codes and named.start - last.end <= 1:
            joined[-1] = replace(last, end=named.end, weak=last.weak and named.weak)
        else:
            joined.append(named)
    return joined
