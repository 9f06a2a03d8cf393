"""The same line sent again: what was reported, what lies open, and what may be another event."""

from tests.handlers.acts import withdraw
from tests.town import Json, Person, Town, buttons, picture, words_of

LINE = "9月1日柳湖工地演出1场"
FILED = "SELECT json_array_length(photos) FROM report_version ORDER BY report"


async def test_a_line_that_was_filed_is_named_with_its_report(town: Town, officer: Person) -> None:
    await _file(officer)
    said = await officer.says(LINE)
    assert "之前已经报过（2014-00001）" in said
    assert _labels(await officer.form()) == ["👀 看 2014-00001", "➕ 仍要报", "🗑 不报了"]
    await officer.taps("不报了")
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_what_is_another_event_is_reported_all_the_same(town: Town, officer: Person) -> None:
    await _file(officer)
    await officer.says(LINE)
    await officer.says(LINE)
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)], "one, however often it is sent"
    assert "可能报过了：2014-00001" in await officer.taps("仍要报")
    assert "2014-00002" in await officer.taps("✅ 上报")
    assert "2014-00001" in await officer.says(LINE)


async def test_the_photo_of_the_other_event_is_kept(town: Town, officer: Person) -> None:
    await officer.photos(picture("red"), caption=LINE)
    await officer.taps("✅ 上报")
    assert "之前已经报过" in await officer.photos(picture("blue"), caption=LINE)
    assert "照片：1 张" in await officer.taps("仍要报")
    await officer.taps("✅ 上报")
    assert await town.rows(FILED) == [(1,), (1,)]


async def test_what_was_withdrawn_may_be_reported_again(town: Town, officer: Person) -> None:
    await _file(officer)
    await withdraw(officer)
    assert "请核对" in await officer.says(LINE)
    assert "2014-00002" in await officer.taps("✅ 上报")


async def test_a_line_that_lies_open_is_shown_again_and_takes_the_photo(
    town: Town, officer: Person
) -> None:
    await officer.says(LINE)
    again = await officer.photos(picture(), caption=LINE)
    assert "这一条您发过了，还没上报" in again
    assert "照片：1 张" in again
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_of_a_paste_that_lies_open_the_first_is_shown_again(officer: Person) -> None:
    paste = "9月1日演出1场\n9月2日救助困难职工4户"
    await officer.says(paste)
    card = await officer.says(paste)
    assert "已在待核对的上报里" in "\n".join(map(words_of, officer.heard))
    assert "请核对" in card
    assert "还有 1 条待核对" in card


async def _file(officer: Person) -> None:
    await officer.says(LINE)
    await officer.taps("✅ 上报")


def _labels(message: Json) -> list[str]:
    return [label for label, _ in buttons(message)]


async def test_what_a_card_still_lacks_is_answered_by_typing_it(
    town: Town, officer: Person
) -> None:
    card = await officer.says("今天新建职工书屋1家")
    assert "还差“书屋建在哪里”" in card
    assert "崆峒山景区" in await officer.says("崆峒山景区")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT answers FROM report_version") == [('{"place": "崆峒山景区"}',)]


async def test_a_report_typed_beside_a_card_that_lacks_something_is_its_own(
    town: Town, officer: Person
) -> None:
    await officer.says("今天新建职工书屋1家")
    assert "数量：2 场次" in await officer.says("今天工地演出2场")
    assert await town.rows("SELECT count(*) FROM draft") == [(2,)]
