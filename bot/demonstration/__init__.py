"""The practice room: invented people and half a year of invented reports, marked as such."""
