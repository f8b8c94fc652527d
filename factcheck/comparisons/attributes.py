"""The nationality of a thing that changes: a Brazilian corvette breaks down, and the Indian corvette is repaired.

The thing is introduced once ("a Brazilian corvette"); later "the Indian corvette" is told as known, though no Indian
one was ever introduced. Nouns of which every country has one (government, team, officials) say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.words import FUNCTION_WORDS, Word, words

_EVERYBODYS = frozenset(
    """government president premier minister ministry parliament army navy police team side delegation embassy
    ambassador border capital coast market economy authorities officials people citizens citizen nationals national
    language press media public company firm group bank court side border territory soil waters forces troops soldiers
    leader leaders counterpart colleague law state city town village region politics woman man women men artist
    player striker champion champions singer writer author director politician businessman tourist tourists visitor
    version edition wine beer food cuisine dollar peso newspaper daily prime foreign interior finance defence defense
    central national supreme""".split()
)
_INDEFINITE, _DEFINITE = frozenset(("a", "an", "one")), frozenset(("the",))


class Owned(NamedTuple):
    """A noun behind the adjective of a country."""

    claim: Claim
    mention: Mention
    noun: str
    article: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant" between two nationalities of one thing."""
    things: dict[str, list[Owned]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind == "statement":
            for owned in _owned(claim):
                things[owned.noun].append(owned)
    for found in things.values():
        yield from _changed(found)


def _owned(claim: Claim) -> Iterator[Owned]:
    tokens = words(claim.sentence.text)
    place = {w.at: i for i, w in enumerate(tokens)}
    for mention in claim.mentions:
        if mention.type != "country" or mention.form != "adjective" or mention.at not in place:
            continue
        at = place[mention.at]
        if at > 0:
            for noun in _nouns(tokens, at + len(mention.text.split())):
                yield Owned(claim, mention, noun, tokens[at - 1].low)


def _nouns(tokens: Sequence[Word], at: int) -> Iterator[str]:
    """The word behind the adjective, and the next one too: "tenor" of "tenor fell", "patrol" and "boat"."""
    for word in tokens[at : at + 2]:
        if not word.alpha or word.capital or word.low in FUNCTION_WORDS:
            return
        if word.low not in _EVERYBODYS and len(word.low) > 3:
            yield word.low


def _changed(found: Sequence[Owned]) -> Iterator[Clash]:
    introduced = [o for o in found if o.article in _INDEFINITE]
    owners = {o.mention.entity for o in introduced}
    if len(owners) != 1:
        return
    right = introduced[0]
    for wrong in found:
        known = wrong.article in _DEFINITE and wrong.claim.start > right.claim.start
        if wrong.mention.entity in owners or not known or wrong.claim is right.claim:
            continue
        if any(o.mention.entity == wrong.mention.entity and o is not wrong for o in found):
            continue
        sentence = wrong.claim.sentence
        yield Clash(
            kind="participant", first=right.claim, second=wrong.claim, score=0.82,
            reason=f"The {wrong.noun} is {right.mention.text} in one place and {wrong.mention.text} in another.",
            suspect=sentence.span(wrong.mention.at, wrong.mention.stop), suggestion=right.mention.text,
            witnesses=tuple(o.claim for o in found if o is not right and o.mention.entity == right.mention.entity),
        )  # fmt: skip
