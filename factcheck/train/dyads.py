"""Participants of dealings: the same agreement, merger or match told twice, with and without a party exchanged.

A frame of ``words/dyads.tsv`` tells one dealing. Two frames with the same parties are compatible, and the second is
entailed where it is the bare core of the first; with one party exchanged they contradict each other; frames that
name a third party rightly (marks "o" and "t") must stay neutral. Countries go by name, adjective or capital.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Mapping
from typing import NamedTuple

from factcheck.train import words
from factcheck.train.data import Example

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SYMMETRIC = {
    "agreement", "cooperate", "talks", "drill", "dispute", "border", "merger", "coalition", "marriage",
}  # fmt: skip


class Party(NamedTuple):
    """A party, how else it is called, and how its possessive reads."""

    name: str
    other: str
    possessive: tuple[str, ...]


class Dealing(NamedTuple):
    """One dealing: its frames by mark, and the kind of its parties."""

    name: str
    kind: str
    frames: tuple[tuple[str, str], ...]

    def marked(self, marks: str) -> list[tuple[str, str]]:
        """The frames with one of ``marks``."""
        return [frame for frame in self.frames if frame[0] in marks]


@functools.cache
def dealings() -> tuple[Dealing, ...]:
    """All dealings of the list."""
    kinds: dict[str, str] = {}
    frames: dict[str, list[tuple[str, str]]] = {}
    for name, kind, mark, frame in words.table("dyads"):
        kinds[name] = kind
        frames.setdefault(name, []).append((mark, frame))
    return tuple(Dealing(name, kinds[name], tuple(rows)) for name, rows in frames.items())


@functools.cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    return {row[0]: tuple(x for x in row[1:] if x) or ("safety", "waste") for row in words.table("topics")}


def party(kind: str, rng: random.Random) -> Party:
    """Somebody or something of the kind."""
    if kind == "country":
        land = rng.choice(words.countries())
        return Party(land.name, rng.choice((land.capital, *land.metonyms)), (f"{land.name}'s", f"the {land.adjective}"))
    makers: dict[str, Callable[[], str]] = {
        "company": lambda: words.company(rng),
        "club": lambda: words.club(rng),
        "agency": lambda: rng.choice(words.column("agencies")),
        "party": lambda: rng.choice(words.column("parties")),
        "person": lambda: words.person(rng).full,
    }
    name = makers[kind]()
    return Party(name, name, (f"{name}'s",))


class Scene(NamedTuple):
    """A dealing with its parties, an outsider ``z``, and the rest of its slots."""

    dealing: Dealing
    x: Party
    y: Party
    z: Party
    rest: dict[str, str]


def scene(rng: random.Random, dealing: Dealing | None = None) -> Scene:
    """Three parties of one kind, and a dealing of the first two."""
    chosen = dealing or rng.choices(dealings(), [3 if d.kind == "country" else 2 for d in dealings()])[0]
    found: dict[str, Party] = {}
    while len(found) < 3:
        one = party(chosen.kind, rng)
        found.setdefault(one.name.split()[-1] if chosen.kind == "person" else one.name.split()[0] + one.name[-3:], one)
    x, y, z = found.values()
    topics = rng.sample((*_topics().get(chosen.name, ("safety", "waste", "noise")),), 2)
    goals = rng.randint(1, 5)
    rest = {"T": topics[0], "U": topics[1], "P": rng.choice(words.column("towns")), "D": rng.choice(_DAYS)}
    rest |= {"N": str(rng.randint(3, 90)), "M": rng.choice(("two", "three", "four")), "O": str(rng.randint(1994, 2022))}
    rest |= {"G": f"{goals}-{rng.randrange(goals)}", "S": words.person(rng).full}
    return Scene(chosen, x, y, z, rest)


def tell(frame: str, s: Scene, rng: random.Random, plain: float = 0.8) -> str:
    """The frame with its slots filled; a country in the subject goes by its capital now and then."""
    slots = dict(s.rest)
    if s.dealing.name in _SYMMETRIC and "{X} and {Y}" in frame and rng.random() < 0.5:
        frame = frame.replace("{X} and {Y}", "{Y} and {X}")
    for letter, one in (("X", s.x), ("Y", s.y), ("Z", s.z)):
        metonym = s.dealing.kind == "country" and rng.random() > plain and _actor(frame, letter)
        slots[letter] = one.other if metonym else one.name
        slots[f"{letter}s"] = rng.choice(one.possessive)
    text = frame.format(**slots)
    return text[0].upper() + text[1:]


def _actor(frame: str, letter: str) -> bool:
    """Whether a country may be called by its capital there: it acts, nobody goes there or comes from there."""
    return frame.startswith(f"{{{letter}}}") and not any(word in frame for word in ("exercise", "border", "extradit"))


def exchanged(s: Scene, frame: str, rng: random.Random) -> Scene:
    """The scene with one party that the frame names replaced by the outsider, or with its roles reversed."""
    named = [letter for letter in "XY" if f"{{{letter}}}" in frame or f"{{{letter}s}}" in frame]
    turns = s.dealing.name not in _SYMMETRIC and any(frame == told for _, told in s.dealing.marked("=+"))
    if len(named) == 2 and turns and rng.random() < 0.3:
        return s._replace(x=s.y, y=s.x)
    if rng.choice(named) == "X":
        return s._replace(x=s.z, z=s.x)
    return s._replace(y=s.z, z=s.y)


def _same(s: Scene, rng: random.Random) -> Example:
    """The same dealing with the same parties."""
    (_, one), (_, two) = rng.sample(s.dealing.marked("=+-"), 2)
    return Example(tell(one, s, rng), tell(two, s, rng), "neutral", f"dyad/same_{s.dealing.kind}")


def _core(s: Scene, rng: random.Random) -> Example:
    """A telling and the bare core that it implies."""
    one, two = rng.choice(s.dealing.marked("+"))[1], rng.choice(s.dealing.marked("="))[1]
    return Example(tell(one, s, rng), tell(two, s, rng), "entailment", f"dyad/core_{s.dealing.kind}")


def _renamed(s: Scene, rng: random.Random) -> Example:
    """The same telling with other names for the same parties, or in the other order."""
    frame = rng.choice([f for _, f in s.dealing.marked("=+-")])
    return Example(tell(frame, s, rng, 1.0), tell(frame, s, rng, 0.3), "entailment", f"dyad/renamed_{s.dealing.kind}")


def _clash(s: Scene, rng: random.Random) -> Example:
    """The same dealing with one party exchanged; mostly in another telling."""
    one, two = _linked(s.dealing, rng)
    pair = [tell(one, s, rng), tell(two, exchanged(s, two, rng), rng)]
    rng.shuffle(pair)
    return Example(pair[0], pair[1], "contradiction", f"dyad/clash_{s.dealing.kind}")


def _linked(dealing: Dealing, rng: random.Random) -> tuple[str, str]:
    """Two frames, if possible tied by a topic, place, day, number or speaker, so that they tell of one event."""
    frames = [f for _, f in dealing.marked("=+-")]
    sure = [f for _, f in dealing.marked("=+")]
    for _ in range(6):
        one, two = rng.choice(sure), rng.choice(frames if rng.random() < 0.45 else sure)
        if any(slot in one and slot in two for slot in ("{T}", "{P}", "{D}", "{N}", "{S}")):
            break
    return one, two


def _other_topic(s: Scene, rng: random.Random) -> Example:
    """One party exchanged, but another topic, place and day: a look-alike."""
    found = [f for _, f in s.dealing.marked("=+-") if "{T}" in f]
    if not found or s.dealing.kind == "person":
        return _beside(s, rng)
    one, two = rng.choice(found), rng.choice(found)
    there = scene(rng, s.dealing)
    keys = ("P", "D", "N", "S")
    rest = s.rest | {"T": s.rest["U"]} | {key: there.rest[key] for key in keys}
    swapped = s._replace(x=s.z) if rng.random() < 0.5 else s._replace(y=s.z)
    other = swapped if rng.random() < 0.75 else s
    return Example(
        tell(one, s, rng), tell(two, other._replace(rest=rest), rng), "neutral", f"dyad/topic_{s.dealing.kind}"
    )


def _beside(s: Scene, rng: random.Random) -> Example:
    """A third party or another dealing beside this one: every name differs rightly."""
    pair = [tell(rng.choice(s.dealing.marked("=+-"))[1], s, rng), tell(rng.choice(s.dealing.marked("ot"))[1], s, rng)]
    rng.shuffle(pair)
    return Example(pair[0], pair[1], "neutral", f"dyad/beside_{s.dealing.kind}")


def _elsewhere(s: Scene, rng: random.Random) -> Example:
    """Another sort of dealing, with one of the parties the same."""
    others = [d for d in dealings() if d.kind == s.dealing.kind and d.name != s.dealing.name]
    if not others:
        return _beside(s, rng)
    there = scene(rng, rng.choice(others))._replace(x=s.x)
    there = there._replace(y=s.z) if rng.random() < 0.6 else there._replace(y=s.y)
    if there.x == there.y or there.z in (there.x, there.y):
        return _beside(s, rng)
    one, two = rng.choice(s.dealing.marked("=+-"))[1], rng.choice(there.dealing.marked("=+-"))[1]
    return Example(tell(one, s, rng), tell(two, there, rng), "neutral", f"dyad/elsewhere_{s.dealing.kind}")


_MAKERS: dict[Callable[[Scene, random.Random], Example], int] = {
    _same: 14, _core: 24, _renamed: 9, _clash: 36, _beside: 16, _elsewhere: 8, _other_topic: 14,
}  # fmt: skip


def make(seed: int, amount: int = 9600) -> list[Example]:
    """``amount`` pairs, no two alike."""
    rng = random.Random(seed + 1)
    found: dict[tuple[str, str], Example] = {}
    while len(found) < amount:
        maker = rng.choices(list(_MAKERS), list(_MAKERS.values()))[0]
        example = maker(scene(rng), rng)
        if example.premise != example.hypothesis:
            found.setdefault((example.premise, example.hypothesis), example)
    return list(found.values())
