"""Headlines made of leads: telegraphic wording is no contradiction of the sentence that it shortens.

A lead loses its articles, weekdays and trailing clauses, and its first verb goes to the present; it then follows from
its own sentence, is compatible with the others of the document, and contradicts its own sentence and the right headline
when one name, number or predicate is exchanged.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.train import words
from factcheck.train.data import Example
from factcheck.train.neutrals import documents, hardness
from factcheck.train.participants import stories
from factcheck.train.slots import Item, another, items, put

SOURCES = ("ud_english_pud", "masc")
_DROPPED = re.compile(r"\b(?:the|a|an|its|their|his|her) (?=[\w“\"])", re.IGNORECASE)
_DAY = re.compile(
    r",? (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: night| evening| morning)?", re.I
)
_TAIL = re.compile(
    r"(?:, (?:which|who|where|while|after|as|but|and|with|according)\b|; | (?:after|while|because|although|when|as) |"
    r", (?:officials|police|the|he|she|it)\b[^,]* (?:said|says)| (?:said|says) ).*$"
)
_NO_LEAD = re.compile(r"(?:He|She|It|They|This|These|But|And|However|In|On|At|When|What|The \w+ also)\b")
_PRESENT = {
    "said": "says", "was": "is", "were": "are", "has": "has", "will": "to", "ended": "ends", "won": "wins",
    "signed": "signs", "killed": "kills", "voted": "votes", "rejected": "rejects", "agreed": "agree", "died": "dies",
    "lost": "loses", "beat": "beat", "opened": "opens", "closed": "closes", "raised": "raises", "cut": "cuts",
    "ordered": "orders", "called": "calls", "approved": "approves", "arrested": "arrest", "found": "find",
    "began": "begins", "resigned": "resigns", "fined": "fines", "banned": "bans", "took": "takes", "gave": "gives",
    "bought": "buys", "sold": "sells", "dismissed": "dismisses", "elected": "elects", "launched": "launches",
}  # fmt: skip


def headline(sentence: str) -> str | None:
    """The sentence as a headline of five to thirteen words; ``None`` where it cannot be shortened so."""
    text = sentence.strip().rstrip(".")
    if '"' in text or "“" in text or _NO_LEAD.match(text):
        return None
    text = _DAY.sub("", _TAIL.sub("", text, count=1))
    text = _DROPPED.sub("", text)
    for past, present in _PRESENT.items():
        if re.search(rf" {past} ", text):
            text = re.sub(rf" {past} ", f" {present} ", text, count=1)
            break
    text = re.sub(r"(?:,| (?:and|such|with|of|to|in|for|which|but|or))+$", "", text.strip())
    kept = text.split()
    if not 5 <= len(kept) <= 13 or len(kept) > 0.8 * len(sentence.split()):
        return None
    return text[0].upper() + text[1:]


def make(data: Path, seed: int, amount: int = 3000) -> list[Example]:
    """Up to ``amount`` pairs of a headline and a sentence, either side first."""
    rng = random.Random(seed)
    found = list(_pairs(data, rng))
    rng.shuffle(found)
    turned = [e if rng.random() < 0.5 or e.label == "entailment" else _turn(e) for e in found[:amount]]
    return [e for e in turned if e.premise != e.hypothesis]


def _turn(e: Example) -> Example:
    return e._replace(premise=e.hypothesis, hypothesis=e.premise)


def _pairs(data: Path, rng: random.Random) -> Iterator[Example]:
    opposites = [(row[0], row[1]) for row in words.table("antonyms")]
    turns = dict(opposites) | {b: a for a, b in opposites}
    for sentences in [*stories(data), *(kept for _, kept in documents(data, SOURCES))]:
        for at, sentence in enumerate(sentences[:6]):
            short = headline(sentence)
            if short is None:
                continue
            yield Example(sentence, short, "entailment", "headline/own")
            others = sorted((s for s in sentences if s != sentence), key=lambda s: -hardness(short, s))
            yield from (Example(other, short, "neutral", "headline/other") for other in others[: 2 + (at == 0)])
            wrong = _wrong(short, sentence, turns, rng)
            if wrong:
                yield Example(sentence, wrong, "contradiction", "headline/wrong")
                yield Example(short, wrong, "contradiction", "headline/wrong")


def _wrong(short: str, sentence: str, turns: dict[str, str], rng: random.Random) -> str | None:
    """The headline with one word exchanged that its sentence tells otherwise."""
    told = [m for m in re.finditer(r"[a-z][a-z-]+", short) if m.group() in turns]
    if told and rng.random() < 0.5:
        m = rng.choice(told)
        return put(short, Item("word", m.start(), m.group()), turns[m.group()])
    shared = [item for item in items(short) if item.text in sentence and item.text != "1"]
    if not shared:
        return None
    item = rng.choice(shared)
    new = another(item, sentence, rng)
    return put(short, item, new) if new and new not in sentence else None
