"""A Telegram stand-in: Bot API server, people's side and clock; nothing of the bot itself."""

from sandbox.server import Sandbox

__all__ = ["Sandbox"]
