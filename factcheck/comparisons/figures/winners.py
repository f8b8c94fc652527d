"""Who wins has more: "passed by 19 votes to 24", "beat Graz 1-3", 17 for a plan that the council "turns down".

In one sentence, the result behind a verb of winning has the winner's number first. Across sentences, those for and
those against ("17 voted for the plan and 14 against it") are held up to the outcome in the headline and the lead. Votes
that need more than a half, motions that turn a plan down, polls and other rounds are left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, Result, read, results

_WINS = regex.compile(
    r"\b(?:beat|beats|beating|defeated|defeats|won|wins|winning|passed|passes|approved|approves|adopted|adopts|carried|"
    r"ratified|endorsed|elected|re-elected)\b(?P<between>[^,.;:()“”\"]{0,60}?)$"
)
_LOSES = regex.compile(
    r"\b(?:not|never|lost|losing|loses|were|was|been|by\s+\p{Lu}|after|from|until|before)\b|n[’']t\b"
)
_FOR = r"for|in\s+favou?r|backed|supported|yes"
_AGAINST = r"against|opposed|no"
_POLE = regex.compile(rf"\b(?:(?P<for>{_FOR})|(?P<against>{_AGAINST}))\b")
_TAIL = regex.compile(
    rf"(?:\s+(?:votes?|of\s+\p{{L}}+|%|per\s?cent|were|was|voted|members|it)){{0,3}}\s+{_POLE.pattern}"
)
_BALLOT = regex.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|members|deputies|councillors|senators|shareholders|showed)\b"
)
_PASSES = regex.compile(
    r"\b(?:approv|adopt|accept|pass(?:ed|es|\s+(?:a|the)\b)|ratif|endors|agree|back(?:ed|s)?\b|vot(?:ed|es|e)\s+for\b|"
    r"g[ia]ves?\s+(?:the\s+)?(?:go-ahead|green\s+light)|sa(?:id|ys?)\s+yes)",
    regex.IGNORECASE,
)
_FAILS = regex.compile(
    r"\b(?:reject|refus|turn(?:ed|s)?\s+down|vot(?:ed|es|e)\s+(?:down|against)\b|thr(?:ew|ows?|own)\s+out|veto|defeat|fails?\b|failed|"
    r"fell\b|block|sa(?:id|ys?)\s+no\b)",
    regex.IGNORECASE,
)
#: a vote that more than a half must win, or of another kind
_SPECIAL = regex.compile(
    r"\b(?:two[\s-]thirds?|three[\s-](?:fifths|quarters)|quorum|need(?:ed|s)|require[ds]|threshold|unanim\p{L}+|veto\p{L}*|"
    r"confidence|absolute|supermajority|qualified|majority\s+of\s+(?:all|two|three)|short\s+of|turnout)\b",
    regex.IGNORECASE,
)
_DENIED = regex.compile(r"\b(?:not|never|without|fail(?:s|ed)?\s+to|would|could|may|might|if|urged?)\b|n[’']t\b")
_RECEIVED = regex.compile(r"\b(?:received|got|won|gained|drew)\s+(?:only\s+|just\s+)?$")
_ANOTHER = regex.compile(
    r"\b(?:committee|reading|lower|upper|earlier|last|previous|polls?|survey\p{L}*|asked|first|second|amendments?|to\s+reject|"
    r"to\s+refuse|to\s+throw|to\s+block|to\s+turn|defer\p{L}*|strike|branch|region|among|would|could|if|wanted?|in\s+\d{4})\b",
    regex.IGNORECASE,
)
_LEAD = 3  # statements, the headline included, in which an article says how the vote went


class _Count(NamedTuple):
    """Those for and those against; ``at`` and ``stop`` are offsets in the sentence's text."""

    claim: Claim
    yes: Quantity
    no: Quantity
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" or "number" between an outcome and its numbers."""
    statements = reading.statements
    for claim in statements:
        yield from _own_result(claim)
    yield from _outcome(statements)


# --- "passed by 19 votes to 24" ---------------------------------------------------------------------------------------


def _own_result(claim: Claim) -> Iterator[Clash]:
    text = claim.sentence.text
    told = list(results(text))
    for result in told if len(told) == 1 else ():
        won = _WINS.search(text[: result.at])
        sure = won and not _LOSES.search(text[max(0, won.start() - 20) : result.at])
        if won and sure and result.one < result.two and not quoted(text, result.at):
            yield _turned(claim, result, won.start())


def _turned(claim: Claim, result: Result, at: int) -> Clash:
    place = claim.sentence.span(result.at, result.stop)
    verb = claim.sentence.span(at, result.at)
    sides = [narrowed(claim, s) for s in (verb, place)]
    right = regex.sub(r"^(\w+)(.*?)(\w+)$", r"\3\2\1", result.text)
    return Clash(
        kind="number", first=sides[0], second=sides[1], score=0.74,
        reason=f"Who wins has more, and “{result.text}” has less first.",
        suspect=place, suggestion=right,
    )  # fmt: skip


# --- 17 for a plan that is turned down --------------------------------------------------------------------------------


def _outcome(statements: Sequence[Claim]) -> Iterator[Clash]:
    counts = [count for claim in statements for count in _counts(claim)]
    lead = [c for c in statements[:_LEAD] if not c.speaker and all(count.claim is not c for count in counts)]
    told = {sign: [c for c in lead if way.search(c.sentence.text)] for sign, way in ((1, _PASSES), (-1, _FAILS))}
    if any(_DENIED.search(c.sentence.text) for c in (*told[1], *told[-1])):
        return
    if bool(told[1]) == bool(told[-1]) or any(_SPECIAL.search(c.sentence.text) for c in statements):
        return
    sign = 1 if told[1] else -1
    if len({(count.yes.value, count.no.value) for count in counts}) != 1:
        return
    count = counts[0]
    if (count.yes.value - count.no.value) * sign < 0:
        first, second = earlier_first(told[sign][0], count.claim)
        yield Clash(
            kind="statement", first=first, second=second, score=0.82,
            reason=f"With “{count.yes.text}” for and “{count.no.text}” against, the outcome would be the opposite.",
            suspect=count.claim.sentence.span(count.at, count.stop), witnesses=tuple(told[sign][1:]),
        )  # fmt: skip


def _counts(claim: Claim) -> Iterator[_Count]:
    text = claim.sentence.text
    if _ANOTHER.search(text) or not _BALLOT.search(text):
        return
    quantities = [q for q in read(text) if not q.modifier and not quoted(text, q.at)]
    wholes = {q.whole for q in quantities if q.whole}
    for one, other in itertools.pairwise(q for q in quantities if q.value not in wholes):
        tail, pole = _TAIL.match(text, other.stop), _pole(text, one, other)
        exact = {one.bound, other.bound} <= {"", "about"} and one.value != other.value
        whole = one.kind == other.kind and one.kind in {"count", "percent"} and exact
        if whole and tail and pole and pole != tail.lastgroup:
            yes, no = (one, other) if pole == "for" else (other, one)
            yield _Count(claim, yes, no, one.at, tail.end())


def _pole(text: str, one: Quantity, other: Quantity) -> str | None:
    """Which way the first number voted: "43 voted for the plan and", "received 43 votes"."""
    poles = [m.lastgroup for m in _POLE.finditer(text, one.stop, other.at)]
    received = one.nouns[:1] == ("vote",) and _RECEIVED.search(text[: one.at])
    return poles[0] if len(poles) == 1 else "for" if received and not poles else None
