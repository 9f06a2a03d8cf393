"""aiogram, an independent second client, understands the sandbox as well."""

from __future__ import annotations

import aiogram
import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputRichMessage,
    Message,
    RichBlockDetails,
    RichBlockList,
    RichBlockMap,
    RichBlockPhoto,
    RichBlockSectionHeading,
    RichBlockTable,
)

from tests.sandbox.talk import OFFICER, STRANGER, Talk, picture

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="确认", callback_data="file:1")]]
)


async def test_the_arc_of_a_report(aio: aiogram.Bot, talk: Talk) -> None:
    assert (await aio.get_me()).id == aio.id
    await talk.does(OFFICER, "text", text="/report")
    updates = await aio.get_updates(timeout=0, allowed_updates=["message", "callback_query"])
    asked = updates[-1].message
    assert asked is not None
    assert asked.entities is not None
    assert asked.entities[0].type == "bot_command"
    form = await aio.send_message(OFFICER, "<b>演出</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await talk.does(OFFICER, "tap", message_id=form.message_id, label="确认")
    tapped = (await aio.get_updates(offset=updates[-1].update_id + 1, timeout=5))[0]
    assert tapped.callback_query is not None
    assert tapped.callback_query.data == "file:1"
    assert await aio.answer_callback_query(tapped.callback_query.id, text="好")
    edited = await aio.edit_message_text(
        text="已登记 &lt;1&gt;", chat_id=OFFICER, message_id=form.message_id, parse_mode="HTML"
    )
    assert isinstance(edited, Message)
    assert edited.text == "已登记 <1>"


async def test_files_albums_and_their_edits(aio: aiogram.Bot) -> None:
    image = picture()
    sent = await aio.send_photo(OFFICER, BufferedInputFile(image, "a.jpg"), caption="图")
    assert sent.photo is not None
    got = await aio.download(sent.photo[-1].file_id)
    assert got is not None
    assert got.read() == image
    album = await aio.send_media_group(
        OFFICER,
        [
            InputMediaDocument(media=BufferedInputFile(b"1", "1.txt"), caption="一"),
            InputMediaDocument(media=BufferedInputFile(b"2", "2.txt")),
        ],
    )
    assert [message.document and message.document.file_name for message in album] == [
        "1.txt",
        "2.txt",
    ]
    changed = await aio.edit_message_media(
        InputMediaPhoto(media=sent.photo[0].file_id), chat_id=OFFICER, message_id=sent.message_id
    )
    assert isinstance(changed, Message)
    assert changed.caption is None
    document = await aio.send_document(OFFICER, BufferedInputFile(b"x", "x.docx"))
    assert document.document is not None
    assert document.document.mime_type is not None
    captioned = await aio.edit_message_caption(
        chat_id=OFFICER, message_id=document.message_id, caption="简报", reply_markup=KEYBOARD
    )
    assert isinstance(captioned, Message)
    bare = await aio.edit_message_reply_markup(chat_id=OFFICER, message_id=document.message_id)
    assert isinstance(bare, Message)
    assert bare.reply_markup is None


async def test_rich_messages_and_their_edits(aio: aiogram.Bot, talk: Talk) -> None:
    photo = await aio.send_photo(OFFICER, BufferedInputFile(picture(), "a.jpg"))
    assert photo.photo is not None
    path = (await aio.get_file(photo.photo[-1].file_id)).file_path
    html = (
        "<h2>进度</h2><table bordered><caption>各县区</caption><tr><th>单位</th><th>完成</th></tr>"
        '<tr><td align="left">崆峒区</td><td align="right"><b>2</b> 场次</td></tr></table>'
        '<details open><summary>更多</summary><ol type="A"><li>甲 /report</li></ol></details>'
        '<tg-map lat="35.5" long="106.7" zoom="14"/>'
        f'<img src="{talk.sandbox.base_url}/file/bot{aio.token}/{path}"/>'
    )
    sent = await aio.send_rich_message(OFFICER, InputRichMessage(html=html), reply_markup=KEYBOARD)
    assert sent.rich_message is not None
    heading, table, details, place, image = sent.rich_message.blocks
    assert isinstance(heading, RichBlockSectionHeading)
    assert isinstance(table, RichBlockTable)
    assert [[cell.align for cell in row] for row in table.cells][1] == ["left", "right"]
    assert isinstance(details, RichBlockDetails)
    assert isinstance(details.blocks[0], RichBlockList)
    assert details.blocks[0].items[0].label == "A."
    assert isinstance(place, RichBlockMap)
    assert isinstance(image, RichBlockPhoto)
    edited = await aio.edit_message_text(
        chat_id=OFFICER, message_id=sent.message_id, rich_message=InputRichMessage(html="<hr/>")
    )
    assert isinstance(edited, Message)
    assert edited.rich_message is not None
    assert [block.type for block in edited.rich_message.blocks] == ["divider"]
    with pytest.raises(TelegramBadRequest, match="non-empty"):
        await aio.send_rich_message(OFFICER, InputRichMessage(html=""))


async def test_the_smaller_methods(aio: aiogram.Bot, talk: Talk) -> None:
    place = await aio.send_location(OFFICER, latitude=35.5, longitude=106.7)
    assert place.location is not None
    assert await aio.send_chat_action(OFFICER, "upload_document")
    assert (await aio.copy_message(OFFICER, OFFICER, place.message_id)).message_id
    assert (await aio.forward_message(OFFICER, OFFICER, place.message_id)).forward_origin
    assert await aio.delete_message(OFFICER, place.message_id)
    commands = [BotCommand(command="my", description="我的")]
    scope = BotCommandScopeAllPrivateChats()
    assert await aio.set_my_commands(commands, scope=scope)
    kept = await aio.get_my_commands(scope=scope)
    assert [(command.command, command.description) for command in kept] == [("my", "我的")]
    assert await aio.delete_my_commands(scope=scope)
    assert await aio.set_my_description("说明")
    assert await aio.set_my_short_description("短")
    assert await aio.set_my_name("名")
    assert await aio.set_chat_menu_button()
    assert (await aio.get_chat(OFFICER)).id == OFFICER
    asked = await talk.does(OFFICER, "inline", query="x")
    assert await aio.answer_inline_query(asked["inline_query"]["id"], [])
    assert await aio.set_webhook("http://127.0.0.1:9/hook", secret_token="s")
    assert (await aio.get_webhook_info()).url
    assert await aio.delete_webhook(drop_pending_updates=True)


async def test_groups_and_members(aio: aiogram.Bot, talk: Talk) -> None:
    group = await talk.sim("POST", "/sim/chats", title="平凉", members=[OFFICER, STRANGER])
    assert (await aio.get_chat_member(group["id"], STRANGER)).status == "member"
    assert (await aio.get_chat_member(group["id"], aio.id)).status == "member"
    await talk.does(OFFICER, "members", chat=group["id"], promote=["bot"])
    assert (await aio.get_chat_member(group["id"], aio.id)).status == "administrator"
    assert await aio.leave_chat(group["id"])
    added = (await aio.get_updates())[1]
    assert added.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == "member"


async def test_telegrams_errors_become_its_exceptions(aio: aiogram.Bot, talk: Talk) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await aio.send_message(77, "?")
    with pytest.raises(TelegramForbiddenError, match="initiate conversation"):
        await aio.send_message(STRANGER, "?")
    group = await talk.sim("POST", "/sim/chats", title="平凉", members=[OFFICER])
    moved = await talk.does(OFFICER, "migrate", chat=group["id"])
    with pytest.raises(TelegramMigrateToChat) as migrated:
        await aio.send_message(group["id"], "?")
    assert migrated.value.migrate_to_chat_id == moved["message"]["migrate_to_chat_id"]
    await talk.sim("POST", "/sim/faults", method="sendMessage", kind=429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as limited:
        await aio.send_message(OFFICER, "?")
    assert limited.value.retry_after == 7
