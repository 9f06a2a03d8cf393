"""The rooms of the house: who may import whom, where time is asked, how long a file may grow."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What each room may import besides itself. Nothing imports bot but the tests and bot itself.
MAY_IMPORT = {
    "texts": set[str](),
    "sandbox": set[str](),
    "plan": {"texts"},
    "storage": {"plan", "texts"},
    "briefing": {"plan", "storage", "texts"},
    "handlers": {"plan", "storage", "briefing", "texts"},
    "bot": {"plan", "storage", "briefing", "handlers", "texts"},
}
OURS = {*MAY_IMPORT, "tests"}
# The demonstration plays both sides, so it alone of the bot knows the sandbox.
DEMONSTRATION = ("bot/demo.py", "bot/demonstration/")
TELEGRAM_FREE = {"plan", "storage", "briefing", "texts"}
CLOCKS = {"bot/clock.py", "sandbox/clock.py"}
ASKING_THE_TIME = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("time", "strftime"),
}
LONGEST_FILE, LONGEST_FUNCTION = 450, 45


def _sources(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    """The first part of every module this file imports, at its top or later."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0] if not node.level else path.parent.name


def _allowed(path: Path, room: str) -> set[str]:
    sandbox = {"sandbox"} if _name(path).startswith(DEMONSTRATION) else set[str]()
    return MAY_IMPORT[room] | {room} | sandbox


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room: str) -> None:
    for path in _sources(room):
        strangers = set(_imports(path)) & OURS - _allowed(path, room)
        assert not strangers, f"{_name(path)} imports {sorted(strangers)}"


def test_only_handlers_and_bot_know_telegram() -> None:
    for path in _sources(*TELEGRAM_FREE):
        assert "telegram" not in set(_imports(path)), _name(path)


def test_a_handler_never_talks_to_the_network() -> None:
    for path in _sources("handlers", "plan", "storage", "briefing", "texts"):
        assert not set(_imports(path)) & {"aiohttp", "httpx", "requests", "socket"}, _name(path)


def test_the_time_is_asked_in_one_place() -> None:
    for path in _sources(*OURS - {"tests"}):
        if _name(path) in CLOCKS:
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Attribute):
                asked = (ast.unparse(node.value).split(".")[-1], node.attr)
                assert asked not in ASKING_THE_TIME, f"{_name(path)}:{node.lineno}"


def test_files_stay_readable() -> None:
    for path in _sources(*OURS):
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines < LONGEST_FILE, f"{_name(path)} has {lines} lines"


def test_functions_stay_readable() -> None:
    for path in _sources(*OURS):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                assert lines <= LONGEST_FUNCTION, f"{_name(path)}: {node.name} has {lines} lines"


def test_each_file_says_what_it_is_for() -> None:
    for path in _sources(*OURS):
        tree = _tree(path)
        assert ast.get_docstring(tree) or not tree.body, _name(path)


IMPORT_DOES = {"open", "connect", "run", "load", "start", "mkdir", "read_text", "write_text"}


def test_nothing_happens_on_import() -> None:
    for path in _sources(*OURS - {"tests"}):
        for statement in _tree(path).body:
            for node in _run_at_import(statement):
                called = ast.unparse(node.func).split(".")[-1]
                assert called not in IMPORT_DOES, f"{_name(path)}:{node.lineno}"


def _run_at_import(statement: ast.stmt) -> Iterator[ast.Call]:
    """The calls a top-level statement makes when the module is imported."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    if isinstance(statement, ast.If) and "__main__" in ast.unparse(statement.test):
        return
    yield from (node for node in ast.walk(statement) if isinstance(node, ast.Call))
