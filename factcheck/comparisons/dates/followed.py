"""What came second in a year before what came first: "In 1998 he bought a ferry", "the second ship followed in 1991".

A story that says "followed" goes on from the year that it told last; a second thing of a kind cannot be older than the
first. What "had" been and what people say is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.years_told import mistyped, odd
from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.moments import Moment, read

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_FOLLOWED = regex.compile(
    r"\b(?:second|third|fourth|fifth|another|one\s+more|others?|more)\s+(?:\p{L}+\s+){0,3}?"
    rf"(?:followed|opened|came|was\s+added|were\s+added|was\s+bought|joined\s+it|arrived)(?:\s+\p{{Ll}}+){{0,2}},?\s+in\s+{_YEAR}|"
    rf"\b(?:followed|was\s+followed|were\s+followed)\s+in\s+{_YEAR}(?:\s+by\b)?|"
    rf"\b[Nn]ext\s+came\b[^.;:]{{0,40}}?\s+in\s+{_YEAR}|"
    rf"\b(?:went\s+on\s+to\s+(?:open|buy|found|build|write|win)|[Tt]hen),?\s+(?:[^.;:,“”\"]{{0,40}}?\s+)?in\s+{_YEAR}"
)
#: the year from which a story goes on: "In 1998 he borrowed", "opened in 1998"
_OPENING = regex.compile(rf"^(?:In|By|It\s+was\s+in)\s+(?:\p{{Lu}}\p{{Ll}}+\s+)?{_YEAR}\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NTH = regex.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|the|The|‹\d+›['’]s)\s+(?P<nth>{'|'.join(_ORDINALS)})\s+(?P<noun>\p{{Ll}}{{3,}})"
    rf"(?P<gap>[^.;:“”\"\d]{{0,50}}?)\s+in\s+(?:\p{{Lu}}\p{{Ll}}+\s+)?{_YEAR}"
)
_FLASHBACK = regex.compile(r"\b(?:had|since|until|before|ago|between|earlier|previous(?:ly)?|would|will|planned|due)\b")
#: how the beginning of a thing is told, and how what is no beginning is
_BEGINS = regex.compile(
    r"\b(?:open(?:ed|s)|built|founded|set\s+up|started|bought|wrote|published|appeared|came|released|born|won|launched|"
    r"elected|made|added)\b"
)
_NO_BEGINNING = regex.compile(
    r"\b(?:died|demolished|pulled\s+down|closed|burn\w*|sank|sold|restored|translat\w*|unveiled|split|reissued|rebuilt|"
    r"abroad|in\s+(?:\p{Lu}\p{Ll}+(?:ish|ese|ian|an|ch)|German|Greek|Dutch))\b|^\s+(?:to|that|who|which)\s"
)
_BEFORE = 30  # characters before "its first title" in which its verb may stand
_BACK = 4  # sentences from "followed" back to the year from which the story goes on
_CLAUSE = 6  # words in which "had" tells that the story looks back
_SCORE = 0.74


class _Nth(NamedTuple):
    """Which of several things of a kind came when."""

    claim: Claim
    rank: int
    noun: str
    moment: Moment


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    statements = [c for c in reading.claims if c.kind == "statement" and not c.sentence.heads]
    for at, claim in enumerate(statements):
        found = _FOLLOWED.search(claim.sentence.text)
        if found:
            yield from _out_of_order(reading, statements[max(0, at - _BACK) : at], claim, found)
    yield from _ranked(reading, [one for c in statements for one in _nths(c)])


def _out_of_order(reading: Reading, before: Sequence[Claim], claim: Claim, found: regex.Match[str]) -> Iterator[Clash]:
    """A thing that "followed" in a year before the one that the story has reached."""
    text = claim.sentence.text
    moment = next((m for m in read(text) if m.year and str(m.year) in found[0] and m.at >= found.start()), None)
    clause = text[: moment.stop] if moment else text
    if not moment or quoted(text, moment.at) or _FLASHBACK.search(clause) or _BEGINS.search(text, 0, found.start()):
        return
    opened = [(c, m) for c in before if _tells(c) for m in read(c.sentence.text) if m.year]
    openings = [
        (c, m) for c, m in opened if (o := _OPENING.search(c.sentence.text)) and m.at <= o.start("year") < m.stop
    ]
    base = openings[-1] if openings else None
    if (
        not base
        or not _begins(base[0].sentence.text)
        or (base[1].year or 0) <= (moment.year or 0)
        or voices(base[0], claim)
    ):
        return
    later = [m.year for c, m in opened if c.start > base[0].start]
    if not later:
        yield _clash(reading, base, (claim, moment), "what followed it")


def _begins(text: str) -> bool:
    return bool(_BEGINS.search(text)) and not _NO_BEGINNING.search(text)


def _tells(claim: Claim) -> bool:
    """Whether a statement goes on with the story in the narrator's voice."""
    text = claim.sentence.text
    return body_of(text) == 0 and claim.speaker is None and "had" not in text.split()[:_CLAUSE]


def _nths(claim: Claim) -> Iterator[_Nth]:
    text = claim.sentence.text
    if not any(word in text for word in _ORDINALS):
        return
    for found in _NTH.finditer(text):
        moment = next((m for m in read(text) if m.at <= found.start("year") < m.stop), None)
        if not moment or quoted(text, found.start()) or _FLASHBACK.search(found["gap"]):
            continue
        ahead = text[max(0, found.start() - _BEFORE) : found.start()]
        if not _NO_BEGINNING.search(found["gap"]) and _begins(f"{ahead} {found['gap']}"):
            yield _Nth(claim, _ORDINALS.index(found["nth"]), found["noun"], moment)


def _ranked(reading: Reading, told: Sequence[_Nth]) -> Iterator[Clash]:
    """A second thing of a kind with a year before that of the first."""
    for one in told:
        for other in told:
            same = one.noun == other.noun and one.rank < other.rank and not voices(one.claim, other.claim)
            if (
                same
                and (one.moment.year or 0) > (other.moment.year or 0)
                and _people(one) & _people(other) == _people(other)
            ):
                single = sum(x.noun == one.noun and x.rank == one.rank for x in told) == 1
                if single:
                    yield _clash(
                        reading, (one.claim, one.moment), (other.claim, other.moment), f"the {one.noun} behind it"
                    )


def _people(one: _Nth) -> set[str]:
    return {m.entity for m in one.claim.mentions if m.type in {"person", "organisation"}}


def _clash(reading: Reading, one: tuple[Claim, Moment], other: tuple[Claim, Moment], what: str) -> Clash:
    wrong = odd(reading, one, other) or other
    first, second = sorted((one[0], other[0]), key=lambda claim: claim.start)
    at = wrong[1].at + wrong[1].text.rindex(str(wrong[1].year))
    return Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"“{one[1].text}” is told as earlier than {what}, “{other[1].text}”.",
        suspect=wrong[0].sentence.span(at, at + 4), suggestion=_mend(reading, wrong, one, other),
    )  # fmt: skip


def _mend(
    reading: Reading, wrong: tuple[Claim, Moment], one: tuple[Claim, Moment], other: tuple[Claim, Moment]
) -> str | None:
    """The only year of one exchanged digit that stands in order with its neighbours in the text, if there is one."""
    at = wrong[0].sentence.start + wrong[1].at
    years = [
        (c.sentence.start + m.at, m.year)
        for c in reading.claims
        if c.kind == "statement"
        for m in read(c.sentence.text)
        if m.year
    ]
    low = max((y for place, y in years if place < at), default=0)
    high = (other if wrong == one else one)[1].year or 0
    if wrong != one:
        low, high = high, min((y for place, y in years if place > at), default=0)
    year = wrong[1].year or 0
    tens = [y for y in range(low, high + 1) if mistyped(y, year) and y % 10 == year % 10]
    return str(tens[0]) if len(tens) == 1 else None
