"""kill -9 in the middle of everything: what the bot must have kept afterwards."""
