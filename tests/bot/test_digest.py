"""The digest: what it tells, to whom, when; and that its seal verifies the trail."""

import re
from io import BytesIO

from PIL import Image

from bot.editions import parts
from briefing.sheet import WIDTH
from storage import chain
from storage.attachments import Attachment
from storage.members import Role
from tests.bot.days import DRAWING, heard
from tests.handlers.acts import report, stock
from tests.handlers.delivered import delivered
from tests.handlers.group import Group, group_of
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town
from texts import Markup

MONDAY_NINE = "2014-09-22T09:00:30+08:00"


async def _digests(person: Person) -> list[str]:
    return await heard(person, "📰")


async def _sent(
    town: Town, instant: str = MONDAY_NINE, count: int = 1, kind: str = "digest"
) -> None:
    await town.set_clock(instant)

    async def done() -> bool:
        sql = "SELECT count(*) FROM job WHERE kind = ? AND status = 'done'"
        return await town.rows(sql, kind) == [(count,)]

    await town.until(done, DRAWING)
    await town.quiet()


async def test_the_week_is_told_on_monday_morning(
    town: Town, officer: Person, administrator: Person
) -> None:
    leader = await town.member(7950, "马主席", ROOT, Role.LEADER)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, "送文化演出", "3")
    await stock(officer, "350", "412", "今天")
    await town.set_clock("2014-09-20T10:00:00+08:00")  # after the due time, before the close
    await report(other, "爱心助学", "600")
    await _sent(town)
    [told] = await _digests(administrator)
    assert told.startswith("📰 平凉市进展快报\n9月15日至9月21日　时间进度 72.3%")
    assert "应报 8，已报 2，上报率 25.0%\n及时率 12.5%" in told
    assert "未报（6）：市直、灵台县" in told
    assert "🔹 爱心助学 +600人\n　600/3000人 20.0%" in told
    assert "🔹 送文化演出 +3场次\n　3/30场次 10.0%" in told
    assert told.index("爱心助学 +600") < told.index("送文化演出 +3")
    assert "🔹 建会率 " in told
    assert "落后\n" in told
    assert await _digests(leader) == [told]
    assert await _digests(officer) == await _digests(other) == []


async def test_the_seal_is_the_trails_newest_hash(town: Town, administrator: Person) -> None:
    _, newest = await chain.newest(town.database.reader)
    await _sent(town)
    [told] = await _digests(administrator)
    found = re.search(r"fieldtally check --audit --hash ([0-9a-f]{12})$", told, re.MULTILINE)
    assert found is not None
    assert newest.startswith(found[1])
    assert (await chain.check(town.database.reader, found[1])).seen


async def test_a_leader_of_a_county_reads_of_his_county(town: Town, officer: Person) -> None:
    leader = await town.member(7950, "马主席", KONGTONG, Role.LEADER)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(other, "送文化演出", "4")
    await _sent(town)
    [told] = await _digests(leader)
    assert "崆峒区进展快报" in told
    assert "应报 1，已报 0，上报率 0.0%" in told
    assert "没有新增" in told
    assert "送文化演出" not in told


async def test_a_holiday_moves_it_to_the_first_working_day(
    town: Town, administrator: Person
) -> None:
    # The 6th and 7th of October are holidays; nothing is said on the Monday.
    await town.set_clock("2014-10-06T09:00:30+08:00")
    await town.until_rows("SELECT 1 FROM job WHERE occasion = 'digest:weekly:2014-09-29'")
    await town.quiet()
    assert await _digests(administrator) == []
    await _sent(town, "2014-10-08T09:00:30+08:00", 2)
    [told] = await _digests(administrator)
    assert "9月29日至10月5日" in told


async def test_restarts_and_a_moving_clock_bring_no_second_one(
    town: Town, administrator: Person
) -> None:
    await _sent(town)
    await town.set_clock("2014-09-18T09:00:00+08:00")
    await town.restart_bot()
    await _sent(town, "2014-09-22T10:00:00+08:00")
    await town.restart_bot()
    assert len(await _digests(administrator)) == 1


async def test_one_that_is_days_late_is_no_news(town: Town, administrator: Person) -> None:
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-25T09:00:00+08:00"})
    await town.start_bot()
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'digest' AND status = 'done'")
    await town.quiet()
    assert await _digests(administrator) == []


async def test_it_comes_below_the_picture_of_the_plan_in_the_readers_language(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7901, "周主任", ROOT, Role.ADMINISTRATOR)
    await other.says("/settings")
    await other.taps("English")
    await report(officer)
    await _sent(town)
    come = await delivered(administrator)
    assert come.caption.startswith("📰 平凉市进展快报")
    drawn = Image.open(BytesIO(come.content))
    assert drawn.width == WIDTH
    assert "9月15日至9月21日" in come.caption
    assert (await delivered(other)).caption.startswith("📰 平凉市: progress")
    assert len(await town.calls("sendPhoto")) == 2
    told = "SELECT many FROM unasked WHERE kind = 'digest'"
    assert await town.rows(told) == [(1,), (1,)]


async def test_where_the_picture_is_refused_the_text_comes_alone(
    town: Town, administrator: Person
) -> None:
    await town.strike("sendPhoto", 400)
    await _sent(town)
    [told] = await _digests(administrator)
    assert "应报 8，已报 0" in told
    assert await town.rows("SELECT count(*) FROM dead_letter") == [(0,)]


def test_what_does_not_fit_below_a_picture_comes_as_a_message_after_it() -> None:
    picture = Attachment("outgoing/1.png", "图.png")
    [one] = parts(Markup("<b>" + "好" * 1024 + "</b>"), picture)
    assert one.payload["caption"] == (one.fallback or {})["text"]
    photo, text = parts(Markup("好" * 1023 + "📰"), picture)
    assert (photo.method, text.method) == ("sendPhoto", "sendMessage")
    assert "caption" not in photo.payload


async def test_a_work_group_gets_the_short_form_of_its_unit_once(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(officer, "送文化演出", "3")
    await report(other, "爱心助学", "600")
    group = await group_of(town, administrator)
    await administrator.taps("崆峒区")
    moved = await group.acts("migrate", administrator)
    [(number,)] = await town.rows("SELECT chat_id FROM work_group")
    assert number != group.number, moved
    group = Group(town, int(str(number)))
    await _posted(town)
    [told] = [text for text in await group.heard() if text.startswith("📰")]
    assert told.startswith("📰 崆峒区进展快报\n9月15日至9月21日　时间进度 72.3%")
    assert "送文化演出 +3场次" in told
    for hidden in ("爱心助学", "王芳", "赵强", "fieldtally check", "待审"):
        assert hidden not in told
    await town.set_clock("2014-09-18T09:00:00+08:00")
    await town.restart_bot()
    await _posted(town, "2014-09-22T10:00:00+08:00")
    assert len([text for text in await group.heard() if text.startswith("📰")]) == 1


async def test_nobodys_group_and_one_the_bot_was_put_out_of_get_none(
    town: Town, administrator: Person
) -> None:
    group = await group_of(town, administrator)
    await _posted(town)
    assert [text for text in await group.heard() if text.startswith("📰")] == []
    await group.says(administrator, "/start")
    await administrator.taps("崆峒区")
    await group.acts("members", administrator, remove=["bot"])
    before = len(await town.calls("sendMessage"))
    await _posted(town, "2014-09-29T09:00:30+08:00", 2)
    sent = (await town.calls("sendMessage"))[before:]
    assert [one for one in sent if str(group.number) in str(one["params"])] == []


async def test_a_group_hears_nothing_at_night(town: Town, administrator: Person) -> None:
    group = await group_of(town, administrator)
    await administrator.taps("崆峒区")
    await town.stop_bot()
    await town.post("/clock", {"set": "2014-09-22T22:30:00+08:00"})
    await town.start_bot()
    await town.until_rows(
        "SELECT 1 FROM job WHERE kind = 'digest-in-groups' AND run_at LIKE '2014-09-23T00:00%'"
    )
    assert [text for text in await group.heard() if text.startswith("📰")] == []
    await _posted(town, "2014-09-23T08:00:30+08:00")
    assert len([text for text in await group.heard() if text.startswith("📰")]) == 1


async def _posted(town: Town, instant: str = MONDAY_NINE, count: int = 1) -> None:
    await _sent(town, instant, count, "digest-in-groups")
