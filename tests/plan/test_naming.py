"""Names people type: their own and those of units, taken or refused with the reason."""

import pytest

from plan.naming import new_unit, person_name
from plan.units import OrgTree, next_code
from plan.wrong import WrongAnswer
from tests.town import plan

PLAN = plan()
TREE = OrgTree(PLAN.units)


@pytest.mark.parametrize(
    "typed", ["王芳", " 王 芳 ", "买买提·吐尔逊", "Wang Fang", "O’Brien", "欧阳娜娜"]
)
def test_a_name_is_taken(typed: str) -> None:
    assert person_name(typed) == " ".join(typed.split())


@pytest.mark.parametrize(
    "typed",
    ["", "王", "你好", "王芳2", "王芳，泾川", "13800138000", "今天演出2场", "王" * 21, "🌸🌸"],
)
def test_what_is_no_name_is_none(typed: str) -> None:
    assert person_name(typed) is None


@pytest.mark.parametrize(
    ("typed", "name", "short", "aliases"),
    [
        ("崆峒区柳湖镇总工会", "崆峒区柳湖镇总工会", "柳湖镇", ()),
        ("柳湖镇", "柳湖镇", "柳湖镇", ()),
        ("平凉市崆峒区柳湖镇工会委员会", "平凉市崆峒区柳湖镇工会委员会", "柳湖镇", ()),
        (
            "平凉发电有限责任公司工会；平凉发电；电厂、平电",
            "平凉发电有限责任公司工会",
            "平凉发电",
            ("电厂", "平电"),
        ),
        ("柳湖镇总工会\n柳湖", "柳湖镇总工会", "柳湖", ()),
    ],
)
def test_a_units_names_are_read_and_its_short_one_made(
    typed: str, name: str, short: str, aliases: tuple[str, ...]
) -> None:
    unit = new_unit(typed, TREE, PLAN, "620802")
    assert (unit.name, unit.short, unit.aliases) == (name, short, aliases)
    assert unit.parent == "620802"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("崆峒区", "unit-name-taken"),
        ("柳湖镇总工会；崆峒", "unit-name-taken"),
        ("柳湖镇总工会；柳湖；送文化演出", "unit-name-taken"),
        ("柳湖镇总工会；；12", "unit-name-empty"),
        ("", "unit-name-length"),
        ("柳湖镇总工会；柳湖；a、b；c", "unit-too-many-parts"),
        ("柳湖镇总工会；柳湖镇柳湖镇柳湖镇", "unit-short-length"),
        ("柳湖镇总工会；柳湖；" + "、".join(f"别名{n}" for n in range(7)), "unit-aliases-many"),
    ],
)
def test_a_units_name_is_refused_with_the_reason(typed: str, message: str) -> None:
    with pytest.raises(WrongAnswer) as refused:
        new_unit(typed, TREE, PLAN, "620802")
    assert refused.value.message_id == message


def _with(*codes: str) -> OrgTree:
    county = PLAN.unit("620802")
    made = (
        county.model_copy(update={"code": code, "parent": "620802", "aliases": ()})
        for code in codes
    )
    return OrgTree((*PLAN.units, *made))


def test_a_new_code_is_the_first_that_no_unit_has() -> None:
    assert next_code(TREE, "620802") == "620802A01"
    assert next_code(_with("620802A01", "620802A03"), "620802") == "620802A02"
    assert next_code(_with(*(f"620802A{n:02d}" for n in range(1, 100))), "620802") == "620802B01"
    with pytest.raises(ValueError, match="no code fits"):
        next_code(TREE, "620802A01A01")


def test_below_a_closed_unit_all_is_closed() -> None:
    county = PLAN.unit("620802").model_copy(update={"closed": True})
    town = county.model_copy(
        update={"code": "620802A01", "parent": "620802", "closed": False, "aliases": ()}
    )
    others = (unit for unit in PLAN.units if unit.code != "620802")
    tree = OrgTree((*others, county, town))
    assert tree.is_closed("620802A01")
    assert not tree.is_closed("620800")
    assert {"620802", "620802A01"}.isdisjoint(unit.code for unit in tree.offered("620800"))
    assert "620802A01" in {unit.code for unit in tree.below("620800")}
