"""Groups of people against the number that the article opens with: "seven sailors", "four of those rescued are Omanis".

A sentence that tells who "those rescued" or "the dead" are, group by group, tells all of them. More than the one number
of people that was told before is too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import PERSONS, Quantity, read, written_like
from factcheck.words import stem

_GROUP = regex.compile(
    r"^\s+of\s+(?:them\b|those\s+(?P<did>\p{Ll}+(?:ed|en|ght)|found|held|hurt|lost)\b|the\s+(?P<noun>\p{Ll}+s|dead|injured|men|women)\b)"
)
_BESIDE = regex.compile(r"\b(?:another|other|others|also|earlier|later|more|mostly|both|at\s+least)\b")
_CLAUSE = regex.compile(r"(?:^|,\s+(?:and\s+)?|\s+and\s+)$")
#: "one" is no number to ``quantities``
_ONE = regex.compile(r"(?:,\s+|\s+and\s+)one\s+(?=is\b|was\b|comes\b|came\b|an?\b|\p{Lu})")
_ARE = r"(?:\s+of\s+(?:the\s+|those\s+)?\p{Ll}+)?(?:\s+(?:are|were|is|was))?"
#: groups by one thing only: of two things, one person may be in two groups
_KINDS = (
    regex.compile(rf"{_ARE}(?:\s+(?:comes?|came|hails?))?(?:\s+(?:from(?:\s+the)?|an?))?\s+\p{{Lu}}\p{{Ll}}+"),
    regex.compile(rf"{_ARE}(?:\s+an?)?\s+(?:men|man|women|woman|boys?|girls?|child|children)(?=[,.;]|\s+and\b)"),
)
_OPENING = 4
_LAST = regex.compile(r"(?:,\s+|\s+)and\s+$")
_MOST = 3  # what is further off counts something else


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between the groups of a sentence and how many there are."""
    statements = reading.statements
    for claim in statements:
        text = claim.sentence.text
        if " of the" in text or " of those" in text:
            quantities = [q for q in read(text) if not quoted(text, q.at)]
            found = _regrouped(claim, quantities, statements) if len(quantities) > 1 else None
            if found:
                yield found


def _regrouped(claim: Claim, quantities: Sequence[Quantity], statements: Sequence[Claim]) -> Clash | None:
    text = claim.sentence.text
    group = _GROUP.search(text[quantities[0].stop :])
    plain = [q for q in quantities if q.kind == "count" and not q.bound and not q.modifier and not q.whole]
    if group is None or len(plain) != len(quantities) or _BESIDE.search(text):
        return None
    ones = list(_ONE.finditer(text))
    ends = [*(q.stop for q in plain), *(one.end() - 1 for one in ones)]
    if not all(_CLAUSE.search(text[: q.at]) for q in plain) or not any(
        all(k.match(text, e) for e in ends) for k in _KINDS
    ):
        return None
    if not _LAST.search(text[: plain[-1].at]) and not any("and" in one.group() for one in ones):
        return None
    size = sum(q.value for q in plain) + len(ones)
    before = [c for c in statements[: statements.index(claim)] if c.sentence is not claim.sentence]
    before = before[:_OPENING] if group["did"] else before if group["noun"] else before[-1:]
    told = [(c, q) for c in before for q in read(c.sentence.text) if _persons(q, group["noun"])]
    every = [q for c in statements if c is not claim for q in read(c.sentence.text)]
    if any(size in (q.value, q.whole) for q in every) or len({q.value for _, q in told}) != 1:
        return None
    where, total = told[0]
    return _clash(where, total, claim, size) if total.value < size <= total.value + _MOST else None


def _persons(quantity: Quantity, noun: str | None) -> bool:
    """Whether a number counts several that are told for the first time."""
    counted = quantity.kind == "count" and not quantity.bound and not quantity.modifier and quantity.value >= 3
    named = quantity.head in PERSONS if noun is None else quantity.head == stem(noun)
    return counted and bool(quantity.head) and not quantity.whole and named


def _clash(where: Claim, total: Quantity, claim: Claim, size: float) -> Clash:
    return Clash(
        kind="count", first=where, second=claim, score=0.8,
        reason=f"The groups come to {size:g}, which is more than “{total.text}”.",
        suspect=where.sentence.span(total.at, total.stop),
        suggestion=written_like(total, size),
    )  # fmt: skip
