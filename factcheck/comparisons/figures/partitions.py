"""A total and all its parts, one sentence after the other: "seven ships. Four are carriers and three are ferries."

The parts are told one beside the other and in one way ("in Portugal ... in Spain", "will be moved ... will retire"),
the last of them behind "and" or as the rest, so that they are all there are and none is counted twice. They must come
to the total. In 885 clean articles they do wherever they are told so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.quantities import PERSONS, Quantity, read, same_thing, written_like
from factcheck.words import CALENDAR, stem

_SMALL = 12
_TIMES = frozenset(map(stem, ("time", "times")))
_LEAST = 3  # "two men, one in Leeds and one in York" is nobody's miscount
_PREPOSITION = r"in|at|on|from|to|for|below|above|aboard|under|over|north|south|east|west"
#: what a part does or where it is: "are ferries", "were bound for Nairobi", "from Peru", "of the mills are in Spain"
_WAY = regex.compile(
    rf"(?:(?:\s+\p{{Ll}}+)?\s+of\s+(?P<them>them|whom|which|(?:the|its|their|these|those)\s+(?P<noun>[\p{{L}}-]+)))?"
    rf"(?:\s+(?P<verb>are|were|is|was|will|would|go|went|come|came|have|had)\b)?(?:\s+(?P<done>be|been|\p{{Ll}}+ed|bound)\b)?"
    rf"(?:\s+(?P<way>{_PREPOSITION})\b)?(?:\s+(?:the|a|an))?(?:\s+(?P<next>[\p{{L}}’'-]+))?"
)
_REST = regex.compile(r"\b[Tt]he\s+(?:other|remaining|rest\s*,)\s*$")
_LAST = regex.compile(
    r"(?:\band|;(?:\s+and)?|\b[Tt]he\s+(?:other|remaining))\s+(?:(?:in|at|on|from|for)\s+)?"
    r"(?:the\s+)?(?:other\s+|remaining\s+)?$"
)
_OPEN = regex.compile(
    r"\b(?:including|include[sd]?|among|such as|at least|at most|another|also|both|each|every|per|some|several|many|"
    r"most|more|fewer|less|not|no|only|of which|besides|plus|former|latter|then|later|already|yet|still)\b"
)
#: words anywhere in the sentence after which there may be further parts
_PARTLY = regex.compile(
    r"(?i)\b(?:among|including|include[sd]?|such as|at least|the rest|remainder|others|some|most|many|besides|plus)\b"
)
_OF_THE = regex.compile(r"^(?:[“\"]?)Of\s+(?:the|its|their|these|those)\s+(?:[\p{Ll}-]+\s+){0,2}(?P<noun>[\p{L}-]+),\s")
_POLES = ("north south", "east west", "below above")
_POLES = ("north south", "east west", "below above")
#: the two ends by which places without names are told apart
_ENDS = tuple(tuple(ends.split()) for ends in ("first second", "left right", "upper lower", "old new", *_POLES))
#: behind "the first", where it is no place
_TURNS = frozenset("day night week month year half quarter round season time".split())
_SEXES = frozenset("women men female males females male girls boys".split())
#: a sentence behind the parts that tells of more
_MORE = regex.compile(
    r"\b(?:the\s+(?:others?|rest|remainder|remaining|last)|others|a\s+further|another|also)\b", regex.IGNORECASE
)
#: what may stand before the first part of a listing that is a sentence of its own
_OPENING = regex.compile(r"[“\"]?(?:(?:Of|In|At|On|From|For)\s[^.;:]*)?", regex.IGNORECASE)
_SHARE = 0.7  # of the total that parts come to which are all of it, or look like that


class Listing(NamedTuple):
    """The parts of a sentence; ``noun`` is what they are told to be of."""

    sentence: Sentence
    parts: tuple[Quantity, ...]
    noun: str


class Total(NamedTuple):
    """A number that may be the sum."""

    sentence: Sentence
    quantity: Quantity


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" or "count" between a total and the parts that are all of it."""
    told = [Total(s, q) for s in reading.sentences if not s.heads for q in read(s.text) if q.kind != "percent"]
    for sentence in reading.sentences:
        if sentence.heads:
            continue
        found = _listing(sentence)
        total = found and _total(found, told)
        if found and total and _all_told(reading, found, total):
            made = sum(q.value for q in found.parts)
            if made != total.quantity.value and not any(made in (t.quantity.value, t.quantity.whole) for t in told):
                yield _clash(reading, total, found, made)


# --- the parts --------------------------------------------------------------------------------------------------------


def _listing(sentence: Sentence) -> Listing | None:
    """The parts that a sentence lists behind its total, or the whole sentence where the total stands before it."""
    text = sentence.text
    quantities = [q for q in read(text) if not q.modifier and q.head not in _TIMES]
    for start in range(len(quantities) - 1):
        if regex.search(r"\bof\s+(?:the\s+)?$", text[: quantities[start].at]):
            continue  # "eleven of the 17"
        parts = [q for q in quantities[start:] if (q.kind, q.unit) == (quantities[start].kind, quantities[start].unit)]
        if 2 <= len(parts) <= 5 and _parallel(text, parts):
            way = _way(text, parts[0])
            whole = _OF_THE.match(text)
            noun = str(whole["noun"] if whole else (way and way["noun"]) or "")
            return Listing(sentence, tuple(parts), stem(noun) if noun else "")
    return None


def _parallel(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether numbers are told one beside the other, in one way, and the last as the last."""
    if any(q.bound or q.kind == "percent" or quoted(text, q.at) for q in parts if not _REST.search(text[: q.at])):
        return False
    if _PARTLY.search(text) or not _LAST.search(text[: parts[-1].at]) or _OPEN.search(_between(text, parts)):
        return False
    ways = [_way(text, q) for q in parts]
    rest = bool(_REST.search(text[: parts[-1].at]))
    told = [way for way in (ways[:-1] if rest else ways) if way]
    if len(told) < len(ways) - rest:
        return False
    if len(told) == 1:
        return rest and bool(told[0]["noun"] or told[0]["verb"])
    if rest and all(way["verb"] for way in told):
        return True
    return _one_way(text, parts[: len(told)], told)


def _way(text: str, part: Quantity) -> regex.Match[str] | None:
    """How a part is told, behind the noun that it counts."""
    noun = regex.match(r"\s+(?P<word>\p{Ll}[\p{Ll}-]*)", text[part.stop :])
    skipped = noun.end() if noun and part.head and stem(noun["word"]) == part.head else 0
    return _WAY.match(text, part.stop + skipped)


def _between(text: str, parts: Sequence[Quantity]) -> str:
    """The words from the first part to the last, without what makes the last the rest."""
    return text[parts[0].stop : parts[-1].at]


def _one_way(text: str, parts: Sequence[Quantity], told: Sequence[regex.Match[str]]) -> bool:
    """Whether all parts are places, or all do or are the same kind of thing."""
    before = [regex.search(rf"\b({_PREPOSITION})\s+(?:the\s+)?$", text[: q.at].lower()) for q in parts]
    if all(before):  # "At the six below the mine ...; at the three above it"
        sides = {str(way["way"]) for way in told}
        return len({b[1] for b in before if b}) == 1 and any(sides == set(poles.split()) for poles in _POLES)
    nexts = [str(way["next"] or "") for way in told]
    if len({way["way"] for way in told}) == 1 and told[0]["way"]:
        named = all(word[:1].isupper() and word.lower() not in CALENDAR for word in nexts)
        turn = regex.match(r"\s+(?P<word>\p{L}+)", text[told[0].end() :])
        ends = tuple(word.lower() for word in nexts) in _ENDS and not (turn and turn["word"] in _TURNS)
        return named or ends
    mixed = 0 < sum(word in _SEXES for word in nexts) < len(nexts)
    forms = {_form(way) for way in told}
    return all(way["verb"] for way in told) and len(forms) == 1 and "" not in forms and not mixed


def _form(way: regex.Match[str]) -> str:
    """What kind of thing a part is or does: "are ferries", "will be moved", "were freed" and "were freed"."""
    if way["verb"] in {"will", "would"}:
        return "will" if way["done"] == "be" else ""
    if way["way"]:
        return ""
    if way["done"]:
        return str(way["done"])
    word = str(way["next"] or "")
    return "things" if (word.endswith("s") or word in _SEXES) and word.islower() else ""


def _all_told(reading: Reading, found: Listing, total: Total) -> bool:
    """Whether the parts look like all that there are: nothing more behind them, and most of the total in them."""
    text, first, made = found.sentence.text, found.parts[0], sum(q.value for q in found.parts)
    if _REST.search(text[: found.parts[-1].at]):  # "of the 320, 128 ..., the other 192": what is left of it
        return total.sentence is not found.sentence
    own = total.sentence is not found.sentence
    if own and not _OPENING.fullmatch(text, 0, first.at):
        return False  # "It sold 8,000 on the first day": another act than the total's
    behind = [s for s in reading.sentences if s.index == found.sentence.index + 1]
    more = any(_MORE.search(s.text) for s in behind)
    return made > total.quantity.value or (not more and made >= _SHARE * total.quantity.value)


# --- the total --------------------------------------------------------------------------------------------------------


def _total(found: Listing, told: Sequence[Total]) -> Total | None:
    """The one number that the parts are of: in the same sentence, in the one before, or of the noun that they name."""
    first = found.parts[0]
    kind = [t for t in told if (t.quantity.kind, t.quantity.unit) == (first.kind, first.unit) and _whole(t.quantity)]
    before = [t for t in kind if t.sentence.index == found.sentence.index and t.quantity.stop <= first.at]
    if before and _is_part(before[-1], found):
        return None
    before = before[-1:] or [t for t in kind if t.sentence.index == found.sentence.index - 1]
    if found.noun:
        named = [t for t in kind if t.sentence.index < found.sentence.index and same_thing(t.quantity.head, found.noun)]
        named = [t for t in (*before, *named) if same_thing(t.quantity.head, found.noun)]
        return named[-1] if len({t.quantity.value for t in named}) == 1 else None
    fitting = [t for t in before if not _named_otherwise(t.quantity, found)]
    return fitting[0] if len(before) == len(fitting) == 1 else None


def _is_part(total: Total, found: Listing) -> bool:
    """Whether a number is told as the parts are: "14 died in Kala, eight in Reva and five in Sorn"."""
    text, first = total.sentence.text, found.parts[0]
    way = _way(text, first)
    if way is None or not way["way"] or not str(way["next"] or "")[:1].isupper():
        return False
    return bool(regex.search(rf"\b{way['way']}\s+(?:the\s+)?\p{{Lu}}", text[total.quantity.stop : first.at]))


def _whole(quantity: Quantity) -> bool:
    return quantity.value >= _LEAST and not quantity.bound and not quantity.modifier and quantity.kind != "percent"


def _named_otherwise(total: Quantity, found: Listing) -> bool:
    """Whether a part counts something else than the total does."""
    ways = [_way(found.sentence.text, q) for q in found.parts]
    heads = {q.head for q in found.parts if q.head} if not any(way and way["them"] for way in ways) else set()
    return any(not same_thing(head, total.head) and not {head, total.head} <= PERSONS for head in heads)


def _clash(reading: Reading, total: Total, found: Listing, made: float) -> Clash:
    wrong, parts = total.quantity, found.parts
    sides = (
        claim_at(reading.claims, total.sentence, wrong.at, wrong.stop),
        claim_at(reading.claims, found.sentence, parts[0].at, parts[-1].stop),
    )
    first, second = earlier_first(*sides)
    return Clash(
        kind="count" if wrong.kind == "count" and wrong.value <= _SMALL else "number", first=first, second=second,
        score=0.8, reason=f"{', '.join(f'“{q.text}”' for q in parts)} do not make “{wrong.text}”.",
        suspect=total.sentence.span(wrong.at, wrong.stop), suggestion=written_like(wrong, made),
    )  # fmt: skip
