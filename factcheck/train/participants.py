"""Two sentences of one document that share two participants, as they are and with one exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.train import words
from factcheck.train.data import Example, held_out, read_rows
from factcheck.train.neutrals import content, documents, hardness
from factcheck.train.slots import Item, another, items, put, series


def stories(data: Path) -> Iterator[list[str]]:
    """The sentences of the hand-written stories that are not held out."""
    for story in read_rows(data / "authored" / "stories.jsonl.gz"):
        if not held_out(story["id"]):
            yield [*story["sentences"], *(fine["text"] for fine in story["fine"])]


def participants(data: Path, rng: random.Random) -> Iterator[Example]:
    """Two sentences of one document that share two participants: as they are, and with one exchanged."""
    for sentences in [*stories(data), *(kept for _, kept in documents(data))]:
        people = {i.text.split()[-1]: i.text for s in sentences for i in items(s) if i.kind == "person"}
        found = [(s, frozenset(_thing(i) for i in _actors(s, people))) for s in sentences[:150]]
        for i, (one, first) in enumerate(found):
            for two, second in found[i + 1 : i + 25]:
                if len(first & second) >= 2 and hardness(one, two) >= 0:
                    yield from _exchanged((one, two), sentences, people, rng)


_ACTORS = ("country", "adjective", "capital", "person")


def _actors(sentence: str, people: Mapping[str, str]) -> list[Item]:
    """Countries and people of a sentence; people of the document by their surname alone as well."""
    found = [item for item in items(sentence) if item.kind in _ACTORS]
    taken = {i for item in found for i in range(item.at, item.at + len(item.text))}
    for m in re.finditer(r"\b[A-Z][a-zà-ž’'-]+\b", sentence):
        if m.group() in people and m.start() not in taken:
            found.append(Item("surname", m.start(), m.group()))
    return found


def _thing(item: Item) -> str:
    if item.kind in ("person", "surname"):
        return item.text.split()[-1]
    return series()[item.text][1]


def _exchanged(
    pair: tuple[str, str], sentences: list[str], people: Mapping[str, str], rng: random.Random
) -> Iterator[Example]:
    one, two = pair
    first, second = _actors(one, people), _actors(two, people)
    item = rng.choice([i for i in second if _thing(i) in {_thing(other) for other in first}])
    names = {part[:5].lower() for i in (*first, *second) for part in i.text.split()}
    same_dealing = len((content(one) & content(two)) - names) >= 2
    new = _stand_in(item, sentences, people, rng)
    yield Example(one, two, "neutral", "swap/participants")
    if new and new not in one and new not in two:
        label = "contradiction" if same_dealing else "neutral"
        yield Example(one, put(two, item, new), label, "swap/participants")


def _stand_in(item: Item, sentences: list[str], people: Mapping[str, str], rng: random.Random) -> str | None:
    """Another participant of the document, or a plausible one from outside."""
    if item.kind == "surname":
        others = [name for name in people if name != item.text]
        return rng.choice(others) if others else words.person(rng).last
    return another(item, " ".join(rng.sample(sentences, min(12, len(sentences)))), rng)
