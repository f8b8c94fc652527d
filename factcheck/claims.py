"""Sentences → statement claims: what the article, or somebody in it, says is so.

Questions, requests and fragments state nothing and are left out; correction notices state both the wrong and the right
fact and are left out too. Role claims come from :mod:`factcheck.roles`.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from factcheck.datatypes import Claim, Mention, Sentence, mentions_by_sentence
from factcheck.words import words

_CORRECTION = regex.compile(
    r"\b(?:an?\s+(?:earlier|previous)\s+version\s+of\s+this|this\s+(?:article|story|report)\s+(?:has\s+been|was)\s+"
    r"(?:amended|corrected|updated)|correction\s*:|clarification\s*:|editor['’]s\s+note\s*:)",
    regex.IGNORECASE,
)
#: an order is an order by its first word and its exclamation mark, a request by its "please"
_REQUEST = regex.compile(
    r"[“\"']?(?:please\b|(?:click|open|read|see|sign|share|follow|watch|send|call)\b.*!$)", regex.IGNORECASE
)
_SPACE = regex.compile(r"\s+")
MIN_WORDS = 3


def state(sentences: Sequence[Sentence], mentions: Sequence[Mention], speakers: Sequence[str | None]) -> list[Claim]:
    """One claim for each sentence that states something, in text order."""
    by_sentence = mentions_by_sentence(mentions)
    return [
        Claim(
            text=_SPACE.sub(" ", sentence.text).strip(),
            start=sentence.start,
            end=sentence.end,
            sentence=sentence,
            speaker=speaker,
            mentions=tuple(by_sentence.get(sentence.index, ())),
        )
        for sentence, speaker in zip(sentences, speakers, strict=True)
        if states(sentence)
    ]


def states(sentence: Sentence) -> bool:
    """Whether a sentence makes a statement that another could contradict."""
    text = sentence.text.strip()
    if text.rstrip("\"'”’)").endswith("?") or _CORRECTION.search(text) or _REQUEST.match(text):
        return False
    tokens = [w for w in words(text) if w.alpha]
    return len(tokens) >= MIN_WORDS
