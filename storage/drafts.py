"""Reports being filled in: a draft is a row, so it survives a restart at any step."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Self

from plan.model import State
from plan.report import Content
from storage.database import Connection
from storage.instants import to_text
from storage.values import dump_answers, load_answers

# Of the JSON below. A draft in an older form is read by a branch in `_entry`, never guessed at.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What has been answered so far; None is not answered yet."""

    unit: str
    indicator: str | None = None
    day: date | None = None
    quantity: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    text: str | None = None
    state: State | None = None
    answers: Mapping[str, str | int | Decimal] = field(default_factory=dict)
    photos: tuple[int, ...] = ()
    note: str | None = None
    location: tuple[float, float] | None = None
    # From quick entry: fields to ask besides the ordinary ones, and what the text left open.
    asks: tuple[str, ...] = ()
    # Photos that came and could not be had; they are no evidence.
    lost: tuple[int, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def content(self) -> Content:
        """The finished report. Raises ValueError while indicator or date is missing."""
        if self.indicator is None or self.day is None:
            raise ValueError("indicator and date come before the card")
        return Content(
            indicator=self.indicator,
            unit=self.unit,
            day=self.day,
            quantity=self.quantity,
            numerator=self.numerator,
            denominator=self.denominator,
            text=self.text,
            state=self.state,
            answers=self.answers,
            photos=self.photos,
            note=self.note,
            location=self.location,
        )

    @classmethod
    def of(cls, content: Content) -> Self:
        """What a filed report says, to be changed."""
        return cls(**{one.name: getattr(content, one.name) for one in fields(content)})


@dataclass(frozen=True, slots=True)
class Draft:
    """A member's draft: the step it waits at, the letter that shows its form, its last album.

    `changes` is the report it changes, `base` the version of it that was opened; `message` is the
    message the draft was typed in (quick entry).
    """

    id: int
    member: int
    step: str
    entry: Entry
    form: int | None
    album: str | None = None
    changes: int | None = None
    message: int | None = None
    base: int | None = None


def is_bare(draft: Draft) -> bool:
    """Whether a draft says nothing yet of what it reports: it holds evidence at most."""
    entry = draft.entry
    return entry.indicator is None and entry.quantity is None and draft.changes is None


def waits_for_words(draft: Draft) -> bool:
    """Whether a draft holds evidence and nobody said yet what of."""
    return is_bare(draft) and bool(draft.entry.photos or draft.entry.location)


COLUMNS = "id, member, step, content, form, album, changes, message, base, format"


def _draft(row: sqlite3.Row) -> Draft:
    entry = _entry(row["content"])
    return Draft(
        row["id"],
        row["member"],
        row["step"],
        entry,
        row["form"],
        row["album"],
        row["changes"],
        row["message"],
        row["base"],
    )


def _entry(text: str) -> Entry:
    values = json.loads(text)
    return Entry(
        **{
            **values,
            "day": date.fromisoformat(values["day"]) if values["day"] else None,
            "state": State(values["state"]) if values["state"] else None,
            "answers": load_answers(values["answers"]),
            "photos": tuple(values["photos"]),
            "asks": tuple(values.get("asks", ())),
            "lost": tuple(values.get("lost", ())),
            "options": {k: tuple(v) for k, v in values.get("options", {}).items()},
            "location": tuple(values["location"]) if values.get("location") else None,
        }
    )


def _dump(entry: Entry) -> str:
    values = {one.name: getattr(entry, one.name) for one in fields(entry)}
    values["day"] = entry.day.isoformat() if entry.day else None
    values["answers"] = dump_answers(entry.answers)
    return json.dumps(values, ensure_ascii=False)


async def start(
    connection: Connection,
    now: datetime,
    member: int,
    step: str,
    entry: Entry,
    *,
    changes: int | None = None,
    message: int | None = None,
    base: int | None = None,
) -> Draft:
    """Begin a draft; one that `changes` a report names the version it is `base`d on."""
    rows = await connection.execute_fetchall(
        f"""INSERT INTO draft (member, step, content, format, touched_at, changes, message,
              base)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING {COLUMNS}""",  # noqa: S608 - a constant
        (member, step, _dump(entry), FORMAT, to_text(now), changes, message, base),
    )
    return next(map(_draft, rows))


async def save(connection: Connection, now: datetime, draft: Draft) -> None:
    """Keep the step, the answers and the form of a draft as they are now."""
    await connection.execute_fetchall(
        """UPDATE draft
           SET step = ?, content = ?, form = ?, album = ?, base = ?, message = ?,
             touched_at = ?, asked_at = NULL
           WHERE id = ?""",
        (
            draft.step,
            _dump(draft.entry),
            draft.form,
            draft.album,
            draft.base,
            draft.message,
            to_text(now),
            draft.id,
        ),
    )


async def get(connection: Connection, draft: int, member: int) -> Draft | None:
    """The draft with this id where it is this member's and still open."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM draft WHERE id = ? AND member = ?",  # noqa: S608 - a constant
        (draft, member),
    )
    return next(map(_draft, rows), None)


async def latest(connection: Connection, member: int) -> Draft | None:
    """The draft this member touched last: what he types belongs to it."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM draft WHERE member = ?
            ORDER BY touched_at DESC, id DESC LIMIT 1""",  # noqa: S608 - a constant
        (member,),
    )
    return next(map(_draft, rows), None)


async def of_member(connection: Connection, member: int) -> list[Draft]:
    """A member's open drafts, the one he touched last first."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM draft WHERE member = ?
            ORDER BY touched_at DESC, id DESC""",  # noqa: S608 - a constant
        (member,),
    )
    return [_draft(row) for row in rows]


async def changing(connection: Connection, report: int, member: int) -> Draft | None:
    """The open draft in which a member changes a report."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM draft WHERE member = ? AND changes = ?
            ORDER BY id DESC LIMIT 1""",  # noqa: S608 - a constant
        (member, report),
    )
    return next(map(_draft, rows), None)


async def of_message(connection: Connection, member: int, message: int) -> list[Draft]:
    """The open drafts that one of a member's messages made, in its order."""
    rows = await connection.execute_fetchall(
        f"SELECT {COLUMNS} FROM draft WHERE member = ? AND message = ? ORDER BY id",  # noqa: S608 - a constant
        (member, message),
    )
    return [_draft(row) for row in rows]


async def with_photo(connection: Connection, member: int, photo: int) -> list[Draft]:
    """A member's open drafts that have this photo."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM draft WHERE member = ?
            AND ? IN (SELECT value FROM json_each(content, '$.photos')) ORDER BY id""",  # noqa: S608 - a constant
        (member, photo),
    )
    return [_draft(row) for row in rows]


async def lose_photo(connection: Connection, draft: Draft, photo: int) -> Draft:
    """The draft without a photo that could not be had; it counts as untouched."""
    kept = tuple(one for one in draft.entry.photos if one != photo)
    entry = replace(draft.entry, photos=kept, lost=(*draft.entry.lost, photo))
    await connection.execute_fetchall(
        "UPDATE draft SET content = ? WHERE id = ?", (_dump(entry), draft.id)
    )
    return replace(draft, entry=entry)


async def left_lying(
    connection: Connection, ask_before: datetime, drop_before: datetime
) -> list[tuple[Draft, bool]]:
    """Drafts not touched for long: those not asked about yet, and (True) those to be dropped.

    Those of a suspended member stay as they are.
    """
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS}, touched_at < ? AS over FROM draft
            WHERE touched_at < ? AND (asked_at IS NULL OR touched_at < ?)
              AND member IN (SELECT id FROM member WHERE status = 'active') ORDER BY id""",  # noqa: S608 - a constant
        (to_text(drop_before), to_text(ask_before), to_text(drop_before)),
    )
    return [(_draft(row), bool(row["over"])) for row in rows]


async def note_asked(connection: Connection, now: datetime, draft: int) -> None:
    """Note that its member was asked about a draft."""
    await connection.execute_fetchall(
        "UPDATE draft SET asked_at = ? WHERE id = ?", (to_text(now), draft)
    )


async def begin_anew(connection: Connection, now: datetime, member: int) -> None:
    """Count the days a member's drafts have been lying from now on: he was away."""
    await connection.execute_fetchall(
        "UPDATE draft SET touched_at = ?, asked_at = NULL WHERE member = ?",
        (to_text(now), member),
    )


async def drop(connection: Connection, draft: int) -> None:
    """Delete a draft that was filed or cancelled."""
    await connection.execute_fetchall("DELETE FROM draft WHERE id = ?", (draft,))
