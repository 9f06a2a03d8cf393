"""The ledger (台账): one row a report, with everything it says; for workbook and CSV alike."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from fractions import Fraction

from briefing.extract import Extract
from briefing.grid import Column, Kind, Table, Value
from briefing.wording import indicator_name
from plan.model import Indicator, Plan, Question, QuestionKind
from storage import reports
from storage.reports import Cause, Report

Field = tuple[Column, Callable[[Report], Value]]
SHORTEST_NAME = 2
PAGES = 3


async def ledger(extract: Extract) -> Table:
    """Every report of the unit and below, of events up to the figures' day, in any status."""
    figures, words = extract.figures, extract.words
    fields = [*_head(extract), *_figure(extract), *_course(extract), *_said(extract)]
    gets = [get for _column, get in fields]
    asked = questions(figures.plan)
    columns = [column for column, _get in fields]
    columns += [_answer(together) for together in asked.values()]

    async def rows() -> AsyncIterator[Sequence[Value]]:
        async for one in reports.all_until(figures.connection, extract.units, figures.day):
            answer = one.content.answers.get
            yield [get(one) for get in gets] + [answer(key) for key in asked]

    return Table(
        words.plain("sheet-ledger"),
        words.plain("ledger-title", unit=extract.unit(extract.top), year=str(figures.plan.year)),
        columns,
        await reports.count_until(figures.connection, extract.units, figures.day),
        rows(),
        PAGES,
    )


def _indicator(extract: Extract) -> Callable[[Report], Indicator]:
    plan, words = extract.figures.plan, extract.words

    def gone(code: str) -> Indicator:
        """Stands for an indicator that the plan no longer has: its rows stay, with its code."""
        name = indicator_name(words, plan, code)
        blank = {"code": code, "label": "", "short": name, "section": "", "unit": ""}
        return plan.indicators[0].model_copy(update=blank)

    known = {one.code: one for one in plan.indicators}
    return lambda report: known.get(report.content.indicator) or gone(report.content.indicator)


def _head(extract: Extract) -> list[Field]:
    plan, plain = extract.figures.plan, extract.words.plain
    status = {
        name: plain(f"status-{name}")
        for name in ("pending", "approved", "returned", "rejected", "withdrawn")
    }
    sections = {one.code: one.name for one in plan.sections}
    of = _indicator(extract)
    return [
        (Column(plain("column-receipt"), Kind.TEXT, 12), lambda r: r.receipt),
        (Column(plain("column-status"), Kind.TEXT, 9), lambda r: status[r.status]),
        (Column(plain("field-day"), Kind.DAY, 11), lambda r: r.content.day),
        (Column(plain("field-unit"), Kind.TEXT, 10), lambda r: extract.unit(r.content.unit)),
        (Column(plain("column-section"), Kind.TEXT, 10), lambda r: sections.get(of(r).section, "")),
        (Column(plain("column-label"), Kind.TEXT, 9), lambda r: of(r).label),
        (Column(plain("field-indicator"), Kind.TEXT, 15), lambda r: of(r).short),
    ]


def _figure(extract: Extract) -> list[Field]:
    plain, of = extract.words.plain, _indicator(extract)
    states = {
        name: plain(f"state-{name}") for name in ("not-started", "under-way", "done", "blocked")
    }

    def share(report: Report) -> Value:
        top, bottom = report.content.numerator, report.content.denominator
        return Fraction(top, bottom) if top is not None and bottom else None

    return [
        (Column(plain("field-quantity"), Kind.WHOLE, 10), lambda r: r.content.quantity),
        (Column(plain("column-unit-of-measure"), Kind.TEXT, 9), lambda r: of(r).unit),
        (Column(plain("column-numerator"), Kind.WHOLE, 10), lambda r: r.content.numerator),
        (Column(plain("column-denominator"), Kind.WHOLE, 10), lambda r: r.content.denominator),
        (Column(plain("column-share"), Kind.PERCENT, 8), share),
        (
            Column(plain("column-state"), Kind.TEXT, 9),
            lambda r: states[r.content.state] if r.content.state else None,
        ),
    ]


def _course(extract: Extract) -> list[Field]:
    plain = extract.words.plain
    behalf = plain("column-yes")
    origins = {cause: plain(f"cause-{cause}") for cause in (Cause.LATE, Cause.IMPORTED)}
    return [
        (Column(plain("column-evidence"), Kind.WHOLE, 8), lambda r: len(r.content.photos)),
        (Column(plain("column-version"), Kind.WHOLE, 7), lambda r: r.version),
        (Column(plain("column-behalf"), Kind.TEXT, 7), lambda r: behalf if r.on_behalf else None),
        (Column(plain("column-origin"), Kind.TEXT, 7), lambda r: origins.get(r.origin)),
        (Column(plain("column-filer"), Kind.TEXT, 12), lambda r: r.filer),
        (Column(plain("column-filed-at"), Kind.INSTANT, 16), lambda r: extract.local(r.filed_at)),
    ]


def _said(extract: Extract) -> list[Field]:
    plain = extract.words.plain

    def place(number: int) -> Callable[[Report], Value]:
        return lambda r: f"{r.content.location[number]:.5f}" if r.content.location else None

    return [
        (Column(plain("field-text"), Kind.LONG, 32), lambda r: r.content.text),
        (Column(plain("field-note"), Kind.LONG, 24), lambda r: r.content.note),
        (Column(plain("column-latitude"), Kind.TEXT, 10), place(0)),
        (Column(plain("column-longitude"), Kind.TEXT, 10), place(1)),
    ]


def _answer(asked: Sequence[Question]) -> Column:
    kinds = {one.kind for one in asked}
    units = {one.unit for one in asked}
    title = common_label([one.label for one in asked])
    if kinds <= {QuestionKind.COUNT, QuestionKind.MONEY} and len(units) == 1 and "" not in units:
        title = f"{title}（{units.pop()}）"
    return {
        frozenset({QuestionKind.MONEY}): Column(title, Kind.YUAN, 14),
        frozenset({QuestionKind.COUNT}): Column(title, Kind.WHOLE, 12),
    }.get(frozenset(kinds), Column(title, Kind.TEXT, 16))


def questions(plan: Plan) -> Mapping[str, Sequence[Question]]:
    """The questions of all indicators by their key, in the order they first come up."""
    found: dict[str, list[Question]] = {}
    for indicator in plan.indicators:
        for question in indicator.questions:
            found.setdefault(question.key, []).append(question)
    return found


def common_label(labels: Sequence[str]) -> str:
    """What several labels have in common, else the shortest: 救助金额, 助学金额 → 金额."""
    shortest = min(labels, key=len)
    parts = [
        shortest[start:end]
        for start in range(len(shortest))
        for end in range(start + SHORTEST_NAME, len(shortest) + 1)
        if all(shortest[start:end] in label for label in labels)
    ]
    return max(parts, key=len, default=shortest)
