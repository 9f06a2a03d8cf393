"""Takes the README's pictures on a running `make demo`: `python -m tests.page.pictures`.

It plays the tour, and moves that demonstration's clock on by a week.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, expect

from bot.demonstration.people import CAST, Person
from bot.demonstration.pictures import draw
from storage.members import Role
from tests.page.browser import PHONE, WIDE, chromium, open_browser, open_window
from tests.page.desk import Desk

FOLDER = Path(__file__).parent.parent.parent / "docs" / "pictures"
COLOURS = 200
TWO_FRAMES = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"


def _somebody(role: Role, number: int = 0) -> Person:
    return [person for person in CAST if person.role is role][number]


ADMINISTRATOR = _somebody(Role.ADMINISTRATOR)
REVIEWER = _somebody(Role.REVIEWER)
FIRST, SECOND, SILENT = (_somebody(Role.OFFICER, number) for number in (1, 2, 7))
MONDAY = "2014-09-22T10:30:00+08:00"


@asynccontextmanager
async def _window(
    browser: Browser, address: str, size: tuple[int, int], sharpness: float
) -> AsyncIterator[Desk]:
    context = await open_window(browser, size, sharpness=sharpness)
    desk = Desk(await context.new_page(), address)
    await desk.open()
    yield desk
    await context.close()


async def _keep(desk: Desk, path: Path) -> None:
    """Save the screen with few colours, which keeps it sharp and small."""
    # The word that something was done, and the pointer, would stand in the picture.
    await expect(desk.page.locator(".said, .notice")).to_have_count(0)
    await desk.page.mouse.move(0, 0)
    # What was scrolled to a moment ago is drawn by the second frame.
    await desk.page.evaluate(TWO_FRAMES)
    shot = Image.open(BytesIO(await desk.page.screenshot(animations="disabled")))
    path.parent.mkdir(parents=True, exist_ok=True)
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path} {path.stat().st_size // 1024} kB\n")


async def _report(desk: Desk, person: Person) -> None:
    """File a report up to the card, with an album."""
    phone = desk.left
    await phone.held_by(person.number)
    await phone.says("今天八里桥工地演出2场，观众约三百人")
    await phone.hears("请核对")
    photos = [draw(scene, seed) for scene, seed in (("stage", 53), ("stage", 58), ("meeting", 55))]
    await phone.sends_photos(*photos)
    await phone.hears("照片：3 张")


async def take(address: str, out: Path) -> None:
    """Play the arc on two windows and keep the pictures."""
    path = chromium()
    if path is None:
        raise FileNotFoundError("no Chromium in PATH")
    async with open_browser(path) as browser:
        async with _window(browser, address, PHONE, 2) as desk:
            await _report(desk, FIRST)
            await _keep(desk, out / "phone-report.png")
            await desk.left.taps("✅ 上报")
            await desk.left.hears("+2 场次")
            await _keep(desk, out / "phone-receipt.png")
            await desk.left.held_by(ADMINISTRATOR.number)
            await desk.left.says("/summary")
            await desk.left.is_answered()
            await _keep(desk, out / "phone-summary.png")
            await desk.left.held_by(REVIEWER.number)
            await desk.left.says("/review")
            await desk.left.hears("待审核")
            await _keep(desk, out / "phone-review.png")
        async with _window(browser, address, WIDE, 1) as desk:
            await _report(desk, SECOND)
            await desk.left.taps("✅ 上报")
            await desk.left.hears("+2 场次")
            await desk.right.held_by(ADMINISTRATOR.number)
            await desk.right.says("/summary")
            await desk.right.is_answered()
            await _keep(desk, out / "wide.png")
        async with _window(browser, address, PHONE, 2) as desk:
            await desk.left.held_by(SILENT.number)
            await desk.left.hears("欢迎加入")
            await desk.jumps("friday")
            await desk.left.hears("还没有上报")
            await _keep(desk, out / "phone-reminder.png")
            await desk.left.held_by(ADMINISTRATOR.number)
            await desk.page.request.post(f"{address}/sim/clock", data={"set": MONDAY})
            await desk.left.hears("校验码")
            await _keep(desk, out / "phone-digest.png")


async def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.page.pictures")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="the demonstration")
    options = parser.parse_args()
    await take(options.url, options.out)


if __name__ == "__main__":
    asyncio.run(_main())
