"""Who reviews what now: the people, and the reports that wait for one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan import review
from plan.model import Plan
from plan.review import Acting, Judge
from plan.units import OrgTree
from storage import reviews
from storage.database import Connection
from storage.members import Member, Role
from storage.reviews import Waiting


@dataclass(frozen=True, slots=True)
class Bench:
    """The reviewers and administrators as they are now."""

    tree: OrgTree
    judges: Sequence[Judge]

    def acting(self, one: Waiting) -> Acting:
        """Who may decide on a waiting report."""
        return review.acting(self.tree, self.judges, one.unit, one.level, one.authors)


async def sitting(connection: Connection, tree: OrgTree) -> Bench:
    """The bench of this moment."""
    return Bench(tree, await reviews.judges(connection))


def _scope(tree: OrgTree, member: Member) -> list[str]:
    administrator = member.role is Role.ADMINISTRATOR
    top = tree.root.code if administrator else member.unit
    return [unit.code for unit in tree.below(top)]


async def queue(
    connection: Connection, plan: Plan, tree: OrgTree, member: Member, only: str = ""
) -> list[Waiting]:
    """The reports that wait for a member, oldest first, narrowed as a button says.

    What a later plan no longer knows is passed over.
    """
    bench = await sitting(connection, tree)
    found = await reviews.waiting(connection, _scope(tree, member))
    known = (one for one in found if plan.has(one.indicator))
    return [one for one in known if fits(tree, one, only) and member.id in bench.acting(one)]


def fits(tree: OrgTree, one: Waiting, only: str) -> bool:
    """Whether a report is among those that `only` leaves."""
    kind, wanted = only[:1], only[1:]
    if kind == "u":
        return tree.covers(wanted, one.unit)
    return kind != "i" or one.indicator == wanted
