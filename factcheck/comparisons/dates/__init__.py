"""Days, years, durations and the order of events: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.dates import (
    after_acts,
    closures,
    date_gaps,
    durations,
    event_years,
    events,
    eves,
    first_ones,
    followed,
    intervals,
    last_ones,
    lifetimes,
    nights,
    once,
    order,
    overnight,
    spans,
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
    followed.compare,
    event_years.compare,
    durations.compare,
    intervals.compare,
    lifetimes.compare,
    closures.compare,
    overnight.compare,
    spans.compare,
    nights.compare,
    last_ones.compare,
    date_gaps.compare,
    after_acts.compare,
)
