"""Quick entry: a typed line becomes drafts, by rules alone; no file, clock or Telegram comes in."""

from plan.quick.form import as_plain
from plan.quick.grammar import Grammar
from plan.quick.mask import mask
from plan.quick.model import Asked, Kind, Parsed, QuickDraft, Topic
from plan.quick.normal import line_key

__all__ = [
    "Asked",
    "Grammar",
    "Kind",
    "Parsed",
    "QuickDraft",
    "Topic",
    "as_plain",
    "line_key",
    "mask",
]
