"""What units did in a span, from their own reports: how many, and a few in their own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from briefing.report_fields import amount
from briefing.safe import plain
from briefing.spans import SpanFigures
from plan.model import Indicator, Question, QuestionKind
from plan.report import Content, Status
from storage import photos, reports
from storage.database import Connection
from storage.reports import Report
from texts import Words

MOST_TOLD, MOST_WORDS = 4, 120
MOST_PHOTOS, PHOTOS_A_UNIT = 6, 2
TOLD_BY = ("name", "place", "employer", "trade")
"""Answers that tell one event from another, the telling one first."""
WIDEST, MOST_DOTS = 1_200, 60_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """A report, and those of the filer's own words that nobody has said before."""

    content: Content
    words: str


@dataclass
class Doings:
    """What a unit and those below it filed: only what is approved, but for `pending`.

    `heard` holds what was said already, by all units: said again it tells nothing.
    """

    heard: set[str]
    filed: int = 0
    pending: int = 0
    photos: int = 0
    told: list[Told] = field(default_factory=list)
    shown: list[Report] = field(default_factory=list)

    def take(self, report: Report) -> None:
        """Count a report, newest first, and keep it where it tells of a place or says anything."""
        if report.status is Status.PENDING:
            self.pending += 1
            return
        self.filed += 1
        self.photos += len(report.content.photos)
        if report.content.photos and len(self.shown) < PHOTOS_A_UNIT:
            self.shown.append(report)
        said = self._new_words(report.content)
        if said or any(report.content.answers.get(key) for key in TOLD_BY):
            self.told.append(Told(report.content, said))
            self._make_room()

    def _new_words(self, content: Content) -> str:
        """What the filer wrote himself, without a full stop; shortened where it is long."""
        said = [plain(part).rstrip("。；，,.; ") for part in (content.text, content.note) if part]
        new = [part for part in said if part and part not in self.heard]
        self.heard.update(new)
        return plain("；".join(new), MOST_WORDS)

    def _make_room(self) -> None:
        """Keep a few: rather of different indicators, rather those that say more."""
        if len(self.told) <= MOST_TOLD:
            return
        indicators = [one.content.indicator for one in self.told]

        def worth(told: Told) -> tuple[bool, int]:
            alone = indicators.count(told.content.indicator) == 1
            return alone, len(told.words)

        self.told.remove(min(reversed(self.told), key=worth))


async def look_at(figures: SpanFigures, top: str) -> Mapping[str, Doings]:
    """What was done in a span, by the code of each unit right below `top`, and of `top` itself."""
    tree = figures.tree
    owner = {
        unit.code: child.code for child in tree.children(top) for unit in tree.below(child.code)
    }
    heard: set[str] = set()
    found = {code: Doings(heard) for code in (top, *(child.code for child in tree.children(top)))}
    units = [unit.code for unit in tree.below(top)]
    first, last = figures.span.first, figures.day
    async for report in reports.of_span(figures.connection, units, first, last):
        # What the plan no longer has counts in nothing, so nothing is told of it.
        if figures.plan.has(report.content.indicator):
            found[owner.get(report.content.unit, top)].take(report)
    return found


def event(words: Words, indicator: Indicator, told: Told) -> str:
    """A report in one sentence: when, what, how much, where, and its own words."""
    content = told.content
    state = words.plain(f"state-{content.state}") if content.state else ""
    return words.plain(
        "briefing-event",
        month=content.day.month,
        day=content.day.day,
        name=indicator.short,
        figure=state or figure(indicator, content),
        where=_where(words, indicator, content),
        counts="".join(_counts(words, indicator, content)),
        words=words.plain("briefing-own-words", words=told.words) if told.words else "",
    )


def figure(indicator: Indicator, content: Content) -> str:
    """What a report counts, with its unit."""
    if content.quantity is not None:
        return f"{content.quantity}{indicator.unit}"
    return f"{content.numerator}/{content.denominator}" if content.denominator else ""


def _where(words: Words, indicator: Indicator, content: Content) -> str:
    asked = {one.key for one in indicator.questions}
    said = [plain(str(content.answers.get(key) or ""), 40) for key in TOLD_BY if key in asked]
    return words.plain("briefing-where", places="，".join(filter(None, said))) if any(said) else ""


def _counts(words: Words, indicator: Indicator, content: Content) -> Iterable[str]:
    for question in indicator.questions:
        value = content.answers.get(question.key)
        if question.numeric and value is not None and not isinstance(value, str):
            yield words.plain("briefing-extra", sum=extra(question, value))


def extra(question: Question, value: int | Decimal) -> str:
    """A numeric answer with its label and unit: 观众 320人次."""
    label = question.label.removesuffix(question.unit)
    if question.kind is QuestionKind.MONEY and isinstance(value, Decimal):
        value = value.normalize() if value == value.to_integral() else value
    return f"{label}{amount(value, question.unit).replace(' ', '')}"


async def photos_of(
    connection: Connection, folder: Path, found: Iterable[Report]
) -> list[tuple[Report, bytes]]:
    """One photo of each of these reports that has one on disk, made small, as many as there fit."""
    taken: list[tuple[Report, bytes]] = []
    for report in found:
        if len(taken) == MOST_PHOTOS:
            break
        for photo in await photos.of_report(connection, report.content.photos):
            small = _small(folder / photo.file) if photo.file else None
            if small:
                taken.append((report, small))
                break
    return taken


def _small(file: Path) -> bytes | None:
    """A photo upright and small as JPEG; None where it is not there or no picture."""
    try:
        with Image.open(file) as opened:
            if opened.width * opened.height > MOST_DOTS:
                return None
            opened.draft("RGB", (WIDEST, WIDEST))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail((WIDEST, WIDEST))
    data = BytesIO()
    upright.save(data, "JPEG", quality=80)
    return data.getvalue()


def caption(words: Words, unit: str, indicator: Indicator, report: Report) -> str:
    """What a photo shows: day, unit, indicator, place."""
    content = report.content
    return words.plain(
        "briefing-photo",
        month=content.day.month,
        day=content.day.day,
        unit=unit,
        name=indicator.short,
        where=_where(words, indicator, content),
    )
