"""Where something happened or somebody is at home: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.places import called_after, homes, scenes

COMPARISONS = (called_after.compare, scenes.compare, homes.compare)
