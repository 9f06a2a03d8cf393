"""How figures are put into words, the same everywhere. Figures come in, text goes out."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from briefing.figures import FlowStanding, NarrativeStanding, Standing, StockStanding
from plan.forecast import shown
from plan.model import Indicator, Measure, Plan, Question, QuestionKind
from plan.pace import percent
from plan.report import FEN
from plan.text import cells
from storage.reports import Cause
from texts import Markup, Words

# Columns: 20 Chinese characters less the indentation.
WIDEST = 38
GAP = "　"
# Behind these a long sentence may go on in the next line.
STOPS = re.compile(r"(?<=[；：，;])|(?<=[:,] )|(?=＝)|(?= = )")


def rate(share: Fraction) -> str:
    """A share as per cent with one decimal, half up: 17/30 is 56.7%."""
    return f"{percent(share)}%"


def points(value: Fraction) -> str:
    """Percentage points with one decimal, half up, without a sign."""
    return str(percent(abs(value) / 100))


def rounded(value: Fraction) -> str:
    """A number that is no count: two decimals under 10, one under 100, else none."""
    return f"{float(shown(value)):.2f}".rstrip("0").rstrip(".")


def indicator_name(words: Words, plan: Plan, code: str) -> str:
    """An indicator's short name; of one that the plan no longer has, that and its code."""
    if plan.has(code):
        return plan.indicator(code).short
    return words.plain("indicator-gone", code=code)


def fitted(parts: Iterable[str], widest: int = WIDEST) -> list[str]:
    """Parts set beside each other with a gap, on as many lines as a phone's width asks for.

    Lines after the first begin a little to the right.
    """
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}{GAP}{part}" if lines else part
        if lines and cells(joined) > widest:
            lines.append(f"{GAP}{part}")
        else:
            lines[-1:] = [joined]
    return lines


def broken(line: str, widest: int = WIDEST) -> list[str]:
    """A sentence on as many lines as a phone's width asks for, broken after its own stops."""
    lines: list[str] = []
    for part in STOPS.split(line):
        if lines and cells(lines[-1] + part) <= widest:
            lines[-1] += part
        else:
            lines.append(part)
    return [one.strip() for one in lines if one.strip()]


def amount(question: Question, value: int) -> str:
    """The sum of a numeric answer with its unit; money in yuan."""
    if question.kind is QuestionKind.MONEY:
        yuan = Decimal(value) / FEN
        return f"{yuan:f}{question.unit or '元'}"
    return f"{value}{question.unit}"


def in_cells(words: Words, standing: Standing) -> tuple[str, str]:
    """A standing as two cells of a table: the figure with its rate, and how far ahead or behind.

    The second is empty where nothing is said of it.
    """
    if isinstance(standing, FlowStanding):
        return _flow_cells(words, standing)
    if isinstance(standing, StockStanding):
        if standing.rate is None:
            return words.plain("figure-not-reported"), ""
        short = standing.points_short
        gap = "" if short is None else "✓" if short <= 0 else f"▼ {points(short)}"
        return f"{rate(standing.rate)} {standing.numerator}/{standing.denominator}", gap
    said = [words.plain(f"state-{state}") for state, count in standing.states.items() if count]
    counts = [str(count) for count in standing.states.values() if count]
    if len(said) == 1 and counts == ["1"]:
        return said[0], ""
    pairs = [f"{state}{count}" for state, count in zip(said, counts, strict=True)]
    return " ".join(pairs) or words.plain("figure-not-reported"), ""


def _flow_cells(words: Words, standing: FlowStanding) -> tuple[str, str]:
    unit = standing.indicator.unit
    figure = f"{standing.actual}{unit}"
    if standing.target is not None and standing.rate is not None:
        figure = f"{standing.actual}/{standing.target}{unit} {rate(standing.rate)}"
    if standing.pending:
        pending = words.plain("figure-pending-short", pending=str(standing.pending))
        figure = f"{figure}{pending}"
    gap = standing.gap
    if gap is None:
        return figure, ""
    if points(gap) == "0.0":
        return figure, "●"
    return figure, f"{'▲' if gap > 0 else '▼'} {points(gap)}"


def extra(standing: FlowStanding, key: str) -> str:
    """The sum of a numeric answer with its unit; money in yuan."""
    return amount(standing.indicator.question(key), standing.extras.get(key, 0))


def against_time(words: Words, standing: FlowStanding) -> str:
    """Ahead of or behind time progress, in percentage points."""
    gap = standing.gap
    if gap is None:
        return ""
    if points(gap) == "0.0":
        return words.plain("gap-none")
    return words.plain("gap-ahead" if gap > 0 else "gap-behind", points=points(gap))


def lines(words: Words, standing: Standing) -> list[str]:
    """A standing in short plain lines, at most 20 Chinese characters each."""
    if isinstance(standing, FlowStanding):
        return _flow(words, standing)
    if isinstance(standing, StockStanding):
        return _stock(words, standing)
    return _narrative(words, standing)


def adjusted(words: Words, standing: Standing) -> list[str]:
    """What an adjustment made of the plan: original and adjusted target or deadline, the 文号."""
    change = None if isinstance(standing, NarrativeStanding) else standing.change
    if change is None:
        return []
    shown = []
    if change.target is not None:
        was, now = (target(standing.indicator, one) for one in change.target)
        message = "adjusted-target" if was else "adjusted-target-set"
        shown.append(words.plain(message, was=was, now=now))
    if change.deadline is not None:
        was, now = (
            words.plain("adjusted-day", month=str(one.month), day=str(one.day))
            for one in change.deadline
        )
        shown.append(words.plain("adjusted-deadline", was=was, now=now))
    return [*shown, words.plain("adjusted-by", authority=change.authority)]


def notes(words: Words, standing: Standing) -> list[str]:
    """What belongs to a figure besides: an adjusted target, what is not known, who is missing."""
    said = adjusted(words, standing)
    if isinstance(standing, FlowStanding):
        unknown = standing.indicator.measure is Measure.COVERAGE and standing.rate is None
        return [*said, words.plain("figure-no-population")] if unknown else said
    return [*said, *_missing(words, standing), *_waiting(words, standing)]


def target(indicator: Indicator, amount: int | Decimal | None) -> str:
    """A target with what it is counted in: 30场次, 85%; empty where none is set."""
    if amount is None:
        return ""
    plain = f"{Decimal(amount).normalize():f}"
    return f"{plain}{indicator.unit}" if indicator.measure is Measure.FLOW else f"{plain}%"


def origin(words: Words, cause: Cause) -> list[Markup]:
    """How a report came, where not as usual: 补报, 导入."""
    return [] if cause is Cause.FILED else [words.html("report-origin", cause=_cause(words, cause))]


def _cause(words: Words, cause: Cause) -> str:
    return words.plain(f"cause-{cause}")


def _one_line_or_two(first: str, second: str) -> list[str]:
    together = f"{first}{second}"
    return [together] if cells(together) <= WIDEST else [first, second]


def _flow(words: Words, standing: FlowStanding) -> list[str]:
    unit = standing.indicator.unit
    actual = str(standing.actual)
    if standing.target is None or standing.rate is None:
        said = [words.plain("figure-count", actual=actual, unit=unit)]
        if standing.indicator.measure is Measure.COVERAGE:
            said.append(words.plain("figure-no-population"))
        if standing.extras.get("participants"):
            said.append(words.plain("figure-participants", people=extra(standing, "participants")))
    else:
        target = str(standing.target)
        figure = words.plain(
            "figure-target", actual=actual, target=target, unit=unit, rate=rate(standing.rate)
        )
        progress = words.plain("figure-progress", progress=rate(standing.progress))
        said = [*_one_line_or_two(figure, progress), against_time(words, standing)]
    said += _set_in_lines(adjusted(words, standing))
    if standing.pending:
        said.append(words.plain("figure-pending", pending=str(standing.pending), unit=unit))
    return said


def _set_in_lines(parts: list[str]) -> list[str]:
    """Parts of a sentence, one line where a phone has room for it."""
    together = "，".join(parts)
    return parts if cells(together) > WIDEST or not parts else [together]


def _stock(words: Words, standing: StockStanding) -> list[str]:
    if standing.rate is None or standing.points_short is None:
        return [words.plain("figure-not-reported"), *_waiting(words, standing)]
    target = Decimal(standing.indicator.target or 0).normalize()
    return [
        words.plain("figure-stock", rate=rate(standing.rate), target=f"{target:f}%"),
        f"{standing.numerator}/{standing.denominator}",
        short_of_target(words, standing.points_short),
        *_set_in_lines(adjusted(words, standing)),
        *_missing(words, standing),
        *_waiting(words, standing),
    ]


def short_of_target(words: Words, short: Fraction) -> str:
    """How many percentage points lack to the target, or that it is reached."""
    if short <= 0:
        return words.plain("figure-reached")
    return words.plain("figure-points-short", points=points(short))


def _narrative(words: Words, standing: NarrativeStanding) -> list[str]:
    said = [
        words.plain("figure-state", state=words.plain(f"state-{state}"), count=str(count))
        for state, count in standing.states.items()
        if count
    ]
    if not said:
        return [words.plain("figure-not-reported"), *_waiting(words, standing)]
    # Two states to a line keep it short enough for a phone.
    lines = [" ".join(said[start : start + 2]) for start in range(0, len(said), 2)]
    return lines + _missing(words, standing) + _waiting(words, standing)


def _waiting(words: Words, standing: StockStanding | NarrativeStanding) -> list[str]:
    if not standing.pending:
        return []
    return [words.plain("figure-units-pending", count=str(standing.pending))]


def _missing(words: Words, standing: StockStanding | NarrativeStanding) -> list[str]:
    if not standing.missing:
        return []
    return [words.plain("figure-missing", count=str(len(standing.missing)))]
