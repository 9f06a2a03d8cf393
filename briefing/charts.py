"""The three pictures, as PNG: data from `series` and `figures` go in, bytes come out.

Drawing takes a few tenths of a second of CPU: call it off the event loop. One is drawn at a time.
"""

from briefing.chart_curve import draw as indicator_over_time
from briefing.chart_plan import draw as plan_against_time
from briefing.chart_units import draw as units_side_by_side
from briefing.sheet import Caption

__all__ = ["Caption", "indicator_over_time", "plan_against_time", "units_side_by_side"]
