"""/owe (我的待办): what is owed, each with the button that starts it."""

from briefing import owing, wording
from briefing.figures import Figures
from briefing.owing import Debts, Lagging
from handlers.buttons import Begin, BeginWith, ChangeReport, Key, Keys, Nil
from handlers.keyboards import Row
from handlers.planning.buttons import ShowUnitMonth
from handlers.talk import Talk
from plan.reporting import ReportingPeriod
from storage.reports import Report
from texts import Markup

MOST_LINES = 5


async def owe(talk: Talk) -> None:
    """/owe: list what the speaker and his unit owe now."""
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    debts = await owing.debts(figures, talk.member.unit, talk.member.id)
    if not debts:
        await talk.say(talk.html("owe-nothing", unit=talk.tree[talk.member.unit].short))
        return
    lines: list[str] = [talk.html("owe-title", unit=talk.tree[talk.member.unit].short)]
    if debts.unreported:
        lines += ["", talk.html("owe-period", kind=talk.plan.calendar.period.value)]
    text = Markup("\n".join([*lines, *others(talk, debts)]))
    await talk.say(text, Keys(rows(talk, debts)))


def others(talk: Talk, debts: Debts) -> list[str]:
    """What is owed besides the period's report, in lines."""
    lines: list[str] = []
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
    return wording.indicator_name(talk.words, talk.plan, report.content.indicator)


def rows(talk: Talk, debts: Debts) -> list[Row]:
    """The buttons that start what is owed, the period's report first."""
    found: list[Row] = []
    if debts.unreported:
        found.append([_report_button(talk), nil_button(talk, debts.unreported)])
    for month in debts.unconfirmed:
        label = talk.plain("button-check-month", month=month.shown(talk.words))
        found.append([ShowUnitMonth(talk.member.unit, month.name).on(label)])
    for report in (*debts.returned[:MOST_LINES], *debts.photoless[:MOST_LINES]):
        label = talk.plain("button-mend", receipt=report.receipt)
        found.append([ChangeReport(report.id).on(label)])
    for one in debts.lagging[:MOST_LINES]:
        label = talk.plain("button-report-one", name=one.indicator.short)
        found.append([BeginWith(one.indicator.code).on(label)])
    return found


def _report_button(talk: Talk) -> Key:
    return Begin().on(talk.plain("button-report"))


def nil_button(talk: Talk, period: ReportingPeriod) -> Key:
    """The button that says there was nothing in a period, this one or one that is over."""
    if talk.today > period.last:
        return Nil(period.key).on(talk.plain("button-nil-past"))
    kind = talk.plan.calendar.period.value
    return Nil(period.key).on(talk.plain("button-nil", kind=kind))
