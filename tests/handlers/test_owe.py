"""/owe and nil reports: what is owed, and that one tap settles it."""

from tests.town import Person, Town, buttons, picture


async def _report(person: Person, indicator: str, quantity: str) -> None:
    await person.says("/report")
    await person.says(indicator)
    await person.says(quantity)
    await person.taps("今天")
    await person.taps("✅ 上报")


async def test_an_unreported_week_is_owed_until_something_is_filed(officer: Person) -> None:
    assert "本周还没有上报" in await officer.says("/owe")
    assert "报哪一项" in await officer.taps("上报")
    await officer.says("/cancel")
    await _report(officer, "爱心助学", "3")
    assert "本周还没有上报" not in await officer.says("/owe")


async def test_a_nil_report_is_one_tap_and_counts_once(town: Town, officer: Person) -> None:
    await officer.says("/owe")
    form = await officer.form()
    nil = next(data for label, data in buttons(form) if "本周无" in label)
    assert "已记零报告：崆峒区，9月15日起的一周" in await officer.taps("本周无")
    await officer.taps_data(nil, form)
    assert "已经记过零报告" in await officer.toast()
    assert await town.rows("SELECT unit, monday FROM nil_report") == [("620802", "2014-09-15")]
    assert "没有待办" in await officer.says("/owe")


async def test_an_old_nil_button_no_longer_works(town: Town, officer: Person) -> None:
    await officer.says("/owe")
    form = await officer.form()
    for monday in ("2014-07-07", "2014-09-16", "2014-09-22", "nonsense"):
        await officer.taps_data(f"nil:{monday}", form)
        assert "已失效" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM nil_report") == [(0,)]


async def test_a_report_without_its_photos_is_owed(officer: Person) -> None:
    await _report(officer, "送文化演出", "2")
    assert "2014-00001 送文化演出 缺照片" in await officer.says("/owe")
    await officer.says("/report")
    await officer.says("送文化演出")
    await officer.says("1")
    await officer.taps("今天")
    await officer.photos(picture())
    await officer.taps("✅ 上报")
    assert "2014-00002" not in await officer.says("/owe")


async def test_lagging_indicators_come_with_their_catch_up_pace(administrator: Person) -> None:
    await _report(administrator, "送文化演出", "10")
    owed = await administrator.says("/owe")
    # 75 working days are left from 15 September to 31 December: 20 × 5 ÷ 75, rounded up.
    assert "送文化演出 差12场次\n　▼ 慢于序时进度37.4个百分点\n　赶上进度每周需2场次" in owed
    assert "数量是多少" in await administrator.taps("📝 报送文化演出")


async def test_a_nil_week_is_not_reminded(town: Town, officer: Person) -> None:
    await officer.says("/owe")
    await officer.taps("本周无")
    await town.set_clock("2014-09-19T15:00:30+08:00")
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'remind' AND status = 'done'")
    assert not [m for m in await officer.screen() if str(m.get("text", "")).startswith("📌")]


async def test_a_nil_report_against_what_was_filed_is_asked_about(
    town: Town, officer: Person
) -> None:
    await _report(officer, "爱心助学", "3")
    assert "已经报过 1 条，仍要记零报告吗" in await officer.says("本周无")
    assert await town.rows("SELECT count(*) FROM nil_report") == [(0,)]
    assert "没有“送文化演出”" in await officer.says("本周没有演出")
    assert "的“爱心助学”已经报过 1 条" in await officer.says("本周爱心助学无")
    await officer.taps("仍记零报告")
    assert await town.rows("SELECT indicator FROM nil_report ORDER BY id") == [
        ("performances",),
        ("student-aid",),
    ]


async def test_a_nil_report_can_be_taken_back_once(town: Town, officer: Person) -> None:
    await officer.says("零报告")
    form = await officer.form()
    [(_, data)] = buttons(form)
    assert "已收回零报告：崆峒区" in await officer.taps("收回")
    assert await town.rows("SELECT count(*) FROM nil_report") == [(0,)]
    await officer.taps_data(data, form)
    assert "已经收回" in await officer.toast()
    assert "已记零报告" in await officer.says("零报告")
    trail = "SELECT action FROM audit WHERE action LIKE 'nil%' ORDER BY id"
    assert await town.rows(trail) == [("nil-filed",), ("nil-dropped",), ("nil-filed",)]


async def test_nil_in_words_is_understood_beside_an_open_draft(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("爱心助学")
    assert "“无”看不出是数目" in await officer.says("无"), "a bare no may be meant for the question"
    assert await town.rows("SELECT count(*) FROM nil_report") == [(0,)]
    assert "已记零报告" in await officer.says("本周无")
    assert await town.rows("SELECT step FROM draft") == [("quantity",)]
