"""The whole path, bot by bot in turns: updates a second, and processor time an update."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from benchmarks.bots import KINDS, REPOSITORY, Kind

SLOWEST_START = 60.0
LONGEST_WAIT = 3.0
WARM_UP, MEASURED = 1.0, 4.0


@dataclass(frozen=True, slots=True)
class Reading:
    """How far all is at an instant (monotonic seconds; processor seconds; counts)."""

    at: float
    processor: float
    stub: float
    updates: int
    reports: int
    calls: int
    polls: int
    longest_wait: float


@dataclass(frozen=True, slots=True)
class Run:
    """One bot's measured seconds. Processor times are microseconds an update."""

    per_second: float
    processor: float
    stub: float
    calls: float
    batch: float
    busy: float
    stub_busy: float

    @property
    def per_processor_second(self) -> float:
        """Updates for each second of the bot's processor time."""
        return 1e6 / self.processor


def between(first: Reading, last: Reading) -> Run:
    """What happened between two readings. Raises RuntimeError when nothing did."""
    seconds, updates = last.at - first.at, last.updates - first.updates
    if not updates:
        raise RuntimeError("no update was handled: the bot is stuck")
    processor, stub = last.processor - first.processor, last.stub - first.stub
    polls = last.polls - first.polls
    return Run(
        per_second=updates / seconds,
        processor=1e6 * processor / updates,
        stub=1e6 * stub / updates,
        calls=(last.calls - first.calls - polls) / updates,
        batch=updates / max(polls, 1),
        busy=processor / seconds,
        stub_busy=stub / seconds,
    )


async def run_once(kind: Kind, officers: int) -> Run:
    """Start stub and bot, let them warm up, measure, and end both. Raises RuntimeError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stub_command = [sys.executable, "-m", "benchmarks.stub", str(officers)]
        with running(stub_command, folder / "stub.log", subprocess.PIPE) as stub:
            port = await asyncio.to_thread(first_line, stub)
            url = f"http://127.0.0.1:{port}"
            command = await kind.prepare(folder, url, officers)
            async with aiohttp.ClientSession() as http:
                with running(command, folder / "bot.log") as bot:
                    try:
                        run, told = await _measured(http, url, bot.pid, stub.pid)
                    except RuntimeError as error:
                        words = (folder / "bot.log").read_text(encoding="utf-8")[-2000:]
                        raise RuntimeError(f"{kind.name}: {error}\n{words}") from error
        stored = kind.stored(folder)
        if stored < told:
            raise RuntimeError(f"{kind.name}: {told} receipts, but {stored} reports are stored")
        return run


def first_line(stub: "subprocess.Popen[bytes]") -> int:
    """The port a stub prints once it listens."""
    assert stub.stdout is not None  # noqa: S101 - it was started with a pipe
    return int(stub.stdout.readline())


@contextmanager
def running(
    command: list[str], log: Path, output: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of ours while it runs; what it says goes to `log`. It is killed in the end."""
    with log.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 - our own programs
            command, cwd=REPOSITORY, stdout=file if output is None else output, stderr=file
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


async def _measured(http: aiohttp.ClientSession, url: str, bot: int, stub: int) -> tuple[Run, int]:
    """The run, and the number of receipts the officers had at its end."""
    end = time.monotonic() + SLOWEST_START
    while not (await _read(http, url, bot, stub)).updates:
        if time.monotonic() > end:
            raise RuntimeError("it answered nobody")
        await asyncio.sleep(0.1)
    await asyncio.sleep(WARM_UP)
    first = await _read(http, url, bot, stub)
    await asyncio.sleep(MEASURED)
    last = await _read(http, url, bot, stub)
    if last.longest_wait > LONGEST_WAIT:
        raise RuntimeError(f"an officer was left without an answer for {last.longest_wait:.1f} s")
    return between(first, last), last.reports


async def _read(http: aiohttp.ClientSession, url: str, bot: int, stub: int) -> Reading:
    async with http.get(f"{url}/counts") as response:
        counts: Mapping[str, object] = await response.json()
    calls = counts["calls"]
    assert isinstance(calls, dict)  # noqa: S101 - the stub is ours
    return Reading(
        time.monotonic(),
        processor_seconds(bot),
        processor_seconds(stub),
        int(str(counts["updates"])),
        int(str(counts["reports"])),
        sum(calls.values()),
        calls.get("getUpdates", 0),
        float(str(counts["longest_wait"])),
    )


def processor_seconds(process: int) -> float:
    """The time a process has used, user and system, all threads. Raises RuntimeError: it ended."""
    # /proc, because getrusage tells of a child only once it has ended, its start included.
    try:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
    except FileNotFoundError:
        raise RuntimeError("the bot has ended") from None
    if fields[0] == "Z":
        raise RuntimeError("the bot has ended")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def rounds(
    number: int, officers: int, kinds: Sequence[Kind] = KINDS
) -> Mapping[Kind, list[Run]]:
    """Each bot in turn, `number` times: a busy moment of the machine meets all of them."""
    runs: dict[Kind, list[Run]] = {kind: [] for kind in kinds}
    for _ in range(number):
        for kind in kinds:
            runs[kind].append(await run_once(kind, officers))
    return runs
