"""Choices dealt like cards: each kind comes once before any comes again, so a short run has all."""

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
            cards = self._chance.sample(self._cards, len(self._cards))
            kinds = [card for place, card in enumerate(cards) if card not in cards[:place]]
            for card in kinds:
                cards.remove(card)
            self._left = cards + kinds  # dealt from the end
        return self._left.pop()

    def give_back(self, card: T) -> None:
        """Put a card that was not played on top again."""
        self._left.append(card)
