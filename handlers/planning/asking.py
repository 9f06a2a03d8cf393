"""What is typed while the bot asks for something outside of a report, and how asking ends."""

from datetime import timedelta

from telegram import Message

from handlers.menu import ADMINISTRATORS, FILERS
from handlers.planning import adjusting, explaining, locking
from handlers.planning.buttons import DropDialogue
from handlers.talk import NO_BUTTONS, Talk
from storage import dialogues, outbox
from storage.dialogues import Dialogue, Kind

# After this long what is typed is no longer taken for the answer.
PATIENCE = timedelta(hours=1)

TYPED = {
    Kind.ADJUST: adjusting.typed,
    Kind.UNLOCK: locking.typed,
    Kind.EXPLAIN: explaining.typed,
}
# As for the button that asked: his role may be another by the time he types.
ANSWERED_BY = {
    Kind.ADJUST: ADMINISTRATORS,
    Kind.UNLOCK: ADMINISTRATORS,
    Kind.EXPLAIN: FILERS,
}
DROPPED = {
    Kind.ADJUST: "adjust-dropped",
    Kind.UNLOCK: "unlock-dropped",
    Kind.EXPLAIN: "explain-dropped",
}


async def typed(talk: Talk, message: Message) -> bool:
    """Take what was typed as the answer that was asked for; returns False where none was.

    Only the very next words count: once the bot has answered anything else they are meant for
    something else. The question's buttons still work then.
    """
    dialogue = await _waiting(talk)
    if dialogue is None or message.text is None or message.forward_origin is not None:
        return False
    if talk.member.role not in ANSWERED_BY[dialogue.kind]:
        await dialogues.end(talk.connection, talk.member.id)
        await talk.say(talk.html("not-your-role"))
    else:
        await TYPED[dialogue.kind](talk, dialogue, message.text)
    return True


async def _waiting(talk: Talk) -> Dialogue | None:
    dialogue = await dialogues.of_member(talk.connection, talk.member.id)
    if dialogue is None or dialogue.letter is None or talk.now - dialogue.at > PATIENCE:
        return None
    answered = await outbox.answered_since(talk.connection, talk.chat_id, dialogue.letter)
    return None if answered else dialogue


async def cancelled(talk: Talk) -> bool:
    """/cancel where something is asked: nothing is done; returns False where nothing is."""
    dialogue = await _waiting(talk)
    if dialogue is None or dialogue.letter is None:
        return False
    await dialogues.end(talk.connection, talk.member.id)
    await talk.strip(dialogue.letter)
    await talk.say(talk.html(DROPPED[dialogue.kind]))
    return True


async def drop(talk: Talk, button: DropDialogue) -> None:
    """Ask no further."""
    dialogue = await dialogues.of_member(talk.connection, talk.member.id)
    if dialogue is None or dialogue.id != button.dialogue:
        await talk.toast(talk.plain("toast-dialogue-gone"), alert=True)
        return
    await dialogues.end(talk.connection, talk.member.id)
    await talk.rewrite_tapped(talk.html(DROPPED[dialogue.kind]), NO_BUTTONS)
