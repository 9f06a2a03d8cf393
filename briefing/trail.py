"""What is lacking (未报) and who did what when (审核留痕), as long tables of the workbook."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence

from briefing.extract import Extract
from briefing.figures import FlowStanding, Standing
from briefing.grid import Column, Kind, Table, Value
from briefing.ledger import common_label, questions
from plan.model import Unit
from plan.reporting import period_before, period_of
from plan.revision import ANSWER
from storage import audit, reported, reports
from storage.audit import Action, Entry

ACTIONS = {
    Action.INVITED: "action-invited",
    Action.JOINED: "action-joined",
    Action.FILED: "action-filed",
    Action.CHANGED: "action-changed",
    Action.AMENDED: "action-amended",
    Action.WITHDRAWN: "action-withdrawn",
    Action.REINSTATED: "action-reinstated",
    Action.APPROVED: "action-approved",
    Action.RETURNED: "action-returned",
    Action.REJECTED: "action-rejected",
    Action.APPROVAL_UNDONE: "action-approval-undone",
    Action.REJECTION_UNDONE: "action-rejection-undone",
    Action.NIL_FILED: "action-nil-filed",
    Action.NIL_DROPPED: "action-nil-dropped",
    Action.LANGUAGE_CHOSEN: "action-language-chosen",
    Action.UNREACHABLE: "action-unreachable",
    Action.CONFIRMED: "action-confirmed",
    Action.UNCONFIRMED: "action-unconfirmed",
    Action.CONFIRMATION_ASKED: "action-confirmation-asked",
    Action.LOCKED: "action-locked",
    Action.UNLOCKED: "action-unlocked",
    Action.EXPLAINED: "action-explained",
    Action.ADJUSTED: "action-adjusted",
    Action.ADJUSTMENT_CANCELLED: "action-adjustment-cancelled",
    Action.IMPORTED: "action-imported",
    Action.EXPORTED: "action-exported",
    Action.TEMPLATE_PLACED: "action-template-placed",
    Action.TEMPLATE_REMOVED: "action-template-removed",
    Action.NUDGED: "action-nudged",
    Action.BROADCAST: "action-broadcast",
    Action.REVOKED: "action-revoked",
    Action.MEMBER_CHANGED: "action-member-changed",
    Action.MEMBER_ERASED: "action-member-erased",
    Action.PREFERENCE_CHOSEN: "action-preference-chosen",
    Action.UNIT_ADDED: "action-unit-added",
    Action.UNIT_CHANGED: "action-unit-changed",
    Action.GROUP_REGISTERED: "action-group-registered",
    Action.GROUP_RELEASED: "action-group-released",
}
# What a detail of the trail is called; any other stands under its own name.
DETAILS = {
    "version": "detail-version",
    "level": "detail-level",
    "reason": "detail-reason",
    "words": "detail-words",
    "fields": "detail-fields",
    "disputed": "detail-disputed",
    "unit": "field-unit",
    "role": "detail-role",
    "monday": "detail-monday",
    "indicator": "field-indicator",
    "language": "detail-language",
    "locked": "detail-locked",
    "status": "column-status",
    "name": "column-who",
    "month": "detail-month",
    "count": "detail-count",
    "origin": "column-origin",
    "since": "field-adjust-since",
    "target": "field-adjust-target",
    "deadline": "field-adjust-deadline",
    "authority": "field-adjust-authority",
    "file": "detail-file",
    "template": "detail-template",
    "uses": "detail-uses",
    "standing": "detail-standing",
    "parent": "unit-parent",
    "field": "detail-field",
    "value": "detail-value",
    "title": "detail-group",
    "quiet": "settings-quiet",
    "weekly": "settings-weekly",
    "digest": "settings-digest",
}
SHOWN_ELSEWHERE = {"receipt", "seal"}
FIRST_VERSION = ("version", 1)
NOTHING_SAID = "other"  # a reason in words of its own, which stand beside it
PREFIXED = {
    "reason": "reason",
    "status": "status",
    "role": "role",
    "language": "language",
    "origin": "cause",
    "standing": "standing",
    "field": "unit",
    "digest": "digest",
}


async def unreported(extract: Extract) -> Table:
    """Weeks in which a unit filed nothing, and indicators it has not yet reported on.

    A unit is said to have reported when it or any unit below it did.
    """
    plain = extract.words.plain
    found = [*await _periods(extract), *await _indicators(extract)]
    columns = [
        Column(plain("field-unit"), Kind.TEXT, 14),
        Column(plain("column-lacking"), Kind.TEXT, 12),
        Column(plain("column-week-from"), Kind.DAY, 12),
        Column(plain("column-week-to"), Kind.DAY, 12),
        Column(plain("column-due"), Kind.INSTANT, 17),
        Column(plain("column-label"), Kind.TEXT, 10),
        Column(plain("field-indicator"), Kind.TEXT, 26),
    ]
    title = plain("unreported-title", unit=extract.unit(extract.top))
    return Table(plain("sheet-unreported"), title, columns, len(found), _each(found))


async def _each(rows: Iterable[Sequence[Value]]) -> AsyncIterator[Sequence[Value]]:
    for row in rows:
        yield row


def _expected(extract: Extract) -> tuple[Unit, ...]:
    """The units that reports are expected of: all below the top one, or itself if none is."""
    tree = extract.figures.tree
    return tree.offered(extract.top)[1:] or (tree[extract.top],)


async def _periods(extract: Extract) -> list[Sequence[Value]]:
    """Periods whose report was due, from the first filing of all on, newest first."""
    figures = extract.figures
    first = await reports.first_filing(figures.connection)
    if first is None:
        return []
    lacking = extract.words.plain("lacking-period", kind=figures.plan.calendar.period.value)
    found: list[Sequence[Value]] = []
    day = min(figures.day, extract.local(extract.made_at).date())
    period = period_of(day, figures.plan)
    while period.last >= extract.local(first).date():
        if period.due is not None and period.due <= extract.made_at:
            said = await reported.units_of(figures.connection, period)
            found += [
                (
                    unit.short,
                    lacking,
                    period.first,
                    period.last,
                    extract.local(period.due),
                    None,
                    None,
                )
                for unit in _expected(extract)
                if said.isdisjoint(one.code for one in figures.tree.below(unit.code))
            ]
        period = period_before(period, figures.plan)
    return found


async def _indicators(extract: Extract) -> list[Sequence[Value]]:
    figures, lacking = extract.figures, extract.words.plain("lacking-indicator")
    units = tuple(unit.code for unit in _expected(extract))
    found: list[Sequence[Value]] = []
    for indicator in figures.plan.indicators:
        found += [
            (unit.short, lacking, None, None, None, indicator.label, indicator.name)
            for unit, standing in await figures.by_unit(indicator, units)
            if is_silent(standing)
        ]
    return found


def is_silent(standing: Standing) -> bool:
    """Whether nothing at all was reported of an indicator."""
    if isinstance(standing, FlowStanding):
        return not standing.actual and not standing.pending
    return bool(standing.missing)


async def trail(extract: Extract) -> Table:
    """The audit trail, oldest first; of people and invitations for the whole federation only."""
    plain, connection = extract.words.plain, extract.figures.connection
    columns = [
        Column(plain("column-when"), Kind.INSTANT, 17),
        Column(plain("column-who"), Kind.TEXT, 16),
        Column(plain("column-action"), Kind.TEXT, 12),
        Column(plain("column-receipt"), Kind.TEXT, 13),
        Column(plain("field-unit"), Kind.TEXT, 12),
        Column(plain("column-subject"), Kind.TEXT, 16),
        Column(plain("column-detail"), Kind.LONG, 56),
    ]
    count = await audit.count(connection, extract.units, whole=extract.is_whole)
    title = plain("trail-title", unit=extract.unit(extract.top))
    return Table(plain("sheet-trail"), title, columns, count, _entries(extract))


async def _entries(extract: Extract) -> AsyncIterator[Sequence[Value]]:
    plain = extract.words.plain
    actions: Mapping[str, str] = {action: plain(said) for action, said in ACTIONS.items()}
    itself = plain("actor-itself")
    details = _Details(extract)
    connection = extract.figures.connection
    async for one in audit.trail(connection, extract.units, whole=extract.is_whole):
        yield (
            extract.local(one.at),
            one.actor or itself,
            actions.get(one.action, one.action),
            one.receipt,
            extract.unit(one.unit) if one.unit else None,
            None if one.receipt else one.about or _subject(extract, one.subject),
            details.shown(one),
        )


def _subject(extract: Extract, subject: str) -> str | None:
    kind, _colon, number = subject.partition(":")
    if kind == "unit":
        return None  # it has a column of its own
    if kind == "invitation":
        return extract.words.plain("subject-invitation", number=number)
    return subject


class _Details:
    """Puts the details of an entry into words; a name nobody knows stands as it is."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._labels = {key: extract.words.plain(said) for key, said in DETAILS.items()}
        asked = questions(extract.figures.plan)
        self._questions = {key: common_label([one.label for one in asked[key]]) for key in asked}

    def shown(self, entry: Entry) -> str:
        return "；".join(
            f"{self._labels.get(key, key)}：{self._value(key, str(value))}"
            for key, value in entry.detail.items()
            if value not in {None, "", 0, NOTHING_SAID}
            and key not in SHOWN_ELSEWHERE
            and (key, value) != FIRST_VERSION
        )

    def _field(self, name: str) -> str:
        try:
            return self._extract.words.plain(f"field-{name}")
        except LookupError:
            return self._questions.get(name.removeprefix(ANSWER), name)

    def _value(self, key: str, value: str) -> str:
        if key in {"fields", "disputed"}:
            return "、".join(map(self._field, value.split()))
        if key in {"unit", "parent"}:
            return self._extract.unit(value)
        if key == "indicator" and self._extract.figures.plan.has(value):
            return self._extract.figures.plan.indicator(value).short
        if key not in PREFIXED:
            return value
        try:
            return self._extract.words.plain(f"{PREFIXED[key]}-{value}")
        except LookupError:
            return value
