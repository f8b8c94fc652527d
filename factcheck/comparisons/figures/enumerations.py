"""A stated count against a list in another sentence: "the discovery of five species" and four species listed by name.

The list must say what its items are, and the article must count them nowhere else; or the article gives two counts of
one noun, the list has as many items as the one, and the other is taken up as known. A list of places in which things
stand may have fewer items than there are things, not more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.listed import Listing, listings
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.quantities import Quantity, read, same_thing, written_like
from factcheck.sameness import frame
from factcheck.words import stem, stems, words

_MOST = 20
_MISCOUNT = 4  # what is further off counts something else
_REACH = 12  # statements between a count and the list
#: words beside a number after which it counts others, or not all
_CHOSEN = frozenset(
    """other others remaining rest further additional more last first second third previous earlier former another only
    dozen every each both next final main top largest biggest oldest best""".split()
)
#: words behind the noun after which a part of the whole may be meant
_PART = frozenset("in at of from on with without who whom whose that which where near outside inside by".split())
_VERBS = frozenset(
    "were are was is have had has will would could can may remain remained stand stood lie lay still also".split()
)
_KNOWN = regex.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Tt]he\s+(?!number|group|list|total|first|case|addition|space|course|age)"
    r"[\p{Ll}]+\s+of(?:\s+(?:the|all))?)\s+$"
)
_FOUND = frozenset(stem(w) for w in "new discover discovery found find describe launch open unveil build plan".split())
_LEFT = regex.compile(r"\b(?:others?|remaining|rest|except|apart|besides|third|fourth|fifth|sixth|seventh|last)\b")
#: modifiers that do not choose among things
_NEUTRAL = frozenset(stem(w) for w in "same whole said two three four five six seven eight nine ten".split())
#: what names listed after "covers" may be
_PLACES = frozenset(
    stem(w)
    for w in """provinces districts countries states regions counties towns cities villages municipalities islands
    departments prefectures territories governorates boroughs parishes nations ports areas""".split()
)
_RUN = regex.compile(
    r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*(?:,\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*)*,?\sand\s\p{Lu}"
)


class Told(NamedTuple):
    """A count with its statement and the statement's place among the statements."""

    claim: Claim
    quantity: Quantity
    at: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between a count and a list in another sentence."""
    statements = reading.statements
    lists = [(at, c, found) for at, c in enumerate(statements) for found in listings(c.sentence.text)]
    told = [Told(c, q, at) for at, c in enumerate(statements) for q in read(c.sentence.text)] if lists else []
    counted = [t for t in told if _countable(t)]
    for at, claim, found in lists:
        if quoted(claim.sentence.text, found.at):
            continue
        near = [t for t in counted if abs(t.at - at) <= _REACH and t.claim.sentence is not claim.sentence]
        wrong = _only(claim, found, at, near, told) or _odd(claim, found, near, told, statements)
        if wrong:
            yield _clash(wrong, claim, found, near)
            return


def _countable(told: Told) -> bool:
    quantity, text = told.quantity, told.claim.sentence.text
    whole = quantity.kind == "count" and quantity.value == int(quantity.value) and 2 <= quantity.value <= _MOST
    if not whole or quantity.bound or quantity.modifier or quantity.whole or not quantity.head:
        return False
    tokens = words(text)
    before = [w.low for w in tokens if w.stop <= quantity.at][-2:]
    behind = [w.low for w in tokens if w.at >= quantity.stop][:2]
    part = behind[:1] == ["of"]  # "two of the masts"
    return not part and not _CHOSEN & {*before, *behind} and not quoted(text, quantity.at)


# --- the list says what its items are, and they are counted once -----------------------------------------------------


def _only(claim: Claim, found: Listing, at: int, near: Sequence[Told], told: Sequence[Told]) -> Told | None:
    """The one count of what is listed, where it differs from the list's length."""
    counts = _counts_of_noun(claim, found, at, near)
    values = {t.quantity.value for t in counts}
    if len(values) != 1 or found.size in values or (found.kind == "stand" and found.size < counts[0].quantity.value):
        return None
    if any(_may_be_listed(t, found, counts[0].quantity.head) for t in told):
        return None  # "three of them stand empty": the list may be of these
    chosen = [t for t in counts if t.quantity.definite or _taken_up(t)] or [t for t in counts if 0 < at - t.at <= 4]
    lead = claim.sentence.text[: found.at]
    miscounted = abs(counts[0].quantity.value - found.size) <= _MISCOUNT
    return chosen[0] if chosen and miscounted and not _another(chosen[0].claim.sentence.text, lead) else None


def _counts_of_noun(claim: Claim, found: Listing, at: int, near: Sequence[Told]) -> list[Told]:
    if found.kind == "they":
        before = [t for t in near if t.at == at - 1]
        return before if len(before) == 1 and _opens(before[0]) else []
    if found.noun:
        return [t for t in near if same_thing(t.quantity.head, found.noun) and _fitting(found, t)]
    if found.kind == "covers":
        subject = stems(claim.sentence.text[: found.at])
        shared = [t for t in near if t.quantity.head in _PLACES and subject & stems(t.claim.sentence.text)]
        return shared if len({t.quantity.head for t in near if t.quantity.head in _PLACES}) == 1 else []
    return []


def _opens(told: Told) -> bool:
    """Whether "they" in the next sentence can only mean what the number counts: it is the only plural in reach."""
    behind = told.claim.sentence.text[told.quantity.stop :]
    return len(read(told.claim.sentence.text)) == 1 and not regex.search(r"\bby\s+\p{Ll}+s\b", behind)


def _fitting(found: Listing, told: Told) -> bool:
    """Whether no word before the nouns chooses some of the things on one side only."""
    listed = set(found.modifiers) - _NEUTRAL
    mine = set(_modifiers(told.quantity))
    if "new" in listed - mine and _FOUND & stems(told.claim.sentence.text):
        listed -= {"new"}  # "the discovery of five frogs", "the new frogs"
    return listed <= mine and (not told.quantity.definite or mine - _NEUTRAL <= listed)


def _modifiers(quantity: Quantity) -> tuple[str, ...]:
    """The words between a number and its noun."""
    return quantity.nouns[: quantity.nouns.index(quantity.head)] if quantity.head in quantity.nouns else ()


def _may_be_listed(told: Told, found: Listing, head: str) -> bool:
    quantity = told.quantity
    same = found.size in (quantity.value, quantity.whole)
    return same and quantity.kind == "count" and (_anaphoric(told) or bool(quantity.whole) or quantity.head == head)


def _anaphoric(told: Told) -> bool:
    """ "Three of them stand empty", "four were hurt": what is counted stands elsewhere."""
    if told.quantity.head:
        return False
    behind = [w.low for w in words(told.claim.sentence.text) if w.at >= told.quantity.stop][:2]
    return bool(behind) and (behind[0] in _VERBS or behind in (["of", "them"], ["of", "these"], ["of", "those"]))


# --- two counts of one noun, and a list that goes with the one --------------------------------------------------------


def _odd(
    claim: Claim, found: Listing, near: Sequence[Told], told: Sequence[Told], statements: Sequence[Claim]
) -> Told | None:
    """The count that stands against another one of the same noun and a list."""
    for head in dict.fromkeys(t.quantity.head for t in near):
        same = [t for t in near if t.quantity.head == head]
        right = [t for t in same if t.quantity.value == found.size]
        odd = [t for t in same if t.quantity.value != found.size]
        linked = bool(found.noun) and same_thing(head, found.noun)
        if not right or len(odd) != 1 or (found.noun and not linked):
            continue
        wrong = odd[0]
        if abs(wrong.quantity.value - found.size) > _MISCOUNT:
            continue
        if not _one_set(wrong, right, head, told) or any(
            _another(wrong.claim.sentence.text, t.claim.sentence.text) for t in right
        ):
            continue
        subject = stems(claim.sentence.text[: found.at]) & stems(wrong.claim.sentence.text)
        taken_up = _taken_up(wrong) or (all(_taken_up(t) for t in right) and (linked or bool(subject)))
        smaller = wrong.quantity.value < found.size
        if taken_up and not (smaller and _a_part(wrong, statements)):
            return wrong
    return None


def _one_set(wrong: Told, right: Sequence[Told], head: str, told: Sequence[Told]) -> bool:
    """Whether the words between number and noun choose nothing, and no part of the whole is told."""
    mine = set(_modifiers(wrong.quantity))
    theirs = [set(_modifiers(t.quantity)) for t in right]
    definite = wrong.quantity.definite
    if any((mine - other if definite else other - mine) - _NEUTRAL for other in theirs):
        return False
    parts = [t for t in told if t.quantity.head == head and (t.quantity.whole or t.quantity.bound == "more")]
    loose = [t.quantity.value for t in told if t in parts or _anaphoric(t)]
    return not {wrong.quantity.value, right[0].quantity.value} & set(loose)


def _taken_up(told: Told) -> bool:
    """Whether a number stands as one that the reader knows: "the six masts", "the sale of six halls"."""
    before = told.claim.sentence.text[: told.quantity.at]
    return bool(_KNOWN.search(before))


def _a_part(told: Told, statements: Sequence[Claim]) -> bool:
    """Whether the smaller number may count some of the things only."""
    quantity = told.quantity
    tokens = [w.low for w in words(told.claim.sentence.text) if w.at >= quantity.stop]
    noun = next((i for i, low in enumerate(tokens) if stem(low) == quantity.head), -1)
    around = [c.sentence.text for c in statements[max(0, told.at - 1) : told.at + 2]]
    chosen = any(_LEFT.search(text) for text in around) or any(_RUN.search(text) for text in around[:-1])
    return bool(_PART & set(tokens[noun + 1 : noun + 2])) or quantity.value < 3 or chosen


def _another(one: str, other: str) -> bool:
    """Whether the wording says that the two tell of different things."""
    first, second = frame(one), frame(other)
    return first.other or second.other or bool(first.years and second.years and not first.years & second.years)


def _clash(wrong: Told, lister: Claim, found: Listing, near: Sequence[Told]) -> Clash:
    first, second = earlier_first(wrong.claim, lister)
    mine = wrong.quantity
    agreeing = tuple(t.claim for t in near if t.quantity.value == found.size and same_thing(t.quantity.head, mine.head))
    return Clash(
        kind="count", first=first, second=second, score=0.86 if agreeing else 0.8,
        reason=f"“{mine.text}” are counted, but {found.size} are listed.",
        suspect=wrong.claim.sentence.span(mine.at, mine.stop), suggestion=written_like(mine, found.size),
        witnesses=agreeing,
    )  # fmt: skip
