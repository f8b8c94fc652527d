"""One appointment or departure, told with two posts: "names Roe finance minister", "naming Roe health minister".

The headline or the lead has one of the two; in one sentence with a second post somebody may be given both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted, two_places
from factcheck.datatypes import Clash, Mention, Reading, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import MARKS, office_heads
from factcheck.words import Word, words

_GIVES = regex.compile(
    r"\b(?:(?P<names>nam(?:es?|ed|ing)|appoint(?:s|ed|ing)?|pick(?:s|ed|ing)|cho(?:oses|ose|se|osing)|"
    r"nominat(?:es|ed|ing))|approv(?:es?|ed|ing)|elect(?:s|ed|ing)|confirm(?:s|ed|ing)|candidacy of)\s+"
    r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$"
)
_AS = regex.compile(
    r"^\s+(?:as\s+|for\s+the\s+(?:post|office|job)\s+of\s+|to\s+be\s+)?(?:(?:the|its|his|her|their|a)\s+)?"
)
_QUITS_AS = regex.compile(
    r"^\s+(?:has\s+|had\s+)?(?:quits?|resign(?:s|ed)|steps?\s+down|stepped\s+down)\s+as\s+(?:the\s+|its\s+)?"
)
_LEAVES = regex.compile(
    r"^\s+(?:has\s+|was\s+|is\s+)?(?:quits?|resign(?:s|ed)|sacked|dismissed|fired|ousted|steps?\s+down|stepped\s+down)\b"
)
_SACKS = regex.compile(
    r"\b(?:sack(?:s|ed|ing)|dismiss(?:es|ed|ing)|fir(?:es|ed|ing)|oust(?:s|ed|ing))\s+(?:(?:his|her|its|the)\s+)?$"
)
#: another move than the one in the headline
_THEN = regex.compile(
    r"\b(?:(?:1[5-9]|20)\d\d|years?|months?|earlier|once|previous\w*|before|first|then|later|had|until|also|both|former|"
    r"when|while|aged?|at \d\d|decades?|since|after|again|another|second)\b",
    regex.IGNORECASE,
)
_LONGEST = 6  # words of a post, its country included
_LEAD = 2  # sentences below a headline that may tell the same move


_Way = Literal["named", "voted", "out"]


class _Move(NamedTuple):
    """A post that somebody is told to get or to leave."""

    sentence: Sentence
    mention: Mention
    at: int
    stop: int
    way: _Way
    office: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "role" between two posts of one move."""
    told: dict[tuple[str, str], list[_Move]] = defaultdict(list)
    for move in _moves(reading):
        told[move.mention.entity, move.way].append(move)
    for found in told.values():
        first = found[0]
        other = next((m for m in found[1:] if _apart(first.office, m.office)), None)
        if first.sentence.index <= 1 and other and 0 < other.sentence.index - first.sentence.index <= _LEAD:
            yield _clash(reading, first, other, found)


def _apart(one: str, other: str) -> bool:
    """Whether nobody is given both in one move: two ministries, minister and speaker."""
    table = tables.offices()
    a, b = table[one], table[other]
    if one == other or one in {*b.kinds, *b.combines} or other in {*a.kinds, *a.combines}:
        return False
    state = {one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]} <= _OF_STATE
    return tables.holds_both(one, other) != "often" or (state and one != "minister" != other)


_OF_STATE = frozenset("minister speaker president ambassador".split())


def _moves(reading: Reading) -> Iterator[_Move]:
    by_index = {s.index: s for s in reading.sentences}
    lead = next((s.index for s in reading.sentences if not s.heads), 0)
    for mention in reading.mentions:
        sentence = by_index[mention.sentence]
        text = sentence.text
        if mention.type != "person" or mention.form == "pronoun" or quoted(text, mention.at):
            continue
        if sentence.index > lead and _THEN.search(text):
            continue
        after, given = text[mention.stop :], _GIVES.search(text, 0, mention.at)
        opening = _QUITS_AS.match(after) or (_AS.match(after) if given else None)
        if opening and (found := _office(words(after[opening.end() :]))):
            office, at, stop = found
            start = mention.stop + opening.end()
            way: _Way = "out" if not given else "named" if given["names"] else "voted"
            yield _Move(sentence, mention, start + at, start + stop, way, office)
    yield from _titled(reading)


def _titled(reading: Reading) -> Iterator[_Move]:
    """ "Labour Minister [Dora Roe] resigned", "sacked Defence Minister [Axel Lake]"."""
    for claim in reading.claims:
        role, text = claim.role, claim.sentence.text
        if role is None or role.mark or claim.speaker or role.office not in tables.offices():
            continue
        person, shift = claim.mentions[0], claim.sentence.span(0, 0).start
        at, stop = role.words.start - shift, role.words.end - shift
        titled = 0 < person.at - stop <= 2 and text[at:stop].strip()
        if titled and (_LEAVES.match(text[person.stop :]) or _SACKS.search(text[:at])):
            yield _Move(claim.sentence, person, at, stop, "out", role.office)


def _office(tokens: Sequence[Word]) -> tuple[str, int, int] | None:
    """The office that some words open with, a country's name before it aside, and its place; no second behind it."""
    for start in range(min(2, len(tokens))):
        for stop in range(min(len(tokens), start + _LONGEST), start, -1):
            part = tokens[start:stop]
            office = tables.office_of(" ".join(w.low for w in part)) if part[-1].alpha else None
            if office in tables.offices() and office:
                behind = [w.low for w in tokens[stop : stop + 3]]
                second = behind[:1] in (["'s"], ["’s"]) or (behind[:1] == ["and"] and office_heads() & {*behind})
                marked = any(MARKS.get(w.low) for w in tokens[:stop])
                return None if second or marked else (office, part[0].at, part[-1].stop)
        if not tokens[start].capital:
            break
    return None


def _clash(reading: Reading, one: _Move, other: _Move, found: Sequence[_Move]) -> Clash:
    first, second = two_places(reading.claims, *((m.sentence, m.at, m.stop) for m in (one, other)))
    posts = [m.sentence.text[m.at : m.stop] for m in (one, other)]
    times = [sum(m.office == move.office for m in found) for move in (one, other)]
    wrong = (one if times[0] < times[1] else other) if times[0] != times[1] or one.sentence.heads else None
    return Clash(
        kind="role", first=first, second=second, score=0.78,
        reason=f"{one.mention.entity} is told to be {posts[0]} in one place and {posts[1]} in another, in one move.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop) if wrong else None,
        suggestion=posts[wrong is one] if wrong else None,
    )  # fmt: skip
