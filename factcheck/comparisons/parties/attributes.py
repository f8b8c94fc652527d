"""One thing, two nationalities: "a Brazilian corvette broke down", later "the Indian corvette" of an Indian destroyer.

A thing that is introduced once, with "a", and taken up once with "the" and another nationality is the same thing; the
other nationality came from another thing of the article. People, firms and whatever every country has one of are left
alone: they are taken up by many descriptions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence
from factcheck.lexicon.phrases import office_heads
from factcheck.words import FUNCTION_WORDS, words

#: nouns of people, bodies and of what every country has: several of them in one article are no surprise
_MANY = frozenset(
    """man woman boy girl child person people citizen national nationals player star striker midfielder defender
    goalkeeper winger actor actress singer artist writer author tourist tourists student couple family victim suspect
    official officials worker workers soldier soldiers troops delegation team side squad club company firm group giant
    bank maker manufacturer retailer airline operator carrier government authorities army navy military air force
    police court parliament embassy consulate capital economy market currency side border coast coastline flag anthem
    language version title league cup championship capital public media press newspaper magazine website broadcaster
    edition election president leader state city town region island islands port territory waters soil law constitution
    service agency ministry department intelligence foreign prime interior defence defense former own national federal
    version model one ones half end part share people's passport accent food
    cuisine culture history film movie""".split()
)
_PLURAL_SIGNS = frozenset("another other others second third both two three four several each every either".split())


class _Use(NamedTuple):
    """A nationality before a noun."""

    sentence: Sentence
    mention: Mention
    article: str
    noun: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Things that change their nationality."""
    uses = list(_uses(reading))
    by_noun: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        by_noun[use.noun].append(use)
    for noun, found in by_noun.items():
        pair = _changed(found) if len({use.mention.entity for use in found}) == 2 else None
        elsewhere = pair and any(u.mention.entity == pair[1].mention.entity and u.noun != noun for u in uses)
        if pair and elsewhere and not _several(reading, noun):
            yield _clash(reading, *pair)


def _uses(reading: Reading) -> Iterator[_Use]:
    by_index = {s.index: s for s in reading.sentences}
    for mention in reading.mentions:
        if mention.type != "country" or mention.form not in {"adjective", "demonym"}:
            continue
        sentence = by_index[mention.sentence]
        tokens = words(sentence.text)
        at = next((i for i, w in enumerate(tokens) if w.at == mention.at), None)
        if at is None or at + 1 >= len(tokens):
            continue
        noun, article = tokens[at + 1], tokens[at - 1].low if at else ""
        named = at + 2 < len(tokens) and tokens[at + 2].alpha and tokens[at + 2].capital  # "the Polish trawler Hel"
        if noun.text.islower() and noun.alpha and noun.low not in FUNCTION_WORDS:
            yield _Use(sentence, mention, "" if named and article == "the" else article, noun.low)


def _changed(found: Sequence[_Use]) -> tuple[_Use, _Use] | None:
    """The introduction with "a", and the only use of another nationality, with "the" and behind it."""
    first, noun = found[0], found[0].noun
    if first.article not in {"a", "an", "one"} or noun in _MANY or noun in office_heads() or noun.endswith("s"):
        return None
    others = [use for use in found if use.mention.entity != first.mention.entity]
    if len(others) != 1 or others[0].article != "the" or quoted(others[0].sentence.text, others[0].mention.at):
        return None
    return first, others[0]


def _several(reading: Reading, noun: str) -> bool:
    """Whether the article tells of several such things."""
    for sentence in reading.sentences:
        tokens = [w.low for w in words(sentence.text)]
        if f"{noun}s" in tokens or f"{noun}es" in tokens:
            return True
        if any(low == noun and set(tokens[max(0, i - 3) : i]) & _PLURAL_SIGNS for i, low in enumerate(tokens)):
            return True
    return False


def _clash(reading: Reading, right: _Use, wrong: _Use) -> Clash:
    first, second = _claim(reading, right), _claim(reading, wrong)
    return Clash(
        kind="participant",
        first=first,
        second=second,
        score=0.72,
        reason=f"The {wrong.noun} is {right.mention.text} where it is introduced and {wrong.mention.text} here.",
        suspect=wrong.sentence.span(wrong.mention.at, wrong.mention.stop),
        suggestion=right.mention.text,
    )


def _claim(reading: Reading, use: _Use) -> Claim:
    return claim_at(reading.claims, use.sentence, use.mention.at, use.mention.stop)
