"""One update, one transaction: what fails leaves nothing behind, is told once, and stops nobody."""

import json
from datetime import timedelta

import pytest

from bot import worker
from storage import inbox
from storage.database import Database
from storage.instants import to_text
from storage.members import Role
from tests.town import ROOT, TOKEN, Json, Person, Town
from texts import Catalogue

PRIVATE = "困难职工张三，电话13800000000"
DEAD = "SELECT source, reference, error FROM dead_letter"
RAISING = "SELECT RAISE(ABORT, 'the table is broken')"
# Nine units to the seventh power: most of a second of counting.
DAWDLING = "SELECT count(*) FROM unit a, unit b, unit c, unit d, unit e, unit f, unit g"


async def _break(town: Town, table_event: str, what: str) -> None:
    """Let a real write of the handlers fail, or take its time."""
    async with town.database.transaction() as connection:
        await connection.execute_fetchall(
            f"CREATE TRIGGER broken BEFORE {table_event} BEGIN {what}; END"
        )


async def _mend(town: Town) -> None:
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("DROP TRIGGER broken")


async def _card(officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    await officer.taps("今天")


async def _count(town: Town, table: str) -> object:
    [(count,)] = await town.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table's name
    return count


def _notice(name: str, **values: str) -> str:
    return Catalogue.load().plain("zh", f"notice-{name}", **values)


async def _heard(person: Person) -> list[str]:
    return [str(one.get("text", "")) for one in await person.screen()]


async def test_a_handler_that_fails_leaves_nothing_behind_and_is_told_once(
    town: Town, officer: Person, administrator: Person
) -> None:
    deputy = await town.member(7901, "赵主任", ROOT, Role.ADMINISTRATOR)
    await _card(officer)
    audit = await _count(town, "audit")
    await _break(town, "INSERT ON tally", RAISING)
    await officer.taps("✅ 上报")
    [(number, status, tries)] = await town.rows(
        "SELECT update_id, status, tries FROM inbox WHERE error IS NOT NULL"
    )
    assert (status, tries) == ("failed", 1)
    assert [await _count(town, table) for table in ("report", "report_version")] == [0, 0]
    assert await _count(town, "audit") == audit
    assert await _count(town, "draft") == 1
    apology = Catalogue.load().plain("zh", "apology", update=str(number))
    assert (await _heard(officer)).count(apology) == 1
    told = _notice("update-failed", update=str(number), error="IntegrityError")
    assert [(await _heard(one)).count(told) for one in (administrator, deputy)] == [1, 1]
    await _mend(town)
    assert "2014-00001" in await officer.taps("✅ 上报")
    assert await town.tally("performances") == 2


async def test_the_log_names_the_update_and_tells_nobody_s_words(
    town: Town, officer: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await officer.says("/report")
    await officer.says("组织建设")
    await _break(town, "UPDATE ON draft", RAISING)
    await officer.says(PRIVATE)
    [(number,)] = await town.rows("SELECT update_id FROM inbox WHERE status = 'failed'")
    assert f"update {number} failed" in caplog.text
    assert "the table is broken" in caplog.text
    assert PRIVATE not in caplog.text
    assert TOKEN not in caplog.text


async def test_after_a_failure_the_next_update_is_handled(
    town: Town, officer: Person, administrator: Person
) -> None:
    await _break(town, "INSERT ON draft", RAISING)
    await officer.says("/report")
    assert await _count(town, "draft") == 0
    assert "八件实事" in await administrator.says("/summary")
    assert await officer.says("/my") == Catalogue.load().plain("zh", "my-none")


@pytest.mark.parametrize("content", [{"garbage": True}, {"chat": {}, "date": []}])
async def test_an_update_that_cannot_be_parsed_is_a_dead_letter_and_the_rest_goes_on(
    town: Town, officer: Person, administrator: Person, content: Json
) -> None:
    queue = town.sandbox.world.first_bot.updates
    made = queue.add("message", content)
    assert made is not None
    assert await officer.says("/my") == Catalogue.load().plain("zh", "my-none")
    [(source, reference, error)] = await town.rows(DEAD)
    assert (source, reference) == ("inbox", made["update_id"])
    told = _notice("dead-letter", source="inbox", row=str(reference), error=str(error))
    assert (await _heard(administrator)).count(told) == 1


async def test_half_a_character_in_a_text_stops_nobody(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.says("组织建设")
    await officer.sends({"text": "half \ud83d"})
    assert await officer.says("/my") == Catalogue.load().plain("zh", "my-none")


async def _left_over(town: Town, update: Json, tries: int) -> None:
    """Put an update into the stopped bot's file, its run started so often and never ended."""
    database = await Database.open(town.config.database)
    try:
        async with database.transaction() as connection:
            number = update["update_id"]
            assert isinstance(number, int)
            await inbox.add(connection, [(number, json.dumps(update))], town.now())
            await connection.execute_fetchall(
                "UPDATE inbox SET tries = ? WHERE update_id = ?", (tries, number)
            )
    finally:
        await database.close()


@pytest.mark.parametrize(("started", "dead"), [(0, 0), (2, 0), (3, 1)])
async def test_an_update_whose_run_never_ended_is_given_up_after_three(
    town: Town, officer: Person, administrator: Person, started: int, dead: int
) -> None:
    await town.stop_bot()
    update = await town.post("/chats/7001/text", {"from": 7001, "text": "/my"})
    await _left_over(town, update, started)
    await town.start_bot()
    await town.quiet(update)
    answer = Catalogue.load().plain("zh", "my-none")
    assert (await _heard(officer)).count(answer) == 1 - dead
    assert len(await town.rows(DEAD)) == dead
    assert sum("⚠️" in text for text in await _heard(administrator)) == dead
    assert await officer.says("/my") == answer


async def test_an_update_delivered_again_has_no_second_effect(town: Town, officer: Person) -> None:
    await _card(officer)
    form = await officer.form()
    filing = await town.post(
        "/chats/7001/tap", {"from": 7001, "message_id": form["message_id"], "label": "✅ 上报"}
    )
    await town.quiet(filing)
    heard = await _heard(officer)
    await town.stop_bot()
    number = filing["update_id"]
    assert isinstance(number, int)
    pending = town.sandbox.world.first_bot.updates.pending
    pending.appendleft((number, filing))
    await town.start_bot()

    async def acknowledged() -> bool:
        return not pending

    await town.until(acknowledged)
    await town.quiet(filing)
    assert await _heard(officer) == heard
    assert await _count(town, "report") == 1
    assert await town.tally("performances") == 2


async def test_a_handler_that_takes_too_long_is_ended_and_undone(
    town: Town, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TIME_LIMIT", 0.05)
    await _break(town, "INSERT ON draft", DAWDLING)
    await officer.says("/report")
    assert await town.rows("SELECT error FROM inbox WHERE status = 'failed'") == [("TimeoutError",)]
    assert await _count(town, "draft") == 0
    assert await officer.says("/my") == Catalogue.load().plain("zh", "my-none")


async def _while_it_was_away(town: Town, *numbers: int) -> None:
    """Each of them types /report while the bot is stopped, so that all of it waits together."""
    await town.stop_bot()
    made = [
        await town.post(f"/chats/{number}/text", {"from": number, "text": "/report"})
        for number in numbers
    ]
    await town.start_bot()
    for update in made:
        await town.quiet(update)


FAILS_FOR = """INSERT ON draft WHEN NEW.member = (SELECT id FROM member WHERE telegram_id = {})"""


async def test_of_updates_that_share_a_commit_only_the_one_that_fails_is_undone(
    town: Town, officer: Person
) -> None:
    for number in (7101, 7102):
        await town.member(number, "王芳", ROOT, Role.OFFICER)
    await _break(town, FAILS_FOR.format(officer.number), RAISING)
    await _while_it_was_away(town, 7101, officer.number, 7102)
    rows = await town.rows("SELECT status FROM inbox ORDER BY seq DESC LIMIT 3")
    assert rows == [("done",), ("failed",), ("done",)]
    assert await _count(town, "draft") == 2
    [(failed,)] = await town.rows("SELECT update_id FROM inbox WHERE status = 'failed'")
    apology = Catalogue.load().plain("zh", "apology", update=str(failed))
    assert (await _heard(officer)).count(apology) == 1


async def test_where_sqlite_undoes_all_of_them_each_runs_again_alone(
    town: Town, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (7101, 7102):
        await town.member(number, "王芳", ROOT, Role.OFFICER)
    await _break(town, FAILS_FOR.format(officer.number), DAWDLING)
    monkeypatch.setattr(worker, "TIME_LIMIT", 0.05)
    await _while_it_was_away(town, 7101, officer.number, 7102)
    rows = await town.rows("SELECT status, error, tries FROM inbox ORDER BY seq DESC LIMIT 3")
    assert rows == [("done", None, 1), ("failed", "TimeoutError", 1), ("done", None, 2)]
    assert await _count(town, "draft") == 2


async def test_done_updates_are_kept_for_48_hours_of_the_business_clock(
    town: Town, officer: Person
) -> None:
    await officer.says("/my")
    kept = await _count(town, "inbox")
    begun = town.now()
    for hours, left in ((47, kept), (50, 0)):
        await town.set_clock((begun + timedelta(hours=hours)).isoformat())
        await town.until(lambda: _tidied(town))
        assert await _count(town, "inbox") == left
    assert await officer.says("/my") == Catalogue.load().plain("zh", "my-none")


async def _tidied(town: Town) -> bool:
    due = "SELECT 1 FROM job WHERE kind = 'tidy' AND status = 'waiting' AND run_at > ?"
    return bool(await town.rows(due, to_text(town.now())))


async def test_in_a_group_it_greets_once_and_says_the_summary_only(
    town: Town, officer: Person
) -> None:
    group = (await town.post("/chats", {"title": "工会", "members": [7001]}))["id"]
    for text in ("/summary", "/report@fieldtally_demo_bot", "演出2场"):
        await town.quiet(await _maybe(town, group, text))
    said = await town.rows("SELECT payload FROM outbox WHERE chat_id < 0 ORDER BY id")
    greeting, summary = (str(payload) for (payload,) in said)
    assert "/start" in greeting
    assert "崆峒区进度" in summary
    assert await town.rows("SELECT 1 FROM inbox WHERE status = 'failed'") == []
    assert await _count(town, "draft") == 0
    assert officer.heard


async def _maybe(town: Town, group: object, text: str) -> Json | None:
    """Say something in a group; the update, where privacy mode lets the bot see one."""
    update = await town.post(f"/chats/{group}/text", {"from": 7001, "text": text})
    return update if update["update_id"] else None


async def test_an_edited_message_and_a_blocked_bot_do_no_harm(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.says("送文化演出")
    await officer.says("2")
    [mine] = [one for one in await officer.screen() if one.get("text") == "2"]
    heard = await _heard(officer)
    await officer.edits(mine, "200")
    await town.quiet(await town.post("/chats/7001/block", {"from": 7001}))
    await town.quiet(await town.post("/chats/7001/block", {"from": 7001, "blocked": False}))
    assert [text.replace("200", "2") for text in await _heard(officer)] == heard
    assert await town.rows("SELECT 1 FROM inbox WHERE status = 'failed'") == []
    assert "请核对" in await officer.taps("今天")
