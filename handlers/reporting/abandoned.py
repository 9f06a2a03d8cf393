"""A draft left lying: asked about once, and dropped in the end; the person is told both times."""

from handlers.buttons import Cancel, Keys, Resume
from handlers.reporting.layout import brief
from handlers.talk import Talk
from storage import drafts, unasked
from storage.drafts import Draft
from storage.unasked import Kind
from texts import Markup


async def ask(talk: Talk, draft: Draft) -> None:
    """Ask whether the person wants to go on."""
    await drafts.note_asked(talk.connection, talk.now, draft.id)
    keyboard = Keys(
        [
            [Resume(draft.id).on(talk.plain("button-go-on"))],
            [Cancel(draft.id).on(talk.plain("button-drop"))],
        ]
    )
    await _say(talk, talk.html("draft-left", what=brief(talk, draft.entry)), keyboard)


async def drop(talk: Talk, draft: Draft) -> None:
    """Drop it; nothing was filed."""
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.strip(draft.form)
    await _say(talk, talk.html("draft-dropped", what=brief(talk, draft.entry)))


async def _say(talk: Talk, text: Markup, keyboard: Keys | None = None) -> None:
    await talk.say(text, keyboard)
    await unasked.note(talk.connection, talk.member, talk.today, Kind.DRAFT)
