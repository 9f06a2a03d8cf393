"""The bot as a process of its own, to be killed at any moment and started again at once.

Each life is forked off a process that has the modules in memory: reading them takes longer than
all that a life is to do here.
"""

import asyncio
import multiprocessing
import os
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot import clock, jobs
from bot.cli import main
from bot.config import Config, load_config
from sandbox import Sandbox
from tests.town import PLAN_FILE, TOKEN

SLOWEST_START = 60.0
CONFIG = """\
plan = "{plan}"
data = "data"
clock_url = "{url}/sim/clock"

[telegram]
token = "{token}"
base_url = "{url}/bot"
base_file_url = "{url}/file/bot"

[health]
port = 0

# So high that the bot never idles for a limit's sake.
[limits]
per_second = 100000
chat_per_second = 100000
chat_burst = 100000
"""


def live(config: Path, log: Path) -> None:
    """A life of the bot: `fieldtally run`, in this process."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    clock.EVERY = jobs.LOOK_EVERY = 0.05
    main(["run", "--config", str(config)])


class BotProcess:
    """`fieldtally run`, with its configuration, file and log in `folder`."""

    def __init__(self, folder: Path, sandbox: Sandbox, plan: Path = PLAN_FILE) -> None:
        self._sandbox = sandbox
        self._config = folder / "config.toml"
        self._config.write_text(
            CONFIG.format(plan=plan, url=sandbox.base_url, token=TOKEN), encoding="utf-8"
        )
        self._log = folder / "bot.log"
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["tests.chaos.warm"])
        self._process: BaseProcess | None = None
        self._calls_before = 0

    @property
    def config(self) -> Config:
        """The configuration it runs with."""
        return load_config(self._config)

    @property
    def database(self) -> Path:
        """Its file."""
        return self.config.database

    def start(self) -> None:
        """Start it on the file as it is."""
        self._calls_before = self._sandbox.calls.last
        self._process = self._processes.Process(target=live, args=(self._config, self._log))
        self._process.start()

    async def takes_updates(self) -> None:
        """Wait until this life has asked for updates."""
        async with asyncio.timeout(SLOWEST_START):
            while not any(self._sandbox.calls.select("getUpdates", after=self._calls_before)):
                assert self._running().is_alive(), self.last_words()
                await asyncio.sleep(0.005)

    async def killed_after(self, seconds: float) -> None:
        """Let it live for so long, then kill it with SIGKILL."""
        # From a thread: on our event loop it would never die while the sandbox answers it.
        await asyncio.to_thread(self._kill_after, seconds)

    def _kill_after(self, seconds: float) -> None:
        time.sleep(seconds)
        process = self._running()
        assert process.is_alive(), f"it ended by itself: {self.last_words()}"
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL

    async def stop(self) -> int | None:
        """End it in order; returns its exit status."""
        process = self._running()
        process.terminate()
        await asyncio.to_thread(process.join, 30)
        return process.exitcode

    def end(self) -> None:
        """Leave no process behind, whatever happened."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()

    def last_words(self) -> str:
        """The end of its log."""
        return self.log_text()[-4000:]

    def log_text(self) -> str:
        """The log of all its lives."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _running(self) -> BaseProcess:
        assert self._process is not None, "it was never started"
        return self._process
