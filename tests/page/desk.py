"""What a trainer does on the page: hold somebody's phone, say, tap, hear, move the clock."""

import re
from dataclasses import dataclass, field

from playwright.async_api import FilePayload, Locator, Page, expect

PATIENCE = 15_000


@dataclass
class Phone:
    """One pane of the page."""

    page: Page
    number: int

    @property
    def pane(self) -> Locator:
        """The pane itself."""
        return self.page.locator(f".pane[data-pane='{self.number}']")

    @property
    def field(self) -> Locator:
        """Where one types."""
        return self.pane.locator(".composer-input")

    async def held_by(self, person: int) -> None:
        """Take up a person's phone and open the chat with the bot."""
        home = self.pane.locator(f".home [data-person='{person}']")
        beside = self.pane.locator(".beside button")
        holder = self.pane.locator(".holder")
        await expect(home.or_(beside).or_(holder)).to_be_visible()
        if await home.is_visible():
            await home.click()
        else:
            await beside.or_(holder).click()
            await self.page.locator(f".picker [data-person='{person}']").click()
        chat = self.pane.locator(f"[data-chat^='{person}:']")
        await expect(chat.or_(self.pane.locator(".stage")).first).to_be_visible()
        if await chat.is_visible():
            await chat.click()

    async def opens_group(self, number: int) -> None:
        """Go from the open chat, or the list of chats, to a group."""
        row = self.pane.locator(f"[data-chat='{number}']")
        back = self.pane.locator("[data-focus='back']")
        await expect(row.or_(self.pane.locator(".stage")).first).to_be_visible()
        if not await row.is_visible():
            await back.click()
        await row.click()
        await expect(self.pane.locator(".pane-head.of-group")).to_be_visible()

    async def says(self, text: str) -> None:
        """Type a text and send it."""
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def taps(self, label: str) -> None:
        """Tap the newest button with (part of) a label."""
        await self.pane.locator(".key", has_text=label).last.click()

    async def hears(self, text: str) -> Locator:
        """Wait until the newest message of the bot that has this text is on the screen."""
        heard = self.pane.locator(".message.in", has_text=text).last
        await expect(heard).to_be_visible(timeout=PATIENCE)
        return heard

    async def is_answered(self) -> None:
        """Wait until the newest message is the bot's."""
        newest = self.pane.locator(".messages > .message").last
        await expect(newest).to_have_class(re.compile(r"\bin\b"), timeout=PATIENCE)

    async def attaches(self, kind: str, *files: FilePayload) -> None:
        """Choose files by the paper clip's menu."""
        await self.pane.locator("[aria-label='添加照片、文件等']").click()
        async with self.page.expect_file_chooser() as choosing:
            await self.page.locator(".menu-item", has_text=kind).click()
        chooser = await choosing.value
        await chooser.set_files(list(files))

    async def sends_photos(self, *pictures: bytes, caption: str = "") -> None:
        """Send a photo, or several as an album, with a caption."""
        files = [_photo(number, content) for number, content in enumerate(pictures)]
        await self.attaches("照片", *files)
        dialog = self.page.locator(".photos-dialog")
        await expect(dialog.locator(".preview")).to_have_count(len(files))
        await dialog.get_by_label("说明（可不填）").fill(caption)
        await dialog.get_by_role("button", name="发送", exact=True).click()
        await expect(dialog).to_have_count(0)


def _photo(number: int, content: bytes) -> FilePayload:
    return {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": content}


@dataclass
class Desk:
    """The page in a window, and what went wrong in it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        """Whether two phones fit side by side."""
        size = self.page.viewport_size
        return size is not None and size["width"] >= 760

    @property
    def left(self) -> Phone:
        """The first phone; on a narrow screen the only one."""
        return Phone(self.page, 0)

    @property
    def right(self) -> Phone:
        """The phone for somebody else: beside the first, or the same one in other hands."""
        return Phone(self.page, 1 if self.wide else 0)

    async def open(self) -> None:
        """Load the page and wait until it knows the sandbox."""
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self._note(said.type, said.text))
        await self.page.goto(self.address)
        await expect(self.page.locator(".home, .stage").first).to_be_visible()

    def _note(self, kind: str, text: str) -> None:
        # A refused or failed request is part of some tests; what the page made of it is asserted.
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.wrong.append(text)

    async def jumps(self, jump: str) -> None:
        """Move the clock by one of the bar's buttons (`hour`, `morning`, `friday`)."""
        await self.open_jump(jump)
        await expect(self.page.locator(".said", has_text="时间已拨到")).to_be_visible()

    async def open_jump(self, jump: str) -> None:
        """Press a clock button, by way of the clock's box where the bar has no room."""
        button = self.page.locator(f".bar [data-jump='{jump}']")
        if not await button.is_visible():
            await self.page.locator(".clock").click()
            button = self.page.locator(f"dialog [data-jump='{jump}']")
        await button.click()
