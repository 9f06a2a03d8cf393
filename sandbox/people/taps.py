"""What happens when a person taps a button, inline or below the chat; nothing is typed here."""

from __future__ import annotations

from sandbox.errors import SimError
from sandbox.jsontypes import JsonObject, as_object, is_list, objects
from sandbox.keyboards import MAX_DATA_BYTES
from sandbox.people.actions import follow_link, say_text, send_contact
from sandbox.people.body import Body
from sandbox.people.scene import Scene, unseen
from sandbox.state import Bot, CallbackQuery


def tap(scene: Scene, body: Body) -> JsonObject:
    """Tap a button and return the update that makes.

    With `data` any button the message ever had counts, for clients keep old keyboards; with
    `label` the button must be there now. Without `message_id`, `label` names a button of the
    keyboard below the chat.
    """
    if body.has("data") == body.has("label"):
        raise SimError("give either 'data' or 'label'")
    if not body.has("message_id"):
        return _tap_below(scene, body)
    message_id = body.integer("message_id")
    message, bot = _tapped_message(scene, message_id)
    if body.has("data"):
        return _query(scene, bot, message, body.text("data"))
    button = _find_button(message, body.text("label"))
    if "callback_data" in button:
        return _query(scene, bot, message, str(button["callback_data"]))
    if "url" in button:
        return follow_link(scene, str(button["url"]))
    raise SimError(f"the button {button['text']!r} does nothing a bot hears of")


def _tapped_message(scene: Scene, message_id: int) -> tuple[JsonObject, Bot]:
    """Return the message as the bot gets it with the tap, and the bot that sent it."""
    chat = scene.chat
    message = chat.messages.get(message_id)
    if message is None:
        if message_id not in chat.deleted:
            raise SimError(f"there is no message {message_id} in chat {chat.id}")
        # A deleted message can still stand on somebody's screen; bots get this form of it.
        return {"chat": chat.as_json(), "message_id": message_id, "date": 0}, scene.bot
    bot = scene.world.bots.get(scene.world.author(message))
    if bot is None:
        raise SimError(f"message {message_id} is not from a bot, so it has no buttons")
    return message, bot


def _find_button(message: JsonObject, label: str) -> JsonObject:
    rows = as_object(message.get("reply_markup")).get("inline_keyboard")
    buttons = [button for row in rows for button in objects(row)] if is_list(rows) else []
    for button in buttons:
        if button["text"] == label:
            return button
    there = ", ".join(str(button["text"]) for button in buttons) or "none"
    raise SimError(f"message {message['message_id']} has no button {label!r}; it has: {there}")


def _query(scene: Scene, bot: Bot, message: JsonObject, data: str) -> JsonObject:
    """Make the callback query and remember that it waits for its answer."""
    if not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise SimError(f"'data' has 1 to {MAX_DATA_BYTES} bytes")
    if scene.chat.blocked:
        raise SimError(f"person {scene.person.id} has blocked the bot")
    now = scene.world.clock.now()
    _forget_stale(bot, now)
    query_id = scene.world.next_query_id()
    bot.queries[query_id] = CallbackQuery(query_id, scene.chat, scene.person.id, now)
    query: JsonObject = {
        "id": query_id,
        "from": scene.person.as_user(),
        "message": message,
        "chat_instance": str(abs(scene.chat.id) * 7919 + bot.id),
        "data": data,
    }
    return bot.updates.add("callback_query", query) or unseen("callback_query", query)


def _forget_stale(bot: Bot, now: float) -> None:
    """Drop the oldest queries nobody answered in time, so that they do not pile up."""
    while bot.queries:
        oldest = next(iter(bot.queries.values()))
        if not oldest.is_stale(now):
            return
        del bot.queries[oldest.id]


def _tap_below(scene: Scene, body: Body) -> JsonObject:
    """Press a button of the reply keyboard: it says its text or shares the contact."""
    if not body.has("label"):
        raise SimError("'data' needs a 'message_id'")
    label = body.text("label")
    rows = scene.chat.keyboards.get(scene.person.id, {}).get("keyboard")
    buttons = [button for row in rows for button in objects(row)] if is_list(rows) else []
    for button in buttons:
        if button.get("text") != label:
            continue
        if button.get("request_contact") is True:
            return send_contact(scene, Body({}))
        if button.get("request_location") is True:
            raise SimError("this button shares a location: use /location")
        return say_text(scene, label)
    raise SimError(f"there is no button {label!r} below the chat")
