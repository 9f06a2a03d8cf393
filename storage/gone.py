"""Finds what was reported of indicators that the plan file no longer has."""

from plan.model import Plan
from storage.database import Connection


async def indicators(connection: Connection, plan: Plan) -> list[str]:
    """The codes of the indicators that were reported of and that the plan does not have."""
    # From code to code by the index: reports are not looked at one by one.
    rows = await connection.execute_fetchall(
        """WITH RECURSIVE found (code) AS (
             SELECT min(indicator) FROM report
             UNION ALL
             SELECT (SELECT min(indicator) FROM report WHERE indicator > code) FROM found
             WHERE code IS NOT NULL)
           SELECT code FROM found WHERE code IS NOT NULL ORDER BY code"""
    )
    return [row["code"] for row in rows if not plan.has(row["code"])]
