"""Filing: a finished draft becomes a report, the tally moves, and a receipt says what that did."""

from datetime import datetime

from briefing.figures import Figures
from briefing.receipt import effect
from handlers.buttons import Begin, Keys
from handlers.planning import explaining
from handlers.reporting import changing, sameness
from handlers.reporting.card import filed_text
from handlers.reporting.fields import check_unit
from handlers.reviewing import announcing
from handlers.talk import Talk
from plan.dates import check_date
from plan.model import Plan
from plan.report import Content, Status
from plan.review import levels_of, when_filed
from storage import drafts, flags, periods, reports, tally
from storage.database import Connection
from storage.drafts import Draft
from storage.members import Member
from storage.reports import Cause, Report
from storage.tally import Contribution
from texts import Markup


async def file_content(
    connection: Connection,
    plan: Plan,
    content: Content,
    *,
    member: Member,
    now: datetime,
    draft: int | None = None,
    message: int | None = None,
) -> str:
    """Keep a report and move the tally, in the caller's transaction; returns the receipt number.

    `now` is when it is filed (aware), `message` the one it was typed in (quick entry).
    Whether `member` may file it is the caller's to check.
    """
    indicator = plan.indicator(content.indicator)
    stand = when_filed(levels_of(plan, indicator))
    late = await periods.is_locked(connection, content.unit, content.day)
    receipt = await reports.add(
        connection,
        now,
        content,
        draft=draft,
        filed_by=member.id,
        on_behalf=content.unit != member.unit,
        status=stand.status,
        level=stand.level,
        year=plan.year,
        message=message,
        origin=Cause.LATE if late else Cause.FILED,
    )
    after = Contribution(content, stand.status)
    number = await reports.id_of(connection, receipt)
    await tally.move(connection, now, number, indicator, None, after)
    return receipt


async def file_draft(talk: Talk, draft: Draft) -> None:
    """File a complete draft in this transaction; the form first, then the receipt.

    A draft that changes a report is saved as its new version instead. Raises WrongAnswer, with
    nothing written, when unit or date are no longer this member's to use.
    """
    if draft.changes is not None:
        await changing.save(talk, draft, draft.changes)
        return
    content = draft.entry.content()
    check_unit(talk, content.unit)
    check_date(content.day, talk.today, talk.plan)
    hints = await sameness.find(talk, draft)
    receipt = await file_content(
        talk.connection,
        talk.plan,
        content,
        member=talk.member,
        now=talk.now,
        draft=draft.id,
        message=draft.message,
    )
    await flags.keep_all(talk.connection, receipt, hints)
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.rewrite(draft.form, filed_text(talk, draft.entry, receipt))
    filed = await reports.of_receipt(talk.connection, receipt)
    if filed is None:
        raise LookupError(f"no report {receipt}")
    change = await _outcome(talk, filed)
    again = [Begin().on(talk.plain("button-one-more"))]
    if filed.origin is not Cause.LATE:
        said = talk.html("receipt", receipt=receipt, effect=change)
        await talk.say(said, Keys([again]))
        return
    said = talk.html("receipt-late", receipt=receipt, effect=change)
    await talk.say(said, Keys([*explaining.rows(talk, filed.id, 1), again]))


async def _outcome(talk: Talk, filed: Report) -> Markup:
    """What the report did to the plan, or for what it waits."""
    if filed.status is Status.PENDING:
        return await announcing.waits(talk, filed.id)
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    indicator = talk.plan.indicator(filed.content.indicator)
    return await effect(figures, talk.words, indicator, filed.content)
