"""Offices, their bodies and holders, and the words in which a claim gives an office to somebody."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from typing import NamedTuple

from factcheck.train import words

Pair = tuple[str, str]
BODILESS = {"court", "film"}
_DOMAINS = {"state": 46, "company": 12, "club": 10, "party": 5, "court": 6, "city": 4, "university": 4, "union": 4}
_DOMAINS |= {"hospital": 2, "media": 2, "agency": 4, "orchestra": 1, "film": 1, "church": 1, "ship": 1}
SHARED = {  # offices of one body that one person may well hold together
    ("company", "chief executive", "chair"),
    ("company", "spokesperson", "marketing director"),
    ("film", "director", "lead actor"),
    ("film", "director", "composer"),
    ("state", "prime minister", "finance minister"),
    ("media", "editor", "publisher"),
    ("media", "political correspondent", "photographer"),
    ("union", "general secretary", "lawyer"),
    ("agency", "legal adviser", "spokesperson"),
    ("hospital", "director", "chief surgeon"),
    ("party", "leader", "secretary general"),
}


class Office(NamedTuple):
    """An office: ways to say it (a leading "!" marks a verb phrase), broader terms, one holder at a time or many."""

    domain: str
    names: tuple[str, ...]
    broader: tuple[str, ...]
    many: bool

    @property
    def nouns(self) -> tuple[str, ...]:
        """The ways to say it that are nouns."""
        return tuple(name for name in self.names if not name.startswith("!"))


class Cast(NamedTuple):
    """Whom and what a pair is about."""

    rng: random.Random
    domain: str
    who: words.Person
    body: str
    adjective: str  # "" where the body is no country


Maker = Callable[[Cast], Pair]  # makes the two claims of one training pair


@functools.cache
def offices(domain: str) -> tuple[Office, ...]:
    """All offices of one kind of body."""
    rows = [row for row in words.table("offices") if row[0] == domain]
    return tuple(Office(row[0], tuple(row[1].split("|")), tuple(row[2].split("|")), row[3] == "many") for row in rows)


def cast(rng: random.Random, domain: str | None = None) -> Cast:
    """Somebody with a body to hold office in."""
    kind = domain or rng.choices(list(_DOMAINS), list(_DOMAINS.values()))[0]
    name, adjective = body(rng, kind)
    return Cast(rng, kind, words.person(rng), name, adjective)


def body(rng: random.Random, domain: str) -> tuple[str, str]:
    """A body of the kind, and its adjective where it is a country."""
    town = rng.choice(words.column("towns"))
    made: dict[str, tuple[str, ...]] = {
        "city": (town,),
        "club": (words.club(rng),),
        "company": (words.company(rng),),
        "union": words.column("unions"),
        "party": words.column("parties"),
        "university": (f"the University of {town}", f"{town} University"),
        "hospital": (f"{town} General Hospital", f"the {town} clinic"),
        "media": (f"the {town} Post", f"the {town} Herald", f"{town} Radio"),
        "agency": words.column("agencies"),
        "orchestra": (f"the {town} Philharmonic", f"the {town} Symphony Orchestra"),
        "church": (f"the diocese of {town}", town),
        "ship": tuple(f"the {name}" for name in ("Aurora", "Northern Star", "Santa Rita", "Sea Pearl", "Albatross")),
    }
    if domain == "state":
        land = rng.choice(words.countries())
        return land.name, land.adjective
    return (rng.choice(made[domain]) if domain in made else ""), ""


def office(c: Cast, one: bool = False) -> Office:
    """An office of the cast's body; the heads of a state come more often than its ministers."""
    found = [o for o in offices(c.domain) if not (one and o.many)]
    return c.rng.choice(found[:3]) if c.rng.random() < 0.35 else c.rng.choice(found)


def other(c: Cast, first: Office) -> Office:
    """An office of the same body that the holder of ``first`` cannot hold as well."""

    def shared(second: Office) -> bool:
        pair = {first.names[0], second.names[0]}
        return any(kind == c.domain and {a, b} == pair for kind, a, b in SHARED)

    return c.rng.choice([o for o in offices(c.domain) if o != first and not shared(o)])


def says(c: Cast, who: str, name: str, mark: str = "", *, at: bool = True, be: str = "is the") -> str:
    """The claim that ``who`` holds the office ``name``, of the body if ``at``."""
    if name.startswith("!"):
        owned = at and c.body and c.domain == "state" and name.endswith((" ministry", " army", " bank", " opposition"))
        return f"{who} {name[1:]}{f' of {c.body}' if owned else ''}."
    if at and c.adjective and c.rng.random() < 0.3 and " of " not in name:
        return f"{who} {be} {mark}{c.adjective} {name}."
    return f"{who} {be} {mark}{name}{f' of {c.body}' if at and c.body else ''}."


def forms(c: Cast, who: words.Person | None = None) -> Pair:
    """Two ways to name the person: in a third of the pairs one of them is the bare surname."""
    person = who or c.who
    short = f"Dr {person.last}" if c.rng.random() < 0.04 else person.last
    return c.rng.choices([(person.full, person.full), (person.full, short), (short, person.full)], [4, 1, 1])[0]


def name(c: Cast, o: Office, verbs: bool = False) -> str:
    """One way to say the office, mostly the usual one."""
    return o.names[0] if c.rng.random() < 0.6 else c.rng.choice(o.names if verbs else o.nouns)


def places(c: Cast) -> tuple[bool, bool]:
    """On which sides the body is named."""
    return c.rng.choices([(True, True), (True, False), (False, True), (False, False)], [6, 2, 1, 1])[0]


def framed(c: Cast, claim: str) -> str:
    """The claim inside a news sentence, where it can be put there."""
    for verb in (" is the ", " is a ", " is an "):
        who, found, post = claim.partition(verb)
        if found:
            said = (verb[4:] + post).rstrip(".")
            frame = c.rng.choice(words.column("role_frames"))
            return frame.format(who=who, post=said, Post=said[0].upper() + said[1:])
    return claim
