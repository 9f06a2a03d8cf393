"""A work group of the tests: people say things there, and the bot may hear them."""

from dataclasses import dataclass

from tests.town import Json, Person, Town


@dataclass
class Group:
    """A group with the bot in it."""

    town: Town
    number: int

    async def acts(self, action: str, person: Person, **body: object) -> Json:
        """Somebody acts in the group; waits until the bot has gone quiet."""
        path = f"/chats/{self.number}/{action}"
        answer = await self.town.post(path, {"from": person.number, **body})
        updates = answer.get("updates")
        await self.town.quiet(updates[-1] if isinstance(updates, list) else answer)
        return answer

    async def says(self, person: Person, text: str) -> None:
        """Somebody types in the group."""
        await self.acts("text", person, text=text)

    async def heard(self) -> list[str]:
        """What the bot has said in the group."""
        return [str(one["text"]) for one in await self.messages()]

    async def messages(self) -> list[Json]:
        """The messages of the bot in the group."""
        url = f"{self.town.sandbox.base_url}/sim/chats/{self.number}"
        async with self.town.http.get(url) as response:
            messages: list[Json] = (await response.json())["messages"]
        return [one for one in messages if one["from"]["is_bot"] and "text" in one]  # type: ignore[index]


async def group_of(town: Town, maker: Person, *others: Person, title: str = "工会工作群") -> Group:
    """A group that somebody made with the bot in it."""
    numbers = [maker.number, *(one.number for one in others)]
    made = await town.post("/chats", {"title": title, "members": numbers})
    number = made["id"]
    assert isinstance(number, int)
    await town.until_rows(f"SELECT 1 FROM work_group WHERE chat_id = {number}")  # noqa: S608
    await town.quiet()
    return Group(town, number)
