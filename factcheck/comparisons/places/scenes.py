"""A thing or an event that has moved: a storeroom stands in one town, and "the storeroom in" another has a new roof.

What an article introduces ("a school storeroom in the town of Outlo") and takes up again with "the" is the same thing.
The two clash only if both places are towns, or both countries, the article tells of no such thing in the other one and
of no second thing of the kind, and the other place stands elsewhere in the article, from where it may have slipped in.
What every town has (hospitals, courts, streets, people) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places.scene_words import EVERYWHERE, FAMILIES, FOUND, SEVERAL, WORKS, family_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import office_heads
from factcheck.sameness import apart
from factcheck.words import FUNCTION_WORDS, Word, stem, words

_SETTLEMENT = r"(?:edge|outskirts|centre|center|town|city|port|village|resort|suburb|hamlet|east|west|north|south)"
_IN = regex.compile(
    rf"\b(?:in|at|near|outside|off|(?:in|at|near|on|outside)\s+the\s+(?:\p{{L}}+\s+)?{_SETTLEMENT}\s+of|"
    rf"{_SETTLEMENT}\s+of)\s+$"
)
_CLAUSE = frozenset("and but or that when who which where whose while after before as than because if from to".split())
_MARKS = frozenset(',;:()“”"—–')
_NAME = r"(?P<name>\p{Lu}[\p{L}’'-]+(?:[\s-]\p{Lu}[\p{L}’'-]+){0,3})"
#: "the town of Selvik", "Selvik, a small port", "Selvik, some 30 kilometres north"
_NAMED_TOWNS = (
    regex.compile(rf"\b(?:town|city|village|port|resort|suburb|hamlet)\s+of\s+{_NAME}"),
    regex.compile(rf"\b{_NAME},\s+(?:a|the)\s+(?:\p{{L}}+\s+){{0,3}}(?:town|city|village|port|resort|hamlet)\b"),
    regex.compile(rf"\b{_NAME},\s+(?:some\s+|about\s+)?\d+\s*(?:km|kilomet(?:re|er)s|miles)\b"),
)
#: "JUJUY, Argentina - "
_DATELINE = regex.compile(r"^(?P<town>\p{Lu}[\p{Lu}\s.’'-]{2,30})(?:,\s[\p{L}\s.\d,]{2,30})?(?:\s\([^()]+\))?\s[-–—]\s")
#: "the blast occurred early on Monday in"
_OCCURRED = regex.compile(
    r"\b[Tt]he\s+(?:\p{Ll}+\s+)?(?P<noun>\p{Ll}{3,})\s+(?:took\s+place|happened|occurred|broke\s+out|stands|stood|"
    r"(?:was|were)\s+(?:held|found|discovered|seized|unearthed|built|confiscated|recovered|caught|intercepted))"
    r"(?:\s+(?:early|late|on|\p{Lu}\p{Ll}+day|morning|evening|night|shortly))*\s+$"
)
#: "in Sela, where the storeroom"
_WHERE = regex.compile(r"^,\s+where\s+the\s+(?P<noun>\p{Ll}{3,})\b")
_COMMON = frozenset(map(stem, EVERYWHERE))
REACH = 10  # words between a thing and its town
_LEAD = 4  # statements, the headline included, that say what an article is about
_SCORE = 0.75


class Placed(NamedTuple):
    """A thing or an event with its town."""

    claim: Claim
    place: int  # of the claim among the statements
    noun: str  # stem, or family of events
    town: Mention
    word: Word


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = [c for c in reading.claims if c.kind == "statement"]
    towns = _places(statements)
    for index, claim in enumerate(statements):
        for later in _taken_up(claim, index, towns):
            known = _introduced(later, statements[:index], towns)
            if known and not _told_there(later, statements) and _elsewhere(later, statements):
                yield _clash(known, later)
                break


def _places(statements: Sequence[Claim]) -> dict[str, str]:
    """The texts of mentions that are surely towns or countries -> which of the two."""
    found: dict[str, str] = {}
    told = {m["name"] for c in statements for pattern in _NAMED_TOWNS for m in pattern.finditer(c.sentence.text)}
    datelines = {m["town"] for m in (_DATELINE.search(c.sentence.text) for c in statements) if m}
    for mention in (m for c in statements for m in c.mentions):
        known = mention.type != "person" and mention.text in tables.towns()
        if mention.form == "capital" or known or mention.text.upper() in datelines:
            found[mention.text] = "town"
        elif mention.type == "country" and mention.form == "name":
            found[mention.text] = "country"
        elif mention.type in {"place", "organisation"} and mention.text in told:
            found[mention.text] = "town"
    return found


def _located(claim: Claim, towns: dict[str, str]) -> Iterator[tuple[Mention, int]]:
    """Towns that the statement puts something in, with the place where "in" begins."""
    for mention in claim.mentions:
        found = _IN.search(claim.sentence.text, 0, mention.at) if mention.text in towns else None
        if found:
            yield mention, found.start()


def _taken_up(claim: Claim, index: int, towns: dict[str, str]) -> Iterator[Placed]:
    """ "The storeroom in Sela", "the scales found in Sela", "the Sela storeroom"."""
    text = claim.sentence.text
    tokens = words(text)
    if claim.sentence.kind in ("headline", "heading") or _past(text):
        return
    for mention, start in _located(claim, towns):
        before = [w for w in tokens if w.stop <= start]
        occurred = _OCCURRED.search(text, 0, start) or _WHERE.match(text[mention.stop :])
        found = bool(before) and before[-1].low in FOUND
        noun = _definite(before[:-1] if found else before) or _told_of(tokens, occurred, mention)
        if (
            noun
            and _fits(noun, found=found or bool(occurred))
            and not quoted(text, mention.at)
            and not _listed(tokens, mention)
        ):
            yield Placed(claim, index, _key(noun), mention, noun)
    for at, word in enumerate(tokens[:-2]):
        called = next((m for m in claim.mentions if m.at == tokens[at + 1].at and m.text in towns), None)
        behind = [w for w in tokens if called and w.at >= called.stop][:2]
        named = word.low == "the" and called and len(behind) == 2 and called.form != "adjective"
        if named and called and _names(behind) and not quoted(text, called.at):
            yield Placed(claim, index, _key(behind[0]), called, behind[0])


def _told_of(tokens: Sequence[Word], occurred: regex.Match[str] | None, mention: Mention) -> Word | None:
    """The thing of a sentence that says where it was: "the blast occurred in Sela", "in Sela, where the blast"."""
    if not occurred or SEVERAL & set(occurred.group().lower().split()):
        return None
    at = occurred.start("noun") + (mention.stop if occurred.start() == 0 and occurred.group()[0] == "," else 0)
    return next((w for w in tokens if w.at == at and w.low not in FUNCTION_WORDS), None)


def _names(behind: Sequence[Word]) -> bool:
    """Whether the first word behind a town ends the thing's name: "the Sela storeroom has", not "storeroom keeper"."""
    ends = not behind[1].alpha or behind[1].low in FUNCTION_WORDS
    return ends and not behind[0].capital and _fits(behind[0], found=False)


def _definite(before: Sequence[Word]) -> Word | None:
    """The noun that ends the words, if "the" opens it and nothing says that it is one of several."""
    if len(before) < 2:
        return None
    noun, left = before[-1], [w.low for w in before[-4:-1]]
    at = max((i for i, low in enumerate(left) if low == "the"), default=-1)
    if at < 0 or not noun.text.islower() or noun.low in FUNCTION_WORDS:
        return None
    return None if at < len(left) - 1 or set(left) & SEVERAL else noun


def _fits(noun: Word, *, found: bool) -> bool:
    """Whether a town has no more than one such thing of its own."""
    low = noun.low
    if family_of(low):
        return True
    many = low.endswith("s") and not low.endswith("ss")
    common = low in EVERYWHERE or low in office_heads() or stem(low) in _COMMON
    return found or not (many or common)


def _key(noun: Word) -> str:
    return family_of(noun.low) or stem(noun.text)


def _introduced(later: Placed, earlier: Sequence[Claim], towns: dict[str, str]) -> Placed | None:
    """Where the article put the thing, if it puts it in one place only and knows one thing of the kind."""
    level, found = towns[later.town.text], list[Placed]()
    for index, claim in enumerate(earlier):
        if _several(claim, later):
            return None
        for mention, start in _located(claim, towns):
            word = _before(claim, later.noun, start)
            if word and towns[mention.text] == level and not quoted(claim.sentence.text, mention.at):
                found.append(Placed(claim, index, later.noun, mention, word))
    if len({p.town.entity for p in found}) != 1 or found[0].town.entity == later.town.entity:
        return None
    first = found[0]
    if later.word.low in WORKS and first.place >= _LEAD:
        return None
    related = first.town.entity in later.claim.sentence.text or later.town.text in first.claim.sentence.text
    different = apart(first.claim.sentence.text, later.claim.sentence.text) in {"another year", "another thing"}
    return first if _new(first) and not related and not different and not _past(first.claim.sentence.text) else None


def _before(claim: Claim, noun: str, start: int) -> Word | None:
    """The word for the thing in the clause before "in TOWN"."""
    left: list[Word] = [w for w in words(claim.sentence.text) if w.stop <= start][-REACH:]
    for word in reversed(left):
        if word.low in _CLAUSE or word.text in _MARKS:
            return None
        if word.text.islower() and _key(word) == noun:
            return word
    return None


def _new(first: Placed) -> bool:
    """Whether a thing is told as something new: "a storeroom", "540 kilograms of scales"; events always are."""
    if first.noun in FAMILIES:
        return True
    left = [w for w in words(first.claim.sentence.text) if w.stop <= first.word.at][-4:]
    lows = {w.low for w in left}
    return bool(lows & {"a", "an", "one"} or any(w.text[0].isdigit() for w in left)) or first.word.low.endswith("s")


def _several(claim: Claim, later: Placed) -> bool:
    """Whether a statement tells of another thing of the kind, or of several."""
    tokens = words(claim.sentence.text)
    plural = later.word.low + "s"
    for at, word in enumerate(tokens):
        same = _key(word) == later.noun and word.text.islower()
        verb = later.noun in FAMILIES and word.low.endswith("ed")
        before = set() if verb else {w.low for w in tokens[max(0, at - 3) : at]}
        if same and (SEVERAL & before or word.low == plural):
            return True
    return False


def _told_there(later: Placed, statements: Sequence[Claim]) -> bool:
    """Whether another statement tells of such a thing and names the place, or one behind tells of several."""
    for claim in statements:
        if claim is later.claim or claim.sentence is later.claim.sentence:
            continue
        if claim.start > later.claim.start and _several(claim, later):
            return True
        named = later.town.entity in {m.entity for m in claim.mentions} or later.town.text in claim.sentence.text
        if named and any(_key(w) == later.noun for w in words(claim.sentence.text)):
            return True
    return False


def _elsewhere(later: Placed, statements: Sequence[Claim]) -> bool:
    """Whether another statement names the place too."""
    others = (c for c in statements if c.sentence is not later.claim.sentence)
    return any(later.town.entity == m.entity for c in others for m in c.mentions)


def _listed(tokens: Sequence[Word], mention: Mention) -> bool:
    """Whether more places follow: "in Sela and Oram", "in Sela, Oram"."""
    behind = [w for w in tokens if w.at >= mention.stop][:2]
    return len(behind) == 2 and behind[0].low in {"and", "or", ","} and behind[1].capital


def _past(text: str) -> bool:
    return bool(regex.search(r"\b(?:last|previous|earlier|ago|formerly|originally|similar|another)\b", text))


def _clash(known: Placed, later: Placed) -> Clash:
    noun = later.word.text
    return Clash(
        kind="place", first=known.claim, second=later.claim, score=_SCORE,
        reason=f"The {noun} is told of {known.town.text} where it is introduced and of {later.town.text} here.",
        suspect=later.claim.sentence.span(later.town.at, later.town.stop), suggestion=known.town.text,
    )  # fmt: skip
