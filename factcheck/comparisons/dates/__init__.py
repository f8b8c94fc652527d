"""Days, years, durations and the order of events: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.dates import (
    after_acts,
    closures,
    durations,
    event_years,
    events,
    eves,
    first_ones,
    intervals,
    lifetimes,
    once,
    order,
    overnight,
    stages,
    weekdays,
)

COMPARISONS = (
    weekdays.compare,
    events.compare,
    order.compare,
    once.compare,
    stages.compare,
    eves.compare,
    first_ones.compare,
    event_years.compare,
    durations.compare,
    intervals.compare,
    lifetimes.compare,
    closures.compare,
    overnight.compare,
    after_acts.compare,
)
