"""`fieldtally export`, `backup` and `restore`: beside a running bot, whole, and never over data."""

import asyncio
import csv
import os
import pty
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from io import StringIO
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from storage.photos import file_of
from tests.handlers.acts import report
from tests.town import PLAN_FILE, TOKEN, Person, Town, picture

ENGLISH = {"LANG": "en_US.UTF-8", "LC_ALL": "", "FIELDTALLY_TOKEN": ""}
CHINESE = ENGLISH | {"LANG": "zh_CN.UTF-8"}


def a_config(folder: Path, data: Path, clock_url: str | None = None) -> str:
    """A configuration file for a data folder."""
    path = folder / f"{data.name}.toml"
    lines = [f'plan = "{PLAN_FILE}"', f'data = "{data}"']
    lines += [f'clock_url = "{clock_url}"'] if clock_url else []
    path.write_text("\n".join([*lines, "[telegram]", f'token = "{TOKEN}"']))
    return str(path)


def run(*arguments: str, env: dict[str, str] = CHINESE) -> Result:
    """Run a command to its end."""
    return CliRunner().invoke(main, arguments, env=env)


async def elsewhere(*arguments: str) -> Result:
    """Run a command in a thread, while bot and sandbox answer."""
    return await asyncio.to_thread(run, *arguments)


def refused(result: Result) -> str:
    """The one sentence of a command that ended with status 1."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    [line] = result.stderr.splitlines()
    return line


@pytest.fixture
async def config(town: Town, officer: Person, tmp_path: Path) -> str:
    """A town in which something was reported with a photo, and its configuration as a file."""
    await report(officer, day="8月20日")
    await officer.says("/report")
    await officer.says("送文化演出")
    await officer.says("3")
    await officer.taps("今天")
    await officer.photos(picture())
    await town.until_rows("SELECT 1 FROM photo WHERE status = 'stored'")
    await officer.taps("✅ 上报")
    (tmp_path / "operator").mkdir()
    return a_config(tmp_path / "operator", town.config.data, town.config.clock_url)


# export


def _actual(path: Path) -> object:
    rows = openpyxl.load_workbook(path)["汇总"].iter_rows(min_row=3, values_only=True)
    head = list(next(rows))
    found = {row[head.index("指标")]: row[head.index("累计完成")] for row in rows}
    return found["送文化进企业、进工地演出"]


async def test_a_workbook_beside_the_running_bot(config: str, tmp_path: Path) -> None:
    result = await elsewhere("export", "--config", config, "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    [path] = [Path(line) for line in result.stdout.splitlines()]
    assert path == tmp_path / "平凉市_工作进度_2014-09-15.xlsx"
    assert _actual(path) == 5
    assert not list(tmp_path.glob(".fieldtally*"))


async def test_an_earlier_day_of_a_unit_under_a_name_of_one_s_own(
    config: str, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.xlsx"
    common = ("export", "--config", config, "--day", "8月31日", "-o", str(mine))
    assert (await elsewhere(*common, "--unit", "620802")).exit_code == 0
    assert _actual(mine) == 2
    assert (await elsewhere(*common, "--unit", "620821")).exit_code == 0
    assert _actual(mine) == 0


async def test_the_ledger_and_a_briefing(config: str, tmp_path: Path) -> None:
    ledger, brief = tmp_path / "a.csv", tmp_path / "b.docx"
    done = await elsewhere("export", "--config", config, "--csv", "-o", str(ledger))
    assert done.exit_code == 0
    assert len(list(csv.reader(StringIO(ledger.read_text("utf-8-sig"))))) == 3
    done = await elsewhere("export", "--config", config, "--brief", "8月", "-o", str(brief))
    assert done.exit_code == 0
    said = "\n".join(one.text for one in docx.Document(str(brief)).paragraphs)
    assert "平凉市2014年8月份工会重点工作进展情况" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unit", "999"), "没有代码为 999 的单位"),
        (("--day", "乱写"), "看不出是哪一段日子"),
        (("--brief", "12月"), "还没有到"),
        (("-o", "no/such/folder.xlsx"), "没有完成"),
    ],
)
async def test_what_cannot_be_exported_is_one_sentence(
    config: str, arguments: tuple[str, str], said: str
) -> None:
    assert said in refused(await elsewhere("export", "--config", config, *arguments))


def test_wrong_usage_and_no_data(tmp_path: Path) -> None:
    config = a_config(tmp_path, tmp_path / "none")
    for wrong in (("--csv",), ("--xlsx",), ("--day", "8月1日")):
        assert run("export", "--config", config, "--brief", "8月", *wrong).exit_code == 2
    for command in (("export",), ("backup", str(tmp_path / "x.zip"))):
        assert "还没有数据文件" in refused(run(*command, "--config", config))


async def test_a_data_file_of_another_version_is_not_read(town: Town, config: str) -> None:
    await town.stop_bot()
    with closing(sqlite3.connect(town.config.database)) as file:
        file.execute("PRAGMA user_version = 1")
    assert "版本不同" in refused(await elsewhere("export", "--config", config))


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    config = a_config(tmp_path, data)
    assert run("rebuild-tally", "--config", config).exit_code == 0
    for name in ("photos", "templates"):
        (data / name).mkdir()
        (data / name / "a.jpg").write_bytes(b"x")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "backup", str(tmp_path / "x.zip"), "--config", config]
    done = subprocess.run(  # noqa: S603 - our own module
        command, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | CHINESE, check=False
    )
    os.close(theirs)
    assert done.returncode == 0
    assert "100%" in os.read(ours, 10_000).decode()
    os.close(ours)


# backup and restore


@pytest.fixture
async def archive(config: str, tmp_path: Path) -> Path:
    """A backup made beside the running bot."""
    path = tmp_path / "backup.zip"
    done = await elsewhere("backup", str(path), "--config", config)
    assert done.exit_code == 0, done.output
    assert "1张照片" in done.stdout
    return path


async def _comes_back(archive: Path, folder: Path) -> sqlite3.Connection:
    """The restored data file, opened."""
    config = a_config(folder, folder / "new")
    done = await elsewhere("restore", str(archive), "--config", config)
    assert done.exit_code == 0, done.output
    assert not list((folder / "new").glob(".restoring*"))
    return sqlite3.connect(folder / "new" / "fieldtally.db")


async def test_a_backup_brings_everything_back(town: Town, archive: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with closing(await _comes_back(archive, tmp_path)) as file:
        receipts = file.execute("SELECT receipt FROM report ORDER BY id").fetchall()
        [photo] = file.execute("SELECT sha256, suffix FROM photo").fetchall()
        audit = file.execute("SELECT count(*) FROM audit").fetchall()
    assert receipts == await town.rows("SELECT receipt FROM report ORDER BY id")
    assert audit == await town.rows("SELECT count(*) FROM audit")
    name = file_of(*photo)
    kept = (tmp_path / "new" / "photos" / name).read_bytes()
    assert kept == (town.config.photos / name).read_bytes()
    assert (tmp_path / "new" / "photos" / name).with_suffix(".thumb.jpg").exists()


async def test_what_is_written_while_it_is_copied_is_whole(
    town: Town, officer: Person, config: str, tmp_path: Path
) -> None:
    path = tmp_path / "busy.zip"
    copying = asyncio.create_task(elsewhere("backup", str(path), "--config", config))
    filed = 0
    while not copying.done():
        await report(officer)
        filed += 1
    assert (await copying).exit_code == 0
    assert filed
    with closing(await _comes_back(path, tmp_path)) as file:
        [(reports,)] = file.execute("SELECT count(*) FROM report").fetchall()
        [(versions,)] = file.execute("SELECT count(*) FROM report_version").fetchall()
    assert 2 <= reports <= 2 + filed
    assert versions == reports


async def test_a_backup_never_goes_over_a_file(town: Town, config: str) -> None:
    before = town.config.database.stat().st_size
    answer = await elsewhere("backup", str(town.config.database), "--config", config)
    assert "已经有了" in refused(answer)
    assert town.config.database.stat().st_size == before


async def test_data_is_replaced_only_by_force_and_kept_aside(
    town: Town, archive: Path, config: str
) -> None:
    assert "正在运行" in refused(await elsewhere("restore", str(archive), "--config", config))
    await town.stop_bot()
    assert "已有数据" in refused(await elsewhere("restore", str(archive), "--config", config))
    with closing(sqlite3.connect(town.config.database)) as file:
        file.execute("UPDATE member SET name = '后来改的'")
        file.commit()
    done = await elsewhere("restore", str(archive), "--config", config, "--force")
    assert done.exit_code == 0, done.output
    [aside] = town.config.data.glob("replaced-*")
    for path, name in ((town.config.database, "王芳"), (aside / "fieldtally.db", "后来改的")):
        with closing(sqlite3.connect(path)) as file:
            assert file.execute("SELECT name FROM member").fetchall() == [(name,)]
    assert (aside / "photos").exists()
    await town.start_bot()


def _changed(archive: Path, **files: bytes) -> Path:
    """A copy of the archive with other content in some of its files."""
    path = archive.with_name(f"changed{len(list(archive.parent.glob('*.zip')))}.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, files.pop(name, old.read(name)))
        for name, content in files.items():
            new.writestr(name, content)
    return path


async def test_what_is_no_good_backup_changes_nothing(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    torn, spoilt, text = (tmp_path / name for name in ("torn.zip", "spoilt.zip", "text.zip"))
    torn.write_bytes(whole[: len(whole) // 2])
    middle = len(whole) // 3
    spoilt.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])
    text.write_text("no archive")
    newer = b'{"program": "fieldtally", "version": 9999}'
    folder = tmp_path / "new"
    config = a_config(tmp_path, folder)
    for path, said in (
        (torn, "已损坏"),
        (spoilt, "已损坏"),
        (text, "已损坏"),
        (tmp_path / "nowhere.zip", "没有完成"),
        (_changed(archive, **{"manifest.json": newer}), "更新版本"),
        (_changed(archive, **{"manifest.json": b"{}"}), "不是 fieldtally backup"),
        (_changed(archive, **{"photos/../../escaped": b"x"}), "不是 fieldtally backup"),
        (_changed(archive, **{"config.toml": b"x"}), "不是 fieldtally backup"),
        (_changed(archive, **{"fieldtally.db": b"no database"}), "已损坏"),
    ):
        assert said in refused(await elsewhere("restore", str(path), "--config", config)), path
        assert {one.name for one in folder.iterdir()} <= {"fieldtally.lock"}
    assert not (tmp_path / "escaped").exists()
