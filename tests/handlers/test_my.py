"""/my, and a report opened: card, photos, history, for its filer and whoever sees its unit."""

import pytest

from handlers import buttons as kinds
from storage.members import Role
from tests.handlers.acts import data_of, open_change, open_mine, report, sound, taken
from tests.handlers.test_summary import WIDEST, width
from tests.town import JINGCHUAN, KONGTONG, ROOT, Json, Person, Town, buttons, picture


def labels(message: Json) -> list[str]:
    """The labels of a message's buttons."""
    return [label for label, _ in buttons(message)]


async def test_the_newest_come_first_six_to_a_page(officer: Person) -> None:
    for quantity in range(1, 9):
        await report(officer, quantity=str(quantity))
    first = await officer.says("/my")
    assert "我的上报</b>" not in first
    assert "全部 8 条（1/2）" in first
    assert first.index("2014-00008") < first.index("2014-00003")
    assert "2014-00002" not in first
    second = await officer.taps("›")
    assert "（2/2）" in second
    assert "2014-00002" in second
    assert "2014-00003" not in second
    assert len(officer.heard) == 1, "the page is turned in place"
    assert "（1/2）" in await officer.taps("‹")


async def test_only_states_he_has_are_offered_and_filter_the_list(officer: Person) -> None:
    await report(officer)
    await report(officer, "爱心助学", "9")
    await officer.says("/my")
    assert not [one for one in labels(await officer.form()) if "通过" in one]
    await officer.taps("00001")
    await officer.taps("撤回")
    await officer.taps("重复上报")
    await officer.says("/my")
    assert [one for one in labels(await officer.form()) if one[-1].isdigit()][-3:] == [
        "● 全部 2",
        "通过 1",
        "撤回 1",
    ]
    withdrawn = await officer.taps("撤回 1")
    assert "撤回 1 条" in withdrawn
    assert "2014-00001" in withdrawn
    assert "2014-00002" not in withdrawn


async def test_lines_of_the_list_fit_a_phone(town: Town, officer: Person) -> None:
    for indicator in ("困难救助", "互助保险", "助学"):
        await report(officer, indicator, "9876543")
    lines = (await officer.says("/my")).splitlines()
    assert not [line for line in lines if width(line) > WIDEST]


async def test_a_report_opens_to_its_card_and_back_to_its_page(officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    await officer.taps("昨天")
    await officer.taps("演出地点")
    await officer.says("312国道<工地>")
    await officer.taps("✏️ 备注")
    await officer.says("下雨 & 改期")
    await officer.sends({"location": {"latitude": 35.54, "longitude": 106.66}})
    await officer.taps("✅ 上报")
    await officer.says("/my")
    card = await officer.taps("00001")
    for shown in (
        "2014-00001　通过",
        "数量：2 场次",
        "2014年9月14日（周日）",
        "312国道<工地>",
        "下雨 & 改期",
        "35.54000, 106.66000",
        "王芳 9月15日 09:0",
    ):
        assert shown in card, shown
    assert "我的上报" in await officer.taps("返回")


async def test_of_a_version_without_photos_the_button_says_so(officer: Person) -> None:
    await report(officer)
    await open_mine(officer)
    await officer.taps_data(kinds.ShowPhotos(1, 1).pack(), await officer.form())
    assert await officer.toast() == "2014-00001 这一版没有照片。"


async def test_photos_are_sent_again_one_or_as_an_album(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.photos(picture("blue"))
    await officer.says("2")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await open_mine(officer)
    await officer.taps("看照片（1）")
    assert len(await town.calls("sendPhoto")) == 1
    await open_change(officer)
    await officer.photos(picture("red"), picture("green"))
    await officer.taps("保存修改")
    await open_mine(officer)
    await officer.taps("看照片（3）")
    [album] = await town.calls("sendMediaGroup")
    assert str(album["params"]).count("'photo'") + str(album["params"]).count('"photo"') == 3
    assert taken(album)


async def test_a_picture_sent_as_a_file_is_sent_again_as_one(town: Town, officer: Person) -> None:
    photo = picture("blue")
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.document(photo)
    await officer.says("2")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await open_mine(officer)
    await officer.taps("看照片（1）")
    [sent] = await town.calls("sendDocument")
    assert taken(sent)


async def test_the_history_names_who_changed_what_when(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await officer.taps("✏️ 数量")
    await officer.says("3")
    await officer.taps("保存修改")
    await town.set_clock("2014-09-16T10:30:00+08:00")
    await open_mine(officer)
    await officer.taps("撤回")
    await officer.taps("填错了")
    await officer.taps("恢复")
    await open_mine(officer)
    history = await officer.taps("修改记录")
    lines = [line for line in history.splitlines() if line]
    assert lines[0] == "🕓 2014-00001 的修改记录"
    assert lines[1].startswith("♻️ 9月16日 10:30 王芳 恢复")
    assert lines[2].startswith("⛔️ 9月16日 10:30 王芳 撤回：填错了")
    assert lines[3].startswith("第2版　9月15日 09:0")
    assert lines[3].endswith("王芳 修改")
    assert lines[4] == "项目 | 原来 | 改为"
    assert lines[5] == "数量 | 2 场次 | 3 场次"
    assert lines[6].endswith("王芳 上报")
    assert "数量：3 场次" in await officer.taps("返回")


async def test_a_long_history_is_paged(town: Town, officer: Person) -> None:
    await report(officer)
    for quantity in range(3, 13):
        await open_change(officer)
        await officer.taps("✏️ 数量")
        await officer.says(str(quantity))
        await officer.taps("保存修改")
    await open_mine(officer)
    assert "第11版" in await officer.taps("修改记录")
    older = await officer.taps("›")
    assert "第11版" not in older
    assert "王芳 上报" in older
    assert await sound(town)


async def test_every_figure_of_the_summary_opens_to_a_report_and_back(
    town: Town, officer: Person, administrator: Person
) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await report(other, quantity="5", day="8月3日")
    await report(officer)
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")
    await administrator.taps("最新上报")
    card = await administrator.taps("00001 送文化演出")
    assert "单位：泾川县" in card
    assert "赵强" in card
    assert "赵强 上报" in await administrator.taps("修改记录")
    await administrator.taps("返回")
    assert "平凉市的上报" in await administrator.taps("返回")


async def test_more_reports_than_a_page_are_reached_from_the_figure(
    officer: Person, administrator: Person
) -> None:
    for quantity in range(1, 11):
        await report(officer, quantity=str(quantity))
    await administrator.says("/summary")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")
    await administrator.taps("崆峒区")
    assert "2014-00002" not in await administrator.taps("最新上报")
    assert "2014-00002" in await administrator.taps("›")
    await administrator.taps("00002")
    assert "2014-00002" in await administrator.taps("返回")


async def test_a_change_by_the_administrator_is_told_to_the_filer(
    officer: Person, administrator: Person
) -> None:
    await report(officer)
    await administrator.says("/summary")
    await administrator.taps_data(kinds.ChangeReport(1).pack(), await administrator.form())
    await administrator.taps("✏️ 数量")
    await administrator.says("3")
    await administrator.taps("保存修改")
    told = await officer.text()
    assert f"{administrator.name}改了您的上报 2014-00001：" in told
    assert "2 场次 → 3 场次" in told
    assert "数量：3 场次" in await officer.taps("打开 2014-00001")
    assert told in [str(one.get("text")) for one in await officer.screen()]


async def test_who_only_sees_a_report_cannot_change_it(town: Town, officer: Person) -> None:
    await report(officer)
    leader = await town.member(7800, "张书记", ROOT, Role.LEADER)
    reviewer = await town.member(7700, "孙审", KONGTONG, Role.REVIEWER)
    for reader in (reviewer, leader):
        await reader.says("/summary")
        message = await reader.form()
        await reader.taps_data(kinds.OpenReport(1, "").pack(), message)
        card = await reader.form()
        assert "2014-00001" in str(card["text"])
        assert not [one for one in labels(card) if "修改" in one and "记录" not in one]
        assert not [one for one in labels(card) if "撤回" in one]


@pytest.mark.parametrize(
    "button",
    [
        kinds.OpenReport(1, "my::0"),
        kinds.ShowPhotos(1, 1),
        kinds.ShowHistory(1, 0, ""),
        kinds.ChangeReport(1),
        kinds.TakeEdited(1),
        kinds.Withdraw(1, ""),
        kinds.WithdrawFor(1, "wrong", ""),
        kinds.Reinstate(1, ""),
        kinds.OpenReport(99, ""),
    ],
    ids=lambda button: type(button).__name__,
)
async def test_a_report_of_another_county_cannot_be_opened_or_touched(
    town: Town, officer: Person, button: kinds.Button
) -> None:
    await report(officer)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await other.says("/settings")
    await other.taps_data(button.pack(), await other.form())
    assert "不在您的单位范围内" in await other.toast()
    assert await town.rows("SELECT status, version FROM report") == [("approved", 1)]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_a_back_button_leads_only_to_a_list(officer: Person) -> None:
    await report(officer)
    await officer.says("/settings")
    await officer.taps_data("o:1:ok:1", await officer.form())
    card = await officer.form()
    assert "2014-00001" in str(card["text"])
    assert "ok:1" not in [data for _, data in buttons(card)]


async def test_a_page_and_a_state_that_are_gone_show_what_there_is(officer: Person) -> None:
    await report(officer)
    await officer.says("/my")
    message = await officer.form()
    for button in (kinds.ShowMine("withdrawn", 0), kinds.ShowMine("", 99), kinds.ShowMine("", -3)):
        await officer.taps_data(button.pack(), message)
        assert "2014-00001" in await officer.text()
    await officer.taps_data("my:nonsense:0", message)
    assert "失效" in await officer.toast()
    assert data_of(await officer.form(), "00001").startswith("o:1:my:")
