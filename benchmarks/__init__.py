"""Measurements side by side: nothing here is a test, and no figure makes a run fail."""
