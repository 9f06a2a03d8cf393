"""What all commands share: the terminal's language, refusals in one sentence, reading the files."""

import asyncio
import logging
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.config import Config, load_config
from plan.loading import PlanErrors, load_plan
from plan.model import Plan
from storage.database import StorageBroken
from texts import Catalogue, Words

T = TypeVar("T")


config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.toml"),
    show_default=True,
    help="配置文件 / the configuration file",
)


class Refused(click.ClickException):
    """Ends the program with status 1 and one clear sentence on stderr."""

    def show(self, file: object = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, err=True)


def words() -> Words:
    """The catalogue in the terminal's language: English where LANG says so, else Chinese."""
    tongue = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return Words(Catalogue.load(), "en" if tongue.startswith("en") else "zh")


class Discreet(logging.Formatter):
    """Blacks out anything shaped like a bot token, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        return re.sub(r"\d{6,}:[\w-]{30,}", "<token>", super().format(record))


def problems_told(file: Path, errors: PlanErrors) -> str:
    """Every problem of a file, a line each: file, key, what was expected."""
    told = words()
    return "\n".join(
        told.plain(
            "cli-problem",
            file=str(file),
            key=problem.key or "-",
            what=told.plain(problem.message_id, **problem.values),
        )
        for problem in errors.problems
    )


def read_plan(path: Path) -> Plan:
    """Load a plan file. Raises Refused with every problem named."""
    try:
        return load_plan(path.read_text(encoding="utf-8"))
    except PlanErrors as errors:
        raise Refused(problems_told(path, errors)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(words().plain("cli-unreadable", file=str(path), why=str(error))) from None


def read_config(path: Path) -> Config:
    """Load a configuration file. Raises Refused with every problem named."""
    try:
        return load_config(path)
    except PlanErrors as errors:
        raise Refused(problems_told(path, errors)) from None
    except FileNotFoundError:
        raise Refused(words().plain("cli-no-config", file=str(path))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(words().plain("cli-unreadable", file=str(path), why=str(error))) from None


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """What shows how far a work is (done, in all) on a terminal; None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def run_to_end(work: Coroutine[None, None, T]) -> T:
    """Run a coroutine; what fails becomes one sentence. Raises Refused."""
    try:
        return asyncio.run(work)
    except ExceptionGroup as group:
        raise _refusal(_first(group)) from group
    except (TelegramError, StorageBroken, sqlite3.Error, OSError) as error:
        raise _refusal(error) from error


def _first(error: Exception) -> Exception:
    """The first thing that went wrong, however deep it lies in groups."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def _refusal(error: Exception) -> Exception:
    why = str(error)
    # Telegram answers 404 to a token that has not even the form of one.
    if isinstance(error, InvalidToken | EndPointNotFound):
        return Refused(words().plain("cli-bad-token"))
    if isinstance(error, TelegramError):
        return Refused(words().plain("cli-no-telegram", why=why))
    if isinstance(error, StorageBroken | sqlite3.Error | OSError):
        return Refused(words().plain("cli-failed", why=why))
    return error
