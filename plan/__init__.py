"""The domain, pure: no file, no network, no database, no Telegram and no clock may come in."""
