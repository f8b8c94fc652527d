"""Hours that cannot be: talks that begin on Saturday evening, an agreement signed at 3 a.m. on Saturday.

What ends must end behind its beginning. Both are told with the weekday and the hour, or the part of the day; the
article tells one beginning and one end of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted, voices
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import WEEKDAYS

_BEGAN = r"(?:began|begun|started|opened|resumed|got\s+under\s+way|was\s+called)"
_OVER = r"(?:ended|finished|concluded|broke\s+up|was\s+over|were\s+over|came\s+to\s+an\s+end|was\s+called\s+off)"
#: what lasts -> how its beginning is told, and how its end
_KINDS: dict[str, tuple[str, str]] = {
    "talks": (
        rf"\b(?:[Tt]alks|[Nn]egotiations|[Mm]ediation|[Tt]he\s+meeting|[Bb]argaining)\b[^.;]{{0,40}}?\s{_BEGAN}",
        r"\b(?:[Aa]greement|[Dd]eal|[Aa]ccord|[Cc]ompromise|[Tt]ruce|[Cc]ontract|[Pp]act|[Tt]reaty|[Ss]ettlement)\s+"
        r"(?:was|were|came|had\s+been)\s+(?:signed|reached|struck|sealed|agreed|announced|initialled)|put\s+their\s+names|"
        rf"shook\s+hands|(?:[Tt]alks|[Nn]egotiations|[Mm]eeting)\s+{_OVER}",
    ),
    "search": (
        rf"\b(?:[Ss]earch|[Rr]escue|[Rr]escue\s+operation|[Oo]peration|[Hh]unt)\b[^.;]{{0,30}}?\s{_BEGAN}|went\s+missing|"
        r"disappeared|was\s+last\s+seen|raised\s+the\s+alarm",
        r"\b(?:was|were)\s+(?:found|freed|rescued|brought\s+out|pulled\s+out|lifted\s+out|winched|brought\s+to\s+safety)|"
        rf"(?:[Ss]earch|[Rr]escue|[Oo]peration)\s+{_OVER}",
    ),
    "fire": (
        r"\b(?:[Ff]ire|[Bb]laze|[Ff]lames)\b[^.;]{0,40}?\s(?:broke\s+out|started|began|was\s+noticed|was\s+discovered)",
        r"\b(?:[Ff]ire|[Bb]laze|[Ff]lames)\b[^.;]{0,40}?\s(?:(?:was|were)\s+(?:put\s+out|extinguished|out|under\s+control)|"
        r"had\s+been\s+put\s+out)",
    ),
    "sitting": (
        rf"\b(?:[Ss]ession|[Dd]ebate|[Ss]itting|[Hh]earing)\b[^.;]{{0,40}}?\s{_BEGAN}",
        rf"\b(?:[Ss]ession|[Dd]ebate|[Ss]itting|[Hh]earing)\b[^.;]{{0,30}}?\s(?:{_OVER}|adjourned)|"
        r"\b(?:[Bb]ills?|[Ll]aws?|[Bb]udget|[Mm]otion|[Rr]esolution|[Aa]ct|[Pp]lan|[Mm]easures?|[Aa]greement)\s+(?:was|were)\s+"
        r"(?:passed|adopted|approved|voted\s+through|voted\s+down)",
    ),
    "strike": (
        rf"\bwalked\s+out|downed\s+tools|stopped\s+work|[Ss]trike\b[^.;]{{0,20}}?\s{_BEGAN}",
        rf"\b[Ss]trike\b[^.;]{{0,20}}?\s(?:{_OVER}|was\s+lifted)|(?:went|go|came)\s+back\s+to\s+work|returned\s+to\s+work",
    ),
    "siege": (
        rf"\b(?:[Ss]iege|[Ss]tandoff|[Ss]tand-off|[Oo]ccupation|[Bb]lockade)\b[^.;]{{0,20}}?\s{_BEGAN}|barricaded\s+(?:him|her|them)",
        rf"\b(?:[Ss]iege|[Ss]tandoff|[Ss]tand-off|[Oo]ccupation|[Bb]lockade)\b[^.;]{{0,20}}?\s{_OVER}|"
        r"gave\s+(?:him|her|them)sel(?:f|ves)\s+up|(?:[Hh]e|[Ss]he|[Tt]hey|[Gg]unm[ae]n)\s+(?:\p{Ll}+ly\s+)?surrendered",
    ),
    "outage": (
        r"\b(?:[Pp]ower|[Ll]ights|[Ee]lectricity|[Nn]etwork|[Ss]ystem)\s+(?:went\s+(?:out|down|off)|failed|was\s+cut)",
        r"\b(?:[Pp]ower|[Ll]ights|[Ee]lectricity|[Ss]upply|[Nn]etwork|[Ss]ystem)\s+(?:was|were|came|had\s+been)\s+"
        r"(?:back|restored|running\s+again)",
    ),
}  # fmt: skip
_PATTERNS = {kind: (regex.compile(begun), regex.compile(ended)) for kind, (begun, ended) in _KINDS.items()}
_DAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"
_CLOCK = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s*(?:(?P<half>[ap])\.?m\b\.?|in\s+the\s+(?P<part>morning|"
    r"afternoon|evening))|(?P<noon>noon|midday))"
)
_TIMES = (
    regex.compile(rf"{_CLOCK}(?:\s+\([^()]*\))?,?\s+(?:on\s+)?{_DAY}\b"),
    regex.compile(rf"{_DAY}\s+at\s+(?:about\s+|around\s+|shortly\s+(?:after|before)\s+)?{_CLOCK}"),
    regex.compile(
        rf"\b(?P<early>[Ee]arly|[Ii]n\s+the\s+early\s+hours\s+of)\s+(?:on\s+)?{_DAY}\b(?!\s+(?:afternoon|evening|night))"
    ),
    regex.compile(rf"\b{_DAY}\s+(?P<spell>morning|afternoon|evening|night)\b"),
    regex.compile(rf"\b(?P<spell>[Ll]ate)\s+on\s+{_DAY}\b(?!\s+(?:morning|afternoon))"),
)
#: minutes of the day, from and to
_SPELLS = {
    "morning": (0, 720),
    "afternoon": (720, 1080),
    "evening": (1020, 1440),
    "night": (1140, 1440),
    "late": (1140, 1440),
}
_EARLY = (0, 420)
_OTHER = regex.compile(
    r"\b(?:last|previous|earlier|next|following|second|another|every|each|would|will|had\s+hoped|"
    r"first|own|separate)\b"
)
_HAD = regex.compile(r"\bhad\b")
_REACH = 70  # characters between what is told and its time
_SCORE = 0.79


class _Told(NamedTuple):
    """A beginning or an end with its weekday and minutes; ``at`` and ``stop`` are those of the weekday."""

    claim: Claim
    day: int
    first: int
    last: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = [c for c in reading.claims if c.kind == "statement" and any(d in c.sentence.text for d in WEEKDAYS)]
    for begun, ended in _PATTERNS.values():
        starts = [one for c in statements for one in _told(c, begun)]
        ends = (
            [one for c in statements if not _HAD.search(c.sentence.text) for one in _told(c, ended)] if starts else []
        )
        if len({x[1:4] for x in starts}) != 1 or len({x[1:4] for x in ends}) != 1:
            continue
        one, other = starts[0], ends[0]
        if one.day == other.day and other.last <= one.first and not voices(one.claim, other.claim):
            yield _clash(one, other)


def _told(claim: Claim, pattern: regex.Pattern[str]) -> Iterator[_Told]:
    text = claim.sentence.text
    for found in pattern.finditer(text):
        if quoted(text, found.start()) or _OTHER.search(text):
            continue
        times: Sequence[regex.Match[str]] = [t for form in _TIMES for t in form.finditer(text)]
        times = [
            t
            for t in times
            if not regex.search(r"[;:]", text[min(found.end(), t.end()) : max(found.start(), t.start())])
        ]
        near = [t for t in times if -_REACH <= t.start() - found.end() <= _REACH]
        if near and len({t["day"] for t in times}) == 1:
            first, last = _minutes(near[0])
            yield _Told(claim, WEEKDAYS.index(near[0]["day"]), first, last, *near[0].span("day"))


def _minutes(time: regex.Match[str]) -> tuple[int, int]:
    groups = time.groupdict()
    if groups.get("early"):
        return _EARLY
    if groups.get("spell"):
        return _SPELLS[groups["spell"].lower()]
    if groups.get("noon"):
        return 720, 720
    late = groups.get("half") == "p" or groups.get("part") in {"afternoon", "evening"}
    at = (int(time["hour"]) % 12 + 12 * late) * 60 + int(time["minute"] or 0)
    return at, at


def _clash(one: _Told, other: _Told) -> Clash:
    day, place = WEEKDAYS[other.day], other.claim.sentence.span(other.at, other.stop)
    mine, theirs = one.claim, other.claim
    if mine.sentence is theirs.sentence:
        mine, theirs = narrowed(mine, mine.sentence.span(one.at, one.stop)), narrowed(theirs, place)
    first, second = earlier_first(mine, theirs)
    return Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"What begins on {day} at that hour cannot be over earlier on {day}.",
        suspect=place, suggestion=WEEKDAYS[(other.day + 1) % 7],
    )  # fmt: skip
