"""Verdicts on two statements → findings: the model's word, weighed with what the article says of the pair.

The weights are a logistic regression over pairs of development articles (``python -m benchmarks evidence``): a pair
that tells of two events, or of a plan and its outcome, is seldom a contradiction, however sure the model is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from factcheck.calibration import Reach, half_gap, logit, mean_logit, sigmoid
from factcheck.datatypes import Claim, Contradiction, Pair, Probs, Span, Verdict
from factcheck.decisions.differences import differences
from factcheck.decisions.levels import severity
from factcheck.quantities import read
from factcheck.sameness import apart, sameness, weights

CLEAR = 0.55  # weight from which a differing slot is what clashes
#: what is known of a pair, and how much each weighs in log-odds; made by ``python -m benchmarks evidence --fit``
WEIGHTS: Mapping[str, float] = {
    "constant": -5.166,
    "mean": 0.741,
    "gap": -0.232,
    "entailment": -0.31,
    "sameness": 2.2,
    "apart": 0.717,
    "headline": -2.242,
    "neighbours": -0.236,
    "quoted": 0.592,
    "number": 1.749,
    "date": 1.337,
    "place": 0.87,
    "agreeing": 1.298,
}


#: the same names in words, for those who ask why
MEANING: Mapping[str, str] = {
    "constant": "two sentences of one article seldom clash",
    "mean": "the model, both directions, log-odds",
    "gap": "the two directions differ",
    "entailment": "how far one follows from the other, log-odds",
    "sameness": "the same event, by shared words and names",
    "apart": "the wording speaks of another time or thing",
    "headline": "one of them is the headline",
    "neighbours": "they stand side by side",
    "quoted": "somebody is quoted",
    "number": "a number differs in the same place",
    "date": "a day differs in the same place",
    "place": "a town differs in the same place",
    "agreeing": "both tell one number alike",
}


def evidence(verdict: Verdict, weight: Mapping[str, float]) -> dict[str, float]:
    """What is known of a pair of statements, by the names of :data:`WEIGHTS`; ``weight`` is the telling of stems."""
    one, other = verdict.pair.first, verdict.pair.second
    differing = {d.kind: d.weight for d in reversed(differences(one, other))}
    forward, backward = verdict.forward.contradiction, verdict.backward.contradiction
    return {
        "constant": 1.0,
        "mean": mean_logit(forward, backward),
        "gap": half_gap(forward, backward),
        "entailment": logit(verdict.entailment),
        "sameness": sameness(one, other, weight),
        "apart": float(apart(one.text, other.text) is not None),
        "headline": float("headline" in (one.sentence.kind, other.sentence.kind)),
        "neighbours": float(abs(one.sentence.index - other.sentence.index) == 1),
        "quoted": float(one.speaker is not None or other.speaker is not None),
        "number": differing.get("number", 0.0),
        "date": differing.get("date", 0.0),
        "place": differing.get("place", 0.0),
        "agreeing": float(_one_number(one, other)),
    }


def _one_number(one: Claim, other: Claim) -> bool:
    """Whether both statements tell an equal quantity of one unit: a sign that they tell of one thing."""
    mine, theirs = read(one.sentence.text), read(other.sentence.text)
    return any(
        a.value == b.value and (a.kind, a.unit) == (b.kind, b.unit) and a.value > 2 for a in mine for b in theirs
    )


def statement_score(known: Mapping[str, float]) -> float:
    """P(an editor would call it a contradiction), 0..1."""
    return sigmoid(math.fsum(WEIGHTS[name] * value for name, value in known.items()))


ASKED = 0.5  # a pair that could not reach this score, whatever the model says, is not worth asking about


def worth_asking(pair: Pair, weight: Mapping[str, float], reach: Reach) -> bool:
    """Whether a pair could become a finding that matters if the model were as sure as it ever is."""
    surest = Probs(reach.entailment, max(0.0, 1 - reach.entailment - reach.contradiction), reach.contradiction)
    return statement_score(evidence(Verdict(pair=pair, forward=surest, backward=surest), weight)) >= ASKED


def statement_findings(
    verdicts: Sequence[Verdict], claims: Sequence[Claim], taken: Sequence[Span]
) -> Iterator[Contradiction]:
    """Statements that exclude each other, surest first, each statement once; words ``taken`` are accused already."""
    weight = weights(claims)
    scored = [(statement_score(evidence(v, weight)), v) for v in verdicts]
    told: set[int] = set()
    for score, verdict in sorted(scored, key=lambda row: (-row[0], row[1].pair.first.start, row[1].pair.second.start)):
        first, second = verdict.pair.first, verdict.pair.second
        if score < 0.3 or first.start in told or second.start in told:
            continue
        if any(c.start <= span.start < c.end for c in (first, second) for span in taken):
            continue
        told |= {first.start, second.start}
        yield _finding(first, second, score)


def _finding(first: Claim, second: Claim, score: float) -> Contradiction:
    """The two statements, and the words that clash where they fill one slot differently; the later ones are suspect."""
    level = severity("statement", score)
    slots = [d for d in differences(first, second) if d.weight >= CLEAR]
    if not slots:
        reason = "These two statements exclude each other."
        return Contradiction(
            kind="statement", severity=level, score=score, first=first, second=second, reason=reason
        )  # fmt: skip
    slot = slots[0]
    trusted = second.article is not None  # then the earlier words, those of the draft, are suspect
    meant, accused = (slot.words[1], first) if trusted else (slot.words[0], second)
    return Contradiction(
        kind=slot.kind, severity=level, score=score, first=first, second=second,
        suspect=slot.first if trusted else slot.second,
        suggestion=meant if accused.speaker is None else None,
        reason=f"The same is told with “{slot.words[0]}” in one place and with “{slot.words[1]}” in another.",
    )  # fmt: skip
