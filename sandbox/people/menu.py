"""The command menu of a chat as one person sees it; setting it is the bot's business."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sandbox.jsontypes import JsonObject
from sandbox.state import Bot, Chat, Person, Status


def menu_view(bot: Bot, chat: Chat, person: Person) -> JsonObject:
    """Return a bot as its chat introduces it: who it is, its commands, what it says it can do."""
    language = person.language_code[:2].lower()
    description = bot.profile.get(("description", language)) or bot.profile.get(("description", ""))
    return {
        "bot": bot.as_user(),
        "commands": commands_for(bot, chat, person),
        "description": description or "",
    }


def commands_for(bot: Bot, chat: Chat, person: Person) -> list[JsonObject]:
    """Return the commands a person is offered: the narrowest scope and language that has some."""
    language = person.language_code[:2].lower()
    for scope in _scopes(chat, person):
        for tongue in (language, ""):
            found = bot.commands.get((json.dumps(scope), tongue))
            if found:
                return found
    return []


def _scopes(chat: Chat, person: Person) -> Iterator[list[object]]:
    """Yield the scopes that hold in a chat, in the order in which Telegram looks at them."""
    if chat.is_private:
        yield ["chat", chat.id]
        yield ["all_private_chats"]
    else:
        leads = chat.members.get(person.id) in (Status.ADMINISTRATOR, Status.CREATOR)
        yield ["chat_member", chat.id, person.id]
        if leads:
            yield ["chat_administrators", chat.id]
        yield ["chat", chat.id]
        if leads:
            yield ["all_chat_administrators"]
        yield ["all_group_chats"]
    yield ["default"]
