"""Years from a beginning to an end against the span between: put into service in 1978, shut down in 2009, "31 years".

The span is told as that of the whole ("in all, it spent 31 years", "after nine years in exile", "he stayed nine
years"). It speaks only where one mistyped digit, or two exchanged ones, explain the difference, and where the article
tells one beginning and one end with a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.happenings import Happening, happenings, several
from factcheck.comparisons.dates.years_told import mistyped
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities.numerals import whole
from factcheck.words import words

#: beginnings -> their ends
_ENDS: dict[str, frozenset[str]] = {
    name: frozenset(ends.split())
    for name, ends in {
        "open": "close destroy", "commission": "decommission close destroy retire", "found": "fail close",
        "depart": "return", "enforce": "repeal", "enact": "repeal", "impose": "lift", "marry": "divorce",
        "become": "resign leave retire dismiss", "take office": "resign leave retire dismiss", "join": "leave retire",
        "appoint": "resign leave retire dismiss", "launch": "sink decommission",
    }.items()
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|[a-z]+(?:-[a-z]+)?)\s+years"
#: the whole span of a thing or of somebody's time there
_WHOLE = (
    regex.compile(rf"\b(?:[Ii]n\s+(?:all|total)|[Aa]ltogether),?\s+[^,;:“”\"]*?\b{_COUNT}\b"),
    regex.compile(rf"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Aa]fter)\s+(?:its|his|her|the)\s+{_COUNT}\b"),
    regex.compile(
        rf"\b[Aa]fter\s+{_COUNT}\s+(?:of\s+(?:service|operation|use|work|exile|marriage|absence|trading|business)|"
        r"in\s+(?:service|operation|use|exile|business|office|the\s+(?:job|post)|\p{Lu}\p{L}+)|abroad|away)\b"
    ),
    regex.compile(
        rf"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\s+(?:stayed|remained|lasted|ran)\s+(?:there\s+)?(?:for\s+)?{_COUNT}\b"
    ),
    regex.compile(rf"\b(?:spent|was\s+to\s+spend|stayed\s+(?:there\s+)?(?:for)?)\s+{_COUNT}\s+(?:there|in|at)\b"),
    regex.compile(
        r"\b(?:its|his|her|the)\s+(?P<count>\d{1,2}|[a-z]+(?:-[a-z]+)?)-year\s+(?:life|career|run|exile|reign|tenure)\b"
    ),
)
_VAGUE = regex.compile(
    r"\b(?:nearly|almost|about|around|some|over|more\s+than|less\s+than|at\s+least|first|last|next|another|of\s+the|"
    r"(?:his|her|its)\s+(?:first|last))\s*$"
)
#: years of a part, of another work, or of the making
_OF_A_PART = regex.compile(r"\s+(?:as|to|behind|on|of\s+(?:\p{Ll}+ing|debate|talks?|dispute|delays?))\b")
_PERSON = regex.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_HINT = regex.compile(r"\d-year|-year\s|\byears\b")
_NEAR = 3  # sentences from a departure to the stay that it began
_LEAST = 4  # years: shorter spans are told of many things
_SCORE = 0.77


class _Span(NamedTuple):
    """A number of years that something lasted."""

    claim: Claim
    years: int
    told: str  # the words that tell it


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    spans = [one for c in reading.claims if c.kind == "statement" for one in _spans(c)]
    if not spans:
        return
    told = [x for x in happenings(reading) if x.moment.year and not x.act.planned]
    told = [x for x in told if x.key or x.act.name == "commission"]
    for begin, end in _wholes(reading, told):
        mine = [s for s in spans if _of(s, begin, end)]
        if len({s.years for s in mine}) == 1:
            yield from _clash(begin, end, mine[0])


def _spans(claim: Claim) -> Iterator[_Span]:
    text = claim.sentence.text
    if not _HINT.search(text):
        return
    for found in (m for form in _WHOLE for m in form.finditer(text)):
        number = whole(found["count"])
        part = _OF_A_PART.match(text, found.end()) or regex.search(r"\b(?:took|takes|waited)\b", found[0])
        vague = _VAGUE.search(text, 0, found.start("count"))
        if number >= _LEAST and not vague and not part and not quoted(text, found.start()):
            yield _Span(claim, number, found[0])


def _wholes(reading: Reading, told: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Each beginning with its end, where the article tells one of each."""
    for begin in told:
        ends = [x for x in told if x.act.name in _ENDS.get(begin.act.name, ())]
        again = [x for x in told if x.act.name == begin.act.name and x.moment.year != begin.moment.year]
        one = len({x.moment.year for x in ends}) == 1 and not again
        key = "" if begin.key == "it" else begin.key or ""
        if one and not several(reading, key) and (ends[0].key == begin.key or _instrument(begin, ends[0])):
            yield begin, ends[0]


def _instrument(begin: Happening, end: Happening) -> bool:
    """Whether one thing may be told with two nouns: "the telescope", "the instrument was shut down"."""
    things = begin.act.thing, end.act.thing
    return begin.act.name == "commission" and all(t is not None and t.article in {"the", "its", ""} for t in things)


def _of(span: _Span, begin: Happening, end: Happening) -> bool:
    """Whether a span is that of the thing or the person."""
    if voices(span.claim, begin.claim) or voices(span.claim, end.claim):
        return False
    if _PERSON.search(span.told) and (begin.key or "it").islower():
        return False
    if begin.act.name == "depart":
        return 0 <= span.claim.sentence.index - begin.claim.sentence.index <= _NEAR
    lows = {w.low for w in words(span.claim.sentence.text)}
    heads = {t.head for t in (begin.act.thing, end.act.thing) if t}
    if heads & lows - {"it", "he", "she"} or (begin.act.name == "commission" and {"all", "total", "altogether"} & lows):
        return True
    near = min(abs(span.claim.sentence.index - x.claim.sentence.index) for x in (begin, end)) <= 1
    return near and bool(lows & {"it", "its", "he", "his", "she", "her"})


def _clash(begin: Happening, end: Happening, span: _Span) -> Iterator[Clash]:
    first, last = begin.moment.year or 0, end.moment.year or 0
    if abs(last - first - span.years) <= 1:
        return
    mends = [(begin, last - span.years), (end, first + span.years)]
    mends = [(one, year) for one, year in mends if mistyped(one.moment.year or 0, year)]
    if not mends:
        return
    wrong, right = mends[0] if len(mends) == 1 or begin.claim.start > end.claim.start else mends[1]
    other = span.claim if span.claim is not wrong.claim else (end if wrong is begin else begin).claim
    one, two = earlier_first(wrong.claim, other)
    at = wrong.moment.at + wrong.moment.text.rindex(str(wrong.moment.year))
    yield Clash(
        kind="date", first=one, second=two, score=_SCORE,
        reason=f"From {first} to {last} is not {span.years} years.",
        suspect=wrong.claim.sentence.span(at, at + 4), suggestion=str(right),
    )  # fmt: skip
