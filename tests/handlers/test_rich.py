"""Documents in chat: native where Telegram knows them, as text where not, people's words whole."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.members import Role
from tests.handlers.acts import open_change, open_mine, report
from tests.town import KONGTONG, Person, Town, a_town

SAID = "下雨 & <b>改期</b> | a_b *c*"
AS_TEXT = f"备注：未填 → {SAID}"
AS_ROW = f"备注 | 未填 | {SAID}"


async def history(person: Person) -> str:
    """File a report, change its note, open what was changed."""
    await report(person)
    await open_change(person)
    await person.taps("✏️ 备注")
    await person.says(SAID)
    await person.taps("保存修改")
    await open_mine(person)
    return await person.taps("修改记录")


async def test_the_history_takes_the_cards_place_and_gives_it_back(officer: Person) -> None:
    assert AS_ROW in await history(officer)
    [edited] = officer.heard
    blocks = edited["rich_message"]
    assert isinstance(blocks, dict)
    assert [one["type"] for one in blocks["blocks"]] == [
        "heading",
        "paragraph",
        "table",
        "paragraph",
    ]
    assert "2014-00001　通过" in await officer.taps("返回")
    [card] = officer.heard
    assert card["message_id"] == edited["message_id"]
    assert "rich_message" not in card


async def test_where_it_is_refused_the_text_takes_its_place(town: Town, officer: Person) -> None:
    refusal = {"kind": 400, "parameter": "rich_message", "description": "RICH_MESSAGE_UNSUPPORTED"}
    await town.post("/faults", {"method": "*", "times": None, **refusal})
    said = await history(officer)
    assert AS_TEXT in said
    assert "王芳 修改\n备注" in said
    await officer.taps("返回")
    assert AS_TEXT in await officer.taps("修改记录")
    tried = [call for call in await town.calls("editMessageText") if "rich_message" in str(call)]
    assert len(tried) == 1
    assert await town.rows("SELECT * FROM dead_letter") == []


@pytest.fixture
async def plain_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose operator has switched rich messages off."""
    async with a_town(tmp_path, rich_messages=False) as made:
        yield made


async def test_switched_off_nothing_but_text_goes_out(plain_town: Town) -> None:
    officer = await plain_town.member(7001, "王芳", KONGTONG, Role.OFFICER)
    assert AS_TEXT in await history(officer)
    edits = await plain_town.calls("editMessageText")
    assert not [call for call in edits if "rich_message" in str(call["params"])]
