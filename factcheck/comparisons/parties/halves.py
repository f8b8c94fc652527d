"""The two of a deal are the same two in the next sentence: "Peru and Chile will train 12 divers each. The Peruvian
divers will work in Ilo, the Bolivian ones in Arica."

A sentence tells of two parties, and its neighbour divides the same between one of them and a third. The headline or the
lead says which two the article is about; the name that is not one of them is the wrong one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import masked, people
from factcheck.comparisons.parties.names import Named, named, worded
from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, earlier_first
from factcheck.words import stems

_WILL = r"(?:will|shall|must|should|are\s+to|agreed|have\s+agreed|plan|intend)\b"
#: two who will do something together
_PAIRS = (
    regex.compile(rf"(?<!›,\s)‹(?P<one>\d+)›\s+and\s+(?:the\s+)?‹(?P<two>\d+)›\s+(?:\p{{Ll}}+\s+)?{_WILL}"),
    regex.compile(rf"(?<!›,\s)‹(?P<one>\d+)›\s+and\s+(?:the\s+)?‹(?P<two>\d+)›\s+(?P<noun>\p{{Ll}}+)\s+{_WILL}"),
)
#: two between whom something is divided; "noun" is what each has
_SPLITS = (
    regex.compile(
        r"\b[Tt]he\s+‹(?P<one>\d+)›\s+(?P<noun>\p{Ll}+)\b(?:[^.;:“”\"‹]|‹\d+›){0,80}?(?:,|\band|\bwhile)\s+(?:the\s+)?‹(?P<two>\d+)›\s+(?:ones?|sides?|(?P=noun))\b"
    ),
    regex.compile(
        r"‹(?P<one>\d+)›\s+\p{Ll}+[^,;‹.]{0,40}\b\p{N}+[^,;‹]{0,15},?\s+(?:and\s+)?‹(?P<two>\d+)›\s+(?:\p{Ll}+\s+){0,2}\p{N}+"
    ),
)
#: one of two partners who does more
_EACH = regex.compile(
    r"^(?:Each|Both|The\s+two)\b[^‹“”\"]*(?:\band|\bbut|\bwhile)\s+(?:the\s+)?‹(?P<one>\d+)›\s+(?:also|alone|in\s+addition|moreover)\b"
)
_TURNS = regex.compile(
    r"\b(?:alternately|alternating|by\s+turns|in\s+turn|turns)\b[^‹.;]{0,20}\s(?:in|between)\s+‹(?P<one>\d+)›\s+and\s+(?:in\s+)?‹(?P<two>\d+)›"
)
_ABOUT = regex.compile(r"\b(?:ones|sides?|each|turns?|alternat\p{L}+)\b|\b(?:Each|Both)\b|\d\s*(?:%|per\s?cent)")
_ASIDE = regex.compile(
    r"\b(?:separate\p{L}*|(?:its|their|of\s+our)\s+own|earlier|since|ago|already|still|former\p{L}*|previous\p{L}*|last|unlike|instead|besides|elsewhere|not|never|"
    r"would|if|similar\p{L}*|another|third|both\s+countries\s+and)\b|n['’]t\b",
    regex.IGNORECASE,
)
_SAME = regex.compile(r"\bthe\s+same\b|\bsame\s+(?:proportion|ratio|way)\b")
_SCORE = 0.72


class Two(NamedTuple):
    """Two parties that a sentence tells together; ``other`` is none where only one of them is named."""

    claim: Claim
    one: Mention
    other: Mention | None
    noun: str
    divides: bool

    @property
    def entities(self) -> frozenset[str]:
        """Whom it names."""
        return frozenset(m.entity for m in (self.one, self.other) if m)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The names that it is told by."""
        return (self.one, self.other) if self.other else (self.one,)


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    if len({m.entity for m in reading.mentions if m.type != "place"}) < 2 or not _ABOUT.search(reading.article.text):
        return
    parties = named(reading)
    statements = reading.statements
    core = [frozenset(m.entity for m in parties[c.sentence.index]) for c in statements[:2]]
    body = [c for c in statements if not c.sentence.heads]
    told = {c.sentence.index: list(_twos(c, parties)) for c in body}
    beside = [
        (a, b)
        for one, other in itertools.pairwise(body)
        if other.sentence.index - one.sentence.index == 1 and one.sentence.paragraph == other.sentence.paragraph
        for a, b in itertools.product(told[one.sentence.index], told[other.sentence.index])
    ]
    within = [(a, b) for found in told.values() for a in found for b in found if b.noun == "turn"]
    seen: set[tuple[int, int]] = set()
    for clash in (c for a, b in (*within, *beside) for c in _third(a, b, core, parties, people(reading))):
        if clash.suspect and clash.suspect not in seen:
            seen.add(clash.suspect)
            yield clash


def _twos(claim: Claim, parties: Named) -> Iterator[Two]:
    found = parties[claim.sentence.index]
    text = masked(claim.sentence.text, found)
    if _ASIDE.search(text):
        return
    for patterns, divides in ((_PAIRS, False), (_SPLITS, True), ((_EACH,), True), ((_TURNS,), True)):
        for m in (m for pattern in patterns for m in pattern.finditer(text)):
            groups = m.groupdict()
            one, other = found[int(m["one"])], found[int(m["two"])] if groups.get("two") else None
            apart = other is None or (_state(other) == _state(one) and other.entity != one.entity)
            if apart and one.type != "place" and not quoted(text, m.start()):
                noun = "turn" if patterns == (_TURNS,) else groups.get("noun") or ""
                yield Two(claim, one, other, noun, divides)


def _third(a: Two, b: Two, core: list[frozenset[str]], parties: Named, sure: frozenset[str]) -> Iterator[Clash]:
    """The name in one of two neighbours that is not one of the two of the article."""
    if not (a.divides or b.divides) or not _linked(a, b) or len(a.entities | b.entities) != 3:
        return
    if a.divides and b.divides and a.claim is not b.claim and not _SAME.search(b.claim.sentence.text):
        return  # two topics
    for right, wrong in ((a, b), (b, a)):
        if not wrong.other:
            continue  # "and Italy also sends engineers" adds a third
        pair = right.entities if right.other else right.entities | (wrong.entities & _known(core))
        strange = [m for m in wrong.mentions if m.entity not in pair]
        if (
            len(pair) != 2
            or len(strange) != 1
            or not any(pair <= told and strange[0].entity not in told for told in core)
        ):
            continue
        missing = [m for m in right.mentions if m.entity not in wrong.entities]
        inside = right.claim is wrong.claim
        apart = inside or (
            not _names(parties, right, strange[0]) and not (missing and _names(parties, wrong, missing[0]))
        )
        if missing and apart and _state(missing[0]) == _state(strange[0]) and strange[0].entity not in sure:
            yield _clash(right, wrong, strange[0], missing[0], parties)
            return


def _state(mention: Mention) -> bool:
    return mention.type == "country"


def _known(core: list[frozenset[str]]) -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(core))


def _names(parties: Named, side: Two, mention: Mention) -> bool:
    told = parties[side.claim.sentence.index]
    return any(m.entity == mention.entity and m.form != "capital" for m in told)


def _linked(a: Two, b: Two) -> bool:
    """Whether the second takes up what the first tells: the noun that is divided, or "in the same proportion"."""
    if a.claim is b.claim:
        return a is not b
    texts = a.claim.sentence.text, b.claim.sentence.text
    names = frozenset().union(*(stems(m.text) for m in (*a.claim.mentions, *b.claim.mentions)))
    shared = (stems(texts[0]) & stems(texts[1])) - names
    nouns = {noun for noun in (a.noun, b.noun) if noun and noun not in ("side", "sides")}
    taken = all(stems(noun) <= stems(texts[0]) & stems(texts[1]) for noun in nouns)
    return bool(taken and (shared or _SAME.search(texts[1]) or _EACH.match(masked(texts[1], b.mentions))))


def _clash(right: Two, wrong: Two, suspect: Mention, meant: Mention, parties: Named) -> Clash:
    sides = [right.claim, wrong.claim]
    if right.claim is wrong.claim:
        sides = [narrowed(c.claim, c.claim.sentence.span(c.one.at, c.mentions[-1].stop)) for c in (right, wrong)]
    first, second = earlier_first(*sides)
    return Clash(
        kind="participant", first=first, second=second, score=_SCORE,
        reason=f"The sentence beside it tells the same of {meant.text}, and the article is about these two.",
        suspect=wrong.claim.sentence.span(suspect.at, suspect.stop),
        suggestion=worded(wrong.claim.sentence.text, suspect, meant, parties),
    )  # fmt: skip
