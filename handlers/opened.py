"""A filed report opened: its card with what may be done to it, its photos, its history."""

from dataclasses import replace
from typing import TypeAlias

from briefing import report_card, review_lines
from handlers import remarks
from handlers.buttons import (
    Button,
    ChangeReport,
    Keys,
    LookAt,
    OpenReport,
    Reinstate,
    ShowHistory,
    ShowMine,
    ShowPhotos,
    ShowReports,
    Stale,
    Withdraw,
    WithdrawFor,
)
from handlers.keyboards import Row, pairs
from handlers.overview_buttons import ShowMovedBy
from handlers.planning.buttons import ShowMoves
from handlers.reviewing import rights
from handlers.reviewing.buttons import QueueCard
from handlers.scope import may_see
from handlers.talk import Talk
from plan.report import Status
from storage import flags, photos, reports, reviews, revisions
from storage.members import Role
from storage.photos import Photo
from storage.reports import Report
from storage.revisions import Withdrawal
from texts import Markup

Leading: TypeAlias = OpenReport | ShowHistory | Withdraw | WithdrawFor | Reinstate
# What can no longer be changed as it stands, and why.
CLOSED = {Status.WITHDRAWN: "toast-withdrawn", Status.REJECTED: "toast-rejected"}
LISTS: tuple[type[Button], ...] = (ShowMine, ShowReports, ShowMoves, QueueCard, ShowMovedBy)


def may_change(talk: Talk, report: Report) -> bool:
    """Whether the speaker may change or withdraw a report, as far as it depends on him.

    Its filer may, and an administrator within his scope. One that was sent back, or whose filer
    serves the unit no longer, belongs to its unit: whoever files for it now may.
    """
    member = talk.member
    if member.role is Role.LEADER:
        return False
    if report.filed_by == member.id:
        return True
    within = talk.tree.covers(member.unit, report.content.unit)
    serves = report.filer_active and talk.tree.covers(report.filer_unit, report.content.unit)
    inherited = report.status is Status.RETURNED or not serves
    return within and (member.role is Role.ADMINISTRATOR or inherited)


def may_reinstate(talk: Talk, report: Report, withdrawal: Withdrawal) -> bool:
    """Whether the speaker may undo a withdrawal: his own, or as an administrator any."""
    mine = withdrawal.by_member == talk.member.id
    return may_change(talk, report) and (mine or talk.member.role is Role.ADMINISTRATOR)


async def seen(talk: Talk, number: int) -> Report | None:
    """The report behind a tapped button, where it is there and his to see; else he is told."""
    report = await reports.get(talk.connection, number)
    if report is None or not may_see(talk, report):
        await talk.toast(talk.plain("toast-report-not-yours"), alert=True)
        return None
    if not talk.plan.has(report.content.indicator):
        await talk.toast(talk.plain("toast-not-in-plan"), alert=True)
        return None
    return report


def refusal(talk: Talk, report: Report) -> str | None:
    """The message that says why the speaker may not change a report now; None where he may."""
    if not may_see(talk, report):
        return "toast-report-not-yours"
    if not talk.plan.has(report.content.indicator):
        return "toast-not-in-plan"
    if not may_change(talk, report):
        return "toast-not-yours-to-change"
    return CLOSED.get(report.status)


async def changeable(talk: Talk, number: int) -> Report | None:
    """The report behind a tapped button, where he may change it now; else he is told why not."""
    report = await seen(talk, number)
    if report is None:
        return None
    reason = refusal(talk, report)
    if reason is not None:
        await talk.toast(talk.plain(reason, receipt=report.receipt), alert=True)
        return None
    return report


def leading_back(button: Leading) -> Leading:
    """The button as it is; where its list is too much for 64 bytes, without the way back to it."""
    try:
        button.pack()
    except ValueError:
        return replace(button, back="")
    return button


def _back_row(talk: Talk, back: str) -> list[Row]:
    """The way back to the list; its data came with a tap and is taken only if it is a list's."""
    for kind in LISTS:
        try:
            return [[kind.unpack(back).on(talk.plain("button-back"))]]
        except Stale:
            continue
    return []


async def view(talk: Talk, report: Report, back: str) -> tuple[Markup, Keys]:
    """The card of a report and the buttons for what the speaker may do to it now."""
    withdrawal = await revisions.standing_withdrawal(talk.connection, report.id)
    decided = await reviews.of_report(talk.connection, report.id)
    found = await flags.of_report(talk.connection, report.id)
    history = leading_back(ShowHistory(report.id, 0, back))
    rows = [
        [*photos_row(talk, report), history.on(talk.plain("button-history"))],
        *await rights.offers(talk, report, decided),
        *_acts(talk, report, withdrawal, back),
        *await remarks.rows(talk, found),
    ]
    keyboard = Keys([*rows, *_back_row(talk, back)])
    lines = [report_card.card(talk, report, withdrawal, decided)]
    if report.status is Status.PENDING:
        acting = await rights.acting_on(talk, report)
        lines.append(review_lines.waiting_line(talk, report, acting))
    if withdrawal and may_change(talk, report) and not may_reinstate(talk, report, withdrawal):
        lines.append(talk.html("opened-only-by", name=withdrawal.by))
    lines += [*await remarks.lost(talk, report), *remarks.lines(talk, found)]
    return Markup("\n".join(lines)), keyboard


def photos_row(talk: Talk, report: Report) -> Row:
    """The button that sends the photos again, or the place where there are none; else nothing."""
    content, button = report.content, ShowPhotos(report.id, report.version)
    if content.photos:
        return [button.on(talk.plain("button-photos", count=str(len(content.photos))))]
    return [button.on(talk.plain("button-location"))] if content.location else []


def _acts(talk: Talk, report: Report, withdrawal: Withdrawal | None, back: str) -> list[Row]:
    if not may_change(talk, report) or report.status is Status.REJECTED:
        return []
    if withdrawal is None:
        asking = leading_back(Withdraw(report.id, back))
        change = ChangeReport(report.id).on(talk.plain("button-change"))
        return [[change, asking.on(talk.plain("button-withdraw"))]]
    if may_reinstate(talk, report, withdrawal):
        undo = leading_back(Reinstate(report.id, back))
        return [[undo.on(talk.plain("button-reinstate"))]]
    return []


def opening(talk: Talk, report: Report) -> Row:
    """The button that opens a report below what was said of it, one to a row."""
    button = LookAt(report.id)
    return [button.on(talk.plain("button-open", receipt=report.receipt))]


def openings(talk: Talk, found: list[Report], back: str) -> list[Row]:
    """The buttons of a list that open its reports, by the number on the receipt and the name."""
    known = [one for one in found if talk.plan.has(one.content.indicator)]
    return pairs(
        leading_back(OpenReport(one.id, back)).on(
            f"{one.receipt.rpartition('-')[2]} {talk.plan.indicator(one.content.indicator).short}"
        )
        for one in known
    )


async def open_report(talk: Talk, button: OpenReport) -> None:
    """Open a report's card in place of its list."""
    report = await seen(talk, button.report)
    if report is not None:
        await talk.rewrite_tapped(*await view(talk, report, button.back))


async def look_at(talk: Talk, button: LookAt) -> None:
    """Show the other report below; the card stays as it is."""
    report = await seen(talk, button.report)
    if report is not None:
        await talk.say(*await view(talk, report, ""))


async def show_history(talk: Talk, button: ShowHistory) -> None:
    """What happened to a report: a page of it, newest first."""
    report = await seen(talk, button.report)
    if report is None:
        return
    versions = await revisions.versions(talk.connection, report.id)
    withdrawals = await revisions.withdrawals(talk.connection, report.id)
    decided = await reviews.of_report(talk.connection, report.id)
    pages = report_card.history(talk, report.receipt, versions, withdrawals, decided)
    page = min(max(button.page, 0), len(pages) - 1)

    def to(number: int) -> Button:
        return leading_back(ShowHistory(report.id, number, button.back))

    rows = pairs(
        ShowPhotos(report.id, one.number).on(
            talk.plain("button-photos-of-version", version=str(one.number))
        )
        for one in report_card.older_photos(versions)
    )
    turns = [
        to(n).on(sign) for n, sign in ((page - 1, "‹"), (page + 1, "›")) if 0 <= n < len(pages)
    ]
    rows += [*([turns] if turns else []), _up_row(talk, report, button.back)]
    await talk.reshow_tapped(pages[page], Keys(rows))


def _up_row(talk: Talk, report: Report, back: str) -> Row:
    """From the history back to the card: in the queue that is the queue's."""
    try:
        return [QueueCard.unpack(back).on(talk.plain("button-back"))]
    except Stale:
        return [leading_back(OpenReport(report.id, back)).on(talk.plain("button-back"))]


async def show_photos(talk: Talk, button: ShowPhotos) -> None:
    """Send the photos of a version again, below, and its location."""
    report = await seen(talk, button.report)
    if report is None:
        return
    version = await revisions.version(talk.connection, report.id, button.version)
    if version is None:
        await talk.toast(talk.plain("toast-old-button"))
        return
    if not version.content.photos and version.content.location is None:
        await talk.toast(talk.plain("toast-no-photos", receipt=report.receipt))
        return
    found = await photos.of_report(talk.connection, version.content.photos)
    caption = talk.plain("photos-of", receipt=report.receipt, version=str(version.number))
    for kind in ("photo", "document"):
        await _send(talk, kind, [one for one in found if one.kind == kind], caption)
    if version.content.location is not None:
        latitude, longitude = version.content.location
        await talk.send("sendLocation", {"latitude": latitude, "longitude": longitude})


async def _send(talk: Talk, kind: str, found: list[Photo], caption: str) -> None:
    """A single one or an album of up to ten, by the ids Telegram knows them by."""
    if len(found) == 1:
        method = "sendPhoto" if kind == "photo" else "sendDocument"
        await talk.send(method, {kind: found[0].file_id, "caption": caption})
    elif found:
        media: list[dict[str, str]] = [{"type": kind, "media": one.file_id} for one in found]
        media[0]["caption"] = caption
        await talk.send("sendMediaGroup", {"media": media})
