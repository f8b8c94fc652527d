"""An amount taken up as known and told otherwise: "was sold for 38 million" and "the price of 83 million".

"The $4.2 billion deal", "its stake of 91 percent", "half of the $600,000" and "the 410 people stranded" say again what
the article has told. Where no amount of the article agrees, and no sum, difference, share or product of its numbers
comes to it, the one other amount told of that thing is what was meant: the price and what something was sold for, the
stake and what is owned. An amount without a noun is the one that looks like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.amount_words import in_part, one_deed
from factcheck.comparisons.figures.made_of import reckoned
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.moments import weekdays
from factcheck.quantities import PERSONS, UNITS, Quantity, agree, read, same_thing, slip, written_like
from factcheck.quantities.units import MONEY
from factcheck.sameness import apart, frame
from factcheck.words import FUNCTION_WORDS, stem, stems, words

_THE = r"(?:the|this|that|these|those|its|their|his|her|whose|[\p{L}-]+[’']s|[\p{L}-]+s[’'])"
_ADJECTIVES = (
    r"(?:(?:total|full|entire|whole|average|expected|planned|promised|agreed|present|current|reported)\s+){0,2}"
)
_DIRECT = regex.compile(rf"\b(?:{_THE}|all)\s+{_ADJECTIVES}$", regex.IGNORECASE)
_OF = regex.compile(
    rf"\b{_THE}\s+(?:new\s+|average\s+)?(?P<noun>\p{{Ll}}+)(?:\s+(?:in|of)\s+\p{{Ll}}+)?,?\s+(?:of|at|to)\s+$",
    regex.IGNORECASE,
)
_CROWD = PERSONS | frozenset(
    stem(w) for w in "participants visitors spectators fans evacuees customers schoolchildren".split()
)
_CHOSEN = frozenset(
    """other others remaining rest further additional more extra next last first second third previous earlier later
    former latter final original initial largest biggest smallest best worst top main leading same another only past
    coming before after since ago separate similar maximum minimum annual monthly weekly daily old usual""".split()
)
_APART = frozenset(("another year", "another time", "another thing"))
#: what stands behind an amount that has no noun: "the £32,000 now pays for a guard", not "the £900 he won"
_BARE = regex.compile(
    rf"(?:\s+(?:{'|'.join(name for name, (unit, _) in UNITS.items() if unit in MONEY and name.islower())}))?"
    r"\s*(?:[.;:”]|,\s|$|(?:now|to|is|was|were|will|would|has|had|have|could|should|can|must|may|might|"
    r"pays?|paid|went|goes|came|comes|but|as|offered|stolen|missing|owed)\b)"
)
#: words behind the noun after which a part of the whole may be meant, or another one
_PART = regex.compile(
    r"(?:\s+[\p{L}-]+)?\s+(?:[\p{L}-]*s|people|men|women|children|staff)\s+(?:in|at|of|from|on|with|without|who|whom|whose|that|which|where|near|by|under|for)\b"
)
#: what is told of some of all, who may be told as known later
_SOME = regex.compile(
    r"\b(?:injur|hurt|wound|kill|die[ds]|dead|arrest|treat|hospital|rescu|missing|evacuat|detain|charg|test|los[et]|cut|"
    r"dismiss|le(?:ave|aving|ft)|quit|resign|vot|join|more|new|extra|another|other|of\s+(?:the|its|their|them))\w*",
    regex.IGNORECASE,
)
_SCALED = regex.compile(r"\b(?:million|billion|trillion)$", regex.IGNORECASE)
#: "31 hours was the longest wait": a plural taken as one thing
_JUDGED = regex.compile(r"(?:\s+\p{Ll}+)?\s+(?:was|is)\s+(?:the|an?|less|more|too|not|enough|far|right|fair)\b")
#: what says which one is meant: "the fare of 18 euros for children", "the 40 people hurt by the second"
_OWN = regex.compile(
    r"(?:\s+(?!(?:is|was|are|were|be|will|would|can|could|has|had|have|came|come|now|then|pays|paid|in|at|to|on|as|and)\b)[\p{L}-]+)"
    r"{0,3}?\s+(?:for|from|by|that|which|whose|who|he|she|they|paid|we|I)\b"
)
_OTHER = regex.compile(
    r"\b(?:an?other|others?|separate\w*|similar\w*|previous\w*|earlier|former\w*|unlike|elsewhere)\b"
)
#: what it is of: "the increase of 40 percent in sewage charges"
_WHAT = regex.compile(
    r"(?:\s+[\p{L}-]+){0,2}?\s+(?:of|in|on)\s+(?:(?:the|its|their|an?|new|old)\s+)*(?P<what>\p{Ll}+)\b"
)
_NTH = regex.compile(r"\b(?:first|second|third|fourth|latest|next|last)\b")
_COST = regex.compile(r"\b(?:costs?|price|budget|bill)\b")
#: somebody's own figure: "puts the cost of the stage at"
_PUT = regex.compile(r"\b(?:put(?:s|ting)?|estimat\w+|valu(?:es?|ed|ing)|reckon\w*)\s+[^,;:.]{1,60}?\bat\s+$")
_SHARE_OF = regex.compile(r"\b(?:half|most|part|some|much|all|rest|third|quarter)\s+of\s+(?:the|that|this)\s+$")
#: after which an amount may be another than it was
_CHANGED = regex.compile(
    r"\b(?:rose|risen|rising|rises?|raised|fell|fallen|increas\w+|doubl\w+|trebl\w+|tripl\w+|up\s+from|down\s+from|"
    r"original\w*|first|initial\w*|instead|higher|cheaper|lower\w*|grew|grown|soar\w*|climb\w*|estimat\w+|dearer|become|became|overrun\w*|again|later|"
    r"at\s+first|another|other|others|second|also|too)\b",
    regex.IGNORECASE,
)
_WHOLE = regex.compile(
    r"\s+\p{L}+(?:[.,;]|$|\s+(?:was|were|are|have|had|has|will|would|can|could|may|spent|came|went)\b)"
)
_WHOSE = regex.compile(r"(?:\b(?:its|his|her|their)|[’']s?)\s+$")
_SURE = frozenset(("swap", "teen"))
_FEWEST = 20
_LEAD = 3
_SHORT = 4
_REACH = 10
_KINDS = frozenset(("money", "percent", "measure", "count"))


class Told(NamedTuple):
    """An amount with its sentence and the stems of what it is of."""

    sentence: Sentence
    quantity: Quantity
    things: frozenset[str]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between a known amount and what the article tells of it."""
    told = [t for s in reading.sentences for t in _told(s)]
    for mine in told:
        if _known(mine):
            others = [t for t in told if t is not mine and _one_unit(t.quantity, mine.quantity)]
            right = _meant(mine, others)
            alike = [t.quantity for t in others]
            texts = [sentence.text for sentence in reading.sentences]
            parts = [t.quantity for t in told if not right or slip(mine.quantity, right.quantity) not in _SURE]
            if right and not reckoned(mine.quantity.value, alike, parts, texts):
                yield _clash(reading, mine, right)


def _told(sentence: Sentence) -> Iterator[Told]:
    text = sentence.text
    tokens = words(text)
    for quantity in read(text):
        if quantity.kind in _KINDS and quantity.value > 0:
            before = [w for w in tokens if w.stop <= quantity.at and w.alpha][-_REACH:]
            near = {stem(w.low) for w in before if w.low not in FUNCTION_WORDS}
            yield Told(sentence, quantity, frozenset({*near, *quantity.nouns}))


def _one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one unit; "2.3 billion" alone may be of any currency."""
    scaled = any(_SCALED.search(q.text) and q.kind == "count" and not q.head for q in (one, other))
    return (one.kind, one.unit) == (other.kind, other.unit) or (scaled and "money" in {one.kind, other.kind})


def _known(mine: Told) -> bool:
    """Whether an amount stands as one that the reader has met."""
    quantity, text = mine.quantity, mine.sentence.text
    if mine.sentence.heads or quantity.bound or quantity.whole or quoted(text, quantity.at):
        return False
    if (quantity.kind == "count" and (quantity.value < _FEWEST or quantity.modifier)) or _OWN.match(
        text, quantity.stop
    ):
        return False
    before = text[: quantity.at]
    beside = {w.low for w in words(before)[-4:]} | {w.low for w in words(text[quantity.stop :])[:3]}
    known = _DIRECT.search(before) or _OF.search(before) or (quantity.unit and _JUDGED.match(text, quantity.stop))
    return not beside & _CHOSEN and bool(known)


# --- what it is of ----------------------------------------------------------------------------------------------------


def _meant(mine: Told, others: Sequence[Told]) -> Told | None:
    """The one amount of the article that is told of the same."""
    quantity, text = mine.quantity, mine.sentence.text
    if any(agree(t.quantity, quantity) for t in others):
        return None
    before = text[: quantity.at]
    bare = quantity.kind == "money" and _BARE.match(text, quantity.stop) and not _OF.search(before)
    if in_part(text, quantity.stop, bare=bool(bare)):
        return None
    bare = bare or bool(_JUDGED.match(text, quantity.stop))
    found = [
        t for t in others if t.sentence is not mine.sentence and t.quantity.bound not in {"range", "more", "limit"}
    ]
    found = [t for t in found if (slip(t.quantity, quantity) if bare else _of_one(mine, t))]
    if len({t.quantity.value for t in found}) > 1:
        found = [t for t in found if slip(t.quantity, quantity) in _SURE]
    if len({t.quantity.value for t in found}) != 1 or not _mistyped(mine, found, bare=bool(bare)):
        return None
    sure = slip(quantity, found[0].quantity) in _SURE
    return None if any(_otherwhen(text, t.sentence.text, sure=sure) for t in found) else found[0]


def _of_one(mine: Told, other: Told) -> bool:
    """Whether a word around the other amount names what this one is of."""
    if mine.quantity.kind == "count" and mine.quantity.head:
        heads = (mine.quantity.head, other.quantity.head)
        return _akin(*heads) or set(heads) <= _CROWD
    found = _OF.search(mine.sentence.text[: mine.quantity.at])
    nouns = {stem(found["noun"])} if found else set(mine.quantity.nouns[:3])
    return one_deed(nouns, other.things)


def _mistyped(mine: Told, found: Sequence[Told], *, bare: bool) -> bool:
    """Whether an amount is the other one with a slip, and the two cannot be a part and its whole or old and new."""
    quantity, other, text = mine.quantity, found[0].quantity, mine.sentence.text
    kind, before = slip(quantity, other), text[: quantity.at]
    what = _WHAT.match(text, quantity.stop) if quantity.kind != "count" or _OF.search(before) else None
    if what and not any(stems(what["what"]) <= stems(t.sentence.text) for t in found):
        return False
    if kind in _SURE:
        return quantity.kind != "count" or quantity.value > other.value or not _PART.match(text, quantity.stop)
    if not kind or any(_CHANGED.search(t.sentence.text) for t in (mine, *found)) or _PUT.search(before):
        return False
    if quantity.kind == "count":
        return _not_of_a_part(mine, found)
    long = min(len(f"{q.number:.10g}".replace(".", "").rstrip("0")) for q in (quantity, other)) > 1
    return quantity.kind == "money" and (not bare or long or bool(_SHARE_OF.search(before)))


def _not_of_a_part(mine: Told, found: Sequence[Told]) -> bool:
    """Whether of two numbers neither can count some of those that the other counts."""
    quantity, text = mine.quantity, mine.sentence.text
    if not all(_akin(quantity.head, t.quantity.head) or t.quantity.definite for t in found):
        return False
    if quantity.value < found[0].quantity.value:
        return bool(_WHOLE.match(text, quantity.stop))
    found = [t for t in found if not _SOME.search(t.sentence.text)]
    whose = bool(_WHOSE.search(text[: quantity.at]))
    return bool(found) and (len(found) > 1 or found[0].sentence.index < _LEAD or whose)


def _akin(one: str, other: str) -> bool:
    """Whether two nouns may count one thing: "children", "schoolchildren"."""
    return same_thing(one, other) or (
        min(len(one), len(other)) > _SHORT and (one.endswith(other) or other.endswith(one))
    )


def _otherwhen(text: str, other: str, *, sure: bool) -> bool:
    """Whether the two tell of different times or things; where digits are exchanged, only if both say when."""
    mine, theirs = frame(text), frame(other)
    days, their_days = weekdays(text), weekdays(other)
    if sure:
        years = bool(mine.years - theirs.years)
        others = bool(_OTHER.search(text) or _OTHER.search(other)) or bool(_NTH.search(text) and _NTH.search(other))
        day = bool(days and their_days and not days & their_days)
        return years or day or (mine.relative != theirs.relative and bool(mine.relative)) or others
    if mine.years - theirs.years or days - their_days or (mine.relative and not theirs.relative):
        return True
    cost = bool(_COST.search(text)) and mine.planned != theirs.planned
    return cost or apart(text, other) in _APART


def _clash(reading: Reading, mine: Told, right: Told) -> Clash:
    quantity, other = mine.quantity, right.quantity
    sides = [claim_at(reading.claims, t.sentence, t.quantity.at, t.quantity.stop) for t in (mine, right)]
    first, second = sorted(sides, key=lambda claim: (claim.start, claim.end))
    return Clash(
        kind="number", first=first, second=second, score=0.76,
        reason=f"“{quantity.text}” is taken up as known; what the article tells of it is “{other.text}”.",
        suspect=mine.sentence.span(quantity.at, quantity.stop), suggestion=written_like(quantity, other.value),
    )  # fmt: skip
