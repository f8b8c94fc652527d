"""The last of its kind in another year than the closure: "went dark in 1989", "she tore the last ticket in 1998".

A place that closes for good has its last guest, train or edition then. It speaks only where one mistyped digit, or two
exchanged ones, make one year of the other and the article tells one closure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.happenings import happenings
from factcheck.comparisons.dates.years_told import mistyped
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import Moment, read

_KINDS = (
    r"tickets?|trains?|trams?|bus|buses|ferry|films?|reels?|screening|shift|edition|issue|copy|pupils?|class|lessons?|"
    r"patients?|guests?|customers?|visitors?|loaf|loaves|bottles?|barrels?|ton|tonne|coal|ore|service|mass|performance|show|"
    r"match|cars?|ships?|sailing|run|whistle|workers?|miners?|prisoners?|inmates?|passengers?|flights?|letter|catch|bale"
)
_LAST = regex.compile(
    rf"\b[Tt]he\s+(?:very\s+)?(?:last|final)\s+(?:\p{{Ll}}+\s+)?(?:{_KINDS})\b(?P<gap>[^.;:“”\"\d]{{0,50}}?)\s+in\s+"
    r"(?:\p{Lu}\p{Ll}+\s+)?(?P<year>(?:1[89]|20)\d\d)(?!\d)"
)
#: the last one goes, or somebody does the last of the work
_GOES = regex.compile(
    r"^\s+(?:of\s+\p{Ll}+\s+)?(?:left|ran|rolled|came\s+off|departed|sailed|(?:was|were)\s+(?:made|built|shown|printed|brewed))\b"
)
_DOES = regex.compile(r"\b(?:drove|tore|printed|brewed|baked|built|taught)\s*$")
_ENDED = frozenset("close decommission".split())
_OTHER = regex.compile(r"\b(?:before|until|since|after|another|previous|other|than)\b")
_SCORE = 0.75


class _Last(NamedTuple):
    """The last of a kind, with its year."""

    claim: Claim
    moment: Moment


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    lasts = [one for c in reading.claims if c.kind == "statement" for one in _lasts(c)]
    if not lasts:
        return
    closures = [x for x in happenings(reading) if x.act.name in _ENDED and x.moment.year and not x.act.planned]
    if len({(x.moment.year) for x in closures}) != 1 or len({one.moment.year for one in lasts}) != 1:
        return
    closed = closures[0]
    year = closed.moment.year or 0
    for one in lasts[:1]:
        if (
            mistyped(one.moment.year or 0, year)
            and abs((one.moment.year or 0) - year) > 1
            and one.claim is not closed.claim
            and not voices(one.claim, closed.claim)
        ):
            yield _clash(one, _Last(closed.claim, closed.moment))


def _lasts(claim: Claim) -> Iterator[_Last]:
    text = claim.sentence.text
    for found in _LAST.finditer(text):
        moment = next((m for m in read(text) if m.at <= found.start("year") < m.stop), None)
        goes = _GOES.search(found["gap"]) or _DOES.search(text[: found.start()])
        if moment and goes and not quoted(text, found.start()) and not _OTHER.search(found["gap"]):
            yield _Last(claim, moment)


def _clash(last: _Last, closed: _Last) -> Clash:
    wrong, right = (last, closed) if closed.claim.start < last.claim.start else (closed, last)
    at = wrong.moment.at + wrong.moment.text.rindex(str(wrong.moment.year))
    first, second = earlier_first(last.claim, closed.claim)
    return Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"The last one is told of {last.moment.year}, and the end of {closed.moment.year}.",
        suspect=wrong.claim.sentence.span(at, at + 4), suggestion=str(right.moment.year),
    )  # fmt: skip
