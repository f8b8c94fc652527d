"""Twice, half and so much each: "doubled from 40 to 60", "20 jets at $40 million each, for $900 million in all".

All numbers stand in one sentence. "More than doubled" and "nearly halved" are held to what they say; a part that is
more than its whole ("nine of the seven members") belongs here, too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, written_like

_VERBS = (("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("halv", 0.5))
_FACTORS = {f"{verb}{ending}": factor for verb, factor in _VERBS for ending in ("ed", "ing")}
_WORDED = 20  # "twelve of the 10": a number in words beside digits, where both are small
_TURN = regex.compile(
    r"\b(?P<bound>(?:more\s+than|nearly|almost|about|roughly|not\s+quite|well\s+over|over)\s+)?"
    rf"(?P<turn>{'|'.join(_FACTORS)})\b(?P<gap>[^,.;:]{{0,40}}?)\s+(?P<way>from|to)\s+(?:(?:about|some|just|nearly|only)\s+)*$"
)
_THEN = regex.compile(
    r"(?:\s+(?!(?:and|but|or)\b)[\p{L}’'%-]+){0,4}?,?\s+(?P<way>from|to)\s+(?:(?:about|some|just|nearly|only)\s+)*"
)
_EACH = regex.compile(
    r"(?:\s+(?!(?:and|or|but)\b)[\p{L}’'-]+){1,4}?,?\s+(?:(?:at|for|worth|costing)\s+(?:a\s+(?:price|cost)\s+of\s+)?)"
)
_A_PIECE = regex.compile(
    r"\s+(?:each|apiece|a\s+piece|per\s+(?:\p{Ll}+)|an?\s+(?:head|share|unit|tonne|barrel|ticket|hectare))\b"
)
_TOTAL = regex.compile(
    r"[^.;:]{0,20}?(?:\b(?:for|or|to|making|bringing\s+in|raising)\s+(?:a\s+total\s+of\s+|an\s+overall\s+|a\s+combined\s+)?|\ba\s+total\s+of\s+)$"
)
_IN_ALL = regex.compile(r"\s+(?:in\s+(?:all|total)|altogether)\b")
_MORE = regex.compile(r"\b(?:with|including|plus|after|before)\b")
#: "the nine schools' pupils" are the pupils
_OWNER = regex.compile(r"(?:\s+[\p{L}-]+){0,2}?\s+\p{L}+[’'](?:s\b|(?=\s))")
_OF = regex.compile(r"\s+(?:of|out\s+of)\s+(?:the|its|their|his|her|those|these)\s+(?:[\p{L}’'-]+\s+)?|\s+out\s+of\s+")
_ANY = regex.compile(
    r"\b(?:doubl|tripl|trebl|quadrupl|halv|each|apiece|of\s+the|of\s+its|of\s+their|out\s+of|per|a\s+share)"
)
_SCORE = 0.78


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between numbers of which one is a multiple or a part of another."""
    for claim in reading.claims:
        text = claim.sentence.text
        if claim.kind == "statement" and _ANY.search(text):
            quantities = [q for q in read(text) if not quoted(text, q.at)]
            found = (
                _multiplied(claim, text, quantities)
                or _each(claim, text, quantities)
                or _parts(claim, text, quantities)
            )
            if found:
                yield found


def _multiplied(claim: Claim, text: str, quantities: Sequence[Quantity]) -> Clash | None:
    """ "Doubled from 40 to 60"."""
    for one, other in itertools.pairwise(quantities):
        lead = _TURN.search(text[: one.at])
        then = _THEN.fullmatch(text, one.stop, other.at)
        if lead is None or then is None or lead["way"] == then["way"] or {one.bound, other.bound} & {"range", "more"}:
            continue
        bare = (one.kind, one.unit) != (other.kind, other.unit)
        if bare and not any(q.kind == "count" and not q.nouns for q in (one, other)):
            continue
        start, end = (one, other) if lead["way"] == "from" else (other, one)
        values = (start.number, end.number) if bare else (start.value, end.value)
        if min(values) > 0 and not _fits(values[1] / values[0], _FACTORS[lead["turn"]], lead["bound"] or ""):
            place = (lead.start("turn"), lead.end("turn"))
            return _clash(
                claim,
                place,
                (one.at, other.stop),
                None,
                f"From “{start.text}” to “{end.text}” is not “{lead['turn']}”.",
            )
    return None


def _fits(real: float, told: float, bound: str) -> bool:
    more = real if told > 1 else 1 / real  # "more than halved": by more than a half
    factor = told if told > 1 else 1 / told
    if bound.startswith(("more", "well", "over")):
        return factor <= more * 1.01 and more <= factor + 1.2
    if bound.startswith(("nearly", "almost", "not")):
        return 0.75 * factor <= more <= 1.02 * factor
    return 0.8 * factor <= more <= 1.25 * factor


def _each(claim: Claim, text: str, quantities: Sequence[Quantity]) -> Clash | None:
    """ "20 jets at $40 million each for a total of $900 million"."""
    for count, price, total in zip(quantities, quantities[1:], quantities[2:], strict=False):
        money = price.kind == total.kind == "money" and price.unit == total.unit
        plain = count.kind == "count" and count.value > 1 and not count.modifier
        if not money or not plain or any(q.bound in {"range", "more", "under", "over"} for q in (count, price, total)):
            continue
        joined = _EACH.fullmatch(text, count.stop, price.at) and _A_PIECE.match(text, price.stop)
        summed = _TOTAL.fullmatch(text, price.stop, total.at) and (
            "total" in text[price.stop : total.at] or _IN_ALL.match(text, total.stop)
        )
        if (
            joined
            and summed
            and not _MORE.search(text, total.stop)
            and abs(count.value * price.value - total.value) > 0.06 * total.value
        ):
            right = written_like(total, count.value * price.value)
            return _clash(
                claim, (total.at, total.stop), (count.at, price.stop), right,
                f"“{count.text}” at “{price.text}” each do not make “{total.text}”.",
            )  # fmt: skip
    return None


def _parts(claim: Claim, text: str, quantities: Sequence[Quantity]) -> Clash | None:
    """ "Nine of the seven members"."""
    for part, whole in itertools.pairwise(quantities):
        plain = all(
            q.kind == "count" and not q.bound and not q.modifier and q.value == int(q.value) for q in (part, whole)
        )
        alike = whole.word == part.word or part.value <= _WORDED
        more = plain and alike and part.value > whole.value >= 2
        if more and whole.head and not _OWNER.match(text, whole.stop) and _OF.fullmatch(text, part.stop, whole.at):
            reason = f"“{part.text}” cannot be a part of “{whole.text}”."
            return _clash(claim, (part.at, part.stop), (whole.at, whole.stop), None, reason, count=True)
    return None


def _clash(
    claim: Claim,
    words: tuple[int, int],
    against: tuple[int, int],
    mend: str | None,
    reason: str,
    *,
    count: bool = False,
) -> Clash:
    place = claim.sentence.span(*words)
    first, second = earlier_first(narrowed(claim, place), narrowed(claim, claim.sentence.span(*against)))
    return Clash(
        kind="count" if count else "number", first=first, second=second, score=_SCORE, reason=reason,
        suspect=place, suggestion=mend,
    )  # fmt: skip
