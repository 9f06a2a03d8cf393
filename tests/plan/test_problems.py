"""The translation of pydantic's complaints, as other settings files use it."""

from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from plan.problems import Problem, describe, problems_of
from tests.plan.said import LANGUAGES, speak


class Hook(BaseModel):
    model_config = ConfigDict(extra="forbid")
    url: str
    port: Annotated[int, Field(gt=0, lt=65536)] = 80


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    token: Annotated[SecretStr, Field(min_length=10)]
    mode: Literal["polling", "webhook"] = "polling"
    hook: Hook | None = None
    rate: float = 1.0
    flag: bool = False
    limit: int | bool = 3
    names: Annotated[list[str], Field(min_length=2, max_length=3)] = ["a", "b"]
    home: str = "/"

    @field_validator("home")
    @classmethod
    def starts_with_a_slash(cls, value: str) -> str:
        if value == "custom":
            raise PydanticCustomError("plan-zone", "own message", {"found": value})
        if not value.startswith("/"):
            raise ValueError("no slash")
        return value


def told(data: object, *, known: bool = False) -> dict[str, Problem]:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(data)
    model = Settings if known else None
    problems = problems_of(caught.value, data, model)
    for one in problems:
        for language in LANGUAGES:
            speak(one.message_id, one.values, language)
    return {one.key: one for one in problems}


GOOD = {"token": "1234567890"}


@pytest.mark.parametrize(
    ("change", "key", "message_id"),
    [
        ({"mode": "pull"}, "mode", "plan-not-one-of"),
        ({"hook": {}}, "hook.url", "plan-missing"),
        ({"hook": 3}, "hook", "plan-wrong-type"),
        ({"hook": {"url": "x", "port": 65536}}, "hook.port", "plan-less-than"),
        ({"hook": {"url": "x", "port": 0}}, "hook.port", "plan-more-than"),
        ({"rate": "fast"}, "rate", "plan-wrong-type"),
        ({"flag": "perhaps"}, "flag", "plan-wrong-type"),
        ({"limit": "many"}, "limit", "plan-wrong-type"),
        ({"names": ["a"]}, "names", "plan-too-few"),
        ({"names": list("abcd")}, "names", "plan-too-many"),
        ({"names": ["a", 3]}, "names[1]", "plan-wrong-type"),
        ({"home": "x"}, "home", "plan-invalid"),
        ({"home": "custom"}, "home", "plan-zone"),
        ({"colour": 3}, "colour", "plan-unknown-key"),
    ],
)
def test_complaints(change: dict[str, object], key: str, message_id: str) -> None:
    problems = told(GOOD | change)
    assert {key: message_id} == {one.key: one.message_id for one in problems.values()}


def test_known_keys_are_listed_where_the_model_is_given() -> None:
    data = GOOD | {"hook": {"url": "x", "prot": 3}, "colour": 1}
    problems = told(data, known=True)
    assert problems["hook.prot"].values == {"found": "prot", "known": "url, port"}
    assert "token, mode" in str(problems["colour"].values["known"])


def test_a_secret_is_not_repeated() -> None:
    problem = told({"token": "short"})["token"]
    assert problem.message_id == "plan-too-short"
    assert "short" not in str(problem.values)
    assert told({"token": 12345})["token"].values["found"] == "***"


def test_what_is_no_table_at_all() -> None:
    assert told([1])[""].message_id == "plan-wrong-type"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"),
        (Decimal("2.5"), "2.5"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        (SecretStr("x"), "***"),
        ("一" * 50, "一" * 39 + "…"),
    ],
)
def test_values_are_quoted_short(value: object, shown: str) -> None:
    assert describe(value) == shown
