"""Changing a filed report: its card opens as a draft, and saving adds a version.

The old version stays as it was. A draft knows the version it began from, so that of two changes
the second is never made unseen on top of the first.
"""

from dataclasses import replace
from datetime import datetime

from briefing import report_card
from briefing.figures import Figures
from briefing.receipt import moved as effect_of
from handlers import opened
from handlers.buttons import ChangeReport, Keys
from handlers.planning import explaining
from handlers.reporting import sameness
from handlers.reporting.fields import CARD
from handlers.reporting.form import form
from handlers.reporting.showing import show_anew
from handlers.reviewing import announcing, telling
from handlers.talk import Talk
from plan.answers import WrongAnswer
from plan.dates import check_date
from plan.model import Plan
from plan.report import Content, Status
from plan.review import Stand, levels_of, when_changed
from plan.revision import changed_fields, merged
from storage import drafts, flags, members, periods, reports, revisions, tally
from storage.database import Connection
from storage.drafts import Draft, Entry
from storage.members import Member
from storage.reports import Cause, Report
from storage.tally import Contribution
from texts import Markup

# Old and new values above a full card: together they stay within a message.
BESIDE_A_CARD = 30


async def change(talk: Talk, button: ChangeReport) -> None:
    """Open a report's card to change it; a change that is open already goes on."""
    report = await opened.changeable(talk, button.report)
    if report is None:
        return
    draft = await drafts.changing(talk.connection, report.id, talk.member.id)
    if draft is None:
        draft = await begin(talk, report, Entry.of(report.content))
    await show_anew(talk, draft)


async def begin(talk: Talk, report: Report, entry: Entry) -> Draft:
    """A draft that changes this report to what `entry` says."""
    return await drafts.start(
        talk.connection,
        talk.now,
        talk.member.id,
        CARD,
        entry,
        changes=report.id,
        base=report.version,
    )


async def save(talk: Talk, draft: Draft, number: int) -> None:
    """Save the draft as a new version of report `number`, once; the form first, then the receipt.

    Raises WrongAnswer, with nothing written, where it may not be saved.
    """
    report = await _still_changeable(talk, number)
    content = draft.entry.content()
    if report.version != draft.base:
        await _overtaken(talk, draft, report)
        return
    _check(talk, report.content, content)
    if content == report.content:
        await _unchanged(talk, draft, report)
        return
    hints = await sameness.find(talk, draft)
    cause = await change_content(
        talk.connection,
        talk.plan,
        report,
        content,
        member=talk.member,
        now=talk.now,
        draft=draft.id,
    )
    await flags.keep_all(talk.connection, report.receipt, hints)
    await drafts.drop(talk.connection, draft.id)
    await _tell(talk, draft, report, cause)


async def _still_changeable(talk: Talk, number: int) -> Report:
    report = await reports.get(talk.connection, number)
    refusal = "toast-report-not-yours" if report is None else opened.refusal(talk, report)
    if report is None or refusal is not None:
        receipt = report.receipt if report is not None else ""
        raise WrongAnswer(refusal or "toast-report-not-yours", receipt=receipt)
    return report


def _check(talk: Talk, before: Content, after: Content) -> None:
    """What stayed as it was is not asked again: the filer may have another unit by now."""
    own = talk.member.unit
    if after.unit != before.unit and not talk.tree.covers(own, after.unit):
        raise WrongAnswer("report-unit-not-yours", unit=talk.tree[own].name)
    if after.day != before.day:
        check_date(after.day, talk.today, talk.plan)


async def change_content(
    connection: Connection,
    plan: Plan,
    before: Report,
    content: Content,
    *,
    member: Member,
    now: datetime,
    draft: int | None = None,
) -> Cause:
    """Add a version and move the tally, in the caller's transaction; returns what it is called.

    Whether `member` may do so is the caller's to check.
    """
    cause = await _cause(connection, before.content, content)
    stood = Stand(before.status, before.level)
    after = when_changed(stood, levels_of(plan, plan.indicator(content.indicator)))
    await revisions.change(
        connection,
        now,
        before,
        content,
        status=after.status,
        level=after.level,
        cause=cause,
        by_member=member.id,
        on_behalf=await _on_behalf(connection, before, content),
        draft=draft,
        fields=changed_fields(before.content, content),
    )
    old, new = Contribution(before.content, before.status), Contribution(content, after.status)
    was, becomes = (plan.indicator(one.indicator) for one in (before.content, content))
    if was == becomes:
        await tally.move(connection, now, before.id, becomes, old, new)
    else:
        await tally.move(connection, now, before.id, was, old, None)
        await tally.move(connection, now, before.id, becomes, None, new)
    return cause


async def _cause(connection: Connection, before: Content, after: Content) -> Cause:
    locked = [await periods.is_locked(connection, one.unit, one.day) for one in (before, after)]
    return Cause.AMENDED if any(locked) else Cause.CHANGED


async def _on_behalf(connection: Connection, before: Report, after: Content) -> bool:
    """代报 is said of who filed, whoever changes it."""
    if after.unit == before.content.unit:
        return before.on_behalf
    filer = await members.get(connection, before.filed_by)
    return filer is None or filer.unit != after.unit


async def _overtaken(talk: Talk, draft: Draft, report: Report) -> None:
    """Somebody changed the report meanwhile: say what, and put the draft on top of it."""
    versions = await revisions.versions(talk.connection, report.id)
    base = next(one for one in versions if one.number == draft.base)
    newest = versions[-1]
    reason = talk.html(
        "change-overtaken",
        name=newest.by,
        changes=_joined(
            report_card.change_lines(talk, base.content, newest.content, BESIDE_A_CARD)
        ),
    )
    both = merged(base.content, report.content, draft.entry.content())
    draft = replace(draft, entry=Entry.of(both), base=report.version)
    await drafts.save(talk.connection, talk.now, draft)
    await talk.toast(talk.plain("toast-overtaken"), alert=True)
    if draft.form is not None:
        await talk.rewrite(draft.form, *await form(talk, draft, reason=reason))


async def _unchanged(talk: Talk, draft: Draft, report: Report) -> None:
    await drafts.drop(talk.connection, draft.id)
    said = talk.html("change-nothing", receipt=report.receipt)
    if draft.form is not None:
        await talk.rewrite(draft.form, said)
    else:
        await talk.say(said)


async def _tell(talk: Talk, draft: Draft, before: Report, cause: Cause) -> None:
    after = await reports.get(talk.connection, before.id)
    if after is None:
        raise LookupError(f"report {before.id} is gone")
    if draft.form is not None:
        await talk.rewrite(draft.form, report_card.card(talk, after))
    said = talk.html(
        "receipt-amended" if cause is Cause.AMENDED else "receipt-changed",
        receipt=after.receipt,
        version=str(after.version),
        changes=_joined(report_card.change_lines(talk, before.content, after.content)),
        effect=await _effect(talk, before, after),
    )
    rows = [opened.opening(talk, after)]
    if cause is Cause.AMENDED:
        rows = [*explaining.rows(talk, after.id, after.version), *rows]
    await talk.say(said, Keys(rows))
    await telling.changed(talk, before, after)


async def _effect(talk: Talk, before: Report, after: Report) -> Markup:
    """What the change did to the plan, and for what the report waits now."""
    lines: list[Markup] = []
    if Status.APPROVED in {before.status, after.status}:
        figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
        old = Contribution(before.content, before.status)
        new = Contribution(after.content, after.status)
        lines.append(await effect_of(figures, talk.words, old, new))
    if after.status is Status.PENDING:
        lines.append(await announcing.handed_in(talk, before, after))
    return _joined(lines)


def _joined(lines: list[Markup]) -> Markup:
    return Markup("\n".join(lines))
