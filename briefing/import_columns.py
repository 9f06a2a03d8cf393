"""The columns of a workbook of earlier figures: what they are called, in every language."""

from collections.abc import Mapping, Sequence

from briefing.ledger import common_label, questions
from plan.importing import Column
from plan.model import Plan
from plan.revision import ANSWER
from plan.text import fold
from texts import Catalogue, Words
from texts.catalogue import LANGUAGES

LABELS = {
    Column.MARK: "import-mark",
    Column.UNIT: "field-unit",
    Column.INDICATOR: "field-indicator",
    Column.DAY: "import-day",
    Column.QUANTITY: "field-quantity",
    Column.NUMERATOR: "column-numerator",
    Column.DENOMINATOR: "column-denominator",
    Column.STATE: "column-state",
    Column.TEXT: "field-text",
}


def columns(plan: Plan, words: Words) -> Mapping[str, str]:
    """Each column's heading, in the order of the sheet."""
    named = {str(column): words.plain(label) for column, label in LABELS.items()}
    taken = set(named.values())
    for key, together in questions(plan).items():
        heading = common_label([one.label for one in together])
        # Two keys of one label are told apart by the key.
        named[ANSWER + key] = f"{heading}（{key}）" if heading in taken else heading
        taken.add(named[ANSWER + key])
    return {**named, str(Column.NOTE): words.plain("field-note")}


def recognised(plan: Plan, catalogue: Catalogue, headings: Sequence[str]) -> Mapping[int, str]:
    """Which column stands where (counted from 0), by the headings in any language."""
    known = {
        fold(heading): column
        for language in LANGUAGES
        for column, heading in columns(plan, Words(catalogue, language)).items()
    }
    return {
        place: known[fold(heading)]
        for place, heading in enumerate(headings)
        if fold(heading) in known
    }
