"""Slips put into clean articles by a script: a rough measure of recall on as many articles as one likes.

Each changes one word of a thing that the article tells in two sentences at least: a number, a year, a weekday, a
letter of a surname, or one person, town or body for another one of the article. Not each of these is a contradiction
that a reader could prove, so the share that is found means little by itself; two versions can be compared by it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.silence import articles
from factcheck import moments, quantities, street
from factcheck.datatypes import Article, Mention, Reading, Sentence


class Change(NamedTuple):
    """Words of a sentence and what is put in their place; offsets in the sentence's text."""

    sentence: Sentence
    at: int
    stop: int
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("--data", nargs="+", type=Path, required=True, metavar="SET", help="files and golden folders")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="an article set for quality --data")
    parser.add_argument("--seed", type=int, default=1)


def run(args: argparse.Namespace) -> int:
    """Write the set: each article as it is, and with at most one slip of each kind."""
    rng, counts = random.Random(args.seed), dict.fromkeys(KINDS, 0)
    with args.out.open("w", encoding="utf-8") as out:
        for name, text in (pair for path in args.data for pair in articles(path)):
            out.write(json.dumps({"id": name, "base_id": name, "text": text, "label": 0}) + "\n")
            reading = street.read(Article(text)).reading
            for kind, changes in KINDS.items():
                row = _slipped(name, text, kind, list(changes(reading, rng)), rng)
                if row:
                    counts[kind] += 1
                    out.write(json.dumps(row) + "\n")
    print(f"{args.out}:", ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return 0


def _slipped(
    name: str, text: str, kind: str, changes: Sequence[Change], rng: random.Random
) -> dict[str, str | int] | None:
    """The article with one of the changes, if it then stands where a set can say it does."""
    for change in rng.sample(changes, len(changes)):
        start, end = change.sentence.span(change.at, change.stop)
        low, high = change.sentence.start, change.sentence.end
        sentence = text[low:start] + change.words + text[end:high]
        slipped = text[:low] + sentence + text[high:]
        if slipped.count(sentence) == 1 and sentence.count(change.words) == 1 and change.words not in text[start:end]:
            return {
                "id": f"{name}/{kind}", "base_id": name, "text": slipped, "label": 1, "type": kind,
                "wrong_sentence": sentence, "wrong": change.words, "fix": text[start:end],
            }  # fmt: skip
    return None


def _numbers(reading: Reading, rng: random.Random) -> Iterator[Change]:
    """Two digits exchanged in a number that an earlier sentence tells of the same thing."""
    told: set[tuple[float, str, str]] = set()
    for sentence in reading.sentences:
        found = [q for q in quantities.read(sentence.text) if not q.word and q.number >= 10]
        for q in found:
            if (q.value, q.unit, q.head) in told and (mixed := _exchanged(q.text, rng)):
                yield Change(sentence, q.at, q.at + len(q.text), mixed)
        told |= {(q.value, q.unit, q.head) for q in found}


def _exchanged(numeral: str, rng: random.Random) -> str:
    """The numeral with two neighbouring digits exchanged, nothing where they are alike or it would begin with 0."""
    digits = [i for i, char in enumerate(numeral) if char.isdigit()]
    pairs = [(i, j) for i, j in itertools.pairwise(digits) if numeral[i] != numeral[j]]
    pairs = [(i, j) for i, j in pairs if (i, numeral[j]) != (digits[0], "0")]
    if not pairs:
        return ""
    i, j = rng.choice(pairs)
    mixed = list(numeral)
    mixed[i], mixed[j] = mixed[j], mixed[i]
    return "".join(mixed)


def _times(reading: Reading, rng: random.Random, *, days: bool) -> Iterator[Change]:
    """Another weekday or year where an earlier sentence tells the same one."""
    told: set[str] = set()
    for sentence in reading.sentences:
        now = set()
        for moment in moments.read(sentence.text):
            words = moments.WEEKDAYS[moment.weekday] if days and moment.weekday is not None else str(moment.year or "")
            at = sentence.text.find(words, moment.at, moment.stop) if words and days != words.isdigit() else -1
            if at < 0:
                continue
            if words in told:
                other = rng.choice([d for d in moments.WEEKDAYS if d != words]) if days else _year(words, rng)
                yield Change(sentence, at, at + len(words), other)
            now.add(words)
        told |= now


def _year(year: str, rng: random.Random) -> str:
    swapped = f"{year[:2]}{year[3]}{year[2]}"
    return swapped if swapped != year and rng.random() < 0.5 else str(int(year) + rng.choice([-3, -2, -1, 1, 2, 3]))


def _letters(reading: Reading, rng: random.Random) -> Iterator[Change]:
    """A letter dropped or doubled in a surname that two earlier sentences have."""
    for mention in _told_often(reading, "person", 3):
        sentence, name = reading.sentences[mention.sentence], mention.text
        if " " not in name and len(name) > 4:
            i = rng.randrange(1, len(name) - 1)
            wrong = name[:i] + name[i + 1 :] if rng.random() < 0.5 else name[:i] + name[i] + name[i:]
            yield Change(sentence, mention.at, mention.at + len(name), wrong)


def _others(reading: Reading, rng: random.Random, kind: str) -> Iterator[Change]:
    """Another one of the article, told as often, where somebody or something stands."""
    often = list(_told_often(reading, kind, 2))
    by_entity = {m.entity: m.text for m in often}
    for mention in often:
        named = {m.entity for m in reading.mentions if m.sentence == mention.sentence}
        rivals = [
            text for entity, text in by_entity.items()
            if entity not in named and (" " in text) == (" " in mention.text)
        ]  # fmt: skip
        if rivals:
            sentence = reading.sentences[mention.sentence]
            yield Change(sentence, mention.at, mention.at + len(mention.text), rng.choice(rivals))


def _told_often(reading: Reading, kind: str, times: int) -> Iterator[Mention]:
    """Mentions by name of what so many sentences tell, the first ones left out."""
    seen: dict[str, set[int]] = {}
    for mention in reading.mentions:
        if mention.type == kind and mention.form in {"name", "surname", "capital"} and not mention.entity.endswith("?"):
            before = seen.setdefault(mention.entity, set())
            if len(before) >= times - 1 and mention.sentence not in before:
                yield mention
            before.add(mention.sentence)


KINDS: dict[str, Callable[[Reading, random.Random], Iterator[Change]]] = {
    "number": _numbers,
    "weekday": lambda reading, rng: _times(reading, rng, days=True),
    "year": lambda reading, rng: _times(reading, rng, days=False),
    "letter": _letters,
    "person": lambda reading, rng: _others(reading, rng, "person"),
    "town": lambda reading, rng: _others(reading, rng, "place"),
    "body": lambda reading, rng: _others(reading, rng, "organisation"),
    "country": lambda reading, rng: _others(reading, rng, "country"),
}
