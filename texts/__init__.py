"""The message catalogue, Chinese and English: every sentence that a person reads."""

from texts.catalogue import Catalogue, Markup, Words

__all__ = ["Catalogue", "Markup", "Words"]
