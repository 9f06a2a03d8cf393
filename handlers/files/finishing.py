"""What is said while something is made, when it is ready, and when it could not be made.

Jobs call this in a transaction of theirs.
"""

from briefing.orders import What
from handlers.buttons import Keys
from handlers.files import briefs, exporting
from handlers.files.ordering import Wanted
from handlers.talk import Talk
from storage import audit, outbox
from storage.attachments import Attachment
from storage.outbox import Priority
from texts import Markup

EXPORTS = (What.WORKBOOK, What.LEDGER)


async def acting(talk: Talk, wanted: Wanted) -> None:
    """Show over the chat that a file or a picture is on its way; it fades after seconds."""
    action = "upload_photo" if wanted.order.what.is_chart else "upload_document"
    await outbox.add(
        talk.connection,
        talk.now,
        talk.chat_id,
        "sendChatAction",
        {"action": action},
        priority=Priority.INSTANT,
    )


async def progressed(talk: Talk, wanted: Wanted, done: int, total: int) -> None:
    """Write how far it is into the message that shows it."""
    if wanted.letter is not None:
        text = talk.html("making-progress", done=f"{done:,}", total=f"{total:,}")
        await talk.rewrite(wanted.letter, text)


async def ready(talk: Talk, wanted: Wanted, file: Attachment, *, invented: bool) -> None:
    """Send what was made, and offer the choice again where the progress stood."""
    order = wanted.order
    key, method = ("photo", "sendPhoto") if order.what.is_chart else ("document", "sendDocument")
    payload: dict[str, object] = {key: file.as_value()}
    caption = _caption(talk, wanted, invented=invented)
    if caption:
        payload |= {"caption": caption, "parse_mode": "HTML"}
    # Telegram may refuse the file: then this is said in its place.
    fallback = {"text": talk.html("file-not-taken", name=file.name), "parse_mode": "HTML"}
    if wanted.letter is not None:
        text, buttons = await _choice(talk, wanted)
        done = talk.html("file-ready", name=file.name)
        await talk.rewrite(wanted.letter, Markup(f"{done}\n\n{text}"), buttons)
    await talk.send(method, payload, fallback)
    if not order.what.is_chart and not order.what.is_template:
        subject, detail = f"unit:{order.top}", {"file": file.name}
        action = audit.Action.EXPORTED
        await audit.record(talk.connection, talk.now, talk.member.id, action, subject, detail)


async def failed(talk: Talk, wanted: Wanted, reason: Markup) -> None:
    """Say in one sentence that nothing came of it, and offer the choice again."""
    if wanted.letter is None:
        await talk.say(reason)
        return
    text, buttons = await _choice(talk, wanted)
    await talk.rewrite(wanted.letter, Markup(f"{reason}\n\n{text}"), buttons)


async def _choice(talk: Talk, wanted: Wanted) -> tuple[Markup, Keys]:
    if wanted.order.what in EXPORTS:
        return exporting.form(talk, wanted.order.last)
    return await briefs.form(talk)


def _caption(talk: Talk, wanted: Wanted, *, invented: bool) -> Markup:
    order, lines = wanted.order, []
    if order.what.is_chart:
        code = order.indicator
        one = talk.plan.indicator(code).short if code else talk.plain("picture-plan")
        unit, month, day = talk.tree[order.top].short, str(order.last.month), str(order.last.day)
        lines.append(talk.html("picture-caption", unit=unit, name=one, month=month, day=day))
    if order.what.is_template:
        starter = order.what is What.STARTER
        lines.append(talk.html("template-how") if starter else talk.html("import-form-how"))
    elif invented:
        lines.append(talk.html("caption-demonstration"))
    return Markup("\n".join(lines))
