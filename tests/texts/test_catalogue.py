"""The catalogue: both languages say the same things, and everything the code says is there."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Term, VariableReference
from fluent.syntax.visitor import Visitor

from handlers.members.changes import Kind
from handlers.menu import COMMAND_RIGHTS
from handlers.planning.explaining import Why
from handlers.reminding.buttons import Later
from plan.model import Measure, State
from plan.report import Status
from plan.review import ReviewReason
from storage.members import Language, Role
from storage.preferences import Digest
from storage.reports import Cause
from storage.revisions import Reason
from texts import Catalogue, Markup
from texts.catalogue import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("plan", "briefing", "handlers", "bot")
# Ids that are put together from a value of the program.
FAMILIES: dict[str, Iterable[object]] = {
    "role": Role,
    "state": State,
    "status": Status,
    "language": Language,
    "reason": [*Reason, *ReviewReason],
    "cause": Cause,
    "confirm": Kind,
    "told": set(Kind) - {Kind.ERASE},
    "digest": Digest,
    "button-digest": Digest,
    "standing": ("active", "suspended"),
    "unit": ("name", "short", "aliases", "parent", "workers", "quota", "closed"),
    "command": ["start", *COMMAND_RIGHTS],
    "weekday": range(1, 8),
    "weekday-short": range(1, 8),
    "button-days-ago": range(3),
    "measure": Measure,
    "why": Why,
    "adjust-ask": ["which", "target", "deadline", "since", "authority", "reason"],
    "import-help": range(1, 11),
    "button-snooze": Later,
}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - its name
        self.found.add(node.id.name)


def _variables(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in (ROOT / "texts" / language).glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message | Term):
                visitor = _Variables()
                visitor.visit(entry)
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = visitor.found
    return found


def _code() -> str:
    return "\n".join(
        file.read_text(encoding="utf-8") for room in ROOMS for file in (ROOT / room).rglob("*.py")
    )


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    chinese, english = _variables("zh"), _variables("en")
    assert set(chinese) == set(english)
    assert {name for name in chinese if chinese[name] != english[name]} == set()


def test_every_message_is_used_and_families_are_complete() -> None:
    families = {f"{stem}-{value}" for stem, values in FAMILIES.items() for value in values}
    known = Catalogue.load().ids("zh")
    assert families <= known
    # The forms' fields and their questions are named after the fields themselves.
    by_field = {name for name in known if name.startswith(("field-", "ask-"))}
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', _code()))
    assert known - families - by_field - named == set()


def test_every_message_the_code_names_is_there() -> None:
    said = re.findall(r'(?:\.html|\.plain|WrongAnswer|Overtaken)\(\s*"([^"]+)"', _code())
    assert len(said) > 500
    assert set(said) - Catalogue.load().ids("zh") == set()


def test_numbers_are_not_grouped_and_markup_is_not_escaped_twice() -> None:
    words = Catalogue.load()
    assert "12345" in words.plain("zh", "effect-short", short=12345, unit="场")
    shown = words.html("zh", "wrong-answer", reason=Markup("<b>&amp;</b>"))
    assert "<b>&amp;</b>" in shown


def test_what_people_typed_is_escaped_in_html_and_not_in_plain_text() -> None:
    words = Catalogue.load()
    assert "&lt;b&gt;&amp;" in words.html("zh", "report-line", label="备注", value="<b>&")
    assert "<b>&" in words.plain("zh", "report-line", label="备注", value="<b>&")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_message_or_value_is_an_error(language: str) -> None:
    words = Catalogue.load()
    with pytest.raises(LookupError):
        words.html(language, "no-such-message")
    with pytest.raises(ValueError, match="receipt"):
        words.html(language, "receipt", receipt="1")
