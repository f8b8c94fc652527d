"""A read article → clashes that need no model: numbers, counts, dates, places, names and quotes, compared exactly.

Each file compares one kind of thing and knows nothing of the others; ``compare(reading)`` yields what it is sure of.
A comparison speaks only where it has understood both sides and both tell of the same event; in doubt it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.comparisons import (
    ages,
    attributes,
    called_after,
    counts,
    deals,
    deeds,
    directions,
    durations,
    enumerations,
    event_years,
    events,
    eves,
    first_ones,
    headlines,
    holders,
    homes,
    intervals,
    levels,
    measures,
    misnamed,
    names,
    numbers,
    once,
    opposites,
    order,
    outcomes,
    parts,
    payments,
    portions,
    quotes,
    reckonings,
    records,
    results,
    retold,
    scenes,
    self_named,
    shares,
    spellings,
    stages,
    sums,
    taken_up,
    tallies,
    weekdays,
    winners,
)
from factcheck.datatypes import Clash, Reading

#: every comparison, in the order of their codes
COMPARISONS: tuple[Callable[[Reading], Iterable[Clash]], ...] = (
    attributes.compare,
    holders.compare,
    names.compare,
    misnamed.compare,
    spellings.compare,
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
    ages.compare,
    counts.compare,
    enumerations.compare,
    taken_up.compare,
    weekdays.compare,
    events.compare,
    called_after.compare,
    scenes.compare,
    homes.compare,
    deeds.compare,
    payments.compare,
    deals.compare,
    order.compare,
    once.compare,
    stages.compare,
    eves.compare,
    first_ones.compare,
    event_years.compare,
    durations.compare,
    intervals.compare,
    outcomes.compare,
    opposites.compare,
    quotes.compare,
    self_named.compare,
    retold.compare,
)


def find(reading: Reading) -> list[Clash]:
    """The clashes of one article, in text order; words that two comparisons suspect are accused by the surer one."""
    found: list[Clash] = []
    for clash in sorted((c for compare in COMPARISONS for c in compare(reading)), key=lambda c: -c.score):
        if not any(clash.kind == other.kind and _same_words(clash, other) for other in found):
            found.append(clash)
    return sorted(found, key=lambda clash: (clash.first.start, clash.second.start, clash.kind))


def _same_words(one: Clash, other: Clash) -> bool:
    a, b = one.suspect, other.suspect
    return a is not None and b is not None and a.start < b.end and b.start < a.end
