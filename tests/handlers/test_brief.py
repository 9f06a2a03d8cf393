"""/brief: the briefing of any stretch of days, in the usual layout or the federation's own."""

from io import BytesIO

import docx
from docx.document import Document

from handlers.files.buttons import BriefOf, PlaceTemplate, StarterTemplate
from storage.members import Role
from tests.handlers.acts import report
from tests.handlers.delivered import Delivered, delivered, jobs_done, was_told
from tests.town import ROOT, Person, Town, buttons

TEMPLATES = "SELECT value FROM setting WHERE key = 'brief-template'"


def _page(file: Delivered) -> Document:
    assert file.name.endswith(".docx")
    return docx.Document(BytesIO(file.content))


def _text(file: Delivered) -> str:
    return "\n".join(paragraph.text for paragraph in _page(file).paragraphs)


async def _labels(person: Person) -> list[str]:
    return [label for label, _data in buttons(await person.form())]


async def test_last_month_by_a_button_for_one_s_own_unit(town: Town, officer: Person) -> None:
    await report(officer, day="8月20日")
    assert "崆峒区工作简报" in await officer.says("/brief")
    labels = await _labels(officer)
    assert labels == ["9月", "8月", "三季度", "二季度", "上半年", "今年以来"]
    await officer.taps("8月")
    assert await was_told(officer, "正在生成")
    file = await delivered(officer)
    assert file.name == "崆峒区_工作简报_2014-08-01_2014-08-31.docx"
    assert "崆峒区2014年8月份工会重点工作进展情况" in _text(file)
    assert "本期新增2场次" in _text(file)
    assert len(_page(file).inline_shapes) == 1  # the plan's picture
    form = await officer.form()
    assert "✅ 已生成" in str(form["text"])
    assert await _labels(officer) == labels


async def test_any_stretch_may_be_typed_by_a_leader_too(town: Town) -> None:
    leader = await town.member(7800, "周主席", ROOT, Role.LEADER)
    await leader.says("/brief 2014-07-01到2014-08-31")
    assert await was_told(leader, "正在生成")
    said = _text(await delivered(leader))
    assert "平凉市2014年7月1日至2014年8月31日工会重点工作进展情况" in said


async def test_one_that_cannot_be_is_told_in_a_sentence(town: Town, officer: Person) -> None:
    for typed, said in (
        ("胡说", "看不出是哪一段日子"),
        ("11月", "还没有到"),
        ("2013年8月", "请选 2014-01-01 至 2014-12-31"),
        ("2014-08-31到2014-07-01", "前后颠倒"),
    ):
        answer = await officer.says(f"/brief {typed}")
        assert said in answer
        assert "/brief 三季度" in answer
    ahead = BriefOf(town.plan.end, town.plan.end)
    await officer.says("/brief")
    await officer.taps_data(ahead.pack(), await officer.form())
    assert "还没有到" in await officer.toast()
    await officer.taps_data("bf:2014-08-31:2014-08-01", await officer.form())
    assert "前后颠倒" in await officer.toast()
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'make-file'") == [(0,)]


async def _own(administrator: Person) -> bytes:
    """The starter as an administrator gets it, changed in Word."""
    await administrator.says("/brief")
    await administrator.taps("取模板样本")
    starter = await delivered(administrator)
    assert starter.name == "工作简报模板.docx"
    assert "单独成段" in starter.caption
    page = _page(starter)
    page.paragraphs[0].text = "平凉工运"
    data = BytesIO()
    page.save(data)
    return data.getvalue()


async def test_a_template_of_one_s_own_is_checked_placed_used_and_taken_out(
    town: Town, administrator: Person
) -> None:
    own = await _own(administrator)
    await administrator.document(own, "平凉工运.docx")
    await jobs_done(administrator)
    assert await was_told(administrator, "正在检查")
    assert "《平凉工运.docx》可以作简报模板" in str((await administrator.form())["text"])
    assert await town.rows(TEMPLATES) == []
    await administrator.taps("用作简报模板")
    assert "已换上" in await administrator.toast()
    [(digest,)] = await town.rows(TEMPLATES)
    assert (town.config.data / "templates" / f"{digest}.docx").read_bytes() == own
    await administrator.taps("8月")
    assert _text(await delivered(administrator, 2)).startswith("平凉工运")
    await administrator.taps("取下自备模板")
    await administrator.taps("8月")
    assert _text(await delivered(administrator, 3)).startswith("工作简报")
    actions = await town.rows("SELECT action FROM audit WHERE subject = 'template' ORDER BY id")
    assert actions == [("template-placed",), ("template-removed",)]


async def test_one_that_cannot_be_used_is_refused_with_the_reason(
    town: Town, administrator: Person
) -> None:
    await administrator.document(b"no document", "模板.docx")
    await jobs_done(administrator)
    assert "不是能用的 Word 文档" in await administrator.text()
    assert not (town.config.data / "templates").exists()
    assert await town.rows("SELECT count(*) FROM dead_letter") == [(0,)]


async def test_a_bad_line_only_delays_it(town: Town, administrator: Person) -> None:
    own = await _own(administrator)
    await town.strike("getFile", 502)
    await administrator.document(own, "平凉工运.docx")
    await jobs_done(administrator)
    assert "可以作简报模板" in str((await administrator.form())["text"])


async def test_only_administrators_touch_it(town: Town, officer: Person) -> None:
    await officer.says("/brief")
    assert "模板" not in str(await _labels(officer))
    await officer.document(b"anything", "模板.docx")
    assert await town.rows("SELECT count(*) FROM job WHERE kind = 'check-template'") == [(0,)]
    message = await officer.form()
    for button in (StarterTemplate(), PlaceTemplate(""), PlaceTemplate("0" * 32)):
        await officer.taps_data(button.pack(), message)
        assert "您的角色不能使用" in await officer.toast()


async def test_a_template_nobody_checked_cannot_be_placed(
    town: Town, administrator: Person
) -> None:
    await administrator.says("/brief")
    await administrator.taps_data(PlaceTemplate("0" * 32).pack(), await administrator.form())
    assert "已失效" in await administrator.toast()
    assert await town.rows(TEMPLATES) == []


async def test_a_template_that_is_lost_is_said_with_the_choice(
    town: Town, administrator: Person
) -> None:
    own = await _own(administrator)
    await administrator.document(own, "平凉工运.docx")
    await jobs_done(administrator)
    await administrator.taps("用作简报模板")
    for file in (town.config.data / "templates").iterdir():
        file.write_bytes(b"spoilt")
    await administrator.taps("8月")
    await jobs_done(administrator)
    form = await administrator.form()
    assert "现用的简报模板用不了：这不是能用的 Word 文档" in str(form["text"])
    assert any("取下自备模板" in label for label in await _labels(administrator))
