"""One vote or match told with two results: "voted 5-2" and "the three dissenters", "a 3-1 win" and "the 3-2 victory".

An article that tells more than two results of a kind tells of several votes or matches, or of how one went, and is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, Result, read, results, written_like
from factcheck.words import stem, words

_VOTE = regex.compile(
    r"\b(?:vot(?:e|es|ed|ing)|approv(?:ed|al)|pass(?:ed|age)|adopted|rejected|defeated|carried|ratified|split|divided|"
    r"ruled|backed|majority|ballot|decided)\b",
    regex.IGNORECASE,
)
_WIN = regex.compile(
    r"\b(?:win|wins|won|beat|beats|beaten|beating|victory|defeat|defeated|lost|loss|triumph|draw|drew|success)\b",
    regex.IGNORECASE,
)
_MORE = regex.compile(
    r"\b(?:earlier|previous(?:ly)?|last|first|second|third|another|other|again|amendment|amendments|committee|then|"
    r"before|after|half-time|halftime|interval|set|sets|leg|aggregate|penalties|shoot-?out|season|record|led|lead|"
    r"leading|trailed|ahead|game|games|series|quarter|period|until|when|from|since|year|month|week)\b",
    regex.IGNORECASE,
)
_AGAINST = frozenset(stem(w) for w in "dissenters dissenter dissidents opponents rebels".split())
_DISSENT = regex.compile(
    r"^\s+(?:\p{L}+\s+){0,2}?(?:who\s+)?(?:dissented|dissenting|voted\s+against|in\s+the\s+minority)\b"
)
_BEAT = regex.compile(
    r"(?P<one>\p{Lu}[\p{L}’-]+)\s+(?:beat|beats|defeat|defeats|defeated|thrash|thrashed|edge|edged|drew\s+with)\s+"
    r"(?P<two>\p{Lu}[\p{L}’-]+(?:\s\p{Lu}[\p{L}’-]+)*)\s+(?:by\s+)?$"
)
_LEGS = regex.compile(
    r"\b(?:aggregate|penalties|shoot-?out|half-time|halftime|overall|sets|legs?|extra\s+time|overtime|(?:first|second|third)(?!-)|earlier|last|previous)\b"
)
#: "six councillors voted against", no matter of which party
_VOTERS = regex.compile(
    r"^\s+(?:members?|council+ors|senators|lawmakers|legislators|deputies|judges|justices|jurors|delegates|trustees|MPs)"
    r"\s+(?:voted\s+against|dissented|opposed\s+it)\b"
)
#: after which those against may be the more
_TURNED_DOWN = regex.compile(
    r"\b(?:against|reject\w*|turned\s+down|threw\s+out|thrown\s+out|defeat\w*|oppos\w*|refus\w*|lost|confidence|not)\b",
    regex.IGNORECASE,
)


class Told(NamedTuple):
    """A result with the statement that tells it."""

    claim: Claim
    result: Result


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between two results of one vote or match, or a vote and its dissenters."""
    statements = reading.statements
    told = [Told(c, r) for c in statements for r in results(c.sentence.text)]
    votes = [t for t in told if t.result.votes or _VOTE.search(t.claim.sentence.text)]
    yield from _opened(told)
    if votes and len({(t.result.one, t.result.two) for t in told}) == 1:
        yield from _dissenters(votes[0], statements)
    if len({(t.result.one, t.result.two) for t in told}) == 2 and len(told) >= 2:
        yield from _twice(told)


def _opened(told: Sequence[Told]) -> Iterator[Clash]:
    """The score of one win in the headline and in the lead: "Ulm beat Linz 4-1", "Ulm beat Linz 5-1 at home"."""
    headed: dict[tuple[str, str], Told] = {}
    for one in told:
        text = one.claim.sentence.text
        found = _BEAT.search(text[: one.result.at])
        if found is None or _LEGS.search(text):
            continue
        if not one.claim.sentence.heads and any(
            t.claim.start < one.claim.start for t in told if not t.claim.sentence.heads
        ):
            return
        first = headed.setdefault((found["one"], found["two"]), one)
        if first.claim.sentence.heads and first.result[:2] != one.result[:2]:
            yield Clash(
                kind="number", first=first.claim, second=one.claim, score=0.8,
                reason=f"One result is told as “{first.result.text}” in one place and “{one.result.text}” in another.",
                suspect=one.claim.sentence.span(one.result.at, one.result.stop), suggestion=first.result.text,
            )  # fmt: skip
            return


def _twice(told: Sequence[Told]) -> Iterator[Clash]:
    """Two results of one vote or match, if they look like one miscopied and nothing says that they are two."""
    first = told[0]
    other = next(t for t in told if t.result[:2] != first.result[:2])
    texts = [t.claim.sentence.text for t in (first, other)]
    one_kind = any(all(kind.search(text) for text in texts) for kind in (_VOTE, _WIN))
    shared = {m.entity for m in first.claim.mentions} & {m.entity for m in other.claim.mentions}
    known = regex.search(r"\b(?:the|this|that|their|its)\s+(?:\p{L}+\s+)?$", texts[1][: other.result.at])
    both = any(t.claim.sentence is other.claim.sentence and t.result[:2] == first.result[:2] for t in told)
    if first.claim is other.claim or both or not one_kind or any(_MORE.search(text) for text in texts):
        return
    a, b = first.result[:2], other.result[:2]
    if not (set(a) & set(b)) or not (shared or known) or (a[0] - a[1]) * (b[0] - b[1]) <= 0:
        return
    votes = [sum(t.result[:2] == side.result[:2] for t in told) for side in (first, other)]
    wrong, right = (first, other) if votes[0] < votes[1] else (other, first)
    yield Clash(
        kind="number", first=first.claim, second=other.claim, score=0.74 if shared else 0.66,
        reason=f"One result is told as “{right.result.text}” in one place and “{wrong.result.text}” in another.",
        suspect=wrong.claim.sentence.span(wrong.result.at, wrong.result.stop), suggestion=right.result.text,
        witnesses=tuple(t.claim for t in told if t not in (first, other) and t.result[:2] == right.result[:2]),
    )  # fmt: skip


def _dissenters(vote: Told, statements: Sequence[Claim]) -> Iterator[Clash]:
    """ "Voted 5-2" and "the three dissenters"."""
    turned_down = _TURNED_DOWN.search(vote.claim.sentence.text)
    fewer, most = min(vote.result[:2]), (max if turned_down else min)(vote.result[:2])
    for claim in statements:
        for quantity in read(claim.sentence.text) if claim is not vote.claim else ():
            if quantity.value not in (fewer, most) and _dissenting(claim, quantity, most):
                first, second = earlier_first(vote.claim, claim)
                yield Clash(
                    kind="number", first=first, second=second, score=0.8,
                    reason=f"A vote of “{vote.result.text}” does not leave {quantity.text} against.",
                    suspect=claim.sentence.span(quantity.at, quantity.stop), suggestion=written_like(quantity, most),
                )  # fmt: skip
                return


def _dissenting(claim: Claim, quantity: Quantity, most: int) -> bool:
    """Whether a number counts those against: all of them, or more of them than there are."""
    text = claim.sentence.text
    if quantity.kind != "count" or quantity.whole is not None:
        return False
    before = [w.low for w in words(text) if w.stop <= quantity.at][-1:]
    if before == ["the"]:
        return quantity.head in _AGAINST or bool(_DISSENT.search(text[quantity.stop :]))
    voters = not before and quantity.value > most and _VOTERS.match(text[quantity.stop :])
    return bool(voters) and not _MORE.search(text)
