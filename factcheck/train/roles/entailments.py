"""A role claim and what follows from it."""

from __future__ import annotations

from factcheck.train import words
from factcheck.train.posts import Cast, Maker, Pair, cast, forms, name, office, offices, other, says


def same_office(c: Cast) -> Pair:
    """The same office in other words."""
    found = [o for o in offices(c.domain) if len(o.names) > 1]
    o, (one, two) = c.rng.choice(found[:2]) if c.rng.random() < 0.35 else c.rng.choice(found), forms(c)
    first, second = c.rng.sample(o.names, 2)
    at = c.rng.random() < 0.8
    return says(c, one, first, at=at), says(c, two, second, at=at and not first.startswith("!"))


def country_form(c: Cast) -> Pair:
    """ "of China" against "Chinese", and against "China's"."""
    c = cast(c.rng, "state")
    o, (one, two) = office(c), forms(c)
    said = c.rng.choice([n for n in o.nouns if " of " not in n])
    ways = [f"the {said} of {c.body}", f"the {c.adjective} {said}", f"{c.body}'s {said}"]
    first, second = c.rng.sample(ways, 2)
    return f"{one} is {first}.", f"{two} is {second}."


def body_dropped(c: Cast) -> Pair:
    """The hypothesis leaves the body out."""
    o, (one, two) = office(c), forms(c)
    return says(c, one, name(c, o)), says(c, two, name(c, o), at=False)


def broader(c: Cast) -> Pair:
    """The hypothesis names the broader kind of office."""
    o, (one, two) = office(c), forms(c)
    wide = c.rng.choice(o.broader)
    if wide.startswith("the "):
        return says(c, one, name(c, o)), says(c, two, wide[4:])
    return says(c, one, name(c, o), at=c.rng.random() < 0.7), f"{two} is {wide}."


def leader_of(c: Cast) -> Pair:
    """A head of state or government leads the country."""
    c = cast(c.rng, "state")
    o, (one, two) = c.rng.choice(offices("state")[:2]), forms(c)
    return says(c, one, name(c, o)), says(c, two, c.rng.choice(("leader", "leader", "!leads the country")))


def denied_other(c: Cast) -> Pair:
    """Who holds one office does not hold another; who is not its one holder does not hold it."""
    o, (one, two) = office(c, one=True), forms(c)
    if c.rng.random() < 0.5:
        return says(c, one, name(c, o)), says(c, two, name(c, other(c, o)), be="is not the")
    return says(c, one, o.names[0]), says(c, words.stranger(c.who, c.rng).full, o.names[0], be="is not the")


def formerly(c: Cast) -> Pair:
    """A former holder once held the office."""
    o, (one, two) = office(c), forms(c)
    past = c.rng.choice(("was once the", "used to be the", "is no longer the", "was previously the"))
    return says(c, one, o.names[0], "former "), says(c, two, o.names[0], be=past)


def kept_mark(c: Cast) -> Pair:
    """The mark stands on both sides."""
    o, (one, two) = office(c, one=True), forms(c)
    mark = c.rng.choice(("former ", "acting ", "deputy ", "interim "))
    also = {"acting ": ("acting ", "interim ", "temporary "), "interim ": ("interim ", "acting ")}.get(mark, (mark,))
    said = name(c, o)
    return says(c, one, said, mark), says(c, two, said, c.rng.choice(also), at=c.rng.random() < 0.5)


#: maker -> how often it is drawn
MAKERS: dict[Maker, int] = {
    same_office: 34, country_form: 9, body_dropped: 13, broader: 14, leader_of: 9, denied_other: 8, formerly: 6,
    kept_mark: 7,
}  # fmt: skip
