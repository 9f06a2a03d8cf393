"""What a handler works with: the turn of one update, and the ways of saying something.

A handler never talks to the network: whatever it says becomes an outbox row of its transaction.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from telegram import (
    CallbackQuery,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
    User,
)
from telegram.ext import CallbackContext, ExtBot

from briefing import rich_message, rich_text
from briefing.rich import Document
from handlers.buttons import Keys
from plan.model import Plan
from plan.quick.grammar import Grammar
from plan.units import OrgTree
from storage import outbox, units
from storage.database import Connection
from storage.members import Language, Member
from storage.outbox import NO_CHAT, Priority
from texts import Catalogue, Markup, Words

NO_BUTTONS = Keys(())
Nothing = dict[str, object]
Keyboard: TypeAlias = Keys | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(slots=True)
class Turn:
    """One turn of an update or a job: its transaction, its instant (UTC), and who is concerned."""

    connection: Connection
    now: datetime
    update_id: int | None
    member: Member | None
    failure: Exception | None = None


@dataclass
class Office:
    """What all handlers share: the plan, the units, the catalogue, the bot's own name.

    `rich_messages` is whether documents go out as such, or always as HTML text.
    """

    plan: Plan
    tree: OrgTree
    catalogue: Catalogue
    grammar: Grammar
    username: str = ""
    rich_messages: bool = True
    turn: Turn | None = None

    @asynccontextmanager
    async def holding(self, turn: Turn) -> AsyncIterator[None]:
        """Make `turn` the one that is being handled."""
        self.turn = turn
        try:
            yield
        finally:
            self.turn = None

    async def refresh(self, connection: Connection) -> None:
        """Read the units anew, for everybody: they were changed, or a change of them was undone."""
        self.tree = await units.tree(connection)
        self.grammar = Grammar(self.plan, self.tree)

    def day(self, instant: datetime) -> date:
        """The calendar day of an instant in the plan's time zone."""
        return instant.astimezone(ZoneInfo(self.plan.timezone)).date()


class Talk:
    """One person's conversation in one transaction: reads through it, speaks through the outbox.

    It is made for an update, or by a job that has something to say to a member.
    """

    def __init__(
        self,
        office: Office,
        turn: Turn,
        chat_id: int,
        *,
        user: User | None = None,
        query: CallbackQuery | None = None,
        args: Sequence[str] = (),
    ) -> None:
        self.office = office
        self.turn = turn
        self.chat_id = chat_id
        self.query = query
        self.args = args
        self._user = user
        self._answered = False

    def in_group(self, update: Update) -> "Talk":
        """The same speaker, heard and answered in the group that the update is from."""
        chat = update.effective_chat
        if chat is None:
            raise RuntimeError("an update without a chat got past the filters")
        return Talk(self.office, self.turn, chat.id, user=self._user, args=self.args)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.office.plan

    @property
    def tree(self) -> OrgTree:
        """The org units."""
        return self.office.tree

    @property
    def connection(self) -> Connection:
        """The turn's transaction."""
        return self.turn.connection

    @property
    def now(self) -> datetime:
        """The turn's instant, in UTC."""
        return self.turn.now

    @property
    def today(self) -> date:
        """The turn's day in the plan's time zone."""
        return self.office.day(self.turn.now)

    @property
    def member(self) -> Member:
        """Who is speaking. Raises RuntimeError for a stranger: the guard let nobody else in."""
        if self.turn.member is None:
            raise RuntimeError("a stranger got past the guard")
        return self.turn.member

    @property
    def sender(self) -> User:
        """The Telegram user who is speaking. Raises RuntimeError where a job speaks."""
        if self._user is None:
            raise RuntimeError("nobody sent this")
        return self._user

    @property
    def language(self) -> Language:
        """The language of who is speaking; Chinese for a stranger."""
        return self.turn.member.language if self.turn.member else Language.CHINESE

    @property
    def words(self) -> Words:
        """The catalogue in the speaker's language."""
        return Words(self.office.catalogue, self.language)

    def html(self, message: str, /, **values: str | int) -> Markup:
        """A catalogue message as HTML, in the speaker's language."""
        return self.words.html(message, **values)

    def plain(self, message: str, /, **values: str | int) -> str:
        """A catalogue message as plain text (for buttons and toasts)."""
        return self.words.plain(message, **values)

    def with_member(self, member: Member) -> "Talk":
        """A talk with somebody else in the same transaction, in his chat and his language."""
        return Talk(self.office, Turn(self.connection, self.now, None, member), member.telegram_id)

    def in_chat(self, chat_id: int) -> "Talk":
        """The same talk in another chat: a group."""
        return Talk(self.office, self.turn, chat_id)

    async def say(self, text: Markup, keyboard: Keyboard | None = None) -> int:
        """Send a message to the speaker; returns the letter's id."""
        return await self._speak("sendMessage", _said(text) | _under(keyboard))

    async def rewrite(self, letter: int, text: Markup, keyboard: Keys = NO_BUTTONS) -> None:
        """Put a new text and keyboard in place of those of a message that `letter` sent."""
        await self._speak("editMessageText", _said(text) | _under(keyboard), edits=letter)

    async def rewrite_tapped(self, text: Markup, keyboard: Keys) -> int:
        """Put a new text and keyboard into the message whose button was tapped.

        Returns the letter's id: what edits that letter edits the same message.
        """
        tapped = self._tapped()
        if tapped is None:
            return await self.say(text, keyboard)
        return await self._speak("editMessageText", tapped | _said(text) | _under(keyboard))

    async def show(self, document: Document, keyboard: Keys | None = None) -> int:
        """Send a document to the speaker, natively where that is possible, else as HTML text.

        One that is too large for a message goes out in several, the keyboard under the last;
        returns the last one's letter.
        """
        if not self.office.rich_messages:
            return await self.say(rich_text.text(document, self.words), keyboard)
        *before, last = rich_message.split(document)
        for part in before:
            await self._show("sendRichMessage", part, {})
        return await self._show("sendRichMessage", last, _under(keyboard))

    async def reshow_tapped(self, document: Document, keyboard: Keys) -> int:
        """Put a document into the message whose button was tapped; returns the letter's id."""
        tapped = self._tapped()
        if tapped is None:
            return await self.show(document, keyboard)
        return await self._show("editMessageText", document, tapped | _under(keyboard))

    async def _show(self, method: str, document: Document, more: Nothing) -> int:
        """Queue a document as rich message with its text as fallback, or as text alone."""
        text = more | _said(rich_text.text(document, self.words))
        if not self.office.rich_messages:
            return await self._speak(method, text)
        # A message that is edited stays one: what is beyond its limits is left to the text's hint.
        [first, *left_out] = rich_message.split(document)
        if left_out:
            return await self._speak(method, text)
        rich = more | {"rich_message": rich_message.payload(first)}
        return await self._speak(method, rich, fallback=text)

    def _tapped(self) -> Nothing | None:
        """What names the message whose button was tapped; None where it is too old to be edited."""
        message = self.query.message if self.query else None
        if message is None or not message.is_accessible:
            return None  # Telegram shows it with date 0
        return {"message_id": message.message_id}

    async def send(
        self, method: str, payload: outbox.Payload, fallback: outbox.Payload | None = None
    ) -> None:
        """Queue a call to the speaker's chat that is no text: photos, a file, a place.

        `fallback` is the text in its place where Telegram refuses it.
        """
        await self._queue(self.chat_id, method, payload, fallback=fallback)

    async def strip(self, letter: int) -> None:
        """Take the buttons from a message that `letter` sent."""
        payload = {"reply_markup": NO_BUTTONS.to_dict()}
        await self._queue(self.chat_id, "editMessageReplyMarkup", payload, edits=letter)

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the tapped button, once: a short word over the chat, or a box to close."""
        if self.query is None or self._answered:
            return
        self._answered = True
        payload: dict[str, object] = {"callback_query_id": self.query.id}
        if text:
            payload |= {"text": text[:200], "show_alert": alert}
        await self._queue(NO_CHAT, "answerCallbackQuery", payload, priority=Priority.INSTANT)

    async def call(self, method: str, payload: outbox.Payload) -> None:
        """Queue a call that belongs to no chat."""
        await self._queue(NO_CHAT, method, payload)

    async def _speak(
        self,
        method: str,
        payload: outbox.Payload,
        *,
        edits: int | None = None,
        fallback: outbox.Payload | None = None,
    ) -> int:
        """Queue what says something to the speaker; returns the letter's id."""
        letter = await self._queue(self.chat_id, method, payload, edits=edits, fallback=fallback)
        assert letter is not None  # noqa: S101 - without an occasion there is always a row
        return letter

    async def _queue(
        self,
        chat_id: int,
        method: str,
        payload: outbox.Payload,
        *,
        priority: Priority = Priority.DIALOGUE,
        edits: int | None = None,
        fallback: outbox.Payload | None = None,
    ) -> int | None:
        return await outbox.add(
            self.connection,
            self.now,
            chat_id,
            method,
            payload,
            priority=priority,
            edits=edits,
            fallback=fallback,
            cause=self.turn.update_id,
        )


def _said(text: Markup) -> Nothing:
    # An edit without this would bring the preview of a link back.
    quiet = {"is_disabled": True}
    return {"text": text, "parse_mode": "HTML", "link_preview_options": quiet}


def _under(keyboard: Keyboard | None) -> Nothing:
    return {} if keyboard is None else {"reply_markup": keyboard.to_dict()}


class Context(CallbackContext[ExtBot[None], Nothing, Nothing, Office]):
    """What python-telegram-bot hands to a handler; all it is good for is a `Talk`."""

    def talk(self, update: Update) -> Talk:
        """The conversation with who sent this update. Raises RuntimeError where nobody did."""
        user, turn = update.effective_user, self.bot_data.turn
        if user is None or turn is None:
            raise RuntimeError("an update without a sender got past the filters")
        return Talk(
            self.bot_data,
            turn,
            user.id,
            user=user,
            query=update.callback_query,
            args=self.args or (),
        )
