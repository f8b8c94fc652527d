"""Paragraphs become sentences.

Where a sentence may end is found by one scan; ``rules`` decide the cases that news style makes hard ("9 a.m.
Sunday", "the U.S. The", "…why?" he asked) and leave the rest to ``sentencex``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.datatypes import Paragraph, Sentence
from factcheck.sentences.rules import Place, judge

#: characters handed to sentencex at once: its time is quadratic in the number of open quotes
_CHUNK = 4_000
#: how far a rule looks back and ahead
_REACH = 80


def split(paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    """The sentences of all paragraphs but furniture and code, in order; a headline is one sentence.

    They are disjoint, never cross a paragraph, and cover all of its visible characters that are not space.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("furniture", "code"):
            continue
        whole = [(0, len(paragraph.text))]
        spans = whole if paragraph.kind == "headline" else _spans(paragraph.text)
        for start, end in spans:
            text, runs = paragraph.cut(start, end)
            index = len(sentences)
            sentences.append(Sentence(text=text, runs=runs, index=index, paragraph=number, kind=paragraph.kind))
    return sentences


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    cuts = [0, *_cuts(text), len(text)]
    for low, high in pairwise(cuts):
        piece = text[low:high]
        if not piece.strip():
            continue
        start, end = low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        # a lone dash or row of dots belongs to the sentence before
        if spans and not any(map(str.isalnum, piece)):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


# --- where a sentence may end -------------------------------------------------------------------------------------

_CLOSERS = "\"'”’)\\]»"
#: stop, closing quotes and brackets, then space; or no space where a scraper glued two sentences ("weeks.The plan")
_END = re.compile(
    rf"(?P<stop>[.!?…‽]{{1,9}})(?P<close>[{_CLOSERS}]{{0,4}})(?:\s+(?=\S)|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]+[ ,]))"
)
_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\.(?: ?/[A-Z]+/\.?)?\s+(?=[A-Z“\"])")
_LAST_WORD = re.compile(r"[^\s\"“”‘()\[\]—–/]{1,40}\Z")


def _cuts(text: str) -> list[int]:
    guessed = _guesses(text)
    found = {at for at in guessed if not text[at - 1].isspace() and text[at - 1] in "。！？｡"}
    dateline = _DATELINE.match(text)
    begin = dateline.end() if dateline else 0
    for match in _END.finditer(text):
        at = match.end()
        if at <= begin:
            continue
        verdict = judge(_place(text, match))
        if at in guessed if verdict is None else verdict:
            found.add(at)
    return sorted(found)


def _place(text: str, match: re.Match[str]) -> Place:
    before = text[max(0, match.start() - _REACH) : match.start()]
    word = _LAST_WORD.search(before)
    cut = word.start() if word else len(before)
    after = text[match.end() : match.end() + _REACH]
    bare = after.lstrip("\"'“‘([«¿¡ ")
    return Place(before[:cut], before[cut:], match["stop"], match["close"], after[: len(after) - len(bare)], bare)


def _guesses(text: str) -> set[int]:
    from sentencex import get_sentence_boundaries  # compiled: not for `import factcheck`

    guesses: set[int] = set()
    for low, high in _chunks(text):
        for boundary in get_sentence_boundaries("en", text[low:high])[:-1]:
            at = low + int(boundary["end_index"])
            while at < high and text[at].isspace():
                at += 1
            guesses.add(at)
    return guesses


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    while low < len(text):
        high = low + _CHUNK
        if high < len(text):
            space = text.rfind(" ", low + _CHUNK // 2, high)
            high = space + 1 if space >= 0 else high
        yield low, min(high, len(text))
        low = high
