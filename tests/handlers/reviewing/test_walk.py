"""Statuses of a report × buttons of review × roles: what is refused changes nothing."""

import pytest

from handlers.reviewing import buttons as kinds
from plan.report import Status
from storage.members import Role
from tests.handlers.acts import report, sound
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town

STATE = """SELECT (SELECT group_concat(id || status || level || version) FROM report),
  (SELECT group_concat(id || decision || coalesce(undone_at, '')) FROM review),
  (SELECT group_concat(status || value) FROM tally), (SELECT count(*) FROM audit),
  (SELECT count(*) FROM draft)"""
DECIDING = (
    kinds.Approve(1, 1, 1, ""),
    kinds.ReturnFor(1, 1, 1, 4, "incomplete", ""),
    kinds.RejectFor(1, 1, 1, "no-evidence", ""),
)
UNDOING = kinds.UndoFor(1, 1, "slip")
ASKING = (
    kinds.QueueCard(1, ""),
    kinds.Narrow(1, ""),
    kinds.AskReturn(1, 1, 1, 4, ""),
    kinds.AskReject(1, 1, 1, ""),
    kinds.AskUndo(1, 1),
    kinds.AskAll(""),
)
# The last one may; the administrator may not while the county has a reviewer of its own.
PEOPLE = [
    (Role.OFFICER, KONGTONG),
    (Role.LEADER, ROOT),
    (Role.REVIEWER, JINGCHUAN),
    (Role.ADMINISTRATOR, ROOT),
    (Role.REVIEWER, KONGTONG),
]


async def _bring(reviewer: Person, officer: Person, status: Status) -> None:
    """Let report 1 stand in this status."""
    await report(officer, "互助保险", "40")
    await reviewer.says("/review")
    if status is Status.APPROVED:
        await reviewer.taps("✅ 通过")
    elif status is Status.RETURNED:
        await reviewer.taps("↩️ 退回")
        await reviewer.taps("内容不完整")
    elif status is Status.REJECTED:
        await reviewer.taps("⛔️ 不予认定")
        await reviewer.taps("没有佐证")
    elif status is Status.WITHDRAWN:
        await officer.says("/my")
        await officer.taps("00001")
        await officer.taps("撤回")
        await officer.taps("填错了")


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("role", "unit"), PEOPLE)
async def test_only_who_may_and_only_where_it_stands(
    town: Town,
    officer: Person,
    reviewer: Person,
    status: Status,
    role: Role,
    unit: str,
) -> None:
    await _bring(reviewer, officer, status)
    person = await town.member(7500, "某人", unit, role)
    await person.says("/settings")
    message = await person.form()
    county = role is Role.REVIEWER and unit == KONGTONG
    before = await town.rows(STATE)
    for button in ASKING:
        await person.taps_data(button.pack(), message)
        assert await town.rows(STATE) == before, type(button).__name__
    mend = kinds.Mend(1, "quantity")
    await person.taps_data(mend.pack(), message)
    within = unit in {KONGTONG, ROOT} and role is not Role.LEADER
    opens = status is Status.RETURNED and within
    assert (await town.rows(STATE) != before) is opens
    before = await town.rows(STATE)
    undoes = county and status in {Status.APPROVED, Status.REJECTED}
    await person.taps_data(UNDOING.pack(), message)
    assert (await town.rows(STATE) != before) is undoes
    for deciding in DECIDING:
        before = await town.rows(STATE)
        [(now,)] = await town.rows("SELECT status FROM report")
        await person.taps_data(deciding.pack(), message)
        acts = county and now == Status.PENDING
        assert (await town.rows(STATE) != before) is acts, type(deciding).__name__
        assert acts or await person.toast()
    assert await sound(town)
    assert await town.rows("SELECT count(*) FROM inbox WHERE status = 'failed'") == [(0,)]
