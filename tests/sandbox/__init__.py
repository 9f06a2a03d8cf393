"""Tests of the Telegram stand-in; nothing of the bot is imported here."""
