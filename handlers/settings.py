"""/settings and /help: what a person chooses for himself, and what he can do."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from handlers.buttons import Speak
from handlers.menu import commands_of, show_menu
from handlers.talk import Talk
from storage import members
from storage.members import Language
from texts import Markup


def _languages(talk: Talk) -> InlineKeyboardMarkup:
    # Each language is named in itself, so that one who reads no other still finds it.
    return InlineKeyboardMarkup(
        [[Speak(one.value).on(talk.plain(f"language-{one}")) for one in Language]]
    )


async def settings(talk: Talk) -> None:
    """/settings: choose the language."""
    await talk.say(talk.html("settings"), _languages(talk))


async def speak(talk: Talk, button: Speak) -> None:
    """Keep the language chosen, and say so in it."""
    if button.language not in set(Language):
        await talk.toast(talk.plain("toast-old-button"))
        return
    language = Language(button.language)
    await members.choose_language(talk.connection, talk.now, talk.member, language)
    talk.turn.member = replace(talk.member, language=language)
    await show_menu(talk)
    await talk.rewrite_tapped(talk.html("settings-language-kept"), _languages(talk))


async def help_command(talk: Talk) -> None:
    """/help: what the speaker's role can do, with a word on how."""
    names = commands_of(talk.member.role)
    lines = [
        talk.html("help-line", command=name, what=talk.plain(f"command-{name}")) for name in names
    ]
    title = talk.html("help-title", role=talk.plain(f"role-{talk.member.role}"))
    hints = [talk.html("help-report")] if "report" in names else []
    hints += [talk.html("help-ask")] if "summary" in names else []
    await talk.say(Markup("\n".join([title, "", *lines, "", *hints, talk.html("help-end")])))
