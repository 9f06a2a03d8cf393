"""The form in which a parsed line is printed: plain values for JSON; nothing is read here."""

from decimal import Decimal

from plan.quick.model import Parsed, QuickDraft
from plan.report import Answer

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"]


def as_plain(parsed: Parsed) -> dict[str, Plain]:
    """Return ``text``, ``kind``, ``drafts`` and ``ask``; what is not known is left out."""
    drafts: list[Plain] = [_draft(draft) for draft in parsed.drafts]
    asks: list[Plain] = list(parsed.ask)
    return {"text": parsed.text, "kind": str(parsed.kind), "drafts": drafts, "ask": asks}


def _draft(draft: QuickDraft) -> dict[str, Plain]:
    fields: tuple[tuple[str, str | int | None], ...] = (
        ("indicator", draft.indicator),
        ("quantity", draft.quantity),
        ("numerator", draft.numerator),
        ("denominator", draft.denominator),
        ("text", draft.text),
        ("state", str(draft.state) if draft.state is not None else None),
        ("unit", draft.unit),
        ("date", draft.day.isoformat() if draft.day is not None else None),
    )
    plain: dict[str, Plain] = {name: value for name, value in fields if value is not None}
    if draft.answers:
        plain["answers"] = {key: _answer(value) for key, value in draft.answers.items()}
    if draft.nil:
        plain["nil"] = True
    return plain


def _answer(value: Answer) -> str | int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
