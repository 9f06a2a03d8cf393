"""`fieldtally init` where no configuration is yet: asks, checks each answer, writes the file."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import click

from bot.config import TOKEN_VARIABLE, Config, Telegram
from bot.operating import ask_username
from bot.terminal import Refused, read_plan, run_to_end, words

TOKEN = re.compile(r"\d+:[\w-]+")
WEBHOOK_URL = re.compile(r"https?://[^\s/]+/\S+")
FIRST_PLAN = "plans/pingliang-2014.toml"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked, checked."""

    plan: str
    token: str
    base_url: str | None
    proxy_url: str | None
    webhook_url: str | None


def ask_and_write(path: Path, base_url: str | None) -> None:
    """Ask for token, plan and the way updates come, and write `path`, readable by its owner only.

    Raises Refused when the file cannot be written.
    """
    click.echo(words().plain("init-begin", file=str(path)))
    token, proxy_url = _ask_token(base_url)
    answers = Answers(_ask_plan(path.parent), token, base_url, proxy_url, _ask_webhook())
    try:
        # Nobody else on the machine may read the token, not even for a moment.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as stream:
            stream.write(_written(answers))
    except OSError as error:
        raise Refused(words().plain("cli-failed", why=str(error))) from None
    click.echo(words().plain("init-written", file=str(path)))


def _ask_token(base_url: str | None) -> tuple[str, str | None]:
    """A token that Telegram knows, and the proxy it was asked through."""
    told = words()
    given = os.environ.get(TOKEN_VARIABLE)
    proxy: str | None = None
    while True:
        token = given or click.prompt(told.plain("init-token"), hide_input=True).strip()
        if not TOKEN.fullmatch(token):
            click.echo(told.plain("init-no-token"))
            given = None
            continue
        try:
            username = run_to_end(_username(token, base_url, proxy))
        except Refused as refusal:
            click.echo(refusal.message)
            given = None
            proxy = click.prompt(told.plain("init-proxy"), default="", show_default=False) or None
        else:
            click.echo(told.plain("init-bot", username=username))
            return token, proxy


async def _username(token: str, base_url: str | None, proxy_url: str | None) -> str:
    telegram = Telegram(token=token, proxy_url=proxy_url, **_servers(base_url))
    return await ask_username(Config(plan=Path(), telegram=telegram))


def _servers(base_url: str | None) -> dict[str, str]:
    if base_url is None:
        return {}
    server = base_url.rstrip("/")
    return {"base_url": f"{server}/bot", "base_file_url": f"{server}/file/bot"}


def _ask_plan(folder: Path) -> str:
    told = words()
    while True:
        plan = str(click.prompt(told.plain("init-plan"), default=FIRST_PLAN))
        try:
            read_plan(folder / plan)
        except Refused as refusal:
            click.echo(refusal.message)
        else:
            return plan


def _ask_webhook() -> str | None:
    told = words()
    ways = click.Choice(["polling", "webhook"])
    if click.prompt(told.plain("init-updates"), type=ways, default="polling") == "polling":
        return None
    while True:
        url = str(click.prompt(told.plain("init-webhook-url"))).strip()
        if WEBHOOK_URL.fullmatch(url):
            return url
        click.echo(told.plain("init-no-url"))


def _written(answers: Answers) -> str:
    # A TOML basic string is written as a JSON one.
    quoted = json.dumps
    comment = words().plain("init-comment")
    lines = [
        f"# {comment}",
        f"plan = {quoted(answers.plan, ensure_ascii=False)}",
        'data = "data"',
        "",
        "[telegram]",
        f"token = {quoted(answers.token)}",
        f'updates = "{"webhook" if answers.webhook_url else "polling"}"',
        *(f"{key} = {quoted(url)}" for key, url in _servers(answers.base_url).items()),
    ]
    if answers.proxy_url:
        lines.append(f"proxy_url = {quoted(answers.proxy_url)}")
    if answers.webhook_url:
        lines += ["", "[webhook]", f"url = {quoted(answers.webhook_url)}"]
    return "\n".join([*lines, ""])
