"""Who walks: somebody of each role, in the unit that all is about, elsewhere, and above."""

import asyncio
from enum import StrEnum

from storage.members import Role
from tests.town import JINGCHUAN, KONGTONG, ROOT, Person, Town


class Who(StrEnum):
    """A person of the walk, by his name."""

    OWNER = "王芳"
    COLLEAGUE = "赵强"
    NEIGHBOUR = "周静"
    MOVED = "陈调"
    SUSPENDED = "钱停"
    UNREACHABLE = "何远"
    REVIEWER = "吴审核"
    ELSEWHERE = "冯审核"
    FEDERAL = "郑审核"
    LEADER = "孙局长"
    ADMINISTRATOR = "李主任"
    DEPUTY = "钱主任"
    STRANGER = "陌生人"


# 陈调 is moved to 泾川县 and 钱停 is suspended, once they have left something behind.
JOINED: dict[Who, tuple[str, Role]] = {
    Who.OWNER: (KONGTONG, Role.OFFICER),
    Who.COLLEAGUE: (KONGTONG, Role.OFFICER),
    Who.NEIGHBOUR: (JINGCHUAN, Role.OFFICER),
    Who.MOVED: (KONGTONG, Role.OFFICER),
    Who.SUSPENDED: (KONGTONG, Role.OFFICER),
    Who.UNREACHABLE: (KONGTONG, Role.OFFICER),
    Who.REVIEWER: (KONGTONG, Role.REVIEWER),
    Who.ELSEWHERE: (JINGCHUAN, Role.REVIEWER),
    Who.FEDERAL: (ROOT, Role.REVIEWER),
    Who.LEADER: (ROOT, Role.LEADER),
    Who.ADMINISTRATOR: (ROOT, Role.ADMINISTRATOR),
    Who.DEPUTY: (ROOT, Role.ADMINISTRATOR),
}
# The role in which he gets past the guard; a stranger and one who is suspended have none.
ROLES: dict[Who, Role] = {w: role for w, (_, role) in JOINED.items() if w is not Who.SUSPENDED}
NUMBERS = {who: 7001 + place for place, who in enumerate(Who)}

People = frozenset[Who]
# He who has blocked the bot is only acted upon: once he taps he is back.
WALKERS = frozenset(Who) - {Who.UNREACHABLE}
NOBODY: People = frozenset()
OUTSIDE: People = frozenset({Who.STRANGER, Who.SUSPENDED})
EVERYONE = WALKERS - OUTSIDE
FILERS = EVERYONE - {Who.LEADER}
ADMINISTRATORS: People = frozenset({Who.ADMINISTRATOR, Who.DEPUTY})
FEDERATION: People = ADMINISTRATORS | {Who.FEDERAL}
OF_KONGTONG: People = frozenset({Who.OWNER, Who.COLLEAGUE, Who.REVIEWER})
OF_JINGCHUAN: People = frozenset({Who.NEIGHBOUR, Who.MOVED, Who.ELSEWHERE})
REVIEWERS: People = FEDERATION | {Who.REVIEWER, Who.ELSEWHERE}
ABOVE_KONGTONG: People = FEDERATION | {Who.REVIEWER}


async def gather(town: Town) -> dict[Who, Person]:
    """All of them with their phones; each but the stranger has joined."""

    async def comes(who: Who) -> Person:
        if who in JOINED:
            return await town.member(NUMBERS[who], who.value, *JOINED[who])
        stranger = await town.person(NUMBERS[who], who.value)
        await stranger.says("你好")
        return stranger

    return dict(zip(Who, await asyncio.gather(*map(comes, Who)), strict=True))
