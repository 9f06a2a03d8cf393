"""The chat page in a real browser, with the real bot and the real sandbox behind it."""
