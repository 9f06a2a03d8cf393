"""Whose figures a person may see."""

from handlers.talk import Talk
from storage.members import Role


def top_of(talk: Talk) -> str:
    """The unit whose figures the speaker sees: an administrator all, anyone else his own."""
    if talk.member.role is Role.ADMINISTRATOR:
        return talk.tree.root.code
    return talk.member.unit
