"""The tree of units: who stands below whom, and what people call them."""

import pytest

from plan.model import Unit
from plan.units import OrgTree
from tests.plan.said import pingliang


def unit(code: str, parent: str | None, *aliases: str) -> Unit:
    return Unit(code=code, name=f"单位{code}", short=code, parent=parent, aliases=aliases)


TREE = OrgTree(
    [
        unit("A1", "AA"),
        unit("ROOT", None),
        unit("AA", "ROOT", "甲县"),
        unit("BB", "ROOT", "乙县", "甲县城关"),
        unit("A2", "AA"),
    ]
)


def codes(units: tuple[Unit, ...]) -> list[str]:
    return [one.code for one in units]


def test_tree_order() -> None:
    assert TREE.root.code == "ROOT"
    assert [one.code for one in TREE] == ["ROOT", "AA", "A1", "A2", "BB"]
    assert len(TREE) == 5
    assert codes(TREE.children("ROOT")) == ["AA", "BB"]
    assert codes(TREE.below("AA")) == ["AA", "A1", "A2"]
    assert codes(TREE.below("BB")) == ["BB"]
    assert codes(TREE.path("A2")) == ["ROOT", "AA", "A2"]


def test_covers() -> None:
    assert TREE.covers("ROOT", "A2")
    assert TREE.covers("AA", "AA")
    assert not TREE.covers("BB", "A2")
    assert not TREE.covers("A2", "AA")


def test_unknown_codes_have_nothing() -> None:
    assert TREE.get("XX") is None
    assert "XX" not in TREE
    assert TREE.below("XX") == TREE.children("XX") == TREE.path("XX") == ()
    assert not TREE.covers("XX", "XX")
    assert not TREE.covers("ROOT", "XX")
    with pytest.raises(KeyError):
        TREE["XX"]
    assert TREE["AA"] is TREE.get("AA")


def test_find_prefers_the_exact_name() -> None:
    assert codes(TREE.find("甲县")) == ["AA"]
    assert codes(TREE.find(" 甲 县 城 ")) == ["BB"]
    assert codes(TREE.find("县")) == ["AA", "BB"]
    assert codes(TREE.find("a1")) == ["A1"]
    assert TREE.find("") == TREE.find("。") == TREE.find("丙") == ()


@pytest.mark.parametrize(
    "units",
    [
        [],
        [unit("AA", "BB"), unit("BB", "AA")],
        [unit("AA", None), unit("BB", None)],
        [unit("AA", None), unit("AA", None)],
        [unit("AA", None), unit("BB", "XX")],
        [unit("AA", None), unit("BB", "CC"), unit("CC", "BB")],
    ],
)
def test_what_is_no_tree(units: list[Unit]) -> None:
    with pytest.raises(ValueError, match=r"root|parent"):
        OrgTree(units)


def test_the_cities_units_by_what_people_write() -> None:
    tree = OrgTree(pingliang().units)
    assert codes(tree.find("崆峒")) == ["620802"]
    assert codes(tree.find("静宁县总工会")) == ["620826"]
    assert codes(tree.find("全市")) == ["620800"]
    assert len(tree.below("620800")) == 9
