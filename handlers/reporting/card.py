"""The confirmation card: every field of a complete draft, to be filed or changed."""

from briefing import report_fields, review_lines
from handlers import remarks
from handlers.buttons import Edit, File, FileAll, Key, Keys
from handlers.keyboards import Row, pairs
from handlers.reporting import reopened, sameness
from handlers.reporting.fields import CARD, card_fields, indicator_of, required_and_empty
from handlers.reporting.layout import heading, joined, last_row, line
from handlers.talk import Talk
from plan.report import Status
from plan.review import levels_of
from storage import drafts, periods, reports
from storage.drafts import Draft, Entry
from storage.reviews import Review
from texts import Markup


async def card(talk: Talk, draft: Draft, before: list[Markup | str]) -> tuple[Markup, Keys]:
    """The card's text, below the lines `before`, and its buttons."""
    others = await _others(talk, draft)
    returned = await reopened.answered(talk, draft)
    hints = await sameness.find(talk, draft)
    notes = [
        *await _closed(talk, draft),
        *await sameness.lines(talk, draft, hints),
        *await _on_review(talk, draft, returned),
    ]
    lines = [*before, *_card_lines(talk, draft, notes)]
    if others:
        lines.append(talk.html("card-more", count=str(len(others))))
    whole = [one for one in (draft, *others) if _is_whole(talk, one)]
    fields = reopened.open_fields(talk, draft.entry, returned)
    looks = await remarks.rows(talk, hints)
    return joined(lines), _keyboard(talk, draft, fields, len(whole), looks)


async def _on_review(talk: Talk, draft: Draft, returned: Review | None) -> list[Markup]:
    """Why the report was returned; or, of an approved one, that a change is reviewed again."""
    if returned is not None:
        return [review_lines.decided(talk, draft.entry.content(), returned)]
    if draft.changes is None:
        return []
    report = await reports.get(talk.connection, draft.changes)
    again = levels_of(talk.plan, indicator_of(talk, draft.entry)) > 0
    approved = report is not None and report.status is Status.APPROVED
    return [talk.html("card-review-again")] if approved and again else []


async def _closed(talk: Talk, draft: Draft) -> list[Markup]:
    """The word that this will be a late report, or an amendment: its month is locked."""
    entry = draft.entry
    if entry.day is None or not await periods.is_locked(talk.connection, entry.unit, entry.day):
        return []
    message = "card-late" if draft.changes is None else "card-amends"
    return [Markup(""), talk.html(message, month=str(entry.day.month))]


async def _others(talk: Talk, draft: Draft) -> list[Draft]:
    if draft.message is None:
        return []
    made = await drafts.of_message(talk.connection, talk.member.id, draft.message)
    return [one for one in made if one.id != draft.id]


def _is_whole(talk: Talk, draft: Draft) -> bool:
    return draft.step == CARD and not required_and_empty(talk, draft.entry)


def _card_lines(talk: Talk, draft: Draft, hints: list[Markup]) -> list[str]:
    entry, changes = draft.entry, draft.changes is not None
    required = required_and_empty(talk, entry)
    title = talk.html("card-change-title" if changes else "card-title")
    lines: list[str] = [title, heading(talk, indicator_of(talk, entry))]
    shown_unit = () if "unit" in card_fields(talk, entry) else ("unit",)
    for field in (*shown_unit, *card_fields(talk, entry)):
        empty = "card-required" if field in required else "card-empty"
        lines.append(
            line(talk, entry, field, report_fields.value(talk, entry, field) or talk.plain(empty))
        )
    if entry.unit != talk.member.unit and not changes:
        lines.append(talk.html("card-on-behalf"))
    return [*lines, *hints, "", _request(talk, draft, required)]


def _request(talk: Talk, draft: Draft, required: tuple[str, ...]) -> Markup:
    """What the person is to do with the card."""
    if len(required) == 1:
        label = report_fields.label(talk, draft.entry, required[0])
        return talk.html("card-lacks", label=label)
    if required:
        return talk.html("card-incomplete")
    return talk.html("card-question" if draft.changes is None else "card-change-question")


def _keyboard(
    talk: Talk, draft: Draft, fields: tuple[str, ...], together: int, others: list[Row]
) -> Keys:
    required = required_and_empty(talk, draft.entry)

    def edit(field: str) -> Key:
        sign = "❗" if field in required else "✏️"
        return Edit(draft.id, field).on(f"{sign} {report_fields.label(talk, draft.entry, field)}")

    filing = "button-save" if draft.changes is not None else "button-file"
    rows = [[File(draft.id).on(talk.plain(filing))], *pairs(map(edit, fields))]
    if draft.message is not None and together > 1:
        label = talk.plain("button-file-all", count=str(together))
        rows.insert(1, [FileAll(draft.message).on(label)])
    return Keys([*rows, *others, last_row(talk, draft)])


def filed_text(talk: Talk, entry: Entry, receipt: str) -> Markup:
    """What is left of the card once the report was filed."""
    lines = [talk.html("card-filed", receipt=receipt), heading(talk, indicator_of(talk, entry))]
    for field in ("unit", *(f for f in card_fields(talk, entry) if f != "unit")):
        shown = report_fields.value(talk, entry, field)
        if shown and (field != "photos" or entry.photos):
            lines.append(line(talk, entry, field, shown))
    return joined(lines)
