"""Where something happened or somebody is at home: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.places import called_after, homes, journeys, scenes, sites

COMPARISONS = (
    called_after.compare,
    scenes.compare,
    homes.compare,
    journeys.compare,
    sites.compare,
)
