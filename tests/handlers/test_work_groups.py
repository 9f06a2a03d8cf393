"""Work groups: whose they are, that they keep it through changes, and what is not said in them."""

from storage import groups, outbox
from storage.members import Role
from tests.handlers.acts import report
from tests.handlers.group import group_of
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town

REGISTERED = "SELECT chat_id, unit FROM work_group"


async def test_who_adds_the_bot_is_asked_in_private_whose_the_group_is(
    town: Town, administrator: Person
) -> None:
    group = await group_of(town, administrator)
    assert "“工会工作群”里。这是哪个单位的工作群" in await administrator.text()
    assert await group.heard() == []
    assert "已登记为 崆峒区" in await administrator.taps("崆峒区")
    assert await town.rows(REGISTERED) == [(group.number, KONGTONG)]
    [told] = await group.heard()
    assert "本群已登记为 崆峒区" in told
    [one] = await groups.of_unit(town.database.reader, KONGTONG)
    assert (one.chat_id, one.title) == (group.number, "工会工作群")
    audit = "SELECT action, subject FROM audit WHERE action LIKE 'group%'"
    assert await town.rows(audit) == [("group-registered", f"unit:{KONGTONG}")]


async def test_added_by_an_officer_it_waits_for_a_reviewer_of_the_unit(
    town: Town, officer: Person
) -> None:
    group = await group_of(town, officer)
    [hello] = await group.heard()
    assert "发 /start" in hello
    assert "哪个单位的工作群" not in await officer.text()
    await group.says(officer, "/start")
    assert await town.rows(REGISTERED) == [(group.number, None)]
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await group.acts("members", officer, add=[reviewer.number])
    await group.says(reviewer, "/start")
    assert "已登记为 崆峒区" in await reviewer.taps("✔️ 崆峒区")
    assert await town.rows(REGISTERED) == [(group.number, KONGTONG)]


async def test_a_reviewer_of_another_county_cannot_take_the_group_over(
    town: Town, administrator: Person
) -> None:
    reviewer = await town.member(7701, "郑审核", JINGCHUAN, Role.REVIEWER)
    group = await group_of(town, administrator, reviewer)
    await group.says(reviewer, "/start")
    asked = await reviewer.form()
    await administrator.taps("崆峒区")
    await reviewer.taps_data(f"gr:{group.number}:{JINGCHUAN}", asked)
    assert "不在您的单位范围内" in await reviewer.toast()
    await group.says(reviewer, "/start")
    assert (await reviewer.form())["message_id"] == asked["message_id"], "not asked again"
    assert await town.rows(REGISTERED) == [(group.number, KONGTONG)]


async def test_a_group_is_given_back_and_to_another_unit(town: Town, administrator: Person) -> None:
    group = await group_of(town, administrator)
    await administrator.taps("崆峒区")
    await group.says(administrator, "/start")
    assert "登记为 崆峒区 的工作群" in await administrator.text()
    await administrator.taps("泾川县")
    assert await town.rows(REGISTERED) == [(group.number, JINGCHUAN)]
    await group.says(administrator, "/start")
    assert "已取消登记" in await administrator.taps("取消登记")
    assert await town.rows(REGISTERED) == [(group.number, None)]


async def test_a_supergroup_keeps_what_the_group_had(town: Town, administrator: Person) -> None:
    group = await group_of(town, administrator)
    await administrator.taps("崆峒区")
    moved = await group.acts("migrate", administrator)
    [(number, unit)] = await town.rows(REGISTERED)
    assert unit == KONGTONG
    assert number != group.number
    assert str(number) in str(moved["updates"])


async def test_a_migration_that_only_an_answer_tells_of_is_followed_too(
    town: Town, administrator: Person
) -> None:
    group = await group_of(town, administrator)
    await administrator.taps("崆峒区")
    await town.strike("getUpdates", 500, times=50)
    await town.post(f"/chats/{group.number}/migrate", {"from": administrator.number})
    async with town.database.transaction() as connection:
        letter = {"text": "进展快报"}
        await outbox.add(connection, town.now(), group.number, "sendMessage", letter)
    await town.restart_bot()
    await town.until_rows(f"{REGISTERED} WHERE unit IS NOT NULL AND chat_id <> {group.number}")
    assert await town.rows("SELECT count(*) FROM inbox WHERE raw LIKE '%migrate%'") == [(0,)]


async def test_a_removed_bot_forgets_the_group(town: Town, administrator: Person) -> None:
    group = await group_of(town, administrator)
    asked = await administrator.form()
    await administrator.taps("崆峒区")
    await group.acts("members", administrator, remove=["bot"])
    assert await town.rows(REGISTERED) == []
    await administrator.taps_data(f"gr:{group.number}:{KONGTONG}", asked)
    assert "已不在这个群里" in await administrator.toast()
    await group.acts("members", administrator, add=["bot"])
    assert "这是哪个单位的工作群" in await administrator.text()


async def test_in_a_group_no_report_is_taken_and_nothing_is_shown(
    town: Town, administrator: Person, officer: Person
) -> None:
    await report(officer)
    group = await group_of(town, administrator, officer)
    await administrator.taps("崆峒区")
    before = await group.heard()
    await group.acts("members", administrator, promote=["bot"])
    texts = ("8月3日工地演出2场", "/report", "/my", "/members", "/owe", "王芳", "/start abc")
    for text in texts:
        await group.says(officer, text)
    await group.acts("location", officer, latitude=35.5, longitude=106.7)
    assert await group.heard() == before
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]
    assert await town.rows("SELECT count(*) FROM inbox WHERE status = 'failed'") == [(0,)]


async def test_the_title_follows_the_groups(town: Town, administrator: Person) -> None:
    group = await group_of(town, administrator)
    await group.acts("message", administrator, message={"new_chat_title": "平凉市总群"})
    assert await town.rows("SELECT title FROM work_group") == [("平凉市总群",)]
    assert town.plan.root.code == ROOT
