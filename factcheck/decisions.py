"""Verdicts and outliers → contradictions: what is said aloud, how loudly, and which side looks wrong.

Thresholds are an alarm budget (contract §3): an error is something that an editor almost surely agrees with. Offices
that the table knows to be compatible are never reported, whatever the model says; offices that it knows to exclude
each other need less of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.datatypes import Claim, Contradiction, Outlier, Role, Severity, Span, Verdict, earlier_first
from factcheck.lexicon import tables

#: score from which a finding of each kind is an error or a warning; below it is information
LEVELS: dict[str, tuple[float, float]] = {
    "role": (0.80, 0.60),
    "participant": (0.75, 0.55),
    "statement": (0.97, 0.93),
}
CLEAR = 0.1  # how far a participant must be ahead of the next


def decide(verdicts: Sequence[Verdict], outliers: Sequence[Outlier], claims: Sequence[Claim]) -> list[Contradiction]:
    """The findings of one article in text order, each clash once."""
    roles = [c for c in claims if c.role]
    found = list(_roles([v for v in verdicts if v.pair.first.role and v.pair.second.role], roles))
    found += _participants(outliers)
    taken = [c.suspect for c in found if c.suspect]
    found += _statements([v for v in verdicts if not v.pair.first.role], taken)
    return sorted(found, key=lambda c: (c.first.start, c.second.start, c.code))


def severity(kind: str, score: float) -> Severity:
    """The severity that a score earns for its kind."""
    error, warning = LEVELS[kind]
    return "error" if score >= error else "warning" if score >= warning else "info"


# --- roles ----------------------------------------------------------------------------------------------------------


def _roles(verdicts: Sequence[Verdict], claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """One finding a suspect office; further clashes of the same office are its witnesses."""
    told: set[tuple[str, str]] = set()
    for verdict in sorted(verdicts, key=lambda v: -v.contradiction):
        one, other = verdict.pair.first.role, verdict.pair.second.role
        if one is None or other is None:
            continue
        # two posts that one person may hold, unless the article gives one of them to somebody else
        contested = any(_held_by_another(role, claims) for role in (one, other))
        if _covers(one, other) or (_compatible(one, other) and not contested):
            continue
        score = _role_score(verdict.contradiction, one, other, claims)
        suspect = _suspect(verdict.pair.first, verdict.pair.second, claims)
        key = (one.person, (suspect.role.office if suspect and suspect.role else ""))
        if key in told or score < 0.3:
            continue
        told.add(key)
        yield _role_finding(verdict, suspect, score, claims)


def _role_score(model: float, one: Role, other: Role, claims: Sequence[Claim]) -> float:
    """P(contradiction) with what the table and the article know about the two offices."""
    known = _exclusive(one, other)
    score = 1 - (1 - model) * 0.5 if known else model * 0.85
    if model >= 0.4 and any(_held_by_another(role, claims) for role in (one, other)):
        score = 1 - (1 - score) * 0.6
    return score


def _role_finding(verdict: Verdict, suspect: Claim | None, score: float, claims: Sequence[Claim]) -> Contradiction:
    first, second = verdict.pair.first, verdict.pair.second
    agreed = (second if suspect is first else first) if suspect else None
    wrong, right = (suspect.role if suspect else None), (agreed.role if agreed else None)
    return Contradiction(
        kind="role",
        severity=severity("role", score),
        score=score,
        first=first,
        second=second,
        suspect=wrong.words if wrong else None,
        suggestion=_spelled(right, wrong) if right and wrong else None,
        reason=_role_reason(first, second, wrong, claims),
        witnesses=tuple(c for c in claims if right and c is not agreed and _same_post(c.role, right)),
    )


def _role_reason(first: Claim, second: Claim, wrong: Role | None, claims: Sequence[Claim]) -> str:
    one, other = first.role, second.role
    if one is None or other is None:
        return ""
    said = f"{one.person} is “{_full(one)}” here and “{_full(other)}” there"
    holder = next((c.role.person for c in claims if wrong and c.role and _rival(c.role, wrong)), None)
    if holder and wrong:
        return f"{said}; elsewhere the {wrong.office} is {holder}."
    counts = [sum(_same_post(c.role, role) for c in claims) for role in (one, other)]
    return f"{said} ({counts[0]} and {counts[1]} mention{'s' if counts[1] != 1 else ''} in this article)."


def _full(role: Role) -> str:
    title = f"{role.mark} {role.title}" if role.mark == "deputy" else role.title
    return f"{title} of {role.body}" if role.body else title


def _suspect(first: Claim, second: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The likelier mistake: an office that somebody else holds, then the rarer one, then the later short mention."""
    points = [_points(c.role, claims) for c in (first, second) if c.role]
    if points[0] != points[1]:
        return first if points[0] < points[1] else second
    if first.mentions[0].text != second.mentions[0].text and len(second.mentions[0].text) < len(first.mentions[0].text):
        return second
    return None


def _points(role: Role, claims: Sequence[Claim]) -> float:
    """How well the article supports that this person holds this office."""
    same = sum(_same_post(c.role, role) for c in claims)
    return same - 1.5 * _held_by_another(role, claims)


def _same_post(one: Role | None, other: Role) -> bool:
    return one is not None and _post(one) == _post(other)


def _post(role: Role) -> tuple[str, str, str | None, str | None]:
    return role.person, role.office, role.body, role.mark


def _held_by_another(role: Role, claims: Sequence[Claim]) -> bool:
    return any(c.role and _rival(c.role, role) for c in claims)


def _rival(one: Role, role: Role) -> bool:
    """Whether ``one`` gives the office of ``role`` to another person, in a body that can be the same."""
    if one.person == role.person or one.office != role.office or one.mark != role.mark:
        return False
    office = tables.offices().get(role.office)
    if office is not None and office.holder != "one":
        return False
    return one.body is None or role.body is None or one.body == role.body


def _covers(one: Role, other: Role) -> bool:
    """Whether one office is the other, or another word for it, or a wider one: foreign minister, minister."""
    if one.office == other.office:
        return not (one.body and other.body and one.body != other.body) and one.mark == other.mark
    table = tables.offices()
    if one.office.endswith(f" {other.office}") or other.office.endswith(f" {one.office}"):
        return True
    if one.office not in table or other.office not in table:
        return False
    return one.office in table[other.office].kinds or other.office in table[one.office].kinds


def _compatible(one: Role, other: Role) -> bool:
    """Whether one person may well hold both, as far as the table knows."""
    table = tables.offices()
    if one.office == other.office:
        return False
    if one.office not in table or other.office not in table:
        known = table.get(one.office) or table.get(other.office)
        return known is not None and known.holder == "many"
    first, second = table[one.office], table[other.office]
    if tables.holds_both(one.office, other.office) != "often":
        return False
    # a rank, a calling or a membership goes with any office; two unlike headships at least raise the question
    return (first.group == second.group != "") or "many" in (first.holder, second.holder)


def _exclusive(one: Role, other: Role) -> bool:
    table = tables.offices()
    if one.office not in table or other.office not in table or one.office == other.office:
        return False
    return tables.holds_both(one.office, other.office) == "never"


def _spelled(right: Role, wrong: Role) -> str:
    """The office that was meant, in the case of the words that it replaces."""
    title = right.title
    if wrong.title[:1].isupper() and wrong.title.istitle():
        return " ".join(w if w.isupper() else w[:1].upper() + w[1:] for w in title.split())
    if wrong.title.islower():
        return title if title.isupper() else title.lower()
    return title


# --- participants ---------------------------------------------------------------------------------------------------


def participant_score(outlier: Outlier) -> float:
    """Pairings, profile and model together, 0..1.

    Either the article tells the other participant in one breath with the partner, over and over, and not this one; or
    the model finds a witness that excludes the original and goes well with the exchanged version.
    """
    swap = outlier.swap
    profile = max(-1.0, min(1.0, swap.profile))
    gain = max(-1.0, min(1.0, outlier.gain))
    told = 0.0
    if swap.paired >= 2 and profile > 0:
        told = swap.paired / (swap.paired + 2 * swap.told + 1) + 0.15 * profile + 0.1 * gain
    seen = 0.5 * gain + 0.4 * outlier.clash + 0.1 * profile if outlier.clash >= 0.5 and gain > 0 else 0.0
    return max(0.0, min(1.0, max(told, seen)))


def _participants(outliers: Sequence[Outlier]) -> list[Contradiction]:
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
    first, second = earlier_first(swap.claim, outlier.witness)
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
        witnesses=tuple(
            c for c in swap.near if c is not outlier.witness and swap.other in {m.entity for m in c.mentions}
        ),
    )


# --- statements -----------------------------------------------------------------------------------------------------


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
