"""Every command and button of the registry, by everybody, in every state: the book is kept to.

Whoever must be refused is refused in one sentence and changes nothing; a button whose state has
moved on changes nothing and says what is so now; and in a group there is the summary alone.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from pathlib import Path

import pytest

from bot import jobs
from bot.demonstration.reviewed import with_review
from handlers.buttons import Button
from handlers.registry import COMMANDS, TAPS
from tests.handlers.acts import sound
from tests.handlers.walk import desk_rules, rules
from tests.handlers.walk.cast import (
    ADMINISTRATORS,
    EVERYONE,
    FILERS,
    NOBODY,
    REVIEWERS,
    ROLES,
    WALKERS,
    People,
    Who,
)
from tests.handlers.walk.rules import Rule
from tests.handlers.walk.shots import Act, Range, Words
from tests.handlers.walk.world import NOW, REVIEWED, World, build
from tests.town import Json, Town, a_town, plan

AT_ONCE = 400
# Who may use a command; all others are refused.
COMMANDED: dict[str, People] = {
    "start": EVERYONE,
    "report": FILERS,
    "my": FILERS,
    "owe": FILERS,
    "summary": EVERYONE,
    "review": REVIEWERS,
    "plan": EVERYONE,
    "export": EVERYONE,
    "brief": EVERYONE,
    "remind": REVIEWERS,
    "members": REVIEWERS,
    "invite": REVIEWERS,
    "settings": EVERYONE,
    "help": EVERYONE,
    "cancel": FILERS,
}
# Only these change something: 王芳 has drafts to go on with or to cancel.
COMMANDS_ACT: dict[str, People] = {
    "report": FILERS - {Who.OWNER},
    "cancel": frozenset({Who.OWNER}),
}


@pytest.fixture
async def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The town with all its states; from then on no job runs in it."""
    async with a_town(tmp_path, now=NOW, by_plan=with_review(plan(), REVIEWED)) as town:
        made = await build(town)
        monkeypatch.setattr(jobs, "LOOK_EVERY", 3600)
        monkeypatch.setattr(jobs.Jobs, "wake", lambda _jobs: None)
        yield made


def _taps(world: World) -> list[Rule]:
    """The book."""
    return [
        rule
        for part in (
            rules.of_reports,
            rules.of_review,
            rules.of_drafts,
            desk_rules.of_figures,
            desk_rules.of_months,
            desk_rules.of_the_plan,
            desk_rules.of_notices,
            desk_rules.of_members,
            desk_rules.of_units,
            desk_rules.of_groups,
            desk_rules.of_choices,
        )
        for rule in part(world)
    ]


def _words(world: World) -> Iterator[Words]:
    """What is typed: each command, a link in each of its states, a report in words."""
    for command in COMMANDS:
        acts = COMMANDS_ACT.get(command.name, NOBODY)
        yield Words(f"/{command.name}", "any", acts, COMMANDED[command.name])
    for state, token in world.tokens.items():
        joins: People = frozenset({Who.STRANGER}) if state == "open" else NOBODY
        yield Words(f"/start {token}", f"link {state}", joins, EVERYONE)
    yield Words("今天演出2场", "any", FILERS, EVERYONE)
    yield Words("/nonsense", "any", NOBODY, EVERYONE)
    of_a_file = {"file_id": "sandbox-placeholder", "file_unique_id": "sandboxplaceholder"}
    for text, acts, sent in (
        ("a photo", FILERS, {"photo": [{**of_a_file, "width": 64, "height": 48}]}),
        ("a place", FILERS, {"location": {"latitude": 35.5, "longitude": 106.7}}),
        ("a workbook", ADMINISTRATORS, {"document": {**of_a_file, "file_name": "往月.xlsx"}}),
        ("a template", ADMINISTRATORS, {"document": {**of_a_file, "file_name": "版式.docx"}}),
        ("a voice", NOBODY, {"voice": {**of_a_file, "duration": 3}}),
        (
            "a contact",
            NOBODY,
            {"contact": {"phone_number": "+8613800007001", "first_name": "某人"}},
        ),
    ):
        yield Words(text, "sent", acts, EVERYONE, Json(sent))


def _idle(every: list[Rule | Words]) -> Iterator[Act]:
    """All that must change nothing: each person at each rule he is not to act by.

    The guard looks at the person before anything is read, so whom it turns away from a kind of
    button is tried once with it, in a state that differs from person to person.
    """
    rights = {tap.button: tap.right for tap in TAPS}
    states: dict[type[Button], int] = Counter(
        type(one.button) for one in every if isinstance(one, Rule)
    )
    passed: dict[type[Button], int] = Counter()
    for rule in every:
        for place, who in enumerate(sorted(WALKERS - rule.acts)):
            if isinstance(rule, Rule) and ROLES.get(who) not in rights[type(rule.button)]:
                kind = type(rule.button)
                if passed[kind] != place % states[kind]:
                    continue
            yield Act(who, rule)
        if isinstance(rule, Rule):
            passed[type(rule.button)] += 1


def _batches(acts: list[Act]) -> Iterator[list[Act]]:
    every = iter(acts)
    while batch := list(islice(every, AT_ONCE)):
        yield batch


async def _refusals(there: Range, acts: list[Act]) -> list[str]:
    """Let all be done that must change nothing; what is found wrong, a line each."""
    wrong = []
    for batch in _batches(acts):
        for act, answer in zip(batch, await there.do(batch), strict=True):
            if act.who in act.rule.may and not answer.says_something:
                wrong.append(f"{act} is not answered")
            elif act.who not in act.rule.may and not answer.refuses:
                wrong.append(f"{act} is not refused in one sentence: {answer}")
        if there.changed:
            wrong += [f"{act} changed {tables}" for act, tables in await there.culprits(batch)]
    return wrong


async def _deeds(town: Town, there: Range, every: list[Rule | Words]) -> list[str]:
    """Let each thing be done once by one who may, in turn: else the book would prove nothing."""
    wrong = []
    for place, rule in enumerate(rule for rule in every if rule.acts):
        able = sorted(rule.acts)
        act = Act(able[place % len(able)], rule)
        await there.do([act])
        if not there.changed:
            wrong.append(f"{act} changed nothing")
        if not await sound(town):
            wrong.append(f"{act} left the tally other than the reports")
        await there.bring_back()
    return wrong


async def test_the_book_is_kept_to(world: World) -> None:
    taps, words = _taps(world), list(_words(world))
    assert {type(rule.button) for rule in taps} == {tap.button for tap in TAPS}
    assert set(COMMANDED) == {command.name for command in COMMANDS}
    every: list[Rule | Words] = [*taps, *words]
    async with Range.of(world) as there:
        wrong = [
            *await _refusals(there, list(_idle(every))),
            *await _deeds(world.town, there, every),
        ]
    assert not wrong, "\n".join(wrong)
    assert await world.town.rows("SELECT * FROM inbox WHERE status = 'failed'") == []
