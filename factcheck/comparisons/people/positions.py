"""What the article calls somebody, an office or not: "fund director", "the rescuers' leader", "who led the trial".

A position is a noun and all that says whose or which it is: "the fund's director" and "fund director" have the same
parts. Read are the bare title before a name, the apposition on either side of it, and "who" with a verb of leading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.comparisons.people.descriptions import UNDERTAKINGS
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Mention, Reading, Sentence
from factcheck.lexicon.phrases import HONORIFICS, MARKS
from factcheck.words import FUNCTION_WORDS, SPEECH, Word, stem, words

_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_OWNERS = frozenset("its his her their".split())
_ENDS = frozenset(', . ; : ( ) — – - “ ” "'.split())
_RANKS = HONORIFICS | frozenset(
    """colonel general major captain lieutenant sergeant inspector superintendent councillor judge justice
    retired""".split()
)
_LEADS = frozenset("leads led leading heads headed directs directed commands commanded coordinates".split())
_CHAIRS = frozenset("chairs chaired".split())
_ALIKE = {
    "head": "leader", "chief": "leader", "boss": "leader", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair",
}  # fmt: skip
_LONGEST = 8  # words of a position
_PREPOSITIONS = frozenset("of for at in".split())
_CLOSE = _ENDS | {"who", "which", "that", "and", "with", "from", "on", "since", "by", "to", "said", "says"}


class Position(NamedTuple):
    """What somebody is called at one place; ``at`` and ``stop`` are offsets in the sentence."""

    sentence: Sentence
    mention: Mention
    at: int
    stop: int
    head: str
    parts: frozenset[str]  # stems of whatever says whose or which
    names: frozenset[str]  # those of them that are names
    owner: str | None  # "its", "her": the parts stand elsewhere
    mark: str | None


def positions(reading: Reading) -> tuple[Position, ...]:
    """The positions of the people of an article, in text order, none of them in a quotation."""
    return _positions(tuple(reading.sentences), tuple(reading.mentions))


@lru_cache(maxsize=1)  # several comparisons ask for those of one article
def _positions(sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Position, ...]:
    by_index = {s.index: s for s in sentences}
    found: list[Position] = []
    for mention in mentions:
        sentence = by_index[mention.sentence]
        if mention.type == "person" and mention.form != "pronoun" and not within(sentence.text, mention.at):
            before = by_index.get(sentence.index - 1)
            found.extend(_resolved(position, before) for position in _around(sentence, mention))
    return tuple(found)


def within(text: str, at: int) -> bool:
    """Whether a place is inside a quotation, in a sentence that may open inside one: "at home," said [Dora Roe]."""
    first = text.find('"')
    begun = first > 0 and not text[first - 1].isspace()
    return (text[:at].count('"') + begun) % 2 == 1 or quoted(text[:at].replace('"', ""), at)


def _resolved(position: Position, before: Sentence | None) -> Position:
    """ "The union was not asked. Its president, [Julio Baez], said": the parts with what "its" means."""
    if position.owner != "its" or before is None or position.at > _TITLE:
        return position
    tokens = words(before.text)
    at = 1 if tokens and tokens[0].low == "the" else 0
    if len(tokens) <= at + 1 or not tokens[at].alpha or tokens[at + 1].low not in _VERBS:
        return position
    thing, name = frozenset((stem(tokens[at].text),)), at == 0
    return position._replace(
        owner=None, parts=position.parts | thing, names=position.names | (thing if name else frozenset())
    )


_VERBS = SPEECH | frozenset(", has have had is was were will would wants".split())


def _around(sentence: Sentence, mention: Mention) -> Iterator[Position]:
    tokens = words(sentence.text)
    first = next((i for i, w in enumerate(tokens) if w.at == mention.at), None)
    stop = next((i + 1 for i, w in enumerate(tokens) if w.stop == mention.stop), None)
    if first is None or stop is None:
        return
    at = first
    while at and tokens[at - 1].low.rstrip(".") in _RANKS and tokens[at - 1].capital and at > 1:
        at -= 1
    placed = _text(tokens, stop) == "of"  # "team leader [Rui Matos] of Pell"
    for start, end in ((0, 0) if placed else _title(tokens, at), _before(tokens, at, stop), _behind(tokens, stop)):
        if start < end and (position := _position(sentence, mention, tokens[start:end], start)):
            yield position
    if position := _leading(sentence, mention, tokens, stop):
        yield position


def _title(tokens: Sequence[Word], first: int) -> tuple[int, int]:
    """ "said fund director [Marieke]", "Marmara Oil director [Arslan]"."""
    at = first
    while at and first - at < _LONGEST and (tokens[at - 1].alpha or tokens[at - 1].text in _GENITIVE):
        low = tokens[at - 1].low
        if low in {"yes", "no"} and tokens[at - 1].capital:
            return 0, 0  # a campaign's side
        if low in FUNCTION_WORDS or low in SPEECH or low.endswith(("ly", "ing")):
            break
        at -= 1
    return at, first


def _before(tokens: Sequence[Word], first: int, stop: int) -> tuple[int, int]:
    """ "said the leader of the rescuers, [Matej Hribar].", "Alto's race doctor, [Ines Bravo], said"."""
    if first < _LONGEST // 4 or tokens[first - 1].text != "," or _text(tokens, stop) not in _ENDS:
        return 0, 0
    at = first - 1
    while at and first - at <= _LONGEST and tokens[at - 1].text not in _ENDS and tokens[at - 1].low not in SPEECH:
        at -= 1
    start = next((i for i in range(at, first - 1) if tokens[i].low == "the" or tokens[i].low in _OWNERS), None)
    if start is None:
        owned = any(w.text in _GENITIVE for w in tokens[at : first - 1])
        start = at if owned else first
    return start, first - 1


def _behind(tokens: Sequence[Word], stop: int) -> tuple[int, int]:
    """ "[Ngaire Paewai], the lead author", "[Kessler], the city's attorney, said"."""
    if _text(tokens, stop) != ",":
        return 0, 0
    end = next((i for i in range(stop + 1, len(tokens)) if tokens[i].text in _CLOSE or tokens[i].low in _CLOSE), 0)
    phrase = tokens[stop + 1 : end]
    sure = phrase and (phrase[0].low == "the" or phrase[0].low in _OWNERS or any(w.text in _GENITIVE for w in phrase))
    return (stop + 1, end) if sure and len(phrase) <= _LONGEST else (0, 0)


def _position(sentence: Sentence, mention: Mention, phrase: Sequence[Word], start: int) -> Position | None:
    """The position that some words are, if they end in a noun, or in one with "of" behind it."""
    cut = next((i for i, w in enumerate(phrase) if i and w.low in _PREPOSITIONS), len(phrase))
    core, owner = phrase[:cut], phrase[0].low if phrase[0].low in _OWNERS else None
    head = core[-1]
    named = head.capital and start + len(core) > _TITLE and head.low not in _KNOWN
    if named or not head.alpha or head.low in FUNCTION_WORDS | _RANKS:
        return None
    rest = [w for w in (*core[:-1], *phrase[cut:]) if w.alpha and w.low not in FUNCTION_WORDS]
    mark = next((MARKS[w.low] for w in rest if MARKS.get(w.low)), None)
    parts = [w for w in rest if w.low not in MARKS]
    return Position(
        sentence, mention, phrase[0].at, phrase[-1].stop, _ALIKE.get(head.low, head.low),
        frozenset(stem(w.text) for w in parts),
        frozenset(stem(w.text) for w in parts if w.capital and w.at), owner, mark,
    )  # fmt: skip


_TITLE = 2
_KNOWN = frozenset("director president chair chairman minister leader chief secretary executive manager".split())


def _leading(sentence: Sentence, mention: Mention, tokens: Sequence[Word], stop: int) -> Position | None:
    """ "[Teresa Quadros], who led the trial", "[Hribar], who has led the rescuers for a decade,"."""
    at = stop + 1
    if _text(tokens, stop) != "," or _text(tokens, at) != "who":
        return None
    verb = at + 1 + (_text(tokens, at + 1) in {"has", "had", "is"})
    low = _text(tokens, verb).lower()
    if low not in _LEADS | _CHAIRS:
        return None
    end = next((i for i in range(verb + 1, len(tokens)) if tokens[i].low in _CLOSE | _PREPOSITIONS), len(tokens))
    thing = [w for w in tokens[verb + 1 : end] if w.alpha and w.low not in FUNCTION_WORDS]
    part = _text(tokens, end) in {"on", "in", "at", "of", "from"}  # "who led the search on land"
    if part or not thing or len(thing) > _LONGEST:
        return None
    over = low.endswith("ed") or (low == "led" and verb == at + 1)
    return Position(
        sentence, mention, tokens[at].at, thing[-1].stop, "chair" if low in _CHAIRS else "leader",
        frozenset(stem(w.text) for w in thing), frozenset(stem(w.text) for w in thing if w.capital), None,
        "dated" if over and thing[-1].low not in UNDERTAKINGS | {"strike"} else None,
    )  # fmt: skip


def _text(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else "."
