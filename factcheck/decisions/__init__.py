"""Verdicts and outliers → contradictions: what is said aloud, how loudly, and which side looks wrong.

Thresholds are an alarm budget (contract §3): an error is something that an editor almost surely agrees with. Offices
that the table knows to be compatible are never reported, whatever the model says; offices that it knows to exclude
each other need less of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.datatypes import Claim, Clash, Contradiction, Outlier, Span, Verdict
from factcheck.decisions.clashes import clash_findings
from factcheck.decisions.levels import severity
from factcheck.decisions.offices import role_findings
from factcheck.decisions.swaps import participant_findings


def decide(
    verdicts: Sequence[Verdict], outliers: Sequence[Outlier], clashes: Sequence[Clash], claims: Sequence[Claim]
) -> list[Contradiction]:
    """The findings of one article in text order, each clash once."""
    roles = [c for c in claims if c.role]
    found = list(role_findings([v for v in verdicts if v.pair.first.role and v.pair.second.role], roles))
    found += participant_findings(outliers)
    found += clash_findings(clashes, [c.suspect for c in found if c.suspect])
    taken = [c.suspect for c in found if c.suspect]
    found += _statements([v for v in verdicts if not v.pair.first.role], taken)
    return sorted(found, key=lambda c: (c.first.start, c.second.start, c.code))


def _statements(verdicts: Sequence[Verdict], taken: Sequence[Span]) -> Iterator[Contradiction]:
    """Statements that the model holds to exclude each other, in both directions."""
    told: set[int] = set()
    for verdict in sorted(verdicts, key=lambda v: -_statement_score(v)):
        score, first, second = _statement_score(verdict), verdict.pair.first, verdict.pair.second
        if score < 0.5 or first.start in told or second.start in told:
            continue
        if any(c.start <= span.start < c.end for c in (first, second) for span in taken):
            continue
        told |= {first.start, second.start}
        yield Contradiction(
            kind="statement", severity=severity("statement", score), score=score, first=first, second=second,
            reason="These two statements exclude each other.",
        )  # fmt: skip


def _statement_score(verdict: Verdict) -> float:
    """The weaker direction: a statement pair must clash whichever is read first."""
    return min(verdict.forward.contradiction, verdict.backward.contradiction)
