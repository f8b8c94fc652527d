"""One event of one day told with two towns: "signed the contract in Basel on Monday", "Monday's signing in Lugano".

Contracts are signed in many towns; of one day there is one signing, which one of the two takes up with the day or
"the", unless the article says that there were more. Only what stands beside the event's own word counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of, near
from factcheck.comparisons.dates.event_words import named
from factcheck.comparisons.places.towns import towns_of
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.moments import WEEKDAYS, read
from factcheck.words import words

#: events that one town has on one day; ``dates.events`` compares others without their days
_EVENTS = frozenset("signing wedding swearing-in auction debate sinking".split())
_TAKING_UP = frozenset(("the", "'s", "’s"))
_SEVERAL = regex.compile(
    r"\b(?:another|other|others|second|each|every|also|again|later|earlier|then|separate|ceremonies|signings|openings|"
    r"launches|weddings|auctions|debates|robberies|last|next|previous|not|would|online)\b|"
    r"\bfirst\s+(?:\p{Ll}+\s+)?(?:sign|open|launch|wedding|auction|debate|robber|collaps)",
    regex.IGNORECASE,
)
_SCORE = 0.75


class _Placed(NamedTuple):
    """An event of a weekday with its town."""

    claim: Claim
    town: Mention
    definite: bool  # "the signing", "Monday's signing": said of one that is known


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    found: dict[tuple[str, int], list[_Placed]] = defaultdict(list)
    statements = reading.statements
    towns = {name for name, level in towns_of(statements).items() if level == "town"}
    for claim in statements:
        for key, placed in _placed(claim, towns):
            found[key].append(placed)
    for (event, day), sides in found.items():
        known = sides[0]
        other = next((one for one in sides if one.town.entity != known.town.entity), None)
        if other is None or len({one.town.entity for one in sides}) > 2 or not (known.definite or other.definite):
            continue
        if not voices(known.claim, other.claim) and not _together(reading, known, other):
            yield _clash(event, day, known, other, sides)


def _placed(claim: Claim, known: Set[str]) -> Iterator[tuple[tuple[str, int], _Placed]]:
    text = claim.sentence.text
    if _SEVERAL.search(text):
        return
    tokens, start = words(text), body_of(text)
    for one in named(text, tokens):
        if one.event not in _EVENTS:
            continue
        moments = [m for m in read(text) if m.at >= start and m.weekday is not None]
        days = {m.weekday for m in moments if near(text, tokens, one, m.at, m.stop)}
        towns = [
            m for m in claim.mentions if m.text in known and _inside(text, m) and near(text, tokens, one, m.at, m.stop)
        ]
        day = days.pop() if len(days) == 1 else None
        if day is not None and len(towns) == 1 and not quoted(text, towns[0].at):
            definite = one.first > 0 and tokens[one.first - 1].low in _TAKING_UP
            yield (one.event, day), _Placed(claim, towns[0], definite)


def _inside(text: str, mention: Mention) -> bool:
    return text[: mention.at].rstrip().rpartition(" ")[2].lower() in {"in", "at"}


def _together(reading: Reading, one: _Placed, other: _Placed) -> bool:
    """Whether the article tells of both towns side by side: one may be a part of the other."""
    pair = {one.town.entity, other.town.entity}
    return any(pair <= {m.entity for m in c.mentions} for c in reading.statements)


def _clash(event: str, day: int, known: _Placed, other: _Placed, sides: list[_Placed]) -> Clash:
    votes = [sum(one.town.entity == side.town.entity for one in sides) for side in (known, other)]
    wrong, right = (known, other) if votes[0] < votes[1] else (other, known)
    return Clash(
        kind="place", first=known.claim, second=other.claim, score=_SCORE,
        reason=f"The {event} of {WEEKDAYS[day]} is told of {right.town.text} and of {wrong.town.text}.",
        suspect=wrong.claim.sentence.span(wrong.town.at, wrong.town.stop),
        suggestion=right.town.text,
    )  # fmt: skip
