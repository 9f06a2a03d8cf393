"""python-telegram-bot understands every answer of the sandbox."""

from __future__ import annotations

import pytest
import telegram
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MenuButtonCommands,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden

from tests.sandbox.talk import OFFICER, STRANGER, Talk, picture

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("确认", callback_data="file:1")]])


async def test_the_bot_knows_itself(ptb: telegram.Bot) -> None:
    assert ptb.username == "fieldtally_demo_bot"
    assert ptb.id == 4200


async def test_updates_of_all_kinds_parse(ptb: telegram.Bot, talk: Talk) -> None:
    sent = await ptb.send_message(OFFICER, "选择", reply_markup=KEYBOARD)
    await talk.does(OFFICER, "text", text="送文化 3 场")
    await talk.does(OFFICER, "tap", message_id=sent.message_id, label="确认")
    await talk.does(OFFICER, "location", latitude=35.5, longitude=106.7)
    await talk.does(OFFICER, "contact")
    await talk.does(OFFICER, "inline", query="演出")
    await talk.does(OFFICER, "block")
    updates = await ptb.get_updates(timeout=0, allowed_updates=telegram.Update.ALL_TYPES)
    text, tap, location, contact, inline, blocked = updates[1:]
    assert text.message is not None
    assert text.message.text == "送文化 3 场"
    assert tap.callback_query is not None
    assert tap.callback_query.data == "file:1"
    assert tap.callback_query.message == sent
    assert location.message is not None
    assert location.message.location is not None
    assert location.message.location.latitude == 35.5
    assert contact.message is not None
    assert contact.message.contact is not None
    assert contact.message.contact.user_id == OFFICER
    assert inline.inline_query is not None
    assert inline.inline_query.query == "演出"
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"


async def test_a_message_is_sent_edited_and_deleted(ptb: telegram.Bot, talk: Talk) -> None:
    sent = await ptb.send_message(
        OFFICER, "<b>已登记</b>", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD
    )
    assert sent.text == "已登记"
    assert sent.entities[0].type == "bold"
    edited = await ptb.edit_message_text("改", OFFICER, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    assert edited.reply_markup is None
    again = await ptb.edit_message_reply_markup(OFFICER, sent.message_id, reply_markup=KEYBOARD)
    assert isinstance(again, telegram.Message)
    assert again.reply_markup == KEYBOARD
    with pytest.raises(BadRequest, match="Message is not modified"):
        await ptb.edit_message_reply_markup(OFFICER, sent.message_id, reply_markup=KEYBOARD)
    assert await ptb.delete_message(OFFICER, sent.message_id)
    assert sent.message_id in (await talk.sees(OFFICER))["deleted"]


async def test_a_tap_is_answered_once(ptb: telegram.Bot, talk: Talk) -> None:
    sent = await ptb.send_message(OFFICER, "选择", reply_markup=KEYBOARD)
    tapped = await talk.does(OFFICER, "tap", message_id=sent.message_id, data="file:1")
    query = tapped["callback_query"]["id"]
    assert await ptb.answer_callback_query(query, "已登记", show_alert=True)
    toast = (await talk.sees(OFFICER))["toasts"][0]
    assert (toast["text"], toast["show_alert"]) == ("已登记", True)
    with pytest.raises(BadRequest, match="Query is too old"):
        await ptb.answer_callback_query(query)


async def test_photos_documents_and_albums_go_up_and_come_down(ptb: telegram.Bot) -> None:
    image = picture(1000, 500, "PNG")
    photo = await ptb.send_photo(OFFICER, image, caption="<i>图</i>", parse_mode="HTML")
    assert [(size.width, size.height) for size in photo.photo][-1] == (1000, 500)
    file = await ptb.get_file(photo.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == image
    again = await ptb.send_photo(OFFICER, photo.photo[0].file_id)
    assert again.photo == photo.photo
    document = await ptb.send_document(OFFICER, b"a,b\n", filename="表.csv")
    assert document.document is not None
    assert (document.document.file_name, document.document.file_size) == ("表.csv", 4)
    album = await ptb.send_media_group(
        OFFICER, [InputMediaPhoto(image), InputMediaPhoto(picture())], caption="两张"
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [message.caption for message in album] == ["两张", None]


async def test_media_and_captions_are_edited(ptb: telegram.Bot) -> None:
    sent = await ptb.send_photo(OFFICER, picture(), caption="前")
    edited = await ptb.edit_message_caption(OFFICER, sent.message_id, caption="后")
    assert isinstance(edited, telegram.Message)
    assert edited.caption == "后"
    media = InputMediaDocument(b"data", filename="a.txt", caption="文件")
    changed = await ptb.edit_message_media(media, OFFICER, sent.message_id)
    assert isinstance(changed, telegram.Message)
    assert changed.document is not None
    assert not changed.photo


async def test_other_ways_to_send(ptb: telegram.Bot, talk: Talk) -> None:
    place = await ptb.send_location(OFFICER, 35.5, 106.7)
    assert place.location is not None
    assert await ptb.send_chat_action(OFFICER, ChatAction.TYPING)
    assert (await talk.sees(OFFICER))["action"] == "typing"
    reply = await ptb.send_message(OFFICER, "回", reply_to_message_id=place.message_id)
    assert reply.reply_to_message == place
    copied = await ptb.copy_message(OFFICER, OFFICER, reply.message_id)
    assert (await talk.sees(OFFICER))["messages"][-1]["message_id"] == copied.message_id
    forwarded = await ptb.forward_message(OFFICER, OFFICER, reply.message_id)
    assert forwarded.forward_origin is not None
    assert await ptb.delete_messages(OFFICER, [reply.message_id, 9999])


async def test_chats_and_members(ptb: telegram.Bot, talk: Talk) -> None:
    group = await talk.sim("POST", "/sim/chats", title="平凉", members=[OFFICER])
    chat = await ptb.get_chat(group["id"])
    assert (chat.type, chat.title) == ("group", "平凉")
    assert (await ptb.get_chat(OFFICER)).first_name == "王芳"
    assert (await ptb.get_chat_member(group["id"], OFFICER)).status == "creator"
    assert (await ptb.get_chat_member(group["id"], STRANGER)).status == "left"
    assert await ptb.leave_chat(group["id"])
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await ptb.send_message(group["id"], "还在吗")


async def test_commands_profile_and_menu(ptb: telegram.Bot) -> None:
    scope = BotCommandScopeChat(OFFICER)
    commands = [BotCommand("report", "填报"), BotCommand("summary", "进度")]
    assert await ptb.set_my_commands(commands, scope=scope, language_code="zh")
    assert list(await ptb.get_my_commands(scope, "zh")) == commands
    assert not await ptb.get_my_commands()
    assert await ptb.delete_my_commands(scope, "zh")
    assert not await ptb.get_my_commands(scope, "zh")
    assert await ptb.set_my_description("说明")
    assert (await ptb.get_my_description()).description == "说明"
    assert await ptb.set_my_short_description("短")
    assert (await ptb.get_my_short_description()).short_description == "短"
    assert await ptb.set_my_name("平凉实事通")
    assert (await ptb.get_my_name()).name == "平凉实事通"
    assert await ptb.set_chat_menu_button(OFFICER, MenuButtonCommands())
    assert (await ptb.get_chat_menu_button(OFFICER)).type == "commands"


async def test_webhook_settings(ptb: telegram.Bot) -> None:
    assert await ptb.set_webhook("http://127.0.0.1:9/hook", max_connections=1)
    info = await ptb.get_webhook_info()
    assert (info.url, info.max_connections) == ("http://127.0.0.1:9/hook", 1)
    assert await ptb.delete_webhook()
    assert (await ptb.get_webhook_info()).url == ""


async def test_telegrams_errors_become_its_exceptions(ptb: telegram.Bot, talk: Talk) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(77, "?")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await ptb.send_message(STRANGER, "?")
    await talk.does(OFFICER, "block")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(OFFICER, "?")
