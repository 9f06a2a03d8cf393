"""The org units in chat: cards, new ones, changes."""
