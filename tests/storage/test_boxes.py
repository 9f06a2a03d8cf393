"""What waits: updates in the inbox, letters in the outbox, jobs; and the texts of instants."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import inbox, jobs, outbox
from storage.database import Database
from storage.instants import from_text, to_text
from storage.outbox import NO_CHAT, Letter, Outcome, Priority

NOW = datetime(2014, 9, 15, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
FANG, QIANG = 7001, 7002


async def _letter(
    database: Database,
    chat: int = FANG,
    priority: Priority = Priority.DIALOGUE,
    *,
    method: str = "sendMessage",
    edits: int | None = None,
    occasion: str | None = None,
) -> int | None:
    async with database.transaction() as connection:
        return await outbox.add(
            connection,
            NOW,
            chat,
            method,
            {"text": "x"},
            priority=priority,
            edits=edits,
            occasion=occasion,
        )


async def _heads(database: Database, *without: int, most: int = 10) -> list[int]:
    letters = await outbox.heads(database.reader, without=without, most=most)
    return [letter.id for letter in letters]


async def _settle(database: Database, *outcomes: Outcome) -> None:
    async with database.transaction() as connection:
        await outbox.settle(connection, outcomes, NOW)


async def test_an_update_is_kept_once(database: Database) -> None:
    async with database.transaction() as connection:
        assert await inbox.add(connection, [(5, "{}"), (6, "{}")], NOW) == 2
        assert await inbox.add(connection, [(6, "again"), (4, "{}")], NOW) == 1
    async with database.transaction() as connection:
        started = []
        while batch := await inbox.start_next(connection):
            [waiting] = batch
            started.append((waiting.update_id, waiting.raw, waiting.tries))
            await inbox.finish(connection, waiting.seq, NOW)
    assert started == [(5, "{}", 1), (6, "{}", 1), (4, "{}", 1)]


async def test_an_update_started_again_counts_its_runs(database: Database) -> None:
    async with database.transaction() as connection:
        await inbox.add(connection, [(5, "{}")], NOW)
        runs = [await inbox.start_next(connection) for _ in range(3)]
    assert [one.tries for run in runs for one in run] == [1, 2, 3]


async def test_who_only_stood_behind_another_when_the_process_ended_has_all_his_runs(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await inbox.add(connection, [(1, "{}"), (2, "{}")], NOW)
        first, second = await inbox.start_next(connection, most=32)
        assert (first.tries, second.tries) == (1, 0)
        alone = await inbox.start_next(connection, most=32)
        assert [(one.update_id, one.tries) for one in alone] == [(1, 2)]
        await inbox.finish(connection, first.seq, NOW)
        runs = [await inbox.start_next(connection, most=32) for _ in range(3)]
    assert [[(one.update_id, one.tries) for one in run] for run in runs] == [
        [(2, 1)],
        [(2, 2)],
        [(2, 3)],
    ]


async def test_what_was_started_before_comes_alone(database: Database) -> None:
    async with database.transaction() as connection:
        await inbox.add(connection, [(number, "{}") for number in range(1, 7)], NOW)
        [begun] = await inbox.start_next(connection)
        assert [one.update_id for one in await inbox.start_next(connection, most=3)] == [1]
        await inbox.finish(connection, begun.seq, NOW)
        fresh = await inbox.start_next(connection, most=3)
        assert [(one.update_id, one.tries) for one in fresh] == [(2, 1), (3, 0), (4, 0)]
        for one in fresh[:2]:
            await inbox.finish(connection, one.seq, NOW)
        again = await inbox.start_next(connection, most=3)
        assert [(one.update_id, one.tries) for one in again] == [(4, 1)]


async def test_finished_updates_are_forgotten_and_waiting_ones_never(database: Database) -> None:
    async with database.transaction() as connection:
        await inbox.add(connection, [(number, "{}") for number in range(3)], NOW)
        for error in (None, "failed"):
            [waiting] = await inbox.start_next(connection)
            await inbox.finish(connection, waiting.seq, NOW, error=error)
        assert await inbox.forget_finished(connection, NOW) == 0
        assert await inbox.forget_finished(connection, LATER) == 2
    assert await inbox.backlog(database.reader) == 1


async def test_each_lane_has_one_head_and_urgent_lanes_come_first(database: Database) -> None:
    await _letter(database, FANG, Priority.BROADCAST)
    reminder = await _letter(database, FANG, Priority.REMINDER)
    await _letter(database, FANG, Priority.REMINDER)
    dialogue = await _letter(database, QIANG)
    await _letter(database, QIANG)
    menu = await _letter(database, NO_CHAT)
    assert await _heads(database) == [dialogue, menu, reminder]
    assert await _heads(database, most=1) == [dialogue]
    assert await _heads(database, QIANG, NO_CHAT) == [reminder]


async def test_an_instant_call_is_in_no_lane(database: Database) -> None:
    toasts = [await _letter(database, NO_CHAT, Priority.INSTANT) for _ in range(3)]
    assert await _heads(database) == []
    found = await outbox.instants(database.reader, without=[toasts[1] or 0], most=10)
    assert [letter.id for letter in found] == [toasts[0], toasts[2]]
    assert len(await outbox.instants(database.reader, without=[], most=1)) == 1


async def test_what_is_settled_waits_no_more(database: Database) -> None:
    first, second = await _letter(database), await _letter(database)
    assert first is not None
    await _settle(database, Outcome(first, message_id=77))
    assert await _heads(database) == [second]
    kept = await database.reader.execute_fetchall("SELECT id, message_id FROM outbox")
    assert [tuple(row) for row in kept] == [(first, 77), (second, None)]


async def _only(database: Database) -> Letter:
    [letter] = await outbox.heads(database.reader, without=[], most=10)
    return letter


async def test_an_edit_knows_its_message_once_that_is_sent(database: Database) -> None:
    form = await _letter(database)
    assert form is not None
    await _letter(database, method="editMessageText", edits=form)
    assert (await _only(database)).id == form
    await _settle(database, Outcome(form, message_id=77))
    edit = await _only(database)
    assert (edit.edits, edit.message_id) == (form, 77)


async def test_a_newer_edit_displaces_what_it_makes_needless(database: Database) -> None:
    form = await _letter(database)
    methods = ("editMessageReplyMarkup", "editMessageText", "editMessageReplyMarkup")
    edits = [await _letter(database, method=method, edits=form) for method in methods]
    rows = await database.reader.execute_fetchall(
        "SELECT id FROM outbox WHERE status = 'waiting' AND edits IS NOT NULL ORDER BY id"
    )
    assert [row["id"] for row in rows] == edits[1:]


async def test_an_occasion_is_said_once_even_after_it_was_sent(database: Database) -> None:
    first = await _letter(database, occasion="reminder:1:2014-38")
    assert first is not None
    assert await _letter(database, occasion="reminder:1:2014-38") is None
    await _settle(database, Outcome(first))
    async with database.transaction() as connection:
        assert await outbox.forget_finished(connection, LATER) == 0
    assert await _letter(database, occasion="reminder:1:2014-38") is None


async def test_sent_letters_are_forgotten_but_not_what_an_edit_still_needs(
    database: Database,
) -> None:
    gone, form = await _letter(database), await _letter(database)
    assert gone is not None
    assert form is not None
    await _settle(database, Outcome(gone, message_id=1), Outcome(form, message_id=2))
    edit = await _letter(database, method="editMessageText", edits=form)
    async with database.transaction() as connection:
        assert await outbox.forget_finished(connection, LATER) == 1
    assert (await _only(database)).id == edit
    assert (await _only(database)).message_id == 2


async def test_a_chat_that_moved_takes_its_lane_along(database: Database) -> None:
    await _letter(database, -7)
    await _letter(database, FANG)
    async with database.transaction() as connection:
        await outbox.move_chat(connection, -7, -1007)
    assert {letter.chat_id for letter in await _all_heads(database)} == {-1007, FANG}


async def _all_heads(database: Database) -> list[Letter]:
    return await outbox.heads(database.reader, without=[], most=10)


async def test_a_dropped_lane_leaves_the_others(database: Database) -> None:
    await _letter(database, FANG)
    await _letter(database, FANG)
    other = await _letter(database, QIANG)
    async with database.transaction() as connection:
        await outbox.drop_lane(connection, FANG, NOW, "blocked")
    assert await _heads(database) == [other]


async def test_a_job_runs_when_it_is_due_and_once_per_occasion(database: Database) -> None:
    async with database.transaction() as connection:
        late = await jobs.add(connection, NOW, "export", LATER)
        soon = await jobs.add(connection, NOW, "remind", NOW, occasion="week:38")
        assert await jobs.add(connection, NOW, "remind", NOW, occasion="week:38") is None
        first = await jobs.start_next(connection, NOW)
        assert first is not None
        assert (first.id, first.tries) == (soon, 1)
        await jobs.finish(connection, first.id, NOW)
        assert await jobs.start_next(connection, NOW) is None
        assert await jobs.add(connection, NOW, "remind", NOW, occasion="week:38") is None
        second = await jobs.start_next(connection, LATER)
        assert second is not None
        assert second.id == late


@given(
    st.lists(
        st.datetimes(
            datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is drawn below
            datetime(2100, 1, 1),  # noqa: DTZ001 - as above
            timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
        ),
        min_size=2,
    )
)
def test_the_order_of_texts_is_the_order_of_instants(instants: list[datetime]) -> None:
    in_order = sorted(instants)
    texts = [to_text(instant) for instant in in_order]
    assert texts == sorted(texts)
    assert [from_text(text) for text in texts] == in_order


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_text(datetime(2014, 9, 15))  # noqa: DTZ001 - that is the point
