"""An administrator sends a workbook of earlier figures: checked by a job, then asked, then filed.

The jobs are bot.importing's; here is what is said and asked.
"""

from collections.abc import Mapping
from pathlib import PurePath

from telegram import Message

from briefing.import_template import said
from briefing.orders import Order, What
from briefing.safe import file_name
from handlers.buttons import Keys
from handlers.files.ordering import is_in_the_making, put_in_hand
from handlers.menu import ADMINISTRATORS
from handlers.planning.buttons import DropImport, Import, ImportForm, PlanHome, ShowImport
from handlers.scope import top_of
from handlers.talk import NO_BUTTONS, Talk
from plan.importing import Checked, Refusal
from storage import imports, jobs
from storage.attachments import Attachment
from storage.imports import File, Status
from texts import Markup

CHECK = "check-import"
WRITE = "write-import"
SUFFIXES = {".xlsx", ".xlsm", ".xls"}
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_TOLD = 20
LONGEST_NAME = 60


async def show(talk: Talk, _button: ShowImport) -> None:
    """How figures of earlier months are imported."""
    form = ImportForm().on(talk.plain("button-import-form"))
    home = PlanHome().on(talk.plain("button-back"))
    await talk.rewrite_tapped(talk.html("import-how"), Keys([[form], [home]]))


async def hand_out(talk: Talk, _button: ImportForm) -> None:
    """Have the workbook to fill in made; it comes below."""
    order = Order(What.IMPORT_FORM, top_of(talk), talk.today, talk.today)
    if not await is_in_the_making(talk, order):
        await put_in_hand(talk, order, None)
        await talk.toast(talk.plain("making"))


def may_import(talk: Talk) -> bool:
    """Whether the speaker is an administrator still."""
    return talk.member.active and talk.member.role in ADMINISTRATORS


async def received(talk: Talk, message: Message) -> bool:
    """Take a workbook that an administrator sent; returns False where this is none."""
    document = message.document
    if document is None or not may_import(talk):
        return False
    name = PurePath(document.file_name or "").name[:LONGEST_NAME]
    if document.mime_type != TYPE and PurePath(name).suffix.lower() not in SUFFIXES:
        return False
    letter = await talk.say(talk.html("import-checking", name=name))
    file = await imports.receive(
        talk.connection, talk.now, talk.member.id, document.file_id, name, letter
    )
    await jobs.add(talk.connection, talk.now, CHECK, talk.now, payload={"file": file})
    return True


async def _decide(talk: Talk, number: int) -> File | None:
    """The checked file behind a tapped button, where it is his and still to be decided on."""
    file = await imports.get(talk.connection, number)
    if file is None or file.member != talk.member.id or file.status is not Status.CHECKED:
        await talk.toast(talk.plain("toast-import-gone"), alert=True)
        return None
    return file


async def go(talk: Talk, button: Import) -> None:
    """Have a checked workbook written, once."""
    file = await _decide(talk, button.file)
    if file is None:
        return
    await imports.stand(talk.connection, file.id, Status.IMPORTING)
    text = talk.html("import-writing", name=file.name)
    letter = await talk.rewrite_tapped(text, NO_BUTTONS)
    await imports.show_in(talk.connection, file.id, letter)
    await jobs.add(talk.connection, talk.now, WRITE, talk.now, payload={"file": file.id})


async def drop(talk: Talk, button: DropImport) -> None:
    """Do not import a workbook."""
    file = await _decide(talk, button.file)
    if file is None:
        return
    await imports.stand(talk.connection, file.id, Status.DROPPED)
    await talk.rewrite_tapped(talk.html("import-dropped", name=file.name), NO_BUTTONS)


# What the jobs say.


async def refused(talk: Talk, file: File, message: str, values: Mapping[str, str]) -> None:
    """Say why a whole file is not imported."""
    await imports.stand(talk.connection, file.id, Status.REFUSED)
    reason = talk.html(message, **values)
    await _say(talk, file, talk.html("import-refused", name=file.name, reason=reason))


async def rows_refused(talk: Talk, file: File, checked: Checked, remarked: Attachment) -> None:
    """Say which rows are refused and why, and give the workbook back with that in it."""
    await imports.stand(talk.connection, file.id, Status.REFUSED)
    await _say(talk, file, refusals_text(talk, file.name, checked))
    lost = {"text": talk.html("import-not-returned"), "parse_mode": "HTML"}
    await talk.send("sendDocument", {"document": remarked.as_value()}, lost)


def returned_name(talk: Talk, file: File) -> str:
    """What a workbook is called that goes back with remarks."""
    stem, what = PurePath(file.name).stem, talk.plain("import-returned")
    return f"{file_name(f'{stem}_{what}')}.xlsx"


def refusals_text(talk: Talk, name: str, checked: Checked) -> Markup:
    """The first refusals, a line each."""
    many, shown = len(checked.refusals), checked.refusals[:MOST_TOLD]
    lines: list[str] = [
        talk.html("import-rows-refused", name=name, count=str(checked.refused)),
        "",
        *(_line(talk, one) for one in shown),
    ]
    if many > len(shown):
        lines.append(talk.html("import-more", count=str(many - len(shown))))
    return Markup("\n".join([*lines, "", talk.html("import-nothing-done")]))


def _line(talk: Talk, one: Refusal) -> Markup:
    return talk.html("import-row", row=str(one.row), said=said(talk.plan, talk.words, one))


async def ask(talk: Talk, file: File, content: bytes, new: int, known: int) -> None:
    """Say what a file would bring, and ask; where all is known already, only say so."""
    if not new:
        await imports.stand(talk.connection, file.id, Status.IMPORTED)
        await _say(talk, file, talk.html("import-nothing-new", name=file.name, known=str(known)))
        return
    await imports.stand(talk.connection, file.id, Status.CHECKED, content)
    text = talk.html("import-ready", name=file.name, new=str(new), known=str(known))
    keyboard = Keys(
        [
            [Import(file.id).on(talk.plain("button-import-go", count=str(new)))],
            [DropImport(file.id).on(talk.plain("button-import-drop"))],
        ]
    )
    await _say(talk, file, text, keyboard)


async def done(talk: Talk, file: File, added: int, known: int) -> None:
    """Say what was imported."""
    await imports.stand(talk.connection, file.id, Status.IMPORTED)
    message = "import-done" if added else "import-nothing-new"
    values = {"name": file.name, "known": str(known)}
    if added:
        values["added"] = str(added)
    await _say(talk, file, talk.html(message, **values))


async def _say(talk: Talk, file: File, text: Markup, keyboard: Keys = NO_BUTTONS) -> None:
    """Put a text in place of the word that the file is being worked on."""
    if file.letter is None:
        await talk.say(text, keyboard)
    else:
        await talk.rewrite(file.letter, text, keyboard)
