"""Bad input never breaks a dialogue: each gets one clear sentence, and the draft stays."""

import pytest

from tests.town import Json, Person, Town, picture

REFUSED_QUANTITIES = {
    "-1": "负数",
    "2.5": "整数",
    "0": "从 1 起",
    "1e9": "1e9",
    "999999999999": "大",
    "九" * 5000: "",
    "a" * 4096: "",
    "好多": "好多",
    "近百人": "近百",
    "2场3场": "",
    "<b>2</b>": "",
}


@pytest.mark.parametrize("typed", REFUSED_QUANTITIES, ids=lambda typed: str(typed[:12]))
async def test_a_wrong_quantity_gets_a_reason_and_the_question_again(
    town: Town, officer: Person, typed: str
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    before = await town.rows("SELECT step, content FROM draft")
    answer = await officer.says(typed)
    assert answer.startswith("⚠️")
    assert REFUSED_QUANTITIES[typed] in answer
    assert "数量是多少" in answer
    assert await town.rows("SELECT step, content FROM draft") == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("１２", 12), ("三百", 300), ("1.2万", 12000), ("约200", 200), ("1,200", 1200), ("2 场", 2)],
)
async def test_numbers_as_people_type_them_are_taken(
    town: Town, officer: Person, typed: str, kept: int
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    assert f"数量：{kept} 场次" in await officer.says(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("明天", "还没有到"),
        ("2014-12-31", "还没有到"),
        ("2013-12-31", "2014"),
        ("2月30日", "2月30日"),
        ("什么时候", "什么时候"),
    ],
)
async def test_a_wrong_date_gets_a_reason(
    town: Town, officer: Person, typed: str, reason: str
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    answer = await officer.says(typed)
    assert answer.startswith("⚠️")
    assert reason in answer
    assert await town.rows("SELECT step FROM draft") == [("day",)]


ODD_MESSAGES: dict[str, Json] = {
    "sticker": {
        "sticker": {
            "file_id": "x",
            "file_unique_id": "y",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
    },
    "voice": {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 3}},
    "forward": {
        "text": "2",
        "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "某人"},
    },
    "contact": {"contact": {"phone_number": "0933", "first_name": "某人"}},
}


@pytest.mark.parametrize("kind", ODD_MESSAGES)
async def test_what_is_no_answer_is_said_and_changes_nothing(
    town: Town, officer: Person, kind: str
) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    before = await town.rows("SELECT step, content FROM draft")
    answer = await officer.sends(ODD_MESSAGES[kind])
    assert answer.startswith("⚠️")
    assert "数量是多少" in answer
    assert await town.rows("SELECT step, content FROM draft") == before


async def test_html_in_a_persons_name_is_shown_as_it_is(town: Town, administrator: Person) -> None:
    await administrator.says("/invite")
    await administrator.taps("崆峒区")
    await administrator.taps("生成邀请")
    said = [str(one.get("text")) for one in await administrator.screen()]
    [link] = [text.split("?start=")[1].split()[0] for text in said if "?start=" in text]
    stranger = await town.person(7777, "<b>王</b> & 芳")
    assert "<b>王</b> & 芳，欢迎" in await stranger.says(f"/start {link}")


async def test_a_photo_before_an_indicator_is_kept_for_it(town: Town, officer: Person) -> None:
    await officer.says("/report")
    assert "报哪一项" in await officer.photos(picture())
    await officer.taps("送文化演出")
    await officer.says("2")
    assert "照片：1 张" in await officer.taps("今天")
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_the_eleventh_photo_is_refused_and_ten_are_kept(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.photos(*(picture(f"#0000{n}0") for n in range(10)))
    assert "最多 10 张" in await officer.photos(picture())
    [(photos,)] = await town.rows("SELECT json_array_length(content, '$.photos') FROM draft")
    assert photos == 10


async def test_an_unknown_command_keeps_the_draft(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    assert "没有这个命令" in await officer.says("/frobnicate")
    assert "数量：2 场次" in await officer.says("2")


async def test_an_edited_message_changes_nothing(town: Town, officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    await officer.says("2")
    typed = [m for m in await officer.screen() if m.get("text") == "2"][-1]
    before = await town.rows("SELECT step, content FROM draft")
    await officer.edits(typed, "3")
    assert await town.rows("SELECT step, content FROM draft") == before
