"""The workbook (.xlsx) and the ledger as text (.csv): every figure and every report, to take away.

Made from a snapshot (`storage.snapshot`), in a thread of its own: it keeps a processor busy.
"""

import csv
import re
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO

from xlsxwriter.exceptions import (  # type: ignore[import-untyped] # it has no types
    FileCreateError,
)

from briefing import sheets, wording
from briefing.extract import Extract
from briefing.grid import Kind, Progress, RowWriter, Table, Value, sample_styles, serial
from briefing.ledger import ledger
from briefing.overview_sheet import overview
from briefing.safe import file_name, for_csv
from briefing.sheets import HEAD_ROW, ROWS_OF_A_SHEET, Book
from briefing.trail import trail, unreported
from briefing.units_sheet import units_side_by_side

SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
DIMENSION = re.compile(r"<dimension [^>]*/>")
LINES_AT_ONCE = 200
STEP = 1_000
"""Rows between two words about the progress."""
LEVEL = 3
"""Of compression: one more halves the speed and saves a tenth."""


@dataclass
class _Counter:
    """Tells who waits how far it is."""

    progress: Progress | None
    total: int
    done: int = 0

    def one_more(self) -> None:
        self.done += 1
        if self.progress and (self.done % STEP == 0 or self.done == self.total):
            self.progress(self.done, self.total)


def name_of(extract: Extract, suffix: str) -> str:
    """A name for a file: the unit, what it is, the day; nothing a program could take amiss."""
    day = extract.figures.day
    stem = extract.words.plain("workbook-file", unit=extract.unit(extract.top), day=day.isoformat())
    return f"{file_name(stem)}.{suffix}"


async def write(extract: Extract, path: Path, progress: Progress | None = None) -> None:
    """Write the workbook to `path`; `progress` hears (rows done, rows in all).

    Where it fails, nothing is left at `path`. Raises OSError.
    """
    tables = [await ledger(extract), await unreported(extract), await trail(extract)]
    counter = _Counter(progress, sum(table.count for table in tables))
    skeleton = path.with_name(f".{path.name}.skeleton")
    part = path.with_name(f".{path.name}.part")
    try:
        await _skeleton(extract, tables, skeleton)
        await _fill(skeleton, part, tables, counter)
        part.replace(path)
    finally:
        skeleton.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


async def _skeleton(extract: Extract, tables: Sequence[Table], path: Path) -> None:
    """The workbook with all but the rows of its long sheets."""
    plain, plan = extract.words.plain, extract.figures.plan
    note = note_of(extract)
    title = plain("overview-title", unit=extract.unit(extract.top), year=str(plan.year))
    book = Book.create(path, title, plan.federation, extract.local(extract.made_at), note)
    await overview(book, extract, title, note)
    await units_side_by_side(book, extract, note)
    for table in tables:
        for part in range(_parts(table)):
            sheets.long_sheet(book, table, note, part)
    try:
        book.package.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def note_of(extract: Extract) -> str:
    """Up to which day, the time progress, and when it was made."""
    made = extract.local(extract.made_at)
    return extract.words.plain(
        "workbook-note",
        day=extract.figures.day.isoformat(),
        progress=wording.rate(extract.figures.year_progress),
        made=f"{made:%Y-%m-%d %H:%M}",
    )


def _parts(table: Table) -> int:
    return max(1, -(-table.count // ROWS_OF_A_SHEET))


async def _fill(skeleton: Path, path: Path, tables: Sequence[Table], counter: _Counter) -> None:
    """Copy the package; each long sheet gets its rows in the place of its sample."""
    with (
        zipfile.ZipFile(skeleton) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        names = [one.filename for one in source.infolist()]
        # They are the last sheets, in their order.
        long = [table for table in tables for _part in range(_parts(table))]
        sheets_in_all = sum(SHEET.fullmatch(name) is not None for name in names)
        places = {
            f"xl/worksheets/sheet{sheets_in_all - len(long) + number}.xml": table
            for number, table in enumerate(long, start=1)
        }
        for name in names:
            if name not in places:
                with source.open(name) as old, target.open(name, "w") as new:
                    shutil.copyfileobj(old, new)
        for name, table in places.items():
            with target.open(name, "w", force_zip64=True) as new:
                await _rows(source.read(name).decode(), new, table, counter)


async def _rows(sheet: str, file: IO[bytes], table: Table, counter: _Counter) -> None:
    """Write a long sheet, with as many rows as it holds."""
    before, after, styles = sample_styles(sheet, tuple(Kind))
    file.write(DIMENSION.sub("", before).encode())
    writer = RowWriter(table.columns, styles)
    lines: list[str] = []
    number = HEAD_ROW + 1
    while number - HEAD_ROW <= ROWS_OF_A_SHEET and (values := await anext(table.rows, None)):
        number += 1
        lines.append(writer.row(number, values))
        counter.one_more()
        if len(lines) == LINES_AT_ONCE:
            file.write("".join(lines).encode())
            lines.clear()
    file.write("".join(lines).encode())
    file.write(after.encode())


async def write_csv(extract: Extract, path: Path, progress: Progress | None = None) -> None:
    """Write the ledger as text to `path`: UTF-8 with a byte order mark, as spreadsheets want it.

    What might be run as a formula stands behind an apostrophe.
    """
    table = await ledger(extract)
    counter = _Counter(progress, table.count)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
            writer.writerow([for_csv(column.title) for column in table.columns])
            async for values in table.rows:
                writer.writerow([_csv_value(value) for value in values])
                counter.one_more()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _csv_value(value: Value) -> str | float:
    if isinstance(value, str):
        return for_csv(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return "" if value is None else serial(value)
