"""Who may do what in which state: the book the bot is held to, written from the published rules.

A rule is one button in one state. Whom it lists under `acts` changes something by it; who is in
`may` besides is answered and changes nothing; everybody else is refused in one sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers import buttons as taps
from handlers.buttons import Button
from handlers.planning.buttons import Explain
from handlers.reviewing import buttons as reviewing
from tests.handlers.walk.cast import (
    ADMINISTRATORS,
    FEDERATION,
    NOBODY,
    OF_KONGTONG,
    REVIEWERS,
    People,
    Who,
)
from tests.handlers.walk.world import World

GONE = 999_999
SEE_KONGTONG: People = OF_KONGTONG | FEDERATION | {Who.LEADER}
FILE_FOR_KONGTONG = SEE_KONGTONG - {Who.LEADER}
OWNER: People = frozenset({Who.OWNER})
CHANGING = {"unreviewed": "a change", "approved": "asked for a note"}
COUNTY: People = frozenset({Who.REVIEWER})


@dataclass(frozen=True, slots=True)
class Rule:
    """One button in one state, who changes something by it, and who else is answered."""

    button: Button
    state: str
    acts: People = NOBODY
    may: People = NOBODY

    @property
    def answered(self) -> People:
        """Who is not refused."""
        return self.may | self.acts


def of_reports(world: World) -> Iterator[Rule]:
    """A filed report: read, changed, withdrawn, explained."""
    for state, one in world.reports.items():
        sees = SEE_KONGTONG | ({Who.MOVED} if state == "left behind" else NOBODY)
        answers: People = OWNER | ADMINISTRATORS
        if state == "returned":
            answers = FILE_FOR_KONGTONG
        elif state == "left behind":
            # Who files for the unit now inherits it; he who filed it still may, too.
            answers = FILE_FOR_KONGTONG | {Who.MOVED}
        changes = NOBODY if state in {"rejected", "withdrawn"} else answers
        yield Rule(taps.OpenReport(one, ""), state, may=sees)
        yield Rule(taps.ShowHistory(one, 0, ""), state, may=sees)
        yield Rule(taps.ShowPhotos(one, 1), state, may=sees)
        yield Rule(taps.LookAt(one), state, may=sees)
        # Where his change is open already it goes on: no second one begins.
        begins = changes - (OWNER if state in CHANGING else NOBODY)
        yield Rule(taps.ChangeReport(one), state, begins, changes)
        yield Rule(taps.TakeEdited(one), state, begins, changes)
        yield Rule(taps.Withdraw(one, ""), state, changes)
        yield Rule(taps.WithdrawFor(one, "duplicate", ""), state, changes)
        yield Rule(taps.Reinstate(one, ""), state, answers if state == "withdrawn" else NOBODY)
        yield Rule(Explain(one, 1, "missed"), state, answers)
        mends = answers if state == "returned" else NOBODY
        yield Rule(reviewing.Mend(one, "quantity"), state, mends)


def of_review(world: World) -> Iterator[Rule]:
    """A report that waits for a decision, or no longer does."""
    for state, one in world.reports.items():
        second = state == "at the second level"
        level, judges = (2, FEDERATION) if second else (1, COUNTY)
        waits = judges if second or state in {"pending", "locked, pending"} else NOBODY
        yield Rule(reviewing.Approve(one, 1, level, ""), state, waits, judges)
        yield Rule(reviewing.ReturnFor(one, 1, level, 4, "incomplete", ""), state, waits, judges)
        yield Rule(reviewing.RejectFor(one, 1, level, "not-held", ""), state, waits, judges)
        yield Rule(reviewing.AskReturn(one, 1, level, 4, ""), state, may=judges)
        yield Rule(reviewing.AskReject(one, 1, level, ""), state, may=judges)
        yield Rule(reviewing.QueueCard(one, ""), state, may=REVIEWERS)
        yield Rule(reviewing.Narrow(one, ""), state, may=REVIEWERS)
    passed = world.reports["at the second level"]
    yield Rule(reviewing.Approve(passed, 1, 1, ""), "passed by the county", may=COUNTY)
    yield Rule(reviewing.AskAll(""), "some waiting", may=REVIEWERS)
    for state, review in world.reviews.items():
        one = world.reports[state]
        # A return goes on at the officer's; in a locked month nothing is undone.
        undo = NOBODY if state in {"returned", "locked"} else COUNTY
        yield Rule(reviewing.AskUndo(one, review), state, may=undo)
        yield Rule(reviewing.UndoFor(one, review, "slip"), state, undo)
    in_2100 = 4_102_444_800_000
    yield Rule(reviewing.ApproveAll(in_2100, ""), "some waiting", COUNTY, REVIEWERS)


def of_drafts(world: World) -> Iterator[Rule]:
    """A draft of 王芳's: nobody else's button reaches it, whatever it waits for."""
    steps = {
        "begun": "indicator",
        "asked for a number": "quantity",
        "asked for a note": "note",
        "waiting for a yes": "card",
        "a change": "card",
    }
    for state, one in world.drafts.items():
        step = steps.get(state, "")
        is_open = OWNER if step else NOBODY

        def at(*steps: str, step: str = step) -> People:
            return OWNER if step in steps else NOBODY

        yield Rule(taps.Fill(one, "indicator", "performances"), state, at("indicator"), is_open)
        yield Rule(taps.Leaf(one, "indicator", "activities"), state, may=is_open)
        yield Rule(taps.Say(one, "quantity", "5"), state, at("quantity"), is_open)
        yield Rule(taps.Clear(one, "note"), state, at("note"), is_open)
        yield Rule(taps.Edit(one, "quantity"), state, at("card"), is_open)
        yield Rule(taps.File(one), state, at("card"), is_open)
        yield Rule(taps.Back(one), state, is_open - at("indicator"), is_open)
        yield Rule(taps.AddTo(one, world.reports["unreviewed"]), state, may=is_open)
        yield Rule(taps.Cancel(one), state, is_open)
        yield Rule(taps.Resume(one), state, may=is_open)
    ready = world.messages["waiting for a yes"]
    yield Rule(taps.FileAll(ready), "waiting for a yes", OWNER)
    yield Rule(taps.FileAll(GONE), "filed")
