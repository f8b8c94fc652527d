"""A weekday and the nights or days up to it: home "on Thursday after three nights", driven out "on Wednesday evening".

The count leads back to the weekday on which it began: an evacuation, a collapse, a walkout, a failure.
Nights are exact; days may be counted with or without the first. It speaks only where the article tells one such
beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.places_in_text import narrowed, quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import WEEKDAYS
from factcheck.quantities.numerals import whole
from factcheck.words import stems

_DAYS = "|".join(WEEKDAYS)
_COUNT = (
    r"(?P<count>one|two|three|four|five|six|[1-6])\s+(?:long\s+|cold\s+|freezing\s+|anxious\s+)?(?P<unit>nights?|days?)"
)
#: what lasts -> how its beginning is told, and the words by which its length is told
_KINDS: dict[str, tuple[str, str]] = {
    "evacuation": (
        r"evacuat\w+|ordered\s+(?:out|to\s+leave)|told\s+to\s+leave|from\s+door\s+to\s+door|(?:left|fled)\s+their\s+homes|"
        r"driven\s+from\s+their\s+homes|cleared\s+(?:the|their)\s+(?:houses|homes|streets)",
        r"(?:in|on|at|with)\s+(?:\p{Ll}+\s+){0,4}?(?:beds|shelters?|gym|gymnasium|hall|halls|tents|relatives|school|hotels?|"
        r"camp|camps|arena|rink|church|centre|center)|away\s+from\s+home|out\s+of\s+their\s+homes",
    ),
    "trapped": (
        r"(?:was|were|became|been)\s+(?:trapped|buried|cut\s+off|snowed\s+in|stranded)|collapsed|caved\s+in|gave\s+way|"
        r"blocked\s+the\s+(?:entrance|tunnel|shaft)",
        r"underground|under\s+(?:the\s+)?(?:rubble|snow|ground)|trapped|below\s+ground|in\s+the\s+(?:shaft|cave|tunnel|mine|dark)|"
        r"cut\s+off",
    ),
    "strike": (
        r"walked\s+out|downed\s+tools|stopped\s+work|went\s+on\s+strike|strike\s+began|began\s+(?:their|a|the)\s+strike",
        r"on\s+strike|of\s+(?:striking|pickets|strikes?)|without\s+(?:trains|buses|flights|trams|ferries|post)",
    ),
    "failure": (
        r"(?:power|lights|electricity|water|heating|network|system)\s+(?:went\s+(?:out|off|down)|failed|was\s+cut|were\s+cut)",
        r"without\s+(?:power|electricity|light|water|heating|heat)|in\s+the\s+dark",
    ),
    "missing": (
        r"went\s+missing|disappeared|vanished|was\s+last\s+seen|were\s+last\s+seen|lost\s+(?:his|her|their)\s+way",
        r"(?:missing|lost|alone|of\s+searching)(?:\s+in\s+the\s+\p{Ll}+)?|in\s+the\s+(?:woods|forest|bush|mountains|desert|hills)",
    ),
    "siege": (
        r"(?:siege|standoff|stand-off|occupation|blockade)\s+began|barricaded\s+\w+|occupied\s+the|took\s+\w+\s+hostage",
        r"inside|of\s+(?:siege|talks)|in\s+(?:captivity|the\s+(?:bank|building|house|embassy))|behind\s+barricades",
    ),
}  # fmt: skip
_BEGUN = {
    kind: regex.compile(
        rf"\b(?:{begun})\b(?P<gap>[^.;:“”\"]{{0,50}}?)\s(?:(?:late|early)\s+)?on\s+(?P<day>{_DAYS})\b|"
        rf"\b[Oo]n\s+(?P<day>{_DAYS})(?:\s+(?:morning|afternoon|evening|night))?(?P<gap>[^.;:“”\"]{{0,60}}?)\s(?:{begun})\b"
    )
    for kind, (begun, _) in _KINDS.items()
}
_OVER = {
    kind: regex.compile(
        rf"\bon\s+(?P<day>{_DAYS})\b[^.;:“”\"]{{0,50}}?\safter\s+(?:spending\s+)?{_COUNT}\s+(?:{span})\b"
    )
    for kind, (_, span) in _KINDS.items()
}
_WEEKDAY = regex.compile(rf"\b(?:{_DAYS})\b")
_COMMON = stems("a an the of in on at some were was had been be went and for to from")
_OTHER = regex.compile(
    r"\b(?:last|previous|earlier|next|following|second|another|every|each|would|will|more|again|others?|some|not|return\w*|"
    rf"{_DAYS})\b"
)
_SAME = regex.compile(r"\b(?:same|later|last)\b")
_PRONOUN = regex.compile(r"^(?:[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Aa]ll)\b")
_SUBJECT = 5  # words of a sentence in which its subject stands
_NIGHT_OF_WORDS = regex.compile(r"\b(?:night|day)s?\b")
_SCORE = 0.77


class _Over(NamedTuple):
    """What ended on a weekday after a number of nights or days."""

    claim: Claim
    found: regex.Match[str]
    days: frozenset[int]  # the weekdays on which it may have begun


class _Begun(NamedTuple):
    """A beginning with its weekday; ``at`` is where that stands."""

    claim: Claim
    day: int
    at: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = [c for c in reading.claims if c.kind == "statement" and any(d in c.sentence.text for d in WEEKDAYS)]
    counted = [c for c in statements if " after " in c.sentence.text and _NIGHT_OF_WORDS.search(c.sentence.text)]
    for kind, pattern in _OVER.items():
        over = [one for c in counted for one in _ends(c, pattern)]
        begun = [one for c in statements for one in _starts(c, _BEGUN[kind])] if len(over) == 1 else []
        clear = len({one.day for one in begun}) == 1 and not voices(begun[0].claim, over[0].claim)
        if clear and begun[0].day not in over[0].days and _one_story(kind, over[0], begun[0].claim):
            yield _clash(over[0], begun[0])


def _ends(claim: Claim, pattern: regex.Pattern[str]) -> Iterator[_Over]:
    text = claim.sentence.text
    for found in pattern.finditer(text):
        if quoted(text, found.start()) or found.start() < body_of(text):
            continue
        count = whole(found["count"])
        day = WEEKDAYS.index(found["day"])
        backs = (count,) if found["unit"].startswith("night") else (count, count - 1)
        yield _Over(claim, found, frozenset((day - back) % 7 for back in backs))


def _starts(claim: Claim, pattern: regex.Pattern[str]) -> Iterator[_Begun]:
    text = claim.sentence.text
    for found in pattern.finditer(text):
        if not quoted(text, found.start()) and not _OTHER.search(found["gap"]) and found.start() >= body_of(text):
            yield _Begun(claim, WEEKDAYS.index(found["day"]), found.start("day"))


def _one_story(kind: str, over: _Over, begun: Claim) -> bool:
    """Whether what ends is told of those, or of the thing, that the beginning is told of."""
    end, text = over.claim.sentence.text, begun.sentence.text
    if _SAME.search(end) or _SAME.search(text) or len(_WEEKDAY.findall(end)) > 1:
        return False
    if _PRONOUN.search(end) or _PRONOUN.search(text):
        return True
    subject = over.found[0] if kind == "failure" else " ".join(end[: over.found.start()].split()[:_SUBJECT])
    return bool(stems(subject) & stems(text) - _COMMON)


def _clash(over: _Over, begun: _Begun) -> Clash:
    found, name = over.found, WEEKDAYS[begun.day]
    place = begun.claim.sentence.span(begun.at, begun.at + len(name))
    mine, theirs = over.claim, begun.claim
    if mine.sentence is theirs.sentence:
        mine, theirs = narrowed(mine, mine.sentence.span(*found.span())), narrowed(theirs, place)
    first, second = earlier_first(mine, theirs)
    return Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"{found['count'].capitalize()} {found['unit']} before {found['day']} is not {name}.",
        suspect=place, suggestion=WEEKDAYS[next(iter(over.days))] if len(over.days) == 1 else None,
    )  # fmt: skip
