"""/my: the reports a member filed, newest first, by page and status; each opens."""

from briefing import summary
from briefing.figures import Figures
from handlers import opened
from handlers.buttons import Keys, ShowMine
from handlers.keyboards import Row
from handlers.talk import Talk
from plan.report import Status
from storage import reports
from texts import Markup

PAGE = 6
ALL = ""


async def my(talk: Talk) -> None:
    """List the speaker's latest reports."""
    await talk.say(*await _list(talk, None, 0))


async def show_mine(talk: Talk, button: ShowMine) -> None:
    """Another page or another status, in place."""
    try:
        status = Status(button.status) if button.status != ALL else None
    except ValueError:
        await talk.toast(talk.plain("toast-old-button"))
        return
    await talk.rewrite_tapped(*await _list(talk, status, button.page))


async def _list(talk: Talk, status: Status | None, page: int) -> tuple[Markup, Keys]:
    counts = await reports.counts_of_member(talk.connection, talk.member.id)
    if not counts:
        return talk.html("my-none"), Keys(())
    if status not in counts:
        # The last one of this status has changed it since the button was made.
        status = None
    count = sum(counts.values()) if status is None else counts[status]
    pages = -(-count // PAGE)
    page = min(max(page, 0), pages - 1)
    found = await reports.of_member(
        talk.connection, talk.member.id, status=status, most=PAGE, skip=page * PAGE
    )
    lines: list[str] = [_title(talk, status, count, page, pages)]
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    for report in found:
        lines += ["", *summary.report_lines(talk.words, figures, report)]
    here = ShowMine(status or ALL, page)
    rows = [
        *opened.openings(talk, found, here.pack()),
        *_turns(status, page, pages),
        *_filter(talk, counts, status),
    ]
    return Markup("\n".join(lines)), Keys(rows)


def _title(talk: Talk, status: Status | None, count: int, page: int, pages: int) -> Markup:
    return talk.html(
        "my-title",
        status=_status_shown(talk, status),
        count=str(count),
        page=str(page + 1),
        pages=str(pages),
    )


def _status_shown(talk: Talk, status: Status | None) -> str:
    return talk.plain("my-all") if status is None else talk.plain(f"status-{status}")


def _turns(status: Status | None, page: int, pages: int) -> list[Row]:
    beside = ((page - 1, "‹"), (page + 1, "›"))
    row = [ShowMine(status or ALL, n).on(sign) for n, sign in beside if 0 <= n < pages]
    return [row] if row else []


def _filter(talk: Talk, counts: dict[Status, int], chosen: Status | None) -> list[Row]:
    """The statuses he has reports in, where there is more than one."""
    if len(counts) < 2:
        return []
    choices = [
        (None, sum(counts.values())),
        *((one, counts[one]) for one in Status if one in counts),
    ]
    row = []
    for status, count in choices:
        sign = "● " if status == chosen else ""
        label = f"{sign}{_status_shown(talk, status)} {count}"
        row.append(ShowMine(status or ALL, 0).on(label))
    return [row[:3], row[3:]] if len(row) > 3 else [row]
