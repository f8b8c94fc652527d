"""Verdicts and outliers → contradictions: what is said aloud, how loudly, and which side looks wrong.

Thresholds are an alarm budget (contract §3): an error is something that an editor almost surely agrees with. Offices
that the table knows to be compatible are never reported, whatever the model says; offices that it knows to exclude
each other need less of the model.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Claim, Clash, Contradiction, Outlier, Verdict
from factcheck.decisions.clashes import clash_findings
from factcheck.decisions.offices import role_findings
from factcheck.decisions.statements import statement_findings, worth_asking
from factcheck.decisions.swaps import participant_findings

__all__ = ["decide", "worth_asking"]


def decide(
    verdicts: Sequence[Verdict], outliers: Sequence[Outlier], clashes: Sequence[Clash], claims: Sequence[Claim]
) -> list[Contradiction]:
    """The findings of one article in text order, each clash once."""
    roles = [c for c in claims if c.role]
    found = list(role_findings([v for v in verdicts if v.pair.first.role and v.pair.second.role], roles))
    swaps = list(participant_findings(outliers))
    found += [c for c in swaps if c.severity != "info"]
    # what was nearly said does not hide what an exact comparison says
    exact = list(clash_findings(clashes, [c.suspect for c in found if c.suspect]))
    found += exact + [
        c
        for c in swaps
        if c.severity == "info" and not (c.suspect and any(c.suspect.overlaps(e.suspect) for e in exact))
    ]
    taken = [c.suspect for c in found if c.suspect]
    found += statement_findings([v for v in verdicts if not v.pair.first.role], claims, taken)
    return sorted(found, key=lambda c: (c.first.start, c.second.start, c.code))
