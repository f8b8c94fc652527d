"""The quoted words of an article, each with who says them as far as the sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.datatypes import Mention, Reading, Sentence, mentions_by_sentence
from factcheck.words import Word, words

_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
#: verbs by which a clause with "who" gives words or a comparison to somebody
IMAGERY = frozenset(
    """called calls compared compares likened likens described describes dubbed dubs dismissed dismisses branded brands
    labelled labeled denounced hailed termed""".split()
)
_SAYING = IMAGERY | frozenset(
    "said says told spoke wrote joked complained warned argued quipped added declared".split()
)


class Quotation(NamedTuple):
    """Words given to somebody: inside quotation marks, or told in a clause with "who compared"."""

    sentence: Sentence
    at: int
    stop: int
    tokens: tuple[str, ...]  # words only, in lower case
    giver: str | None  # entity
    name: Mention | None  # where the giver is named in this very sentence
    direct: bool  # the sentence quotes at length, it does not only recall words in passing
    clause: bool  # a clause inside the sentence says whose words they are


def quotations(reading: Reading) -> list[Quotation]:
    """All of an article's quotations, in text order."""
    mentions = mentions_by_sentence(reading.mentions)
    found: list[Quotation] = []
    inside, paragraph = False, -1
    for sentence, speaker in zip(reading.sentences, reading.speakers, strict=True):
        tokens = words(sentence.text)
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        named = [m for m in mentions.get(sentence.index, []) if m.form != "adjective"]
        spans, inside = _spans(tokens, inside)
        for first, last in spans:
            found += _quotation(sentence, (first, last), named, speaker)
        found += _recalled(sentence, tokens, spans, named)
    return found


def _spans(tokens: Sequence[Word], inside: bool) -> tuple[list[tuple[int, int]], bool]:
    """Index ranges of words inside quotation marks, and whether a quotation is still open at the end."""
    found, start = [], 0
    for i, word in enumerate(tokens):
        opens = word.text in _OPEN or (word.text == '"' and not inside)
        if opens:
            inside, start = True, i + 1
        elif inside and (word.text in _CLOSE or word.text == '"'):
            inside = False
            found.append((start, i))
    if inside:
        found.append((start, len(tokens)))
    return [(a, b) for a, b in found if b > a], inside


def _quotation(
    sentence: Sentence, span: tuple[int, int], named: Sequence[Mention], speaker: str | None
) -> Iterator[Quotation]:
    tokens, (first, last) = words(sentence.text), span
    inner = tuple(w.low for w in tokens[first:last] if w.alpha)
    if len(inner) < 3:
        return
    owner, uncertain = _owner(tokens, first - 1, named)
    if uncertain:
        return
    name = owner or next((m for m in named if m.entity == speaker and not first <= _index(tokens, m) < last), None)
    whole = last - first > 0.5 * len(tokens) or tokens[first].capital
    giver = owner.entity if owner else speaker
    place = (tokens[first].at, tokens[last - 1].stop)
    yield Quotation(sentence, *place, inner, giver, name, whole and owner is None, owner is not None)


def _index(tokens: Sequence[Word], mention: Mention) -> int:
    return next((i for i, w in enumerate(tokens) if w.at == mention.at), -1)


def _owner(tokens: Sequence[Word], opening: int, named: Sequence[Mention]) -> tuple[Mention | None, bool]:
    """Who gives the words by the clause before them, and whether a clause gives them to somebody unclear.

    "X, who called it “...”" is X's, "what Y called “...”", "described by Y as “...”" and "Y's “...”" are Y's.
    """
    ends = {m.stop: m for m in named if m.type == "person"}
    for i in range(opening - 1, max(-1, opening - 14), -1):
        low = tokens[i].low
        if low in {".", ";"}:
            break
        if low == "who" and any(w.low in _SAYING for w in tokens[i + 1 : i + 4]):
            back = i - 1 - (tokens[i - 1].text == ",")
            owner = ends.get(tokens[back].stop) if back >= 0 else None
            return owner, owner is None
        if low == "what" and any(w.low in _SAYING for w in tokens[i + 1 : opening]):
            owner = next((ends[w.stop] for w in tokens[i + 1 : opening] if w.stop in ends), None)
            return owner, owner is None
    aside = " ".join(w.low for w in tokens[:opening][-12:])
    if " put it ," in aside or (aside.endswith(" words ,") and " in " in aside):
        owner = next((ends[w.stop] for w in reversed(tokens[:opening][-12:]) if w.stop in ends), None)
        return owner, owner is None
    before = tokens[opening - 1].text if opening > 1 else ""
    if before in {"'s", "’s", "’", "'"} or (before.lower() == "as" and "by" in {w.low for w in tokens[:opening][-6:]}):
        owner = ends.get(tokens[opening - 2].stop)
        return owner, owner is None
    return None, False


def _recalled(
    sentence: Sentence, tokens: Sequence[Word], spans: Sequence[tuple[int, int]], named: Sequence[Mention]
) -> Iterator[Quotation]:
    """A comparison told without quotation marks: "Hegarty, who compared the hall to a waiting room, ..."."""
    ends = {m.stop: m for m in named if m.type == "person"}
    for i, word in enumerate(tokens[:-3]):
        if word.low != "who" or tokens[i + 1].low not in IMAGERY or i < 2 or tokens[i - 1].text != ",":
            continue
        owner = ends.get(tokens[i - 2].stop)
        stop = next((j for j in range(i + 2, len(tokens)) if tokens[j].text in {",", ".", ";", "—"}), len(tokens))
        if owner and not any(a < stop and i < b for a, b in spans):
            inner = tuple(w.low for w in tokens[i + 2 : stop] if w.alpha)
            yield Quotation(sentence, tokens[i + 2].at, tokens[stop - 1].stop, inner, owner.entity, owner, False, True)
