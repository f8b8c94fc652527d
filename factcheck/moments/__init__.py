"""Words → moments: weekdays, dates, months and years as news writes them."""

from __future__ import annotations

from factcheck.moments.reading import MONTHS, WEEKDAYS, Moment, read, weekdays

__all__ = ["MONTHS", "WEEKDAYS", "Moment", "read", "weekdays"]
