"""Writes invented reports by the million, as rows of every table that filing touches.

Only for benchmarks: it is SQL of its own on the same tables, without the checks of filing.
"""

import sqlite3
from datetime import date
from pathlib import Path

from plan.model import Indicator, Measure, Plan, QuestionKind, State
from plan.report import FEN
from storage.tally import adds_up

FAST = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000", "temp_store = FILE")
ANSWER = 40
ROWS = ("report", "report_version", "tally_move")

# A fixed sequence for chance: the same reports in every run, spread evenly over all that matters.
NUMBERED = """WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :count),
  chance (i, a, b, past) AS (
    SELECT i, (i * 7919) % 104729, (i * 104723) % 224737,
      (((i * 15485863) % 350377) % :days) || ' days' FROM n)"""


def fill(path: Path, plan: Plan, until: date, count: int) -> None:
    """Add `count` reports of the days from the plan's start up to `until` to a migrated file."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in FAST:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    _lists(connection, plan)
    indexes = _without_indexes(connection)
    days = (until - plan.start).days
    values = {"count": count, "start": plan.start.isoformat(), "days": days}
    connection.execute(
        f"""INSERT INTO report
              (id, receipt, indicator, unit, day, status, version, filed_by, filed_at)
            {NUMBERED}
            SELECT i, printf('2014-%08d', i), o.code, u.code, date(:start, past),
              'approved', 1, 1, date(:start, past) || 'T08:00:00.000000Z'
            FROM chance JOIN one o ON o.place = a % (SELECT count(*) FROM one)
            JOIN below u ON u.place = b % (SELECT count(*) FROM below)""",  # noqa: S608 - a constant
        values,
    )
    connection.execute(
        """INSERT INTO report_version
             (report, version, indicator, unit, day, quantity, numerator, denominator, text, state,
              answers, photos, note, by_member, on_behalf, at)
           SELECT r.id, 1, r.indicator, r.unit, r.day,
             CASE WHEN o.adds THEN 1 + r.id % 9 END, CASE WHEN o.stock THEN 700 + r.id % 200 END,
             CASE WHEN o.stock THEN 1000 END, CASE WHEN o.told THEN '按计划推进' END,
             CASE WHEN o.told THEN :state END, o.answers, '[]', '现场秩序良好', 1, 0, r.filed_at
           FROM report r JOIN one o ON o.code = r.indicator""",
        {"state": State.UNDER_WAY},
    )
    _tallies(connection)
    for statement in indexes:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Take the indexes away while rows come in; returns what makes them again."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    mine = [(name, sql) for name, sql in found if any(f" {table} (" in sql for table in ROWS)]
    for name, _ in mine:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in mine]


def _lists(connection: sqlite3.Connection, plan: Plan) -> None:
    connection.execute(
        """CREATE TEMP TABLE one
             (place INTEGER, code TEXT PRIMARY KEY, adds INTEGER, stock INTEGER, told INTEGER,
              answers TEXT, extra TEXT, each INTEGER)"""
    )
    connection.execute("CREATE TEMP TABLE below (place INTEGER PRIMARY KEY, code TEXT)")
    connection.executemany(
        "INSERT INTO one VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(place, *_one(indicator)) for place, indicator in enumerate(plan.indicators)],
    )
    below = [unit.code for unit in plan.units if unit.parent is not None]
    connection.executemany("INSERT INTO below VALUES (?, ?)", enumerate(below))


def _one(indicator: Indicator) -> tuple[str, bool, bool, bool, str, str | None, int]:
    asked = next((asked for asked in indicator.questions if asked.numeric), None)
    extra = None if asked is None else asked.key
    answers = f'{{"{extra}": {ANSWER}}}' if extra else "{}"
    stock, told = indicator.measure is Measure.STOCK, indicator.measure is Measure.NARRATIVE
    scale = FEN if asked is not None and asked.kind is QuestionKind.MONEY else 1
    return indicator.code, adds_up(indicator), stock, told, answers, extra, ANSWER * scale


def _tallies(connection: sqlite3.Connection) -> None:
    """The cells and moves that filing these reports would have left."""
    connection.execute(
        """INSERT INTO tally
           SELECT v.indicator, p.part, v.unit, v.day, 'approved',
             sum(CASE p.part WHEN 'quantity' THEN v.quantity ELSE o.each END)
           FROM report_version v JOIN one o ON o.code = v.indicator AND o.adds
           JOIN (SELECT code, 'quantity' AS part FROM one
                 UNION ALL SELECT code, extra FROM one WHERE extra IS NOT NULL) p
             ON p.code = v.indicator
           GROUP BY 1, 2, 3, 4"""
    )
    connection.execute(
        """INSERT INTO tally_month
           SELECT indicator, part, unit, substr(day, 1, 7), status, sum(value)
           FROM tally GROUP BY 1, 2, 3, 4, 5"""
    )
    # SQLite takes the other columns from the row that has the largest id.
    connection.execute(
        """INSERT INTO tally
           SELECT indicator, part, unit, day, 'approved', value FROM (
             SELECT v.indicator, p.part, v.unit, v.day, max(v.report),
               CASE p.part WHEN 'numerator' THEN v.numerator WHEN 'denominator' THEN v.denominator
                 ELSE 1 END AS value
             FROM report_version v JOIN one o ON o.code = v.indicator AND NOT o.adds
             JOIN (SELECT code, 'numerator' AS part FROM one WHERE stock
                   UNION ALL SELECT code, 'denominator' FROM one WHERE stock
                   UNION ALL SELECT code, 'state' FROM one WHERE told) p ON p.code = v.indicator
             GROUP BY 1, 2, 3, 4)"""
    )
    connection.execute(
        """INSERT INTO tally_move (at, report, indicator, unit, status, value)
           SELECT at, report, indicator, unit, 'approved', quantity FROM report_version
           ORDER BY at, report"""
    )
