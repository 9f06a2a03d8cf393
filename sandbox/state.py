"""What the stand-in remembers: people, bots, chats and their messages; no HTTP and no rules."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.bell import Bell
from sandbox.jsontypes import JsonObject
from sandbox.updates import UpdateQueue

TOASTS_KEPT = 200
ACTION_SECONDS = 5.0
# Telegram gives no figure; bots see taps go stale after about a quarter of a minute and more.
QUERY_SECONDS = 60.0


class ChatKind(StrEnum):
    """The kinds of chat the sandbox has; channels are left out."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """How somebody belongs to a chat."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def inside(self) -> bool:
        """Tell whether somebody of this status is in the chat."""
        return self not in (Status.LEFT, Status.KICKED)


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    # A word on who this is, for whoever plays the people; bots do not see it.
    about: str = ""
    deactivated: bool = False

    def as_user(self) -> JsonObject:
        """Return the person as a Bot API User."""
        user: JsonObject = {"id": self.id, "is_bot": False} | self._names()
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def as_shown(self) -> JsonObject:
        """Return the person as the people's side lists them."""
        shown = self.as_user() | {"about": self.about, "deactivated": self.deactivated}
        return without_empty(shown)

    def as_chat(self) -> JsonObject:
        """Return the person as the private Chat a bot sees."""
        return {"id": self.id} | self._names() | {"type": "private"}

    def _names(self) -> JsonObject:
        names = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
        }
        return {key: value for key, value in names.items() if value}


@dataclass(slots=True)
class Toast:
    """What a person saw on top of the chat after a tap was answered."""

    revision: int
    person: int
    callback_query_id: str
    text: str
    show_alert: bool
    url: str
    date: int

    def as_json(self) -> JsonObject:
        """Return the toast as the people's side shows it."""
        shown: JsonObject = {
            "callback_query_id": self.callback_query_id,
            "text": self.text,
            "show_alert": self.show_alert,
            "date": self.date,
        }
        return shown | ({"url": self.url} if self.url else {})


@dataclass(slots=True)
class Chat:
    """One chat: a group, or the conversation of one person with one bot."""

    id: int
    kind: ChatKind
    title: str = ""
    person: Person | None = None
    members: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, JsonObject] = field(default_factory=dict)
    # Message id -> revision of its last change, in order of change: a view since a
    # revision reads from the end and stops, however long the history is.
    changes: dict[int, int] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    uneditable: set[int] = field(default_factory=set)
    toasts: deque[Toast] = field(default_factory=lambda: deque(maxlen=TOASTS_KEPT))
    keyboards: dict[int, JsonObject] = field(default_factory=dict)
    bell: Bell = field(default_factory=Bell)
    last_message_id: int = 0
    revision: int = 0
    action: tuple[str, float] = ("", 0.0)
    started: bool = False
    blocked: bool = False
    migrated_to: int = 0

    @property
    def is_private(self) -> bool:
        """Tell whether this is one person's conversation with a bot."""
        return self.kind is ChatKind.PRIVATE

    def as_json(self) -> JsonObject:
        """Return the Bot API Chat."""
        if self.person is not None:
            return self.person.as_chat()
        return {"id": self.id, "title": self.title, "type": str(self.kind)}

    def has(self, user_id: int) -> bool:
        """Tell whether somebody is in the chat."""
        return self.members.get(user_id, Status.LEFT).inside

    def touch(self, message_id: int, revision: int) -> None:
        """Note that a message changed and wake whoever watches the chat."""
        self.changes.pop(message_id, None)
        self.changes[message_id] = revision
        self.revision = revision
        self.bell.ring()

    def show(self, toast: Toast) -> None:
        """Show somebody the answer to a tap."""
        self.toasts.append(toast)
        self.revision = toast.revision
        self.bell.ring()


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A tap that waits for its answer."""

    id: str
    chat: Chat
    person: int
    asked_at: float

    def is_stale(self, now: float) -> bool:
        """Tell whether it is too late to answer."""
        return now - self.asked_at > QUERY_SECONDS


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates sent."""

    url: str
    secret: str = ""
    certificate: bytes = b""
    max_connections: int = 40
    ip_address: str = ""
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass(slots=True)
class Bot:
    """A bot account: who it is, what it has set, and its updates."""

    id: int
    username: str
    name: str
    reads_all_messages: bool = False
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook | None = None
    conversations: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, CallbackQuery] = field(default_factory=dict)
    inline_queries: dict[str, int] = field(default_factory=dict)
    # (scope, language) -> commands, and (kind of text, language) -> text
    commands: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, JsonObject] = field(default_factory=dict)

    def as_user(self) -> JsonObject:
        """Return the bot as a Bot API User."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def as_me(self) -> JsonObject:
        """Return the User that getMe answers with."""
        return self.as_user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all_messages,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


def without_empty(values: Mapping[str, object]) -> JsonObject:
    """Return the fields that have something to say; Telegram leaves the others out."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
