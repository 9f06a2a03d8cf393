"""Invitations: for one or several, shown once, revoked; joining with a name and a phone number."""

import asyncio

from PIL import Image

from storage.members import Role
from tests.briefing.test_qr import read
from tests.town import JINGCHUAN, KONGTONG, Person, Town, buttons

MEMBERS = "SELECT name, unit, role FROM member WHERE telegram_id > 8000 ORDER BY telegram_id"


async def _link(inviter: Person, *choices: str) -> str:
    """Make an invitation to 崆峒区 with these choices; returns its token."""
    await inviter.says("/invite")
    await inviter.taps("崆峒区")
    for choice in choices:
        await inviter.taps(choice)
    said = await inviter.taps("生成邀请")
    texts = [str(message.get("text", "")) for message in await inviter.screen()]
    links = [text for text in texts if "?start=" in text]
    assert links, said
    return links[-1].split("?start=")[1].split()[0]


async def test_a_link_for_ten_lets_ten_in_and_says_so(town: Town, administrator: Person) -> None:
    token = await _link(administrator, "10人", "30天")
    text = next(t for m in await administrator.screen() if "?start=" in (t := str(m.get("text"))))
    assert "可供 10 人使用" in text
    assert "10月15日前有效" in text
    for number in range(8001, 8012):
        person = await town.person(number, f"学员{number}")
        said = await person.says(f"/start {token}")
        assert ("欢迎加入" in said) is (number < 8011)
    assert len(await town.rows(MEMBERS)) == 10
    assert token not in str(await town.rows("SELECT * FROM invitation"))


async def test_two_with_the_same_single_use_link_at_once_one_gets_in(
    town: Town, administrator: Person
) -> None:
    token = await _link(administrator)
    pair = [await town.person(number, f"人{number}") for number in (8001, 8002)]
    said = await asyncio.gather(*(person.says(f"/start {token}") for person in pair))
    assert sorted("欢迎加入" in one for one in said) == [False, True]
    assert len(await town.rows(MEMBERS)) == 1


async def test_making_it_tapped_twice_makes_one(town: Town, administrator: Person) -> None:
    await administrator.says("/invite")
    await administrator.taps("崆峒区")
    form = await administrator.form()
    data = next(data for label, data in buttons(form) if "生成邀请" in label)
    await administrator.taps_data(data, form)
    await administrator.taps_data(data, form)
    assert "已经生成" in await administrator.toast()
    # The fixture's own invitation, and this one.
    assert await town.rows("SELECT count(*) FROM invitation") == [(2,)]


async def test_a_revoked_link_lets_nobody_in(town: Town, administrator: Person) -> None:
    token = await _link(administrator, "30人")
    await administrator.says("/invite")
    listed = await administrator.taps("未用完的邀请（1）")
    assert "崆峒区 填报人 0/30 人，9月22日止" in listed
    assert "0 条" in await administrator.taps("撤销")
    person = await town.person(8001, "小刘")
    assert "已过期" in await person.says(f"/start {token}")
    assert await town.rows(MEMBERS) == []
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'revoked'") == [(1,)]


async def test_a_link_for_administrators_is_for_one(administrator: Person) -> None:
    await administrator.says("/invite")
    await administrator.taps("崆峒区")
    await administrator.taps("100人")
    assert "可用 1 人次" in await administrator.taps("管理员")
    assert "100人" not in [label for label, _ in buttons(await administrator.form())]


async def test_a_reviewer_invites_officers_of_his_county_only(town: Town) -> None:
    reviewer = await town.member(7700, "吴审核", KONGTONG, Role.REVIEWER)
    await reviewer.says("/invite")
    await reviewer.taps("✔️ 崆峒区")
    message = await reviewer.form()
    assert "管理员" not in [label for label, _ in buttons(message)]
    await reviewer.taps_data(f"ivm:{KONGTONG}:administrator:1:7:0", message)
    assert "已失效" in await reviewer.toast()
    await reviewer.taps_data(f"ivm:{JINGCHUAN}:officer:1:7:0", message)
    assert "不在您的单位范围内" in await reviewer.toast()
    await reviewer.taps("生成邀请")
    made = "SELECT unit, role FROM invitation WHERE created_by IS NOT NULL"
    assert await town.rows(made) == [(KONGTONG, "officer")]


async def test_the_name_is_typed_then_the_own_phone_number_shared(
    town: Town, administrator: Person
) -> None:
    token = await _link(administrator)
    person = await town.person(8001, "小刘🌸")
    assert "请输入您的真实姓名" in await person.says(f"/start {token}")
    await person.says("刘 爱华")
    assert "姓名记为 刘 爱华" in str(person.heard)
    assert "愿意留下手机号吗" in await person.text()
    assert "只收您本人的号码" in await person.shares(first_name="别人", user_id=7900)
    assert "手机号记下了" in await person.shares(phone_number="+8613993300001")
    rows = await town.rows("SELECT name, phone FROM member WHERE telegram_id = 8001")
    assert rows == [("刘 爱华", "+8613993300001")]


async def test_both_questions_may_be_passed_over_and_nothing_typed_is_lost(
    town: Town, administrator: Person
) -> None:
    token = await _link(administrator)
    person = await town.person(8001, "刘爱华")
    await person.says(f"/start {token}")
    assert "送文化" in await person.says("今天工地演出2场")
    assert await town.rows(MEMBERS) == [("刘爱华", KONGTONG, "officer")]
    await person.says("王小二")
    assert await town.rows(MEMBERS) == [("刘爱华", KONGTONG, "officer")], "no longer a name"
    assert "以后可在 /settings 里留" in await person.says("不留手机号")


async def test_a_greeting_is_no_name(town: Town, administrator: Person) -> None:
    token = await _link(administrator)
    person = await town.person(8001, "刘爱华")
    await person.says(f"/start {token}")
    await person.says("你好")
    assert await town.rows(MEMBERS) == [("刘爱华", KONGTONG, "officer")]


async def test_a_member_with_another_link_is_told_what_he_is_and_the_link_stays(
    town: Town, administrator: Person, officer: Person
) -> None:
    token = await _link(administrator)
    assert "您已经是 崆峒区 的填报人，这条链接没有用掉" in await officer.says(f"/start {token}")
    person = await town.person(8001, "小刘")
    assert "欢迎加入" in await person.says(f"/start {token}")


async def test_the_link_comes_as_a_picture_too(town: Town, administrator: Person) -> None:
    token = await _link(administrator, "30人")
    await town.until_rows("SELECT 1 FROM outbox WHERE method = 'sendPhoto' AND status = 'sent'")
    [picture] = [one for one in await administrator.screen() if "photo" in one]
    assert "崆峒区 填报人：扫码" in str(picture["caption"])
    [sent] = (town.config.data / "outgoing").glob("*.png")
    with Image.open(sent) as shown:
        assert read(shown) == [f"https://t.me/fieldtally_demo_bot?start={token}"]
    [(payload,)] = await town.rows("SELECT payload FROM outbox WHERE method = 'sendPhoto'")
    assert token not in str(payload), "the picture alone has it"
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'invite-qr'") == [(0,)]
