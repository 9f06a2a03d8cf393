"""What is wrong in a settings file, told by key and message; no file and no sentence comes in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import get_args

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from plan.text import excerpt

Values = Mapping[str, str | int]
Loc = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    ``key`` leads to it: ``indicators.performances.target``; an entry without a code of its own is
    given by its place from 0: ``indicators[3].target``; empty for the file as a whole.
    ``message_id`` and ``values`` say what was expected and what was found.
    """

    key: str
    message_id: str
    values: Values = field(default_factory=dict, hash=False)


_EXPECTED_KINDS = {
    "string_type": "text",
    "string_sub_type": "text",
    "path_type": "text",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_parsing_size": "whole",
    "int_from_float": "whole",
    "bool_type": "truth",
    "bool_parsing": "truth",
    "float_type": "number",
    "float_parsing": "number",
    "decimal_type": "number",
    "decimal_parsing": "number",
    "finite_number": "number",
    "population_type": "population",
    "tuple_type": "list",
    "list_type": "list",
    "set_type": "list",
    "frozen_set_type": "list",
    "dict_type": "table",
    "mapping_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "dataclass_type": "table",
}
_BOUNDS = {
    "greater_than": ("plan-more-than", "gt"),
    "greater_than_equal": ("plan-at-least", "ge"),
    "less_than": ("plan-less-than", "lt"),
    "less_than_equal": ("plan-at-most", "le"),
    "string_too_short": ("plan-too-short", "min_length"),
    "string_too_long": ("plan-too-long", "max_length"),
    "string_pattern_mismatch": ("plan-pattern", "pattern"),
    "too_short": ("plan-too-few", "min_length"),
    "too_long": ("plan-too-many", "max_length"),
}
_FORMS = {"date": "plan-date-form", "datetime": "plan-date-form", "time": "plan-time-form"}
_SECRET = re.compile(r"token|secret|password|proxy", re.IGNORECASE)


def problems_of(
    error: ValidationError, data: object, model: type[BaseModel] | None = None
) -> tuple[Problem, ...]:
    """Translate what pydantic found in ``data`` into problems, one for each key.

    ``data`` is what was validated; it supplies the codes in the keys. With ``model``, the complaint
    about an unknown key lists the ones that are known there. A ``PydanticCustomError`` whose type
    has a hyphen is taken for a message id of the caller's, with its context as values. The value
    found under a key such as ``token`` is not repeated.
    """
    problems: dict[str, Problem] = {}
    for one in error.errors(include_url=False):
        key = key_of(one["loc"], data, absent=one["type"] == "missing")
        message_id, values = _translate(one, model)
        if _SECRET.search(key) and "found" in values:
            values = {**values, "found": "***"}
        problems.setdefault(
            key, Problem(key, message_id, values)
        )  # a union complains several times
    return tuple(problems.values())


def key_of(loc: Loc, data: object, *, absent: bool = False) -> str:
    """Return the key that ``loc`` leads to in ``data``, entries by their code where they have one.

    Steps that are not in ``data`` are pydantic's own tags and are left out, but for the last one
    where ``absent`` says that this key is missing.
    """
    names: list[str] = []
    here = data
    for place, step in enumerate(loc):
        if isinstance(step, int) and isinstance(here, Sequence) and step < len(here):
            here = here[step]
            names.append(_own_name(here) or f"[{step}]")
        elif isinstance(here, Mapping) and step in here:
            here = here[step]
            names.append(f".{step}")
        elif absent and place == len(loc) - 1:
            names.append(f".{step}")
    return "".join(names).removeprefix(".")


def describe(value: object) -> str:
    """Return a value as it would stand in the file, short enough to be quoted."""
    if isinstance(value, SecretStr):
        return "***"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, date | time):
        return value.isoformat()
    return excerpt(str(value), 40)


def _own_name(item: object) -> str:
    if not isinstance(item, Mapping):
        return ""
    own = item.get("code") or item.get("key")
    return f".{excerpt(own, 32)}" if isinstance(own, str) and own.strip() else ""


def _translate(one: ErrorDetails, model: type[BaseModel] | None) -> tuple[str, Values]:
    """Return message id and values for one of pydantic's complaints."""
    kind, context = one["type"], one.get("ctx", {})
    found = describe(one["input"])
    if kind == "missing":
        return "plan-missing", {}
    if kind == "extra_forbidden":
        return _unknown_key(one["loc"], model)
    if kind in ("enum", "literal_error"):
        return "plan-not-one-of", {"expected": _listed(context), "found": found}
    if kind in _EXPECTED_KINDS:
        return "plan-wrong-type", {"expected": _EXPECTED_KINDS[kind], "found": found}
    if kind in _BOUNDS:
        return _bound(kind, context, one["input"])
    if "-" in kind:
        return kind, {name: str(value) for name, value in context.items()}
    form = _FORMS.get(kind.partition("_")[0])
    if form is not None and not kind.startswith("time_delta"):
        return form, {"found": found}
    return "plan-invalid", {"reason": str(context.get("error", one["msg"])), "found": found}


def _bound(kind: str, context: Mapping[str, object], value: object) -> tuple[str, Values]:
    if kind in ("too_short", "too_long") and isinstance(value, str | SecretStr):
        kind = f"string_{kind}"
    message_id, name = _BOUNDS[kind]
    limit = context[name]
    if kind in ("string_too_short", "too_short") and limit == 1:
        return "plan-empty", {}
    if kind in ("too_short", "too_long") and isinstance(value, Sequence):
        return message_id, {"limit": str(limit), "found": str(len(value))}
    return message_id, {"limit": str(limit), "found": describe(value)}


def _listed(context: Mapping[str, object]) -> str:
    """Pydantic lists what it expects as 'a', 'b' or 'c'; return a / b / c."""
    expected = str(context.get("expected", ""))
    return " / ".join(re.findall(r"'([^']*)'", expected)) or expected


def _unknown_key(loc: Loc, model: type[BaseModel] | None) -> tuple[str, Values]:
    unknown = excerpt(str(loc[-1]), 40)
    known = _known_keys(loc[:-1], model)
    if not known:
        return "plan-unknown-key", {"found": unknown}
    return "plan-unknown-key-known", {"found": unknown, "known": ", ".join(known)}


def _known_keys(loc: Loc, model: type[BaseModel] | None) -> tuple[str, ...]:
    for step in loc:
        if model is None or not isinstance(step, str):
            continue
        about = model.model_fields.get(step)
        model = None if about is None else next(_models_in(about.annotation), None)
    return () if model is None else tuple(model.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models an annotation is made of: those in tuples, unions and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
