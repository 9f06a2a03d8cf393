"""Reports, decisions and figures at the end of a quarter: the file against what people believe."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping

from plan.model import Measure
from storage.audit import Action
from tests.chaos.cases import Case, Stands
from tests.chaos.record import Step
from tests.chaos.soak import ADJUSTED, LEVELS, TARGET, Deed, Life
from tests.chaos.weather import Weather

WORDS = re.compile(r"已办(\d+)件")
TOLD = {Stands.RETURNED: "请补改 {}", Stands.REJECTED: "{} "}
KINDS = {
    Step.DUE: "due",
    Step.NUDGE: "nudge",
    Step.OVERDUE: "overdue",
    Step.ESCALATION: "escalation",
    Step.MORNING: "morning",
}
TRAIL = {
    Stands.APPROVED: Action.APPROVED,
    Stands.RETURNED: Action.RETURNED,
    Stands.REJECTED: Action.REJECTED,
}


def check_cases(file: sqlite3.Connection, life: Life) -> None:
    """Each report stands as its people believe, decided by whom they believe."""
    who: Mapping[int, int] = dict(file.execute("SELECT id, telegram_id FROM member"))
    _check_reports(file, life, who)
    _check_decisions(file, life, who)
    _check_told(life)
    _check_receipts(life)
    _check_papers(file, life)


def _check_reports(file: sqlite3.Connection, life: Life, who: Mapping[int, int]) -> None:
    rows = file.execute(
        """SELECT r.receipt, r.filed_by, r.unit, v.indicator, v.day, r.status, r.version,
             coalesce(v.quantity, v.numerator, v.text), json_array_length(v.photos),
             r.origin = 'late',
             (SELECT count(*) FROM report_version a WHERE a.report = r.id AND a.cause = 'amended'),
             (SELECT count(*) FROM report_version a WHERE a.report = r.id)
           FROM report r JOIN report_version v ON v.report = r.id AND v.version = r.version"""
    )
    stored = {}
    for receipt, filer, *rest, figure, photos, late, amended, versions in rows:
        found = WORDS.search(str(figure))
        number = int(found.group(1) if found else figure)
        stored[receipt] = (who[filer], *rest, number, photos, bool(late), amended, versions)
    believed = {one.receipt: _believed(one) for one in life.book}
    assert stored.keys() == believed.keys(), stored.keys() ^ believed.keys()
    wrong = {key: (one, stored[key]) for key, one in believed.items() if stored[key] != one}
    assert not wrong, f"(believed, stored): {wrong}"


def _believed(one: Case) -> tuple[object, ...]:
    where = (one.filer, one.unit, one.indicator, one.day.isoformat(), one.stands, one.version)
    return (*where, one.number, one.photos, one.late, one.amendments, one.version)


def _check_decisions(file: sqlite3.Connection, life: Life, who: Mapping[int, int]) -> None:
    """At most one acting decision per version and level, none by an author; ours and no others."""
    rows = [
        (receipt, who[by], level, decision, version, now, undone)
        for receipt, by, level, decision, version, now, undone in file.execute(
            """SELECT r.receipt, v.by_member, v.level, v.decision, v.version, r.version,
                 v.undone_at IS NOT NULL
               FROM review v JOIN report r ON r.id = v.report"""
        )
    ]
    acting = Counter((row[0], row[2], row[4]) for row in rows if not row[6])
    assert not [key for key, many in acting.items() if many > 1], acting
    own = file.execute(
        """SELECT count(*) FROM review v JOIN report_version a
           ON a.report = v.report AND a.version <= v.version AND a.by_member = v.by_member"""
    )
    assert own.fetchone() == (0,), "somebody decided on his own report"
    stored = Counter(row[:4] for row in rows)
    taken = Counter(
        (receipt, one.by, one.level, one.outcome.value) for receipt, one in life.decided
    )
    assert stored == taken, f"stored {stored - taken}, taken {taken - stored}"
    standing = {row[:4] for row in rows if row[4] == row[5] and not row[6]}
    believed = {
        (case.receipt, one.by, one.level, one.outcome.value)
        for case in life.book
        for one in case.acting
    }
    assert standing == believed, standing ^ believed
    assert sum(row[6] for row in rows) == life.deeds[Deed.UNDONE]


def _check_told(life: Life) -> None:
    """Who filed a report has heard what was decided on it."""
    heard = {
        one.phone.number: [str(message.get("text")) for message in one.phone.messages.values()]
        for one in life.people.everybody
    }
    for receipt, decision in life.decided:
        case = life.book.cases[receipt]
        if decision.outcome in TOLD:
            words = TOLD[decision.outcome].format(receipt)
            mark = "不予认定" if decision.outcome is Stands.REJECTED else ""
            told = [text for text in heard[case.filer] if words in text and mark in text]
            assert told, f"nobody told {case.filer} of {receipt}: {decision}"
    for case in life.book:
        if case.levels and case.stands is Stands.APPROVED:
            told = [text for text in heard[case.filer] if "审核通过" in text]
            assert any(case.receipt in text for text in told), f"{case} was approved unheard"


def _check_receipts(life: Life) -> None:
    for one in life.people.everybody:
        shown = set(one.shown_receipts())
        assert shown == set(one.receipts), f"{one.phone.number}: {shown ^ set(one.receipts)}"


def _check_papers(file: sqlite3.Connection, life: Life) -> None:
    """Photos are here; the trail has each act; reasons, locks and the adjustment are kept."""
    photos = dict(file.execute("SELECT status, count(*) FROM photo GROUP BY status"))
    assert photos.keys() == {"stored"}, photos
    trail = Counter(dict(file.execute("SELECT action, count(*) FROM audit GROUP BY action")))
    decided = Counter(decision.outcome for _, decision in life.decided)
    for outcome, action in TRAIL.items():
        assert trail[action] == decided[outcome], f"{action}: {trail[action]}, {decided}"
    undone = trail[Action.APPROVAL_UNDONE] + trail[Action.REJECTION_UNDONE]
    assert undone == life.deeds[Deed.UNDONE], (
        f"{undone} undone in the trail, {life.deeds[Deed.UNDONE]} by their screens"
    )
    locked = [month for (month,) in file.execute("SELECT month FROM period_lock ORDER BY month")]
    assert locked == life.locked, f"locked: {locked}, {life.locked}"
    adjusted = file.execute("SELECT indicator, target FROM adjustment").fetchall()
    assert adjusted == [(ADJUSTED, str(TARGET))], adjusted
    explained = file.execute(
        "SELECT r.receipt FROM late_reason l JOIN report r ON r.id = l.report"
    ).fetchall()
    assert {receipt for (receipt,) in explained} == life.explained, explained


def check_figures(file: sqlite3.Connection, life: Life) -> None:
    """What is counted is what people reported: of sums all, of rates the newest of the day."""
    kept = {
        tuple(key): value
        for *key, value in file.execute(
            """SELECT indicator, unit, day, status, value FROM tally
               WHERE part IN ('quantity', 'numerator')"""
        )
    }
    filed: Counter[tuple[str, ...]] = Counter()
    for one in sorted(life.book, key=lambda case: case.receipt):
        cell = (one.indicator, one.unit, one.day.isoformat(), one.stands.value)
        if one.counts and one.indicator in life.book.summed:
            filed[cell] += one.number
        elif one.counts and life.plan.indicator(one.indicator).measure is Measure.STOCK:
            filed[cell] = one.number
    assert kept == filed, f"(counted, filed): {kept.items() ^ filed.items()}"


def check_counted(file: sqlite3.Connection, life: Life) -> None:
    """The bot's own count of what it said unasked is ours."""
    rows = file.execute(
        """SELECT m.telegram_id, u.kind, sum(u.many) FROM unasked u JOIN member m ON m.id = u.member
           WHERE u.kind <> 'digest' GROUP BY m.id, u.kind"""
    )
    counted = {(who, kind): many for who, kind, many in rows}
    said = Counter(
        (one.person, "lagging" if one.only_lags else KINDS[one.step])
        for one in life.record.due
        if one.step in KINDS
    )
    assert counted == said, f"(counted, said): {counted.items() ^ said.items()}"


def check_liveliness(life: Life, weather: Weather, *, long: bool) -> None:
    """Something of each kind was done and due, kills hit a bot at work, and faults struck.

    In a short run colleagues may be quicker each time, so that no return comes about: which
    decisions there are is then left to chance, and held for certain in `make chaos` alone.
    """
    proofs = {
        "steps due": set(Step) - {said.step for said in life.record.due},
        "levels": {0, 1, 2} - {one.levels for one in life.book},
        "decisions": set(TRAIL) - {decision.outcome for _, decision in life.decided},
        "months": set() if life.locked else {"locked"},
        # In a short run there may be nothing left to be approved together.
        "deeds": set(Deed) - {Deed.TOGETHER} - {deed for deed in life.deeds if life.deeds[deed]},
    }
    assert life.decided, "nothing was decided: this run proves nothing"
    by_chance = set() if long else {"levels", "decisions", "deeds"}
    missing = {what: left for what, left in proofs.items() if left and what not in by_chance}
    assert not missing, f"this run proves nothing: it had no {missing}"
    undone = [wreck.undone for wreck in weather.wrecks]
    assert any(undone), "no kill found anything undone: this run proves nothing"
    assert weather.struck, "no fault struck: this run proves nothing"
    assert LEVELS.keys() <= {one.code for one in life.plan.indicators}
