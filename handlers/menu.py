"""The command menu that Telegram shows, per person: what his role may do, in his language."""

from collections.abc import Iterable

from handlers.talk import Talk
from storage.members import Member, Role
from texts import Words

# In the order of the menu. Which role may use what is declared here and nowhere else; the guard,
# the menu and /help read it.
EVERYONE = frozenset(Role)
FILERS = EVERYONE - {Role.LEADER}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
REVIEWERS = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})

COMMAND_RIGHTS: dict[str, frozenset[Role]] = {
    "report": FILERS,
    "my": FILERS,
    "owe": FILERS,
    "summary": EVERYONE,
    "review": REVIEWERS,
    "plan": EVERYONE,
    "export": EVERYONE,
    "brief": EVERYONE,
    "remind": REVIEWERS,
    "members": REVIEWERS,
    "invite": REVIEWERS,
    "settings": EVERYONE,
    "help": EVERYONE,
    "cancel": FILERS,
}


def commands_of(role: Role) -> list[str]:
    """The commands this role may use, in the menu's order."""
    return [name for name, right in COMMAND_RIGHTS.items() if role in right]


def menu(words: Words, commands: Iterable[str]) -> list[dict[str, str]]:
    """The commands with their descriptions, as the Bot API takes them."""
    return [{"command": name, "description": words.plain(f"command-{name}")} for name in commands]


def menu_call(words: Words, member: Member) -> dict[str, object]:
    """The parameters of setMyCommands for one member's private chat."""
    return {
        "commands": menu(words, commands_of(member.role)),
        "scope": {"type": "chat", "chat_id": member.telegram_id},
    }


async def show_menu(talk: Talk) -> None:
    """Give the speaker the menu of his role and language."""
    await talk.call("setMyCommands", menu_call(talk.words, talk.member))


async def clear_menu(talk: Talk) -> None:
    """Take the menu of his role from one who is suspended."""
    scope = menu_call(talk.words, talk.member)["scope"]
    await talk.call("deleteMyCommands", {"scope": scope})
