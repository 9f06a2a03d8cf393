"""The command line. Exit status 0 done, 1 refused or failed with one sentence, 2 wrong usage."""

import asyncio
import logging
import os
import re
import signal
import sqlite3
import sys
from collections.abc import Coroutine
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


@click.group(help="实事通：工会实事填报机器人 / the union's field-reporting bot.")
def main() -> None:
    """Dispatch to a command."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


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


@main.command()
@config_option
def run(config_path: Path) -> None:
    """运行机器人，直到 Ctrl-C / run the bot until Ctrl-C."""
    from bot.process import Running, serve

    config = read_config(config_path)
    plan = read_plan(config.plan)

    def ready(_running: Running) -> None:
        click.echo(words().plain("cli-running"), err=True)

    async def until_told() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await serve(config, plan, ready, stop)

    run_to_end(until_told())


@main.command()
@config_option
def init(config_path: Path) -> None:
    """建库并打印首位管理员的链接 / make the data file, print the first administrator's link."""
    from bot.operating import first_link

    config = read_config(config_path)
    link = run_to_end(first_link(config, read_plan(config.plan)))
    click.echo(words().plain("cli-first-link"))
    click.echo(link)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@config_option
def check(file: Path | None, config_path: Path) -> None:
    """检查计划文件，或配置及其计划 / check a plan FILE, or the configuration and its plan."""
    told = words()
    plan_path = file or read_config(config_path).plan
    plan = read_plan(plan_path)
    click.echo(
        told.plain(
            "cli-plan-good",
            file=str(plan_path),
            name=plan.name,
            indicators=str(len(plan.indicators)),
            units=str(len(plan.units)),
        )
    )
    unfilled = plan.unfilled()
    if unfilled:
        click.echo(told.plain("cli-unfilled", count=str(len(unfilled))))
        for code, key in unfilled:
            click.echo(f"  indicators.{code}.{key}")


@main.command("rebuild-tally")
@config_option
@click.option("--check", "only_check", is_flag=True, help="只核对 / only compare")
def rebuild_tally(config_path: Path, only_check: bool) -> None:
    """由上报记录重算累计表 / make the kept tally anew from the reports."""
    from bot.operating import compare_tally, remake_tally

    config = read_config(config_path)
    plan = read_plan(config.plan)
    told = words()
    differences = run_to_end(compare_tally(config, plan))
    for line in differences:
        click.echo(line, err=True)
    if not differences:
        click.echo(told.plain("cli-tally-good"))
    elif only_check:
        raise Refused(told.plain("cli-tally-differs", count=str(len(differences))))
    else:
        cells = run_to_end(remake_tally(config, plan))
        click.echo(told.plain("cli-tally-rebuilt", cells=str(cells)))


@main.command()
@config_option
@click.option("--unit", required=True, help="单位代码 / the unit's code")
@click.option(
    "--role",
    type=click.Choice(["officer", "reviewer", "administrator", "leader"]),
    default="officer",
    show_default=True,
    help="角色 / the role",
)
def invite(config_path: Path, unit: str, role: str) -> None:
    """打印一条邀请链接 / print an invitation link."""
    from bot.operating import make_link

    config = read_config(config_path)
    plan = read_plan(config.plan)
    if unit not in {one.code for one in plan.units}:
        raise Refused(words().plain("cli-no-such-unit", unit=unit))
    click.echo(run_to_end(make_link(config, plan, unit, role)))


@main.command()
def demo() -> None:
    """在本机演示，不需要令牌 / show it on this machine; no token needed."""
    from bot.demo import play

    logging.getLogger().setLevel(logging.WARNING)
    path = Path(__file__).parent.parent / "plans" / "pingliang-2014.toml"
    # The demonstration's people speak Chinese, whatever the terminal does.
    told = Words(Catalogue.load(), "zh")
    try:
        run_to_end(play(path, read_plan(path), told))
    except KeyboardInterrupt:
        sys.exit(0)
