"""`python -m sandbox`: reads the command line and serves until interrupted; nothing else."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys

from sandbox.server import Sandbox


def main() -> int:
    """Serve the sandbox; return 0 when interrupted, 1 when the port cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A Telegram stand-in.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument(
        "--limits", action="store_true", help="refuse what is sent too fast, as Telegram does"
    )
    options = parser.parse_args()
    try:
        asyncio.run(_serve(options.host, options.port, limits=options.limits))
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"sandbox: cannot listen on {options.host}:{options.port}: {error}\n")
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def _serve(host: str, port: int, *, limits: bool) -> None:
    sandbox = await Sandbox.start(host, port, limits=limits)
    sys.stdout.write(f"sandbox: {sandbox.base_url}\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Where the loop has no signal handlers (Windows), Ctrl-C raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended.set)
    try:
        await ended.wait()
    finally:
        await sandbox.stop()


if __name__ == "__main__":
    sys.exit(main())
