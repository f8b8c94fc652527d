"""Numbers, counts, sums, shares and changes: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.figures import (
    counts,
    directions,
    enumerations,
    headlines,
    levels,
    measures,
    numbers,
    parts,
    portions,
    reckonings,
    records,
    results,
    shares,
    sums,
    taken_up,
    tallies,
    winners,
)

COMPARISONS = (
    numbers.compare,
    measures.compare,
    headlines.compare,
    sums.compare,
    reckonings.compare,
    parts.compare,
    portions.compare,
    levels.compare,
    directions.compare,
    records.compare,
    shares.compare,
    tallies.compare,
    results.compare,
    winners.compare,
    counts.compare,
    enumerations.compare,
    taken_up.compare,
)
