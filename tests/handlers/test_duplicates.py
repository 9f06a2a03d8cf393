"""A report that may have been made already: said on the card, kept for the reviewer, taken."""

from storage.members import Role
from tests.handlers.acts import open_mine, withdraw
from tests.town import JINGCHUAN, Person, Town, buttons

FLAGS = "SELECT report, kind, other FROM flag ORDER BY report, other"


async def _card(
    person: Person, quantity: str = "20", day: str = "今天", indicator: str = "爱心助学"
) -> str:
    """Open a card of this indicator; returns it."""
    await person.says("/report")
    if "没报完" in await person.text():
        await person.taps("另起一份")
    await person.says(indicator)
    await person.says(quantity)
    return await (person.taps(day) if day in {"今天", "昨天", "前天"} else person.says(day))


async def _file(
    person: Person, quantity: str = "20", day: str = "今天", indicator: str = "爱心助学"
) -> None:
    await _card(person, quantity, day, indicator)
    assert "回执号" in await person.taps("✅ 上报")


async def _rate(person: Person, numerator: str, day: str = "今天") -> str:
    await person.says("/report")
    await person.says("建会率")
    await person.says(numerator)
    await person.says("400")
    return await person.taps(day)


async def test_a_likely_repetition_is_named_on_the_card_and_kept_when_filed(
    town: Town, officer: Person
) -> None:
    await _file(officer, day="昨天")
    assert "可能报过了：2014-00001 的日期和数量相近" in await _card(officer)
    assert "2014-00002" in await officer.taps("✅ 上报")
    assert await town.rows(FLAGS) == [(2, "similar-report", 1)]
    assert "可能报过了：2014-00001" in await open_mine(officer, "00002"), "also after filing"
    assert "2014-00001" in await officer.taps("👀 看 2014-00001")


async def test_what_is_far_off_in_day_or_quantity_is_no_repetition(
    town: Town, officer: Person
) -> None:
    await _file(officer, day="9月10日")
    assert "可能报过了" not in await _card(officer, day="9月14日")
    assert "可能报过了" in await _card(officer, day="9月13日")
    assert "可能报过了" not in await _card(officer, "23", "9月10日")
    assert "可能报过了" in await _card(officer, "22", "9月10日")
    assert "可能报过了" in await _card(officer, "18", "9月10日")
    assert "可能报过了" not in await _card(officer, indicator="互助保险", day="9月10日")
    assert await town.rows(FLAGS) == []


async def test_the_unit_above_and_those_below_count_the_one_beside_does_not(
    officer: Person, administrator: Person, town: Town
) -> None:
    neighbour = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await _file(officer)
    assert "可能报过了" not in await _card(neighbour)
    assert "可能报过了：2014-00001" in await _card(administrator)
    await administrator.taps("✅ 上报")
    assert "可能报过了：2014-00002" in await _card(neighbour)
    labels = [label for label, _ in buttons(await neighbour.form())]
    assert not any("👀" in label for label in labels), "the other one is not his to see"


async def test_the_other_report_can_be_looked_at_and_the_card_stays(officer: Person) -> None:
    await _file(officer)
    await _card(officer)
    seen = await officer.taps("👀 看 2014-00001")
    assert "2014-00001" in seen
    assert "20 人" in seen
    assert "2014-00002" in await officer.taps("✅ 上报")


async def test_of_a_rate_the_same_as_of_day_is_a_repetition(town: Town, officer: Person) -> None:
    await _rate(officer, "300")
    await officer.taps("✅ 上报")
    assert "可能报过了" not in await _rate(officer, "300", "昨天")
    await officer.taps("取消")
    assert "可能报过了：2014-00001" in await _rate(officer, "360")
    await officer.taps("✅ 上报")
    assert await town.rows(FLAGS) == [(2, "similar-report", 1)]


async def test_the_rate_of_the_unit_above_is_its_own(
    officer: Person, administrator: Person
) -> None:
    await _rate(officer, "200")
    await officer.taps("✅ 上报")
    assert "可能报过了" not in await _rate(administrator, "300")


async def test_progress_in_words_is_never_a_repetition(town: Town, officer: Person) -> None:
    for _ in range(2):
        await officer.says("/report")
        await officer.says("组织建设")
        await officer.says("新建三家")
        await officer.taps("推进中")
        assert "可能报过了" not in await officer.taps("今天")
        await officer.taps("✅ 上报")
    assert await town.rows(FLAGS) == []


async def test_what_was_withdrawn_is_not_repeated(officer: Person) -> None:
    await _file(officer)
    await withdraw(officer)
    assert "可能报过了" not in await _card(officer)


async def test_a_change_is_not_compared_with_the_report_it_changes(
    town: Town, officer: Person
) -> None:
    await _file(officer, "20", "9月10日")
    await _file(officer, "20", "9月12日")
    assert await town.rows(FLAGS) == [(2, "similar-report", 1)]
    await officer.says("/my")
    await officer.taps("00002")
    assert "可能报过了：2014-00001 的" in await officer.taps("✏️ 修改")
    await officer.taps("✏️ 数量")
    assert "可能报过了" not in await officer.says("40")
    await officer.taps("保存")
    assert await town.rows(FLAGS) == [], "the reviewer sees the report as it is now"


async def test_english_is_spoken_too(town: Town, officer: Person) -> None:
    await _file(officer)
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET language = 'en'")
    await officer.says("/report")
    await officer.says("爱心助学")
    await officer.says("20")
    assert "Perhaps reported already: 2014-00001" in await officer.taps("Today")
