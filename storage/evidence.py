"""What evidence lacks in reports that were filed, and whose business that is now."""

import json
from collections.abc import Collection
from datetime import date

from storage import photos, reports
from storage.database import Connection
from storage.reports import Report


async def without_photos(
    connection: Connection,
    member: int,
    units: Collection[str],
    serving: Collection[str],
    since: date,
) -> list[Report]:
    """Standing reports of events since a day that have no photo, newest first.

    Those a member filed, and those of `units` whose filer is suspended or of none of the units
    `serving` them any more.
    """
    rows = await connection.execute_fetchall(
        f"""SELECT r.id FROM report r
           JOIN report_version v ON v.report = r.id AND v.version = r.version
           WHERE r.id IN (
             SELECT id FROM report WHERE filed_by = ?2 AND day >= ?1
             UNION
             SELECT i.id FROM report i JOIN member f ON f.id = i.filed_by
             WHERE i.unit IN (SELECT value FROM json_each(?3)) AND i.day >= ?1
               AND (f.status <> 'active' OR f.unit NOT IN (SELECT value FROM json_each(?4))))
             AND {photos.KEPT} = '[]' AND r.status IN ('approved', 'pending')
           ORDER BY r.id DESC""",  # noqa: S608 - a constant
        (since.isoformat(), member, json.dumps(list(units)), json.dumps(list(serving))),
    )
    found = [await reports.get(connection, row["id"]) for row in rows]
    return [one for one in found if one is not None]
