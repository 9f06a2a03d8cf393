"""The kinds of value a plan file may hold, each with its check; no model comes in here."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from plan.text import cells

_Number = TypeVar("_Number", int, Decimal, int | Decimal)

LARGEST = 1_000_000_000
LONGEST_UNIT_CODE = 12
SHORT_CELLS = 16
"""Columns of a button: eight Chinese characters, or sixteen letters."""


def _as_day(value: object) -> object:
    """Let a TOML date or its ISO text through; a number would be taken for seconds since 1970."""
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise PydanticCustomError("date_type", "a date such as 2014-12-31")
    return value


def _as_time(value: object) -> object:
    """Let a TOML time or its text through; a number would be taken for seconds of the day."""
    if not isinstance(value, time | str):
        raise PydanticCustomError("time_type", "a time such as 15:00")
    return value


def _as_amount(value: object) -> int | Decimal:
    """Take a TOML number (fractions arrive as Decimal) that is above zero and finite."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        raise PydanticCustomError("decimal_type", "a number")
    amount = value if isinstance(value, int) else Decimal(str(value))
    if isinstance(amount, Decimal) and not amount.is_finite():
        raise PydanticCustomError("finite_number", "a finite number")
    return _in_range(amount)


def _as_population(value: object) -> int | str:
    """Take a head count, or the code of the stock indicator that supplies it."""
    if isinstance(value, str) and value:
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("population_type", "a number or an indicator's code")
    return _in_range(value)


def _in_range(amount: _Number) -> _Number:
    if amount <= 0:
        raise PydanticCustomError("greater_than", "above zero", {"gt": 0})
    if amount > LARGEST:
        raise PydanticCustomError("less_than_equal", "too large", {"le": LARGEST})
    return amount


def _on_a_button(value: str) -> str:
    if cells(value) > SHORT_CELLS:
        raise PydanticCustomError(
            "string_too_long", "too long for a button", {"max_length": SHORT_CELLS // 2}
        )
    return value


def _is_zone(value: str) -> str:
    """Refuse a name that the time zone database does not know (or that is no name at all)."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PydanticCustomError("plan-zone", "an IANA time zone", {"found": value}) from error
    return value


def _sealed(value: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(value))


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n\r]*$"),
]
"""One line a person reads: a name, a label."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
"""What explains: 口径, 责任部门, a hint."""
Short = Annotated[Line, AfterValidator(_on_a_button)]
"""A name that fits on a button."""
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=32)]
"""The code of an indicator or a section: it goes into a button's 64 bytes."""
UnitCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Z]+$", min_length=2, max_length=LONGEST_UNIT_CODE)
]
"""The code of a unit, as GB/T 2260 has them: 620802."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=24)]
"""The key of a question."""
Whole = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
"""A whole number, not negative."""
Amount = Annotated[int | Decimal, PlainValidator(_as_amount)]
"""A number above zero."""
Population = Annotated[int | str, PlainValidator(_as_population)]
"""A head count, or the code of a stock indicator."""
Day = Annotated[date, BeforeValidator(_as_day)]
"""A calendar day."""
Clock = Annotated[time, BeforeValidator(_as_time)]
"""A time of day in the plan's time zone."""
Zone = Annotated[Line, AfterValidator(_is_zone)]
"""The name of an IANA time zone."""
Quotas = Annotated[Mapping[Code, Whole], AfterValidator(_sealed)]
"""A unit's own targets, by indicator."""
ReviewLevels = Annotated[int, Field(strict=True, ge=0, le=2)]
"""How many levels review a report: none, the county, the county and the federation."""
