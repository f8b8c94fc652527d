"""A name that is told often, and once with another letter: "Haddow" and "Hadow", "Solvara" and "Belvara Commodities".

A slip of the pen stands inside its word: endings make other words ("Petrova", "Australian"), and a name of its own
comes with other words around it or is told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.comparisons.people.letters import distance, one_apart, plain, variants
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence
from factcheck.lexicon import tables
from factcheck.words import FUNCTION_WORDS, PARTICLES, words

_SHORTEST = 5  # letters: shorter names differ by one letter by chance
_OFTEN = 3
_FURTHEST = 2  # letters between a slip and its word
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower inner outer first second".split()
)


class _Use(NamedTuple):
    """A word of a name where it stands."""

    sentence: Sentence
    mention: Mention
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Names of people, firms, ships and places that change by a letter."""
    uses = _uses(reading)
    common = {w.text.casefold() for s in reading.sentences for w in words(s.text) if not w.capital}
    rare = [w for w, told in uses.items() if len(told) == 1 and plain(w) not in common and not _known(w)]
    alike = _by_ending(uses)
    for wrong in rare:
        use = uses[wrong][0]
        if quoted(use.sentence.text, use.at) or use.sentence.text.isupper():
            continue
        right = [word for word in alike[_ending(wrong)] if _slip(wrong, word, uses) and not _known(word)]
        if len(right) == 1:
            yield _clash(reading, use, right[0], uses[right[0]])


def _by_ending(uses: Iterable[str]) -> dict[str, list[str]]:
    """The words by their last letter, inside of which no slip of the pen is looked for."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in uses:
        found[_ending(word)].append(word)
    return found


def _ending(word: str) -> str:
    return _american(plain(word))[-1:]


def _uses(reading: Reading) -> dict[str, list[_Use]]:
    """Every word of a name, with its places; a word of many names counts each time."""
    by_index = {s.index: s for s in reading.sentences}
    found: dict[str, list[_Use]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.type == "country":
            continue
        sentence = by_index[mention.sentence]
        for word in words(mention.text):
            if word.capital and word.alpha and len(word.text) >= _SHORTEST and not word.text.isupper():
                found[word.text].append(_Use(sentence, mention, mention.at + word.at, mention.at + word.stop))
    people = {w for w, told in found.items() if told[0].mention.type == "person"}
    for sentence in reading.sentences:
        opening = next((w for w in words(sentence.text) if w.alpha), None)
        if opening is None or not opening.capital or len(opening.text) < _SHORTEST or opening.low in FUNCTION_WORDS:
            continue
        # a word that only opens its sentence is no mention: it may be a person's name misspelt
        if opening.text not in found and any(one_apart(plain(opening.text), plain(w)) for w in people):
            mention = Mention(
                sentence=sentence.index, at=opening.at, stop=opening.stop, text=opening.text, entity=opening.text,
                type="person",
            )  # fmt: skip
            found[opening.text].append(_Use(sentence, mention, opening.at, opening.stop))
    return found


def _known(word: str) -> bool:
    """Whether a word is a name or a form of its own, whatever it resembles."""
    countries = tables.country_forms()
    return (
        word in tables.first_names() or word in tables.nicknames() or word in countries or word.lower() in _DIRECTIONS
    )


def _slip(wrong: str, right: str, uses: dict[str, list[_Use]]) -> bool:
    a, b = _american(plain(wrong)), _american(plain(right))
    if abs(len(a) - len(b)) > _FURTHEST or a == b or a.startswith(b) or b.startswith(a) or a[-1:] != b[-1:]:
        return False
    if len(set(a) ^ set(b)) > 2 * _FURTHEST:
        return False  # a step brings one letter and takes one, at most; the distance itself takes longer to find
    near = distance(a, b)
    if near > _FURTHEST:
        return False
    use, others = uses[wrong][0], uses[right]
    around, known = _rest(use.mention.text, wrong), [_rest(other.mention.text, right) for other in others]
    if right in {w.text for w in words(use.sentence.text)}:
        return False  # told side by side: two names
    if near > 1 and variants(wrong, right):
        return False
    if near == 1 and len(others) >= _OFTEN:
        return a[0] == b[0] and (not around or any(around <= rest for rest in known))
    if near == 1 and a[0] == b[0] and _introduced(others, use):
        again = len(others) > 1 and len(b) > _SHORTEST and not around
        if again or _speaks(use):
            return True
    later = use.sentence.index > others[0].sentence.index  # told once each: the later one is the slip
    return len(b) > _SHORTEST and bool(around) and around in known and (later or len(others) > 1)


def _introduced(others: Sequence[_Use], use: _Use) -> bool:
    """Whether the other name was told in full, of a person, before this one."""
    first = others[0]
    return first.mention.type == "person" and " " in first.mention.text and first.sentence.index < use.sentence.index


def _speaks(use: _Use) -> bool:
    """Whether a surname alone says something, as only somebody who was introduced does: "Lindquist said"."""
    tokens = words(use.sentence.text)
    at = next((i for i, w in enumerate(tokens) if w.at == use.at), 0)
    around = {w.low for w in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])}
    return use.mention.text == use.sentence.text[use.at : use.stop] and bool(around & _SAID)


_SAID = frozenset("said says added told argued warned insisted recalled replied explained".split())


def _american(word: str) -> str:
    """ "harbor" for "harbour", "center" for "centre": a spelling, no slip."""
    return word.replace("our", "or").replace("tre", "ter").replace("ise", "ize")


def _rest(name: str, word: str) -> frozenset[str]:
    return frozenset(w for w in name.split() if w != word and w.lower() not in PARTICLES)


def _clash(reading: Reading, use: _Use, right: str, others: Sequence[_Use]) -> Clash:
    claims = [_claim(reading, use), _claim(reading, others[0])]
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    wrong = use.sentence.text[use.at : use.stop]
    return Clash(
        kind="name",
        first=first,
        second=second,
        score=0.78 if len(others) >= _OFTEN else 0.66,  # surely a slip, but one that misleads nobody: no error
        reason=f"“{wrong}” stands once where the article otherwise has “{right}” ({len(others)} times).",
        suspect=use.sentence.span(use.at, use.stop),
        suggestion=right,
        witnesses=tuple(_claim(reading, other) for other in others[1:]),
    )


def _claim(reading: Reading, use: _Use) -> Claim:
    return claim_at(reading.claims, use.sentence, use.at, use.stop)
