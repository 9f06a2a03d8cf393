"""The dialogue as python-telegram-bot's examples would write it; state in memory, its own network.

Run as `python -m benchmarks.ptb_bot BASE_URL DATABASE`.
"""

import enum
import sys
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from benchmarks import plain

Context = ContextTypes.DEFAULT_TYPE
TOKEN = "100001:bench"  # noqa: S105 - the stub takes any


class State(enum.Enum):
    """What the conversation waits for."""

    INDICATOR = enum.auto()
    QUANTITY = enum.auto()
    DAY = enum.auto()
    CARD = enum.auto()


def _keyboard(buttons: plain.Buttons) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in buttons]
    )


def _message(update: Update) -> Message:
    assert update.message is not None  # noqa: S101 - the filters let nothing else in
    return update.message


def _data(context: Context) -> dict[str, object]:
    assert context.user_data is not None  # noqa: S101 - every update here has a user
    return context.user_data


async def _show_anew(update: Update, context: Context, form: tuple[str, plain.Buttons]) -> None:
    """Send a form below; the old one loses its buttons."""
    text, buttons = form
    data = _data(context)
    sent = await _message(update).reply_text(
        text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(buttons)
    )
    old = data.get("form")
    if isinstance(old, Message):
        await old.edit_reply_markup(InlineKeyboardMarkup(()))
    data["form"] = sent


async def _show_in_place(update: Update, text: str, buttons: plain.Buttons) -> None:
    query = update.callback_query
    assert query is not None  # noqa: S101 - the handlers take nothing else
    await query.answer()
    await query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(buttons))


def _tapped(update: Update) -> str:
    query = update.callback_query
    assert query is not None  # noqa: S101 - the handlers take nothing else
    return (query.data or "").partition(":")[2]


async def report(update: Update, context: Context) -> State:
    """/report."""
    _data(context).clear()
    await _show_anew(update, context, plain.ask_indicator())
    return State.INDICATOR


async def indicator(update: Update, context: Context) -> State:
    """The tapped indicator."""
    _data(context)["indicator"] = chosen = _tapped(update)
    await _show_in_place(update, *plain.ask_quantity(chosen))
    return State.QUANTITY


async def quantity(update: Update, context: Context) -> State:
    """The typed quantity."""
    data = _data(context)
    data["quantity"] = number = int(_message(update).text or "")
    await _show_anew(update, context, plain.ask_day(str(data["indicator"]), number))
    return State.DAY


def _card(context: Context) -> tuple[str, plain.Buttons]:
    data = _data(context)
    number = int(str(data["quantity"]))
    return plain.card(str(data["indicator"]), number, str(data["day"]), "place" in data)


async def day(update: Update, context: Context) -> State:
    """The tapped day."""
    _data(context)["day"] = _tapped(update)
    await _show_in_place(update, *_card(context))
    return State.CARD


async def place(update: Update, context: Context) -> State:
    """A place that was shared."""
    _data(context)["place"] = _message(update).location
    await _show_anew(update, context, _card(context))
    return State.CARD


async def file(update: Update, context: Context) -> int:
    """The report is complete."""
    data, query = _data(context), update.callback_query
    assert query is not None  # noqa: S101 - the handler takes nothing else
    reports: plain.Reports = context.bot_data["reports"]
    name, number, said = str(data["indicator"]), int(str(data["quantity"])), str(data["day"])
    made = reports.add(query.from_user.id, name, number, said, data.get("place"))
    await _show_in_place(update, plain.filed(made, name, number, said), [])
    text, buttons = plain.receipt(made, number)
    await context.bot.send_message(
        query.from_user.id, text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(buttons)
    )
    return ConversationHandler.END


def main(base_url: str, database: Path) -> None:
    """Poll for ever."""
    application = Application.builder().token(TOKEN).base_url(base_url).build()
    application.bot_data["reports"] = plain.Reports(database)
    answers = filters.TEXT & ~filters.COMMAND
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("report", report)],
            states={
                State.INDICATOR: [CallbackQueryHandler(indicator, pattern="^i:")],
                State.QUANTITY: [MessageHandler(answers, quantity)],
                State.DAY: [CallbackQueryHandler(day, pattern="^d:")],
                State.CARD: [
                    MessageHandler(filters.LOCATION, place),
                    CallbackQueryHandler(file, pattern="^ok$"),
                ],
            },
            fallbacks=[],
        )
    )
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
