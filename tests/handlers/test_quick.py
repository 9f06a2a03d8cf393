"""Quick entry as officers use it: one message, one card, one tap."""

from storage.members import Role
from tests.handlers.acts import open_change, report
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town, buttons, picture, words_of


async def test_one_message_becomes_a_filled_card_and_one_tap_files_it(
    town: Town, officer: Person
) -> None:
    card = await officer.says("8月3日崆峒区工地演出2场，观众约三百人")
    for shown in ("请核对", "送文化", "2 场次", "2014年8月3日", "工地", "300 人次"):
        assert shown in card
    assert "2014-00001" in await officer.taps("✅ 上报")
    assert await town.rows("SELECT unit, day, quantity FROM report_version") == [
        (KONGTONG, "2014-08-03", 2)
    ]
    assert await town.tally("performances", "audience") == 300


async def test_nothing_is_filed_before_the_card_is_confirmed(town: Town, officer: Person) -> None:
    await officer.says("今天工地演出2场")
    assert await town.rows("SELECT count(*) FROM report") == [(0,)]


async def test_without_date_it_is_today_and_without_unit_the_senders(
    town: Town, officer: Person
) -> None:
    await officer.says("救助困难职工3户，共1500元")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT indicator, unit, day, quantity FROM report_version") == [
        ("household-aid", KONGTONG, "2014-09-15", 3)
    ]
    assert await town.tally("household-aid", "amount") == 150000, "kept in fen"


async def test_what_is_missing_is_asked_and_then_the_card_comes(officer: Person) -> None:
    assert "报哪一项" in await officer.says("今天搞了2场")
    assert "数量：2 场次" in await officer.taps("送文化演出")


async def test_of_two_days_each_is_a_button_in_words(officer: Person) -> None:
    asked = await officer.says("演出2场，上周二在柏树乡，上周三在黄花乡")
    assert "是哪一天" in asked
    assert "日期：2014年9月10日（周三）" in await officer.taps("2014年9月10日（周三）")


async def test_of_two_numbers_each_is_a_button(officer: Person) -> None:
    assert "数量是多少" in await officer.says("昨天走访9户，5户里有2户没人")
    assert "数量：9 户次" in await officer.taps("9")


async def test_what_is_vague_is_asked_for(officer: Person) -> None:
    assert "数量是多少" in await officer.says("今天有近百人参加互助保险")
    assert "数量：96 人" in await officer.says("96")


async def test_several_items_are_several_cards_filed_together(town: Town, officer: Person) -> None:
    card = await officer.says("今天演出1场，走访慰问困难职工5户次")
    assert "还有 1 条待核对" in card
    await officer.taps("全部上报（2 条）")
    assert await town.rows("SELECT indicator, quantity FROM report_version ORDER BY report") == [
        ("performances", 1),
        ("visits", 5),
    ]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_several_items_can_be_filed_singly_one_after_the_other(
    town: Town, officer: Person
) -> None:
    await officer.says("今天演出1场，走访慰问困难职工5户次")
    await officer.taps("✅ 上报")
    assert "走访" in await officer.text()
    await officer.taps("取消")
    assert await town.rows("SELECT indicator FROM report") == [("performances",)]


async def test_a_pasted_list_is_filed_once_however_often_it_is_pasted(
    town: Town, officer: Person
) -> None:
    paste = "9月1日演出1场\n9月2日救助困难职工4户\n9月3日爱心助学6人"
    await officer.says(paste)
    await officer.taps("全部上报（3 条）")
    said = await officer.says(paste)
    assert said.count("之前已经报过") == 3
    assert await town.rows("SELECT count(*), sum(quantity) FROM report_version") == [(3, 11)]
    more = await officer.says(f"{paste}\n9月4日爱心助学7人")
    assert "7 人" in more
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT count(*) FROM report") == [(4,)]


async def test_groups_in_a_row_are_reports_of_their_own(town: Town, officer: Person) -> None:
    card = await officer.says("互助保险：教育系统312人，卫生系统145人，企业88人")
    assert "还有 2 条待核对" in card
    await officer.taps("全部上报（3 条）")
    assert await town.tally("mutual-insurance") == 545


async def test_work_that_nothing_names_is_asked_about_and_not_passed_over(
    town: Town, officer: Person
) -> None:
    card = await officer.says("今天演出1场，完了又给8户职工送了米面")
    assert "还有 1 条待核对" in card
    asked = await officer.taps("✅ 上报")
    assert "报哪一项" in asked
    assert "数量：8" in asked, "which of the two it asks about"
    labels = [label for label, _ in buttons(await officer.form())]
    assert labels.count("走访困难职工") == 1
    assert "数量：8 户次" in await officer.taps("走访困难职工")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT indicator, quantity FROM report_version ORDER BY report") == [
        ("performances", 1),
        ("visits", 8),
    ]


async def test_a_form_filled_in_line_by_line_is_one_report_filed_once(
    town: Town, officer: Person
) -> None:
    form = "时间：9月12日\n地点：柳湖工地\n内容：送文化演出\n场次：2\n观众：300人\n填报人：小李"
    card = await officer.says(form)
    for shown in ("2014年9月12日", "2 场次", "300 人次", "柳湖工地"):
        assert shown in card
    await officer.taps("✅ 上报")
    assert "之前已经报过" in await officer.says(form)
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]


async def test_a_cancelled_line_may_be_sent_again(town: Town, officer: Person) -> None:
    await officer.says("9月1日演出1场")
    await officer.taps("取消")
    assert "请核对" in await officer.says("9月1日演出1场")


async def test_the_same_words_on_another_day_are_another_report(
    town: Town, officer: Person
) -> None:
    await officer.says("今天演出1场")
    await officer.taps("✅ 上报")
    await town.set_clock("2014-09-16T09:00:00+08:00")
    await officer.says("今天演出1场")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT day FROM report ORDER BY id") == [
        ("2014-09-15",),
        ("2014-09-16",),
    ]


async def test_another_unit_is_refused_with_a_reason(town: Town, officer: Person) -> None:
    assert "您只能为崆峒区" in await officer.says("泾川县今天演出2场")
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_an_administrator_reports_for_several_counties_at_once(
    town: Town, administrator: Person
) -> None:
    await administrator.says("今天演出泾川2场、灵台3场")
    await administrator.taps("全部上报（2 条）")
    assert await town.rows("SELECT unit, quantity FROM report_version ORDER BY report") == [
        (JINGCHUAN, 2),
        ("620822", 3),
    ]


async def test_greetings_and_plans_are_no_reports(town: Town, officer: Person) -> None:
    assert "/report" in await officer.says("你好")
    assert "还没有办" in await officer.says("明天要去工地演出2场")
    assert "/report" in await officer.says("谢谢领导")
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_nil_in_words_is_a_nil_report(town: Town, officer: Person) -> None:
    assert "已记零报告：崆峒区" in await officer.says("本周无")
    assert "已经记过" in await officer.says("零报告")
    assert await town.rows("SELECT unit, monday FROM nil_report") == [(KONGTONG, "2014-09-15")]


async def test_a_quick_report_does_not_destroy_an_open_guided_one(
    town: Town, officer: Person
) -> None:
    await officer.says("/report")
    await officer.taps("爱心助学")
    card = await officer.says("昨天在八里桥工地演出2场")
    assert "2 场次" in card
    await officer.taps("✅ 上报")
    assert "数量是多少" in await _resumed(officer)
    await officer.says("3")
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT indicator FROM report ORDER BY id") == [
        ("performances",),
        ("student-aid",),
    ]


async def _resumed(officer: Person) -> str:
    await officer.says("/report")
    return await officer.taps("接着填：爱心助学")


async def test_a_question_is_answered_and_leaves_the_draft_alone(
    town: Town, officer: Person
) -> None:
    await officer.says("今天演出2场")
    await officer.taps("✅ 上报")
    await officer.says("/report")
    await officer.taps("爱心助学")
    before = await town.rows("SELECT step, content FROM draft")
    assert "2场次" in await officer.says("崆峒区演出完成多少了？")
    assert await town.rows("SELECT step, content FROM draft") == before
    assert "本单位范围" in await officer.says("泾川县演出完成多少了？")


async def test_card_numbers_are_masked_with_a_warning(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.says("救助")
    await officer.says("1")
    await officer.taps("今天")
    await officer.taps("备注")
    await officer.says("张三 身份证 110101199003074514")
    assert any("已打码" in str(message.get("text")) for message in officer.heard)
    await officer.taps("✅ 上报")
    [(note,)] = await town.rows("SELECT note FROM report_version")
    assert "199003" not in str(note)
    raw = await town.rows("SELECT raw FROM inbox WHERE raw LIKE '%199003%'")
    assert raw == []


async def test_a_photo_with_a_caption_is_a_report(town: Town, officer: Person) -> None:
    card = await officer.photos(picture(), caption="今天八里桥工地演出1场，观众200人")
    assert "照片：1 张" in card
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT json_array_length(photos) FROM report_version") == [(1,)]


async def test_an_album_with_a_caption_is_one_report(town: Town, officer: Person) -> None:
    await officer.photos(
        picture("red"), picture("green"), picture("blue"), caption="今天工地演出1场"
    )
    await town.until_rows("SELECT 1 FROM draft WHERE json_array_length(content, '$.photos') = 3")
    await town.quiet()
    assert "照片：3 张" in await officer.text()
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT count(*) FROM report") == [(1,)]
    assert await town.rows("SELECT count(*) FROM album") == [(0,)]


async def test_an_album_survives_a_restart_before_it_is_closed(town: Town, officer: Person) -> None:
    await officer.photos(picture("red"), picture("green"), caption="今天工地演出1场")
    await town.restart_bot()
    await town.until_rows("SELECT 1 FROM draft WHERE json_array_length(content, '$.photos') = 2")


async def test_a_photo_without_words_asks_for_the_indicator(town: Town, officer: Person) -> None:
    assert "已收下。请写一句报的是什么" in await officer.photos(picture())
    await officer.taps("送文化演出")
    await officer.says("1")
    assert "照片：1 张" in await officer.taps("今天")


async def test_a_caption_that_is_no_report_becomes_the_note(town: Town, officer: Person) -> None:
    await officer.photos(picture(), caption="大家都很高兴")
    await officer.taps("送文化演出")
    await officer.says("1")
    assert "备注：大家都很高兴" in await officer.taps("今天")


async def test_a_captioned_album_belongs_to_the_open_draft_unless_it_is_a_report(
    town: Town, officer: Person
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("1")
    await officer.taps("今天")
    await officer.photos(picture("red"), picture("green"), caption="现场很热闹")
    assert "照片：2 张" in str((await officer.form())["text"])
    assert "备注：现场很热闹" in str((await officer.form())["text"])
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]
    await officer.photos(picture("blue"), caption="昨天爱心助学6人")
    assert await town.rows("SELECT count(*) FROM draft") == [(2,)]


async def test_a_location_is_kept_and_shown_on_the_card(town: Town, officer: Person) -> None:
    await officer.says("今天工地演出1场")
    card = await officer.sends({"location": {"latitude": 35.54303, "longitude": 106.66532}})
    assert "位置：35.54303, 106.66532" in card
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT latitude, longitude FROM report_version") == [
        (35.54303, 106.66532)
    ]


async def test_an_abandoned_draft_is_asked_about_once_and_dropped_after_a_week(
    town: Town, officer: Person
) -> None:
    await officer.says("今天工地演出1场")
    await town.set_clock("2014-09-16T10:00:00+08:00")
    await town.until_rows("SELECT 1 FROM draft WHERE asked_at IS NOT NULL")
    await town.restart_bot()
    await town.set_clock("2014-09-17T10:00:00+08:00")
    await town.set_clock("2014-09-18T10:00:00+08:00")
    asked = [m for m in await officer.screen() if "没报完的" in str(m.get("text", ""))]
    assert len(asked) == 1
    await town.set_clock("2014-09-23T10:00:00+08:00")
    await town.until(lambda: _no_draft(town))
    await town.quiet()
    assert "现已作废" in await officer.text()
    assert await town.rows("SELECT day, kind, many FROM unasked WHERE kind = 'draft'") == [
        ("2014-09-16", "draft", 1),
        ("2014-09-23", "draft", 1),
    ]


async def test_a_change_left_lying_leaves_the_report_as_it_was(town: Town, officer: Person) -> None:
    await report(officer)
    await open_change(officer)
    await officer.says("/report")
    labels = [label for label, _ in buttons(await officer.form())]
    assert "▶️ 接着填：修改 2014-00001 送文化演出" in labels
    await town.set_clock("2014-09-16T10:00:00+08:00")
    await town.until_rows("SELECT 1 FROM draft WHERE asked_at IS NOT NULL")
    await town.quiet()
    assert "没改完的（修改 2014-00001 送文化演出）" in await officer.text()
    await town.set_clock("2014-09-23T10:00:00+08:00")
    await town.until_rows("SELECT 1 FROM report WHERE NOT EXISTS (SELECT 1 FROM draft)")
    await town.quiet()
    said = "\n".join(str(one.get("text")) for one in await officer.screen())
    assert "（修改 2014-00001 送文化演出）已放了一周，修改没有保存，原上报不变" in said


async def _no_draft(town: Town) -> bool:
    return await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_the_question_about_a_draft_goes_out_at_once(town: Town, officer: Person) -> None:
    await town.set_clock("2014-09-15T10:30:00+08:00")
    await officer.says("今天工地演出1场")
    await town.set_clock("2014-09-16T10:29:00+08:00")  # what else is due is done by now
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'tidy' AND run_at LIKE '2014-09-16T03%'")
    await town.quiet()
    await town.set_clock("2014-09-16T10:30:30+08:00")
    await town.until_rows("SELECT 1 FROM draft WHERE asked_at IS NOT NULL")
    await town.quiet()
    assert "没报完的" in await officer.text()


async def test_nobody_is_asked_about_a_draft_at_night(town: Town, officer: Person) -> None:
    await officer.says("今天工地演出1场")
    await town.set_clock("2014-09-16T23:00:00+08:00")
    await town.restart_bot()
    assert await town.rows("SELECT asked_at FROM draft") == [(None,)]


async def test_a_leader_asks_but_does_not_report(town: Town) -> None:
    leader = await town.member(7801, "周主席", ROOT, Role.LEADER)
    await leader.says("今天演出2场")
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]
    assert "送文化演出" in await leader.says("演出完成多少了？")
    assert not [label for label, _ in buttons(await leader.form()) if "上报" in label]


async def test_a_line_of_a_paste_that_was_not_understood_is_named(
    town: Town, officer: Person
) -> None:
    await officer.says("9月1日演出1场\n接待外宾团15人\n谢谢")
    heard = " ".join(words_of(message) for message in officer.heard)
    assert "接待外宾团15人：没看懂" in heard
    assert "谢谢" not in heard
