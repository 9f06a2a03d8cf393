"""The plan adjusted in chat, and seen as it was and as it is wherever figures are read."""

from datetime import date

from briefing.figures import Figures, FlowStanding
from storage import units
from tests.handlers.acts import data_of, report, stock
from tests.town import ROOT, Person, Town, buttons

ROWS = "SELECT indicator, since, target, deadline, authority, reason, cancelled_at FROM adjustment"
AUTHORITY = "平工发〔2014〕45号"


async def _open(administrator: Person) -> None:
    await administrator.says("/plan")
    await administrator.taps("八件实事")
    await administrator.taps("送文化演出")


async def _adjust(administrator: Person, target: str = "36") -> str:
    await _open(administrator)
    await administrator.taps("调整目标或期限")
    await administrator.taps("调整目标")
    await administrator.says(target)
    await administrator.taps("本月1日起")
    await administrator.says(AUTHORITY)
    await administrator.says("省总要求加场")
    return await administrator.taps("确认调整")


async def _progress(town: Town, day: date) -> FlowStanding:
    reader = town.database.reader
    figures = Figures(reader, town.plan, await units.tree(reader), day)
    standing = await figures.standing(town.plan.indicator("performances"), ROOT)
    assert isinstance(standing, FlowStanding)
    return standing


async def test_a_target_is_adjusted_step_by_step(town: Town, administrator: Person) -> None:
    await _open(administrator)
    assert "年度任务：30场次" in await administrator.text()
    await administrator.taps("调整目标或期限")
    assert "现目标30场次" in await administrator.text()
    await administrator.taps("调整目标")
    assert "不够确切" in await administrator.says("很多")
    assert "和现在的一样" in await administrator.says("30")
    assert "从哪一天起" in await administrator.says("36场次")
    assert "不在计划期内" in await administrator.says("2015年2月1日")
    await administrator.taps("本月1日起")
    assert "依据的文号" in await administrator.text()
    assert "为什么调整" in await administrator.says(AUTHORITY)
    card = await administrator.says("省总要求加场")
    assert "新目标：36场次" in card
    assert "从2014年9月1日起" in card
    await administrator.taps("✏️ 原因")
    await administrator.says("省总要求增加场次")
    done = await administrator.taps("确认调整")
    assert f"原目标30场次→调整后36场次，{AUTHORITY}" in done
    assert await town.rows(ROWS) == [
        ("performances", "2014-09-01", "36", None, AUTHORITY, "省总要求增加场次", None)
    ]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'adjusted'") == [(1,)]
    assert await town.rows("SELECT count(*) FROM question WHERE topic = 'adjust'") == [(0,)]


async def test_summary_and_receipt_say_original_and_adjusted(
    town: Town, officer: Person, administrator: Person
) -> None:
    await _adjust(administrator)
    receipt = await report(officer)
    assert "→ 2/36，5.6%" in receipt
    assert f"原目标30场次→调整后36场次，{AUTHORITY}" in receipt
    await administrator.says("/summary")
    section = await administrator.taps("八件实事")
    assert "2/36场次 5.6%" in section
    assert "原目标30场次→调整后36场次" in section
    await _open(administrator)
    assert f"📐 原目标30场次→调整后36场次，{AUTHORITY}" in await administrator.text()


async def test_the_day_before_still_has_the_original(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer, day="8月20日")
    await _adjust(administrator)
    before, after = (
        await _progress(town, date(2014, 8, 31)),
        await _progress(town, date(2014, 9, 1)),
    )
    assert (before.target, before.change) == (30, None)
    assert after.target == 36
    assert after.change is not None


async def test_an_adjustment_is_cancelled_and_stays_to_be_read(
    town: Town, administrator: Person
) -> None:
    await _adjust(administrator)
    await administrator.says("/plan")
    listed = await administrator.taps("计划调整")
    assert f"自2014年9月1日起，{AUTHORITY}" in listed
    await administrator.taps("撤销第1项")
    form = await administrator.form()
    assert "已撤销" in await administrator.taps("确认撤销")
    assert (await _progress(town, date(2014, 9, 15))).target == 30
    really = next(data for label, data in buttons(form) if "撤销" in label)
    await administrator.taps_data(really, form)
    assert "已经撤销" in await administrator.toast()
    assert "（已撤销）" in await administrator.taps("返回")
    trail = "SELECT count(*) FROM audit WHERE action = 'adjustment-cancelled'"
    assert await town.rows(trail) == [(1,)]


async def test_a_deadline_moves_the_pace(town: Town, administrator: Person) -> None:
    await _open(administrator)
    await administrator.taps("调整目标或期限")
    await administrator.taps("调整期限")
    await administrator.says("11月30日")
    await administrator.taps("年初起")
    await administrator.says(AUTHORITY)
    await administrator.says("提前完成")
    assert "原期限12月31日→调整后11月30日" in await administrator.taps("确认调整")
    standing = await _progress(town, date(2014, 9, 15))
    assert standing.progress.denominator in {334, 167, 1}
    assert standing.target == 30


async def test_old_buttons_of_an_adjustment_do_nothing(town: Town, administrator: Person) -> None:
    await _open(administrator)
    await administrator.taps("调整目标或期限")
    form = await administrator.form()
    number = data_of(form, "取消").removeprefix("dx:")
    assert "没有调整" in await administrator.says("/cancel")
    for data in ("ajf:{}:what:target", "ajg:{}", "dx:{}", "ajf:{}:since:2014-09-01"):
        await administrator.taps_data(data.format(number), form)
        assert "已取消" in await administrator.toast()
    assert await town.rows("SELECT count(*) FROM adjustment") == [(0,)]


async def test_what_is_typed_after_something_else_is_no_answer(
    town: Town, administrator: Person
) -> None:
    await _open(administrator)
    await administrator.taps("调整目标或期限")
    await administrator.taps("调整目标")
    form = await administrator.form()
    await administrator.says("/summary")
    assert "看不出" not in await administrator.says("36")
    # The question's own buttons still work, and ask anew.
    await administrator.taps_data(
        next(data for _label, data in buttons(form)).replace("dx", "ajf") + ":target:", form
    )
    assert "从哪一天起" in await administrator.says("36")


async def test_a_rates_target_is_adjusted_in_per_cent(
    town: Town, officer: Person, administrator: Person
) -> None:
    await administrator.says("/plan")
    await administrator.taps("六个突破")
    await administrator.taps("建会率")
    await administrator.taps("调整目标或期限")
    await administrator.taps("调整目标")
    assert "不是百分数" in await administrator.says("120")
    await administrator.says("90%")
    await administrator.taps("今天起")
    await administrator.says(AUTHORITY)
    await administrator.says("省总提标")
    assert "原目标85%→调整后90%" in await administrator.taps("确认调整")
    receipt = await stock(officer, "300", "400", "今天")
    assert "距目标15.0个百分点" in receipt
    assert f"原目标85%→调整后90%，{AUTHORITY}" in receipt
