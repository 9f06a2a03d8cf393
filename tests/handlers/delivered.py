"""What has been delivered to a person as a file or a picture, once it has come."""

from dataclasses import dataclass

from tests.town import Json, Person

PATIENCE = 60


@dataclass(frozen=True)
class Delivered:
    """A file as its reader has it; `caption` is what stands below it."""

    name: str
    content: bytes
    caption: str


async def delivered(person: Person, number: int = 1) -> Delivered:
    """The newest file or picture of the bot in a person's chat, once there are `number` of them."""

    async def are_there() -> bool:
        return len(await _found(person)) >= number

    await person.town.until(are_there, PATIENCE)
    await person.town.quiet()
    message = (await _found(person))[-1]
    file = message.get("document")
    if not isinstance(file, dict):
        sizes = message["photo"]
        assert isinstance(sizes, list)
        file = sizes[-1]
    url = f"{person.town.sandbox.base_url}/sim/files/{file['file_id']}"
    async with person.town.http.get(url) as response:
        content = await response.read()
    return Delivered(str(file.get("file_name", "")), content, str(message.get("caption", "")))


async def _found(person: Person) -> list[Json]:
    return [
        one
        for one in await person.screen()
        if ("document" in one or "photo" in one)
        and isinstance(one["from"], dict)
        and one["from"]["is_bot"]
    ]


async def was_told(person: Person, words: str) -> bool:
    """Whether the bot had this to say, though by now something else may stand in its place."""
    said = "SELECT 1 FROM outbox WHERE chat_id = ? AND payload LIKE ?"
    return bool(await person.town.rows(said, person.number, f"%{words}%"))


async def jobs_done(person: Person) -> None:
    """Wait until nothing is in the making any more, and all was said."""

    async def none_waits() -> bool:
        return not await person.town.rows(
            "SELECT 1 FROM job WHERE status = 'waiting' AND kind IN ('make-file', 'check-template')"
        )

    await person.town.until(none_waits, PATIENCE)
    await person.town.quiet()
