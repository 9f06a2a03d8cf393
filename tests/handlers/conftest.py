"""Fixtures for the dialogues."""

import pytest

from bot import jobs


@pytest.fixture
def prompt_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are looked for many times a second, so that a test need not wait for one."""
    monkeypatch.setattr(jobs, "LOOK_EVERY", 0.02)
