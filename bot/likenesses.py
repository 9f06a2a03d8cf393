"""Which likenesses are close to a new one, among all that are known; kept in memory.

Hamming distance has no index. One look through 100,000 takes 25 ms and they take 12 MB; it happens
once per new picture, and what is found becomes rows, so cards and filing only read rows.
"""

from storage import likeness
from storage.database import Connection

# Of 256 bits; docs/decisions.md says why.
FARTHEST = 22


class Likenesses:
    """All likenesses. Only this process stores any, so what it has read once stays complete."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._read = False

    async def read(self, reader: Connection) -> None:
        """Read what is stored; the first time only."""
        if not self._read:
            # One by one: what is added meanwhile stays.
            self._known |= {int(known, 16) for known in await likeness.known(reader)}
            self._read = True

    def add(self, new: str) -> list[str]:
        """Take one in; returns the others close to it."""
        bits = int(new, 16)
        self._known.add(bits)
        near = [one for one in self._known if one != bits and (one ^ bits).bit_count() <= FARTHEST]
        return [f"{known:0{len(new)}x}" for known in near]
