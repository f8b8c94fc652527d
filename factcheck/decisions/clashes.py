"""Exact clashes → findings: one for each suspect, the surest first, with the others as its witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.datatypes import Clash, Contradiction, Span
from factcheck.decisions.levels import severity


def clash_findings(clashes: Sequence[Clash], taken: Sequence[Span]) -> Iterator[Contradiction]:
    """The findings, worst first; words that are suspect already (``taken``) are not accused twice."""
    accused = list(taken)
    for clash in sorted(clashes, key=lambda c: (-c.score, c.first.start, c.second.start)):
        place = clash.suspect or clash.second.span
        if any(place.overlaps(span) for span in accused):
            continue
        accused.append(place)
        yield Contradiction(
            kind=clash.kind,
            severity=severity(clash.kind, clash.score),
            score=clash.score,
            first=clash.first,
            second=clash.second,
            suspect=clash.suspect,
            suggestion=clash.suggestion,
            reason=clash.reason,
            witnesses=clash.witnesses,
        )
