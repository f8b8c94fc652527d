"""Where something happened or somebody is at home: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.places import called_after, headline_towns, homes, journeys, on_the_day, scenes, sites

COMPARISONS = (
    called_after.compare,
    scenes.compare,
    homes.compare,
    journeys.compare,
    sites.compare,
    on_the_day.compare,
    headline_towns.compare,
)
