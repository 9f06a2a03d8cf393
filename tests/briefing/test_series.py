"""Figures over time and side by side equal sums over the reports, and the summary's figures."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from briefing import series
from briefing.figures import Figures, FlowStanding, StockStanding
from briefing.series import Band
from plan.forecast import Forecast, Silence
from plan.model import Indicator, Measure
from plan.report import Content, Status
from plan.units import OrgTree
from storage import members, reports, tally
from storage.database import Database
from storage.members import Role
from storage.tally import Contribution
from tests.briefing.conftest import ROOT, TODAY, County
from tests.town import KONGTONG, plan

PLAN = plan()
SUMMED = [one.code for one in PLAN.indicators if tally.adds_up(one)]
STOCKS = [one.code for one in PLAN.indicators if one.measure is Measure.STOCK]


def filed(
    county: County, code: str, unit: str, first: date = PLAN.start, last: date = TODAY
) -> int:
    """What the reports say, added up one by one."""
    return sum(
        past.content.quantity or 0
        for past in county.reports
        if past.content.indicator == code
        and unit in (ROOT, past.content.unit)
        and first <= past.content.day <= last
    )


async def actual(figures: Figures, indicator: Indicator, unit: str) -> int:
    """What the summary says."""
    standing = await figures.standing(indicator, unit)
    assert isinstance(standing, FlowStanding)
    return standing.actual


@pytest.mark.parametrize("unit", [ROOT, KONGTONG])
@pytest.mark.parametrize("code", SUMMED)
async def test_days_and_months_add_up_to_the_figure(
    county: County, figures: Figures, code: str, unit: str
) -> None:
    one = PLAN.indicator(code)
    expected = filed(county, code, unit)
    days = await series.daily(figures, one, unit)
    assert all(amount == filed(county, code, unit, day, day) for day, amount in days.items())
    months = await series.months(figures, one, unit)
    assert sum(month.approved for month in months) == expected
    for month in months:
        assert month.approved == filed(county, code, unit, month.first, month.last)
    assert sum(days.values()) == expected == await actual(figures, one, unit)


async def test_months_leave_no_gap(figures: Figures) -> None:
    one = PLAN.indicator("performances")
    months = await series.months(figures, one, ROOT)
    assert [part.first.month for part in months] == [*range(1, 10)]
    assert months[-1].last == TODAY


async def test_numeric_answers_add_up_too(figures: Figures) -> None:
    one = PLAN.indicator("performances")
    standing = await figures.standing(one, ROOT)
    assert isinstance(standing, FlowStanding)
    months = await series.months(figures, one, ROOT, "audience")
    assert sum(part.approved for part in months) == standing.extras["audience"] > 0


async def test_a_curve_ends_at_the_figure_and_its_pace_at_the_target(figures: Figures) -> None:
    curve = await series.curve(figures, PLAN.indicator("certifications"), ROOT)
    sums = [total for _, total in curve.points]
    assert sums == sorted(sums)
    assert sums[-1] == curve.standing.actual
    assert curve.pace[-1] == (date(2014, 12, 31), Fraction(5000))
    assert isinstance(curve.outlook, Forecast)
    assert curve.outlook.actual == curve.standing.actual
    now = Fraction(curve.standing.actual)
    assert curve.band[0] == Band(TODAY, now, now)
    assert int(curve.band[-1].least) == curve.outlook.least
    assert int(curve.band[-1].most) == curve.outlook.most


async def test_an_earlier_day_knows_nothing_of_later_ones(county: County, figures: Figures) -> None:
    june = replace(figures, day=date(2014, 6, 15))
    curve = await series.curve(june, PLAN.indicator("student-aid"), ROOT)
    expected = filed(county, "student-aid", ROOT, last=june.day)
    assert curve.points[-1][1] == curve.standing.actual == expected


@pytest.mark.parametrize("code", STOCKS)
async def test_a_stock_moves_by_its_newest_figures(figures: Figures, code: str) -> None:
    rates = await series.rates(figures, PLAN.indicator(code), ROOT)
    days = [day for day, _ in rates.points]
    assert days == sorted(set(days))
    assert rates.points[-1][1] == rates.standing
    for day, then in rates.points:
        assert then == await replace(figures, day=day).standing(then.indicator, ROOT)


@pytest.mark.parametrize("code", STOCKS)
async def test_a_stock_is_never_summed(figures: Figures, code: str) -> None:
    with pytest.raises(ValueError, match="never summed"):
        await series.months(figures, PLAN.indicator(code), ROOT)
    with pytest.raises(TypeError):
        await series.curve(figures, PLAN.indicator(code), ROOT)


async def test_outlooks_are_silent_for_their_reasons(figures: Figures, empty: Figures) -> None:
    async def said(of: Figures, code: str, unit: str = ROOT) -> object:
        return await series.outlook(of, PLAN.indicator(code), unit)

    assert await said(figures, "membership-rate") is Silence.NOT_SUMMED
    assert await said(figures, "rights") is Silence.TOLD_IN_WORDS
    assert await said(figures, "visits") is Silence.NO_TARGET
    assert await said(figures, "performances", KONGTONG) is Silence.NO_TARGET
    assert await said(empty, "health-records") is Silence.NO_POPULATION
    assert await said(empty, "performances") is Silence.TOO_FEW
    curve = await series.curve(figures, PLAN.indicator("performances"), ROOT)
    assert await said(figures, "performances") == curve.outlook


async def test_the_units_a_coverage_waits_for_are_named(figures: Figures, empty: Figures) -> None:
    one = PLAN.indicator("health-records")
    assert len((await series.curve(empty, one, ROOT)).missing) == 8
    assert (await series.curve(figures, one, ROOT)).missing == ()


async def test_what_has_a_target_is_ranked_and_stocks_come_last(figures: Figures) -> None:
    found = await series.with_target(figures, ROOT)
    codes = [standing.indicator.code for standing in found]
    assert sorted(codes) == sorted(one.code for one in PLAN.indicators if one.target)
    gaps = [one.gap for one in found if isinstance(one, FlowStanding) and one.gap is not None]
    assert gaps == sorted(gaps, reverse=True)
    assert codes[-2:] == STOCKS
    for standing in found:
        assert standing == await figures.standing(standing.indicator, ROOT)


async def test_units_side_by_side_add_up(figures: Figures) -> None:
    one = PLAN.indicator("household-aid")
    drawn = await series.side_by_side(figures, one, ROOT)
    amounts = [row.standing.actual for row in drawn.rows if isinstance(row.standing, FlowStanding)]
    assert amounts == sorted(amounts, reverse=True)
    assert sum(amounts) == await actual(figures, one, ROOT)
    assert drawn.source == PLAN.indicator("membership-rate")
    for row in drawn.rows:
        told = await figures.standing(PLAN.indicator("membership-rate"), row.unit.code)
        assert isinstance(told, StockStanding)
        assert isinstance(row.standing, FlowStanding)
        assert row.workers == told.denominator
        assert row.for_size == Fraction(row.standing.actual * 10_000, told.denominator)


async def test_what_the_upper_unit_reported_itself_has_a_row(
    blank: Database, empty: Figures
) -> None:
    one = PLAN.indicator("bookrooms")
    content = Content("bookrooms", ROOT, PLAN.start, quantity=3)
    async with blank.transaction() as connection:
        now = datetime(2014, 1, 1, tzinfo=UTC)
        filer = await members.join(connection, now, 1, "王芳", ROOT, Role.OFFICER)
        for said in (
            Contribution(content, Status.APPROVED),
            Contribution(replace(content, unit=KONGTONG), Status.APPROVED),
            Contribution(content, Status.PENDING),
        ):
            receipt = await reports.add(
                connection,
                now,
                said.content,
                draft=None,
                filed_by=filer.id,
                on_behalf=False,
                status=said.status,
                year=PLAN.year,
            )
            number = await reports.id_of(connection, receipt)
            await tally.move(connection, now, number, one, None, said)
    drawn = await series.side_by_side(empty, one, ROOT)
    shown = [(row.unit.code, row.itself, row.workers) for row in drawn.rows]
    assert shown[0] == (KONGTONG, False, None)
    assert shown[-1] == (ROOT, True, None)
    months = await series.months(empty, one, ROOT)
    assert [(part.approved, part.pending) for part in months] == [(6, 3)]


async def test_a_unit_without_any_below_stands_alone(figures: Figures) -> None:
    one = PLAN.indicator("performances")
    drawn = await series.side_by_side(figures, one, KONGTONG)
    [row] = drawn.rows
    assert row.unit.code == KONGTONG
    assert row.standing == await figures.standing(one, KONGTONG)


async def test_workers_come_from_the_plan_where_it_has_all(figures: Figures) -> None:
    tree = OrgTree(
        unit.model_copy(update={"workers": 1000 + number})
        for number, unit in enumerate(figures.tree)
    )
    known = replace(figures, tree=tree)
    drawn = await series.side_by_side(known, PLAN.indicator("visits"), ROOT)
    assert drawn.source is None
    assert {row.workers for row in drawn.rows} == set(range(1001, 1009))
