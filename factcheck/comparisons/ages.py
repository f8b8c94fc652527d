"""Ages against years of birth, and two ages of one person.

"In 1968, when he was 37" in an article that has him born in 1941; "Ana Duarte, 54," and later "the 45-year-old Duarte".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.moments import Moment, read

_BORN = regex.compile(r"\b(?:was|were|is)?\s*born\b", regex.IGNORECASE)
_THEN = regex.compile(
    r"\b(?:when (?:he|she) was|at the age of|at age|aged|then(?: aged)?|turned|turning)\s+(?P<age>\d{1,3})\b"
    r"(?![,.]\d|\s?(?:per|%|months|weeks|days|hours|minutes|people|of\b))"
)
_AFTER = regex.compile(
    r"(?:,\s+(?:(?:who\s+(?:is|was)(?:\s+now)?|aged|now|(?:(?:who\s+(?:is|was)\s+)?an?\s+(?:[\p{L}-]+\s+){1,3}of))\s+)?"
    r"(?P<age>1[0-9]|[2-9]\d)(?=,|\.|;|\s+and\b|\))|,\s+an?\s+(?P<age>\d\d)-year-old\b|\s+\((?P<age>\d\d)\))"
)
_BEFORE = regex.compile(r"\b(?P<age>\d{1,3})-year-old\s+(?:[\p{L}-]+\s+){0,3}$")

_PARENT = regex.compile(r"\b(?:mother|father|mum|dad|parent|family|team|group|crowd|house|household)\b")
#: two ages a year apart may be a birthday apart
_BIRTHDAY = 0.62


class Aged(NamedTuple):
    """An age in a statement; ``at`` and ``stop`` are the offsets of its numeral in the sentence's text."""

    claim: Claim
    age: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" about somebody's age."""
    statements = [c for c in reading.claims if c.kind == "statement"]
    yield from _against_birth(statements)
    yield from _two_ages(statements)


# --- born in 1941, 37 in 1968 ----------------------------------------------------------------------------------------


def _against_birth(statements: Sequence[Claim]) -> Iterator[Clash]:
    births = [(c, m) for c in statements if (m := _birth(c))]
    if len({m.year for _, m in births}) != 1:
        return  # nobody's, or several people's: whose age is told cannot be said safely
    (claim, born), year = births[0], births[0][1].year or 0
    for other in statements:
        for m in _THEN.finditer(other.sentence.text):
            when = _moment_of(other, m.start(), turned=m.group().startswith("turn"))
            if other is claim or when is None or when.year is None:
                continue
            age, possible = int(m["age"]), _possible(born, when, turned=m.group().startswith("turn"))
            if age not in possible and when.year > year and not _of_another(other, claim):
                right = min(possible, key=lambda a: (-_like(a, age), abs(a - age)))
                yield _clash((claim, other), Aged(other, age, m.start("age"), m.end("age")), right, str(born.text))


def _birth(claim: Claim) -> Moment | None:
    found = _BORN.search(claim.sentence.text)
    if not found or "born again" in claim.sentence.text:
        return None
    after = [m for m in read(claim.sentence.text) if m.year and 0 <= m.at - found.end() < 40]
    return after[0] if len(after) == 1 else None


def _moment_of(claim: Claim, at: int, *, turned: bool) -> Moment | None:
    """The one year that the sentence names, and names near the age."""
    years = [m for m in read(claim.sentence.text) if m.year]
    near = [m for m in years if abs(m.at - at) < 60]
    return near[0] if len({m.year for m in years}) == 1 and near else None


def _possible(born: Moment, when: Moment, *, turned: bool) -> set[int]:
    gap = (when.year or 0) - (born.year or 0)
    if turned:
        return {gap}
    if born.month and when.month and born.month != when.month:
        return {gap if when.month > born.month else gap - 1}
    return {gap, gap - 1}


def _of_another(one: Claim, birth: Claim) -> bool:
    """Whether the sentence names other people than the one about the birth."""
    people = {m.entity for m in one.mentions if m.type == "person" and " " in m.entity}
    known = {m.entity for m in birth.mentions if m.type == "person"}
    return bool(people) and not people & known


def _like(one: int, other: int) -> int:
    """Digits that two ages share in their places."""
    return sum(a == b for a, b in zip(str(one), str(other), strict=False))


# --- two ages of one person -------------------------------------------------------------------------------------------


def _two_ages(statements: Sequence[Claim]) -> Iterator[Clash]:
    ages: dict[str, list[Aged]] = defaultdict(list)
    for claim in statements:
        for mention in claim.mentions:
            if mention.type == "person" and not mention.entity.endswith("?"):
                ages[mention.entity] += _ages_of(claim, mention)
    for found in ages.values():
        first = found[0] if found else None
        for other in found[1:]:
            if first and other.age != first.age and other.claim is not first.claim:
                yield _clash((first.claim, other.claim), other, first.age, f"{first.age}")


def _ages_of(claim: Claim, mention: Mention) -> Iterator[Aged]:
    text = claim.sentence.text
    after, before = _AFTER.match(text, mention.stop), _BEFORE.search(text[: mention.at])
    for m in (after, before):
        if m and not _PARENT.search(m.group()):
            yield Aged(claim, int(m["age"]), m.start("age"), m.end("age"))


def _clash(claims: tuple[Claim, Claim], wrong: Aged, right: int, known: str) -> Clash:
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    return Clash(
        kind="number", first=first, second=second, score=0.85 if abs(wrong.age - right) > 1 else _BIRTHDAY,
        reason=f"An age of {wrong.age} does not go with “{known}”; {right} would.",
        suspect=wrong.claim.sentence.span(wrong.at, wrong.stop), suggestion=str(right),
    )  # fmt: skip
