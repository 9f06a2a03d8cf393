"""What people do again and again in these tests: file a report, withdraw it, lock a month."""

from storage import tally
from tests.town import Json, Person, Town, buttons


async def report(
    person: Person, indicator: str = "送文化演出", quantity: str = "2", day: str = "今天"
) -> str:
    """File a report that counts something; returns the receipt."""
    await person.says("/report")
    if "没报完" in await person.text():
        await person.taps("另起一份")
    await person.says(indicator)
    await person.says(quantity)
    await (person.taps(day) if day in {"今天", "昨天", "前天"} else person.says(day))
    return await person.taps("✅ 上报")


async def stock(person: Person, numerator: str, denominator: str, day: str) -> str:
    """File a report of the unionisation rate; returns the receipt."""
    await person.says("/report")
    await person.says("建会率")
    await person.says(numerator)
    await person.says(denominator)
    await (person.taps(day) if day in {"今天", "昨天", "前天"} else person.says(day))
    return await person.taps("✅ 上报")


async def open_mine(person: Person, number: str = "00001") -> str:
    """Open one of the person's reports by the number on its receipt; returns the card."""
    await person.says("/my")
    return await person.taps(number)


async def open_change(person: Person, number: str = "00001") -> str:
    """Open the change of one of the person's reports; returns the form's card."""
    await open_mine(person, number)
    return await person.taps("✏️ 修改")


async def withdraw(person: Person, number: str = "00001", reason: str = "重复上报") -> str:
    """Withdraw one of the person's reports; returns what was said."""
    await open_mine(person, number)
    await person.taps("撤回")
    return await person.taps(reason)


async def open_month(administrator: Person, month: str) -> str:
    """Open the page of a month such as 2014年9月; returns it."""
    await administrator.says("/plan")
    await administrator.taps("月度确认与锁定")
    return await administrator.taps(month)


async def lock(administrator: Person, month: str) -> str:
    """Lock a month for all units; returns its page."""
    await open_month(administrator, month)
    await administrator.taps("锁定全市")
    return await administrator.taps("确认锁定")


def data_of(message: Json, label: str) -> str:
    """The callback data of a message's button."""
    return next(data for text, data in buttons(message) if label in text)


async def sound(town: Town) -> bool:
    """Whether the kept tally is what the reports say."""
    return await tally.differences(town.database.reader, town.plan) == {}


def taken(call: Json) -> bool:
    """Whether Telegram's stand-in took a call."""
    answer = call["answer"]
    return isinstance(answer, dict) and answer["ok"] is True
