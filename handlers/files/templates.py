"""The federation's own template for the briefing: sent by an administrator, checked by a job."""

from telegram import Message

from briefing import production
from handlers.buttons import Keys
from handlers.files import briefs
from handlers.files.buttons import PlaceTemplate
from handlers.talk import Talk
from storage import audit, jobs, settings
from storage.members import Role

CHECK = "check-template"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc")
CHECKED = "template:"
"""Before the hash of a template that passed the check: a setting, its value the file's name."""


async def received(talk: Talk, message: Message) -> bool:
    """Take a Word document that an administrator sent; returns False for anything else."""
    document = message.document
    name = document.file_name if document else None
    if document is None or name is None or not name.lower().endswith(SUFFIXES):
        return False
    if talk.member.role is not Role.ADMINISTRATOR:
        return False
    letter = await talk.say(talk.html("template-checking"))
    payload = {
        "member": talk.member.id,
        "file_id": document.file_id,
        "name": name,
        "letter": letter,
    }
    await jobs.add(talk.connection, talk.now, CHECK, talk.now, payload=payload)
    return True


async def passed(talk: Talk, letter: int, digest: str, name: str) -> None:
    """A template can be used: offer to put it in place."""
    await settings.put(talk.connection, CHECKED + digest, name)
    place = PlaceTemplate(digest).on(talk.plain("button-template-in"))
    text = talk.html("template-good", name=name)
    await talk.rewrite(letter, text, Keys([[place]]))


async def refused(talk: Talk, letter: int, reason: str) -> None:
    """A template cannot be used; `reason` is a message of the catalogue."""
    await talk.rewrite(letter, talk.html("template-refused", reason=talk.html(reason)))


async def place(talk: Talk, button: PlaceTemplate) -> None:
    """Put a template that passed the check in place, or take the present one out."""
    before = await settings.get(talk.connection, production.TEMPLATE) or ""
    name = ""
    if button.digest:
        name = await settings.get(talk.connection, CHECKED + button.digest) or ""
        if not name:
            await talk.toast(talk.plain("toast-old-button"))
            return
    if button.digest != before:
        await settings.put(talk.connection, production.TEMPLATE, button.digest)
        await _record(talk, button.digest or before, name)
    await talk.toast(talk.plain("template-placed" if button.digest else "template-taken-out"))
    await talk.rewrite_tapped(*await briefs.form(talk))


async def _record(talk: Talk, digest: str, name: str) -> None:
    action = audit.Action.TEMPLATE_PLACED if name else audit.Action.TEMPLATE_REMOVED
    detail = {"file": name or None, "template": digest}
    await audit.record(talk.connection, talk.now, talk.member.id, action, "template", detail)
