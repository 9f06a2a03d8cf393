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
    asked = "draft-left" if draft.changes is None else "draft-left-change"
    await _say(talk, talk.html(asked, what=await brief(talk, draft)), keyboard)


async def drop(talk: Talk, draft: Draft) -> None:
    """Drop it; nothing was filed, or the report it changes stays as it was."""
    what = await brief(talk, draft)
    await drafts.drop(talk.connection, draft.id)
    if draft.form is not None:
        await talk.strip(draft.form)
    said = "draft-dropped" if draft.changes is None else "draft-dropped-change"
    await _say(talk, talk.html(said, what=what))


async def _say(talk: Talk, text: Markup, keyboard: Keys | None = None) -> None:
    await talk.say(text, keyboard)
    await unasked.note(talk.connection, talk.member, talk.today, Kind.DRAFT)
