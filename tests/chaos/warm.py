"""What the process has in memory that every life of the bot is forked off; imported by it alone."""

import bot.parts
import bot.process
import briefing.chart_plan
import tests.chaos.bot_process
from texts import Catalogue

__all__ = ["bot", "briefing", "tests"]

Catalogue.load()
