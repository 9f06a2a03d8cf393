"""The pictures: right figures, right size, every sign of the plan in the font; no eye needed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from matplotlib.font_manager import get_font
from PIL import Image
from pylopdf_fonts_zh_cn import sans_path

from briefing import chart_curve, chart_plan, chart_units, charts, fonts, series, wording
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.series import UnitRow, UnitRows
from briefing.sheet import WIDTH, Sheet
from plan.model import Unit
from plan.units import OrgTree
from tests.briefing.conftest import ROOT
from tests.town import KONGTONG, plan
from texts import Catalogue, Words

HEAVIEST = 150_000
PLAN = plan()
SHOWS = PLAN.indicator("performances")
LANGUAGES = ["zh", "en"]


def picture(png: bytes) -> Image.Image:
    """The PNG, of the right width and light enough to send."""
    assert png.startswith(b"\x89PNG")
    assert len(png) < HEAVIEST
    drawn = Image.open(BytesIO(png))
    assert drawn.width == WIDTH
    return drawn


def is_drawn_on(drawn: Image.Image) -> bool:
    """Whether there is a good deal of ink on it, and none at the very edge."""
    dark = drawn.convert("L").point(lambda shade: 255 if shade < 200 else 0)
    left, top, right, bottom = dark.getbbox() or (0, 0, 0, 0)
    assert min(left, top) > 14
    assert right < drawn.width - 14
    assert bottom < drawn.height - 14
    return len(drawn.convert("RGB").getcolors(1 << 20) or []) > 8


@pytest.fixture(params=LANGUAGES)
def both(request: pytest.FixtureRequest) -> Words:
    """Each language."""
    return Words(Catalogue.load(), request.param)


async def test_the_whole_plan_in_both_languages(both: Words, figures: Figures) -> None:
    caption = charts.Caption.of(figures, ROOT, demonstration=True)
    standings = await series.with_target(figures, ROOT)
    drawn = picture(charts.plan_against_time(both, caption, figures.year_progress, standings))
    assert 1500 < drawn.height < 1700
    assert is_drawn_on(drawn)


async def test_its_bars_say_what_the_summary_says(words: Words, figures: Figures) -> None:
    groups = chart_plan.grouped(words, await series.with_target(figures, ROOT))
    assert groups[0].heading == ""
    rows = [row for group in groups for row in group.rows]
    assert len(rows) == sum(one.target is not None for one in PLAN.indicators)
    for row in rows:
        standing = await figures.standing(row.indicator, ROOT)
        assert isinstance(standing, FlowStanding | StockStanding)
        assert standing.rate is not None
        assert wording.rate(standing.rate) in row.figure
        assert row.rate == standing.rate
        if isinstance(standing, FlowStanding):
            done, target = map(int, re.findall(r"\d+", row.figure)[:2])
            assert (done, target) == (standing.actual, standing.target)
            assert (row.mark, row.gap) == (standing.progress, standing.gap)
            assert row.behind == ("慢于" in wording.against_time(words, standing))
        else:
            assert standing.points_short is not None
            assert row.gap == -standing.points_short
            assert not row.behind


@pytest.mark.parametrize("code", ["health-records", "theory-study"])
async def test_a_curve_in_both_languages(both: Words, figures: Figures, code: str) -> None:
    caption = charts.Caption.of(figures, ROOT, demonstration=True)
    curve = await series.curve(figures, PLAN.indicator(code), ROOT)
    drawn = picture(charts.indicator_over_time(both, caption, curve))
    assert drawn.height == 1620
    assert is_drawn_on(drawn)


async def test_its_key_says_what_the_summary_says(words: Words, figures: Figures) -> None:
    curve = await series.curve(figures, SHOWS, ROOT)
    standing = curve.standing
    assert standing.shortfall is not None
    assert standing.rate is not None
    said = {sample.style: sample.text for sample in chart_curve.key_of(words, curve)}
    assert said["line"] == f"实际 {standing.actual}场次（{wording.rate(standing.rate)}）"
    assert said["pace"].startswith(f"序时应达 {standing.actual + standing.shortfall}场次")
    assert said["target"] == f"目标 {standing.target}场次"
    assert "band" in said


async def test_a_stock(words: Words, figures: Figures) -> None:
    caption = charts.Caption.of(figures, ROOT)
    rates = await series.rates(figures, PLAN.indicator("membership-rate"), ROOT)
    assert is_drawn_on(picture(charts.indicator_over_time(words, caption, rates)))


@pytest.mark.parametrize("code", ["health-records", "membership-rate"])
async def test_units(words: Words, figures: Figures, code: str) -> None:
    caption = charts.Caption.of(figures, ROOT, demonstration=True)
    drawn = await series.side_by_side(figures, PLAN.indicator(code), ROOT)
    assert is_drawn_on(picture(charts.units_side_by_side(words, caption, drawn)))


async def test_their_bars_say_what_the_summary_says(words: Words, figures: Figures) -> None:
    rows = await series.side_by_side(figures, PLAN.indicator("certifications"), ROOT)
    raw, relative = chart_units.panels(words, rows)
    for row, bar, other in zip(rows.rows, raw.bars, relative.bars, strict=True):
        standing = await figures.standing(rows.indicator, row.unit.code)
        assert isinstance(standing, FlowStanding)
        assert (int(bar.figure), bar.length) == (standing.actual, Fraction(standing.actual))
        assert other.length == row.for_size is not None
        assert other.figure == wording.rounded(row.for_size)
    stocks = await series.side_by_side(figures, PLAN.indicator("membership-rate"), ROOT)
    [panel] = chart_units.panels(words, stocks)
    for row, bar in zip(stocks.rows, panel.bars, strict=True):
        told = await figures.standing(stocks.indicator, row.unit.code)
        assert isinstance(told, StockStanding)
        assert told.rate is not None
        assert (bar.figure, bar.mark) == (wording.rate(told.rate), Fraction(85))


async def test_nothing_filed_yet(words: Words, empty: Figures) -> None:
    caption = charts.Caption.of(empty, ROOT)
    standings = await series.with_target(empty, ROOT)
    picture(charts.plan_against_time(words, caption, empty.year_progress, standings))
    picture(charts.plan_against_time(words, caption, empty.year_progress, []))
    coverage, stock = PLAN.indicator("health-records"), PLAN.indicator("membership-rate")
    curve = await series.curve(empty, coverage, ROOT)
    picture(charts.indicator_over_time(words, caption, curve))
    picture(charts.indicator_over_time(words, caption, await series.rates(empty, stock, ROOT)))
    for one in (coverage, stock):
        rows = await series.side_by_side(empty, one, ROOT)
        picture(charts.units_side_by_side(words, caption, rows))


async def test_a_unit_without_any_below_it(words: Words, figures: Figures) -> None:
    caption = charts.Caption.of(figures, KONGTONG)
    standings = await series.with_target(figures, KONGTONG)
    assert standings
    picture(charts.plan_against_time(words, caption, figures.year_progress, standings))
    rows = await series.side_by_side(figures, SHOWS, KONGTONG)
    picture(charts.units_side_by_side(words, caption, rows))


def many(count: int) -> Iterator[FlowStanding]:
    """Indicators with long names, five digits, and far more than asked for."""
    for number in range(count):
        one = SHOWS.model_copy(update={"label": "突破二十一", "short": "走访困难职工家庭"})
        actual = 12_345 * (number % 9 + 1)
        yield FlowStanding(one, actual, 0, 48_000, Fraction(number + 5, 30), {})


async def test_two_dozen_indicators_and_rates_over_100(words: Words, figures: Figures) -> None:
    caption = charts.Caption.of(figures, ROOT, demonstration=True)
    drawn = charts.plan_against_time(words, caption, figures.year_progress, list(many(24)))
    assert is_drawn_on(picture(drawn))


async def test_more_units_than_fit(words: Words, figures: Figures) -> None:
    standing = next(many(1))
    units = [Unit(code=f"6208{n:02}", name="某街道", short="某某街道办事处") for n in range(35)]
    rows = [UnitRow(unit, standing, 1200 if unit.code > "620820" else None) for unit in units]
    shown = UnitRows(SHOWS, rows, None)
    assert [len(panel.bars) for panel in chart_units.panels(words, shown)] == [30, 30]
    caption = charts.Caption.of(figures, ROOT)
    assert is_drawn_on(picture(charts.units_side_by_side(words, caption, shown)))


async def test_a_dollar_is_a_dollar(words: Words, figures: Figures) -> None:
    # The plotting library would read $…$ as a formula.
    named = OrgTree(
        unit.model_copy(update={"short": "$x^2$"}) if unit.code == ROOT else unit
        for unit in figures.tree
    )
    caption = charts.Caption.of(replace(figures, tree=named), ROOT)
    picture(charts.plan_against_time(words, caption, figures.year_progress, []))


def test_the_font_that_comes_along_has_every_sign_of_plan_and_catalogue() -> None:
    there = get_font(str(sans_path())).get_charmap()
    names = [name for unit in PLAN.units for name in unit.names]
    names += [text for one in PLAN.indicators for text in (*one.names, one.label, one.unit)]
    names += [text for one in PLAN.indicators for text in (one.numerator, one.denominator)]
    names += [PLAN.federation, PLAN.name, *(section.name for section in PLAN.sections)]
    # Signs drawn by the charts themselves, and some rarer ones of place and family names.
    signs = set("".join(names)) | set("▲▼●|—…～＝÷“”（）%；：垚珺昇甪翀") - set("\n ")
    assert {sign for sign in signs if ord(sign) not in there} == set()


@pytest.fixture
def nothing_of_the_system(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fresh machine, without Chinese fonts."""
    monkeypatch.setattr(fonts, "OF_THE_SYSTEM", ())
    fonts.families.cache_clear()
    yield
    fonts.families.cache_clear()


@pytest.mark.usefixtures("nothing_of_the_system")
async def test_a_fresh_machine_draws_the_same_signs(words: Words, figures: Figures) -> None:
    assert fonts.families()[0] == fonts.BROUGHT
    caption = charts.Caption.of(figures, ROOT, demonstration=True)
    standings = await series.with_target(figures, ROOT)
    drawn = charts.plan_against_time(words, caption, figures.year_progress, standings)
    assert is_drawn_on(picture(drawn))


def test_a_long_line_is_set_smaller_then_cut() -> None:
    page = Sheet()
    text = "走访困难职工家庭" * 4
    whole = page.write(0, 100, text, 40)
    assert page.write(0, 100, text, 40, most=whole * 0.9) <= whole * 0.9
    assert page.write(0, 100, text, 40, most=200) <= 200
    drawn = [one.get_text() for one in page.figure.texts]
    assert drawn[:2] == [text, text]
    assert drawn[2].endswith("…")


def test_a_paragraph_breaks_before_no_closing_sign() -> None:
    page = Sheet()
    page.paragraph(0, 100, "近12个工作周每周0.67场次；最慢的4周0.5，最快的4周0.75。" * 2, 36, 500)
    lines = [one.get_text() for one in page.figure.texts]
    assert len(lines) > 2
    assert all(line[0] not in "，。；" for line in lines)
