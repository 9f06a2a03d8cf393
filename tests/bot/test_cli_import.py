"""`fieldtally import` as an operator types it."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from bot.cli import main
from storage import members, units
from storage.database import Database
from storage.members import Role
from tests.town import PLAN_FILE, ROOT, plan
from tests.workbooks import line, workbook

CONFIG = """
plan = "{plan}"
data = "{data}"
[telegram]
token = "100001:test"
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration whose data file has an administrator; the terminal speaks Chinese."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(plan=PLAN_FILE, data=tmp_path / "data"), encoding="utf-8")

    async def begin() -> None:
        database = await Database.open(tmp_path / "data" / "fieldtally.db")
        async with database.transaction() as connection:
            await units.seed(connection, plan())
            now = datetime(2014, 3, 1, tzinfo=UTC)
            await members.join(connection, now, 7900, "李主任", ROOT, Role.ADMINISTRATOR)
        await database.close()

    asyncio.run(begin())
    return path


def _run(config: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["import", "--config", str(config), *words])


def _reports(config: Path) -> int:
    with sqlite3.connect(config.parent / "data" / "fieldtally.db") as connection:
        return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])


def _file(config: Path, quantity: object = 2) -> str:
    path = config.parent / "往月.xlsx"
    path.write_bytes(
        workbook(
            line("崆峒区", "送文化演出", "2014-08-03", 数量=quantity),
            line("泾川县", "法人单位建会率", "2014年8月", 分子=350, 分母=412),
        )
    )
    return str(path)


def test_rows_are_imported_once(config: Path) -> None:
    file = _file(config)
    tried = _run(config, file, "--dry-run")
    assert (tried.exit_code, tried.output) == (0, "核对无误：将新增 2 条，已导入过 0 行。\n")
    assert _reports(config) == 0
    done = _run(config, file)
    assert (done.exit_code, done.output) == (0, "已新增 2 条，已导入过 0 行。\n")
    assert _reports(config) == 2
    assert "已新增 0 条，已导入过 2 行" in _run(config, file).output
    assert _reports(config) == 2


def test_a_wrong_row_is_named_and_written_into_a_workbook_with_remarks(config: Path) -> None:
    remarks = config.parent / "退回.xlsx"
    refused = _run(config, _file(config, "几场"), "--remarks", str(remarks))
    assert refused.exit_code == 1
    assert "有 1 行要改，什么都没有导入：\n第 2 行　数量：“几场”不够确切" in refused.output
    assert _reports(config) == 0
    sheet = load_workbook(remarks).worksheets[0]
    assert "不够确切" in str(sheet["A2"].value)


def test_the_template_is_written(config: Path) -> None:
    path = config.parent / "空表.xlsx"
    assert _run(config, "--template", str(path)).exit_code == 0
    assert load_workbook(path).sheetnames == ["往月数据", "填表说明", "选项"]


def test_a_file_or_a_template_but_not_both_or_neither(config: Path) -> None:
    assert _run(config).exit_code == 2
    assert _run(config, _file(config), "--template", "x.xlsx").exit_code == 2


def test_what_is_no_workbook_is_refused_in_one_sentence(config: Path) -> None:
    path = config.parent / "x.xlsx"
    path.write_bytes(b"nothing")
    refused = _run(config, str(path))
    assert refused.exit_code == 1
    assert refused.output.startswith("这不是能读的 Excel 表")
    assert refused.output.count("\n") == 1
