"""Sentences and mentions → who says each sentence, or nobody (the narrator).

Two speakers who disagree are not an article that contradicts itself, so this decides precision on news: more than a
third of news sentences carry an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.datatypes import Mention, Sentence, mentions_by_sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS
from factcheck.words import SPEECH, Word, quoted_words, words

_DETERMINERS = frozenset("the a an its his her their".split())
_PASSIVE = frozenset("is are was were be been being".split())
_PRONOUNS = frozenset("he she they".split())
_SKIP = frozenset(
    """also later then has had have would will often repeatedly on monday tuesday wednesday thursday friday saturday
    sunday yesterday earlier since again who previously""".split()
)


def attribute(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[str | None]:
    """The speaker of each sentence: an entity, a description ("a spokesman") or ``None`` for the narrator."""
    by_sentence = mentions_by_sentence(mentions)
    speakers: list[str | None] = []
    recent: list[str] = []  # people, the latest first
    inside = False
    for at, sentence in enumerate(sentences):
        fresh = at == 0 or sentences[at - 1].paragraph != sentence.paragraph
        tokens = words(sentence.text)
        quoted, still = quoted_words(tokens, inside and not fresh)
        speaker = _speaker(tokens, quoted, by_sentence.get(sentence.index, []), recent)
        if speaker is None and _mostly(quoted):
            speaker = speakers[-1] if speakers and not fresh else _next_speaker(sentences, at, by_sentence, recent)
        speakers.append(speaker)
        latest = speaker or _person(by_sentence.get(sentence.index, []))
        if latest:
            recent = [latest, *(name for name in recent if name != latest)][:4]
        inside = still
    return speakers


def _mostly(quoted: Sequence[bool]) -> bool:
    return bool(quoted) and sum(quoted) > 0.6 * len(quoted)


def _speaker(
    tokens: Sequence[Word], quoted: Sequence[bool], mentions: Sequence[Mention], recent: Sequence[str]
) -> str | None:
    starts = {m.at: m for m in mentions if m.form != "adjective"}
    stops = {m.stop: m for m in mentions if m.form != "adjective"}
    for at, word in enumerate(tokens):
        if quoted[at]:
            continue
        if word.low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            found = _right(tokens, at + 2, starts) or _words_after(tokens, at + 2)
        elif word.low in SPEECH and not word.capital and not (at and tokens[at - 1].low in _PASSIVE):
            found = _left(tokens, at, stops, quoted, recent) or _right(tokens, at + 1, starts, reach=5)
            found = found or _description(tokens, at)
        else:
            continue
        if found:
            return found
    return None


def _left(
    tokens: Sequence[Word], verb: int, stops: dict[int, Mention], quoted: Sequence[bool], recent: Sequence[str]
) -> str | None:
    """The subject before a speech verb, across an apposition between commas."""
    at = verb - 1
    while at >= 0 and tokens[at].low in _SKIP:
        at -= 1
    if at < 0:
        return None
    if tokens[at].low in _PRONOUNS:
        return _meant(tokens[at].low, recent) or "he or she"
    if tokens[at].low in {"and", "but"}:
        return _first_subject(tokens, stops, quoted, at)
    if tokens[at].stop in stops:
        return stops[tokens[at].stop].entity
    if tokens[at].text == ",":
        for back in _back(at - 1, 24):
            if tokens[back].low == "who" and tokens[back - 1].text == "," and tokens[back - 2].stop in stops:
                return stops[tokens[back - 2].stop].entity
        for back in _back(at - 1, 14):
            if not quoted[back] and tokens[back].stop in stops and tokens[back + 1].text == ",":
                found = stops[tokens[back].stop]
                if back + 1 == at and _inside_apposition(tokens, found):
                    continue
                return found.entity
    return None


def _meant(pronoun: str, recent: Sequence[str]) -> str | None:
    """Whom "he" or "she" means: the latest person whose given name does not say otherwise."""
    other = {"he": "f", "she": "m"}.get(pronoun)
    fitting = [name for name in recent if tables.first_names().get(name.split()[0]) != other or " " not in name]
    return fitting[0] if fitting else None


def _first_subject(tokens: Sequence[Word], stops: dict[int, Mention], quoted: Sequence[bool], verb: int) -> str | None:
    """The subject of "Larra apologised to the driver and said": a person named at the beginning of the sentence."""
    for at, word in enumerate(tokens[: min(verb, 8)]):
        if not quoted[at] and word.stop in stops and stops[word.stop].type == "person":
            return stops[word.stop].entity
    return None


def _inside_apposition(tokens: Sequence[Word], mention: Mention) -> bool:
    """Whether a name closes an apposition and is not the subject: "Philip Ainscough, for Ms Ridsdale, said"."""
    at = next(i for i, w in enumerate(tokens) if w.at == mention.at) - 1
    while at > 0 and (tokens[at].low.rstrip(".") in HONORIFICS or tokens[at].low == "the"):
        at -= 1
    return at > 0 and tokens[at].low in {"for", "of", "from", "at", "with", "in", "representing"}


def _back(start: int, reach: int) -> Iterator[int]:
    return iter(range(start, max(-1, start - reach), -1))


def _right(tokens: Sequence[Word], at: int, starts: dict[int, Mention], reach: int = 10) -> str | None:
    """The first name within reach: "said Energy Minister Ana Duarte"."""
    described = bool(tokens[at : at + 1]) and tokens[at].low in _DETERMINERS
    for i, word in enumerate(tokens[at : at + reach + 6 * described], start=at):
        if word.at in starts and not (i + 1 < len(tokens) and tokens[i + 1].text in {"'s", "’s"}):
            return starts[word.at].entity
        if described and word.text == "," and i + 1 < len(tokens) and i > at:
            named = _behind_calling(tokens, i + 1)
            return starts[tokens[named].at].entity if named < len(tokens) and tokens[named].at in starts else None
        if word.text in ',.;:“"' or word.low in {"that", "it", "he", "she", "they", "in"}:
            return None
    return None


def _behind_calling(tokens: Sequence[Word], at: int) -> int:
    """Where a name begins behind what its holder is called: "Dr Ana Duarte", "the alto Ana Duarte"."""
    called = 3 if tokens[at : at + 1] and tokens[at].low in _DETERMINERS else 0
    while at < len(tokens) and (tokens[at].low.rstrip(".") in HONORIFICS or (called and not tokens[at].capital)):
        if tokens[at].text in ',.;:“"' or tokens[at].low in {"of", "who", "whose", "which", "that"}:
            return len(tokens)
        called -= bool(called)
        at += 1
    return at


def _description(tokens: Sequence[Word], verb: int) -> str | None:
    """A speaker without a name directly before the verb: "a spokesman said" -> "a spokesman"."""
    start = verb
    while start > 0 and verb - start < 5 and tokens[start - 1].alpha and tokens[start - 1].low not in {"that", "which"}:
        start -= 1
        if tokens[start].low in {"a", "an", "the", "its", "his", "her", "their"}:
            return " ".join(w.low for w in tokens[start:verb] if w.low not in _SKIP)
    plural = verb > 0 and tokens[verb - 1].low.endswith("s") and tokens[verb - 1].alpha
    return tokens[verb - 1].low if plural else None


def _words_after(tokens: Sequence[Word], at: int) -> str | None:
    part = [w.low for w in tokens[at : at + 4] if w.alpha]
    return " ".join(part) or None


def _person(mentions: Sequence[Mention]) -> str | None:
    people = [m.entity for m in mentions if m.type == "person"]
    return people[0] if people else None


def _next_speaker(
    sentences: Sequence[Sentence], at: int, by_sentence: dict[int, list[Mention]], recent: Sequence[str]
) -> str | None:
    """A quote that opens its paragraph is said by whoever a later sentence of it names, else by the last speaker."""
    inside = quoted_words(words(sentences[at].text), False)[1]
    for after in sentences[at + 1 : at + 6]:
        if after.paragraph != sentences[at].paragraph:
            break
        tokens = words(after.text)
        quoted, inside = quoted_words(tokens, inside)
        found = _speaker(tokens, quoted, by_sentence.get(after.index, []), recent)
        if found:
            return found
        if not _mostly(quoted):
            break
    return recent[0] if recent else "quoted"
