"""Roles × commands × buttons × states, enumerated from the bot's own registry."""
