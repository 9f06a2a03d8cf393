"""SQL and nothing else: one file per table family. No Telegram, no words for people."""
