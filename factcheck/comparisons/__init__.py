"""A read article → clashes that need no model: numbers, counts, dates, places, names and quotes, compared exactly.

Each file compares one kind of thing and knows nothing of the others; ``compare(reading)`` yields what it is sure of.
A comparison speaks only where it has understood both sides and both tell of the same event; in doubt it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.comparisons import attributes, names, quotes, spellings
from factcheck.datatypes import Clash, Reading

#: every comparison, in the order of their codes
COMPARISONS: tuple[Callable[[Reading], Iterable[Clash]], ...] = (
    attributes.compare,
    names.compare,
    spellings.compare,
    quotes.compare,
)


def find(reading: Reading) -> list[Clash]:
    """The clashes of one article, in text order."""
    found = [clash for compare in COMPARISONS for clash in compare(reading)]
    return sorted(found, key=lambda clash: (clash.first.start, clash.second.start, clash.kind))
