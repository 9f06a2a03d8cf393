"""Checks a reply_markup as Telegram does; what a button does when tapped is not known here."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.errors import bad_request
from sandbox.jsontypes import JsonObject, is_list, is_object
from sandbox.params import Params

MAX_BUTTONS = 100
MAX_DATA_BYTES = 64
# A button of an inline keyboard does exactly one of these.
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
URL_SCHEMES = ("http", "https", "tg", "ton", "tonsite")


def read_markup(params: Params, *, inline_only: bool = False) -> JsonObject | None:
    """Return the call's reply_markup as messages carry it, or None when there is none.

    ApiError 400 when it is malformed, or another kind than an edit allows.
    """
    markup = params.parsed("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not is_object(markup):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard", "InlineKeyboardButton")
        return _inline_keyboard(rows)
    if not markup:
        return None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        return _reply_keyboard(markup)
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    return None


def is_inline(markup: JsonObject | None) -> bool:
    """Tell whether a checked markup is an inline keyboard."""
    return markup is not None and "inline_keyboard" in markup


def shown_markup(markup: JsonObject | None) -> JsonObject:
    """Return the message field that shows a markup: inline keyboards only, and not empty ones."""
    if markup is None or not markup.get("inline_keyboard"):
        return {}
    return {"reply_markup": markup}


def _rows(value: object, field: str, kind: str) -> list[list[object]]:
    if not is_list(value):
        raise bad_request(f'field "{field}" of the markup must be an Array')
    rows: list[list[object]] = []
    for row in value:
        if not is_list(row):
            raise bad_request(f'field "{field}" of the markup must be an Array of Arrays of {kind}')
        rows.append(row)
    return rows


def _inline_keyboard(rows: Sequence[Sequence[object]]) -> JsonObject:
    checked = [[_inline_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in checked) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked}


def _inline_button(button: object) -> JsonObject:
    if not is_object(button):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    # To Telegram an empty callback_data is as good as none.
    actions = [name for name in ACTIONS if button.get(name) is not None and _counts(name, button)]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if actions[0] == "callback_data":
        _check_data(button["callback_data"])
    elif actions[0] == "url":
        _check_url(button["url"])
    return {name: value for name, value in button.items() if value is not None}


def _counts(action: str, button: JsonObject) -> bool:
    return bool(button[action]) or action.startswith("switch_inline_query")


def _check_data(data: object) -> None:
    if not isinstance(data, str):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String'
        )
    # surrogatepass: a lone surrogate has a length too, and is Telegram's to refuse elsewhere
    if not 1 <= len(data.encode(errors="surrogatepass")) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: object) -> None:
    scheme, colon, rest = str(url).partition("://")
    if not colon:
        scheme, rest = "http", scheme
    if scheme.lower() not in URL_SCHEMES:
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        )
    if not rest or (not colon and "." not in rest):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _reply_keyboard(markup: JsonObject) -> JsonObject:
    rows = _rows(markup["keyboard"], "keyboard", "KeyboardButton")
    keyboard: list[list[JsonObject]] = []
    for row in rows:
        buttons = [{"text": b} if isinstance(b, str) else b for b in row]
        keyboard.append([_reply_button(button) for button in buttons])
    if not any(keyboard):
        raise bad_request("reply keyboard must be non-empty")
    return markup | {"keyboard": keyboard}


def _reply_button(button: object) -> JsonObject:
    if not is_object(button):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    return button
