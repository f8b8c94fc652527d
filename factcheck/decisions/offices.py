"""Verdicts on two offices of one person → findings, with the side that looks wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from factcheck.datatypes import Claim, Contradiction, Role, Verdict
from factcheck.decisions.levels import severity
from factcheck.lexicon import tables


def role_findings(verdicts: Sequence[Verdict], claims: Sequence[Claim]) -> Iterator[Contradiction]:
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
        score = _role_score(verdict.contradiction, one, other, contested)
        suspect = _suspect(verdict.pair.first, verdict.pair.second, claims)
        key = (one.person, (suspect.role.office if suspect and suspect.role else ""))
        if key in told or score < 0.3:
            continue
        told.add(key)
        yield _role_finding(verdict, suspect, score, claims)


def _role_score(model: float, one: Role, other: Role, contested: bool) -> float:
    """P(contradiction) with what the table and the article know: log-odds, added up.

    The weights were set by eye on the development articles: the table's "never both" weighs as much as a model that
    is 95 % sure, and so does another holder of the office in the same article.
    """
    model = min(0.98, max(0.02, model))
    odds = 0.6 * math.log(model / (1 - model)) + 1.8 * _exclusive(one, other) + 2.0 * contested
    return 1 / (1 + math.exp(-odds))


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
    said = f"{one.person} is “{_full(one)}” in one place and “{_full(other)}” in another"
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
    """Whether ``one`` gives the office of ``role``, in the same body as far as told, to another person."""
    if one.person == role.person or one.office != role.office or one.mark != role.mark:
        return False
    office = tables.offices().get(role.office)
    if office is not None and office.holder != "one":
        return False
    return one.body == role.body


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


#: what somebody does in court who is told to do it: "Ms Qureshi, defending"
_BY_PARTICIPLE = {"prosecutor": "prosecuting", "defence lawyer": "defending", "judge": "presiding"}


def _noun(role: Role) -> str:
    """The office as the article writes it, where it writes it as a noun: not "chaired the board"."""
    known = tables.office_variants().get(role.title.lower(), role.title.lower())
    written = role.title.lower() == role.office or known == role.office
    return role.title if written or role.office not in tables.offices() else role.office


_SMALL = frozenset("of the for and to in".split())


def _spelled(right: Role, wrong: Role) -> str:
    """The office that was meant, in the case of the words that it replaces."""
    verbal = wrong.title.lower() in _BY_PARTICIPLE.values()
    title = _BY_PARTICIPLE.get(right.office, right.office) if verbal else _noun(right)
    if wrong.title[:1].isupper() and wrong.title.istitle():
        return " ".join(w if w.isupper() or w in _SMALL else w[:1].upper() + w[1:] for w in title.split())
    if wrong.title.islower():
        return title if title.isupper() else title.lower()
    return title
