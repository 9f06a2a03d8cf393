"""Work groups: the bot comes and goes, and an administrator or reviewer says whose a group is.

All questions are asked in his private chat; the group itself hears one sentence. No report is taken
in a group and nothing personal is shown there.
"""

from telegram import Chat, ChatMember, ChatMemberUpdated, Message

from handlers.buttons import Keys
from handlers.menu import REVIEWERS
from handlers.oversight import open_unit_in_scope
from handlers.picking import unit_rows
from handlers.scope import top_of
from handlers.talk import Talk
from handlers.units.buttons import GroupAt, GroupFor, ReleaseGroup
from storage import groups
from storage.groups import Group
from texts import Markup

KINDS = frozenset({Chat.GROUP, Chat.SUPERGROUP})
OUTSIDE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def changed(talk: Talk, update: ChatMemberUpdated) -> None:
    """The bot was added to a group, or is no longer in it."""
    chat = update.chat
    if update.new_chat_member.status in OUTSIDE:
        await groups.left(talk.connection, talk.now, chat.id)
        return
    await groups.entered(talk.connection, talk.now, chat.id, _title(chat))
    group = await groups.get(talk.connection, chat.id)
    is_new = update.old_chat_member.status in OUTSIDE
    unknown = group if is_new and group is not None and group.unit is None else None
    if unknown is not None and not await _offer(talk, unknown):
        await talk.in_chat(chat.id).say(talk.html("group-hello"))


def _title(chat: Chat) -> str:
    return (chat.title or str(chat.id))[:128]


async def start(talk: Talk, chat: Chat) -> None:
    """/start in a group: who may is asked, in his own chat, whose it is. Others hear nothing."""
    await groups.entered(talk.connection, talk.now, chat.id, _title(chat))
    group = await groups.get(talk.connection, chat.id)
    if group is not None:
        await _offer(talk, group)


async def noticed(talk: Talk, message: Message) -> None:
    """A service message of a group: it has become a supergroup, or has a new title."""
    if message.migrate_to_chat_id is not None:
        await groups.move(talk.connection, message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await groups.move(talk.connection, message.migrate_from_chat_id, message.chat.id)
    elif message.new_chat_title is not None:
        await groups.retitle(talk.connection, message.chat.id, message.new_chat_title)


async def _offer(talk: Talk, group: Group) -> bool:
    """Ask the speaker whose the group is, where he may say so; returns whether he may."""
    member = talk.turn.member
    if member is None or not member.active or member.role not in REVIEWERS:
        return False
    if group.unit is not None and not talk.tree.covers(top_of(talk), group.unit):
        return False
    await talk.say(*_question(talk, group, top_of(talk), 0))
    return True


def _question(talk: Talk, group: Group, at: str, page: int) -> tuple[Markup, Keys]:
    rows = unit_rows(
        talk,
        top_of(talk),
        at,
        page,
        choose=lambda code: GroupFor(group.chat_id, code),
        opened=lambda code, to: GroupAt(group.chat_id, code, to),
    )
    if group.unit is None:
        return talk.html("group-whose", title=group.title), Keys(rows)
    rows.append([ReleaseGroup(group.chat_id).on(talk.plain("button-release-group"))])
    unit = talk.tree[group.unit].name
    return talk.html("group-is", title=group.title, unit=unit), Keys(rows)


async def _group(talk: Talk, chat_id: int) -> Group | None:
    """The group a button names, where the bot is in it and the speaker may say whose it is."""
    group = await groups.get(talk.connection, chat_id)
    if group is None:
        await talk.toast(talk.plain("toast-group-gone"), alert=True)
        return None
    if group.unit is not None and not talk.tree.covers(top_of(talk), group.unit):
        await talk.toast(talk.plain("toast-unit-not-yours"), alert=True)
        return None
    return group


async def group_at(talk: Talk, button: GroupAt) -> None:
    """The tree opened further."""
    group, unit = await _group(talk, button.chat), await open_unit_in_scope(talk, button.unit)
    if group is not None and unit is not None:
        await talk.rewrite_tapped(*_question(talk, group, unit.code, button.page))


async def group_for(talk: Talk, button: GroupFor) -> None:
    """Register the group; it is told."""
    group, unit = await _group(talk, button.chat), await open_unit_in_scope(talk, button.unit)
    if group is None or unit is None:
        return
    if group.unit == unit.code:
        await talk.toast(talk.plain("toast-no-change"), alert=True)
        return
    await groups.register(talk.connection, talk.now, group, unit.code, talk.member.id)
    text = talk.html("group-registered", title=group.title, unit=unit.name)
    await talk.rewrite_tapped(text, Keys(()))
    await talk.in_chat(group.chat_id).say(talk.html("group-told", unit=unit.name))


async def release_group(talk: Talk, button: ReleaseGroup) -> None:
    """The group is nobody's any more."""
    group = await _group(talk, button.chat)
    if group is None:
        return
    if group.unit is None:
        await talk.toast(talk.plain("toast-no-change"), alert=True)
        return
    await groups.register(talk.connection, talk.now, group, None, talk.member.id)
    text = talk.html("group-released", title=group.title)
    await talk.rewrite_tapped(text, Keys(()))
