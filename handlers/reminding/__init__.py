"""Reminders and /remind: what they say, and what their buttons do. When they go is bot's."""
