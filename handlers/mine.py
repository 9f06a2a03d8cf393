"""/my: the reports a member filed, newest first."""

from briefing import summary
from briefing.figures import Figures
from handlers.talk import Talk
from storage import reports
from texts import Markup

LATEST = 10


async def my(talk: Talk) -> None:
    """List the speaker's latest reports."""
    found = await reports.of_member(talk.connection, talk.member.id, most=LATEST)
    if not found:
        await talk.say(talk.html("my-none"))
        return
    figures = Figures(talk.connection, talk.plan, talk.tree, talk.today)
    lines: list[str] = [talk.html("my-title")]
    for report in found:
        lines += ["", *summary.report_lines(talk.words, figures, report)]
    await talk.say(Markup("\n".join(lines)))
