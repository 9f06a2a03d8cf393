"""The members as those who manage them see and change them: lists, counts, moves, suspensions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from json import dumps

from storage import audit
from storage.database import Connection
from storage.instants import from_text
from storage.members import COLUMNS, Member, Role, read


@dataclass(frozen=True, slots=True)
class Profile:
    """A member with what only his card shows."""

    member: Member
    phone: str | None
    joined_at: datetime
    reports: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many members a unit has."""

    active: int
    suspended: int


async def profile(connection: Connection, member: int) -> Profile | None:
    """The member with this id, and what only his card shows."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS}, phone, joined_at,
              (SELECT count(*) FROM report WHERE filed_by = m.id) AS reports
            FROM member m WHERE id = ?""",  # noqa: S608 - a constant
        (member,),
    )
    for row in rows:
        return Profile(read(row), row["phone"], from_text(row["joined_at"]), row["reports"])
    return None


async def counts(connection: Connection) -> Mapping[str, Count]:
    """How many members each unit has itself, those below it left aside."""
    rows = await connection.execute_fetchall(
        """SELECT unit, sum(status = 'active') AS active, sum(status <> 'active') AS suspended
           FROM member GROUP BY unit"""
    )
    return {row["unit"]: Count(row["active"], row["suspended"]) for row in rows}


async def of_unit(connection: Connection, unit: str, *, most: int, skip: int) -> list[Member]:
    """The members of a unit itself: active ones first, in the order they joined."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM member WHERE unit = ?
            ORDER BY status, id LIMIT ? OFFSET ?""",  # noqa: S608 - a constant
        (unit, most, skip),
    )
    return [read(row) for row in rows]


async def search(
    connection: Connection,
    units: Collection[str],
    words: str,
    named: Collection[str],
    *,
    most: int,
) -> list[Member]:
    """The members of `units` with `words` in their name or phone, or who are of a `named` unit."""
    rows = await connection.execute_fetchall(
        f"""SELECT {COLUMNS} FROM member
            WHERE unit IN (SELECT value FROM json_each(?1)) AND (
              instr(lower(name), lower(?2)) OR (?3 <> '' AND instr(phone, ?3))
              OR unit IN (SELECT value FROM json_each(?4)))
            ORDER BY status, id LIMIT ?5""",  # noqa: S608 - a constant
        (dumps(list(units)), words, _digits(words), dumps(list(named)), most),
    )
    return [read(row) for row in rows]


def _digits(words: str) -> str:
    # A phone may be typed with spaces and dashes; fewer than three digits fit too many.
    digits = "".join(sign for sign in words if sign.isascii() and sign.isdigit())
    return digits if len(digits) >= 3 else ""


async def another_administers(connection: Connection, member: Member) -> bool:
    """Whether anybody else is an active administrator who can be reached."""
    rows = await connection.execute_fetchall(
        """SELECT 1 FROM member WHERE role = 'administrator' AND status = 'active'
             AND reachable = 1 AND id <> ? LIMIT 1""",
        (member.id,),
    )
    return bool(rows)


async def move(connection: Connection, now: datetime, member: Member, unit: str, by: int) -> Member:
    """Let a member serve another unit; what he filed stays with the unit it was filed for."""
    await connection.execute_fetchall("UPDATE member SET unit = ? WHERE id = ?", (unit, member.id))
    await _record(connection, now, member, by, {"unit": unit})
    return replace(member, unit=unit)


async def give_role(
    connection: Connection, now: datetime, member: Member, role: Role, by: int
) -> Member:
    """Give a member another role."""
    await connection.execute_fetchall("UPDATE member SET role = ? WHERE id = ?", (role, member.id))
    await _record(connection, now, member, by, {"role": role})
    return replace(member, role=role)


async def suspend(
    connection: Connection, now: datetime, member: Member, by: int, *, suspended: bool
) -> Member:
    """Let a member no longer use the bot, or again."""
    standing = "suspended" if suspended else "active"
    await connection.execute_fetchall(
        "UPDATE member SET status = ? WHERE id = ?", (standing, member.id)
    )
    await _record(connection, now, member, by, {"standing": standing})
    return replace(member, active=not suspended)


async def _record(
    connection: Connection,
    now: datetime,
    member: Member,
    by: int,
    detail: Mapping[str, str | int | None],
) -> None:
    subject = f"member:{member.id}"
    await audit.record(connection, now, by, audit.Action.MEMBER_CHANGED, subject, detail)


async def erase(connection: Connection, now: datetime, member: Member, by: int) -> Member:
    """Blank the name and phone of one who left; a number stands for him from now on."""
    name = f"#{member.id}"
    await connection.execute_fetchall(
        "UPDATE member SET name = ?, phone = NULL WHERE id = ?", (name, member.id)
    )
    subject = f"member:{member.id}"
    await audit.record(connection, now, by, audit.Action.MEMBER_ERASED, subject)
    return replace(member, name=name)


async def rename(connection: Connection, now: datetime, member: Member, name: str) -> Member:
    """Keep the name a member gives himself. The trail has no name: it could not be erased there."""
    await connection.execute_fetchall("UPDATE member SET name = ? WHERE id = ?", (name, member.id))
    await _record(connection, now, member, member.id, {"fields": "name"})
    return replace(member, name=name)


async def keep_phone(connection: Connection, now: datetime, member: Member, phone: str) -> None:
    """Keep the phone number a member shared."""
    await connection.execute_fetchall(
        "UPDATE member SET phone = ? WHERE id = ?", (phone, member.id)
    )
    await _record(connection, now, member, member.id, {"fields": "phone"})
