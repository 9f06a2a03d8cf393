"""The command line: exit status 0, 1 or 2, and one clear sentence when something is wrong."""

import asyncio
import logging
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.terminal import Discreet, Refused, run_to_end
from sandbox import Sandbox
from storage.database import StorageBroken
from tests.bot.server import Server
from tests.town import PLAN_FILE, TOKEN, Person, Town

CHINESE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "FIELDTALLY_TOKEN": ""}
ENGLISH = CHINESE | {"LANG": "en_US.UTF-8"}


def fieldtally(*arguments: str, env: dict[str, str] = ENGLISH) -> Result:
    """Run a command to its end."""
    return CliRunner().invoke(main, arguments, env=env)


def a_config(folder: Path, base_url: str = "http://127.0.0.1:9", **telegram: str) -> Path:
    """A configuration file whose Telegram is at `base_url`."""
    path = folder / "config.toml"
    keys = {"token": TOKEN, "base_url": f"{base_url}/bot", **telegram}
    lines = [f'plan = "{PLAN_FILE}"', 'data = "kept"', "[health]", "port = 0", "[telegram]"]
    path.write_text("\n".join([*lines, *(f'{key} = "{value}"' for key, value in keys.items())]))
    return path


def _refused(result: Result) -> list[str]:
    """The lines on stderr of a command that ended with status 1 and no traceback."""
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    return result.stderr.splitlines()


def test_the_pingliang_plan_has_no_errors() -> None:
    result = fieldtally("check", str(PLAN_FILE))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "no errors" in result.stdout
    assert "24 indicators, 9 units" in result.stdout


def test_the_terminal_s_language_decides_the_language() -> None:
    assert "没有错误" in fieldtally("check", str(PLAN_FILE), env=CHINESE).stdout
    assert "没有错误" in fieldtally("check", str(PLAN_FILE), env=CHINESE | {"LANG": "C"}).stdout
    mixed = CHINESE | {"LC_ALL": "en_GB.UTF-8"}
    assert "no errors" in fieldtally("check", str(PLAN_FILE), env=mixed).stdout


def test_a_broken_plan_is_told_by_file_key_and_expectation(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    text = PLAN_FILE.read_text(encoding="utf-8")
    assert text.count("target = 30 ") or text.count("target = 30\n")
    path.write_text(text.replace("target = 30", 'target = "many"', 1), encoding="utf-8")
    [line] = _refused(fieldtally("check", str(path)))
    assert line.startswith(f"{path}: indicators.bookrooms.target: ")
    assert "many" in line


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('plan = "plan.toml"\nunknown = 1\n[telegram]\ntoken = "1:a"', "unknown"),
        ('plan = "plan.toml"', "telegram"),
        ('plan = "plan.toml"\n[telegram]', "telegram.token"),
        ('plan = "plan.toml"\n[telegram]\ntoken = "1:a"\n[health]\nport = 99999', "health.port"),
        (
            'plan = "p"\n[telegram]\ntoken = "1:a"\nproxy_url = "ftp://x:1"',
            "telegram.proxy_url",
        ),
        (
            'plan = "p"\n[telegram]\ntoken = "1:a"\nproxy_url = "http://no-port"',
            "telegram.proxy_url",
        ),
    ],
)
def test_a_broken_configuration_is_told_by_file_and_key(
    tmp_path: Path, text: str, key: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    [line] = _refused(fieldtally("check", "--config", str(path)))
    assert line.startswith(f"{path}: {key}: ")


def test_a_token_without_the_form_of_one_is_not_repeated(tmp_path: Path) -> None:
    path = a_config(tmp_path, token="my secret token")
    [line] = _refused(fieldtally("run", "--config", str(path)))
    assert "telegram.token" in line
    assert "secret" not in line


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    for arguments in (("check", str(missing)), ("run", "--config", str(missing))):
        [line] = _refused(fieldtally(*arguments))
        assert str(missing) in line


@pytest.mark.parametrize(
    "arguments", [("conquer",), ("check", "--loudly"), ("invite",), ("invite", "--role", "king")]
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert fieldtally(*arguments).exit_code == 2


def test_the_token_may_come_from_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'plan = "{PLAN_FILE}"')
    assert fieldtally("check", "--config", str(path)).exit_code == 1
    with_token = ENGLISH | {"FIELDTALLY_TOKEN": TOKEN}
    assert fieldtally("check", "--config", str(path), env=with_token).exit_code == 0


def test_a_telegram_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    [line] = _refused(fieldtally("init", "--config", str(a_config(tmp_path))))
    assert line.startswith("Telegram cannot be reached")
    assert TOKEN not in line


async def _elsewhere(*arguments: str) -> Result:
    """Run a command in a thread, while a server of the test answers."""
    return await asyncio.to_thread(fieldtally, *arguments)


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_telegram_does_not_know_is_one_sentence(
    tmp_path: Path, server: Server, status: int
) -> None:
    server.status, server.body = status, '{"ok": false, "description": "Unauthorized"}'
    config = str(a_config(tmp_path, server.url))
    [line] = _refused(await _elsewhere("init", "--config", config))
    assert line.startswith("Telegram does not accept this token")


async def test_a_bot_with_such_a_token_does_not_start(tmp_path: Path, server: Server) -> None:
    server.status, server.body = 401, '{"ok": false, "description": "Unauthorized"}'
    async with _process("run", "--config", str(a_config(tmp_path, server.url))) as process:
        _, stderr = await process.communicate()
    assert process.returncode == 1
    [line] = stderr.decode().splitlines()
    assert line.startswith("Telegram does not accept this token")


@asynccontextmanager
async def _process(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A command as a process of its own, ended at the latest with the test."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, stdout=pipe, stderr=pipe, env=os.environ | ENGLISH
    )
    try:
        async with asyncio.timeout(20):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _until_it_says(process: asyncio.subprocess.Process, words: str) -> None:
    assert process.stderr is not None
    async for line in process.stderr:
        if words in line.decode():
            return
    raise AssertionError(f"it ended without saying {words!r}")


async def _terminated(process: asyncio.subprocess.Process) -> int:
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    assert process.returncode is not None
    return process.returncode


async def test_the_first_link_makes_one_administrator_and_sigterm_ends_in_order(
    tmp_path: Path, town: Town
) -> None:
    await town.stop_bot()
    folder = tmp_path / "operator"
    folder.mkdir()
    config = str(a_config(folder, town.sandbox.base_url))
    made = await _elsewhere("init", "--config", config)
    assert made.exit_code == 0
    link = made.stdout.split()[-1]
    async with _process("run", "--config", config) as process:
        await _until_it_says(process, "The bot is running")
        first, second = await town.person(1, "李主任"), await town.person(2, "过客")
        for person in (first, second):
            body = {"from": person.number, "link": link}
            await town.post(f"/chats/{person.number}/start", body)
            await town.until(lambda one=person: _answered(one))  # type: ignore[misc]
        assert await _terminated(process) == 0
    with closing(sqlite3.connect(folder / "kept" / "fieldtally.db")) as file:
        members = file.execute("SELECT telegram_id, name, unit, role FROM member").fetchall()
        waiting = file.execute("SELECT 1 FROM inbox WHERE status = 'waiting'").fetchall()
    assert members == [(1, "李主任", "620800", "administrator")]
    assert waiting == []


async def _answered(person: Person) -> bool:
    return bool(await person.text())


async def test_sigterm_ends_a_bot_that_never_reached_telegram(tmp_path: Path) -> None:
    async with _process("run", "--config", str(a_config(tmp_path))) as process:
        await _until_it_says(process, "getMe")
        assert await _terminated(process) == 0


async def test_a_second_bot_on_the_same_file_is_refused(town: Town) -> None:
    folder = town.config.data.parent
    path = a_config(folder, town.sandbox.base_url)
    path.write_text(path.read_text().replace('"kept"', f'"{town.config.data}"'))
    async with _process("run", "--config", str(path)) as process:
        _, stderr = await process.communicate()
    assert process.returncode == 1
    [line] = stderr.decode().splitlines()
    assert "another process" in line


async def test_a_data_file_that_is_none_is_refused_and_the_program_ends(tmp_path: Path) -> None:
    config = a_config(tmp_path)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "fieldtally.db").write_bytes(b"this is no database" * 100)
    async with _process("rebuild-tally", "--config", str(config)) as process:
        _, stderr = await process.communicate()
    assert process.returncode == 1
    [line] = stderr.decode().splitlines()
    assert "not a database" in line


async def test_an_invitation_names_a_unit_of_the_plan(tmp_path: Path) -> None:
    async with await Sandbox.start() as sandbox:
        config = str(a_config(tmp_path, sandbox.base_url))
        made = await _elsewhere("invite", "--config", config, "--unit", "620802")
        assert made.exit_code == 0
        assert made.stdout.startswith("https://t.me/fieldtally_demo_bot?start=")
        [line] = _refused(await _elsewhere("invite", "--config", config, "--unit", "999999"))
        assert "999999" in line


async def test_an_invitation_for_a_training_room_is_made_at_the_command_line(
    tmp_path: Path,
) -> None:
    async with await Sandbox.start() as sandbox:
        config = str(a_config(tmp_path, sandbox.base_url))
        more = ("--unit", "620802", "--role", "reviewer", "--uses", "30", "--days", "1")
        made = await _elsewhere("invite", "--config", config, *more)
    assert made.exit_code == 0
    with closing(sqlite3.connect(tmp_path / "kept" / "fieldtally.db")) as file:
        [row] = file.execute(
            """SELECT role, uses, julianday(expires_at) - julianday(created_at) FROM invitation"""
        ).fetchall()
    assert (row[0], row[1], round(row[2], 3)) == ("reviewer", 30, 1.0)


async def test_a_link_lives_by_the_clock_the_bot_follows(tmp_path: Path) -> None:
    async with await Sandbox.start() as sandbox:
        sandbox.clock.set("2044-09-15T09:00:00+08:00")
        path = a_config(tmp_path, sandbox.base_url)
        path.write_text(f'clock_url = "{sandbox.base_url}/sim/clock"\n{path.read_text()}')
        made = await _elsewhere("invite", "--config", str(path), "--unit", "620802")
    assert made.exit_code == 0
    with closing(sqlite3.connect(tmp_path / "kept" / "fieldtally.db")) as file:
        [(expires,)] = file.execute("SELECT expires_at FROM invitation").fetchall()
    assert expires.startswith("2044-09-22T01:00")


async def test_a_tally_spoilt_by_hand_is_found_and_made_anew(town: Town, officer: Person) -> None:
    for answer in ("/report", "送文化演出", "2"):
        await officer.says(answer)
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await town.stop_bot()
    path = a_config(town.config.data)
    path.write_text(path.read_text().replace('"kept"', '"."'))
    rebuild = ("rebuild-tally", "--config", str(path))
    good = await _elsewhere(*rebuild, "--check")
    assert (good.exit_code, good.stderr) == (0, "")
    with closing(sqlite3.connect(town.config.database)) as file, file:
        file.execute("UPDATE tally SET value = 7")
    cell, line = _refused(await _elsewhere(*rebuild, "--check"))
    assert cell == "performances quantity 620802 2014-09-15 approved: 7 ≠ 2"
    assert "1 place" in line
    assert (await _elsewhere(*rebuild)).exit_code == 0
    assert (await _elsewhere(*rebuild, "--check")).exit_code == 0


async def test_a_figure_rewritten_in_the_file_is_found(town: Town, officer: Person) -> None:
    for answer in ("/report", "送文化演出", "2"):
        await officer.says(answer)
    await officer.taps("今天")
    await officer.taps("✅ 上报")
    await town.stop_bot()
    path = a_config(town.config.data)
    path.write_text(path.read_text().replace('"kept"', '"."'))
    check = ("check", "--config", str(path), "--audit")
    good = await _elsewhere(*check)
    assert good.exit_code == 0
    printed = good.output.split()[-1][:12].upper()
    assert (await _elsewhere(*check, "--hash", printed)).exit_code == 0
    [line] = _refused(await _elsewhere(*check, "--hash", "0123456789ab"))
    assert "0123456789ab" in line
    with closing(sqlite3.connect(town.config.database)) as file, file:
        file.execute("DROP TRIGGER version_keeps")
        file.execute("UPDATE report_version SET quantity = 7")
    [line] = _refused(await _elsewhere(*check))
    assert "1/1" in line


def test_a_failure_deep_in_a_group_is_one_sentence() -> None:
    async def fail() -> None:
        inner = ExceptionGroup("sender", [StorageBroken("commit failed: disk full")])
        raise ExceptionGroup("parts", [inner])

    with pytest.raises(Refused, match="disk full"):
        run_to_end(fail())


def test_a_token_is_blacked_out_of_log_and_traceback() -> None:
    token = "123456789:AAE-a_token_of_the_true_length_0123"
    with pytest.raises(ValueError, match="is not") as caught:
        raise ValueError(f"https://api.telegram.org/bot{token}/getMe is not known")
    error = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "at %s", (token,), error)
    shown = Discreet("%(message)s").format(record)
    assert token not in shown
    assert shown.count("<token>") == 2
    assert "ValueError" in shown
