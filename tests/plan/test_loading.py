"""A plan file that is wrong is refused with every reason, by key, each of which can be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.loading import PlanErrors, load_plan
from tests.plan.said import ROOT, problems, speak
from tests.plan.sample import SMALL, broken

SHOWS = "indicators.shows"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.key, one.message_id) for one in problems(text)]


def test_a_sound_plan_loads() -> None:
    assert load_plan(SMALL).name == "年度计划"
    assert load_plan("\ufeff" + SMALL.replace("\n", "\r\n")) == load_plan(SMALL)


@pytest.mark.parametrize(
    ("old", "new", "key", "message_id"),
    [
        # one value by itself
        ('federation = "某市总工会"\n', "", "federation", "plan-missing"),
        ('federation = "某市总工会"', 'federation = " "', "federation", "plan-empty"),
        ('federation = "某市总工会"', "federation = 7", "federation", "plan-wrong-type"),
        ("year = 2014", 'year = "2014"', "year", "plan-wrong-type"),
        ("year = 2014", "year = 1914", "year", "plan-at-least"),
        ("year = 2014", "year = 2914", "year", "plan-at-most"),
        ("start = 2014-01-01", 'start = "1月1日"', "start", "plan-date-form"),
        ("start = 2014-01-01", "start = 20140101", "start", "plan-date-form"),
        ("start = 2014-01-01", "start = 2014-01-01T08:00:00", "start", "plan-date-form"),
        ("[2014-09-30]", '["国庆"]', "calendar.holidays[0]", "plan-date-form"),
        ('due_time = "15:00"', "due_time = 15", "calendar.due_time", "plan-time-form"),
        ('due_time = "15:00"', 'due_time = "下午"', "calendar.due_time", "plan-time-form"),
        ('"friday"', '"周五"', "calendar.due_day", "plan-not-one-of"),
        ("Asia/Shanghai", "Asia/Pingliang", "timezone", "plan-zone"),
        ("Asia/Shanghai", "../etc/passwd", "timezone", "plan-zone"),
        ("workers = 1000", "workers = -1", "units.620802.workers", "plan-at-least"),
        ("workers = 1000", "workers = 1.5", "units.620802.workers", "plan-wrong-type"),
        ("shows = 5", 'shows = "5"', "units.620802.quotas.shows", "plan-wrong-type"),
        ('code = "620802"', 'code = "甲区"', "units.甲区.code", "plan-pattern"),
        ('code = "620802"', 'code = "6"', "units.6.code", "plan-too-short"),
        ('short = "甲区"', 'short = "一二三四五六七八九"', "units.620802.short", "plan-too-long"),
        ('aliases = ["甲"]', 'aliases = "甲"', "units.620802.aliases", "plan-wrong-type"),
        ("target = 30\n", 'target = "30"\n', f"{SHOWS}.target", "plan-wrong-type"),
        ("target = 30\n", "target = nan\n", f"{SHOWS}.target", "plan-wrong-type"),
        ("target = 30\n", "target = 0\n", f"{SHOWS}.target", "plan-more-than"),
        ("target = 30\n", "target = 1e12\n", f"{SHOWS}.target", "plan-at-most"),
        ('measure = "flow"', 'measure = "sum"', f"{SHOWS}.measure", "plan-not-one-of"),
        ("photos = 2", "photos = 11", f"{SHOWS}.photos", "plan-at-most"),
        ("photos = 2", "photos = true", f"{SHOWS}.photos", "plan-wrong-type"),
        ("photos = 2", "foto = 2", f"{SHOWS}.foto", "plan-unknown-key-known"),
        ('code = "shows"\n', "", "indicators[1].code", "plan-missing"),
        ('kind = "money"', 'kind = "yuan"', f"{SHOWS}.questions.amount.kind", "plan-not-one-of"),
        (
            "required = true",
            'required = "ja"',
            f"{SHOWS}.questions.amount.required",
            "plan-wrong-type",
        ),
        ('"membership"\ndef', "true\ndef", "indicators.records.population", "plan-wrong-type"),
        ('"membership"\ndef', "0\ndef", "indicators.records.population", "plan-more-than"),
        # one entry against another
        ("start = 2014-01-01", "start = 2015-01-01", "end", "plan-period"),
        ("year = 2014", "year = 2013", "year", "plan-year"),
        ('code = "620802"', 'code = "620800"', "units.620800.code", "plan-code-twice"),
        ('code = "shows"', 'code = "rights"', "indicators.rights.code", "plan-code-twice"),
        (
            'section = "things"',
            'section = "thing"',
            "indicators.records.section",
            "plan-section-unknown",
        ),
        ('parent = "620800"', 'parent = "620899"', "units.620802.parent", "plan-parent-unknown"),
        ('parent = "620800"', 'parent = "620802"', "units.620802.parent", "plan-unit-circle"),
        ('parent = "620800"\n', "", "units", "plan-several-roots"),
        ('short = "某市"', 'short = "某市"\nparent = "620802"', "units", "plan-no-root"),
        ('aliases = ["甲"]', 'aliases = ["某 市"]', "units.620802.aliases", "plan-alias-twice"),
        ('["文艺演出"]', '["档案"]', f"{SHOWS}.aliases", "plan-alias-twice"),
        ('["文艺演出"]', '["……"]', f"{SHOWS}.aliases", "plan-name-without-letters"),
        ("{ shows = 5 }", "{ talks = 5 }", "units.620802.quotas.talks", "plan-quota-unknown"),
        ("{ shows = 5 }", "{ rights = 5 }", "units.620802.quotas.rights", "plan-quota-narrative"),
        ('unit = "场次"\n', "", f"{SHOWS}.unit", "plan-unit-missing"),
        ("target = 85\n", "", "indicators.membership.target", "plan-target-missing"),
        ("target = 100\n", "", "indicators.records.target", "plan-target-missing"),
        ("target = 85\n", "target = 101\n", "indicators.membership.target", "plan-target-percent"),
        ("target = 30\n", "target = 30.5\n", f"{SHOWS}.target", "plan-target-whole"),
        (
            'measure = "narrative"',
            'measure = "narrative"\ntarget = 3',
            "indicators.rights.target",
            "plan-target-narrative",
        ),
        ("2014-11-30", "2015-11-30", f"{SHOWS}.deadline", "plan-deadline-outside"),
        ("weights = [1, ", "weights = [", f"{SHOWS}.weights", "plan-weights-count"),
        (
            "weights = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
            "weights = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]",  # due in November
            f"{SHOWS}.weights",
            "plan-weights-zero",
        ),
        ("weights = [1, ", "weights = [-1, ", f"{SHOWS}.weights[0]", "plan-at-least"),
        (
            '"membership"\ndef',
            '"shows"\ndef',
            "indicators.records.population",
            "plan-population-no-stock",
        ),
        (
            '"membership"\ndef',
            '"members"\ndef',
            "indicators.records.population",
            "plan-population-unknown",
        ),
        (
            "target = 30\n",
            "target = 30\npopulation = 9\n",
            f"{SHOWS}.population",
            "plan-population-needless",
        ),
        (
            'key = "audience"',
            'key = "amount"',
            f"{SHOWS}.questions.amount.key",
            "plan-question-twice",
        ),
        (
            'key = "audience"',
            'key = "quantity"',
            f"{SHOWS}.questions.quantity.key",
            "plan-question-reserved",
        ),
        (
            'choices = ["企业", "工地"]',
            "",
            f"{SHOWS}.questions.venue.choices",
            "plan-choices-missing",
        ),
        ('"工地"]', '"工地", "企 业"]', f"{SHOWS}.questions.venue.choices", "plan-choice-twice"),
        (
            'kind = "choice"',
            'kind = "text"',
            f"{SHOWS}.questions.venue.choices",
            "plan-choices-needless",
        ),
        (
            'close_day = "sunday"',
            'close_day = "monday"',
            "calendar.close_day",
            "plan-closes-before-due",
        ),
        ("[2014-09-28]", "[2014-09-30]", "calendar.workdays", "plan-day-twice"),
        ('due_time = "15:00"', 'due_time = "23:00"', "calendar.due_time", "plan-due-quiet"),
    ],
)
def test_one_mistake_is_told(old: str, new: str, key: str, message_id: str) -> None:
    assert (key, message_id) in found(broken(old, new))


def test_most_mistakes_are_told_once() -> None:
    assert found(broken('measure = "flow"', 'measure = "sum"')) == [
        (f"{SHOWS}.measure", "plan-not-one-of")
    ]
    assert found(broken('"membership"\ndef', "true\ndef")) == [
        ("indicators.records.population", "plan-wrong-type")
    ]


def test_an_empty_list_of_sections() -> None:
    text = SMALL.replace('[[sections]]\ncode = "things"\nname = "实事"\n', "")
    assert ("sections", "plan-missing") in found(text)
    assert ("sections", "plan-too-few") not in found(text)
    assert ("units", "plan-wrong-type") in found('units = "甲"')


def test_every_mistake_at_once() -> None:
    text = SMALL
    for old, new in (
        ("year = 2014", "year = 2013"),
        ('federation = "某市总工会"\n', ""),
        ("photos = 2", "foto = 2"),
        ("target = 85\n", ""),
        ("{ shows = 5 }", "{ talks = 5 }"),
    ):
        text = text.replace(old, new)
    assert set(found(text)) == {
        ("federation", "plan-missing"),
        (f"{SHOWS}.foto", "plan-unknown-key-known"),
        ("year", "plan-year"),
        ("indicators.membership.target", "plan-target-missing"),
        ("units.620802.quotas.talks", "plan-quota-unknown"),
    }


def test_a_circle_of_units_beside_the_tree() -> None:
    more = '[[units]]\ncode = "1{}"\nname = "{}"\nshort = "{}"\nparent = "1{}"\n'
    text = SMALL + more.format("A", "子", "子", "B") + more.format("B", "丑", "丑", "A")
    assert found(text) == [
        ("units.1A.parent", "plan-unit-circle"),
        ("units.1B.parent", "plan-unit-circle"),
    ]


def test_syntax_errors_have_a_place() -> None:
    (one,) = problems('code = "a"\nname = “年度计划”\n')
    assert (one.key, one.message_id) == ("", "plan-toml")
    assert one.values == {"line": "2", "column": "8", "found": "name = “年度计划”"}
    (one,) = problems('code = "a')
    assert one.message_id == "plan-toml"
    (one,) = problems("code = 1\ncode = 2")
    assert (one.message_id, one.values["line"]) == ("plan-toml", "2")


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 5_000])
def test_what_toml_itself_chokes_on(text: str) -> None:
    assert found(text) == [("", "plan-toml-unreadable")]


def test_messages_say_what_was_expected_and_found() -> None:
    (one,) = problems(broken("target = 30\n", 'target = "三十"\n'))
    assert speak(one.message_id, one.values) == "应当写数（不加引号），现在是“三十”。"
    (one,) = problems(broken('"friday"', '"周五"'))
    assert "monday / tuesday" in speak(one.message_id, one.values)
    (one,) = problems(broken("photos = 2", "foto = 2"))
    assert "photos" in speak(one.message_id, one.values)


@given(st.data())
def test_a_damaged_plan_loads_or_tells_why(data: st.DataObject) -> None:
    plan = (ROOT / "plans" / "pingliang-2014.toml").read_text(encoding="utf-8")
    lines = plan.splitlines()
    for _ in range(3):
        place = data.draw(st.integers(0, len(lines) - 1))
        damage = data.draw(st.sampled_from(["", "x = 1", 'code = "x"', "= 3", "target = true"]))
        lines[place] = damage
    try:
        load_plan("\n".join(lines))
    except PlanErrors as errors:
        told = errors.problems
    else:
        told = ()
    for one in told:
        speak(one.message_id, one.values)
