"""`make demo`: sandbox, page and bot here, with invented people and half a year's reports.

The reports of the months before go through the code that files real ones; this morning's are sent
as messages, through Telegram's stand-in.
"""

import asyncio
import errno
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import aiohttp
import click

from bot import pictures
from bot.config import Config, Health, Limits, Telegram
from bot.demonstration.history import History, Past
from bot.demonstration.months import close_months
from bot.demonstration.people import CAST
from bot.demonstration.phone import Phone
from bot.demonstration.pictures import draw
from bot.demonstration.reviewed import plan_of, with_review
from bot.parts import Running
from bot.process import serve
from briefing.production import DEMONSTRATION
from handlers.reporting.filing import file_content
from plan.model import Plan
from sandbox import Sandbox
from sandbox.files import StoredFile, Upload
from sandbox.images import image_size
from storage import invitations, members, photos, settings
from storage.database import Connection
from storage.members import Member
from storage.photos import Picture
from texts import Words

MORNING = "2014-09-15T09:00:00+08:00"
TODAY = date(2014, 9, 15)
SEED = 2014
TOKEN = "100001:demonstration"  # noqa: S105 - the sandbox takes any
PORTS_TRIED = 20
SCENES = {"performances": "stage", "bookrooms": "books"}
ALL_SCENES = ("stage", "books", "meeting")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn photo: Telegram's side of it and ours."""

    file: StoredFile
    picture: Picture


async def play(
    plan_path: Path, plan: Plan, words: Words, host: str, port: int, stop: asyncio.Event
) -> None:
    """Set all up in a folder that is thrown away, say what to open, and run until `stop`.

    Raises OSError when no port is free.
    """
    with tempfile.TemporaryDirectory(prefix="fieldtally-demo-") as folder:
        async with await _start_sandbox(host, port, words) as sandbox:
            await _play_in(sandbox, _config(sandbox, plan_path, Path(folder)), plan, words, stop)


async def _start_sandbox(host: str, port: int, words: Words) -> Sandbox:
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return await Sandbox.start(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            click.echo(words.plain("demo-port-taken", port=str(candidate)))
    raise OSError(errno.EADDRINUSE, words.plain("demo-no-port"))


def _config(sandbox: Sandbox, plan_path: Path, folder: Path) -> Config:
    telegram = Telegram(
        token=TOKEN,
        base_url=f"{sandbox.base_url}/bot",
        base_file_url=f"{sandbox.base_url}/file/bot",
    )
    clock = f"{sandbox.base_url}/sim/clock"
    return Config(
        plan=plan_path,
        data=folder,
        clock_url=clock,
        telegram=telegram,
        health=Health(port=0),
        # A script types faster than a person: Telegram's pace would only make one wait for it.
        limits=Limits(chat_per_second=50, chat_burst=50, per_second=200),
    )


async def _play_in(
    sandbox: Sandbox, config: Config, plan: Plan, words: Words, stop: asyncio.Event
) -> None:
    click.echo(words.plain("demo-preparing"))
    started: asyncio.Queue[Running] = asyncio.Queue()
    async with aiohttp.ClientSession(sandbox.base_url) as session:
        await _set_the_scene(session, plan, words)
        async with asyncio.TaskGroup() as group:
            group.create_task(serve(config, with_review(plan), started.put_nowait, stop))
            running = await started.get()
            await _people_join(running, session, words)
            await _fill_in_the_past(running, sandbox, plan, config.photos)
            await close_months(running, plan, TODAY)
            await _this_morning(session, words)
            await _a_work_group(session, plan, words)
            click.echo(words.plain("demo-ready", address=sandbox.base_url))
    click.echo(words.plain("demo-end"))


async def _set_the_scene(session: aiohttp.ClientSession, plan: Plan, words: Words) -> None:
    async with session.post("/sim/clock", json={"set": MORNING}) as response:
        response.raise_for_status()
    for person in CAST:
        unit, role = plan.unit(person.unit).short, words.plain(f"role-{person.role}")
        body = {"id": person.number, "first_name": person.shown, "about": f"{unit} · {role}"}
        async with session.post("/sim/users", json=body) as response:
            response.raise_for_status()


async def _people_join(running: Running, session: aiohttp.ClientSession, words: Words) -> None:
    for person in CAST:
        async with running.database.transaction() as connection:
            token = await invitations.issue(
                connection, running.clock.now(), person.unit, person.role, None
            )
        link = invitations.link(running.office.username, token)
        await Phone(person.number, session).opens(link)
        phone = Phone(person.number, session)
        await phone.taps(words.plain("button-keep-name", name=person.shown[:20]))
        await phone.says(words.plain("button-no-phone"))


async def _fill_in_the_past(running: Running, sandbox: Sandbox, plan: Plan, folder: Path) -> None:
    drawn = await asyncio.to_thread(_photos, sandbox, folder)
    random = Random(SEED)  # noqa: S311 - plausible, not secret
    async with running.database.transaction() as connection:
        # Whatever leaves the bot as a picture or a file then says that it is invented.
        await settings.put(connection, DEMONSTRATION, "1")
        people = {one.telegram_id: one for one in await members.everyone(connection)}
        for past in History(plan, TODAY, SEED).reports():
            member = people[past.person.number]
            kept = [
                await _keep(connection, past, one, member)
                for one in _chosen(past, plan, drawn, random)
            ]
            content = replace(past.content, photos=tuple(kept))
            filed_under = plan_of(past.content, plan, TODAY)
            await file_content(connection, filed_under, content, member=member, now=past.filed_at)


async def _keep(connection: Connection, past: Past, drawn: Drawn, member: Member) -> int:
    photo = await photos.add(
        connection, past.filed_at, drawn.file.file_id, drawn.file.unique_id, member.id
    )
    # No job for it: ten pictures of a scene serve half a year, and each would flag the others.
    await photos.store(connection, photo, drawn.picture)
    return photo


def _photos(sandbox: Sandbox, folder: Path) -> dict[str, list[Drawn]]:
    """Drawn photos by scene, known to the sandbox and kept in the folder of photos."""

    def kept(scene: str, number: int) -> tuple[bytes, Picture]:
        data = draw(scene, number)
        return data, pictures.keep(folder, number, data)

    def known(data: bytes, picture: Picture) -> Drawn:
        size = image_size(data) or (1, 1)
        return Drawn(sandbox.world.files.add_photo(Upload(data, "photo.jpg"), size), picture)

    # Side by side, or the disk would be waited for thirty times over.
    with ThreadPoolExecutor(10) as pool:
        return {
            scene: [known(*one) for one in pool.map(partial(kept, scene), range(10))]
            for scene in ALL_SCENES
        }


def _chosen(past: Past, plan: Plan, drawn: dict[str, list[Drawn]], random: Random) -> list[Drawn]:
    wanted = plan.indicator(past.content.indicator).photos
    if not wanted or random.random() < 0.2:
        return []
    scene = SCENES.get(past.content.indicator, "meeting")
    return random.sample(drawn[scene], k=random.randint(1, wanted))


async def _this_morning(session: aiohttp.ClientSession, words: Words) -> None:
    """A report as it is really made, so that the chats have something to show."""
    officer = Phone(7002, session)
    await officer.says("今天工业园区新建职工书屋1个，藏书1200册")
    await officer.hears("请核对")
    await officer.sends([draw("books", seed) for seed in (103, 104, 105)])
    await officer.hears("照片：3 张")
    await officer.taps(words.plain("button-file"))
    await officer.hears("回执号")
    await officer.says("/report")
    await officer.hears("报哪一项")
    await officer.says("演出")
    await officer.hears("数量是多少")
    await officer.says("1")
    await officer.taps(words.plain("button-days-ago-0"))
    await officer.sends([draw("stage", 101), draw("stage", 102)])
    await officer.hears("照片：2 张")
    await officer.taps(words.plain("button-file"))
    await officer.taps(words.plain("button-one-more"))
    administrator = Phone(7900, session)
    await administrator.says("/summary")
    await administrator.hears("%")


async def _a_work_group(session: aiohttp.ClientSession, plan: Plan, words: Words) -> None:
    """崆峒区's work group: its reviewer says whose it is, and its officer asks how far they are."""
    reviewer, officer = (next(one for one in CAST if one.number == n) for n in (7700, 7002))
    body = {"title": words.plain("demo-group"), "members": [7700, 7002, 7900, 7800]}
    async with session.post("/sim/chats", json=body) as response:
        response.raise_for_status()
        group = (await response.json())["id"]
    unit = plan.unit(reviewer.unit).short
    await Phone(reviewer.number, session).taps(words.plain("button-this-unit", unit=unit))
    asking = Phone(officer.number, session, group)
    await asking.hears(unit)
    await asking.says("/summary")
    await asking.hears("%")
