"""Looks a message up in a language and fills it in; the sentences stand in the .ftl files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Self

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, FluentNumber, fluent_number
from fluent.syntax.ast import Junk, Resource

LANGUAGES = ("zh", "en")
Value = str | int
FluentValue = str | FluentNumber | FluentNone


class Markup(str):
    """Text that is Telegram HTML already: it is filled in as it stands."""

    __slots__ = ()


class Catalogue:
    """All messages of all languages, read once."""

    def __init__(self, bundles: Mapping[str, FluentBundle]) -> None:
        self._bundles = bundles
        # What takes no values is formatted once: labels make up most of a form.
        self._fixed = cache(self._formatted)

    @classmethod
    @cache  # reading takes a fifth of a second, and the program's own files do not change under it
    def load(cls) -> Self:
        """The messages of the .ftl files that lie beside this file, read once a process."""
        return cls({language: _bundle(language) for language in LANGUAGES})

    def ids(self, language: str) -> set[str]:
        """Every message id of a language."""
        return set(self._bundles[language]._messages)  # noqa: SLF001 - the library has no listing

    def plain(self, language: str, message: str, /, **values: Value) -> str:
        """The message as plain text: buttons, toasts, the terminal.

        Raises LookupError for an unknown message and ValueError for a missing or wrong value.
        """
        return self._format(language, message, {k: _number(v) for k, v in values.items()})

    def html(self, language: str, message: str, /, **values: Value) -> Markup:
        """The message as Telegram HTML; every value is escaped but `Markup`. Raises as `plain`."""
        return Markup(self._format(language, message, {k: _safe(v) for k, v in values.items()}))

    def _format(self, language: str, message: str, values: Mapping[str, FluentValue]) -> str:
        if not values:
            return self._fixed(language, message)
        return self._formatted(language, message, values)

    def _formatted(
        self, language: str, message: str, values: Mapping[str, FluentValue] | None = None
    ) -> str:
        bundle = self._bundles[language]
        if not bundle.has_message(message):
            raise LookupError(f"no message {message!r} in {language}")
        pattern = bundle.get_message(message).value
        if pattern is None:
            raise LookupError(f"message {message!r} is empty in {language}")
        text, errors = bundle.format_pattern(pattern, dict(values or {}))
        if errors:
            raise ValueError(f"message {message!r} in {language}: {errors[0]}")
        return str(text)


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue in one person's language."""

    catalogue: Catalogue
    language: str

    def plain(self, message: str, /, **values: Value) -> str:
        """As `Catalogue.plain`."""
        return self.catalogue.plain(self.language, message, **values)

    def html(self, message: str, /, **values: Value) -> Markup:
        """As `Catalogue.html`."""
        return self.catalogue.html(self.language, message, **values)


def _bundle(language: str) -> FluentBundle:
    # Isolation marks would break names apart when they are copied; no text here is right-to-left.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(files(__package__).joinpath(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(_resource(file.name, file.read_text(encoding="utf-8")))
    return bundle


def _resource(name: str, source: str) -> Resource:
    # The bundle would pass over what does not parse; a missing message is found too late.
    resource = FluentResource(source)
    broken = [entry.content or "" for entry in resource.body if isinstance(entry, Junk)]
    if broken:
        raise ValueError(f"{name} cannot be read at: {broken[0][:80]!r}")
    return resource


def _number(value: Value) -> FluentValue:
    # Figures stay as people type them: 10000, not 10,000.
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else value


def _safe(value: Value) -> FluentValue:
    if isinstance(value, str) and not isinstance(value, Markup):
        return escape(value, quote=False)
    return _number(value)
