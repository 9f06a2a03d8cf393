"""Why a report came late or was amended: asked below its receipt, listed for administrators."""

from enum import StrEnum

from briefing import moves
from handlers import opened, questions
from handlers.buttons import Keys
from handlers.keyboards import Row, pairs
from handlers.planning.buttons import Explain, ShowMonth, ShowMoves
from handlers.planning.months import known
from handlers.talk import Talk
from plan.answers import WrongAnswer
from storage import periods, reports
from storage.questions import Topic
from storage.reports import Report

PAGE = 4


class Why(StrEnum):
    """Ready-made reasons; OTHER is typed."""

    MISSED = "missed"
    PAPERS = "papers"
    WRONG = "wrong"
    CHECKED = "checked"
    OTHER = "other"


OF_LATE = (Why.MISSED, Why.PAPERS, Why.OTHER)
OF_AMENDED = (Why.WRONG, Why.CHECKED, Why.OTHER)


def rows(talk: Talk, report: int, version: int) -> list[Row]:
    """The buttons below a receipt that ask why: of a late report (version 1) or an amendment."""
    offered = OF_LATE if version == 1 else OF_AMENDED
    return pairs(Explain(report, version, why).on(talk.plain(f"why-{why}")) for why in offered)


async def _explainable(talk: Talk, number: int, version: int) -> Report | None:
    report = await opened.seen(talk, number)
    if report is None:
        return None
    if not opened.may_change(talk, report) or not 1 <= version <= report.version:
        await talk.toast(talk.plain("toast-not-yours-to-change"), alert=True)
        return None
    return report


async def explain(talk: Talk, button: Explain) -> None:
    """Keep a ready-made reason, or ask for it in words."""
    report = await _explainable(talk, button.report, button.version)
    if report is None:
        return
    if button.why not in set(Why):
        await talk.toast(talk.plain("toast-old-button"))
        return
    if button.why == Why.OTHER:
        text = talk.html("explain-type", receipt=report.receipt)
        await questions.put(talk, Topic.EXPLAIN, button.pack(), text, below=True)
        return
    words = talk.plain(f"why-{button.why}")
    await periods.explain(
        talk.connection, talk.now, report.id, button.version, words, talk.member.id
    )
    await talk.toast(talk.plain("toast-explained", why=words))


async def typed(talk: Talk, button: Explain, words: str) -> None:
    """Keep the reason that was typed. Raises WrongAnswer where that cannot be any more."""
    report = await reports.get(talk.connection, button.report)
    if report is None or not opened.may_change(talk, report):
        raise WrongAnswer("toast-not-yours-to-change")
    await periods.explain(
        talk.connection, talk.now, report.id, button.version, words, talk.member.id
    )
    await talk.say(talk.html("explained", receipt=report.receipt, why=words))


async def show_moves(talk: Talk, button: ShowMoves) -> None:
    """A page of what came late or was amended in a locked month, oldest first; each opens."""
    month = await known(talk, button.month)
    if month is None:
        return
    found = await periods.amendments(talk.connection, month.name)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(button.page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    told = [await moves.tell(talk.connection, talk, one) for one in shown]
    known_ones = [one for one in told if one is not None]
    text = moves.page(talk, month.shown(talk.words), known_ones)
    unique = {one.report.id: one.report for one in known_ones}
    turns = [
        ShowMoves(month.name, n).on(sign)
        for n, sign in ((page - 1, "‹"), (page + 1, "›"))
        if 0 <= n < pages
    ]
    back = ShowMonth(month.name).on(talk.plain("button-back"))
    here = ShowMoves(month.name, page).pack()
    opening = opened.openings(talk, list(unique.values()), here)
    keyboard = Keys([*opening, *([turns] if turns else []), [back]])
    await talk.rewrite_tapped(text, keyboard)
