"""From a plan file's text to a plan, or to all that is wrong with it; no file is opened here."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from pydantic import ValidationError

from plan.checks import cross_checks
from plan.model import Plan
from plan.problems import Problem, problems_of
from plan.text import excerpt

__all__ = ["PlanErrors", "Problem", "load_plan", "parse_toml", "problems_of"]

_PLACE = re.compile(r"at line (\d+), column (\d+)")


class PlanErrors(Exception):
    """A plan or settings file cannot be used; ``problems`` says why, all at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{one.key}: {one.message_id}" for one in problems))
        self.problems = problems


def load_plan(text: str) -> Plan:
    """Return the plan written in ``text`` (TOML); raise PlanErrors with everything wrong in it."""
    data = parse_toml(text)
    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        problems = problems_of(error, data, Plan)
    problems += tuple(cross_checks(data))
    if plan is None or problems:
        raise PlanErrors(problems)
    return plan


def parse_toml(text: str) -> Mapping[str, object]:
    """Return the tables of a TOML text, fractions as Decimal.

    A byte order mark, as some editors write it, is passed over. Raises PlanErrors with line, column
    and the line's text where the text is no TOML.
    """
    text = text.removeprefix("\ufeff")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        _refuse(text, str(error))
    except (RecursionError, ArithmeticError, ValueError) as error:
        # brackets nested without end, a number of five thousand digits: no line is known
        raise PlanErrors((Problem("", "plan-toml-unreadable"),)) from error


def _refuse(text: str, reason: str) -> NoReturn:
    lines = text.splitlines() or [""]
    place = _PLACE.search(reason)
    line = int(place[1]) if place else len(lines)
    column = int(place[2]) if place else len(lines[-1]) + 1
    shown = excerpt(lines[line - 1], 40) if line <= len(lines) else ""
    values = {"line": str(line), "column": str(column), "found": shown}
    raise PlanErrors((Problem("", "plan-toml", values),))
