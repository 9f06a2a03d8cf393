"""Makes half a year of plausible reports from a seed. All figures are invented.

Nothing is stored or sent from here: a report comes out as who filed what when.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from bot.demonstration.people import OFFICERS, Person
from plan.model import Indicator, Measure, Plan, Question, QuestionKind, State
from plan.report import Content
from plan.workdays import is_workday

NOTE = "演示数据"
FIRST = date(2014, 3, 14)

# What has been done by the middle of September, and how much a report brings: (total, a report).
COURSE = {
    "health-records": (104_000, 1_450),
    "mutual-insurance": (6_420, 64),
    "bookrooms": (19, 1),
    "performances": (20, 1),
    "certifications": (3_930, 58),
    "household-aid": (3_120, 44),
    "student-aid": (2_310, 62),
    "service-centres": (57, 1),
    "theory-study": (22, 1),
    "model-worker-talks": (14, 1),
    "labour-competitions": (13, 1),
    "skills-training": (18, 1),
    "union-building": (41, 2),
    "visits": (640, 22),
}
# 平凉's larger counties have more workers; the shares are invented too.
SHARES = (0.10, 0.24, 0.13, 0.10, 0.06, 0.11, 0.12, 0.14)
WORKERS = 168_000
EMPLOYERS = 3_900

PLACES = ("八里桥工地", "工业园区", "职工活动中心", "城关社区", "煤电公司", "建材厂", "南山安置点")
WORDS = {
    "place": PLACES,
    "name": ("新民路服务站", "柳湖工会服务点", "城东职工服务中心", "富民公司工会", "安装工程竞赛"),
    "employer": ("华运公司", "第二建筑公司", "红峰机械厂", "宝丰商贸"),
    "trade": ("电工", "焊工", "砌筑工", "美容师", "汽车修理工", "养老护理员"),
    "clinic": ("县医院", "市二院体检中心"),
    "source": ("本级工会", "送温暖资金", "金秋助学资金"),
    "topic": ("十八届三中全会精神", "中国工会十六大精神"),
    "speaker": ("省劳模宣讲团", "市劳模代表"),
}
COUNTS = {
    "audience": (120, 600),
    "participants": (18, 160),
    "books": (800, 2_000),
    "visitors": (2, 6),
    "audited": (1, 9),
}
YUAN_EACH = {"household-aid": 500, "student-aid": 2_000, "mutual-insurance": 40, "visits": 300}
PROGRESS = (
    "按计划推进，基层反映良好。",
    "已部署到各基层工会，正在落实。",
    "重点难点正在逐个解决。",
)


@dataclass(frozen=True, slots=True)
class Past:
    """A report that was filed at an instant (aware) by one of the cast."""

    person: Person
    content: Content
    filed_at: datetime


class History:
    """The reports up to a day, the same ones for the same seed."""

    def __init__(self, plan: Plan, until: date, seed: int) -> None:
        self._plan = plan
        self._random = Random(seed)  # noqa: S311 - plausible, not secret
        self._days = [
            day
            for number in range((until - FIRST).days)
            if is_workday(day := FIRST + timedelta(days=number), plan.calendar)
        ]

    def reports(self) -> list[Past]:
        """All reports, in the order they were filed."""
        found: list[Past] = []
        for indicator in self._plan.indicators:
            if indicator.measure is Measure.STOCK:
                found += self._rates(indicator)
            elif indicator.measure is Measure.NARRATIVE:
                found += self._told(indicator)
            elif indicator.code in COURSE:
                found += self._counted(indicator)
        return sorted(found, key=lambda past: past.filed_at)

    def _past(self, person: Person, content: Content) -> Past:
        # Filed on the day of the event or up to two days after, in office hours.
        late = timedelta(days=self._random.choice((0, 0, 0, 1, 2)))
        hour = time(self._random.randrange(8, 18), self._random.randrange(60))
        filed = min(content.day + late, self._days[-1])
        return Past(person, content, datetime.combine(filed, hour, ZoneInfo(self._plan.timezone)))

    def _counted(self, indicator: Indicator) -> Iterator[Past]:
        total, usual = COURSE[indicator.code]
        done = 0
        while done < total:
            person = self._random.choices(OFFICERS, SHARES)[0]
            quantity = max(1, round(usual * self._random.uniform(0.5, 1.5)))
            quantity = min(quantity, total - done)
            done += quantity
            content = Content(
                indicator=indicator.code,
                unit=person.unit,
                day=self._random.choice(self._days),
                quantity=quantity,
                answers=self._answers(indicator, quantity),
                note=NOTE,
            )
            yield self._past(person, content)

    def _rates(self, indicator: Indicator) -> Iterator[Past]:
        whole = WORKERS if indicator.code == "membership-rate" else EMPLOYERS
        for person, share in zip(OFFICERS, SHARES, strict=True):
            denominator = round(whole * share * self._random.uniform(0.95, 1.05))
            reached = self._random.uniform(0.70, 0.80)
            for month in (3, 6, 8):
                reached += self._random.uniform(0, 0.05)
                day = max(day for day in self._days if day.month == month)
                content = Content(
                    indicator=indicator.code,
                    unit=person.unit,
                    day=day,
                    numerator=round(denominator * min(reached, 0.97)),
                    denominator=denominator,
                    note=NOTE,
                )
                yield self._past(person, content)

    def _told(self, indicator: Indicator) -> Iterator[Past]:
        for person in self._random.sample(OFFICERS, k=self._random.randrange(4, 8)):
            content = Content(
                indicator=indicator.code,
                unit=person.unit,
                day=self._random.choice(self._days[-60:]),
                text=self._random.choice(PROGRESS),
                state=self._random.choices(tuple(State), (1, 7, 2, 1))[0],
                answers=self._answers(indicator, 1),
                note=NOTE,
            )
            yield self._past(person, content)

    def _answers(self, indicator: Indicator, quantity: int) -> dict[str, str | int | Decimal]:
        return {
            one.key: self._answer(indicator, one, quantity)
            for one in indicator.questions
            if one.required or self._random.random() < 0.8
        }

    def _answer(
        self, indicator: Indicator, question: Question, quantity: int
    ) -> str | int | Decimal:
        if question.kind is QuestionKind.CHOICE:
            return self._random.choice(question.choices)
        if question.kind is QuestionKind.MONEY:
            return Decimal(quantity * YUAN_EACH.get(indicator.code, 50_000))
        if question.kind is QuestionKind.COUNT:
            return self._random.randint(*COUNTS.get(question.key, (1, 20)))
        return self._random.choice(WORDS.get(question.key, PLACES))
