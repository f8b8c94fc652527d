"""Word lists of the makers, and the people and countries that are cast from them."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import NamedTuple


class Country(NamedTuple):
    """A country as running text names it; ``name`` carries its article ("the United States")."""

    name: str
    adjective: str
    capital: str
    metonyms: tuple[str, ...]


class Person(NamedTuple):
    """A made-up person; ``family_first`` where the surname leads, as in Chinese or Hungarian usage."""

    first: str
    last: str
    family_first: bool = False

    @property
    def full(self) -> str:
        """Both names in their order."""
        return f"{self.last} {self.first}" if self.family_first else f"{self.first} {self.last}"


@functools.cache
def column(name: str) -> tuple[str, ...]:
    """The entries of ``name``.txt, one a line."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``name``.tsv."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def countries() -> tuple[Country, ...]:
    """All countries of the list."""
    rows = table("countries")
    return tuple(Country(row[0], row[1], row[2], tuple(row[3].split("|")) if len(row) > 3 else ()) for row in rows)


@functools.cache
def _regions() -> tuple[tuple[bool, tuple[str, ...], tuple[str, ...]], ...]:
    rows = table("names")
    return tuple((row[1] == "east", tuple(row[2].split()), tuple(row[3].split("|"))) for row in rows)


def person(rng: random.Random) -> Person:
    """Anybody from anywhere; now and then known by an initial."""
    east, firsts, lasts = rng.choice(_regions())
    first = rng.choice(firsts)
    if not east and rng.random() < 0.04:
        first = f"{first[0]}."
    return Person(first, rng.choice(lasts), east)


def relative(one: Person, rng: random.Random) -> Person:
    """Somebody else with the same surname."""
    for _, firsts, lasts in _regions():
        if one.last in lasts:
            others = [first for first in firsts if first[0] != one.first[0]]
            return one._replace(first=rng.choice(others))
    return one._replace(first="Robin")


def stranger(one: Person, rng: random.Random) -> Person:
    """Somebody who shares neither name."""
    other = person(rng)
    while other.last == one.last or other.first == one.first:
        other = person(rng)
    return other


def company(rng: random.Random) -> str:
    """An invented company."""
    stem = rng.choice(column("company_stems"))
    return stem if rng.random() < 0.25 else f"{stem} {rng.choice(column('company_kinds'))}"


def club(rng: random.Random) -> str:
    """An invented sports club."""
    town = rng.choice(column("towns"))
    return f"{town} {rng.choice(('United', 'City', 'Rovers', 'Athletic', 'Town', 'FC', 'Wanderers', 'Tigers'))}"
