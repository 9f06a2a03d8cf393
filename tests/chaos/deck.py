"""Choices dealt like cards: each comes once before any comes again, so that a short run has all."""

import random
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """Deals for ever; `chance` fixes the order."""

    def __init__(self, cards: Sequence[T], chance: random.Random) -> None:
        self._cards = cards
        self._chance = chance
        self._left: list[T] = []

    def next(self) -> T:
        """The next card."""
        if not self._left:
            self._left = self._chance.sample(self._cards, len(self._cards))
        return self._left.pop()

    def give_back(self, card: T) -> None:
        """Put a card that was not played on top again."""
        self._left.append(card)
