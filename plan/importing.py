"""A row of a workbook of earlier figures, read as a report or refused; no file comes in here."""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from plan.answers import (
    LONGEST_TEXT,
    check_stock,
    parse_answer,
    parse_count,
    parse_state,
    parse_text,
)
from plan.dates import check_date, parse_date
from plan.model import Indicator, Measure, Plan, Question, Unit
from plan.quick.mask import mask
from plan.report import OWN_FIELDS, Answer, Content, missing
from plan.revision import ANSWER
from plan.text import excerpt, narrow
from plan.units import OrgTree
from plan.wrong import WrongAnswer

T = TypeVar("T")
Cell = str | int | float | Decimal | date | None


class Column(StrEnum):
    """The columns a row has besides the answers, whose names begin with ``a.``."""

    MARK = "mark"
    UNIT = "unit"
    INDICATOR = "indicator"
    DAY = "day"
    QUANTITY = "quantity"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    STATE = "state"
    TEXT = "text"
    NOTE = "note"


EXAMPLE = ("示例", "example")
"""A row marked so is shown to be read, not imported."""

_MONTH = re.compile(r"(?:([0-9]{4})[-./年])?([0-9]{1,2})月?份?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the sheet: its number there, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]

    @property
    def is_example(self) -> bool:
        """Whether it only shows how rows are filled."""
        return str(self.cells.get(Column.MARK) or "").strip().lower() in EXAMPLE


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong in a row: the column, and the message that says what was expected."""

    row: int
    column: str
    message: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that can be imported: its report, and the key that knows it again."""

    row: int
    content: Content
    key: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a sheet's rows, in order."""

    ready: Sequence[Ready]
    refusals: Sequence[Refusal]

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return len({one.row for one in self.refusals})


@dataclass(frozen=True, slots=True)
class Rules:
    """What rows are held against; ``top`` is the unit whose figures the importer may bring in."""

    plan: Plan
    tree: OrgTree
    today: date
    top: str


def check(rows: Sequence[Row], rules: Rules) -> Checked:
    """Read all rows; examples are passed over.

    Every mistake of a row is named, as far as it is known what the row is about.
    """
    ready: list[Ready] = []
    refusals: list[Refusal] = []
    seen: dict[str, int] = {}
    for row in rows:
        if row.is_example:
            continue
        reader = _Reader(row, rules)
        content = reader.read()
        refusals += reader.refusals
        if content is not None and not reader.refusals:
            told = fingerprint(content)
            seen[told] = seen.get(told, 0) + 1
            ready.append(Ready(row.number, content, f"{told}:{seen[told]}"))
    return Checked(ready, refusals)


def fingerprint(content: Content) -> str:
    """The same for rows that say the same; a row is known by it and by which of them it is."""
    told = [
        content.indicator,
        content.unit,
        content.day.isoformat(),
        content.quantity,
        content.numerator,
        content.denominator,
        content.text,
        content.state,
        sorted((key, str(value)) for key, value in content.answers.items()),
        content.note,
    ]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


class _Reader:
    """Reads one row, cell by cell, and keeps what is wrong."""

    def __init__(self, row: Row, rules: Rules) -> None:
        self._row = row
        self._rules = rules
        self.refusals: list[Refusal] = []

    def read(self) -> Content | None:
        """The report, or None where not even what it is about is known."""
        unit = self._taken(Column.UNIT, self._unit)
        indicator = self._taken(Column.INDICATOR, self._indicator)
        day = self._taken(Column.DAY, self._day)
        if unit is None or indicator is None or day is None:
            return None
        content = Content(indicator.code, unit.code, day)
        content = self._figures(indicator, content)
        answers = self._answers(indicator)
        note = self._taken(Column.NOTE, self._words, empty=True)
        content = replace(content, answers=answers, note=note)
        self._complete(indicator, content)
        return content

    def _refuse(self, column: str, message: str, **values: str | int) -> None:
        self.refusals.append(Refusal(self._row.number, column, message, values))

    def _text(self, column: str) -> str:
        return as_text(self._row.cells.get(column))

    def _taken(self, column: str, read: Callable[[str], T], *, empty: bool = False) -> T | None:
        """What a cell says, None where it is empty or wrong (which is then noted)."""
        if not self._text(column).strip():
            if not empty:
                self._refuse(column, "import-empty")
            return None
        try:
            return read(column)
        except WrongAnswer as wrong:
            self._refuse(column, wrong.message_id, **wrong.values)
            return None

    def _unit(self, column: str) -> Unit:
        said = self._text(column)
        found = self._rules.tree.find(said)
        if len(found) != 1:
            raise WrongAnswer("import-no-unit", found=excerpt(said))
        if not self._rules.tree.covers(self._rules.top, found[0].code):
            raise WrongAnswer("import-unit-not-yours", found=excerpt(said))
        return found[0]

    def _indicator(self, column: str) -> Indicator:
        said = self._text(column)
        found = self._rules.plan.find(said)
        if len(found) != 1:
            message = "import-several-indicators" if found else "import-no-indicator"
            raise WrongAnswer(message, found=excerpt(said))
        return found[0]

    def _day(self, column: str) -> date:
        cell, today = self._row.cells.get(column), self._rules.today
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, float | Decimal) or (isinstance(cell, int) and cell < 10_000_000):
            # 8.1 may be 8.10 that a spreadsheet shortened, 41862 a day that lost its format.
            raise WrongAnswer("import-day-number", found=str(cell))
        day = cell if isinstance(cell, date) else self._written(as_text(cell), today)
        check_date(day, today, self._rules.plan)
        return day

    def _written(self, text: str, today: date) -> date:
        found = _MONTH.fullmatch("".join(narrow(text).split()))
        if found is None or not (found[1] or "月" in text):
            return parse_date(text, today)
        year, month = int(found[1] or self._rules.plan.year), int(found[2])
        if not 1 <= month <= 12:
            raise WrongAnswer("answer-date-not-date", found=excerpt(text))
        end = date(year, month, monthrange(year, month)[1])
        if date(year, month, 1) <= today < end:
            raise WrongAnswer("import-month-not-over", found=excerpt(text))
        return end

    def _words(self, column: str) -> str:
        return mask(parse_text(self._text(column), LONGEST_TEXT))[0]

    def _figures(self, indicator: Indicator, content: Content) -> Content:
        own = OWN_FIELDS[indicator.measure]
        for column in (*OWN_FIELDS[Measure.FLOW], *OWN_FIELDS[Measure.STOCK], "text", "state"):
            if column not in own and self._text(column).strip():
                self._refuse(column, "import-not-for-this", name=indicator.short)
        if indicator.measure is Measure.NARRATIVE:
            state = self._taken("state", lambda one: parse_state(self._text(one)))
            return replace(content, text=self._taken("text", self._words), state=state)
        if indicator.measure is Measure.STOCK:
            return self._stock(indicator, content)
        return replace(content, quantity=self._taken("quantity", self._count(indicator, 1)))

    def _stock(self, indicator: Indicator, content: Content) -> Content:
        numerator = self._taken("numerator", self._count(indicator, 0))
        denominator = self._taken("denominator", self._count(indicator, 1))
        if numerator is not None and denominator is not None:
            try:
                check_stock(numerator, denominator)
            except WrongAnswer as wrong:
                self._refuse("numerator", wrong.message_id, **wrong.values)
        return replace(content, numerator=numerator, denominator=denominator)

    def _count(self, indicator: Indicator, least: int) -> Callable[[str], int]:
        return lambda column: parse_count(self._text(column), unit=indicator.unit, least=least)

    def _answers(self, indicator: Indicator) -> dict[str, Answer]:
        asked = {one.key: one for one in indicator.questions}
        found: dict[str, Answer] = {}
        for column in self._row.cells:
            if not column.startswith(ANSWER) or not self._text(column).strip():
                continue
            question = asked.get(column.removeprefix(ANSWER))
            if question is None:
                self._refuse(column, "import-not-for-this", name=indicator.short)
                continue
            answer = self._taken(column, self._answer(question))
            if answer is not None:
                found[question.key] = answer
        return found

    def _answer(self, question: Question) -> Callable[[str], Answer]:
        return lambda column: parse_answer(question, self._text(column))

    def _complete(self, indicator: Indicator, content: Content) -> None:
        """Name required answers that are empty; figures have been named already."""
        named = {one.column for one in self.refusals}
        for key in missing(indicator, content):
            if key not in OWN_FIELDS[indicator.measure] and ANSWER + key not in named:
                self._refuse(ANSWER + key, "import-empty")


def as_text(cell: Cell) -> str:
    """A cell as a person would have typed it: 2.0 is 2, a day is YYYY-MM-DD."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
