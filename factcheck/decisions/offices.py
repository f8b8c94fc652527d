"""Verdicts on two offices of one person → findings, with the side that looks wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from factcheck.datatypes import Claim, Contradiction, Role, Verdict
from factcheck.decisions.levels import severity
from factcheck.decisions.mends import mend, suspect_words
from factcheck.decisions.posts import compatible, covers, exclusive, headship_taken, holder_of, same_post
from factcheck.decisions.two_posts import two_posts
from factcheck.words import words


def role_findings(verdicts: Sequence[Verdict], claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """One finding a suspect office; further clashes of the same office are its witnesses."""
    told: set[tuple[str, str]] = set()
    for verdict in sorted(verdicts, key=lambda v: -v.contradiction):
        one, other = verdict.pair.first.role, verdict.pair.second.role
        if one is None or other is None:
            continue
        if compatible_because(verdict, claims):
            continue
        contested = _contested(one, other, claims)
        score = _role_score(verdict.contradiction, one, other, contested)
        if compatible(one, other) and not contested:
            score = min(_TWO_POSTS, score + 0.15)
        suspect = _suspect(verdict.pair.first, verdict.pair.second, claims)
        key = (one.person, suspect.role.office if suspect.role else "")
        if key in told or score < 0.3:
            continue
        told.add(key)
        yield _role_finding(verdict, suspect, score, claims)


_TWO_POSTS = 0.75  # at most a warning: it is rare, and it happens


def compatible_because(verdict: Verdict, claims: Sequence[Claim]) -> str | None:
    """Why one person may have the two offices of a verdict; ``None`` where nothing says so."""
    one, other = verdict.pair.first.role, verdict.pair.second.role
    if one is None or other is None:
        return None
    if _two_of_one_name(verdict):
        return "the article says that two people share the name"
    if _passes_on(one, other, claims):
        return "the person takes or leaves one of the two in this article"
    if covers(one, other) and not headship_taken(one, other, claims):
        return "one of the two says the other, less exactly"
    # two posts that one person may hold, unless the article gives one of them to somebody else
    breath = verdict.pair.first.sentence.index == verdict.pair.second.sentence.index
    if compatible(one, other) and (breath or not _contested(one, other, claims)):
        one_too_many = two_posts(one, other) and not _in_one_breath(one, other, claims) and not _told_as_two(verdict)
        return None if one_too_many else "one person can hold both"
    return None


def _says(verdict: Verdict, signs: frozenset[str]) -> bool:
    """Whether either sentence of a verdict has one of the words."""
    texts = (verdict.pair.first.sentence.text, verdict.pair.second.sentence.text)
    return any(w.low in signs for text in texts for w in words(text))


def _told_as_two(verdict: Verdict) -> bool:
    """Whether either sentence says that there is more than one post: "has also led", "who holds both"."""
    return _says(verdict, _AS_TWO)


_AS_TWO = frozenset("also both too besides well doubles second honorary part-time once then later".split())


def _in_one_breath(one: Role, other: Role, claims: Sequence[Claim]) -> bool:
    """Whether a sentence gives the person both."""
    told = [c for c in claims if c.role and c.role.person == one.person]
    places = [{c.sentence.index for c in told if c.role and c.role.office == role.office} for role in (one, other)]
    return bool(places[0] & places[1])


def _contested(one: Role, other: Role, claims: Sequence[Claim]) -> bool:
    """Whether the article gives one of the two to somebody else."""
    return any(holder_of(role, claims, beside) for role, beside in ((one, other), (other, one)))


def _passes_on(one: Role, other: Role, claims: Sequence[Claim]) -> bool:
    """Whether the person takes or leaves one of the two elsewhere in the article: "was named chief executive"."""
    told = [c.role for c in claims if c.role and c.role.person == one.person and c.role.mark in _PASSING]
    return any(role.office in {one.office, other.office} for role in told)


_PASSING = frozenset(("elect", "former", "dated", "outgoing", "candidate"))


def _two_of_one_name(verdict: Verdict) -> bool:
    """Whether either sentence says that two people share the name: "no relation"."""
    return _says(verdict, _NAMESAKES)


_NAMESAKES = frozenset("relation related unrelated namesake namesakes".split())


def _role_score(model: float, one: Role, other: Role, contested: bool) -> float:
    """P(contradiction) with what the table and the article know: log-odds, added up.

    Another holder of the office in the same article is enough by itself: in 400 clean articles nobody had two offices
    one of which was also somebody else's. The table's "never both" needs a model that does not object.
    """
    model = min(0.98, max(0.05, model))
    apart = 0.3 * (one.office != other.office)  # two offices are rarer in clean articles than two names of one body
    odds = 0.6 * math.log(model / (1 - model)) + apart + 1.8 * exclusive(one, other) + 3.2 * contested
    return 1 / (1 + math.exp(-odds))


def _role_finding(verdict: Verdict, suspect: Claim, score: float, claims: Sequence[Claim]) -> Contradiction:
    first, second = verdict.pair.first, verdict.pair.second
    agreed = second if suspect is first else first
    wrong, right = suspect.role, agreed.role
    return Contradiction(
        kind="role",
        severity=severity("role", score),
        score=score,
        first=first,
        second=second,
        suspect=suspect_words(wrong, right) if wrong and right else None,
        suggestion=mend(right, wrong, claims) if right and wrong else None,
        reason=_role_reason(first, second, wrong, claims),
        witnesses=tuple(c for c in claims if right and c is not agreed and same_post(c.role, right)),
    )


def _role_reason(first: Claim, second: Claim, wrong: Role | None, claims: Sequence[Claim]) -> str:
    one, other = first.role, second.role
    if one is None or other is None:
        return ""
    said = f"{one.person} is “{_full(one)}” in one place and “{_full(other)}” in another"
    if second.article:
        return f"{one.person} is “{_full(one)}” here and “{_full(other)}” in {second.article.source}."
    holder = holder_of(wrong, claims, other if wrong is one else one) if wrong else None
    if holder and wrong:
        return f"{said}; elsewhere the {wrong.office} is {holder}, who may be meant instead."
    right = other if wrong is one else one
    trusted = next((c for c in claims if c.article and same_post(c.role, right)), None)
    if trusted and trusted.article and wrong:
        return f"{one.person} is “{wrong.title}” here; according to {trusted.article.source}, “{_full(right)}”."
    counts = [sum(same_post(c.role, role) for c in claims) for role in (one, other)]
    return f"{said} ({counts[0]} and {counts[1]} mention{'s' if counts[1] != 1 else ''} in this article)."


def _full(role: Role) -> str:
    title = f"{role.mark} {role.title}" if role.mark == "deputy" else role.title
    return f"{title} of {role.body}" if role.body and not title.lower().startswith("for ") else title


def _suspect(first: Claim, second: Claim, claims: Sequence[Claim]) -> Claim:
    """The likelier mistake: an office that somebody else holds, then the rarer one, then the later one."""
    if bool(first.article) != bool(second.article):
        return first if second.article else second  # a reference is trusted
    points = [_points(c.role, claims, o.role) for c, o in ((first, second), (second, first)) if c.role]
    if points[0] != points[1]:
        return first if points[0] < points[1] else second
    return second


def _points(role: Role, claims: Sequence[Claim], beside: Role | None) -> float:
    """How well the article supports that this person holds this office."""
    same = sum(same_post(c.role, role) for c in claims)
    return same - 1.5 * (holder_of(role, claims, beside) is not None)
