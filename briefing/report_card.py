"""A filed report opened: its card, what a change of it changed, and its history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from briefing import review_lines, wording
from briefing.report_fields import View, fields_of, instant_shown, label, value
from briefing.rich import Block, Document, Heading, Paragraph, Table
from briefing.rich_parts import readable
from plan.report import Content
from plan.revision import ANSWER, changed_fields
from storage.drafts import Entry
from storage.reports import Report
from storage.reviews import Review
from storage.revisions import Reason, Version, Withdrawal
from texts import Markup

# A history line quotes this much of a long text; the version's own words stay whole in its row.
LONGEST_QUOTE = 200
# A page of the history: as text, too, well below the 4096 characters of a message.
MOST_CHARACTERS = 3000
MOST_EVENTS = 8

Event = tuple[Block, ...]


def card(
    view: View,
    report: Report,
    withdrawal: Withdrawal | None = None,
    reviews: Sequence[Review] = (),
) -> Markup:
    """Everything a report says now: who filed it, what review made of it, why it is withdrawn."""
    content, words = report.content, view.words
    indicator = view.plan.indicator(content.indicator)
    entry = Entry.of(content)
    status = words.plain(f"status-{report.status}")
    lines: list[str] = [
        words.html("report-receipt", receipt=report.receipt, status=status),
        words.html("report-heading", label=indicator.label, name=indicator.name),
    ]
    for field in fields_of(indicator, content):
        shown = _value(view, entry, field)
        if shown and (field != "photos" or content.photos):
            lines.append(words.html("report-line", label=label(view, entry, field), value=shown))
    if report.on_behalf:
        lines.append(words.html("report-behalf"))
    lines += wording.origin(words, report.origin)
    when = instant_shown(view, report.filed_at)
    lines += ["", words.html("opened-filed", name=report.filer, when=when)]
    if report.version > 1:
        lines.append(words.html("opened-version", version=str(report.version)))
    lines += review_lines.standing(view, report, reviews)
    if withdrawal is not None:
        lines.append(
            words.html(
                "opened-withdrawn",
                when=instant_shown(view, withdrawal.at),
                name=withdrawal.by,
                reason=reason_shown(view, withdrawal.reason, withdrawal.words),
            )
        )
    return Markup("\n".join(lines))


def reason_shown(view: View, reason: Reason, said: str | None) -> str:
    """Why a report was withdrawn: the ready-made reason, or the words that were typed."""
    return said or view.words.plain(f"reason-{reason}")


def change_lines(
    view: View, before: Content, after: Content, longest: int = LONGEST_QUOTE
) -> list[Markup]:
    """What a change changed, a line for each field: old → new, each cut at `longest` characters."""
    names = changed_fields(before, after)
    return [_change_line(view, before, after, name, longest) for name in names]


def _change_line(view: View, before: Content, after: Content, field: str, longest: int) -> Markup:
    old, new = Entry.of(before), Entry.of(after)
    named = _label(view, new if _has(after, field) else old, field)
    if field == "photos":
        return view.words.html(
            "change-photos",
            label=named,
            added=str(len(set(after.photos) - set(before.photos))),
            removed=str(len(set(before.photos) - set(after.photos))),
        )
    nothing = view.words.plain("card-empty")
    return view.words.html(
        "change-line",
        label=named,
        old=_quoted(_value(view, old, field), longest) or nothing,
        new=_quoted(_value(view, new, field), longest) or nothing,
    )


def _has(content: Content, field: str) -> bool:
    if field.startswith(ANSWER):
        return field.removeprefix(ANSWER) in content.answers
    return field not in {"numerator", "denominator"} or getattr(content, field) is not None


def _label(view: View, entry: Entry, field: str) -> str:
    try:
        return label(view, entry, field)
    except KeyError:
        # A later plan asks this no more; the old answer is still shown.
        return field.removeprefix(ANSWER)


def _value(view: View, entry: Entry, field: str) -> str:
    key = field.removeprefix(ANSWER)
    if field.startswith(ANSWER) and key not in entry.answers:
        return ""
    try:
        return value(view, entry, field)
    except KeyError:
        raw = entry.answers.get(key) if field.startswith(ANSWER) else getattr(entry, field)
        return str(raw)


def _quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def change_table(view: View, before: Content, after: Content) -> Table:
    """What a change changed, a row for each field; as text, the lines of `change_lines`."""
    names = changed_fields(before, after)
    header = ("change-field", "change-before", "change-after")
    return Table(
        tuple(view.words.plain(name) for name in header),
        tuple(_change_row(view, before, after, name) for name in names),
        lines=tuple(change_lines(view, before, after)),
    )


def _change_row(view: View, before: Content, after: Content, field: str) -> tuple[str, ...]:
    old, new = Entry.of(before), Entry.of(after)
    named = _label(view, new if _has(after, field) else old, field)
    if field == "photos":
        counts = (str(len(content.photos)) for content in (before, after))
        return (named, *(view.words.plain("change-photo-count", count=n) for n in counts))
    nothing = view.words.plain("card-empty")
    values = (_quoted(_value(view, entry, field)) or nothing for entry in (old, new))
    return (named, *values)


def history(
    view: View,
    receipt: str,
    versions: Sequence[Version],
    withdrawals: Sequence[Withdrawal],
    reviews: Sequence[Review] = (),
) -> list[Document]:
    """What happened to a report, newest first, in pages that fit a message each."""
    before = {two.number: one.content for one, two in pairwise(versions)}
    events: list[tuple[datetime, Event]] = [
        (one.at, _version(view, one, before.get(one.number))) for one in versions
    ]
    for one in withdrawals:
        events += _withdrawal(view, one)
    if versions:
        said = review_lines.events(view, versions[-1].content, reviews)
        events += [(at, (Paragraph(line),)) for at, line in said]
    newest_first = [event for _, event in sorted(events, key=lambda event: event[0])][::-1]
    title = Heading(view.words.html("history-title", receipt=receipt))
    return [Document((title, *page)) for page in _pages(newest_first)]


def _version(view: View, version: Version, before: Content | None) -> Event:
    head = view.words.html(
        "history-version",
        version=str(version.number),
        when=instant_shown(view, version.at),
        name=version.by,
        what=view.words.plain(f"cause-{version.cause}"),
    )
    if before is None or not changed_fields(before, version.content):
        return (Paragraph(head),)
    return (Paragraph(head), change_table(view, before, version.content))


def _withdrawal(view: View, one: Withdrawal) -> list[tuple[datetime, Event]]:
    reason = _quoted(reason_shown(view, one.reason, one.words))
    when = instant_shown(view, one.at)
    said = view.words.html("history-withdrawn", when=when, name=one.by, reason=reason)
    events: list[tuple[datetime, Event]] = [(one.at, (Paragraph(said),))]
    if one.undone_at is not None and one.undone_by is not None:
        when = instant_shown(view, one.undone_at)
        undone = view.words.html("history-reinstated", when=when, name=one.undone_by)
        events.append((one.undone_at, (Paragraph(undone),)))
    return events


def _pages(events: Iterable[Event]) -> Iterable[Event]:
    page: list[Event] = []
    for event in events:
        characters = sum(len(text) for one in (*page, event) for text in _said(one))
        if page and (len(page) == MOST_EVENTS or characters > MOST_CHARACTERS):
            yield sum(page, ())
            page = []
        page.append(event)
    if page:
        yield sum(page, ())


def _said(event: Event) -> list[str]:
    return [text for block in event for text in readable(block)]


def older_photos(versions: Sequence[Version]) -> list[Version]:
    """The versions that show photos the newest no longer has, oldest first."""
    kept = set(versions[-1].content.photos) if versions else set()
    return [one for one in versions[:-1] if set(one.content.photos) - kept]
