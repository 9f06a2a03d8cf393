"""What people call themselves and their units, read and checked; no dialogue comes in here."""

import re

from plan.fields import SHORT_CELLS
from plan.model import Plan, Unit
from plan.text import cells, fold, visible
from plan.units import OrgTree
from plan.wrong import WrongAnswer

LONGEST_PERSON = 20
LONGEST_UNIT = 40
MOST_ALIASES = 6

# Chinese characters, letters, and the dots, dashes and blanks between parts of a name.
_PERSON = re.compile(r"[^\W\d_]+(?:[ ·•.'’-]+[^\W\d_]+)*\.?")
_NO_NAMES = frozenset(
    ["你好", "您好", "谢谢", "好的", "收到", "好", "在吗", "早上好", "取消", "跳过"]
)
_GOVERNING = ("总工会", "工会联合会", "联合工会", "工会委员会", "基层工会", "工会")


def person_name(text: str) -> str | None:
    """Return the name of a person that ``text`` is, None where it is none.

    Two to twenty letters or Chinese characters; a greeting is no name.
    """
    name = " ".join(visible(text[: LONGEST_PERSON * 4]).split())
    fits = 2 <= len(name) <= LONGEST_PERSON and _PERSON.fullmatch(name)
    return name if fits and name not in _NO_NAMES else None


def new_unit(text: str, tree: OrgTree, plan: Plan, parent: str) -> Unit:
    """Return the unit below ``parent`` that ``text`` names: 全称；简称；别名、别名.

    Without a short name it is the name itself, without the upper units' names and 工会. The code
    is still the parent's. Raises WrongAnswer with the reason.
    """
    name, short, aliases = _parts(text)
    upper = list(tree.path(parent))
    unit = Unit(
        code=parent,
        name=unit_name(name),
        short=unit_short(short or _shortened(name, upper)),
        aliases=tuple(unit_aliases(aliases)),
        parent=parent,
    )
    check_names(unit.names[1:], tree, plan)
    return unit


def _parts(text: str) -> tuple[str, str, str]:
    parts = [" ".join(part.split()) for part in re.split("[；;\n]", visible(text))]
    if len(parts) > 3:
        raise WrongAnswer("unit-too-many-parts")
    name, short, aliases = (*parts, "", "")[:3]
    return name, short, aliases


def _shortened(name: str, upper: list[Unit]) -> str:
    short = name
    for unit in upper:
        for called in sorted((unit.name, unit.short), key=len, reverse=True):
            short = short.removeprefix(called)
    for ending in _GOVERNING:
        short = short.removesuffix(ending)
    return short or name


def unit_name(text: str) -> str:
    """Return a unit's full name as typed. Raises WrongAnswer."""
    name = " ".join(visible(text).split())
    if not 2 <= len(name) <= LONGEST_UNIT:
        raise WrongAnswer("unit-name-length", most=str(LONGEST_UNIT))
    return name


def unit_short(text: str) -> str:
    """Return a unit's short name as typed: it stands on buttons. Raises WrongAnswer."""
    short = " ".join(visible(text).split())
    if len(short) < 2 or cells(short) > SHORT_CELLS:
        raise WrongAnswer("unit-short-length", most=str(SHORT_CELLS // 2))
    return short


def unit_aliases(text: str) -> list[str]:
    """Return a unit's other names as typed, between 、 or commas. Raises WrongAnswer."""
    named = [one for one in re.split(r"[、,，\s]+", visible(text)) if one]
    aliases = list(dict.fromkeys(named))
    if len(aliases) > MOST_ALIASES or any(len(one) > LONGEST_UNIT for one in aliases):
        raise WrongAnswer("unit-aliases-many", most=str(MOST_ALIASES))
    return aliases


def check_names(names: tuple[str, ...], tree: OrgTree, plan: Plan, own: str = "") -> None:
    """Raise WrongAnswer where a name would mean nothing, or something else as well.

    ``own`` is the code of the unit that has the names already. Quick entry finds units by their
    names, so a name is unlike any other unit's and any indicator's.
    """
    others = {fold(name): unit.short for unit in tree if unit.code != own for name in unit.names}
    indicators = {
        fold(name): one.short for one in plan.indicators for name in (*one.names, one.label)
    }
    for name in names:
        folded = fold(name)
        if len(folded) < 2 or not any(sign.isalpha() for sign in folded):
            raise WrongAnswer("unit-name-empty", name=name)
        owner = others.get(folded) or indicators.get(folded)
        if owner is not None:
            raise WrongAnswer("unit-name-taken", name=name, other=owner)
