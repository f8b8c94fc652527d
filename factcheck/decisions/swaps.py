"""Judged swaps → findings: statements in which one other participant clearly fits better."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Contradiction, Outlier, Span, earlier_first
from factcheck.decisions.levels import severity

CLEAR = 0.1  # how far a participant must be ahead of the next


def participant_score(outlier: Outlier) -> float:
    """Pairings, profile and model together, 0..1.

    The article tells the other participant in one breath with the partner, over and over, and not this one. What only
    the model sees was wrong as often as right, so such swaps are not even tried.
    """
    swap = outlier.swap
    profile = max(-1.0, min(1.0, swap.profile))
    gain = max(-1.0, min(1.0, outlier.gain))
    paired = len(swap.pairings)
    if paired < 2 or profile <= 0:
        return 0.0
    told = paired / (paired + 2 * swap.told + 1) + 0.15 * profile + 0.1 * gain
    return max(0.0, min(1.0, told))


def participant_findings(outliers: Sequence[Outlier]) -> list[Contradiction]:
    """The statements with one clear winner for one of their participants."""
    found = []
    by_claim: dict[int, list[Outlier]] = {}
    for outlier in outliers:
        by_claim.setdefault(outlier.swap.claim.start, []).append(outlier)
    for rivals in by_claim.values():
        ranked = sorted(rivals, key=participant_score, reverse=True)
        best, score = ranked[0], participant_score(ranked[0])
        if score >= 0.3 and (len(ranked) == 1 or score - participant_score(ranked[1]) >= CLEAR):
            found.append(_participant_finding(best, score))
    return found


def _participant_finding(outlier: Outlier, score: float) -> Contradiction:
    swap = outlier.swap
    agreeing = swap.pairings or (outlier.witness, *(c for c in swap.near if c is not outlier.witness))
    first, second = earlier_first(swap.claim, agreeing[0])
    suspect: Span = swap.claim.sentence.span(swap.mention.at, swap.mention.stop)
    return Contradiction(
        kind="participant",
        severity=severity("participant", score),
        score=score,
        first=first,
        second=second,
        suspect=suspect,
        suggestion=swap.words,
        reason=f"“{swap.mention.text}” stands where the rest of the article speaks of {swap.other}.",
        witnesses=tuple(c for c in agreeing[1:] if swap.other in {m.entity for m in c.mentions}),
    )
