"""A forecast, or why there is none, in words: state, dates, and the arithmetic behind them."""

from datetime import date
from fractions import Fraction
from math import floor

from plan.forecast import Forecast, Outlook, Silence
from texts import Words


def lines(words: Words, said: Forecast | Silence, unit: str, missing: int = 0) -> list[str]:
    """What is expected in one line, then how that was worked out in two; a silence in one line.

    `unit` is the indicator's unit of measure, `missing` the number of units whose workers lack.
    """
    if isinstance(said, Silence):
        return [silence(words, said, missing)]
    return [expected(words, said, unit), *arithmetic(words, said, unit)]


def expected(words: Words, said: Forecast, unit: str) -> str:
    """On track, at risk or out of reach, and when; out of reach says what will stand instead."""
    early, late = (
        None if one is None else _day(words, said, one) for one in (said.early, said.late)
    )
    if said.outlook is Outlook.OUT_OF_REACH or early is None:
        return words.plain(
            "outlook-out-of-reach",
            day=_day(words, said, said.deadline),
            least=said.least,
            most=said.most,
            unit=unit,
        )
    if late is None:
        return words.plain("outlook-open", early=early)
    span = early if early == late else words.plain("outlook-span", early=early, late=late)
    if said.outlook is Outlook.ON_TRACK:
        return words.plain("outlook-on-track", span=span)
    return words.plain("outlook-at-risk", span=span)


def arithmetic(words: Words, said: Forecast, unit: str) -> list[str]:
    """The rate with its band, and the division that gives the weeks."""
    low, high = number(said.low), number(said.high)
    rate = words.plain(
        "outlook-rate",
        weeks=len(said.weeks),
        mean=number(said.mean),
        stretch=said.stretch,
        low=low,
        high=high,
        unit=unit,
    )
    if not said.low:
        return [rate, words.plain("outlook-no-rate", remaining=said.remaining, unit=unit)]
    few, many = (_weeks(said.remaining / pace) for pace in (said.high, said.low))
    left = said.remaining
    division = words.plain("outlook-weeks", remaining=left, low=low, high=high, few=few, many=many)
    return [rate, division]


def silence(words: Words, said: Silence, missing: int = 0) -> str:
    """Why nothing is forecast, and what is missing."""
    match said:
        case Silence.NOT_SUMMED:
            return words.plain("outlook-not-summed")
        case Silence.NO_POPULATION:
            return words.plain("outlook-no-population", count=missing)
        case Silence.NO_TARGET | Silence.TOLD_IN_WORDS:
            return words.plain("outlook-no-target")
        case Silence.NOT_STARTED:
            return words.plain("outlook-not-started")
        case Silence.OVER:
            return words.plain("outlook-over")
        case Silence.REACHED:
            return words.plain("outlook-reached")
        case Silence.TOO_FEW:
            return words.plain("outlook-too-few")


def number(rate: Fraction) -> str:
    """A rate as it was rounded, without needless zeros: 1.75, 23.3, 333."""
    return f"{float(rate):.2f}".rstrip("0").rstrip(".")


def _weeks(weeks: Fraction) -> str:
    """Working weeks with one decimal, half up."""
    return number(Fraction(floor(weeks * 10 + Fraction(1, 2)), 10))


def _day(words: Words, said: Forecast, day: date) -> str:
    """A day, with its year only when that is not the deadline's."""
    month, number_ = str(day.month), str(day.day)
    if day.year == said.deadline.year:
        return words.plain("outlook-day", month=month, day=number_)
    return words.plain("outlook-day-year", year=str(day.year), month=month, day=number_)
