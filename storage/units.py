"""The org units: seeded from the plan file, read as a tree."""

import json

from plan.model import Plan, Unit
from plan.units import OrgTree
from storage.database import Connection


async def seed(connection: Connection, plan: Plan) -> None:
    """Take the plan file's units over, new and changed ones alike; none is ever deleted."""
    for position, unit in enumerate(plan.units):
        await connection.execute_fetchall(
            """INSERT INTO unit (code, name, short, aliases, parent, workers, quotas, position)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (code) DO UPDATE SET
                 name = excluded.name, short = excluded.short, aliases = excluded.aliases,
                 parent = excluded.parent, workers = excluded.workers, quotas = excluded.quotas,
                 position = excluded.position""",
            (
                unit.code,
                unit.name,
                unit.short,
                json.dumps(unit.aliases, ensure_ascii=False),
                unit.parent,
                unit.workers,
                json.dumps(dict(unit.quotas)),
                position,
            ),
        )


async def tree(connection: Connection) -> OrgTree:
    """All units, in the plan file's order."""
    rows = await connection.execute_fetchall(
        """SELECT code, name, short, aliases, parent, workers, quotas FROM unit
           ORDER BY position, code"""
    )
    return OrgTree(
        Unit(
            code=row["code"],
            name=row["name"],
            short=row["short"],
            aliases=tuple(json.loads(row["aliases"])),
            parent=row["parent"],
            workers=row["workers"],
            quotas=json.loads(row["quotas"]),
        )
        for row in rows
    )
