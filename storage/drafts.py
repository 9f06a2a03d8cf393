"""Reports being filled in: a draft is a row, so it survives a restart at any step."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
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

    `changes` is the report it changes; `message` is the message it was typed in (quick entry).
    """

    id: int
    member: int
    step: str
    entry: Entry
    form: int | None
    album: str | None = None
    changes: int | None = None
    message: int | None = None


COLUMNS = "id, member, step, content, form, album, changes, message, format"


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
            "location": tuple(values["location"]) if values.get("location") else None,
        }
    )


def _dump(entry: Entry) -> str:
    values = asdict(entry)
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
) -> Draft:
    """Begin a draft."""
    rows = await connection.execute_fetchall(
        f"""INSERT INTO draft (member, step, content, format, touched_at, changes, message)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING {COLUMNS}""",  # noqa: S608 - a constant
        (member, step, _dump(entry), FORMAT, to_text(now), changes, message),
    )
    return next(map(_draft, rows))


async def save(connection: Connection, now: datetime, draft: Draft) -> None:
    """Keep the step, the answers and the form of a draft as they are now."""
    await connection.execute_fetchall(
        """UPDATE draft
           SET step = ?, content = ?, form = ?, album = ?, touched_at = ?, asked_at = NULL
           WHERE id = ?""",
        (draft.step, _dump(draft.entry), draft.form, draft.album, to_text(now), draft.id),
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


async def drop(connection: Connection, draft: int) -> None:
    """Delete a draft that was filed or cancelled."""
    await connection.execute_fetchall("DELETE FROM draft WHERE id = ?", (draft,))
