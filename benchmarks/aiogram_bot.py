"""The dialogue as aiogram's documentation would write it: FSM, memory storage, its own network.

Run as `python -m benchmarks.aiogram_bot BASE_URL DATABASE`.
"""

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks import plain

TOKEN = "100001:bench"  # noqa: S105 - the stub takes any


class Filing(StatesGroup):
    """What the conversation waits for."""

    indicator = State()
    quantity = State()
    day = State()
    card = State()


def _keyboard(buttons: plain.Buttons) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=data) for text, data in row]
            for row in buttons
        ]
    )


async def _show_anew(message: Message, state: FSMContext, form: tuple[str, plain.Buttons]) -> None:
    """Send a form below; the old one loses its buttons."""
    text, buttons = form
    sent = await message.answer(text, reply_markup=_keyboard(buttons))
    old = (await state.get_data()).get("form")
    if isinstance(old, Message):
        await old.edit_reply_markup(reply_markup=_keyboard([]))
    await state.update_data(form=sent)


async def _show_in_place(query: CallbackQuery, text: str, buttons: plain.Buttons) -> None:
    await query.answer()
    assert isinstance(query.message, Message)  # noqa: S101 - it is a few milliseconds old
    await query.message.edit_text(text, reply_markup=_keyboard(buttons))


def _tapped(query: CallbackQuery) -> str:
    return (query.data or "").partition(":")[2]


async def report(message: Message, state: FSMContext) -> None:
    """/report."""
    await state.clear()
    # Before the words go out: updates are handled side by side, and the next may be here at once.
    await state.set_state(Filing.indicator)
    await _show_anew(message, state, plain.ask_indicator())


async def indicator(query: CallbackQuery, state: FSMContext) -> None:
    """The tapped indicator."""
    await state.update_data(indicator=_tapped(query))
    await state.set_state(Filing.quantity)
    await _show_in_place(query, *plain.ask_quantity(_tapped(query)))


async def quantity(message: Message, state: FSMContext) -> None:
    """The typed quantity."""
    number = int(message.text or "")
    data = await state.update_data(quantity=number)
    await state.set_state(Filing.day)
    await _show_anew(message, state, plain.ask_day(data["indicator"], number))


async def day(query: CallbackQuery, state: FSMContext) -> None:
    """The tapped day."""
    data = await state.update_data(day=_tapped(query))
    form = plain.card(data["indicator"], data["quantity"], data["day"], place=False)
    await state.set_state(Filing.card)
    await _show_in_place(query, *form)


async def place(message: Message, state: FSMContext) -> None:
    """A place that was shared."""
    data = await state.update_data(place=message.location)
    form = plain.card(data["indicator"], data["quantity"], data["day"], place=True)
    await _show_anew(message, state, form)


async def file(query: CallbackQuery, state: FSMContext, reports: plain.Reports) -> None:
    """The report is complete."""
    data = await state.get_data()
    name, number, said = data["indicator"], data["quantity"], data["day"]
    made = reports.add(query.from_user.id, name, number, said, data.get("place"))
    await state.clear()
    await _show_in_place(query, plain.filed(made, name, number, said), [])
    text, buttons = plain.receipt(made, number)
    assert query.bot is not None  # noqa: S101 - it came from one
    await query.bot.send_message(query.from_user.id, text, reply_markup=_keyboard(buttons))


async def main(base_url: str, database: Path) -> None:
    """Poll for ever."""
    server = TelegramAPIServer(base=f"{base_url}{{token}}/{{method}}", file=base_url)
    session = AiohttpSession(api=server)
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    router = Router()
    router.message.register(report, Command("report"))
    router.callback_query.register(indicator, Filing.indicator, F.data.startswith("i:"))
    router.message.register(quantity, Filing.quantity, F.text)
    router.callback_query.register(day, Filing.day, F.data.startswith("d:"))
    router.message.register(place, Filing.card, F.location)
    router.callback_query.register(file, Filing.card, F.data == "ok")
    dispatcher = Dispatcher(storage=MemoryStorage(), reports=plain.Reports(database))
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
