"""The town in which all states stand beside each other; made by its people, in their chats."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from briefing import period
from briefing.figures import Figures
from handlers.buttons import Begin, BeginWith, Button, ChangeReport, Edit, NilAnyway, WithdrawFor
from handlers.files.templates import CHECKED
from handlers.reviewing import buttons as reviewing
from handlers.units.buttons import GroupFor
from storage import invitations, period_records, settings
from storage.members import Role
from tests.handlers.acts import report
from tests.handlers.group import Group, group_of
from tests.handlers.test_importing import GOOD, sends
from tests.handlers.walk.cast import Who, gather
from tests.town import KONGTONG, Json, Person, Town

NOW = "2014-10-15T09:30:00+08:00"  # a Wednesday; September is to be confirmed
REVIEWED = {"performances": 2, "mutual-insurance": 1}
TEMPLATE = "a" * 32


@dataclass
class World:
    """The town, its people, and what stands in it by kind and state: mostly row numbers."""

    town: Town
    people: dict[Who, Person]
    reports: dict[str, int] = field(default_factory=dict)
    reviews: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)
    messages: dict[str, int] = field(default_factory=dict)
    invitations: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    adjustments: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    broadcasts: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, who: Who) -> Person:
        return self.people[who]

    async def newest(self, table: str) -> int:
        """The number of the row made last."""
        [(number,)] = await self.town.rows(f"SELECT max(id) FROM {table}")  # noqa: S608 - a name
        assert isinstance(number, int)
        return number

    async def taps(self, who: Who, button: Button) -> None:
        """Somebody taps a button, wherever it may have stood."""
        person = self[who]
        await person.taps_data(button.pack(), await anchor(person))


async def anchor(person: Person) -> Json:
    """A message of the bot's on which any old button may have stood."""
    return next(one for one in await person.screen() if one["from"]["is_bot"])  # type: ignore[index]


async def build(town: Town) -> World:
    """Make all of it."""
    world = World(town, await gather(town))
    world.members = {
        str(name): int(str(number))
        for number, name in await town.rows("SELECT id, name FROM member")
    }
    await asyncio.gather(_by_the_county(world), _by_the_federation(world))
    await _people_move_on(world)
    await _months(world)
    await town.at_rest()
    return world


async def _by_the_county(world: World) -> None:
    for made in (_reports, _drafts, _broadcasts):
        await made(world)


async def _by_the_federation(world: World) -> None:
    for made in (_invitations, _plan, _files, _units_and_groups):
        await made(world)


async def _reports(world: World) -> None:
    owner = world[Who.OWNER]

    async def filed(state: str, indicator: str = "互助保险", day: str = "10月9日") -> int:
        number = str(len(world.reports) + 1)
        await report(owner, indicator, number, day)
        world.reports[state] = one = await world.newest("report")
        return one

    await filed("pending")
    await filed("locked, pending", day="8月5日")
    await filed("unreviewed", "走访", "9月20日")
    await report(owner, "走访", "2", "7月10日")
    approve, slip = reviewing.Approve, ""
    for state, indicator, day in (
        ("approved", "互助保险", "10月9日"),
        ("locked", "互助保险", "8月6日"),
        ("at the second level", "送文化演出", "10月9日"),
    ):
        one = await filed(state, indicator, day)
        await world.taps(Who.REVIEWER, approve(one, 1, 1, slip))
        world.reviews[state] = await world.newest("review")
    one = await filed("returned")
    await world.taps(Who.REVIEWER, reviewing.ReturnFor(one, 1, 1, 4, "incomplete", ""))
    world.reviews["returned"] = await world.newest("review")
    one = await filed("rejected")
    await world.taps(Who.REVIEWER, reviewing.RejectFor(one, 1, 1, "no-evidence", ""))
    world.reviews["rejected"] = await world.newest("review")
    one = await filed("withdrawn")
    await world.taps(Who.OWNER, WithdrawFor(one, "wrong", ""))
    await report(world[Who.MOVED], "走访", "1", "10月9日")
    world.reports["left behind"] = await world.newest("report")


async def _drafts(world: World) -> None:
    owner = world[Who.OWNER]
    [(world.drafts["filed"],)] = await world.town.rows(  # type: ignore[assignment]
        "SELECT draft FROM report WHERE id = ?", world.reports["pending"]
    )
    await owner.says("今天救助困难职工3户，共1500元")
    world.drafts["dropped"] = await world.newest("draft")
    await owner.taps("取消")
    await owner.says("今天爱心助学6人")
    world.drafts["waiting for a yes"] = await world.newest("draft")
    [(world.messages["waiting for a yes"],)] = await world.town.rows(  # type: ignore[assignment]
        "SELECT message FROM draft WHERE id = ?", world.drafts["waiting for a yes"]
    )
    await world.taps(Who.OWNER, ChangeReport(world.reports["unreviewed"]))
    world.drafts["a change"] = await world.newest("draft")
    await world.taps(Who.OWNER, ChangeReport(world.reports["approved"]))
    world.drafts["asked for a note"] = await world.newest("draft")
    await world.taps(Who.OWNER, Edit(world.drafts["asked for a note"], "note"))
    await world.taps(Who.OWNER, BeginWith("household-aid"))
    world.drafts["asked for a number"] = await world.newest("draft")
    await world.taps(Who.OWNER, Begin())
    world.drafts["begun"] = await world.newest("draft")
    await world.taps(Who.OWNER, NilAnyway("2014-10-06", KONGTONG, ""))


async def _invitations(world: World) -> None:
    town, at = world.town, world.town.now()
    lasting = {"open": 7, "used up": 7, "expired": -1, "withdrawn": 7}
    by = world.members[Who.ADMINISTRATOR]
    for state, days in lasting.items():
        async with town.database.transaction() as connection:
            world.tokens[state] = await invitations.issue(
                connection, at, KONGTONG, Role.OFFICER, by, valid_for=timedelta(days=days)
            )
        world.invitations[state] = await world.newest("invitation")
    guest = await town.person(8001, "学员")
    await guest.says(f"/start {world.tokens['used up']}")
    async with town.database.transaction() as connection:
        await invitations.revoke(connection, at, world.invitations["withdrawn"], by)


async def _plan(world: World) -> None:
    administrator = world[Who.ADMINISTRATOR]
    for state in ("cancelled", "in force"):
        await _adjusted(administrator, "36" if state == "in force" else "33")
        await administrator.taps("确认调整")
        world.adjustments[state] = await world.newest("adjustment")
        if state == "cancelled":
            await administrator.says("/plan")
            await administrator.taps("计划调整")
            await administrator.taps("撤销第")
            await administrator.taps("确认撤销")
    await _adjusted(world[Who.DEPUTY], "40")
    world.questions["ended"] = await world.newest("question")
    await world[Who.DEPUTY].taps("取消")
    await _adjusted(administrator, "40")
    world.questions["open"] = await world.newest("question")


async def _adjusted(administrator: Person, target: str) -> None:
    await administrator.says("/plan")
    for label in ("八件实事", "送文化演出", "调整目标或期限", "调整目标"):
        await administrator.taps(label)
    await administrator.says(target)
    await administrator.taps("本月1日起")
    await administrator.says("平工发〔2014〕45号")
    await administrator.says("省总要求加场")


async def _broadcasts(world: World) -> None:
    for who, state in (
        (Who.REVIEWER, "dropped"),
        (Who.REVIEWER, "sent"),
        (Who.REVIEWER, "in preview"),
    ):
        person = world[who]
        await person.says("/remind")
        await person.taps("给填报人发通知")
        await person.taps("崆峒区")
        await person.says("明天开会")
        world.broadcasts[state] = await world.newest("broadcast")
        if state == "dropped":
            await person.taps("不发")
        if state == "sent":
            await person.taps("✅ 发送")


async def _files(world: World) -> None:
    administrator = world[Who.ADMINISTRATOR]
    await sends(administrator, GOOD)
    world.files["dropped"] = await world.newest("import_file")
    await administrator.taps("不导入")
    await sends(administrator, GOOD)
    world.files["checked"] = await world.newest("import_file")
    async with world.town.database.transaction() as connection:
        await settings.put(connection, CHECKED + TEMPLATE, "版式.docx")


async def _units_and_groups(world: World) -> None:
    administrator, town = world[Who.ADMINISTRATOR], world.town
    for state, name in (("open", "白庙乡总工会"), ("closed", "大秦乡总工会")):
        await administrator.says("/members 崆峒区")
        await administrator.taps("单位")
        await administrator.taps("新建下级单位")
        await administrator.says(name)
        [(code,)] = await town.rows("SELECT code FROM unit ORDER BY position DESC LIMIT 1")
        world.units[state] = str(code)
        if state == "closed":
            await administrator.taps("停办")
            await administrator.taps("确认")
    for state in ("unknown", "registered", "left"):
        maker = world[Who.OWNER if state == "unknown" else Who.ADMINISTRATOR]
        world.groups[state] = await group_of(town, maker, world[Who.NEIGHBOUR], title=state)
        if state != "unknown":
            await world.taps(Who.ADMINISTRATOR, GroupFor(world.groups[state].number, KONGTONG))
    await world.groups["left"].acts("members", administrator, remove=["bot"])


async def _people_move_on(world: World) -> None:
    administrator = world[Who.ADMINISTRATOR]
    for name, *labels in (
        (Who.MOVED, "调单位", "泾川县"),
        (Who.SUSPENDED, "停用"),
    ):
        await administrator.says(f"/members {name}")
        for label in (name, *labels, "确认"):
            await administrator.taps(label)
    gone = world[Who.UNREACHABLE].number
    await world.town.quiet(await world.town.post(f"/chats/{gone}/block", {"from": gone}))


async def _months(world: World) -> None:
    owner, administrator = world[Who.OWNER], world[Who.ADMINISTRATOR]
    await owner.says("/plan")
    for label in ("月度", "2014年7月", "确认上报"):
        await owner.taps(label)
    await administrator.says("/plan")
    for label in ("月度", "2014年8月", "锁定全市", "确认锁定"):
        await administrator.taps(label)
    for state, month in (("open", "2014-09"), ("confirmed", "2014-07"), ("locked", "2014-08")):
        world.digests[state] = await _digest(world.town, month)


async def _digest(town: Town, name: str) -> str:
    """What the confirming button of a month carries, for 崆峒区."""
    assert town.running is not None
    month = period.Month.of(town.plan, name)
    assert month is not None
    figures = Figures(town.database.reader, town.plan, town.running.office.tree, month.last)
    return period_records.digest(KONGTONG, await period.kept(figures, KONGTONG, month))
