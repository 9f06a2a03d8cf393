"""What one chooses for oneself, and /help that shows what one's role can do."""

import pytest

from handlers.menu import COMMAND_RIGHTS
from storage import members, preferences
from storage.members import Role
from storage.preferences import Digest, Preferences
from tests.town import KONGTONG, Person, Town, buttons


async def _chosen(town: Town, person: Person) -> Preferences:
    member = await members.by_telegram_id(town.database.reader, person.number)
    assert member is not None
    return await preferences.of(town.database.reader, member)


async def test_quiet_hours_of_ones_own_and_the_plans_again(town: Town, officer: Person) -> None:
    assert "免打扰：21:00–08:00（统一）" in await officer.says("/settings")
    await officer.taps("免打扰时间")
    await officer.taps("22")
    assert "22:00–07:00" in await officer.taps("7")
    chosen = await _chosen(town, officer)
    assert (str(chosen.quiet_from), str(chosen.quiet_until)) == ("22:00:00", "07:00:00")
    assert "21:00–08:00（统一）" in await officer.taps("用统一的时间")
    assert (await _chosen(town, officer)).quiet_from is None
    assert "免打扰：21:00" in await officer.taps("返回")


async def test_an_officer_turns_the_weekly_reminder_off_and_on(town: Town, officer: Person) -> None:
    await officer.says("/settings")
    assert "每周提醒：关" in await officer.taps("关掉每周提醒")
    assert not (await _chosen(town, officer)).weekly
    assert "每周提醒：开" in await officer.taps("打开每周提醒")
    assert (await _chosen(town, officer)).weekly


async def test_a_leader_chooses_how_often_the_digest_comes(town: Town) -> None:
    leader = await town.member(7800, "周主席", KONGTONG, Role.LEADER)
    assert (await _chosen(town, leader)).digest is Digest.WEEKLY
    assert "进展快报：每周" in await leader.says("/settings")
    assert "进展快报：每月" in await leader.taps("每月")
    assert "● 每月" in [label for label, _ in buttons(await leader.form())]
    assert (await _chosen(town, leader)).digest is Digest.MONTHLY


async def test_what_is_not_for_ones_role_is_not_offered(town: Town, officer: Person) -> None:
    assert "快报" not in await officer.says("/settings")
    assert (await _chosen(town, officer)).digest is Digest.NEVER
    leader = await town.member(7800, "周主席", KONGTONG, Role.LEADER)
    assert "每周提醒" not in await leader.says("/settings")


async def test_the_name_is_changed_from_the_settings(town: Town, officer: Person) -> None:
    await officer.says("/settings")
    await officer.taps("姓名")
    assert "这不像姓名" in await officer.says("王芳2号")
    assert "姓名记为 王芳芳" in await officer.says("王芳芳")
    assert await town.rows("SELECT name FROM member") == [("王芳芳",)]
    await officer.says("/settings")
    await officer.taps("手机号")
    assert "愿意留下手机号吗" in await officer.text()


@pytest.mark.parametrize("data", ["cfq:3:8", "cfq:21:21", "cfq:22:99", "cfd:hourly", "cfw:7"])
async def test_an_odd_button_breaks_nothing(town: Town, administrator: Person, data: str) -> None:
    await administrator.says("/settings")
    await administrator.taps_data(data, await administrator.form())
    assert await town.rows("SELECT count(*) FROM inbox WHERE status = 'failed'") == [(0,)]
    assert (await _chosen(town, administrator)).quiet_from is None


@pytest.mark.parametrize("role", Role)
async def test_help_shows_what_the_role_can_do_and_nothing_else(town: Town, role: Role) -> None:
    person = await town.member(7300, "某人", KONGTONG, role)
    said = await person.says("/help")
    for command, right in COMMAND_RIGHTS.items():
        assert (f"/{command} — " in said) is (role in right), command
    assert ("工地演出2场" in said) is (role is not Role.LEADER)
    assert "演出能不能完成" in said
    assert ("/members 王" in said) is (role in {Role.REVIEWER, Role.ADMINISTRATOR})
