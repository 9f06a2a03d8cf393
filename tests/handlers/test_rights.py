"""Nothing a person may not see or do is reachable by a command or an old button."""

from datetime import date

import pytest

from handlers import buttons, choices, overview_buttons
from handlers.buttons import Button
from handlers.files import buttons as file_buttons
from handlers.members import buttons as staff
from handlers.menu import commands_of
from handlers.planning import buttons as planning
from handlers.registry import COMMANDS, TAPS
from handlers.reminding import buttons as reminding
from handlers.reviewing import buttons as reviewing
from handlers.units import buttons as units
from storage.members import Role
from tests.handlers.group import group_of
from tests.handlers.walk.rows import digests
from tests.town import JINGCHUAN, KONGTONG, ROOT, Json, Person, Town

EXAMPLES: dict[type[Button], Button] = {
    buttons.Begin: buttons.Begin(),
    buttons.BeginWith: buttons.BeginWith("performances"),
    buttons.Nil: buttons.Nil("2014-09-15"),
    buttons.Resume: buttons.Resume(1),
    buttons.Fill: buttons.Fill(1, "indicator", "performances"),
    buttons.Say: buttons.Say(1, "quantity", "200"),
    buttons.FileAll: buttons.FileAll(1),
    buttons.Leaf: buttons.Leaf(1, "indicator", "activities"),
    buttons.Edit: buttons.Edit(1, "quantity"),
    buttons.Clear: buttons.Clear(1, "note"),
    buttons.Back: buttons.Back(1),
    buttons.Cancel: buttons.Cancel(1),
    buttons.File: buttons.File(1),
    buttons.ShowPlan: buttons.ShowPlan(),
    buttons.ShowSection: buttons.ShowSection("activities"),
    buttons.ShowIndicator: buttons.ShowIndicator("performances"),
    buttons.ShowReports: buttons.ShowReports("performances", KONGTONG),
    overview_buttons.ShowMonths: overview_buttons.ShowMonths("performances", KONGTONG, "140615"),
    overview_buttons.ShowUnits: overview_buttons.ShowUnits(day="140615"),
    overview_buttons.ShowDays: overview_buttons.ShowDays("performances", KONGTONG),
    overview_buttons.ShowWeek: overview_buttons.ShowWeek(KONGTONG),
    overview_buttons.ShowMovedBy: overview_buttons.ShowMovedBy("performances", KONGTONG, 1),
    buttons.ShowMine: buttons.ShowMine("approved", 2),
    buttons.OpenReport: buttons.OpenReport(1, "sr:performances:620802:0"),
    buttons.LookAt: buttons.LookAt(1),
    buttons.ShowPhotos: buttons.ShowPhotos(1, 2),
    buttons.ShowHistory: buttons.ShowHistory(1, 0, "my::0"),
    buttons.ChangeReport: buttons.ChangeReport(1),
    buttons.TakeEdited: buttons.TakeEdited(1),
    buttons.AddTo: buttons.AddTo(1, 2),
    buttons.Withdraw: buttons.Withdraw(1, "my::0"),
    buttons.WithdrawFor: buttons.WithdrawFor(1, "duplicate", "my::0"),
    buttons.Reinstate: buttons.Reinstate(1, "my::0"),
    reminding.Snooze: reminding.Snooze("hour"),
    reminding.ShowArrears: reminding.ShowArrears(),
    reminding.NudgeNow: reminding.NudgeNow(KONGTONG, "2014-09-15"),
    reminding.Announce: reminding.Announce(),
    reminding.AnnounceTo: reminding.AnnounceTo(KONGTONG),
    reminding.SendOut: reminding.SendOut(1),
    reminding.DropOut: reminding.DropOut(1),
    buttons.NilAnyway: buttons.NilAnyway("2014-09-15", KONGTONG, "performances"),
    buttons.DropNil: buttons.DropNil("2014-09-15", KONGTONG, ""),
    reviewing.QueueCard: reviewing.QueueCard(1, "u620802"),
    reviewing.Narrow: reviewing.Narrow(1, "iperformances"),
    reviewing.Approve: reviewing.Approve(1, 1, 1, ""),
    reviewing.AskReturn: reviewing.AskReturn(1, 1, 1, 5, ""),
    reviewing.ReturnFor: reviewing.ReturnFor(1, 1, 1, 5, "incomplete", ""),
    reviewing.AskReject: reviewing.AskReject(1, 1, 1, ""),
    reviewing.RejectFor: reviewing.RejectFor(1, 1, 1, "no-evidence", ""),
    reviewing.AskUndo: reviewing.AskUndo(1, 1),
    reviewing.UndoFor: reviewing.UndoFor(1, 1, "slip"),
    reviewing.AskAll: reviewing.AskAll(""),
    reviewing.ApproveAll: reviewing.ApproveAll(1410742800000, ""),
    reviewing.Mend: reviewing.Mend(1, "quantity"),
    buttons.Speak: buttons.Speak("en"),
    planning.PlanHome: planning.PlanHome(),
    planning.PlanSection: planning.PlanSection("activities"),
    planning.PlanIndicator: planning.PlanIndicator("performances"),
    planning.Adjust: planning.Adjust("performances"),
    planning.AdjustField: planning.AdjustField(1, "since", "2014-09-15"),
    planning.AdjustGo: planning.AdjustGo(1),
    planning.ShowAdjustments: planning.ShowAdjustments(0),
    planning.CancelAdjustment: planning.CancelAdjustment(1, 1),
    planning.ShowMonths: planning.ShowMonths(),
    planning.ShowMonth: planning.ShowMonth("2014-08"),
    planning.ShowUnitMonth: planning.ShowUnitMonth(KONGTONG, "2014-08"),
    planning.Confirm: planning.Confirm("2014-08", "0123abcd"),
    planning.AskForConfirmation: planning.AskForConfirmation("2014-08"),
    planning.Lock: planning.Lock(ROOT, "2014-08", 1),
    planning.Unlock: planning.Unlock(ROOT, "2014-08"),
    planning.ShowMoves: planning.ShowMoves("2014-08", 0),
    planning.Explain: planning.Explain(1, 2, "missed"),
    planning.ShowImport: planning.ShowImport(),
    planning.ImportForm: planning.ImportForm(),
    planning.Import: planning.Import(1),
    planning.DropImport: planning.DropImport(1),
    file_buttons.ExportAsOf: file_buttons.ExportAsOf(date(2014, 8, 31)),
    file_buttons.ExportFile: file_buttons.ExportFile("csv", date(2014, 8, 31)),
    file_buttons.BriefOf: file_buttons.BriefOf(date(2014, 8, 1), date(2014, 8, 31)),
    file_buttons.StarterTemplate: file_buttons.StarterTemplate(),
    file_buttons.PlaceTemplate: file_buttons.PlaceTemplate("0" * 32),
    file_buttons.ShowChart: file_buttons.ShowChart(
        "curve", "performances", KONGTONG, date(2014, 9, 15)
    ),
    choices.KeepName: choices.KeepName(),
    choices.AskName: choices.AskName(),
    choices.AskPhone: choices.AskPhone(),
    choices.ShowSettings: choices.ShowSettings(),
    choices.ShowQuiet: choices.ShowQuiet(),
    choices.ChooseQuiet: choices.ChooseQuiet(22, 7),
    choices.ChooseWeekly: choices.ChooseWeekly(0),
    choices.ChooseDigest: choices.ChooseDigest("monthly"),
    choices.CancelQuestion: choices.CancelQuestion(1),
    staff.ShowMembers: staff.ShowMembers(KONGTONG),
    staff.OpenMember: staff.OpenMember(1),
    staff.MoveMember: staff.MoveMember(1, ROOT),
    staff.RolesOf: staff.RolesOf(1),
    staff.AskChange: staff.AskChange(1, "suspend="),
    staff.DoChange: staff.DoChange(1, "move=620821"),
    staff.InviteTo: staff.InviteTo(KONGTONG),
    staff.ShapeInvite: staff.ShapeInvite(KONGTONG, "officer", 10, 30),
    staff.MakeInvite: staff.MakeInvite(JINGCHUAN, "officer", 1, 7, 0),
    staff.ShowInvites: staff.ShowInvites(),
    staff.RevokeInvite: staff.RevokeInvite(1),
    units.ShowUnit: units.ShowUnit(KONGTONG),
    units.AddUnit: units.AddUnit(JINGCHUAN),
    units.EditUnit: units.EditUnit(KONGTONG, "quota:mutual-insurance"),
    units.ShowQuotas: units.ShowQuotas(KONGTONG),
    units.PlanValue: units.PlanValue(KONGTONG, "workers"),
    units.MoveUnit: units.MoveUnit(KONGTONG, ROOT),
    units.PutUnit: units.PutUnit(KONGTONG, JINGCHUAN),
    units.AskClosing: units.AskClosing(KONGTONG),
    units.CloseUnit: units.CloseUnit(KONGTONG, 1),
    units.GroupAt: units.GroupAt(-1001234567890, ROOT),
    units.GroupFor: units.GroupFor(-1001234567890, JINGCHUAN),
    units.ReleaseGroup: units.ReleaseGroup(-1001234567890),
}


def _kinds() -> set[type[Button]]:
    return set(Button.__subclasses__())


def test_every_kind_of_button_is_in_the_registry_once_with_a_right() -> None:
    registered = [tap.button for tap in TAPS]
    assert set(registered) == _kinds()
    assert len(registered) == len(set(registered))
    assert all(tap.right <= set(Role) and tap.right for tap in TAPS)
    assert set(EXAMPLES) == _kinds()


def test_no_two_kinds_of_buttons_share_a_prefix() -> None:
    prefixes = [kind.prefix for kind in _kinds()]
    assert len(prefixes) == len(set(prefixes))


def test_only_start_lets_a_stranger_in() -> None:
    assert [command.name for command in COMMANDS if command.right is None] == ["start"]


@pytest.mark.parametrize("button", EXAMPLES.values(), ids=lambda b: type(b).__name__)
def test_a_button_reads_back_what_it_packed(button: Button) -> None:
    assert type(button).unpack(button.pack()) == button


async def test_a_stranger_gets_one_sentence_with_his_number_and_nothing_else(town: Town) -> None:
    stranger = await town.person(7555, "陌生人")
    await town.at_rest()
    before = digests(town.config.database)
    said = {await stranger.says(f"/{command.name}") for command in COMMANDS}
    said |= {await stranger.says("你好"), await stranger.says("/start")}
    said |= {await stranger.sends({"location": {"latitude": 35.5, "longitude": 106.7}})}
    assert len(said) == 1
    [sentence] = said
    assert "7555" in sentence
    assert sentence.count("。") == 1
    assert digests(town.config.database) == before


async def _with_a_button(person: Person) -> Json:
    """A message with buttons in this person's chat, to tap old data on."""
    await person.says("/settings")
    return await person.form()


async def test_an_officer_sees_no_reports_of_another_county(town: Town, officer: Person) -> None:
    other = await town.member(7002, "赵强", JINGCHUAN, Role.OFFICER)
    await other.says("/report")
    await other.says("送文化演出")
    await other.says("4")
    await other.taps("今天")
    await other.taps("✅ 上报")
    assert "4场次" not in await officer.says("/summary")
    message = await officer.form()
    for unit in (JINGCHUAN, ROOT):
        await officer.taps_data(buttons.ShowReports("performances", unit).pack(), message)
        assert "不在您的单位范围内" in await officer.toast()


@pytest.mark.parametrize("data", ["", "f", "f:x:y", "ok:", "zz:1", "f:1", "ss:nowhere", "f:" * 20])
async def test_garbage_in_a_button_is_answered_and_harmless(
    town: Town, officer: Person, data: str
) -> None:
    message = await _with_a_button(officer)
    before = digests(town.config.database)
    await officer.taps_data(data or "?", message)
    assert await officer.toast()
    assert digests(town.config.database) == before
    assert await town.rows("SELECT count(*) FROM inbox WHERE status = 'failed'") == [(0,)]


async def test_the_command_menu_shows_what_the_role_may(town: Town, officer: Person) -> None:
    calls = await town.calls("setMyCommands")
    mine = [c for c in calls if "7001" in str(c["params"])]
    shown = str(mine[-1]["params"])
    assert all(f"'{name}'" in shown for name in commands_of(Role.OFFICER))
    assert "invite" not in shown


@pytest.mark.parametrize("is_member", [True, False])
async def test_in_a_group_nothing_is_done_and_nothing_said_but_the_summary(
    town: Town, administrator: Person, is_member: bool
) -> None:
    person = await town.person(7555, "路人")
    if is_member:
        person = await town.member(7003, "周静", KONGTONG, Role.REVIEWER)
    group = await group_of(town, administrator, person)
    await administrator.taps("崆峒区")
    [told] = await group.messages()
    before, heard = digests(town.config.database), await group.heard()
    for command in COMMANDS:
        if command.name not in {"summary", "start"}:
            await group.says(person, f"/{command.name}")
    await group.says(person, "今天演出2场")
    for button in EXAMPLES.values():
        body: Json = {"message_id": told["message_id"], "data": button.pack()}
        update = await town.post(f"/chats/{group.number}/tap", {"from": person.number, **body})
    await town.quiet(update)
    assert await group.heard() == heard
    assert digests(town.config.database) == before
