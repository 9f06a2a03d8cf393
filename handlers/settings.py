"""/settings: what a person chooses for himself; each choice is a tap and shows at once."""

from dataclasses import replace
from datetime import time

from handlers.buttons import Key, Keys, Speak
from handlers.choices import (
    AskName,
    AskPhone,
    ChooseDigest,
    ChooseQuiet,
    ChooseWeekly,
    ShowQuiet,
    ShowSettings,
)
from handlers.keyboards import Row
from handlers.menu import show_menu
from handlers.talk import Talk
from storage import members, preferences, staff
from storage.members import Language, Role
from storage.preferences import READERS, Digest, Preferences
from texts import Markup

BEGINS, ENDS = (18, 19, 20, 21, 22, 23), (5, 6, 7, 8, 9, 10)
# Who is reminded of an unreported week.
REMINDED = frozenset({Role.OFFICER})


async def settings(talk: Talk) -> None:
    """/settings."""
    await talk.say(*await _all(talk))


async def show_settings(talk: Talk, _button: ShowSettings) -> None:
    """Back to all that one can choose."""
    await talk.rewrite_tapped(*await _all(talk))


async def _all(talk: Talk) -> tuple[Markup, Keys]:
    chosen = await preferences.of(talk.connection, talk.member)
    profile = await staff.profile(talk.connection, talk.member.id)
    phone = profile.phone if profile is not None else None
    lines = [
        talk.html("settings-title"),
        _line(talk, "member-name", talk.member.name),
        _line(talk, "member-phone", phone or talk.plain("member-unknown")),
        _line(talk, "settings-quiet", _quiet_shown(talk, chosen)),
    ]
    if talk.member.role in REMINDED:
        lines.append(_line(talk, "settings-weekly", talk.plain(_weekly(chosen.weekly))))
    if talk.member.role in READERS:
        lines.append(_line(talk, "settings-digest", talk.plain(f"digest-{chosen.digest}")))
    lines += ["", talk.html("settings")]
    return Markup("\n".join(lines)), Keys(_rows(talk, chosen))


def _line(talk: Talk, label: str, value: str) -> str:
    return talk.html("report-line", label=talk.plain(label), value=value)


def _weekly(wanted: bool) -> str:
    return "settings-on" if wanted else "settings-off"


def _rows(talk: Talk, chosen: Preferences) -> list[Row]:
    # Each language is named in itself, so that one who reads no other still finds it.
    rows = [[Speak(one.value).on(talk.plain(f"language-{one}")) for one in Language]]
    rows.append([ShowQuiet().on(talk.plain("button-quiet"))])
    if talk.member.role in REMINDED:
        label = "button-weekly-off" if chosen.weekly else "button-weekly-on"
        rows.append([ChooseWeekly(int(not chosen.weekly)).on(talk.plain(label))])
    if talk.member.role in READERS:
        rows.append([_digest_button(talk, one, chosen) for one in Digest])
    name = AskName().on(talk.plain("button-name"))
    return [*rows, [name, AskPhone().on(talk.plain("button-phone"))]]


def _digest_button(talk: Talk, digest: Digest, chosen: Preferences) -> Key:
    label = talk.plain(f"button-digest-{digest}")
    return ChooseDigest(digest.value).on(f"● {label}" if digest is chosen.digest else label)


async def speak(talk: Talk, button: Speak) -> None:
    """Keep the language chosen, and say so in it."""
    if button.language not in set(Language):
        await talk.toast(talk.plain("toast-old-button"))
        return
    language = Language(button.language)
    await members.choose_language(talk.connection, talk.now, talk.member, language)
    talk.turn.member = replace(talk.member, language=language)
    await show_menu(talk)
    await talk.toast(talk.plain("settings-language-kept"))
    await talk.rewrite_tapped(*await _all(talk))


async def choose_weekly(talk: Talk, button: ChooseWeekly) -> None:
    """The weekly reminder, wanted or not."""
    wanted = bool(button.wanted)
    await preferences.choose_weekly(talk.connection, talk.now, talk.member, wanted)
    await talk.toast(talk.plain("toast-weekly-on" if wanted else "toast-weekly-off"))
    await talk.rewrite_tapped(*await _all(talk))


async def choose_digest(talk: Talk, button: ChooseDigest) -> None:
    """How often the digest comes."""
    if button.digest not in set(Digest):
        await talk.toast(talk.plain("toast-old-button"))
        return
    digest = Digest(button.digest)
    await preferences.choose_digest(talk.connection, talk.now, talk.member, digest)
    await talk.toast(talk.plain("toast-changed"))
    await talk.rewrite_tapped(*await _all(talk))


# Quiet hours.


async def show_quiet(talk: Talk, _button: ShowQuiet) -> None:
    """From when, until when."""
    chosen = await preferences.of(talk.connection, talk.member)
    rules = chosen.quiet(talk.plan.reminders)
    begin, end = rules.quiet_from.hour, rules.quiet_until.hour
    begins = [ChooseQuiet(hour, end).on(_hour(hour, begin)) for hour in BEGINS]
    ends = [ChooseQuiet(begin, hour).on(_hour(hour, end)) for hour in ENDS]
    usual = ChooseQuiet(0, 0).on(talk.plain("button-quiet-plan"))
    back = ShowSettings().on(talk.plain("button-back"))
    rows = [begins, ends, [usual], [back]]
    text = talk.html("quiet-which", hours=_quiet_shown(talk, chosen))
    await talk.rewrite_tapped(text, Keys(rows))


def _hour(hour: int, chosen: int) -> str:
    return f"●{hour}" if hour == chosen else str(hour)


def _quiet_shown(talk: Talk, chosen: Preferences) -> str:
    rules = chosen.quiet(talk.plan.reminders)
    hours = f"{rules.quiet_from:%H:%M}–{rules.quiet_until:%H:%M}"
    own = chosen.quiet_from is not None
    return hours if own else talk.plain("quiet-as-planned", hours=hours)


async def choose_quiet(talk: Talk, button: ChooseQuiet) -> None:
    """Keep quiet hours of one's own, or the plan's."""
    rules = (await preferences.of(talk.connection, talk.member)).quiet(talk.plan.reminders)
    begins, ends = (*BEGINS, rules.quiet_from.hour), (*ENDS, rules.quiet_until.hour)
    hours = None
    if button.begin != button.end:
        if button.begin not in begins or button.end not in ends:
            await talk.toast(talk.plain("toast-old-button"))
            return
        hours = (time(button.begin), time(button.end))
    await preferences.choose_quiet(talk.connection, talk.now, talk.member, hours)
    await talk.toast(talk.plain("toast-changed"))
    await show_quiet(talk, ShowQuiet())
