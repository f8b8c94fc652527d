"""How long something lasts, told with two ends: "closed until October", "will be open again in March".

Three sorts of an end are compared, each with itself: of a closure, of a contract, of a time to decide. It
speaks only where the article tells one end in one or more places and another end in a single one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import MONTHS, Moment, read
from factcheck.words import stem, stems, words

_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_TIME = rf"(?P<time>(?:{_NUMBER}\s+(?:of\s+)?)?{_MONTH}(?:\s+{_NUMBER}\b)?(?:,?\s+20\d\d)?|20\d\d)"
_TO = (
    rf"(?:\s+(?:at\s+least|the|early|late|mid-?|end|of|start|beginning|summer|autumn|spring|winter|season))*\s+{_TIME}"
)
_GAP = r"(?:\s+[^\s,;:.“”\"]+){0,6}?"
_HIS = r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]|new|\p{Ll}+-year)"
#: sort of an end -> how it is told
_ENDS = {
    "closure": (
        rf"\b(?:closed|close|shut|stays?\s+closed|out\s+of\s+service|off\s+the\s+rails){_GAP}\s+until{_TO}",
        rf"\bnot\s+(?:run|sail|operate|open|reopen|fly|resume|be\s+open){_GAP}\s+(?:before|until){_TO}",
        rf"\b(?:open|run|sail|operate|running|operating)\s+again{_GAP}\s+(?:in|on|from){_TO}",
        rf"\b(?:will|to|should|would)\s+(?:re-?open|resume){_GAP}\s+(?:in|on|from){_TO}",
        rf"\b[Rr]eopening{_GAP}\s+(?:in|on){_TO}",
    ),
    "contract": (
        rf"\b{_HIS}\s+(?:contract|deal)\s+(?:will\s+|that\s+|which\s+)?(?:runs?|lasts?|expires?|ends?|binds\s+\w+|keeps\s+\w+){_GAP}\s+"
        rf"(?:to|until|till|in|at|through){_TO}",
        rf"\b{_HIS}\s+(?:contract|deal)\s+(?:to|until|till|through){_TO}",
        rf"\b(?:[Ss]ign|[Ss]igns|[Ss]igned|extends?|extended|renews?|renewed){_GAP}\s+(?:until|till|through){_TO}",
    ),
    "deadline": (
        rf"\b(?:has|have|had|given)(?:\s+only|\s+just|\s+now)?\s+until{_TO}",
        rf"\b[Dd]eadline\s+(?:of|on|in|at|is|was|falls\s+on|for\s+\w+\s+is){_TO}",
    ),
}
_PATTERNS = {sort: tuple(regex.compile(form) for form in forms) for sort, forms in _ENDS.items()}
#: what is no end of the whole, or of another one
_OTHER = regex.compile(
    r"\b(?:part(?:s|ly|ial|ially)?|some|sections?|lanes?|tracks?|another|second|third|first|also|others?|new\s+deadline|"
    r"one\s+(?:side|way|carriageway|direction|wing)|option|extension|previous(?:ly)?|earlier|last\s+season|had\s+been|"
    r"originally|original|instead|loan|would\s+have|unless|if|delayed|postponed|put\s+back|pushed|could|may|might|"
    r"current|existing|old|former|present|coach|manager|sponsor\w*|clause|staff|visitors|public|pedestrians|cyclists|"
    r"lorries|trucks)\b"
)
_DEADLINE = regex.compile(r"\b[Tt]he\s+deadline\b")
_FOR = regex.compile(r"\b(?:for|to)\s+(?:(?:the|a|an|all|its|their)\s+)?(?P<what>\p{L}+)")
_CLAUSES = frozenset("that which who where when while because and but said says if after before".split())
_BESIDE = frozenset(
    "in on at of by for with near beside behind between across over under along to from below above next".split()
)
_HELPERS = frozenset(
    "will would shall should to be is are was were has have had not that stay stays remain and".split()
)


class _End(NamedTuple):
    """When something ends."""

    claim: Claim
    moment: Moment
    words: str
    things: frozenset[str]  # stems of what it is told of: "bridge" of "the bridge in Marn will be closed"
    names: frozenset[str]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    found: dict[str, list[_End]] = defaultdict(list)
    for claim in reading.statements:
        for sort, patterns in _PATTERNS.items():
            found[sort] += _ends(claim, patterns)
    for sort, ends in found.items():
        yield from _changed(sort, ends)


def _ends(claim: Claim, patterns: Sequence[regex.Pattern[str]]) -> Iterator[_End]:
    text = claim.sentence.text
    if _OTHER.search(text):
        return
    moments = [m for m in read(text) if m.at >= body_of(text) and not quoted(text, m.at)]
    for pattern in patterns:
        for told in pattern.finditer(text):
            moment = next((m for m in moments if m.at <= told.start("time") < m.stop), None)
            if moment:
                people = frozenset(m.entity for m in claim.mentions if m.type == "person")
                yield _End(claim, moment, text[told.start() :], _things(text, told), people)
                return


def _things(text: str, told: regex.Match[str]) -> frozenset[str]:
    """The head of what stands before, and of "close the bridge until" the object."""
    ahead: list[str] = []
    for word in words(text[: told.start()]):
        if word.low in _CLAUSES or (not word.alpha and word.text not in {"'s", "’s"}):
            ahead = []
        elif word.low not in _HELPERS or word.low in _BESIDE:
            ahead.append(word.low)
    end = next((i for i, low in enumerate(ahead) if i and low in _BESIDE), len(ahead))
    object_ = [w.low for w in words(told[0])[1:]] if told[0].startswith("close ") else []
    stop = next((i for i, low in enumerate(object_) if low in _BESIDE or low == "until"), len(object_))
    return frozenset(stem(low.removesuffix("s")) for low in (*ahead[:end][-1:], *object_[:stop][-1:]))


def _changed(sort: str, ends: Sequence[_End]) -> Iterator[Clash]:
    first = ends[0] if ends else None
    odd = [one for one in ends if first and _differ(one.moment, first.moment)]
    if not first or not odd or any(_differ(one.moment, odd[0].moment) for one in odd):
        return
    wrong, right = (first, odd[0]) if len(odd) > len(ends) - len(odd) else (odd[0], first)
    if min(len(odd), len(ends) - len(odd)) > 1 or wrong.claim is right.claim:
        return
    if not _one_thing(sort, wrong, right):
        return
    if sort == "contract" and wrong.names and right.names and not wrong.names & right.names:
        return
    known = len(odd) * 2 != len(ends) or first.claim.sentence.heads
    one, other = sorted((wrong, right), key=lambda end: end.claim.start)
    yield Clash(
        kind="date", first=one.claim, second=other.claim, score=0.76,
        reason=f"The {sort} is told with two ends, “{one.moment.text}” and “{other.moment.text}”.",
        suspect=wrong.claim.sentence.span(wrong.moment.at, wrong.moment.stop) if known else None,
        suggestion=right.moment.text if known else None,
        witnesses=tuple(e.claim for e in ends if e not in (one, other) and not _differ(e.moment, right.moment)),
    )  # fmt: skip


def _one_thing(sort: str, one: _End, other: _End) -> bool:
    """Whether both are told of one thing: with its word or a pronoun; there is one contract and one deadline."""
    if sort == "contract" or (one.things & other.things):
        return True
    if sort == "deadline":
        return any(_only_deadline(x, y) for x, y in ((one, other), (other, one)))
    near = abs(one.claim.sentence.index - other.claim.sentence.index) == 1
    later = max(one, other, key=lambda end: end.claim.start)
    return near and bool(later.things & {"it", "they"})


def _only_deadline(one: _End, other: _End) -> bool:
    """Whether an end is "the deadline", of nothing but what the other one tells as well."""
    text = one.claim.sentence.text
    found = _DEADLINE.search(text)
    known = stems(other.claim.sentence.text)
    return found is not None and all(stems(m["what"]) <= known for m in _FOR.finditer(text, found.end()))


def _differ(one: Moment, other: Moment) -> bool:
    """Whether two ends cannot be one: a month and its own year may."""
    if one.year and other.year and one.year != other.year:
        return True
    if not (one.month and other.month):
        return False
    return one.month != other.month or bool(one.day and other.day and one.day != other.day)
