"""/help: what the speaker's role can do, with examples; nothing that it cannot."""

from handlers.menu import EVERYONE, FILERS, REVIEWERS, commands_of
from handlers.talk import Talk
from texts import Markup

EXAMPLES = (
    (FILERS, "help-filers"),
    (EVERYONE, "help-ask"),
    (REVIEWERS, "help-managers"),
)


async def help_command(talk: Talk) -> None:
    """/help: the commands, then examples of what to type."""
    role = talk.member.role
    lines = [
        talk.html("help-line", command=name, what=talk.plain(f"command-{name}"))
        for name in commands_of(role)
    ]
    title = talk.html("help-title", role=talk.plain(f"role-{role}"))
    hints = [talk.html(message) for roles, message in EXAMPLES if role in roles]
    await talk.say(Markup("\n\n".join([title, "\n".join(lines), *hints])))
