"""/export and the charts: files of one's own scope, as of a day, made once and sent whole."""

import csv
import os
import sqlite3
import time
from contextlib import closing
from io import BytesIO, StringIO

import openpyxl
import pytest
from PIL import Image

from bot import jobs, making
from briefing import workbook
from briefing.production import DEMONSTRATION
from handlers.files.buttons import ExportFile, ShowChart
from storage import settings
from storage.members import Role
from tests.handlers.acts import report
from tests.handlers.delivered import delivered, jobs_done, was_told
from tests.town import JINGCHUAN, KONGTONG, ROOT, Json, Person, Town, buttons

WAITING = "SELECT count(*) FROM job WHERE kind = 'make-file' AND status = 'waiting'"


class SlowHeadway(making.Headway):
    """A slow machine."""

    def __call__(self, done: int, total: int) -> None:
        """Take a while for each row."""
        super().__call__(done, total)
        time.sleep(0.02)


@pytest.fixture
async def slow(monkeypatch: pytest.MonkeyPatch, officer: Person) -> None:
    """Making takes a second, and something has been reported to be made of."""
    monkeypatch.setattr(making, "Headway", SlowHeadway)
    monkeypatch.setattr(workbook, "STEP", 1)
    await report(officer)


def _overview(content: bytes) -> dict[str, object]:
    """累计完成 by indicator."""
    rows = openpyxl.load_workbook(BytesIO(content))["汇总"].iter_rows(min_row=3, values_only=True)
    head = list(next(rows))
    name, actual = head.index("指标"), head.index("累计完成")
    return {str(row[name]): row[actual] for row in rows if row[name]}


def _ledger(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))[1:]


async def _the_form(person: Person) -> str:
    """What stands in the message that had the choice."""
    return str((await person.form())["text"])


async def test_the_workbook_comes_and_the_choice_is_there_again(
    town: Town, officer: Person, administrator: Person
) -> None:
    await report(officer)
    assert "导出 平凉市\n截至9月15日" in await administrator.says("/export")
    await administrator.taps("工作簿")
    assert await was_told(administrator, "正在生成")
    file = await delivered(administrator)
    assert file.name == "平凉市_工作进度_2014-09-15.xlsx"
    assert file.caption == ""
    assert _overview(file.content)["送文化进企业、进工地演出"] == 2
    assert "✅ 已生成：平凉市_工作进度_2014-09-15.xlsx" in await _the_form(administrator)
    assert await town.rows("SELECT subject, detail FROM audit WHERE action = 'exported'") == [
        (f"unit:{ROOT}", '{"file": "平凉市_工作进度_2014-09-15.xlsx"}')
    ]
    actions = [call["params"] for call in await town.calls("sendChatAction")]
    assert {"chat_id": 7900, "action": "upload_document"} in actions


async def test_everybody_has_his_own_scope_a_leader_too(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    leader = await town.member(7800, "周主席", ROOT, Role.LEADER)
    await report(officer)
    await report(other, quantity="3")
    for person, lines in ((officer, 1), (leader, 2)):
        await person.says("/export")
        await person.taps("台账")
        assert len(_ledger((await delivered(person)).content)) == lines
    assert "崆峒区" in (await delivered(officer)).name


async def test_an_earlier_day_by_button_and_typed(town: Town, officer: Person) -> None:
    await report(officer, quantity="1", day="8月20日")
    await report(officer, quantity="4")
    await officer.says("/export")
    assert "截至8月31日" in await officer.taps("截至8月底")
    await officer.taps("工作簿")
    file = await delivered(officer)
    assert file.name == "崆峒区_工作进度_2014-08-31.xlsx"
    assert _overview(file.content)["送文化进企业、进工地演出"] == 1
    assert "截至6月15日" in await officer.says("/export 6月15日")
    assert "截至9月15日" in await officer.says("/export 9月")
    assert "截至今天" in str(buttons((await officer.says("/export 八月"), await officer.form())[1]))


@pytest.mark.parametrize(
    ("typed", "said"),
    [("没有这天", "看不出是哪一段日子"), ("12月1日", "还没有到"), ("2013年5月", "请选 2014-01-01")],
)
async def test_a_day_that_does_not_fit_is_told_in_a_sentence(
    officer: Person, typed: str, said: str
) -> None:
    answer = await officer.says(f"/export {typed}")
    assert said in answer
    assert "/export 6月15日" in answer


@pytest.mark.usefixtures("slow")
async def test_a_second_tap_is_answered_and_makes_nothing_twice(
    town: Town, officer: Person
) -> None:
    await officer.says("/export")
    data, message = ExportFile("xlsx", town.now().date()).pack(), await officer.form()
    await officer.taps("工作簿")
    await officer.taps_data(data, message)
    assert await officer.toast() == "正在生成，请稍候。"
    assert await town.rows(WAITING) == [(1,)]
    await delivered(officer)
    await jobs_done(officer)
    assert len(await town.calls("sendDocument")) == 1


@pytest.mark.usefixtures("slow")
async def test_who_waits_sees_how_far_it_is(
    town: Town, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TELL_EVERY", 0.05)
    await officer.says("/export")
    await officer.taps("工作簿")
    await delivered(officer)
    edits = [str(call["params"]) for call in await town.calls("editMessageText")]
    assert any("已写" in edit for edit in edits)
    assert "✅ 已生成" in edits[-1]


async def test_what_cannot_be_made_is_said_once_and_not_tried_again(
    town: Town, officer: Person, administrator: Person
) -> None:
    (town.config.data / "outgoing").write_text("in the way")
    await officer.says("/export")
    await officer.taps("台账")
    await jobs_done(officer)
    form = await _the_form(officer)
    assert "没有做成" in form
    assert "导出 崆峒区" in form
    assert "FileExistsError" in await administrator.text()
    assert await town.rows("SELECT source FROM dead_letter") == [("job",)]
    (town.config.data / "outgoing").unlink()
    await officer.taps("台账")
    assert (await delivered(officer)).name.endswith(".csv")


async def test_one_that_telegram_would_not_take_is_said(
    officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_MEGABYTES", 0)
    await officer.says("/export")
    await officer.taps("工作簿")
    await jobs_done(officer)
    assert "Telegram 最多收0兆" in await _the_form(officer)


@pytest.mark.usefixtures("slow")
async def test_a_restart_in_the_making_loses_nothing(town: Town, officer: Person) -> None:
    await officer.says("/export")
    await officer.taps("工作簿")
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'make-file' AND tries = 1")
    await town.restart_bot()
    assert _overview((await delivered(officer)).content)["送文化进企业、进工地演出"] == 2


async def test_one_made_before_a_restart_is_sent_after_it_and_then_cleared_away(
    town: Town, officer: Person
) -> None:
    await officer.says("/export")
    await town.strike("sendDocument", 429, retry_after=60)
    message = await officer.form()
    tap: Json = {"from": 7001, "message_id": message["message_id"], "label": "📄 台账（csv）"}
    await town.post("/chats/7001/tap", tap)

    async def was_tried() -> bool:
        return bool(await town.calls("sendDocument"))

    await town.until(was_tried)
    await town.restart_bot()
    assert (await delivered(officer)).name.endswith(".csv")
    [file] = (town.config.data / "outgoing").glob("*.csv")
    os.utime(file, (0, 0))
    await town.set_clock("2014-09-15T11:30:00+08:00")

    async def is_gone() -> bool:
        return not file.exists()

    await town.until(is_gone)


@pytest.mark.usefixtures("slow")
async def test_what_kills_the_bot_again_and_again_is_given_up(town: Town, officer: Person) -> None:
    await officer.says("/export")
    await officer.taps("工作簿")
    await town.until_rows("SELECT 1 FROM job WHERE kind = 'make-file' AND tries = 1")
    await town.stop_bot()
    with closing(sqlite3.connect(town.config.database)) as file:
        file.execute("UPDATE job SET tries = 3 WHERE kind = 'make-file'")
        file.commit()
    await town.start_bot()
    await jobs_done(officer)
    assert "没有做成" in await _the_form(officer)
    assert await town.calls("sendDocument") == []


@pytest.mark.usefixtures("slow")
async def test_who_lost_the_right_meanwhile_gets_nothing(town: Town, officer: Person) -> None:
    await officer.says("/export")
    today, message = town.now().date(), await officer.form()
    await officer.taps("工作簿")
    await officer.taps_data(ExportFile("csv", today).pack(), message)  # waits for the workbook
    async with town.database.transaction() as connection:
        await connection.execute_fetchall("UPDATE member SET status = 'suspended'")
    await jobs_done(officer)
    assert await town.calls("sendDocument") == []


async def test_a_demonstration_says_so(town: Town, officer: Person) -> None:
    async with town.database.transaction() as connection:
        await settings.put(connection, DEMONSTRATION, "1")
    await officer.says("/export")
    await officer.taps("台账")
    assert "都是编的" in (await delivered(officer)).caption


# Charts.


async def test_the_whole_plan_as_a_picture(town: Town, administrator: Person) -> None:
    await administrator.says("/summary")
    await administrator.taps("全部计划一张图")
    assert "正在画图" in await administrator.toast()
    picture = await delivered(administrator)
    assert picture.caption == "平凉市　计划进度　截至9月15日"
    assert Image.open(BytesIO(picture.content)).width == 1080
    assert {"chat_id": 7900, "action": "upload_photo"} in [
        call["params"] for call in await town.calls("sendChatAction")
    ]
    assert await town.rows("SELECT count(*) FROM audit WHERE action = 'exported'") == [(0,)]


async def test_what_is_ordered_is_begun_as_soon_as_the_tap_is_taken(
    town: Town, administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LOOK_EVERY", 3600)
    await administrator.says("/summary")
    await administrator.taps("全部计划一张图")
    assert (await delivered(administrator)).caption


@pytest.mark.parametrize(
    ("section", "name", "labels"),
    [
        ("八件实事", "送文化演出", ["走势图", "各单位图"]),
        ("六个突破", "建会率", ["走势图", "各单位图"]),
    ],
)
async def test_an_indicator_s_pictures(
    administrator: Person, section: str, name: str, labels: list[str]
) -> None:
    await administrator.says("/summary")
    await administrator.taps(section)
    await administrator.taps(name)
    for number, label in enumerate(labels, start=1):
        await administrator.taps(label)
        picture = await delivered(administrator, number)
        assert picture.caption == f"平凉市　{name}　截至9月15日"


async def test_what_is_told_in_words_has_no_picture(officer: Person) -> None:
    await officer.says("/summary")
    await officer.taps("六个突破")
    await officer.taps("学习贯彻")
    assert "图" not in str(buttons(await officer.form()))


async def test_no_button_reaches_beyond_one_s_own(town: Town, officer: Person) -> None:
    await officer.says("/summary")
    message, today = await officer.form(), town.now().date()
    for data, said in (
        (ShowChart("plan", "", ROOT, today), "不在您的单位范围内"),
        (ShowChart("curve", "performances", JINGCHUAN, today), "不在您的单位范围内"),
        (ShowChart("curve", "performances", "620999", today), "不在您的单位范围内"),
        (ShowChart("curve", "theory", KONGTONG, today), "计划里已没有这一项"),
        (ShowChart("curve", "", KONGTONG, today), "计划里已没有这一项"),
        (ShowChart("plan", "", KONGTONG, today.replace(year=2013)), "请选 2014-01-01"),
        (ShowChart("plan", "", KONGTONG, today.replace(month=12)), "还没有到"),
        (ExportFile("exe", today), "已失效"),
        (ExportFile("csv", today.replace(month=12)), "还没有到"),
    ):
        await officer.taps_data(data.pack(), message)
        assert said in await officer.toast()
    assert await town.rows(WAITING) == [(0,)]


async def test_no_more_than_a_few_at_once(town: Town, officer: Person) -> None:
    await officer.says("/summary")
    message = await officer.form()
    charts = [
        ShowChart("plan", "", KONGTONG, town.now().date().replace(day=n)) for n in range(1, 5)
    ]
    for chart in charts[:3]:
        body: Json = {"from": 7001, "message_id": message["message_id"], "data": chart.pack()}
        await town.post("/chats/7001/tap", body)
    await officer.taps_data(charts[3].pack(), message)
    assert "再要下一份" in await officer.toast()
    await delivered(officer, 3)
    await jobs_done(officer)
