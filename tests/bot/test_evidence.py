"""Photos are fetched by a job: kept once by their content, whatever happens on the way."""

import hashlib
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from PIL import Image, ImageEnhance

from bot import evidence, jobs
from bot.demonstration.pictures import draw
from bot.files import MOST_BYTES
from bot.likenesses import FARTHEST, Likenesses
from bot.pictures import likeness
from storage.members import Role
from tests.handlers.acts import open_mine, withdraw
from tests.town import JINGCHUAN, KONGTONG, Person, Town

FLAGS = "SELECT report, kind, other FROM flag ORDER BY report"
STORED = "SELECT sha256, suffix, bytes, likeness FROM photo WHERE status = 'stored' ORDER BY id"
DONE = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM job WHERE kind = 'fetch-photo')"
FRIDAY = "2014-09-19T15:00:30+08:00"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(evidence, "pause_after", lambda _error, _tries: 0.01)


async def _card(person: Person, *pictures: bytes, quantity: str = "2") -> None:
    await person.says("/report")
    await person.taps("送文化演出")
    await person.says(quantity)
    await person.taps("今天")
    if pictures:
        await person.photos(*pictures)


async def _file(person: Person, *pictures: bytes, quantity: str = "2") -> None:
    await _card(person, *pictures, quantity=quantity)
    assert "回执号" in await person.taps("✅ 上报")


async def _document(person: Person, data: bytes, name: str = "现场.jpg") -> None:
    """Send a picture as a file, and wait until the bot has answered."""
    form = aiohttp.FormData()
    form.add_field("from", str(person.number))
    form.add_field("file", BytesIO(data), filename=name, content_type="image/jpeg")
    url = f"{person.town.sandbox.base_url}/sim/chats/{person.number}/document"
    async with person.town.http.post(url, data=form) as response:
        update = await response.json()
        assert response.status == 200, update
    await person.town.quiet(update)


async def _fetched(town: Town, photos: int = 1) -> list[tuple[object, ...]]:
    """Wait until so many photos are stored or failed; returns the stored ones."""
    settled = "SELECT count(*) FROM photo WHERE status <> 'waiting'"
    done = f"SELECT 1 WHERE ({settled}) >= {photos}"
    await town.until_rows(done)
    await town.quiet()
    return await town.rows(STORED)


async def _offline(town: Town, method: str = "getFile") -> None:
    await town.strike(method, 502, times=1000)


async def _online(town: Town) -> None:
    async with town.http.delete(f"{town.sandbox.base_url}/sim/faults") as response:
        assert response.status == 200


async def _hears(person: Person, words: str) -> str:
    """Wait until the newest message of the bot says this."""

    async def said() -> bool:
        return words in await person.text()

    await person.town.until(said)
    return await person.text()


def _files(town: Town) -> list[Path]:
    return sorted(path for path in town.config.photos.rglob("*") if path.is_file())


def _encoded(image: Image.Image, kind: str = "JPEG", quality: int = 85) -> bytes:
    file = BytesIO()
    image.convert("RGB").save(file, kind, quality=quality)
    return file.getvalue()


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def _half(data: bytes) -> bytes:
    image = _opened(data)
    return _encoded(image.resize((image.width // 2, image.height // 2)), quality=70)


def _brighter(data: bytes) -> bytes:
    return _encoded(ImageEnhance.Brightness(_opened(data)).enhance(1.2))


def _cropped(data: bytes) -> bytes:
    image = _opened(data)
    return _encoded(image.crop((6, 5, image.width - 6, image.height - 5)))


async def test_a_photo_lies_under_its_content_with_a_thumbnail(town: Town, officer: Person) -> None:
    data = draw("books", 1)
    await _card(officer, data)
    [(sha256, suffix, size, hashed)] = await _fetched(town)
    assert (sha256, suffix, size) == (hashlib.sha256(data).hexdigest(), "jpg", len(data))
    assert len(str(hashed)) == 64
    folder = town.config.photos / str(sha256)[:2]
    assert (folder / f"{sha256}.jpg").read_bytes() == data
    with Image.open(folder / f"{sha256}.thumb.jpg") as small:
        assert small.size == (320, 240)
    assert len(_files(town)) == 2
    await town.until_rows(DONE)


async def test_an_album_is_fetched_whole_and_without_a_word(town: Town, officer: Person) -> None:
    await _card(officer, *(draw("meeting", seed) for seed in range(5)))
    said = await officer.screen()
    assert len(await _fetched(town, 5)) == 5
    assert len(_files(town)) == 10
    assert await officer.screen() == said, "nothing to say, so nothing is rewritten"


async def test_the_suffix_comes_from_the_picture_and_not_from_its_name(
    town: Town, officer: Person
) -> None:
    await _card(officer)
    await _document(officer, _encoded(_opened(draw("books", 1)), "WEBP"), "../../照片.exe.jpg")
    [(sha256, suffix, _, _)] = await _fetched(town)
    assert suffix == "webp"
    names = {path.name for path in _files(town)}
    assert names == {f"{sha256}.webp", f"{sha256}.thumb.jpg"}


async def test_a_picture_on_its_side_gets_an_upright_thumbnail(town: Town, officer: Person) -> None:
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    _opened(draw("books", 1)).save(file, "JPEG", exif=exif)
    await _card(officer)
    await _document(officer, file.getvalue())
    await _fetched(town)
    [thumbnail] = [path for path in _files(town) if path.name.endswith(".thumb.jpg")]
    with Image.open(thumbnail) as small:
        assert small.size == (240, 320)


async def test_the_same_photo_of_two_officers_is_stored_once_and_points_at_the_first(
    town: Town, officer: Person
) -> None:
    data = draw("stage", 1)
    await _file(officer, data)
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await _fetched(town)
    await _card(other)
    # As a file it is another one for Telegram: only its bytes are the same.
    await _document(other, data)
    await _hears(other, "⚠️ 这张照片和 2014-00001 用的是同一张")
    assert len(_files(town)) == 2
    assert await town.rows(FLAGS) == []
    assert "2014-00002" in await other.taps("✅ 上报")
    assert await town.rows(FLAGS) == [(2, "same-photo", 1)]


async def test_a_file_that_telegram_knows_is_downloaded_once(town: Town, officer: Person) -> None:
    data = draw("books", 2)
    await _file(officer, data)
    await _fetched(town)
    await _card(officer, data)
    await _fetched(town, 2)
    assert len(await town.calls("getFile")) == 1
    await _hears(officer, "用的是同一张")


@pytest.mark.parametrize("change", [_half, _brighter, _cropped], ids=lambda c: c.__name__)
async def test_nearly_the_same_picture_is_flagged(
    town: Town, officer: Person, change: object
) -> None:
    assert callable(change)
    data = draw("books", 3)
    await _file(officer, data)
    await _fetched(town)
    await _card(officer, change(data), quantity="9")
    await _hears(officer, "⚠️ 这张照片和 2014-00001 的很像")
    await officer.taps("✅ 上报")
    assert await town.rows(FLAGS) == [(2, "similar-photo", 1)]


async def test_other_pictures_are_not_flagged_flat_ones_neither(
    town: Town, officer: Person
) -> None:
    await _file(officer, draw("books", 3), _encoded(Image.new("RGB", (640, 480), "red")))
    plain = _encoded(Image.new("RGB", (640, 480), "blue"))
    await _card(officer, draw("books", 4), draw("stage", 3), plain, quantity="9")
    await _fetched(town, 5)
    assert "⚠️" not in await officer.text()
    assert await town.rows("SELECT count(*) FROM photo WHERE likeness IS NULL") == [(2,)]


async def test_the_flag_appears_on_the_open_card_when_the_photo_comes_later(
    town: Town, officer: Person
) -> None:
    await _file(officer, draw("stage", 5))
    await _fetched(town)
    await _offline(town)
    await _card(officer, draw("books", 5), _half(draw("stage", 5)), quantity="9")
    before = await officer.screen()
    assert "⚠️" not in await officer.text()
    await _online(town)
    card = await _hears(officer, "⚠️ 第 2 张照片和 2014-00001 的很像")
    assert "照片：2 张" in card
    assert len(await officer.screen()) == len(before), "rewritten in its place"
    assert "2014-00001" in await officer.taps("👀 看 2014-00001")
    assert "2014-00002" in await officer.taps("✅ 上报")


async def test_a_late_photo_rewrites_no_form_that_asks_something_else(
    town: Town, officer: Person
) -> None:
    await _file(officer, draw("stage", 5))
    await _fetched(town)
    await _offline(town)
    await _card(officer, draw("stage", 5), quantity="9")
    await officer.taps("✏️ 数量")
    await _online(town)
    await _fetched(town, 2)
    assert "数量是多少" in await officer.text()
    assert "用的是同一张" in await officer.says("8")


async def test_a_report_filed_before_its_photo_came_is_flagged_without_a_word(
    town: Town, officer: Person
) -> None:
    await _offline(town)
    await _file(officer, draw("stage", 5))
    await _file(officer, draw("stage", 5), quantity="9")
    said = await officer.screen()
    await _online(town)
    await town.until_rows(FLAGS)
    await _fetched(town, 2)
    assert await town.rows(FLAGS) == [(2, "same-photo", 1)]
    assert await officer.screen() == said


async def test_a_withdrawn_report_lends_its_photos(town: Town, officer: Person) -> None:
    await _file(officer, draw("stage", 5))
    await _fetched(town)
    await withdraw(officer)
    await _card(officer, draw("stage", 5))
    await _fetched(town, 2)
    assert "⚠️" not in await officer.text()


# What goes wrong on the way.


@pytest.mark.parametrize("method", ["getFile", "file"])
@pytest.mark.parametrize("kind", [429, 500, "reset", "hang", "delay", "html", "truncate"])
async def test_trouble_on_the_way_passes(
    town: Town, officer: Person, method: str, kind: str | int
) -> None:
    await town.strike(method, kind, times=2, ms=30, retry_after=1)
    await _card(officer, draw("books", 6))
    assert len(await _fetched(town)) == 1
    await town.until_rows(DONE)
    assert await town.rows("SELECT count(*) FROM dead_letter") == [(0,)]


async def test_a_long_outage_gives_no_photo_up(town: Town, officer: Person) -> None:
    await _offline(town)
    await _card(officer, draw("books", 6))

    async def often() -> bool:
        return len(await town.calls("getFile")) > 3 * jobs.MOST_TRIES

    await town.until(often)
    await _online(town)
    assert len(await _fetched(town)) == 1
    assert await town.rows("SELECT count(*) FROM dead_letter") == [(0,)]


async def test_a_restart_between_receipt_and_download_loses_nothing(
    town: Town, officer: Person
) -> None:
    await _offline(town)
    await _card(officer, draw("books", 7), draw("books", 8))
    await town.stop_bot()
    await _online(town)
    await town.start_bot()
    assert len(await _fetched(town, 2)) == 2
    assert "2014-00001" in await officer.taps("✅ 上报")


async def test_a_full_disk_is_waited_for(
    town: Town, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "DISK_PAUSE", 0.01)
    town.config.photos.write_bytes(b"in the way")
    await _card(officer, draw("books", 7))
    await town.until(lambda: _asked(town, 3))
    town.config.photos.unlink()
    assert len(await _fetched(town)) == 1


async def _asked(town: Town, times: int) -> bool:
    return len(await town.calls("getFile")) >= times


async def test_a_file_that_is_too_large_is_said_once_and_nothing_is_lost(
    town: Town, officer: Person
) -> None:
    await _card(officer)
    await _document(officer, draw("books", 1) + bytes(MOST_BYTES))
    card = await _hears(officer, "⚠️ 这张照片没能保存（超过 20 MB），不算在内，请重发或换一张")
    assert card.count("超过 20 MB") == 1
    assert await town.rows("SELECT status, error FROM photo") == [("failed", "too-large")]
    assert "照片：0 张" in card
    assert "2014-00001" in await officer.taps("✅ 上报")
    assert "2014-00001 送文化演出 缺照片" in await officer.says("/owe")
    assert _files(town) == []


def _bomb() -> bytes:
    """A PNG that says it has 400 million pixels, in a few kilobytes."""
    file = BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG", compress_level=9)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        "这不是照片".encode(),
        b"\xff\xd8\xff\xe0" + bytes(500),
        draw("books", 1)[:3000],
        _bomb(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=["words", "a header alone", "half a picture", "a bomb", "a drawing of another kind"],
)
async def test_what_is_no_picture_is_refused(town: Town, officer: Person, data: bytes) -> None:
    await _card(officer, draw("books", 9))
    await _document(officer, data)
    await _hears(officer, "⚠️ 第 2 张照片没能保存（不是能打开的图片）")
    await _fetched(town, 2)
    statuses = await town.rows("SELECT status, error FROM photo ORDER BY id")
    assert statuses == [("stored", None), ("failed", "no-image")]


async def test_a_file_that_is_gone_is_said_on_the_card(town: Town, officer: Person) -> None:
    await _card(officer)
    size = {"file_id": "AgACgone", "file_unique_id": "x", "width": 90, "height": 90}
    await officer.sends({"photo": [size]})
    await _hears(officer, "⚠️ 这张照片没能保存（在 Telegram 上已取不到）")


async def test_after_filing_one_message_says_that_a_photo_could_not_be_kept(
    town: Town, officer: Person
) -> None:
    await _offline(town)
    await _card(officer)
    await _document(officer, b"no picture")
    await officer.taps("✅ 上报")
    before = len(await officer.screen())
    await _online(town)
    await _hears(officer, "⚠️ 2014-00001 有一张照片没能保存（不是能打开的图片）")
    assert len(await officer.screen()) == before + 1
    assert "2014-00001 送文化演出 缺照片" in await officer.says("/owe")
    card = await open_mine(officer)
    assert "照片：" not in card
    assert "另有 1 张照片没能保存（不是能打开的图片），不算在内" in card


async def test_of_a_cancelled_draft_nothing_is_said(town: Town, officer: Person) -> None:
    await _offline(town)
    await _card(officer)
    await _document(officer, b"no picture")
    await officer.taps("取消")
    said = await officer.screen()
    await _online(town)
    await _fetched(town)
    assert await officer.screen() == said


async def test_photos_that_hang_hold_up_no_reminder(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", KONGTONG, Role.OFFICER)
    await town.strike("getFile", "hang", times=100, ms=600_000)
    await officer.photos(*(draw("books", seed) for seed in range(8)))
    await town.set_clock(FRIDAY)
    await _hears(other, "本周（9月15日至9月21日）还没有上报")
    assert len(await town.calls("getFile")) == evidence.AT_ONCE


# Likenesses themselves.


def test_the_drawn_pictures_of_the_demonstration_are_told_apart() -> None:
    known, pairs = Likenesses(), 0
    for scene in ("stage", "books", "meeting"):
        for seed in range(10):
            found = likeness(_opened(draw(scene, seed)))
            assert found is not None
            pairs += len(known.add(found))
    assert pairs <= 1


def test_a_likeness_is_close_up_to_the_threshold_and_no_further() -> None:
    known = Likenesses()
    assert known.add("0" * 64) == []
    assert known.add(f"{(1 << FARTHEST) - 1:064x}") == ["0" * 64]
    assert known.add(f"{((1 << FARTHEST + 1) - 1) << 100:064x}") == []
    assert known.add("0" * 64) == [f"{(1 << FARTHEST) - 1:064x}"]
