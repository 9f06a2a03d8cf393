"""kill -9 while files are made and sent: each arrives whole, and at most once more a kill."""

import asyncio
import random
from io import BytesIO
from pathlib import Path

import openpyxl
from PIL import Image

from handlers.files.buttons import ExportFile, ShowChart
from tests.chaos.conftest import Scale
from tests.chaos.district import District, a_staffed_district
from tests.chaos.officers import AT_MOST, Officer
from tests.chaos.phone import Phone, Seen
from tests.chaos.wreck import reading
from tests.town import Json

KILLS = 2  # a third run that ends without a result would give the file up
LONGEST_LIFE = 2.0


async def test_what_was_ordered_arrives_whatever_kills_the_bot(
    tmp_path: Path, scale: Scale
) -> None:
    chance = random.Random(scale.seed)  # noqa: S311 - must be repeatable
    async with (
        asyncio.timeout(3 * AT_MOST),
        a_staffed_district(tmp_path, 1, scale.seed) as district,
    ):
        officer = district.officers[0]
        await officer.report()
        await _order(officer)
        for _ in range(KILLS):
            await district.bot.killed_after(chance.uniform(0, LONGEST_LIFE))
            district.bot.start()
            await district.bot.takes_updates()
        await _until_nothing_is_in_the_making(district)
        await district.all_done()
        assert await district.bot.stop() == 0
        documents, photos = await _came(district, officer.phone)
        assert 1 <= len(documents) <= 1 + KILLS
        assert 1 <= len(photos) <= 1 + KILLS
        for content in documents:
            assert "台账" in openpyxl.load_workbook(BytesIO(content)).sheetnames
        for content in photos:
            Image.open(BytesIO(content)).verify()
        with reading(district.bot.database) as file:
            assert file.execute("SELECT count(*) FROM dead_letter").fetchone() == (0,)
            [handed_out] = file.execute("SELECT count(*) FROM audit WHERE action = 'exported'")
            assert handed_out == (1,)
        assert "ERROR" not in district.bot.log_text(), district.bot.last_words()


async def _order(officer: Officer) -> None:
    """Ask for the workbook and for a picture."""
    phone, today = officer.phone, officer.today
    await phone.says("/export")
    form = await phone.sees(lambda: phone.form("导出"), AT_MOST)
    assert form
    unit = officer.plan.units[1].code
    for button in (ExportFile("xlsx", today), ShowChart("plan", "", unit, today)):
        await phone.taps(Seen(form, button.pack()))


async def _until_nothing_is_in_the_making(district: District) -> None:
    while True:
        with reading(district.bot.database) as file:
            [(orders, made)] = file.execute(
                """SELECT (SELECT count(*) FROM inbox WHERE status = 'waiting'),
                          (SELECT count(*) FROM job WHERE kind = 'make-file')"""
            )
        if not orders and not made and not district.survey().unfetched:
            return
        await asyncio.sleep(0.05)


async def _came(district: District, phone: Phone) -> tuple[list[bytes], list[bytes]]:
    """The documents and the pictures in the chat."""
    await phone.look_anew()
    documents, photos = [], []
    for message in phone.messages.values():
        document, sizes = message.get("document"), message.get("photo")
        if isinstance(document, dict):
            assert str(document["file_name"]).endswith("_工作进度_2014-09-15.xlsx")
            documents.append(_bytes(district, document))
        if isinstance(sizes, list):
            photos.append(_bytes(district, sizes[-1]))
    return documents, photos


def _bytes(district: District, file: Json) -> bytes:
    stored = district.sandbox.world.files.get(str(file["file_id"]))
    assert stored
    return stored.data
