"""The tests, and the town their people live in."""
