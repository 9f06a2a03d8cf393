"""The guided report as officers use it: every measure, going back, changing, cancelling."""

import pytest

from plan.model import Measure
from storage.members import Role
from tests.town import KONGTONG, ROOT, Person, Town, buttons, picture


async def _open_card(officer: Person, indicator: str = "送文化演出", quantity: str = "2") -> None:
    await officer.says("/report")
    await officer.taps(indicator)
    await officer.says(quantity)
    await officer.taps("今天")


async def test_the_receipt_says_what_the_report_did_to_the_plan(officer: Person) -> None:
    await _open_card(officer)
    receipt = await officer.taps("✅ 上报")
    assert receipt == (
        "✅ 已收到，回执号 2014-00001\n+2 场次 → 2/30，6.7%；序时进度 70.7%，差 20 场次"
    )
    form = officer.heard[0]
    assert "已上报" in str(form["text"])
    assert buttons(form) == []


async def test_a_stock_asks_for_both_counts_and_shows_the_rate(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("六个突破")
    assert "已建会的法人单位有多少" in await officer.taps("建会率")
    await officer.says("三百")
    assert "比总数 200 还大" in await officer.says("200")
    assert "300" in await officer.says("400")
    await officer.taps("昨天")
    receipt = await officer.taps("✅ 上报")
    assert "全市 75.0%，距目标10.0个百分点；未报：市直、泾川县" in receipt
    assert await town.tally("unionisation-rate", "numerator") == 300


async def test_a_newer_stock_report_counts_instead_of_the_older(
    town: Town, officer: Person, administrator: Person
) -> None:
    for numerator, day in (("300", "昨天"), ("360", "今天")):
        await officer.says("/report")
        await officer.says("建会率")
        await officer.says(numerator)
        await officer.says("400")
        await officer.taps(day)
        await officer.taps("✅ 上报")
    summary = await administrator.says("/summary")
    assert "建会率 | 90.0% 360/400\n7个单位未报 | ✓" in summary


async def test_a_narrative_asks_for_words_and_a_state(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.says("组织建设")
    assert "处于什么状态" in await officer.says("新建 <b>三家</b> & 更多")
    await officer.taps("推进中")
    card = await officer.taps("前天")
    assert "新建 <b>三家</b> & 更多" in card
    assert "状态：推进中；已有 1/8 个单位上报" in await officer.taps("✅ 上报")
    assert await town.rows("SELECT text, state FROM report_version") == [
        ("新建 <b>三家</b> & 更多", "under-way")
    ]


async def test_coverage_counts_and_gets_a_rate_once_all_workers_are_known(
    town: Town, officer: Person, administrator: Person
) -> None:
    await _open_card(officer, "健康档案", "一千二")
    assert "+1200 人 → 1200 人" in await officer.taps("✅ 上报")
    assert "职工总数未报齐" in await administrator.says("/summary")
    await administrator.says("/report")
    await administrator.says("入会率")
    await administrator.says("3000")
    await administrator.says("4000")
    await administrator.taps("今天")
    await administrator.taps("✅ 上报")
    assert "1200/4000人 30.0% | ▼ 40.7" in await administrator.says("/summary")


async def test_every_indicator_of_the_plan_can_be_reported(town: Town, officer: Person) -> None:
    for indicator in town.plan.indicators:
        await officer.says("/report")
        await officer.says(indicator.short)
        if indicator.measure is Measure.STOCK:
            await officer.says("17")
            await officer.says("20")
        elif indicator.measure is Measure.NARRATIVE:
            await officer.says("进展顺利")
            await officer.taps("已完成")
        else:
            await officer.says("20")
        await officer.taps("今天")
        for question in indicator.questions:
            if question.required:
                await officer.taps(f"❗ {question.label}")
                await officer.says("城关")
        assert "回执号" in await officer.taps("✅ 上报"), indicator.code
    assert await town.rows("SELECT count(DISTINCT indicator) FROM report") == [(24,)]


async def test_the_indicators_an_officer_uses_most_come_first(officer: Person) -> None:
    for _ in range(2):
        await officer.says("/report")
        await officer.says("爱心助学")
        await officer.says("3")
        await officer.taps("今天")
        await officer.taps("✅ 上报")
    await officer.says("/report")
    assert buttons(await officer.form())[0][0] == "爱心助学"


async def test_answers_beyond_quantity_and_date_are_fields_of_the_card(
    town: Town, officer: Person
) -> None:
    await _open_card(officer)
    await officer.taps("进企业还是进工地")
    await officer.taps("工地")
    await officer.taps("演出地点")
    await officer.says("312国道<工地>")
    await officer.taps("观众人次")
    await officer.says("约三百人")
    await officer.taps("备注")
    card = await officer.says("下雨改期")
    for shown in ("工地", "312国道<工地>", "300 人次", "下雨改期"):
        assert shown in card
    await officer.taps("✅ 上报")
    assert await town.tally("performances", "audience") == 300
    assert "参加" not in await officer.says("/my")


async def test_an_optional_answer_can_be_emptied_again(officer: Person) -> None:
    await _open_card(officer)
    await officer.taps("观众人次")
    await officer.says("300")
    await officer.taps("观众人次")
    assert "观众人次：未填" in await officer.taps("清空")


async def test_a_required_answer_blocks_filing(town: Town, officer: Person) -> None:
    await _open_card(officer, "职工书屋", "1")
    await officer.taps("✅ 上报")
    assert "还差必填项" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]
    await officer.taps("❗")
    await officer.says("城关镇工会二楼")
    assert "2014-00001" in await officer.taps("✅ 上报")


async def test_quantity_and_date_can_be_changed_from_the_card(town: Town, officer: Person) -> None:
    await _open_card(officer)
    await officer.taps("✏️ 数量")
    assert "数量：5 场次" in await officer.says("5场")
    await officer.taps("✏️ 日期")
    await officer.taps("其他日期")
    await officer.taps("‹")
    assert "2014年8月15日（周五）" in await officer.taps("15")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT quantity, day FROM report_version") == [(5, "2014-08-15")]


async def test_another_indicator_can_be_chosen_from_the_card(town: Town, officer: Person) -> None:
    await _open_card(officer)
    await officer.taps("✏️ 指标")
    assert "数量是多少" in await officer.taps("互助保险")
    assert "互助" in await officer.says("40")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT indicator FROM report") == [("mutual-insurance",)]


async def test_back_leads_to_the_question_before_and_keeps_what_was_said(officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    assert "数量是多少" in await officer.taps("返回")
    assert "报哪一项" in await officer.taps("返回")
    assert "数量：2 场次" in await officer.taps("送文化演出")
    await officer.taps("返回")
    assert "数量：3 场次" in await officer.says("3")


@pytest.mark.parametrize("by_command", [True, False])
async def test_cancel_throws_the_draft_away(town: Town, officer: Person, by_command: bool) -> None:
    await _open_card(officer)
    said = await (officer.says("/cancel") if by_command else officer.taps("取消"))
    assert "已取消" in said
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]
    assert "请发送 /report" in await officer.says("3")


async def test_cancel_says_which_and_what_is_left(town: Town, officer: Person) -> None:
    await officer.says("今天爱心助学3人")
    await officer.says("昨天工地演出2场")
    said = await officer.says("/cancel")
    assert "已取消：送文化演出 2 场次，没有上报。还有 1 份没报完：" in said
    assert "数量：3 人" in await officer.taps("接着填：爱心助学 3 人")
    said = await officer.says("/cancel")
    assert said == "已取消：爱心助学 3 人，没有上报。"
    assert "没有正在填的" in await officer.says("/cancel")


async def test_every_open_draft_is_offered(officer: Person) -> None:
    await officer.says("今天爱心助学3人")
    await officer.says("昨天工地演出2场")
    assert "2 份没报完" in await officer.says("/report")
    labels = [label for label, _ in buttons(await officer.form())]
    assert labels == [
        "▶️ 接着填：送文化演出 2 场次",
        "▶️ 接着填：爱心助学 3 人",
        "➕ 另起一份",
    ]


async def test_filing_twice_files_once(town: Town, officer: Person) -> None:
    await _open_card(officer)
    card = await officer.form()
    file_data = next(data for label, data in buttons(card) if "上报" in label)
    await officer.taps("✅ 上报")
    await officer.taps_data(file_data, card)
    assert "已经上报过了，回执号 2014-00001" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]
    assert await town.tally("performances") == 2


async def test_a_draft_survives_a_restart_at_every_step(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await town.restart_bot()
    await officer.taps("送文化演出")
    await town.restart_bot()
    await officer.says("2")
    await town.restart_bot()
    await officer.taps("昨天")
    await town.restart_bot()
    await officer.taps("演出地点")
    await town.restart_bot()
    assert "演出地点：南山" in await officer.says("南山")
    await town.restart_bot()
    await officer.photos(picture())
    await town.restart_bot()
    assert "2014-00001" in await officer.taps("✅ 上报")


async def test_an_open_draft_is_offered_before_another_is_begun(
    town: Town, officer: Person
) -> None:
    await _open_card(officer)
    assert "没报完" in await officer.says("/report")
    assert "报哪一项" in await officer.taps("另起一份")
    await officer.says("互助保险")
    assert "没报完" in await officer.says("/report")
    assert "数量是多少" in await officer.taps("接着填：互助保险")
    assert await town.rows("SELECT count(*) FROM draft") == [(2,)]


async def test_photos_and_albums_are_kept_with_the_report(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    assert "数量是多少" in await officer.photos(picture("blue"))
    await officer.says("2")
    await officer.taps("今天")
    await officer.photos(picture("red"), picture("green"), picture("white"))
    forms = [message for message in await officer.screen() if buttons(message)]
    assert len(forms) == 1, "an album brings one new form, not one a photo"
    assert "照片：4 张（建议 2 张）" in str(forms[0]["text"])
    await officer.taps("✅ 上报")
    [(photos,)] = await town.rows("SELECT json_array_length(photos) FROM report_version")
    assert photos == 4


async def test_an_administrator_files_on_behalf_of_a_county(
    town: Town, administrator: Person
) -> None:
    await _open_card(administrator)
    await administrator.taps("✏️ 单位")
    card = await administrator.taps("泾川县")
    assert "单位：泾川县" in card
    assert "（代报）" in card
    await administrator.taps("✅ 上报")
    assert await town.rows("SELECT unit, on_behalf FROM report_version") == [("620821", 1)]
    assert "（代报）" in await administrator.says("/my")


async def test_an_officer_cannot_file_for_another_unit(town: Town, officer: Person) -> None:
    await _open_card(officer)
    assert not any("单位" in label for label, _ in buttons(await officer.form()))
    card = await officer.form()
    [(draft,)] = await town.rows("SELECT id FROM draft")
    await officer.taps_data(f"e:{draft}:unit", card)
    await officer.taps_data(f"f:{draft}:unit:620821", card)
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT unit FROM report") == [(KONGTONG,)]


async def test_my_lists_the_officers_own_latest_reports(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", ROOT, Role.OFFICER)
    await _open_card(other, "爱心助学", "9")
    await other.taps("✅ 上报")
    assert "还没有上报过" in await officer.says("/my")
    await _open_card(officer)
    await officer.taps("✅ 上报")
    mine = await officer.says("/my")
    assert "送文化演出 2场次" in mine
    assert "爱心助学" not in mine
