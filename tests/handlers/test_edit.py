"""Editing a message whose card is open still: the card follows the words."""

from tests.town import Json, Person, Town, picture, words_of

FILED = """SELECT indicator, quantity, json_array_length(photos) FROM report_version
           ORDER BY report, version"""


async def test_the_open_card_follows_the_edited_message(town: Town, officer: Person) -> None:
    sent = await _said(officer, "今天工地演出2场，观众200人")
    card = await officer.edits(sent, "今天工地演出3场，观众200人")
    assert "已照您改过的消息更新" in card
    assert "数量：3 场次" in card
    await officer.taps("✅ 上报")
    assert await town.rows(FILED) == [("performances", 3, 0)]


async def test_what_was_answered_on_the_card_stays(officer: Person) -> None:
    sent = await _said(officer, "今天演出2场")
    await officer.taps("演出地点")
    await officer.says("柳湖工地")
    card = await officer.edits(sent, "昨天演出2场")
    assert "2014年9月14日" in card
    assert "柳湖工地" in card


async def test_an_edit_without_other_words_leaves_a_changed_card_alone(officer: Person) -> None:
    sent = await _said(officer, "今天演出2场")
    await officer.taps("✏️ 数量")
    assert "数量：5 场次" in await officer.says("5")
    assert await officer.edits(sent, "今天演出2场。") == ""
    assert "数量：5 场次" in await officer.text()


async def test_what_becomes_vague_is_asked_for(officer: Person) -> None:
    sent = await _said(officer, "今天互助保险参保96人")
    assert "数量是多少" in await officer.edits(sent, "今天互助保险参保近百人")


async def test_items_are_added_and_struck_out(town: Town, officer: Person) -> None:
    sent = await _said(officer, "今天演出1场，走访慰问困难职工5户次")
    card = await officer.edits(sent, "今天演出1场，走访慰问困难职工6户次，爱心助学3人")
    assert "还有 2 条待核对" in card
    card = await officer.edits(sent, "走访慰问困难职工6户次，爱心助学3人")
    assert "还有 1 条待核对" in card
    await officer.taps("全部上报（2 条）")
    assert await town.rows(FILED) == [("visits", 6, 0), ("student-aid", 3, 0)]


async def test_of_what_is_filed_in_part_each_goes_its_way(town: Town, officer: Person) -> None:
    sent = await _said(officer, "今天演出1场\n走访慰问困难职工5户次")
    await officer.taps("✅ 上报")
    await officer.edits(sent, "今天演出2场\n走访慰问困难职工6户次")
    told = "\n".join(map(words_of, officer.heard))
    assert "数量：6 户次" in told
    assert "要照着改这条上报吗" in told
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_a_caption_that_is_edited_is_followed_and_keeps_the_photo(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture(), caption="今天工地演出1场")
    sent = await _with_caption(officer)
    card = await officer.edits(sent, "今天工地演出2场")
    assert "数量：2 场次" in card
    await officer.taps("✅ 上报")
    assert await town.rows(FILED) == [("performances", 2, 1)]


async def test_a_caption_that_said_nothing_may_say_it_later(officer: Person) -> None:
    await officer.photos(picture(), caption="很热闹")
    sent = await _with_caption(officer)
    card = await officer.edits(sent, "今天工地演出1场")
    assert "照片：1 张" in card
    assert "数量：1 场次" in card
    assert "很热闹" not in card


async def test_the_caption_of_an_album_is_edited_before_it_is_closed(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture("red"), picture("green"), caption="今天工地演出1场")
    sent = await _with_caption(officer)
    await officer.edits(sent, "今天工地演出4场")
    await town.until_rows("SELECT 1 FROM draft WHERE json_array_length(content, '$.photos') = 2")
    await town.quiet()
    assert "数量：4 场次" in await officer.text()


async def test_the_caption_of_an_album_is_edited_after_it_is_closed(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture("red"), picture("green"), caption="今天工地演出1场")
    sent = await _with_caption(officer)
    await town.until_rows("SELECT 1 FROM draft WHERE json_array_length(content, '$.photos') = 2")
    await town.quiet()
    card = await officer.edits(sent, "今天工地演出4场")
    assert "数量：4 场次" in card
    assert "照片：2 张" in card


async def test_an_edit_to_no_report_is_told_and_changes_nothing(
    town: Town, officer: Person
) -> None:
    sent = await _said(officer, "今天演出2场")
    told = await officer.edits(sent, "天气很好")
    assert "看不出报什么，卡片没有变" in told
    assert "数量：2 场次" in told


async def test_an_edit_to_another_unit_is_refused(town: Town, officer: Person) -> None:
    sent = await _said(officer, "今天演出2场")
    assert "您只能为崆峒区" in await officer.edits(sent, "泾川县今天演出2场")
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_the_message_of_a_withdrawn_report_is_answered(officer: Person) -> None:
    sent = await _said(officer, "今天演出2场")
    await officer.taps("✅ 上报")
    await officer.says("/my")
    await officer.taps("00001")
    await officer.taps("撤回")
    await officer.taps("重复上报")
    assert "2014-00001 已经撤回了" in await officer.edits(sent, "今天演出4场")


async def _said(person: Person, text: str) -> Json:
    await person.says(text)
    return next(one for one in await person.screen() if one.get("text") == text)


async def _with_caption(person: Person) -> Json:
    return next(one for one in await person.screen() if one.get("caption"))
