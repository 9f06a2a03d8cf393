"""/owe (我的待办) and the nil report: what is owed, each with the button that starts it."""

from datetime import date

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from briefing import owing, wording
from briefing.figures import Figures
from briefing.owing import Debts, Lagging
from handlers.buttons import Begin, BeginWith, ChangeReport, Nil
from handlers.planning.buttons import ShowUnitMonth
from handlers.talk import Talk
from plan.workdays import monday_of
from storage import nil_reports
from storage.reports import Report
from texts import Markup

MOST_LINES = 5
Row = list[InlineKeyboardButton]


async def owe(talk: Talk) -> None:
    """/owe: list what the speaker and his unit owe now."""
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    debts = await owing.debts(figures, talk.member.unit, talk.member.id)
    if not debts:
        await talk.say(talk.html("owe-nothing", unit=talk.tree[talk.member.unit].short))
        return
    text = Markup("\n".join(_lines(talk, debts)))
    await talk.say(text, InlineKeyboardMarkup(_rows(talk, debts)))


def _lines(talk: Talk, debts: Debts) -> list[str]:
    lines: list[str] = [talk.html("owe-title", unit=talk.tree[talk.member.unit].short)]
    if debts.week_unreported:
        lines += ["", talk.html("owe-week")]
    for month in debts.unconfirmed:
        lines += ["", talk.html("owe-confirm", month=month.shown(talk.words))]
    for report in debts.returned[:MOST_LINES]:
        lines += ["", talk.html("owe-returned", receipt=report.receipt, name=_name(talk, report))]
    for report in debts.photoless[:MOST_LINES]:
        lines += ["", talk.html("owe-photos", receipt=report.receipt, name=_name(talk, report))]
    for one in debts.lagging[:MOST_LINES]:
        lines += ["", *_lagging(talk, one)]
    return lines


def _lagging(talk: Talk, one: Lagging) -> list[str]:
    short, unit = str(one.standing.shortfall), one.indicator.unit
    return [
        talk.html("owe-lagging", name=one.indicator.short, short=short, unit=unit),
        talk.html("owe-behind", gap=wording.against_time(talk.words, one.standing)),
        talk.html("owe-pace", weekly=str(one.weekly), unit=unit),
    ]


def _name(talk: Talk, report: Report) -> str:
    return talk.plan.indicator(report.content.indicator).short


def _rows(talk: Talk, debts: Debts) -> list[Row]:
    rows: list[Row] = []
    if debts.week_unreported:
        rows.append([_report_button(talk), nil_button(talk, monday_of(talk.today))])
    for month in debts.unconfirmed:
        label = talk.plain("button-check-month", month=month.shown(talk.words))
        rows.append([ShowUnitMonth(talk.member.unit, month.name).on(label)])
    for report in (*debts.returned[:MOST_LINES], *debts.photoless[:MOST_LINES]):
        label = talk.plain("button-mend", receipt=report.receipt)
        rows.append([ChangeReport(report.id).on(label)])
    for one in debts.lagging[:MOST_LINES]:
        label = talk.plain("button-report-one", name=one.indicator.short)
        rows.append([BeginWith(one.indicator.code).on(label)])
    return rows


def _report_button(talk: Talk) -> InlineKeyboardButton:
    return Begin().on(talk.plain("button-report"))


def nil_button(talk: Talk, monday: date) -> InlineKeyboardButton:
    """The button that says there was nothing in a week."""
    return Nil(monday.isoformat()).on(talk.plain("button-nil"))


async def nil(talk: Talk, button: Nil) -> None:
    """Keep the nil report of this week or one of the last four; a second tap changes nothing."""
    try:
        monday = date.fromisoformat(button.monday)
    except ValueError:
        monday = date.min
    age = (monday_of(talk.today) - monday).days
    if monday.weekday() != 0 or not 0 <= age <= 28:
        await talk.toast(talk.plain("toast-old-button"), alert=True)
        return
    unit = talk.tree[talk.member.unit]
    new = await nil_reports.add(talk.connection, talk.now, unit.code, monday, talk.member.id)
    if not new:
        await talk.toast(talk.plain("toast-nil-already"), alert=True)
        return
    week = {"month": str(monday.month), "day": str(monday.day)}
    await talk.toast(talk.plain("toast-nil-kept"))
    await talk.say(talk.html("nil-kept", unit=unit.name, **week))
