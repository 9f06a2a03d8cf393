"""Finds a Chromium on this machine and opens windows with it; knows nothing of the page."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox, for containers run as root; and nothing that calls home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
WIDE = (1440, 900)
PHONE = (390, 844)
SMALL_PHONE = (360, 740)


def chromium() -> str | None:
    """The path of a Chromium or Chrome, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def open_browser(path: str) -> AsyncIterator[Browser]:
    """A running headless browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            await browser.close()


async def open_window(
    browser: Browser,
    size: tuple[int, int],
    *,
    locale: str = "zh-CN",
    sharpness: float = 1,
) -> BrowserContext:
    """A window of its own, with its own memory; narrow ones are touched like a phone."""
    width, height = size
    narrow = width < 760
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=sharpness,
        has_touch=narrow,
        is_mobile=narrow,
        locale=locale,
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context
