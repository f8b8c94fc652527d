"""A movement taken up as its opposite: profit fell, and "the rise in profit was helped by", or the lira weakened.

"The rise in profit", "the stronger lira" take up a movement that the reader knows. They are held up to the movements of
that thing that the article tells; where all of those go the other way, in sentences that tell of one direction only,
and the taking-up names no time, place or part of its own, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.figures.signs import signs
from factcheck.comparisons.noun_phrases import Noun, before, behind
from factcheck.comparisons.places_in_text import claim_at, quoted, voices
from factcheck.comparisons.statements.moods import turned
from factcheck.comparisons.whereabouts import places_of_its_own
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.lexicon.poles import FAMILIES
from factcheck.sameness import frame
from factcheck.words import CALENDAR, FUNCTION_WORDS, stem, words

_POLES = {family.name: family.poles for family in FAMILIES if family.name in {"rise", "rate"}}
_NOUNS = signs(
    "rise/fall rises/falls increase/decrease increases/decreases growth/decline jump/drop gain/loss surge/slump "
    "climb/plunge upturn/downturn rally/slide recovery/decline"
)
_BESIDE = signs("stronger/weaker higher/lower rising/falling growing/shrinking strengthening/weakening")
_NAMED = regex.compile(
    rf"\b[Tt](?:he|his|hat)\s+(?:(?:\d[\d.,]*[\s-]?(?:%|per\s?cent)|sharp|steep|slight|rapid|sudden|big)\s+)?"
    rf"(?P<way>{'|'.join(_NOUNS)})\s+(?:in|of|for)\s+(?=\p{{L}})"
)
_MARKED = regex.compile(rf"\b[Tt](?:he|his)\s+(?P<way>{'|'.join(_BESIDE)})\s+(?=\p{{L}})")
_ANY_NOUN = regex.compile(rf"\b(?P<way>{'|'.join(_NOUNS)}|cuts?)\s+(?:in|of|for)\s+(?=\p{{L}})")
_ADJECTIVE = regex.compile(r"\b(?:the|an?|its|their|his|her|this|that|of|at|with|in|for)\s+$", regex.IGNORECASE)
_PASSIVE = regex.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\p{L}+ly\s+|also\s+)*$")
#: what is only expected, or has an end or a time of its own
_OPEN = regex.compile(
    r"\b(?:would|could|might|(?-i:may)|if|unless|whether|expect\p{L}*|hope[sd]?|fear\p{L}*|forecast\p{L}*|predict\p{L}*|since|"
    r"earlier|previous\p{L}*|last|ago|revers\p{L}*|halt\p{L}*|stop\p{L}*|end(?:s|ed)?|offset\p{L}*|over|until|between|"
    r"once|no|not|never|instead|before|planned|proposed|ma[dk]e\s+up|cancel\p{L}*|wip\p{L}*|turn\p{L}*|followed|again|"
    r"another|other|had|(?:19|20)\d\d)\b|n[’']t\b",
    regex.IGNORECASE,
)
_IT = regex.compile(
    r"\b(?:they|it|this|that|these|and|but|then|both|all)\s+(?:have\s+|has\s+|had\s+|\p{L}+ly\s+)*$", regex.IGNORECASE
)
_CLAUSE = regex.compile(r"(?:^|[,;:]|\b(?:that|and|while|as|but|when|after)\b)\s*")
_PART = regex.compile(r"\s*(?:to|from|of|at|among|by|for|in|on|with)\s+(?P<rest>[\p{L}’'-]+(?:\s+[\p{L}’'-]+){0,3})")
#: heads beside which the thing itself moves: "trade turnover"
_VALUES = frozenset(map(stem, "turnover volume figure level total price value".split()))
#: what each of several firms, towns or goods has
_OF_EACH = frozenset(
    map(stem, "share shares sale sales profit profits revenue income earnings price prices number numbers cost".split())
)
_NEAR, _FAR = 4, 12  # sentences
_SCORE = 0.83


class _Move(NamedTuple):
    """A movement of a thing; ``at`` and ``stop`` are those of its word."""

    sentence: Sentence
    sign: int
    thing: Noun
    at: int
    stop: int
    open: bool


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between a movement and the words that take it up."""
    taken = [move for s in reading.sentences if not s.heads for move in _taken_up(s)]
    told = [move for s in reading.sentences for move in _moves(s)] if taken else []
    for again in taken:
        alike = [m for m in told if m.sentence is not again.sentence and _alike(m.thing, again.thing)]
        named = [m for m in taken if m.sentence is not again.sentence and _alike(m.thing, again.thing)]
        alike += [m for m in named if m.sentence.text[m.at : m.stop] in _NOUNS]
        against = [m for m in alike if _known(m, again)]
        if against and not any(m.sign == again.sign for m in alike) and not _turned_since(reading, against, again):
            clash = _clash(reading, against, again)
            if clash:
                yield clash


def _taken_up(sentence: Sentence) -> Iterator[_Move]:
    text = sentence.text
    for pattern, table in ((_NAMED, _NOUNS), (_MARKED, _BESIDE)):
        for found in pattern.finditer(text):
            thing = behind(text, found.end())
            if thing and not quoted(text, found.start()) and not _OPEN.search(text):
                yield _Move(sentence, table[found["way"]][0], thing, found.start("way"), found.end("way"), open=False)


def _moves(sentence: Sentence) -> Iterator[_Move]:
    text = sentence.text
    for name, poles in _POLES.items():
        for sign, pole in zip((1, -1), poles, strict=True):
            for found in pole.finditer(text):
                if name == "rate" and _ADJECTIVE.search(text[: found.start()]):
                    continue
                passive = name == "rise" or bool(_PASSIVE.search(text[: found.start()]))
                thing = _subject(text, found.start()) if passive else behind(text, found.end())
                if thing and not quoted(text, found.start()):
                    denied = turned(text[: found.start()]) is not False
                    yield _Move(sentence, sign, thing, found.start(), found.end(), open=denied)
    for found in _ANY_NOUN.finditer(text):
        thing = behind(text, found.end())
        if thing and not _NAMED.search(text):
            yield _Move(
                sentence, _NOUNS.get(found["way"], (-1, ""))[0], thing, found.start("way"), found.end("way"), open=True
            )


def _subject(text: str, at: int) -> Noun | None:
    """The subject of a verb, or the phrase that opens its clause."""
    opening = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
    return before(text, at) or behind(text, opening)


def _alike(told: Noun, again: Noun) -> bool:
    return told.head == again.head or (again.head in told.words and told.head in _VALUES)


def _known(told: _Move, again: _Move) -> bool:
    """Whether a movement is what the taking-up means: of its owner, in one direction, told close by or by name."""
    text, own = told.sentence.text, again.sentence.text
    if told.open or told.sign == again.sign or any(p.search(text) for p in _ways(again.sign)):
        return False
    frames = frame(text), frame(own)
    if not (frames[1].relative <= frames[0].relative and frames[1].years <= frames[0].years):
        return False
    there = {stem(w.text) for w in words(text) if w.alpha}
    if places_of_its_own(own, text):
        return False
    owners = again.thing.words | again.thing.of | _further(own, again)
    reach = _NEAR if again.thing.head in _OF_EACH else _FAR
    near = 0 < again.sentence.index - told.sentence.index <= reach
    return owners <= there and (near or bool(owners)) and told.thing.which == again.thing.which


def _turned_since(reading: Reading, against: Sequence[_Move], again: _Move) -> bool:
    """Whether a sentence in between tells the other direction of "it" or "them"."""
    first = min(m.sentence.index for m in against)
    between = [s.text for s in reading.sentences if first < s.index <= again.sentence.index]
    ways = [(text, found) for text in between for pole in _ways(again.sign) for found in pole.finditer(text)]
    return any(_IT.search(text[: found.start()]) for text, found in ways)


def _ways(sign: int) -> Sequence[regex.Pattern[str]]:
    return [poles[0 if sign > 0 else 1] for poles in _POLES.values()]


def _further(text: str, again: _Move) -> frozenset[str]:
    """Stems of what limits the thing behind it: "the rise in exports to China"."""
    head = next((w for w in words(text) if w.at >= again.stop and stem(w.text) == again.thing.head), None)
    part = _PART.match(text, head.stop) if head else None
    told = [w for w in words(part["rest"]) if w.low not in FUNCTION_WORDS | CALENDAR] if part else []
    return frozenset(stem(w.text) for w in told)


def _clash(reading: Reading, against: Sequence[_Move], again: _Move) -> Clash | None:
    told = max(against, key=lambda m: m.sentence.index)
    claims = [claim_at(reading.claims, m.sentence, m.at, m.stop) for m in (told, again)]
    if voices(*claims):
        return None
    way, said = (m.sentence.text[m.at : m.stop] for m in (again, told))
    leads = any(m.sentence.heads or m.sentence.index <= 1 for m in against)
    wrong = again if leads or len(against) > 1 else told
    mend = (_NOUNS | _BESIDE)[way][1] if wrong is again else _OTHER.get(said.lower())
    first, second = earlier_first(*claims)
    return Clash(
        kind="statement", first=first, second=second, score=_SCORE,
        reason=f"“{way}” takes up a movement that is told with “{said}”.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop), suggestion=mend,
    )  # fmt: skip


_OTHER = {"fell": "rose", "rose": "fell", "weakened": "strengthened", "strengthened": "weakened", "grew": "shrank",
          "fallen": "risen", "risen": "fallen", "dropped": "jumped", "jumped": "dropped"}  # fmt: skip
