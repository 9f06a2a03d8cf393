"""Every command and every kind of button, with who may use it, and the handlers made of them.

The guard stands here once, in front of all: a stranger, a suspended member or a role without the
right reaches no handler, whether by typing a command or by tapping an old button.
"""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from telegram import Chat, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from handlers import (
    behind,
    buttons,
    choices,
    enrol,
    groups,
    helping,
    mine,
    nil,
    opened,
    overview,
    overview_buttons,
    owing,
    presence,
    questions,
    replies,
    settings,
    withdrawing,
)
from handlers.buttons import Button, Stale
from handlers.files import briefs, exporting, picturing, templates
from handlers.files import buttons as file_buttons
from handlers.members import buttons as staff_buttons
from handlers.members import card, inviting, listing
from handlers.members import changing as staffing
from handlers.menu import ADMINISTRATORS, COMMAND_RIGHTS, EVERYONE, FILERS, REVIEWERS
from handlers.planning import adjusting, confirming, explaining, home, importing, locking, months
from handlers.planning import buttons as plan_buttons
from handlers.reminding import announcing, desk, snoozing
from handlers.reminding import buttons as reminding
from handlers.reporting import adding, answering, changing, dialogue, editing
from handlers.reviewing import buttons as review_buttons
from handlers.reviewing import deciding, mending, queue, together, undoing
from handlers.talk import Context, Talk
from handlers.units import buttons as unit_buttons
from handlers.units import card as unit_card
from handlers.units import editing as unit_editing
from handlers.units import placing
from storage.members import Role
from storage.preferences import READERS

Right: TypeAlias = frozenset[Role]
Callback: TypeAlias = Callable[[Update, Context], Coroutine[object, object, None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `right` None lets a stranger in (only /start)."""

    name: str
    right: Right | None
    run: Callable[[Talk], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Tap:
    """A kind of button, and what its tap does."""

    button: type[Button]
    right: Right
    run: Callable[..., Awaitable[None]]


def _command(name: str, run: Callable[[Talk], Awaitable[None]]) -> Command:
    return Command(name, COMMAND_RIGHTS[name], run)


async def _cancel(talk: Talk) -> None:
    if not await questions.cancelled(talk):
        await dialogue.cancel_command(talk)


COMMANDS = (
    Command("start", None, enrol.start),
    _command("report", dialogue.report),
    _command("my", mine.my),
    _command("owe", owing.owe),
    _command("summary", overview.summary_command),
    _command("review", queue.review),
    _command("plan", home.plan_command),
    _command("export", exporting.export),
    _command("brief", briefs.brief),
    _command("remind", desk.remind),
    _command("members", listing.members),
    _command("invite", inviting.invite),
    _command("settings", settings.settings),
    _command("help", helping.help_command),
    _command("cancel", _cancel),
)

TAPS = (
    Tap(buttons.Begin, FILERS, dialogue.begin),
    Tap(buttons.BeginWith, FILERS, dialogue.begin_with),
    Tap(buttons.Nil, FILERS, nil.owed),
    Tap(buttons.NilAnyway, FILERS, nil.anyway),
    Tap(buttons.DropNil, FILERS, nil.drop),
    Tap(buttons.Resume, FILERS, dialogue.resume),
    Tap(buttons.Fill, FILERS, dialogue.fill),
    Tap(buttons.Say, FILERS, dialogue.type_for),
    Tap(buttons.FileAll, FILERS, dialogue.file_all),
    Tap(buttons.Leaf, FILERS, dialogue.leaf),
    Tap(buttons.Edit, FILERS, dialogue.edit),
    Tap(buttons.Clear, FILERS, dialogue.clear),
    Tap(buttons.Back, FILERS, dialogue.back),
    Tap(buttons.Cancel, FILERS, dialogue.cancel),
    Tap(buttons.File, FILERS, dialogue.file),
    Tap(buttons.ShowPlan, EVERYONE, overview.show_plan),
    Tap(buttons.ShowSection, EVERYONE, overview.show_section),
    Tap(buttons.ShowIndicator, EVERYONE, overview.show_indicator),
    Tap(buttons.ShowReports, EVERYONE, behind.show_reports),
    Tap(overview_buttons.ShowMonths, EVERYONE, overview.show_months),
    Tap(overview_buttons.ShowUnits, EVERYONE, overview.show_units),
    Tap(overview_buttons.ShowDays, EVERYONE, overview.show_days),
    Tap(overview_buttons.ShowWeek, EVERYONE, overview.show_week),
    Tap(overview_buttons.ShowMovedBy, EVERYONE, behind.show_moves),
    Tap(buttons.ShowMine, FILERS, mine.show_mine),
    Tap(buttons.OpenReport, EVERYONE, opened.open_report),
    Tap(buttons.LookAt, EVERYONE, opened.look_at),
    Tap(buttons.ShowPhotos, EVERYONE, opened.show_photos),
    Tap(buttons.ShowHistory, EVERYONE, opened.show_history),
    Tap(buttons.ChangeReport, FILERS, changing.change),
    Tap(buttons.TakeEdited, FILERS, editing.take_edited),
    Tap(buttons.AddTo, FILERS, adding.add_to),
    Tap(buttons.Withdraw, FILERS, withdrawing.ask),
    Tap(buttons.WithdrawFor, FILERS, withdrawing.withdraw_for),
    Tap(buttons.Reinstate, FILERS, withdrawing.reinstate),
    Tap(reminding.Snooze, FILERS, snoozing.snooze),
    Tap(reminding.ShowArrears, REVIEWERS, desk.show),
    Tap(reminding.NudgeNow, REVIEWERS, desk.nudge),
    Tap(reminding.Announce, REVIEWERS, announcing.announce),
    Tap(reminding.AnnounceTo, REVIEWERS, announcing.announce_to),
    Tap(reminding.SendOut, REVIEWERS, announcing.send_out),
    Tap(reminding.DropOut, REVIEWERS, announcing.drop_out),
    Tap(review_buttons.QueueCard, REVIEWERS, queue.show_card),
    Tap(review_buttons.Narrow, REVIEWERS, queue.narrow),
    Tap(review_buttons.Approve, REVIEWERS, deciding.approve),
    Tap(review_buttons.AskReturn, REVIEWERS, deciding.ask_return),
    Tap(review_buttons.ReturnFor, REVIEWERS, deciding.return_for),
    Tap(review_buttons.AskReject, REVIEWERS, deciding.ask_reject),
    Tap(review_buttons.RejectFor, REVIEWERS, deciding.reject_for),
    Tap(review_buttons.AskUndo, REVIEWERS, undoing.ask),
    Tap(review_buttons.UndoFor, REVIEWERS, undoing.undo_for),
    Tap(review_buttons.AskAll, REVIEWERS, together.ask),
    Tap(review_buttons.ApproveAll, REVIEWERS, together.approve),
    Tap(review_buttons.Mend, FILERS, mending.mend),
    Tap(plan_buttons.PlanHome, EVERYONE, home.show_home),
    Tap(plan_buttons.PlanSection, EVERYONE, home.show_section),
    Tap(plan_buttons.PlanIndicator, EVERYONE, home.show_indicator),
    Tap(plan_buttons.Adjust, ADMINISTRATORS, adjusting.begin),
    Tap(plan_buttons.AdjustField, ADMINISTRATORS, adjusting.fill),
    Tap(plan_buttons.AdjustGo, ADMINISTRATORS, adjusting.go),
    Tap(plan_buttons.ShowAdjustments, ADMINISTRATORS, adjusting.show_all),
    Tap(plan_buttons.CancelAdjustment, ADMINISTRATORS, adjusting.cancel),
    Tap(plan_buttons.ShowMonths, FILERS, months.show_months),
    Tap(plan_buttons.ShowMonth, ADMINISTRATORS, months.show_month),
    Tap(plan_buttons.ShowUnitMonth, FILERS, months.show_unit),
    Tap(plan_buttons.Confirm, FILERS, confirming.confirm),
    Tap(plan_buttons.AskForConfirmation, ADMINISTRATORS, confirming.ask),
    Tap(plan_buttons.Lock, ADMINISTRATORS, locking.lock),
    Tap(plan_buttons.Unlock, ADMINISTRATORS, locking.unlock),
    Tap(plan_buttons.ShowMoves, ADMINISTRATORS, explaining.show_moves),
    Tap(plan_buttons.Explain, FILERS, explaining.explain),
    Tap(plan_buttons.ShowImport, ADMINISTRATORS, importing.show),
    Tap(plan_buttons.ImportForm, ADMINISTRATORS, importing.hand_out),
    Tap(plan_buttons.Import, ADMINISTRATORS, importing.go),
    Tap(plan_buttons.DropImport, ADMINISTRATORS, importing.drop),
    Tap(file_buttons.ExportAsOf, EVERYONE, exporting.as_of),
    Tap(file_buttons.ExportFile, EVERYONE, exporting.make),
    Tap(file_buttons.BriefOf, EVERYONE, briefs.make),
    Tap(file_buttons.ShowChart, EVERYONE, picturing.show_chart),
    Tap(file_buttons.StarterTemplate, ADMINISTRATORS, briefs.starter),
    Tap(file_buttons.PlaceTemplate, ADMINISTRATORS, templates.place),
    Tap(choices.KeepName, EVERYONE, enrol.keep_name),
    Tap(choices.AskName, EVERYONE, enrol.ask_name),
    Tap(choices.AskPhone, EVERYONE, enrol.ask_phone),
    Tap(choices.ShowSettings, EVERYONE, settings.show_settings),
    Tap(choices.ShowQuiet, EVERYONE, settings.show_quiet),
    Tap(choices.ChooseQuiet, EVERYONE, settings.choose_quiet),
    Tap(choices.ChooseWeekly, settings.REMINDED, settings.choose_weekly),
    Tap(choices.ChooseDigest, READERS, settings.choose_digest),
    Tap(choices.CancelQuestion, EVERYONE, questions.cancel),
    Tap(staff_buttons.ShowMembers, REVIEWERS, listing.show_members),
    Tap(staff_buttons.OpenMember, REVIEWERS, card.open_member),
    Tap(staff_buttons.MoveMember, ADMINISTRATORS, staffing.move_member),
    Tap(staff_buttons.RolesOf, ADMINISTRATORS, staffing.roles_of),
    Tap(staff_buttons.AskChange, ADMINISTRATORS, staffing.ask_change),
    Tap(staff_buttons.DoChange, ADMINISTRATORS, staffing.do_change),
    Tap(staff_buttons.InviteTo, REVIEWERS, inviting.invite_to),
    Tap(staff_buttons.ShapeInvite, REVIEWERS, inviting.shape_invite),
    Tap(staff_buttons.MakeInvite, REVIEWERS, inviting.make_invite),
    Tap(staff_buttons.ShowInvites, REVIEWERS, inviting.show_invites),
    Tap(staff_buttons.RevokeInvite, REVIEWERS, inviting.revoke_invite),
    Tap(unit_buttons.ShowUnit, REVIEWERS, unit_card.show_unit),
    Tap(unit_buttons.ShowQuotas, ADMINISTRATORS, unit_card.show_quotas),
    Tap(unit_buttons.AddUnit, REVIEWERS, unit_editing.add_unit),
    Tap(unit_buttons.EditUnit, REVIEWERS, unit_editing.edit_unit),
    Tap(unit_buttons.PlanValue, REVIEWERS, unit_editing.plan_value),
    Tap(unit_buttons.MoveUnit, ADMINISTRATORS, placing.move_unit),
    Tap(unit_buttons.PutUnit, ADMINISTRATORS, placing.put_unit),
    Tap(unit_buttons.AskClosing, REVIEWERS, placing.ask_closing),
    Tap(unit_buttons.CloseUnit, REVIEWERS, placing.close_unit),
    Tap(unit_buttons.GroupAt, REVIEWERS, groups.group_at),
    Tap(unit_buttons.GroupFor, REVIEWERS, groups.group_for),
    Tap(unit_buttons.ReleaseGroup, REVIEWERS, groups.release_group),
    Tap(buttons.Speak, EVERYONE, settings.speak),
)

_TAPS = {tap.button.prefix: tap for tap in TAPS}

# What is typed outside a command: who may not file may still ask.
ANSWER_RIGHT = EVERYONE


async def admitted(talk: Talk, right: Right | None) -> bool:
    """Whether the speaker may do this; if not, he has been told."""
    member = talk.turn.member
    if right is None:
        return member is None or member.active or await _refuse(talk, "suspended")
    if member is None:
        await enrol.turn_away(talk)
        return False
    if not member.active:
        return await _refuse(talk, "suspended")
    return member.role in right or await _refuse(talk, "not-your-role")


async def _refuse(talk: Talk, message: str) -> bool:
    if talk.query is not None:
        await talk.toast(talk.plain(message), alert=True)
    else:
        await talk.say(talk.html(message))
    return False


def _on_command(command: Command) -> Callback:
    async def run(update: Update, context: Context) -> None:
        talk = context.talk(update)
        await presence.met(talk)
        if await admitted(talk, command.right):
            await command.run(talk)

    return run


async def _on_tap(update: Update, context: Context) -> None:
    talk = context.talk(update)
    await presence.met(talk)
    data = _data(update)
    # Looked up here: as handlers of their own a hundred patterns would be tried for each tap.
    tap = _TAPS.get(data.partition(":")[0])
    if _is_private(update) and await admitted(talk, tap.right if tap else EVERYONE):
        try:
            button = tap.button.unpack(data) if tap else None
        except Stale:
            button = None
        if tap and button:
            await tap.run(talk, button)
        else:
            await talk.toast(talk.plain("toast-old-button"))
    await talk.toast()


def _data(update: Update) -> str:
    return (update.callback_query.data if update.callback_query else None) or ""


def _is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == Chat.PRIVATE


async def _on_group_summary(update: Update, context: Context) -> None:
    """The one thing said in a group; who may not ask for it hears nothing there."""
    talk = context.talk(update).in_group(update)
    member = talk.turn.member
    if member is not None and member.active and member.role in COMMAND_RIGHTS["summary"]:
        await overview.in_a_group(talk)


class AnswerHandler(BaseHandler[Update, Context, None]):
    """Whatever is sent in a private chat and is no known command: an answer to the open draft."""

    def __init__(self) -> None:
        super().__init__(_on_answer)

    def check_update(self, update: object) -> bool:
        """Whether this is a new message in a private chat."""
        return isinstance(update, Update) and update.message is not None and _is_private(update)


async def _on_answer(update: Update, context: Context) -> None:
    message = update.message
    if message is None:
        return
    talk = context.talk(update)
    await presence.met(talk)
    if not await admitted(talk, ANSWER_RIGHT):
        return
    if message.text is not None and message.text.startswith("/"):
        await talk.say(talk.html("unknown-command"))
        return
    if await templates.received(talk, message) or await importing.received(talk, message):
        return
    if await replies.taken(talk, message):
        return
    if talk.member.role in FILERS:
        await answering.answered(talk, message)
    else:
        await answering.asked(talk, message)


class EditHandler(BaseHandler[Update, Context, None]):
    """A message that was edited in a private chat: only that of a filed report is answered."""

    def __init__(self) -> None:
        super().__init__(_on_edit)

    def check_update(self, update: object) -> bool:
        """Whether this tells of an edit in a private chat."""
        edited = isinstance(update, Update) and update.edited_message is not None
        return edited and isinstance(update, Update) and _is_private(update)


async def _on_edit(update: Update, context: Context) -> None:
    talk, message = context.talk(update), update.edited_message
    member = talk.turn.member
    await presence.met(talk)
    if message is None or member is None or not member.active or member.role not in FILERS:
        return
    await editing.edited(talk, message)


class PlaceHandler(BaseHandler[Update, Context, None]):
    """The bot is let into a chat or put out of it, and what a group says of itself."""

    def __init__(self) -> None:
        super().__init__(_on_place)

    def check_update(self, update: object) -> bool:
        """Whether this tells of the bot's own membership, or is a message in a group."""
        if not isinstance(update, Update) or update.effective_user is None:
            return False
        return update.my_chat_member is not None or (update.message is not None and _group(update))


def _group(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type in groups.KINDS


async def _on_place(update: Update, context: Context) -> None:
    talk, change = context.talk(update), update.my_chat_member
    if change is not None and _is_private(update):
        await presence.changed(talk, change)
    elif change is not None and _group(update):
        await groups.changed(talk, change)
    elif update.message is not None:
        await groups.noticed(talk, update.message)


async def _on_group_start(update: Update, context: Context) -> None:
    if update.effective_chat is not None:
        await groups.start(context.talk(update), update.effective_chat)


def handlers() -> Sequence[BaseHandler[Update, Context, None]]:
    """The handlers of the application, in the order they are tried."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    group = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    return (
        *(CommandHandler(one.name, _on_command(one), filters=private) for one in COMMANDS),
        CommandHandler("summary", _on_group_summary, filters=group),
        CallbackQueryHandler(_on_tap),
        CommandHandler("start", _on_group_start, filters=group),
        AnswerHandler(),
        EditHandler(),
        PlaceHandler(),
    )
