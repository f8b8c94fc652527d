"""Shares of a sum and rates over a time: "40% of the budget, or $18.4 million", "$3.2 million, or $800,000 a year".

Each is checked against the whole, the duration or the rate that the article tells elsewhere; where several are told,
one that fits is enough.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import regex

from factcheck.datatypes import Claim, Clash, Reading
from factcheck.quantities import Quantity, read, same_thing, written_like
from factcheck.words import stem

_OF = regex.compile(
    r"(?:\s+per\s?cent)?\s+of\s+(?:(?P<pronoun>it|that|this)|"
    r"(?:the|its|their|this|that)\s+(?:\p{L}+\s+)?(?P<noun>\p{L}+)),?\s+(?:or|worth)\s+"
)
_OR = regex.compile(r",?\s+or\s+(?:about\s+|some\s+|nearly\s+)?$")
_EACH = regex.compile(r"(?:\s+\p{L}+)?\s+(?:a|an|per|each|every)\s+(?P<unit>year|month|week|day|night)\b")
_NIGHTLY = regex.compile(
    r"(?:\s+\p{L}+)?\s+(?:(?:each|per\s+person|a\s+head|a\s+person)\s+)?(?:a|per|each|every)\s+(?P<unit>night)\b"
)
_TERMS = frozenset(
    stem(w) for w in "contract deal agreement lease licence license concession accord franchise sponsorship".split()
)
_MONTHS = {"year": 12.0, "month": 1.0}
_PAY = regex.compile(r"\b(?:pay|pays|paid|cost|costs|charged|bill|come\s+to|comes\s+to)\b")


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a part, its share and the whole, or a rate, its time and the total."""
    statements = reading.statements
    for at, claim in enumerate(statements):
        yield from _shares(claim, at, statements)
        yield from _yearly(claim, statements)
        yield from _nightly(claim, statements)


# --- "40% of the budget, or $18.4 million" ----------------------------------------------------------------------------


def _shares(claim: Claim, at: int, statements: Sequence[Claim]) -> Iterator[Clash]:
    text = claim.sentence.text
    quantities = read(text)
    for share, part in itertools.pairwise(quantities):
        found = _OF.match(text, share.stop)
        if share.kind != "percent" or part.kind != "money" or share.bound == "range" or not found:
            continue
        if regex.search(r"\p{L}", text[found.end() : part.at].replace("nearly", "").replace("about", "")):
            continue
        wholes = _wholes(part, found["noun"], at, statements)
        told = 100 * part.value / share.value if share.value else 0.0
        if wholes and not any(abs(q.value - told) <= _slack(share, q) for _, q in wholes):
            whole_claim, whole = wholes[0]
            right = written_like(part, whole.value * share.value / 100)
            reason = f"{share.text} of “{whole.text}” is not “{part.text}” but {right}."
            yield _clash((claim, whole_claim), part, right, reason)


def _slack(share: Quantity, whole: Quantity) -> float:
    """How far a whole may be off: shares are rounded to one part in a hundred."""
    return max(0.03, 0.6 / share.value) * whole.value


def _wholes(part: Quantity, noun: str | None, at: int, statements: Sequence[Claim]) -> list[tuple[Claim, Quantity]]:
    """The sums that the article tells for the noun, or in the sentence before for a pronoun."""
    places = statements[max(0, at - 1) : at] if noun is None else statements
    found = [(c, q) for c in places for q in read(c.sentence.text) if q.kind == "money" and q.unit == part.unit]
    if noun is None:
        return found if len(found) == 1 else []
    return [(c, q) for c, q in found if q is not part and _beside(c.sentence.text, q, stem(noun))]


def _beside(text: str, quantity: Quantity, noun: str) -> bool:
    """Whether the sum is that of the noun: "a budget of $46 million", "a $46 million budget"."""
    before = regex.findall(r"\p{L}+", text[: quantity.at])[-2:]
    return bool(
        (before[-1:] in (["of"], ["is"], ["was"]) and before and same_thing(stem(before[0]), noun))
        or (quantity.nouns and same_thing(quantity.nouns[0], noun))
    )


# --- "$3.2 million, or $800,000 a year" -------------------------------------------------------------------------------


def _yearly(claim: Claim, statements: Sequence[Claim]) -> Iterator[Clash]:
    text = claim.sentence.text
    quantities = read(text)
    for total, rate in itertools.pairwise(quantities):
        each = _EACH.match(text, rate.stop)
        money = total.kind == rate.kind == "money" and total.unit == rate.unit
        if not (money and each and _OR.fullmatch(text[total.stop : rate.at]) and each["unit"] in _MONTHS):
            continue
        if total.bound or rate.bound or not rate.value:
            continue
        months = total.value / rate.value * _MONTHS[each["unit"]]
        terms = [(c, q) for c in statements for q in read(c.sentence.text) if _is_term(q)]
        if len({round(q.value, 2) for _, q in terms}) != 1 or abs(terms[0][1].value - months) < 0.04 * months:
            continue
        where, term = terms[0]
        right = written_like(term, months)
        if months % 12 == 0 or each["unit"] == "month":
            reason = f"“{total.text}” at “{rate.text}” a {each['unit']} does not make the term of “{term.text}”."
            yield _clash((where, claim), term, right, reason, score=0.8)


def _is_term(quantity: Quantity) -> bool:
    return quantity.unit == "months" and quantity.modifier and bool(set(quantity.nouns[:2]) & _TERMS)


# --- "five euros each per night", "seven nights", "56 euros" ----------------------------------------------------------


def _nightly(claim: Claim, statements: Sequence[Claim]) -> Iterator[Clash]:
    text = claim.sentence.text
    stays = [q for q in read(text) if q.unit == "nights" and not q.bound and q.value > 1]
    totals = [q for q in read(text) if q.kind == "money" and not q.bound and not _NIGHTLY.match(text, q.stop)]
    if len(stays) != 1 or not totals or not _PAY.search(text[: totals[0].at]):
        return
    stay, total = stays[0], totals[0]
    rates = [
        (c, q)
        for c in statements
        for q in read(c.sentence.text)
        if q.kind == "money" and q.unit == total.unit and _NIGHTLY.match(c.sentence.text, q.stop)
    ]
    # what is told without "per night" in a short sentence may be another rate: "at present three euros"
    spare = [
        q
        for c in statements
        for q in read(c.sentence.text)
        if q.unit == total.unit and q.bound != "range" and q is not total
    ]
    if not rates or any(_multiple(total, q, stay) for q in spare):
        return
    where, rate = rates[0]
    heads = 2 if regex.search(r"\bcouple\b", text, regex.IGNORECASE) else 0
    right = written_like(total, heads * rate.value * stay.value) if heads else None
    reason = f"“{rate.text}” a night for {stay.text} nights cannot come to “{total.text}”."
    yield _clash((where, claim), total, right, reason, score=0.74)


def _multiple(total: Quantity, rate: Quantity, stay: Quantity) -> bool:
    """Whether some number of people at the rate pay the total."""
    heads = total.value / (rate.value * stay.value) if rate.value else 0.0
    return heads >= 1 and abs(heads - round(heads)) < 0.01


def _clash(claims: tuple[Claim, Claim], wrong: Quantity, right: str | None, reason: str, score: float = 0.82) -> Clash:
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    owner = next(c for c in claims if wrong in read(c.sentence.text))
    return Clash(
        kind="number", first=first, second=second, score=score, reason=reason,
        suspect=owner.sentence.span(wrong.at, wrong.stop), suggestion=right,
    )  # fmt: skip
