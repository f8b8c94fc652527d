"""Two role claims that cannot both be true."""

from __future__ import annotations

from factcheck.train import words
from factcheck.train.posts import Cast, Maker, Pair, cast, forms, name, office, offices, other, places, says


def exclusive(c: Cast) -> Pair:
    """One person, two offices that exclude each other."""
    first = office(c)
    second, (one, two), (a, b) = other(c, first), forms(c), places(c)
    return says(c, one, name(c, first, True), at=a), says(c, two, name(c, second, True), at=b)


def other_body(c: Cast) -> Pair:
    """One person, one office, two bodies."""
    kind = c.rng.choices(["state", "city", "club", "company", "university", "media"], [8, 2, 2, 2, 1, 1])[0]
    here = cast(c.rng, kind)
    there = here
    while there.body == here.body:
        there = cast(c.rng, kind)
    o, (one, two) = office(here, one=True), forms(here)
    while o.names[0] == "bishop":
        o = office(here, one=True)
    return says(here, one, name(here, o)), says(there, two, name(here, o))


def two_holders(c: Cast) -> Pair:
    """Two people in an office that has one holder."""
    o, second = office(c, one=True), words.stranger(c.who, c.rng)
    if c.rng.random() < 0.2:
        second = words.relative(c.who, c.rng)
    at = c.rng.random() < 0.85
    return says(c, c.who.full, name(c, o), at=at), says(c, second.full, name(c, o), at=at)


def former_current(c: Cast) -> Pair:
    """The former holder as the present one."""
    o, (one, two), (a, b) = office(c, one=True), forms(c), places(c)
    mark = c.rng.choice(("former ", "former ", "ex-"))
    pair = says(c, one, o.names[0], mark, at=a), says(c, two, name(c, o), at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def deputy(c: Cast) -> Pair:
    """The deputy as the holder, or as the holder of something else."""
    o, (one, two), (a, b) = office(c, one=True), forms(c), places(c)
    second = o if c.rng.random() < 0.65 or o.names[0] == "prime minister" else other(c, o)
    mark = c.rng.choice(("deputy ", "deputy ", "assistant ", "vice "))
    if second.names[0] not in ("president", "rector", "mayor") and mark == "vice ":
        mark = "deputy "
    pair = says(c, one, o.names[0], mark, at=a), says(c, two, name(c, second), at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def negated(c: Cast) -> Pair:
    """The office denied."""
    o, (one, two), (a, b) = office(c), forms(c), places(c)
    no = c.rng.choice(("is not the", "is not the", "is no longer the", "has never been the"))
    pair = says(c, one, name(c, o), at=a), says(c, two, o.names[0], at=b, be=no)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def leader_elsewhere(c: Cast) -> Pair:
    """A head of state or government as the leader of another country."""
    here, there = cast(c.rng, "state"), cast(c.rng, "state")
    o, (one, two) = c.rng.choice(offices("state")[:2]), forms(here)
    while there.body == here.body:
        there = cast(c.rng, "state")
    pair = says(here, one, name(here, o)), says(there, two, "leader")
    return pair if c.rng.random() < 0.5 else pair[::-1]


#: maker -> how often it is drawn
MAKERS: dict[Maker, int] = {
    exclusive: 40, other_body: 11, two_holders: 14, former_current: 9, deputy: 11, negated: 9, leader_elsewhere: 6,
}  # fmt: skip
