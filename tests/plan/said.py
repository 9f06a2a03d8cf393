"""What a person would hear, formatted from the catalogues; no test stands here."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from fluent.runtime import FluentBundle, FluentResource

from plan.loading import PlanErrors, load_plan
from plan.model import Plan
from plan.problems import Problem, Values
from plan.wrong import WrongAnswer

_Answer = TypeVar("_Answer")

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "en")


def catalogue_text(language: str) -> str:
    """Return the text of one catalogue file."""
    return (ROOT / "texts" / language / "plan.ftl").read_text(encoding="utf-8")


@cache
def bundle(language: str) -> FluentBundle:
    """Return one language's messages, values standing in them without isolating marks."""
    made = FluentBundle([language], use_isolating=False)
    made.add_resource(FluentResource(catalogue_text(language)))
    return made


def speak(message_id: str, values: Values, language: str = "zh") -> str:
    """Return the sentence; fail if it is absent or lacks a value."""
    message = bundle(language).get_message(message_id)
    assert message.value is not None
    sentence, errors = bundle(language).format_pattern(message.value, dict(values))
    assert not errors, (message_id, errors)
    return str(sentence)


def refusal(read: Callable[[], object]) -> str:
    """Return the message id that ``read`` refuses with, after saying it in every language."""
    with pytest.raises(WrongAnswer) as caught:
        read()
    for language in LANGUAGES:
        speak(caught.value.message_id, caught.value.values, language)
    return caught.value.message_id


def taken(read: Callable[[], _Answer]) -> _Answer | None:
    """Return what ``read`` takes, or None after saying in every language why it refuses."""
    try:
        return read()
    except WrongAnswer as wrong:
        for language in LANGUAGES:
            speak(wrong.message_id, wrong.values, language)
        return None


def problems(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a plan file's text, after saying all of it in every language."""
    with pytest.raises(PlanErrors) as caught:
        load_plan(text)
    for one in caught.value.problems:
        for language in LANGUAGES:
            speak(one.message_id, one.values, language)
    return caught.value.problems


def pingliang() -> Plan:
    """Return the plan of 2014 as it stands in the project."""
    return load_plan((ROOT / "plans" / "pingliang-2014.toml").read_text(encoding="utf-8"))
