"""A number that is taken up as known and was never told: "the six masts" in an article about five.

"The 33 dead" says that the reader has met them. If no sentence tells of 33, and what is told is one other number, over
and over or written almost the same, the one taken up is the slip. Numbers that the article may have reckoned (a sum or
a difference of those told together) and parts of a whole ("the two masts in Congo") are left alone.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.harmed import harm
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, makes, read, same_thing, slip, written_like
from factcheck.sameness import apart
from factcheck.words import stem, words

_DEFINITE = frozenset("the these those all".split())
#: words beside a number that say which of several are meant, or that these are others
_CHOSEN = frozenset(
    """other others remaining rest further additional more new next last first second third previous earlier later
    former latter final original largest biggest smallest best worst top main leading same another only dozen
    eliminated defeated losing winning beaten surviving unsuccessful victorious rejected""".split()
)
#: words behind the noun after which a part of the whole may be meant
_PART = frozenset(
    "in at of from on with without who whom whose that which where near outside inside by under for".split()
)
#: what stands behind a number that is its own noun: "the 850 who"
_BARE = frozenset(
    """who whom that which are were is was have had will would can could did do said , . ; : ) ” on for from with to
    after before when while at as and
    deny denied admit admitted face faced agreed refused went came met left told asked began took fled escaped survived
    appeared pleaded signed voted resigned returned stayed remain remained want plan hope live work need say""".split()
)
_PLURALS = frozenset(
    "people men women children police staff sheep fish cattle aircraft geese mice dead injured wounded missing".split()
)
_RELATIVE = frozenset("who whom whose that which of in".split())
_SMALL = 12
_LONG = 10  # from here on a number has digits that can be exchanged
_MANY = 50  # from here on two numbers do not come to a third by chance
_EACH = regex.compile(r"\b(?:each|every|apiece|per|both\s+sides|either\s+side)\b")
_NEAR = 3  # statements in which "the three" must have been told
#: after which fewer or more may be left
_CHANGED = regex.compile(
    r"\b(?:another|other|others|remaining|rest|all\s+but|except|joined|died|killed|left|leaving|withdrew|also|too|"
    r"second|third|fourth|fifth|last|both|one\s+of|two\s+of|three\s+of|some\s+of|and\s+an?)\b",
    regex.IGNORECASE,
)
_RUN = regex.compile(
    r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*(?P<more>,\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*)*,?\sand\s\p{Lu}"
)
_OF_THE = regex.compile(r"\s+of\s+(?:the|their|his|her|its|these|those)\b")
_BESIDES = frozenset("with and fellow other others by plus besides joined".split())
_LEAST = 3  # "the two men", "the three countries" are often nobody's count before


class Told(NamedTuple):
    """A count with the statement that tells it."""

    claim: Claim
    quantity: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" with a number taken up as known."""
    statements = reading.statements
    beside = [read(c.sentence.text) for c in statements]
    told = [
        Told(c, q)
        for c, found in zip(statements, beside, strict=True)
        for q in found
        if q.kind == "count" and q.value >= 1
    ]
    quantities = [Told(c, q) for c, found in zip(statements, beside, strict=True) for q in found]
    for one in told:
        if _taken_up(one) and not any(_same_count(other, one) for other in quantities):
            others = [t for t in told if t.claim is not one.claim]
            right = _meant(others, one, statements) or _last_told(others, one, statements)
            if right and not _reckoned(one, others, beside) and not _of_two(one.quantity, reading):
                yield _clash(one, right)


def _reckoned(one: Told, others: Sequence[Told], beside: Sequence[Sequence[Quantity]]) -> bool:
    """Whether the number may be a sum or a difference: of numbers told together, or of two of the same kind."""
    mine = one.quantity
    kind = harm(one.claim.sentence.text, mine)
    alike = [
        t.quantity.value
        for t in others
        if t.quantity.bound == "more"
        or same_thing(t.quantity.head, mine.head)
        or (kind and harm(t.claim.sentence.text, t.quantity) == kind)
    ]
    pairs = itertools.combinations(alike, 2)
    made = any(makes(found, mine.value) for found in beside) or any(mine.value in {a + b, abs(a - b)} for a, b in pairs)
    each = (t.quantity.value for t in others if _EACH.search(t.claim.sentence.text))
    return made or any(mine.value in {2 * value, 3 * value, 4 * value} for value in each)


def _of_two(mine: Quantity, reading: Reading) -> bool:
    """Whether a large number is the sum or the difference of any two counts of the article, short sentences' too."""
    if mine.value < _MANY:
        return False
    others = {q.value for s in reading.sentences for q in read(s.text) if q.kind == "count" and q.value != mine.value}
    return any(mine.value - value in others or mine.value + value in others for value in others)


def _same_count(other: Told, one: Told) -> bool:
    """Whether another number of the article may be what is taken up."""
    mine, theirs = one.quantity, other.quantity
    if theirs is mine or mine.value not in {theirs.value, theirs.whole if other.claim is not one.claim else None}:
        return False
    return mine.value > _SMALL or not (theirs.head and mine.head) or same_thing(theirs.head, mine.head)


def _bare(told: Told) -> bool:
    """Whether a number is its own noun: "the four deny it"; what several are called is a plural."""
    behind = [w for w in words(told.claim.sentence.text) if w.at >= told.quantity.stop][:4]
    noun = (w.low for w in behind if w.alpha)
    return not told.quantity.head or not any(
        stem(w) == told.quantity.head and (w.endswith("s") or w in _PLURALS) for w in noun
    )


def _taken_up(told: Told) -> bool:
    """Whether a number stands as one that the reader knows."""
    quantity, text = told.quantity, told.claim.sentence.text
    whole = quantity.value == int(quantity.value) and quantity.value >= _LEAST
    if not whole or quantity.bound or quantity.modifier or quantity.whole:
        return False
    tokens = words(text)
    before = [w.low for w in tokens if w.stop <= quantity.at][-3:]
    behind = [w.low for w in tokens if w.at >= quantity.stop][:3]
    if _bare(told) and behind[:1] and behind[0] not in _BARE:
        return False  # "the 300-millimetre wafers", "the 800 service"
    definite = bool(before) and before[-1] in _DEFINITE
    if before[-2:-1] == ["of"]:
        before = before[-1:]  # "a third of the 1,300", "the first of the six": all of them are counted
    return definite and not quoted(text, quantity.at) and not _CHOSEN & {*before, *behind[:2]}


def _whose(told: Told) -> str:
    """Who or what is named last before a number: "the Reform Party won 14"."""
    before = [m for m in told.claim.mentions if m.stop <= told.quantity.at]
    return before[-1].entity if before else ""


def _spoken_of(told: Told, statements: Sequence[Claim]) -> set[str]:
    """Whom a statement and the one before it name."""
    at = statements.index(told.claim)
    return {m.entity for claim in statements[max(0, at - 1) : at + 1] for m in claim.mentions}


def _meant(others: Sequence[Told], one: Told, statements: Sequence[Claim]) -> Told | None:
    """The number that the article tells instead, if it tells one only."""
    mine = one.quantity
    kind = harm(one.claim.sentence.text, one.quantity)
    if kind:
        alike = [t for t in others if harm(t.claim.sentence.text, t.quantity) == kind]
        least = 2 if len({t.quantity.value for t in alike}) > 1 else 1
    elif not _bare(one):
        alike = [t for t in others if t.quantity.head and same_thing(t.quantity.head, mine.head)]
        alike = [t for t in alike if not t.quantity.bound and not t.quantity.modifier and not _partitive(t)]
        least = 1
    else:
        long = [t for t in others if min(t.quantity.value, mine.value) >= _LONG]
        alike = [t for t in long if slip(t.quantity, mine) in {"digit", "swap"}]
        if len({t.quantity.value for t in alike}) > 1:
            alike = [t for t in alike if _whose(t) in _spoken_of(one, statements)]
        least = 1
    votes = Counter(t.quantity.value for t in alike)
    likely = [value for value, count in votes.items() if count >= least]
    if len(likely) != 1 or (len(votes) > 1 and not kind):
        return None
    right = next(t for t in alike if t.quantity.value == likely[0])
    if apart(one.claim.sentence.text, right.claim.sentence.text) == "another thing":
        return None
    return right if _slipped(one, right, votes[likely[0]]) else None


def _slipped(one: Told, right: Told, votes: int) -> bool:
    """Whether a number may be another one mistyped, and not a part of it."""
    mine, value = one.quantity, right.quantity.value
    if not slip(mine, right.quantity) and (_added_to(right) or right.claim.start > one.claim.start):
        return False
    part = _of_a_part(mine, one.claim.sentence.text)
    if slip(mine, right.quantity) or votes > 1:
        return not part or (mine.value > value and (votes > 1 or not mine.head))
    dead = harm(one.claim.sentence.text, mine) == "dead" and not part and mine.value >= _LEAST
    return value < mine.value <= value + (3 if mine.word else 1) or (dead and value - 3 <= mine.value < value)


def _added_to(told: Told) -> bool:
    """Whether the number stands beside others that it does not count: "along with two fellow players"."""
    before = [w.low for w in words(told.claim.sentence.text) if w.stop <= told.quantity.at][-3:]
    return bool(_BESIDES & {*before, *told.quantity.nouns})


def _partitive(told: Told) -> bool:
    """Whether a number counts some of a whole: "two of the Lynx goals"."""
    text, quantity = told.claim.sentence.text, told.quantity
    return bool(_OF_THE.match(text, pos=quantity.stop)) and not text[: quantity.at].lower().endswith("all ")


def _of_a_part(mine: Quantity, text: str) -> bool:
    """Whether words behind the noun may say which of several are meant: "the two masts in Congo"."""
    tokens = [w.low for w in words(text) if w.at >= mine.stop]
    noun = next((i for i, low in enumerate(tokens) if stem(low) == mine.head), -1)
    return bool((_PART if noun >= 0 else _PART - _BARE | _RELATIVE) & set(tokens[noun + 1 : noun + 2]))


def _last_told(others: Sequence[Told], one: Told, statements: Sequence[Claim]) -> Told | None:
    """For "the three deny it" and "hand back the three vessels": the one count that was told just before."""
    mine, at = one.quantity, statements.index(one.claim)
    tokens = [w.low for w in words(one.claim.sentence.text) if w.at >= mine.stop]
    bare = _bare(one)
    if mine.value > _SMALL or (bare and tokens[:1] in (["who"], ["that"], ["which"], ["whom"])):
        return None
    near = statements[max(0, at - _NEAR) : at]
    told = [t for t in others if t.claim in near and t.quantity.head and not t.quantity.modifier]
    if not bare:
        told = [t for t in others if t.claim in statements[:at] and same_thing(t.quantity.head, mine.head)]
    told = [t for t in told if not _partitive(t)]
    if len({t.quantity.value for t in told}) != 1 or any(t.quantity.bound for t in told):
        return None
    right = told[-1]
    between = " ".join(c.sentence.text for c in statements[statements.index(right.claim) : at])
    between += " " + one.claim.sentence.text[: mine.at]
    changed = _CHANGED.search(between) or _named(between, mine.value) or _of_a_part(mine, one.claim.sentence.text)
    changed = changed or _added_to(right)
    near_by = 2 <= right.quantity.value <= _SMALL and abs(right.quantity.value - mine.value) <= 2
    return right if near_by and not changed else None


def _named(text: str, value: float) -> bool:
    """Whether as many names stand in a row, which may be who is meant."""
    return any(2 + len(m.captures("more")) == value for m in _RUN.finditer(text))


def _clash(wrong: Told, right: Told) -> Clash:
    first, second = earlier_first(wrong.claim, right.claim)
    mine = wrong.quantity
    return Clash(
        kind="count" if mine.word and mine.value <= 12 else "number",
        first=first,
        second=second,
        score=0.78,
        reason=f"“the {mine.text}” are taken up as known; what the article tells is “{right.quantity.text}”.",
        suspect=wrong.claim.sentence.span(mine.at, mine.stop),
        suggestion=written_like(mine, right.quantity.value),
    )
