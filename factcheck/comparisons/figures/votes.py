"""A vote told twice, mostly in one breath: "voted 9-5 to approve it, with eight members in favour and five against".

Those for and those against must be the two numbers of the result; the two cannot be more than a body of so many
members, and a unanimous vote has nobody against. Where an article tells of several votes, one sentence at a time is
read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, Span, earlier_first
from factcheck.quantities import Quantity, Result, read, results, written_like
from factcheck.quantities.numerals import digits_value, value_of

_VOTE = regex.compile(
    r"\b(?:vot(?:e|es|ed|ing)|approv(?:ed|al|es)|pass(?:ed|es|age)|adopted|rejected|turned\s+down|threw\s+out|backed|carried|"
    r"ratified|split|ruled|agreed|ballot)\b",
    regex.IGNORECASE,
)
#: nobody else has a vote: "seven residents spoke for it"
_WHO = (
    r"(?:(?:\s+(?:council|board|court|jury))?\s+(?:members?|council+ors?|senators?|lawmakers?|legislators?|deput(?:y|ies)|"
    r"judges?|justices?|jurors?|delegates?|trustees?|votes?|MPs?))?"
)
_FOR = regex.compile(
    rf"{_WHO}\s+(?:(?:were|was|being)\s+)?(?:in\s+favou?r|(?:voted|voting)\s+(?:for|yes|in\s+favou?r)|for(?:\s+(?:him|her|it|them))?(?=[,.;]|\s+and\s))"
)
_AGAINST = regex.compile(
    rf"{_WHO}\s+(?:(?:were|was|being)\s+)?(?:against|opposed|opposing|dissenting|(?:voted|voting)\s+(?:against|no))\b"
)
_BODY = regex.compile(
    r"\b(?P<size>\d{1,3}|\p{L}+)-(?:member|strong|seat|person|judge|justice)\s+(?:\p{L}+\s+){0,2}?"
    r"(?P<body>council|board|committee|court|panel|parliament|assembly|commission|senate|chamber|jury|legislature|cabinet|bench)\b"
    r"(?!\s+(?:group|caucus|faction|staff)\b)"
)
_ONE_VOICE = regex.compile(r"(?<!\b(?:not|nearly|almost|less\s+than|far\s+from)\s)\bunanimous(?:ly)?\b")
_OTHERWISE = regex.compile(
    r"\b(?:needed|required|requires?|needs?|earlier|previous(?:ly)?|last|first|second|another|amendment|polls?|survey|per\s?cent|"
    r"committee|would|could|until|again|switched|seats?|spoke|argued|wrote|testified)\b|%",
    regex.IGNORECASE,
)
#: before two numbers that tell how many times as many: "by a margin of almost two to one"
_RATIO = regex.compile(r"\b(?:margin\s+of(?:\s+\p{Ll}+)?|almost|nearly|about|roughly|more\s+than|over)\s+$")
_CASTING = regex.compile(r"\b(?:casting|second|tie-?break\p{L}*)\b")
_TURNED_DOWN = regex.compile(r"\b(?:reject\w*|turned\s+down|threw\s+out|defeat\w*|voted\s+(?:down|against)|refus\w*)\b")
_SCORE = 0.8


class Voted(NamedTuple):
    """A result with its statement."""

    claim: Claim
    result: Result


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between the result of a vote and who voted how."""
    statements = reading.statements
    told = [Voted(c, r) for c in statements for r in results(c.sentence.text) if _is_vote(c, r)]
    if not told:
        return
    only = len({t.result[:2] for t in told}) == 1
    for at, vote in enumerate(told):
        if sum(t.claim is vote.claim for t in told) > 1:
            continue
        first = only and at == 0
        places = statements if first else [vote.claim]
        found = _sides(vote, places) or _too_many(vote, places) or _one_voice(vote)
        if found:
            yield found
            return


def _is_vote(claim: Claim, result: Result) -> bool:
    text = claim.sentence.text
    voted = result.votes or _VOTE.search(text)
    return (
        bool(voted)
        and not quoted(text, result.at)
        and result.one + result.two > 2
        and not result.text.endswith("1 to 1")
        and not _RATIO.search(text, 0, result.at)
    )


# --- those for and those against --------------------------------------------------------------------------------------


def _sides(vote: Voted, places: Sequence[Claim]) -> Clash | None:
    """The first number for or against that the result does not have."""
    numbers = set(vote.result[:2])
    for claim in places:
        text = claim.sentence.text
        if _OTHERWISE.search(text) or _OTHERWISE.search(vote.claim.sentence.text):
            continue
        told = [(q, side) for q in read(text) if (side := _side(text, q, vote, claim))]
        yes = {q.value for q, side in told if side == "for"}
        no = {q.value for q, side in told if side == "against"}
        if not told or len(yes) > 1 or len(no) > 1 or (claim is not vote.claim and not (yes and no)):
            continue
        for wrong, side in told:
            if wrong.value not in numbers:
                kept = (yes | no) & numbers
                right = (numbers - kept) or numbers
                high = (side == "for") != bool(_TURNED_DOWN.search(vote.claim.sentence.text))
                value = next(iter(right)) if len(right) == 1 else max(right) if high else min(right)
                return _clash(vote, claim, wrong, value)
    return None


def _side(text: str, quantity: Quantity, vote: Voted, claim: Claim) -> str:
    """Whether a number counts those for or those against."""
    inside = claim is vote.claim and vote.result.at <= quantity.at < vote.result.stop
    counted = quantity.kind == "count" and not quantity.bound and not quantity.whole and not quantity.modifier
    if inside or not counted or quoted(text, quantity.at):
        return ""
    if _FOR.match(text, quantity.stop):
        return "for"
    return "against" if _AGAINST.match(text, quantity.stop) else ""


def _clash(vote: Voted, claim: Claim, wrong: Quantity, value: float) -> Clash:
    place = claim.sentence.span(wrong.at, wrong.stop)
    sides = (vote.claim, claim)
    if vote.claim is claim:
        sides = (narrowed(claim, claim.sentence.span(vote.result.at, vote.result.stop)), narrowed(claim, place))
    first, second = earlier_first(*sides)
    return Clash(
        kind="count" if wrong.word else "number", first=first, second=second, score=_SCORE,
        reason=f"A vote of “{vote.result.text}” has no side of {wrong.text}.",
        suspect=place, suggestion=written_like(wrong, value),
    )  # fmt: skip


# --- more votes than members, and nobody against ----------------------------------------------------------------------


def _too_many(vote: Voted, places: Sequence[Claim]) -> Clash | None:
    """ "The nine-member council voted 7-3"."""
    bodies = [(c, m) for c in places for m in _BODY.finditer(c.sentence.text)]
    sizes = {(_number(m["size"]), m["body"].lower()) for _, m in bodies}
    if len(sizes) != 1:
        return None
    (size, body), (claim, found) = next(iter(sizes)), bodies[0]
    named = regex.search(rf"\b{body}\b", vote.claim.sentence.text, regex.IGNORECASE)
    if size is None or not named or _CASTING.search(vote.claim.sentence.text):
        return None
    if vote.result.one + vote.result.two <= size:
        return None
    words = claim.sentence.span(found.start("size"), found.end("body"))
    return _twice(vote, claim, words, f"A “{found.group()}” cannot vote “{vote.result.text}”.")


def _number(text: str) -> float | None:
    return digits_value(text) if text[0].isdigit() else value_of([text])


def _one_voice(vote: Voted) -> Clash | None:
    found = _ONE_VOICE.search(vote.claim.sentence.text)
    if found is None or min(vote.result[:2]) == 0 or _OTHERWISE.search(vote.claim.sentence.text):
        return None
    words = vote.claim.sentence.span(*found.span())
    return _twice(vote, vote.claim, words, f"A vote of “{vote.result.text}” is not “{found.group()}”.")


def _twice(vote: Voted, claim: Claim, words: Span, reason: str) -> Clash:
    place = vote.claim.sentence.span(vote.result.at, vote.result.stop)
    sides = (vote.claim, claim)
    if vote.claim is claim:
        sides = (narrowed(claim, place), narrowed(claim, words))
    first, second = earlier_first(*sides)
    return Clash(kind="number", first=first, second=second, score=_SCORE, reason=reason, suspect=place)
