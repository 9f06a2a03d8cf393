"""The Bot API methods by name; each does its work in the file of its family."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sandbox.errors import ApiError
from sandbox.methods import callbacks, chats, edits, intake, media, messages, profile, rich
from sandbox.methods.context import Call

Method = Callable[[Call], object]
WaitingMethod = Callable[[Call], Awaitable[object]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.text_setter("name", 64),
    "getMyName": profile.text_getter("name"),
    "setMyDescription": profile.text_setter("description", 512),
    "getMyDescription": profile.text_getter("description"),
    "setMyShortDescription": profile.text_setter("short_description", 120),
    "getMyShortDescription": profile.text_getter("short_description"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "setWebhook": intake.set_webhook,
    "deleteWebhook": intake.delete_webhook,
    "getWebhookInfo": intake.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendLocation": messages.send_location,
    "sendChatAction": messages.send_chat_action,
    "forwardMessage": messages.forward_message,
    "copyMessage": messages.copy_message,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "sendRichMessage": rich.send_rich_message,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "editMessageMedia": edits.edit_message_media,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "answerInlineQuery": callbacks.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "leaveChat": chats.leave_chat,
}
WAITING_METHODS: dict[str, WaitingMethod] = {"getUpdates": intake.get_updates}
# Telegram does not look at the case of a method's name.
NAMES = {name.lower(): name for name in (*METHODS, *WAITING_METHODS)}


async def run(name: str, call: Call) -> object:
    """Run a method by its proper name and return its result; ApiError when it refuses."""
    if name in METHODS:
        return METHODS[name](call)
    if name in WAITING_METHODS:
        return await WAITING_METHODS[name](call)
    raise ApiError(404, "method not found")
