"""Whose figures and reports a person may see."""

from handlers.talk import Talk
from storage.members import Role
from storage.reports import Report


def top_of(talk: Talk) -> str:
    """The unit whose figures the speaker sees: an administrator all, anyone else his own."""
    if talk.member.role is Role.ADMINISTRATOR:
        return talk.tree.root.code
    return talk.member.unit


def may_see(talk: Talk, report: Report) -> bool:
    """Whether the speaker may open a report: he filed it, or its unit is among those he sees."""
    own = report.filed_by == talk.member.id
    return own or talk.tree.covers(top_of(talk), report.content.unit)
