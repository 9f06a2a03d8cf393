"""Methods about the bot itself: who it is, its commands, texts and menu button."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject, is_list, is_object
from sandbox.methods.context import Call, find_chat
from sandbox.params import Params

MAX_COMMANDS = 100
COMMAND_NAME = re.compile(r"/?[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}|")
# Scope type -> the ids that belong to it
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(call: Call) -> JsonObject:
    """Return the bot's own User."""
    return call.bot.as_me()


def set_my_commands(call: Call) -> bool:
    """Keep the command list of a scope and language."""
    commands = call.params.parsed("commands", "commands")
    if not is_list(commands):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("too many bot commands specified")
    call.bot.commands[_scope(call)] = [_command(command) for command in commands]
    return True


def get_my_commands(call: Call) -> list[JsonObject]:
    """Return the command list of exactly this scope and language."""
    return call.bot.commands.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    """Forget the command list of a scope and language."""
    call.bot.commands.pop(_scope(call), None)
    return True


def text_setter(parameter: str, most: int) -> Callable[[Call], bool]:
    """Return the method that keeps one of the bot's texts (name, description) per language."""

    def set_text(call: Call) -> bool:
        text = call.params.text(parameter)
        if len(text) > most:
            raise bad_request(f"{parameter.upper()}_TOO_LONG")
        call.bot.profile[parameter, _language(call)] = text
        if parameter == "name" and text and not _language(call):
            call.bot.name = text
        return True

    return set_text


def text_getter(parameter: str) -> Callable[[Call], JsonObject]:
    """Return the method that tells one of the bot's texts in a language, '' when none is set."""

    def get_text(call: Call) -> JsonObject:
        profile = call.bot.profile
        default = call.bot.name if parameter == "name" else ""
        text = profile.get((parameter, _language(call))) or profile.get((parameter, ""))
        return {parameter: text or default}

    return get_text


def set_chat_menu_button(call: Call) -> bool:
    """Keep the menu button of one private chat, or of all without a chat_id."""
    button = call.params.parsed("menu_button", "MenuButton") or {"type": "default"}
    if not is_object(button) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    call.bot.menu_buttons[_menu_chat(call)] = button
    return True


def get_chat_menu_button(call: Call) -> JsonObject:
    """Return the MenuButton of a private chat, or the one for all."""
    buttons = call.bot.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(call: Call) -> int:
    if "chat_id" not in call.params:
        return 0
    chat = find_chat(call)
    if not chat.is_private:
        raise bad_request("chat not found")
    return chat.id


def _language(call: Call) -> str:
    language = call.params.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(call: Call) -> tuple[str, str]:
    """Return the key of the call's scope and language; ApiError 400 when either is wrong."""
    scope = call.params.parsed("scope", "BotCommandScope") or {"type": "default"}
    if not is_object(scope) or str(scope.get("type")) not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    kind = str(scope["type"])
    names = SCOPES[kind]
    ids = Params(scope, {})
    if names:
        # Raises "chat not found" for a chat the bot could not mean.
        find_chat(Call(call.world, call.bot, ids, call.webhooks))
    key = json.dumps([kind, *(ids.integer(name) for name in names)])
    return key, _language(call)


def _command(command: object) -> JsonObject:
    fields = Params(command if is_object(command) else {}, {})
    name, description = fields.text("command"), fields.text("description").strip()
    if not COMMAND_NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description}
