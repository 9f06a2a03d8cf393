"""What a killed bot left undone, read from its file before the next one touches it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox import Sandbox

HEADING = """\
handled: updates done since the kill before; inbox: received, not done; outbox: said, not known
to be sent; undone: rows of both; not fetched: still at Telegram, in no row
 kill  handled  inbox  outbox  undone  not fetched"""


@dataclass(frozen=True, slots=True)
class Wreck:
    """The file right after a kill.

    `waiting`: updates received but not done. `unsent`: messages said but not known to be sent.
    `lanes`: chats among those, each of which may get one message again. `unfetched`: updates that
    Telegram still has and the file has not; no row, so never counted as one. `done`: updates
    handled since the beginning, `handled`: those since the kill before.
    """

    waiting: int
    unsent: int
    lanes: int
    unfetched: int
    done: int
    handled: int = 0

    @property
    def undone(self) -> int:
        """The rows undone: what the next life has to take up."""
        return self.waiting + self.unsent

    def since(self, done_before: int) -> "Wreck":
        """With the updates of its last life told apart."""
        return replace(self, handled=self.done - done_before)

    def line(self, number: int) -> str:
        """One row under the heading."""
        return (
            f"{number:5d}  {self.handled:7d}  "
            f"{self.waiting:5d}  {self.unsent:6d}  {self.undone:6d}  {self.unfetched:11d}"
        )


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file so that nothing is written: the next life meets it as the kill left it."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def survey(path: Path, sandbox: Sandbox) -> Wreck:
    """Count what was left undone."""
    with reading(path) as connection:
        received = {number for (number,) in connection.execute("SELECT update_id FROM inbox")}
        waiting, done = connection.execute(
            "SELECT coalesce(sum(status = 'waiting'), 0), coalesce(sum(status = 'done'), 0)"
            " FROM inbox"
        ).fetchone()
        unsent, lanes = connection.execute(
            "SELECT count(*), count(DISTINCT chat_id) FROM outbox WHERE status = 'waiting'"
        ).fetchone()
    held = {number for number, _ in sandbox.world.first_bot.updates.pending}
    return Wreck(waiting, unsent, lanes, len(held - received), done)
