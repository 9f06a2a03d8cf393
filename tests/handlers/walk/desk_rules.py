"""The book's second half: the plan, months, notices, files, members, units, groups, settings."""

from collections.abc import Iterator
from datetime import date

from handlers import buttons as taps
from handlers import choices
from handlers import overview_buttons as overview
from handlers.files import buttons as files
from handlers.members import buttons as staff
from handlers.planning import buttons as planning
from handlers.reminding import buttons as reminding
from handlers.units import buttons as units
from tests.handlers.walk.cast import (
    ABOVE_KONGTONG,
    ADMINISTRATORS,
    EVERYONE,
    FEDERATION,
    FILERS,
    NOBODY,
    OF_KONGTONG,
    REVIEWERS,
    People,
    Who,
)
from tests.handlers.walk.rules import FILE_FOR_KONGTONG, SEE_KONGTONG, Rule
from tests.handlers.walk.world import TEMPLATE, World
from tests.town import JINGCHUAN, KONGTONG, ROOT

TODAY = date(2014, 10, 15)
LI: People = frozenset({Who.ADMINISTRATOR})
WU: People = frozenset({Who.REVIEWER})


def of_figures(_world: World) -> Iterator[Rule]:
    """What is read, begun and ordered, whatever else stands in the town."""
    for unit, sees in (("", EVERYONE), (KONGTONG, SEE_KONGTONG)):
        state = f"of {unit or 'the own unit'}"
        for button in (
            taps.ShowPlan(unit),
            taps.ShowSection("activities", unit),
            taps.ShowIndicator("performances", unit),
            overview.ShowMonths("performances", unit),
            overview.ShowUnits(unit),
            overview.ShowDays("performances", unit),
            overview.ShowWeek(unit),
            overview.ShowMovedBy("performances", unit),
        ):
            yield Rule(button, state, may=sees)
    yield Rule(taps.ShowReports("performances", KONGTONG), "any", may=SEE_KONGTONG)
    yield Rule(taps.ShowMine("", 0), "any", may=FILERS)
    yield Rule(planning.PlanHome(), "any", may=EVERYONE)
    yield Rule(planning.PlanSection("activities"), "any", may=EVERYONE)
    yield Rule(planning.PlanIndicator("performances"), "any", may=EVERYONE)
    yield Rule(taps.Begin(), "any", FILERS)
    yield Rule(taps.BeginWith("performances"), "in the plan", FILERS)
    yield Rule(taps.BeginWith("nowhere"), "in the plan no more")
    yield Rule(taps.Nil("2014-10-13"), "this week", FILERS)
    yield Rule(taps.Nil("2014-10-06"), "said by 崆峒区 already", FILERS - OF_KONGTONG)
    yield Rule(taps.Nil("2014-10-20"), "ahead")
    ours = ("2014-10-13", KONGTONG, "")
    yield Rule(taps.NilAnyway(*ours), "this week", FILE_FOR_KONGTONG)
    yield Rule(taps.DropNil(*ours), "this week, none kept")
    yield Rule(taps.DropNil("2014-10-06", KONGTONG, ""), "said already", FILE_FOR_KONGTONG)
    yield Rule(files.ExportAsOf(TODAY), "today", may=EVERYONE)
    yield Rule(files.ExportFile("csv", TODAY), "today", EVERYONE)
    yield Rule(files.ExportFile("csv", date(2014, 10, 16)), "ahead")
    yield Rule(files.BriefOf(date(2014, 9, 1), TODAY), "today", EVERYONE)
    chart = files.ShowChart("curve", "performances", KONGTONG, TODAY)
    yield Rule(chart, "today", SEE_KONGTONG)
    yield Rule(files.StarterTemplate(), "any", ADMINISTRATORS)
    yield Rule(files.PlaceTemplate(TEMPLATE), "checked", ADMINISTRATORS)
    yield Rule(files.PlaceTemplate("0" * 32), "unknown")
    yield Rule(files.PlaceTemplate(""), "none in place", may=ADMINISTRATORS)


def of_months(world: World) -> Iterator[Rule]:
    """A month that is open, confirmed or locked, and one that still runs."""
    for state, month in (
        ("open", "2014-09"),
        ("confirmed", "2014-07"),
        ("locked", "2014-08"),
        ("running", "2014-10"),
    ):
        locked, digest = state == "locked", world.digests.get(state, "0123abcd")
        ours = OF_KONGTONG if state == "open" else NOBODY
        locks, unlocks = (NOBODY, ADMINISTRATORS) if locked else (ADMINISTRATORS, NOBODY)
        asks = ADMINISTRATORS if state in {"open", "confirmed"} else NOBODY
        yield Rule(planning.ShowMonth(month), state, may=ADMINISTRATORS)
        yield Rule(planning.ShowUnitMonth(KONGTONG, month), state, may=FILE_FOR_KONGTONG)
        yield Rule(planning.Confirm(month, digest), state, ours, FILERS)
        yield Rule(planning.AskForConfirmation(month), state, asks, ADMINISTRATORS)
        yield Rule(planning.Lock(ROOT, month, 0), state, may=ADMINISTRATORS)
        yield Rule(planning.Lock(ROOT, month, 1), state, locks, ADMINISTRATORS)
        yield Rule(planning.Lock(KONGTONG, month, 1), state, locks, ADMINISTRATORS)
        yield Rule(planning.Unlock(ROOT, month), state, unlocks, ADMINISTRATORS)
        yield Rule(planning.Unlock(KONGTONG, month), state, may=ADMINISTRATORS)
        yield Rule(planning.ShowMoves(month, 0), state, may=ADMINISTRATORS)
    yield Rule(planning.ShowMonths(), "any", may=FILERS)


def of_the_plan(world: World) -> Iterator[Rule]:
    """Adjustments, what is asked about them, and workbooks of earlier months."""
    for state, one in world.adjustments.items():
        stands = ADMINISTRATORS if state == "in force" else NOBODY
        yield Rule(planning.CancelAdjustment(one, 0), state, may=stands)
        yield Rule(planning.CancelAdjustment(one, 1), state, stands)
    yield Rule(planning.ShowAdjustments(0), "any", may=ADMINISTRATORS)
    yield Rule(planning.Adjust("performances"), "counted", ADMINISTRATORS)
    yield Rule(planning.Adjust("theory"), "told in words")
    for state, one in world.questions.items():
        his = LI if state == "open" else NOBODY
        yield Rule(planning.AdjustField(one, "since", "2014-10-02"), state, his)
        yield Rule(planning.AdjustGo(one), state, his)
        yield Rule(choices.CancelQuestion(one), state, his)
    for state, one in world.files.items():
        his = LI if state == "checked" else NOBODY
        yield Rule(planning.Import(one), state, his)
        yield Rule(planning.DropImport(one), state, his)
    yield Rule(planning.ShowImport(), "any", may=ADMINISTRATORS)
    yield Rule(planning.ImportForm(), "any", ADMINISTRATORS)


def of_notices(world: World) -> Iterator[Rule]:
    """Reminders put off, nudges, and messages to many."""
    yield Rule(reminding.Snooze("hour"), "owing", FILERS)
    yield Rule(reminding.ShowArrears(), "any", may=REVIEWERS)
    yield Rule(reminding.NudgeNow(KONGTONG, "2014-10-13"), "this week", ABOVE_KONGTONG)
    yield Rule(reminding.NudgeNow(KONGTONG, "2014-10-20"), "ahead")
    yield Rule(reminding.Announce(), "any", may=REVIEWERS)
    yield Rule(reminding.AnnounceTo(KONGTONG), "with officers", ABOVE_KONGTONG)
    yield Rule(reminding.AnnounceTo(world.units["open"]), "without officers")
    for state, one in world.broadcasts.items():
        his = WU if state == "in preview" else NOBODY
        yield Rule(reminding.SendOut(one), state, his)
        yield Rule(reminding.DropOut(one), state, his)


def of_members(world: World) -> Iterator[Rule]:
    """A member who is there, suspended, out of reach, or moved to another unit; and links."""
    for state, who in (
        ("active", Who.COLLEAGUE),
        ("suspended", Who.SUSPENDED),
        ("unreachable", Who.UNREACHABLE),
        ("moved", Who.MOVED),
    ):
        one, moved, there = world.members[who], state == "moved", state != "suspended"
        active, gone = (ADMINISTRATORS, NOBODY) if there else (NOBODY, ADMINISTRATORS)
        above = FEDERATION | {Who.ELSEWHERE} if moved else ABOVE_KONGTONG
        yield Rule(staff.OpenMember(one), state, may=above)
        yield Rule(staff.MoveMember(one, ROOT), state, may=ADMINISTRATORS)
        yield Rule(staff.RolesOf(one), state, may=ADMINISTRATORS)
        yield Rule(staff.AskChange(one, "suspend="), state, may=active)
        yield Rule(staff.DoChange(one, "suspend="), state, active)
        yield Rule(staff.DoChange(one, "role=leader"), state, active)
        goes = NOBODY if moved else active
        yield Rule(staff.DoChange(one, f"move={JINGCHUAN}"), state, goes)
        yield Rule(staff.DoChange(one, "bring-back="), state, gone)
        yield Rule(staff.DoChange(one, "erase="), state, gone)
    yield Rule(staff.ShowMembers(KONGTONG), "any", may=ABOVE_KONGTONG)
    yield Rule(staff.InviteTo(KONGTONG), "open", may=ABOVE_KONGTONG)
    yield Rule(staff.ShapeInvite(KONGTONG, "officer", 10, 30), "open", may=ABOVE_KONGTONG)
    # 李主任 has made some already: the button he taps now is from before.
    first = ABOVE_KONGTONG - LI
    yield Rule(staff.MakeInvite(KONGTONG, "officer", 1, 7, 0), "none made yet", first)
    chief = staff.MakeInvite(KONGTONG, "administrator", 1, 7, 0)
    yield Rule(chief, "none made yet", frozenset({Who.DEPUTY}))
    closed = staff.MakeInvite(world.units["closed"], "officer", 1, 7, 0)
    yield Rule(closed, "of a closed unit")
    yield Rule(staff.ShowInvites(), "any", may=REVIEWERS)
    for state, one in world.invitations.items():
        yield Rule(staff.RevokeInvite(one), state, ABOVE_KONGTONG if state == "open" else NOBODY)


def of_units(world: World) -> Iterator[Rule]:
    """A unit that is open or closed, and one that has members."""
    for state, one in world.units.items():
        still = ABOVE_KONGTONG if state == "open" else NOBODY
        again = ABOVE_KONGTONG - still
        yield Rule(units.ShowUnit(one), state, may=ABOVE_KONGTONG)
        yield Rule(units.ShowQuotas(one), state, may=ADMINISTRATORS)
        yield Rule(units.AddUnit(one), state, still)
        yield Rule(units.EditUnit(one, "name"), state, ABOVE_KONGTONG)
        yield Rule(units.EditUnit(one, "workers"), state, ADMINISTRATORS)
        yield Rule(units.MoveUnit(one, ROOT), state, may=ADMINISTRATORS)
        yield Rule(units.PutUnit(one, JINGCHUAN), state, ADMINISTRATORS)
        yield Rule(units.AskClosing(one), state, may=ABOVE_KONGTONG)
        yield Rule(units.CloseUnit(one, 1), state, still)
        yield Rule(units.CloseUnit(one, 0), state, again)
        yield Rule(units.PlanValue(one, "short"), state, may=ABOVE_KONGTONG)
    yield Rule(units.EditUnit(KONGTONG, "name"), "with members", FEDERATION)
    yield Rule(units.AskClosing(KONGTONG), "with members")
    yield Rule(units.CloseUnit(KONGTONG, 1), "with members")
    yield Rule(units.PutUnit(KONGTONG, world.units["open"]), "below itself")


def of_groups(world: World) -> Iterator[Rule]:
    """A work group nobody has claimed, one of 崆峒区, one the bot was put out of."""
    for state, group in world.groups.items():
        one = group.number
        ours, all_of = (ABOVE_KONGTONG, FEDERATION) if state != "left" else (NOBODY, NOBODY)
        unknown, registered = state == "unknown", state == "registered"
        yield Rule(units.GroupAt(one, KONGTONG), state, may=ours)
        yield Rule(units.GroupFor(one, KONGTONG), state, ours if unknown else NOBODY)
        theirs = all_of | {Who.ELSEWHERE} if unknown else all_of
        yield Rule(units.GroupFor(one, JINGCHUAN), state, theirs)
        yield Rule(units.ReleaseGroup(one), state, ours if registered else NOBODY)


def of_choices(_world: World) -> Iterator[Rule]:
    """What everybody chooses for himself."""
    yield Rule(choices.KeepName(), "named already", may=EVERYONE)
    yield Rule(choices.AskName(), "any", EVERYONE)
    yield Rule(choices.AskPhone(), "any", may=EVERYONE)
    yield Rule(choices.ShowSettings(), "any", may=EVERYONE)
    yield Rule(choices.ShowQuiet(), "any", may=EVERYONE)
    yield Rule(choices.ChooseQuiet(22, 7), "any", EVERYONE)
    yield Rule(
        choices.ChooseWeekly(0),
        "any",
        frozenset({Who.OWNER, Who.COLLEAGUE, Who.NEIGHBOUR, Who.MOVED}),
    )
    yield Rule(choices.ChooseDigest("monthly"), "any", ADMINISTRATORS | {Who.LEADER})
    yield Rule(taps.Speak("en"), "any", EVERYONE)
