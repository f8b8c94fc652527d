"""A thing or an event that has moved: a storeroom stands in one town, and "the storeroom in" another has a new roof.

What an article introduces ("a school storeroom in the town of Outlo") and takes up again with "the" is the same thing.
The two clash only if both places are towns, or both countries, the article tells of no such thing in the other one and
of no second thing of the kind, and the other place stands elsewhere in the article, from where it may have slipped in.
What every town has (hospitals, courts, streets, people) is left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places.scene_words import EVERYWHERE, FAMILIES, FOUND, INDUSTRY, SEVERAL, WORKS, family_of
from factcheck.comparisons.places.towns import located, towns_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.lexicon.phrases import office_heads
from factcheck.sameness import apart
from factcheck.words import FUNCTION_WORDS, Word, stem, words

_CLAUSE = frozenset("and but or that when who which where whose while after before as than because if from to".split())
_MARKS = frozenset(',;:()“”"—–')
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
    mark: str = ""  # the word between "the" and the noun: "cold" of "the cold store"


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = reading.statements
    towns = towns_of(statements)
    for index, claim in enumerate(statements):
        for later in _taken_up(claim, index, towns):
            known = _introduced(later, statements[:index], towns)
            if known and not _told_there(later, statements) and _elsewhere(later, statements):
                yield _clash(known, later)
                break


def _taken_up(claim: Claim, index: int, towns: dict[str, str]) -> Iterator[Placed]:
    """ "The storeroom in Sela", "the scales found in Sela", "the Sela storeroom"."""
    text = claim.sentence.text
    tokens = words(text)
    if claim.sentence.heads or _past(text):
        return
    for mention, start in located(claim, towns):
        before = [w for w in tokens if w.stop <= start]
        occurred = _OCCURRED.search(text, 0, start) or _WHERE.match(text[mention.stop :])
        found = bool(before) and before[-1].low in FOUND
        ending = before[:-1] if found else before
        noun = _definite(ending) or _told_of(tokens, occurred, mention)
        mark = "" if noun else _mark(ending)
        noun = _definite([*ending[:-2], ending[-1]]) if mark else noun
        if (
            noun
            and _fits(noun, found=found or bool(occurred))
            and not quoted(text, mention.at)
            and not _listed(tokens, mention)
        ):
            yield Placed(claim, index, _key(noun), mention, noun, mark)
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


def _mark(before: Sequence[Word]) -> str:
    """The word between "the" and the noun, where there is one: "cold" of "the cold store"."""
    marked = len(before) > 2 and before[-3].low == "the" and before[-2].text.islower() and before[-2].alpha
    moved = len(before) > 3 and before[-4].low in {"to", "from", "for", "at"} and before[-1].low not in INDUSTRY
    return before[-2].low if marked and not moved and before[-2].low not in SEVERAL | FUNCTION_WORDS else ""


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
        for mention, word in _things(claim, later, towns):
            if word and towns[mention.text] == level and not quoted(claim.sentence.text, mention.at):
                found.append(Placed(claim, index, later.noun, mention, word))
    if len({p.town.entity for p in found}) != 1 or found[0].town.entity == later.town.entity:
        return None
    first = found[0]
    if later.mark and not regex.search(rf"\b{later.mark}\s+$", first.claim.sentence.text[: first.word.at]):
        return None
    known = later.mark and later.word.low in INDUSTRY
    if later.word.low in WORKS and first.place >= _LEAD and not known:
        return None
    related = first.town.entity in later.claim.sentence.text or later.town.text in first.claim.sentence.text
    different = apart(first.claim.sentence.text, later.claim.sentence.text) in {"another year", "another thing"}
    return first if _new(first) and not related and not different and not _past(first.claim.sentence.text) else None


def _things(claim: Claim, later: Placed, towns: dict[str, str]) -> Iterator[tuple[Mention, Word | None]]:
    """The towns of a statement with the thing that it puts there: "a rink in Sela", "to Sela, where the rink"."""
    tokens = words(claim.sentence.text)
    for mention, start in located(claim, towns):
        yield mention, _before(claim, later.noun, start)
    for mention in claim.mentions:
        behind = [w for w in tokens if w.at >= mention.stop]
        if mention.text in towns and [w.low for w in behind[:2]] == [",", "where"]:
            clause = list(itertools.takewhile(lambda w: w.text not in {";", ":", "“", "”", '"'}, behind[2:]))
            word = next((w for w in clause if w.text.islower() and _key(w) == later.noun), None)
            yield mention, word


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
    if first.word.at > first.town.at:
        return True  # "in Sela, where"
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
