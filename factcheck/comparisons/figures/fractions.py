"""Shares told in words at the top and in percent below: "cuts stays by four fifths", "a reduction of 60 per cent".

The headline and the first sentences tell the change in words ("by a third", "halves"); the body names it again in
percent. Where it names one such change only, and no percentage of the article goes with the words, the two clash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, same_thing, written_like
from factcheck.quantities.numerals import whole
from factcheck.sameness import frame
from factcheck.words import stem, stems

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_UP = (
    r"rise|rises|rose|risen|rising|increase[sd]?|increasing|grow|grows|grew|grown|growing|jump(?:s|ed)?|climb(?:s|ed)?|"
    r"up|raise[sd]?"
)
_DOWN = (
    r"cut|cuts|cutting|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|reduce[sd]?|reducing|shrink|shrinks|shrank|"
    r"decline[sd]?|slash(?:es|ed)?|lower(?:s|ed)?|down|plunge[sd]?|slump(?:s|ed)?"
)
_CHANGE = regex.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:[^,.;:“”\"]{{0,60}}?\s)?by\s+(?P<bound>(?:about|almost|nearly|more\s+than|over|some)\s+)?"
    rf"(?:(?P<count>an?|one|two|three|four|five)[\s-](?P<part>{'|'.join(_PARTS)})s?|(?P<half>half))\b(?![\s-]+(?:point|percentage|million|century|a\b))",
    regex.IGNORECASE,
)
_TIMES = (
    r"(?P<time>(?:an?|the)\s+(?:\p{Ll}+\s+)?(?:(?P<up>rise|increase|growth|jump)|"
    r"(?P<down>reduction|cut|fall|drop|decline|decrease))\s+of\s+(?:about\s+|some\s+|nearly\s+|almost\s+)?$)"
)
_NAMED = regex.compile(rf"\b{_TIMES}", regex.IGNORECASE)
_TAIL = regex.compile(
    r"(?:\s+per\s?cent)?\s+(?:(?P<up>rise|increase|growth|jump)|(?P<down>reduction|cut|fall|drop|decline|decrease))\b"
)
_IN = regex.compile(
    r"\b(?P<one>one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)(?:\s+every)?\s+"
    r"(?P<of>two|three|four|five|six|seven|eight|nine|ten)\s+(?:of\s+(?:the|all|its|their)\s+)?(?P<noun>\p{Ll}+)\b",
    regex.IGNORECASE,
)
_OF = regex.compile(
    r"(?:\s+per\s?cent)?\s+of\s+(?:the\s+|all\s+|its\s+|those\s+)?(?P<noun>\p{Ll}+)\b"
    r"(?!\s+(?:in|who|with|at|from|aged|under|over|that|of|whose|on)\b)"
)
#: what a change in percent is in: "a 20 per cent reduction in the grant"
_CHANGED = regex.compile(
    r"(?:\s+per\s?cent)?(?:\s+(?:rise|increase|growth|jump|reduction|cut|fall|drop|decline|decrease))?"
    r"\s+(?:in|of|to|on|for)\s+(?:the\s+|its\s+|their\s+|all\s+)?(?P<what>[\p{L}-]+)"
)
_WIDER = regex.compile(r"\b(?:wants?|wanted|targets?|goals?|across|nationwide|nationally|country|plans?)\b")
_OCCASION = regex.compile(
    r"\b(?:polls?|survey|ballot|election|turnout|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|at\s+least\s+once|"
    r"this\s+(?:term|year|month|week))\b"
)
_MOVES = frozenset(stem(w) for w in regex.findall(r"\w+", "rise increase growth jump reduction cut fall drop decline"))
_OPENING = 3
_SLACK = 0.06


class Share(NamedTuple):
    """A share in words; ``way`` is "up", "down", or the noun that it is of."""

    claim: Claim
    value: float
    way: str
    words: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a share in words and one in percent."""
    statements = reading.statements
    shares = [share for claim in statements[: _OPENING + 1] for share in _shares(claim)]
    if not shares:
        return
    told = [(c, q) for c in statements for q in read(c.sentence.text) if q.kind == "percent"]
    for share in shares:
        if any(abs(q.value / 100 - share.value) <= _SLACK for _, q in told):
            continue
        same = [(c, q) for c, q in told if _moved(c, q, share) or _counts(c, q, share)]
        if len({q.value for _, q in same}) == 1 and len({(s.way, s.value) for s in shares if s.way == share.way}) == 1:
            claim, wrong = same[0]
            if claim.sentence is not share.claim.sentence and _one_time(share.claim, claim) and _exact(claim, wrong):
                yield _clash(share, claim, wrong)
                return


def _shares(claim: Claim) -> Iterator[Share]:
    text = claim.sentence.text
    for found in _CHANGE.finditer(text):
        if not quoted(text, found.start()) and not (found["bound"] or "").startswith(("more", "over")):
            value = whole((found["count"] or "one").lower()) / _PARTS[(found["part"] or "half").lower()]
            yield Share(claim, value, "up" if found["up"] else "down", found.group())
    for found in _IN.finditer(text):
        value = whole(found["one"].lower()) / whole(found["of"].lower())
        if value < 1 and not quoted(text, found.start()):
            yield Share(claim, value, stem(found["noun"]), found.group())


def _way(claim: Claim, quantity: Quantity) -> str:
    text = claim.sentence.text
    found = _NAMED.search(text[: quantity.at]) or _TAIL.match(text, quantity.stop)
    return "" if found is None or quantity.bound in {"range", "more"} else "up" if found["up"] else "down"


def _moved(claim: Claim, quantity: Quantity, share: Share) -> bool:
    """Whether a percentage tells the change of the same thing."""
    text = claim.sentence.text
    if _way(claim, quantity) != share.way or _WIDER.search(text):
        return False
    known = stems(share.claim.sentence.text) - _MOVES
    found = _CHANGED.match(text, quantity.stop)
    return stem(found["what"]) in known if found else bool(stems(text) & known)


def _counts(claim: Claim, quantity: Quantity, share: Share) -> bool:
    """ "Three in four nurses back the strike", "60 per cent of nurses backed it": one noun, and two words more."""
    found = _OF.match(claim.sentence.text, quantity.stop)
    if found is None or share.way in {"up", "down"} or not same_thing(stem(found["noun"]), share.way):
        return False
    return len((stems(claim.sentence.text) & stems(share.claim.sentence.text)) - {share.way}) >= 2


def _one_time(one: Claim, other: Claim) -> bool:
    first, second = frame(one.sentence.text), frame(other.sentence.text)
    if {*_OCCASION.findall(one.sentence.text)} != {*_OCCASION.findall(other.sentence.text)}:
        return False
    return not (second.other or first.other or second.years - first.years or second.relative - first.relative)


def _exact(claim: Claim, quantity: Quantity) -> bool:
    return not quoted(claim.sentence.text, quantity.at) and quantity.bound in {"", "about", "under"}


def _clash(share: Share, claim: Claim, wrong: Quantity) -> Clash:
    first, second = earlier_first(share.claim, claim)
    return Clash(
        kind="number", first=first, second=second, score=0.74,
        reason=f"“{share.words}” and “{wrong.text}” are not the same share.",
        suspect=claim.sentence.span(wrong.at, wrong.stop),
        suggestion=written_like(wrong, 100 * share.value) if (1000 * share.value) % 5 == 0 else None,
    )  # fmt: skip
