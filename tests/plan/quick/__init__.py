"""Tests of quick entry: a corpus of messages as people type them, and what holds for any text."""
