"""A read article → clashes that need no model: numbers, counts, dates, places, names and quotes, compared exactly.

Each file compares one kind of thing and knows nothing of the others; ``compare(reading)`` yields what it is sure of.
A comparison speaks only where it has understood both sides and both tell of the same event; in doubt it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.comparisons import dates, figures, parties, people, places, statements
from factcheck.datatypes import Clash, Reading

#: every comparison, by what it compares
COMPARISONS: tuple[Callable[[Reading], Iterable[Clash]], ...] = (
    *people.COMPARISONS,
    *figures.COMPARISONS,
    *dates.COMPARISONS,
    *places.COMPARISONS,
    *parties.COMPARISONS,
    *statements.COMPARISONS,
)


def find(reading: Reading) -> list[Clash]:
    """The clashes of one article, in text order; words that two comparisons suspect are accused by the surer one."""
    found: list[Clash] = []
    for clash in sorted((c for compare in COMPARISONS for c in compare(reading)), key=lambda c: -c.score):
        suspect = clash.suspect
        if not suspect or not any(clash.kind == other.kind and suspect.overlaps(other.suspect) for other in found):
            found.append(clash)
    return sorted(found, key=lambda clash: (clash.first.start, clash.second.start, clash.kind))
