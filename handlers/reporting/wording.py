"""How fields and their values are called and shown: as everywhere, whoever speaks."""

from briefing.report_fields import amount, day_shown, label, photos_shown, value

__all__ = ["amount", "day_shown", "label", "photos_shown", "value"]
