"""The plan itself: what it says, its adjustments, its months confirmed and locked, imports."""
