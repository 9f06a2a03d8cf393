"""Whether a person can be written to, as he shows it himself: by writing, tapping, blocking."""

from telegram import ChatMember, ChatMemberUpdated

from handlers import operators
from handlers.talk import Talk
from storage import members


async def met(talk: Talk) -> None:
    """Somebody wrote or tapped: so he can be written to, and was here today."""
    member = talk.turn.member
    if member is None:
        return
    if not member.reachable:
        await members.mark_reachable(talk.connection, talk.now, member.telegram_id, True)
    if member.seen_on != talk.today:
        await members.note_seen(talk.connection, member.id, talk.today)


async def changed(talk: Talk, update: ChatMemberUpdated) -> None:
    """A person blocked the bot in his private chat, or let it in again."""
    gone = update.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
    lost = await members.mark_reachable(talk.connection, talk.now, talk.chat_id, not gone)
    if lost is not None and gone:
        await operators.lost(talk.connection, talk.now, talk.office.catalogue, lost)
