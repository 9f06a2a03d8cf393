"""The demonstration: a sandbox, the bot and a scripted chat, printed as it happens."""

import asyncio


async def play() -> None:
    """Play the arc once."""
    await asyncio.sleep(0)
