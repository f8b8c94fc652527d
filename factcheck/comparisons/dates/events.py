"""One event told with two weekdays or two towns: arrested on Tuesday and on Friday, talks in Nairobi and in Kigali.

Only what stands beside the event's own word counts ("arrested on Tuesday", "the vote, which was held on Sunday", "talks
in Riga"). The event is known from the beginning of the article; a word that says "another one" (next, last, earlier,
second) or a third day or town makes it a series, which is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import HAPPENS, OPENING, body_of, near
from factcheck.comparisons.dates.event_context import of_another
from factcheck.comparisons.dates.event_words import EVENT_OF, Named, named
from factcheck.comparisons.places_in_text import voices
from factcheck.datatypes import Claim, Clash, Kind, Mention, Reading
from factcheck.moments import WEEKDAYS, Moment, read
from factcheck.sameness import frame
from factcheck.words import Word, words

#: events that may well take place on several days or in several towns of one article
_LONG: dict[str, frozenset[str]] = {
    "date": frozenset("talks trial festival strike match attack fire flood storm eruption visit".split()),
    "place": frozenset(
        """arrest vote strike signing ruling attack quake opening launch landing failure landfall robbery collapse
        landslide sinking wedding swearing-in escape auction debate spill flood
        storm eruption visit explosion""".split()
    ),
}
_MORE = frozenset(
    """another other second third next last previous earlier later former again also new separate similar first final
    more some many most every each since until before after by would will could should may might to""".split()
)
_AHEAD = frozenset("will would to".split())
_HINGES = frozenset("before after since until by".split())
#: behind a day: "the ruling on Monday by a lower court"
_ANOTHER = regex.compile(r"\s+(?:by|of|in|at)\s+(?:an?|another)\b")
#: verbs that may be told of several things of one article; ``once`` compares them with their things
_OF_THINGS = frozenset("signed opened reopened launched buried".split())
#: votes that are held in parts
_PARTS = regex.compile(
    r"(?:^In|day\s+in)\s+the\s+(?:north|south|east|west)\p{L}*|\b(?:abroad|overseas|elsewhere|early|advance|postal|runoff|"
    r"run-off|first\s+round|second\s+round)\b",
    regex.IGNORECASE,
)
_PAST = regex.compile(r"\b(?:last|previous|earlier|ago|formerly|originally)\b", regex.IGNORECASE)
#: what is done to one person once, wherever in the sentence its day stands
_ON_THE_SPOT = frozenset("arrested detained kidnapped abducted".split())
#: a day right behind one of these is the day on which it was said
_SAID = regex.compile(
    r"\b(?:said|says|announced|confirmed|reported|told\s+\w+)(?:\s+in\s+a\s+statement)?\s+(?:(?:late|early)\s+)?on\s+$"
)
_AUXILIARIES = frozenset("was were been being be is are had have has got".split())
_SITES = frozenset(
    """site scene victim victims survivors organisers organizers officials judge centre center hall officer officers
    commission commissioner board campaign result results law laws rules posters observers observer""".split()
)
_TO_SOME = regex.compile(r"\bopen\p{Ll}*\s+(?:only\s+)?to\s+(?!the\s+public)(?:\p{Ll}+\s+){0,2}\p{Ll}+s\b")
_AFTERSHOCK = regex.compile(r"\baftershocks?\b")
_SINCE = regex.compile(r"\bsince\s+(?:\p{L}+\s+)?\d{4}\b")
_BACK = 80  # characters before a day in which it may be told who said it then
CLOSE = 3  # days: two dates of one month that near look like one mistyped
EARLY = 4  # statements, headline included, that introduce what the article is about


class Told(NamedTuple):
    """An event with a day or town beside it; ``at`` and ``stop`` are offsets in the sentence's text."""

    claim: Claim
    place: int  # of the claim among the statements
    moment: Moment | None
    value: str
    new: bool  # told as something new: "a fire", "a man was arrested"
    verb: bool  # told by a verb that needs an object to be known: "signed", "opened"
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date" and "place" about one event."""
    statements = reading.statements
    found: dict[tuple[Kind, str], list[Told]] = defaultdict(list)
    others: list[Told] = []
    for place, claim in enumerate(statements):
        tokens = words(claim.sentence.text)
        for one in named(claim.sentence.text, tokens):
            if _repeated(tokens, one):
                others += [t for kind, t in _beside(claim, place, tokens, one, new=True) if kind == "date"]
                continue
            new = bool({w.low for w in tokens[max(0, one.first - 6) : one.last + 3]} & {"a", "an"})
            for kind, told in _beside(claim, place, tokens, one, new=new and not one.phrase):
                if one.event not in _LONG[kind] or (kind == "date" and _of_its_day(tokens, one, told)):
                    found[kind, one.event].append(told)
    for (kind, event), sides in found.items():
        days = {t.moment.weekday for t in sides[1:] if t.moment and t.moment.weekday is not None}
        again = any(_ones(c.sentence.text, day) for day in days for c in statements)
        if not again and not any(t.moment and t.moment.weekday in days for t in others):
            yield from _changed(kind, event, sides)


def _backward(told: Told) -> bool:
    """Whether the clause tells of a time before the story; a day that owns the event ("Tuesday's fire") does not."""
    text = told.claim.sentence.text
    low = max(text.rfind(",", 0, told.at), text.rfind(";", 0, told.at)) + 1
    high = next((i for i in range(told.stop, len(text)) if text[i] in ",;"), len(text))
    owns = regex.match(r"(?:\s+\p{Ll}+)?['’]s\b", text, pos=told.stop)
    return not owns and bool(regex.search(r"\bhad\b", text[low:high]))


def _ones(text: str, day: int) -> bool:
    """Whether a sentence knows of another one on that day: "the one on Friday had been worse"."""
    return bool(regex.search(rf"\b(?:ones?|[Oo]ther|[Aa]nother)\s+(?:\p{{Ll}}+\s+){{0,3}}on\s+{WEEKDAYS[day]}", text))


def _of_its_day(tokens: Sequence[Word], one: Named, told: Told) -> bool:
    """Whether a fire, which may burn for days, is told by the day on which it broke out: "Tuesday night's fire"."""
    before = [w.low for w in tokens[max(0, one.first - 3) : one.first]]
    opens = one.first <= OPENING and one.last + 1 < len(tokens) and tokens[one.last + 1].low in HAPPENS
    return one.event == "fire" and (before[-1:] in (["'s"], ["’s"]) or (opens and told.place < EARLY))


def _repeated(tokens: Sequence[Word], one: Named) -> bool:
    """Whether the words around say that it is another one, one of several, or another thing: "the crash site"."""
    at = one.first
    if one.phrase:
        return bool(
            {w.low for w in tokens[max(0, at - 2) : at]} & (_MORE - (_AHEAD if one.event == "opening" else set()))
        )
    if at + 1 < len(tokens) and tokens[at + 1].low in _SITES:
        return True
    before = [w.low for w in tokens[max(0, at - 3) : at]]
    hinge = next((i for i, low in enumerate(before) if low in _HINGES), -1)
    if hinge >= 0 and (before[hinge + 1 : hinge + 2] == ["the"] or before[-1] in {"'s", "’s"}):
        del before[hinge]  # "after the vote", "after Saturday's crash"
    return any(low in _MORE for low in before) or (tokens[at].low == "match" and before[-2:] == ["of", "the"])


def _beside(claim: Claim, place: int, tokens: Sequence[Word], one: Named, *, new: bool) -> Iterator[tuple[Kind, Told]]:
    text, at = claim.sentence.text, one.first
    moments = _days(text)
    for moment in moments:
        told = tokens[at].low in _ON_THE_SPOT and not _aside(tokens, at)
        alone = told and len(moments) == 1
        if alone or near(text, tokens, one, moment.at, moment.stop):
            yield (
                "date",
                Told(claim, place, moment, moment.text, new, tokens[at].low in _OF_THINGS, moment.at, moment.stop),
            )
    for mention in claim.mentions:
        if _town(text, mention) and near(text, tokens, one, mention.at, mention.stop) and mention.at > tokens[at].at:
            yield "place", Told(claim, place, None, mention.text, new, False, mention.at, mention.stop)


@lru_cache(maxsize=512)
def _days(text: str) -> tuple[Moment, ...]:
    """The days of a sentence that are not those on which something was said."""
    start = body_of(text)
    days = [m for m in read(text) if m.at >= start and (m.weekday is not None or m.day is not None)]
    return tuple(m for m in days if not _SAID.search(text, max(0, m.at - _BACK), m.at))


def _aside(tokens: Sequence[Word], at: int) -> bool:
    """Whether a participle only says which person is meant: "a man arrested at the border was brought to court"."""
    before, after = (tokens[i].low if 0 <= i < len(tokens) else "" for i in (at - 1, at + 1))
    return after in {"at", "in", "on", "near", "over", "after", "for", "by", "with"} and before not in _AUXILIARIES


def _town(text: str, mention: Mention) -> bool:
    before = text[: mention.at].rstrip().rpartition(" ")[2].lower()
    named = mention.type in {"place", "organisation"} or mention.form == "capital"
    return named and before == "in" and mention.form != "adjective"


def _changed(kind: Kind, event: str, told: Sequence[Told]) -> Iterator[Clash]:
    told = [t for t in told if kind == "date" or not _PAST.search(t.claim.sentence.text)]
    if not told or _series(told):
        return
    known = told[0]
    for other in told[1:]:
        if not _differ(known, other) or other.claim is known.claim or voices(known.claim, other.claim):
            continue
        if other.new or (known.verb and other.verb):
            continue
        if known.place >= EARLY and not (_definite(known) and _definite(other)):
            continue
        one, two = (frame(_SINCE.sub("", side.claim.sentence.text)) for side in (known, other))
        if kind == "date" and (_backward(other) or _ANOTHER.match(other.claim.sentence.text, other.stop)):
            continue
        if kind == "date" and (
            _in_part(event, (known, other))
            or of_another(other.claim.sentence.text, other.stop, known.claim.sentence.text)
        ):
            continue
        if event == "vote" and any(_PARTS.search(side.claim.sentence.text) for side in (known, other)):
            continue
        if one.years ^ two.years or (kind == "date" and one.relative ^ two.relative):
            continue
        yield _clash(kind, event, (known, other), told)


def _in_part(event: str, sides: tuple[Told, Told]) -> bool:
    """Whether something opens to some first, or an earthquake has its aftershocks."""
    pattern = _TO_SOME if event == "opening" else _AFTERSHOCK if event == "quake" else None
    return pattern is not None and any(pattern.search(side.claim.sentence.text) for side in sides)


def _series(told: Sequence[Told]) -> bool:
    """Whether the article tells three different days or towns of such events."""
    kinds: list[Told] = []
    for t in told:
        if all(_differ(t, k) for k in kinds):
            kinds.append(t)
        if len(kinds) > 2:
            return True
    return False


def _differ(one: Told, other: Told) -> bool:
    """Whether two days cannot be one: two weekdays, or two dates at most three days apart; or two towns."""
    a, b = one.moment, other.moment
    if a is None or b is None:
        return one.value != other.value
    if a.day and b.day and a.month and b.month:
        return a.month == b.month and 0 < abs(a.day - b.day) <= CLOSE
    return a.weekday is not None and b.weekday is not None and a.weekday != b.weekday


def _definite(told: Told) -> bool:
    """Whether the event's own word has "the" before it or is told of a person meant by a pronoun."""
    lows = [w.low for w in words(told.claim.sentence.text)]
    return any(
        low in EVENT_OF and (lows[max(0, i - 1)] == "the" or low in _ON_THE_SPOT or lows[i + 1 : i + 2] == ["day"])
        for i, low in enumerate(lows)
    )


def _clash(kind: Kind, event: str, sides: tuple[Told, Told], told: Sequence[Told]) -> Clash:
    known, other = sides
    votes = [sum(not _differ(t, side) for t in told) for side in sides]
    wrong, right = (known, other) if votes[0] < votes[1] else (other, known)
    sentence = wrong.claim.sentence
    definite = any(w.low in {"the", "they", "he", "she", "it"} for w in words(other.claim.sentence.text)[:3])
    return Clash(
        kind=kind, first=known.claim, second=other.claim, score=0.72 + 0.1 * (max(votes) > 1) * definite,
        reason=f"The {event} is told of “{right.value}” in one place and of “{wrong.value}” in another.",
        suspect=sentence.span(wrong.at, wrong.stop), suggestion=_like(right, wrong),
        witnesses=tuple(t.claim for t in told if not _differ(t, right) and t not in sides),
    )  # fmt: skip


def _like(right: Told, wrong: Told) -> str:
    """The right day as the wrong one is told: a weekday alone for a weekday alone."""
    day, other = right.moment, wrong.moment
    alone = day and other and day.weekday is not None and other.weekday is not None and not other.day
    return WEEKDAYS[day.weekday] if alone and day and day.weekday is not None else right.value
