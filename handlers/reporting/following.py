"""An edited message whose drafts are still open: their card follows the words.

What an item says is put in; what the words leave open stays as it was answered. An item that is
new in the message becomes a draft, one that was struck out is thrown away.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.reporting import fields, quick
from handlers.reporting.showing import show_anew
from handlers.talk import Talk
from plan.quick.mask import mask
from plan.quick.model import QuickDraft
from storage import drafts, quick_lines, reports
from storage.drafts import Draft, Entry

TAKEN = ("indicator", "unit", "day", "quantity", "numerator", "denominator", "text", "state")
EVIDENCE = ("photos", "lost", "location", "note")
Said = tuple[str, QuickDraft]  # by the key of its line


async def follow(talk: Talk, said: Sequence[Said], message: int, words: str) -> None:
    """Put what an edited message says now into the drafts it made that are open still."""
    made = await drafts.of_message(talk.connection, talk.member.id, message)
    bare = [one for one in made if drafts.is_bare(one)]
    if bare:
        await _say_of(talk, bare[0], said, words)
    elif made and not said:
        await show_anew(talk, made[0], talk.html("edited-draft-unread"))
    elif made:
        await _put_in(talk, made, said, message)


async def _say_of(talk: Talk, bare: Draft, said: Sequence[Said], words: str) -> None:
    """The caption of photos that said nothing before may say now what they are of."""
    entry = replace(bare.entry, note=None)
    source = quick.Source(bare.message or 0, into=replace(bare, entry=entry))
    if said and await quick.quick(talk, words, source, beside_a_draft=True) is quick.Taken.KEPT:
        return
    await show_anew(talk, replace(bare, entry=replace(entry, note=mask(words)[0])))


async def _put_in(talk: Talk, made: list[Draft], said: Sequence[Said], message: int) -> None:
    pairs, new = await _pairs(talk, made, said, message)
    struck = [one for one in made if one.id not in pairs]
    orphaned = tuple(photo for one in struck for photo in one.entry.photos)
    where = next((one.entry.location for one in struck if one.entry.location), None)
    source = quick.Source(message, orphaned, where)
    refused = [reason for _, one in (*pairs.values(), *new) if (reason := quick.refusal(talk, one))]
    if refused:
        await talk.say(talk.html("quick-left-out", lines="\n".join(refused)))
        return
    changed: list[Draft] = []
    for draft in (one for one in made if one.id in pairs):
        key, one = pairs[draft.id]
        if await quick_lines.draft_of(talk.connection, talk.member.id, key) == draft.id:
            continue  # the same words: what was changed on its card since stays
        await quick_lines.keep(talk.connection, talk.member.id, key, draft.id)
        entry = updated(draft.entry, one)
        if entry != draft.entry:
            changed.append(replace(draft, entry=entry, step=fields.next_step(talk, entry)))
    changed += [await _begin(talk, item, message) for item in new]
    for draft in struck:
        await _strike_out(talk, draft)
    left = [*changed, *(one for one in made if one not in struck)]
    first = replace(left[0], entry=source.put_into(left[0].entry))
    for draft in changed[1:]:
        await drafts.save(talk.connection, talk.now, draft)
    if changed or struck:
        await show_anew(talk, first, talk.html("edited-followed"))


async def _strike_out(talk: Talk, draft: Draft) -> None:
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.rewrite(draft.form, talk.html("report-cancelled"))


async def _begin(talk: Talk, item: Said, message: int) -> Draft:
    key, one = item
    entry, member = quick.entry_of(talk, one), talk.member.id
    step = fields.next_step(talk, entry)
    draft = await drafts.start(talk.connection, talk.now, member, step, entry, message=message)
    await quick_lines.keep(talk.connection, member, key, draft.id)
    return draft


async def _pairs(
    talk: Talk, made: list[Draft], said: Sequence[Said], message: int
) -> tuple[dict[int, Said], list[Said]]:
    """Which open draft each item of the message is of, and the items that are of none.

    By the very same line, then by the indicator, then by their order where none is left over.
    What a report that was filed already may say now is not taken for a new item.
    """
    same, left = await _of_the_same_line(talk, said)
    pairs = {one.id: same.pop(one.id) for one in made if one.id in same}
    for draft in (one for one in made if one.id not in pairs):
        if found := _first(left, draft.entry.indicator):
            left.remove(found)
            pairs[draft.id] = found
    for report in await reports.of_message(talk.connection, talk.member.id, message):
        if not same and (found := _first(left, report.content.indicator)):
            left.remove(found)
    rest = [one for one in made if one.id not in pairs]
    if len(rest) == len(left):
        return pairs | dict(zip((one.id for one in rest), left, strict=True)), []
    return pairs, left


async def _of_the_same_line(talk: Talk, said: Sequence[Said]) -> tuple[dict[int, Said], list[Said]]:
    """The items whose words made a draft before, by that draft, and the others."""
    same: dict[int, Said] = {}
    others: list[Said] = []
    for item in said:
        draft = await quick_lines.draft_of(talk.connection, talk.member.id, item[0])
        if draft is None:
            others.append(item)
        else:
            same[draft] = item
    return same, others


def _first(items: list[Said], indicator: str | None) -> Said | None:
    return next((item for item in items if item[1].indicator == indicator), None)


def updated(entry: Entry, one: QuickDraft) -> Entry:
    """The entry with what was said put in; what that leaves open stays as it was.

    What the words speak of without saying it is asked for anew.
    """
    kept = entry if one.indicator in {None, entry.indicator} else Entry(unit=entry.unit)
    values = {name: getattr(one, name) for name in TAKEN if getattr(one, name) is not None}
    asked = {name: None for name in one.ask if name in TAKEN and name != "unit"}
    evidence = {name: getattr(entry, name) for name in EVIDENCE}
    answers = {**kept.answers, **one.answers}
    return replace(kept, **{"day": entry.day, **asked, **evidence, **values, "answers": answers})
