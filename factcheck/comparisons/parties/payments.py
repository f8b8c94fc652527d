"""One sum of money, two who pay it: a court ordered Oska to pay 31 million; "the 31 million that Lumo must pay".

Both sides tell the same sum with the same verb (pay, invest, offer, lend ...). The second takes the sum up as known,
with "the" and a relative clause or a title ("the $3 million fine on Lumo"); the article tells it of one other party.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import DESCRIBED, FROM, alike, joined, masked, parties, people
from factcheck.comparisons.parties.names import misplaced
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.quantities import Quantity, read

#: verb -> its forms behind "will", "has" or nothing
_VERBS: dict[str, str] = {
    "pay": r"pays?|paid|paying",
    "invest": r"invest(?:s|ed|ing)?",
    "offer": r"offer(?:s|ed|ing)?|bid",
    "lend": r"lends?|lent|lending",
    "owe": r"owe[sd]?",
    "donate": r"donat(?:es?|ed|ing)|g[ai]ve[sn]?",
    "borrow": r"borrow(?:s|ed)?",
    "raise": r"raise[sd]?",
    "spend": r"spends?|spent",
    "lose": r"loses?|lost",
    "receive": r"receive[sd]?|gets?|got",
}
_VERB = "|".join(f"(?P<{verb}>{forms})" for verb, forms in _VERBS.items())
_MUST = (
    r"(?:(?:must|will|shall|should|has|have|had|is|are|was|were|can)\s+)?(?:(?:now|to|already|been|have)\s+)*"
    r"(?:(?:agreed|ordered|told|promised|required|pledged|obliged|sentenced|forced|undertaken|due)\s+to\s+)?"
)
#: "ordered the chip designer Oska to pay", "Oska must pay"
_TELLS = (
    regex.compile(
        rf"\b(?:ordered|told|forced|required|obliged|asked)\s+{DESCRIBED}‹(?P<who>\d+)›{FROM}\s+to\s+(?:{_VERB})\b"
    ),
    regex.compile(rf"‹(?P<who>\d+)›{FROM}\s+{_MUST}(?:{_VERB})\b"),
    regex.compile(rf"\b(?P<pay>fined)\s+{DESCRIBED}‹(?P<who>\d+)›"),
    regex.compile(r"‹(?P<who>\d+)›\s+(?:was|were|has been|had been)\s+(?P<pay>fined)\b"),
)
_KNOWN = (
    regex.compile(rf"^(?:\s+\p{{Ll}}+){{0,2}}\s+(?:(?:that|which)\s+)?‹(?P<who>\d+)›\s+{_MUST}(?:{_VERB})\b"),
    regex.compile(
        rf"^\s+(?:\p{{Ll}}+\s+)?(?P<pay>fine|penalty)\s+(?:imposed\s+)?(?:on|for|against)\s+{DESCRIBED}‹(?P<who>\d+)›"
    ),
)
_ANOTHER = regex.compile(
    r"\b(?:each|both|also|too|another|other|second|further|same|equal\w*|half|third|rest|apiece|"
    r"like|respectively|jointly|together|earlier|previous\w*|last\s+year|whether)\b"
)
_SCORE = 0.78


class Paid(NamedTuple):
    """Who pays which sum; ``known`` where the sum is taken up."""

    claim: Claim
    who: Mention
    verb: str
    sum: Quantity
    known: bool


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    statements = reading.statements
    paid = [p for c in statements if not c.sentence.heads for p in _paid(c)]
    for wrong in (p for p in paid if p.known):
        same = [p for p in paid if p.verb == wrong.verb and _same_sum(p.sum, wrong.sum)]
        others = [p for p in same if p.who.entity != wrong.who.entity]
        alone = len(others) == len(same) - 1 and len({p.who.entity for p in others}) == 1
        if alone and _one_sum(others[0], wrong, people(reading)):
            yield _clash(others[0], wrong)


def _paid(claim: Claim) -> Iterator[Paid]:
    if not any(q.kind == "money" for q in read(claim.sentence.text)):
        return
    named = parties(claim)
    text = masked(claim.sentence.text, named)
    sums = [q for q in read(text) if q.kind == "money" and not q.bound and not quoted(text, q.at)]
    for quantity in sums:
        the = regex.search(r"\b[Tt]he\s+$", text[: quantity.at])
        for m in filter(None, (pattern.match(text[quantity.stop :]) for pattern in _KNOWN if the)):
            yield Paid(claim, named[int(m["who"])], _verb(m), quantity, True)
    for m in (m for pattern in _TELLS for m in pattern.finditer(text)):
        near = next((q for q in sums if m.end() <= q.at <= m.end() + 30 and "," not in text[m.end() : q.at]), None)
        if near and not joined(text[: m.start()]):
            yield Paid(claim, named[int(m["who"])], _verb(m), near, False)


def _verb(found: regex.Match[str]) -> str:
    return next(verb for verb in _VERBS if found.groupdict().get(verb))


def _same_sum(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit


def _one_sum(right: Paid, wrong: Paid, sure: frozenset[str]) -> bool:
    """Whether nothing says that there are two such sums."""
    texts = right.claim.sentence.text, wrong.claim.sentence.text
    bodies = {right.who.type, wrong.who.type} <= {"country", "organisation"} or alike(right.who, wrong.who, sure)
    return bodies and texts[0] != texts[1] and not any(_ANOTHER.search(text) for text in texts)


def _clash(right: Paid, wrong: Paid) -> Clash:
    reason = f"“{wrong.sum.text}” is told of {right.who.text} in one place and of {wrong.who.text} in another."
    return misplaced(wrong.claim, wrong.who, right.claim, score=_SCORE, reason=reason, mend=right.who.text)
