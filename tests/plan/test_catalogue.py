"""Every message the domain raises is there in both languages, with a note on when it is said."""

import re

import pytest
from fluent.syntax import FluentParser, ast

from tests.plan.said import LANGUAGES, ROOT, catalogue_text


def messages(language: str) -> list[ast.Message]:
    body = FluentParser().parse(catalogue_text(language)).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return [entry for entry in body if isinstance(entry, ast.Message)]


def raised() -> set[str]:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "plan").glob("*.py"))
    return {found for text in sources for found in re.findall(r'"((?:answer|plan)-[a-z-]+)"', text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_those_that_are_raised(language: str) -> None:
    ids = [message.id.name for message in messages(language)]
    assert len(ids) == len(set(ids))
    assert set(ids) == raised()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_says_when_it_is_used(language: str) -> None:
    assert [message.id.name for message in messages(language) if message.comment is None] == []


def test_both_languages_take_the_same_values() -> None:
    chinese, english = (
        {message.id.name: placeholders(message) for message in messages(language)}
        for language in LANGUAGES
    )
    assert chinese == english


def placeholders(message: ast.Message) -> set[str]:
    found: set[str] = set()

    def look(node: object) -> None:
        if isinstance(node, ast.VariableReference):
            found.add(node.id.name)
        elif isinstance(node, ast.BaseNode):
            for value in vars(node).values():
                look(value)
        elif isinstance(node, list):
            for value in node:
                look(value)

    look(message.value)
    return found
