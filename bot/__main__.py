"""`python -m bot` is `fieldtally`."""

from bot.cli import main

if __name__ == "__main__":
    main()
