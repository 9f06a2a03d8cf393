"""The kept tally equals what the reports say, however they came to say it."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.model import Plan, State
from plan.report import Content, Status
from storage import gone, members, moves, reports, sums, tally, units
from storage.database import Database, one_moment
from storage.members import Role
from storage.tally import Cell, Contribution
from tests.town import plan

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
LATER = datetime(2014, 9, 16, 1, tzinfo=UTC)
PLAN = plan()
UNITS = ("620802", "620821")
FIRST, SECOND = date(2014, 9, 1), date(2014, 9, 2)
SHOW = Content("performances", UNITS[0], FIRST, quantity=2, answers={"audience": 600})
RATE = Content("unionisation-rate", UNITS[0], FIRST, numerator=300, denominator=400)
THEORY = Content("theory", UNITS[0], FIRST, text="学习", state=State.UNDER_WAY)


@dataclass
class Ledger:
    """Reports filed, changed and withdrawn, each with its move of the tally."""

    database: Database
    officer: int

    async def file(self, content: Content, status: Status = Status.APPROVED) -> int:
        """File a report; returns its number."""
        async with self.database.transaction() as connection:
            receipt = await reports.add(
                connection,
                NOW,
                content,
                draft=None,
                filed_by=self.officer,
                on_behalf=False,
                status=status,
                year=2014,
            )
            number = await reports.id_of(connection, receipt)
            indicator = PLAN.indicator(content.indicator)
            filed = Contribution(content, status)
            await tally.move(connection, NOW, number, indicator, None, filed)
        return number

    async def change(self, number: int, status: Status, **changes: object) -> None:
        """Give a report another status and, with `changes`, a new version."""
        async with self.database.transaction() as connection:
            [before] = [one async for one in reports.all_current(connection) if one.id == number]
            content = replace(before.content, **changes)  # type: ignore[arg-type] # by name
            if changes:
                await connection.execute_fetchall(
                    """INSERT INTO report_version
                         (report, version, indicator, unit, day, quantity, numerator, denominator,
                          text, state, answers, photos, by_member, on_behalf, at)
                       SELECT report, version + 1, indicator, unit, ?, ?, ?, denominator,
                          text, state, answers, photos, by_member, on_behalf, at
                       FROM report_version WHERE report = ? AND version = ?""",
                    (content.day, content.quantity, content.numerator, number, before.version),
                )
            await connection.execute_fetchall(
                "UPDATE report SET status = ?, version = version + ?, day = ? WHERE id = ?",
                (status, bool(changes), content.day, number),
            )
            indicator = PLAN.indicator(content.indicator)
            after = Contribution(content, status) if status in tally.COUNTED else None
            was = Contribution(before.content, before.status)
            await tally.move(connection, LATER, number, indicator, was, after)

    async def kept(self) -> dict[Cell, int]:
        """The tally as it stands."""
        return await tally.kept(self.database.reader)

    async def check(self) -> None:
        """It is what the reports say."""
        assert await tally.differences(self.database.reader, PLAN) == {}


async def open_ledger(folder: Path) -> Ledger:
    """A new file with an officer."""
    database = await Database.open(folder / "fieldtally.db")
    async with database.transaction() as connection:
        await units.seed(connection, PLAN)
        officer = await members.join(connection, NOW, 1, "王芳", UNITS[0], Role.OFFICER)
    return Ledger(database, officer.id)


@pytest.fixture
async def ledger(tmp_path: Path) -> AsyncIterator[Ledger]:
    """Nothing filed yet."""
    made = await open_ledger(tmp_path)
    yield made
    await made.check()
    await made.database.close()


def _cell(content: Content, part: str, status: Status = Status.APPROVED) -> Cell:
    return Cell(content.indicator, part, content.unit, content.day.isoformat(), status)


async def test_what_happens_more_than_once_a_day_adds_up(ledger: Ledger) -> None:
    await ledger.file(SHOW)
    await ledger.file(replace(SHOW, quantity=3, answers={}))
    await ledger.file(replace(SHOW, quantity=1), Status.PENDING)
    assert await ledger.kept() == {
        _cell(SHOW, "quantity"): 5,
        _cell(SHOW, "audience"): 600,
        _cell(SHOW, "quantity", Status.PENDING): 1,
        _cell(SHOW, "audience", Status.PENDING): 600,
    }


async def test_a_withdrawn_flow_leaves_no_trace_in_the_tally(ledger: Ledger) -> None:
    number = await ledger.file(SHOW)
    other = await ledger.file(replace(SHOW, quantity=3, answers={}))
    await ledger.change(number, Status.WITHDRAWN)
    assert await ledger.kept() == {_cell(SHOW, "quantity"): 3}
    await ledger.change(other, Status.WITHDRAWN)
    assert await ledger.kept() == {}


async def test_an_approved_report_moves_from_pending_to_approved(ledger: Ledger) -> None:
    number = await ledger.file(SHOW, Status.PENDING)
    await ledger.change(number, Status.APPROVED)
    assert await ledger.kept() == {_cell(SHOW, "quantity"): 2, _cell(SHOW, "audience"): 600}


async def test_a_corrected_day_takes_the_figure_along(ledger: Ledger) -> None:
    number = await ledger.file(replace(SHOW, answers={}))
    await ledger.change(number, Status.APPROVED, day=SECOND, quantity=9)
    assert await ledger.kept() == {_cell(replace(SHOW, day=SECOND), "quantity"): 9}


async def test_the_newest_stock_of_a_day_counts_and_its_withdrawal_brings_the_older_back(
    ledger: Ledger,
) -> None:
    await ledger.file(RATE)
    newer = await ledger.file(replace(RATE, numerator=360))
    assert (await ledger.kept())[_cell(RATE, "numerator")] == 360
    await ledger.change(newer, Status.WITHDRAWN)
    assert await ledger.kept() == {
        _cell(RATE, "numerator"): 300,
        _cell(RATE, "denominator"): 400,
    }


async def test_a_withdrawn_day_of_a_stock_gives_way_to_the_day_before(ledger: Ledger) -> None:
    await ledger.file(RATE)
    newer = await ledger.file(replace(RATE, day=SECOND, numerator=0))
    wanted = ([RATE.indicator], ["numerator", "denominator"])
    parts = [(RATE.indicator, part) for part in wanted[1]]
    reader = ledger.database.reader
    key = (UNITS[0], Status.APPROVED)
    newest = await sums.newest(reader, *wanted, SECOND)
    assert newest == {parts[0]: {key: 0}, parts[1]: {key: 400}}
    assert (await sums.newest(reader, *wanted, FIRST))[parts[0]] == {key: 300}
    await ledger.change(newer, Status.RETURNED)
    newest = await sums.newest(reader, *wanted, SECOND)
    assert newest == {parts[0]: {key: 300}, parts[1]: {key: 400}}


async def test_a_narrative_keeps_the_newest_state(ledger: Ledger) -> None:
    await ledger.file(THEORY)
    done = await ledger.file(replace(THEORY, state=State.DONE))
    assert await ledger.kept() == {_cell(THEORY, "state"): State.DONE.ordinal}
    await ledger.change(done, Status.WITHDRAWN)
    assert await ledger.kept() == {_cell(THEORY, "state"): State.UNDER_WAY.ordinal}


async def test_a_spoilt_tally_is_found_and_made_anew(ledger: Ledger) -> None:
    await ledger.file(SHOW)
    await ledger.file(RATE)
    good = await ledger.kept()
    async with ledger.database.transaction() as connection:
        await connection.execute_fetchall("DELETE FROM tally WHERE part = 'audience'")
        await connection.execute_fetchall("UPDATE tally SET value = 7 WHERE part = 'quantity'")
        await connection.execute_fetchall("UPDATE tally SET unit = '620821' WHERE part <> 'x'")
        await connection.execute_fetchall("UPDATE tally_month SET value = 9")
    spoilt = await tally.differences(ledger.database.reader, PLAN)
    assert {len(cell.day) for cell in spoilt} == {len("YYYY-MM"), len("YYYY-MM-DD")}
    async with ledger.database.transaction() as connection:
        assert await tally.rebuild(connection, PLAN) == len(good)
    assert await ledger.kept() == good


async def test_a_figure_up_to_a_day_is_whole_months_and_some_days(ledger: Ledger) -> None:
    for day, quantity in (
        (date(2014, 7, 31), 1),
        (date(2014, 8, 1), 2),
        (date(2014, 8, 31), 4),
        (FIRST, 8),
        (SECOND, 16),
    ):
        await ledger.file(replace(SHOW, day=day, quantity=quantity, answers={}))
    await ledger.file(replace(SHOW, quantity=32, answers={}), Status.PENDING)
    reader = ledger.database.reader
    key = ("performances", "quantity")
    for day, expected in (
        (date(2014, 7, 30), None),
        (date(2014, 7, 31), 1),
        (date(2014, 8, 30), 3),
        (date(2014, 8, 31), 7),
        (FIRST, 15),
        (date(2014, 9, 30), 31),
    ):
        found = (await sums.until(reader, ["performances"], day)).get(key, {})
        assert found.get((UNITS[0], Status.APPROVED)) == expected, day
        months = await sums.by_month(reader, "performances", "quantity", UNITS, day)
        assert sum(v for (_, s), v in months.items() if s is Status.APPROVED) == (expected or 0)


async def test_what_moved_since_an_instant_is_kept_with_its_reports(ledger: Ledger) -> None:
    first = await ledger.file(SHOW)
    second = await ledger.file(replace(SHOW, unit=UNITS[1]), Status.PENDING)
    reader = ledger.database.reader
    assert await moves.since(reader, LATER) == []
    await ledger.change(first, Status.APPROVED, quantity=9)
    await ledger.change(second, Status.APPROVED)
    gains = {(one.unit, one.status): one.value for one in await moves.since(reader, LATER)}
    assert gains == {
        (UNITS[0], Status.APPROVED): 7,
        (UNITS[1], Status.APPROVED): 2,
        (UNITS[1], Status.PENDING): -2,
    }
    through = await moves.reports_since(reader, LATER, "performances", UNITS)
    assert [one.report for one in through] == [second, second, first]
    assert {(one.report, one.status): one.value for one in through} == {
        (second, Status.APPROVED): 2,
        (second, Status.PENDING): -2,
        (first, Status.APPROVED): 7,
    }
    await ledger.change(first, Status.WITHDRAWN)
    gains = {(one.unit, one.status): one.value for one in await moves.since(reader, LATER)}
    assert gains[UNITS[0], Status.APPROVED] == -2


async def test_an_indicator_that_left_the_plan_keeps_its_cells_and_raises_nothing(
    ledger: Ledger,
) -> None:
    await ledger.file(SHOW)
    await ledger.file(RATE)
    kept = await ledger.kept()
    left = tuple(one for one in PLAN.indicators if one.code != "performances")
    smaller = Plan(
        **{name: getattr(PLAN, name) for name in Plan.model_fields} | {"indicators": left}
    )
    assert await tally.differences(ledger.database.reader, smaller) == {}
    async with ledger.database.transaction() as connection:
        assert await tally.rebuild(connection, smaller) == 2
    assert await ledger.kept() == kept
    assert await gone.indicators(ledger.database.reader, smaller) == ["performances"]
    assert await gone.indicators(ledger.database.reader, PLAN) == []


async def test_the_comparison_is_of_one_moment(ledger: Ledger, tmp_path: Path) -> None:
    """What is committed between the two readings is in neither."""
    await ledger.file(SHOW)
    reader = ledger.database.reader
    async with one_moment(reader):
        before = await tally.kept(reader)
        await ledger.file(replace(SHOW, quantity=7))
        assert await tally.kept(reader) == before
        assert await tally.differences(reader, PLAN) == {}
    assert await tally.kept(reader) != before


CONTENTS = st.builds(
    lambda content, unit, day, number: replace(
        content,
        unit=unit,
        day=day,
        quantity=number if content.quantity else None,
        numerator=number if content.numerator else None,
    ),
    st.sampled_from([SHOW, replace(SHOW, answers={}), RATE, THEORY]),
    st.sampled_from(UNITS),
    st.sampled_from([FIRST, SECOND]),
    st.integers(1, 500),
)
STATUSES = st.sampled_from(list(Status))
CHANGES = st.tuples(st.integers(0, 50), STATUSES, st.sampled_from([None, FIRST, SECOND]))
MOVES = st.lists(st.one_of(st.tuples(CONTENTS, STATUSES), CHANGES), max_size=12)


@settings(max_examples=40, deadline=None)
@given(MOVES)
def test_any_course_of_events_leaves_what_a_rebuild_would_make(moves: list[object]) -> None:
    asyncio.run(_play(moves))


async def _play(moves: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = await open_ledger(Path(folder))
        filed: list[int] = []
        try:
            for move in moves:
                match move:
                    case (Content() as content, Status() as status):
                        filed.append(await ledger.file(content, status))
                    case (int() as which, Status() as status, day) if filed:
                        changes = {"day": day} if isinstance(day, date) else {}
                        await ledger.change(filed[which % len(filed)], status, **changes)
            await ledger.check()
        finally:
            await ledger.database.close()
