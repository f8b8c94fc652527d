"""Role claims: who holds which office, and which two offices one person can hold.

The wording is the one in which the runtime states a role ("Ana Duarte is the energy minister of Portugal."), so
that the model is sharpest where the library asks it most. Every phenomenon has a compatible look-alike: neither
the number of shared words nor "two different offices" alone gives the label away.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from factcheck.train import words
from factcheck.train.data import Example
from factcheck.train.posts import (
    BODILESS,
    SHARED,
    Cast,
    Pair,
    cast,
    forms,
    framed,
    name,
    office,
    offices,
    other,
    places,
    says,
)

# --- contradictions ---------------------------------------------------------------------------------------------


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


# --- entailments ------------------------------------------------------------------------------------------------


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


# --- neutrals ---------------------------------------------------------------------------------------------------


def compatible(c: Cast) -> Pair:
    """Two posts that one person may hold together."""
    row = c.rng.choice([r for r in words.table("compatible") if r[0] in ("state", c.domain)])
    c = cast(c.rng, row[0])
    ministers = [o for o in offices("state") if o.names[0].endswith(" minister") and o.names[0] != "prime minister"]
    o = c.rng.choice(ministers) if row[1] == "*minister" else next(x for x in offices(c.domain) if x.names[0] == row[1])
    (one, two), post = forms(c), c.rng.choice(row[2].split("|"))
    fill = {"party": c.rng.choice(words.column("parties")), "company": words.company(c.rng), "country": c.body}
    fill |= {"town": c.rng.choice(words.column("towns")), "body": c.body or "the team"}
    if c.domain == "party":
        fill |= {"party": c.body, "country": c.rng.choice(words.countries()).name}
    pair = says(c, one, name(c, o), at=c.rng.random() < 0.8), f"{two} is {post.format(**fill)}."
    return pair if c.rng.random() < 0.5 else pair[::-1]


def listed_double(c: Cast) -> Pair:
    """Two offices of one body that often go together."""
    domain, a, b = c.rng.choice(sorted(SHARED))
    c = cast(c.rng, domain)
    one, two = forms(c)
    a, b = (a, b) if c.rng.random() < 0.5 else (b, a)
    return says(c, one, a), says(c, two, b)


def narrower(c: Cast) -> Pair:
    """The hypothesis names a narrower office than the premise."""
    return broader(c)[::-1]


def leader_which(c: Cast) -> Pair:
    """A leader may be president or prime minister."""
    return leader_of(c)[::-1]


def former_other(c: Cast) -> Pair:
    """A former office and a present one, of this body or of another."""
    o, (one, two), (a, b) = office(c), forms(c), places(c)
    there = c if c.rng.random() < 0.6 else cast(c.rng)
    second = other(c, o) if there is c else office(there)
    if c.rng.random() < 0.35:
        year, past = c.rng.randint(1998, 2024), c.rng.choice(("until", "from 1996 to", "before", "until late"))
        first = says(c, one, o.names[0], at=a, be="was the")[:-1] + f" {past} {year}."
    else:
        first = says(c, one, o.names[0], c.rng.choice(("former ", "former ", "ex-")), at=a)
    pair = first, says(there, two, name(there, second, True), at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def acting(c: Cast) -> Pair:
    """Acting, interim and caretaker holders do hold the office for now."""
    o, (one, two), (a, b) = office(c, one=True), forms(c), places(c)
    mark = c.rng.choice(("acting ", "interim ", "caretaker ", "outgoing "))
    pair = says(c, one, o.names[0], mark, at=a), says(c, two, o.names[0], at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def elect(c: Cast) -> Pair:
    """Elected, designated or nominated, and soon in office; the present office is another one."""
    c = cast(c.rng, c.rng.choice(("state", "state", "city", "union")))
    o, (one, two), (a, b) = offices(c.domain)[0], forms(c), places(c)
    coming = c.rng.choice(("{}-elect", "{}-designate", "incoming {}", "next {}", "designated {}"))
    second = o.names[0] if c.rng.random() < 0.6 else other(c, o).names[0]
    pair = says(c, one, coming.format(o.names[0]), at=a), says(c, two, second, at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def candidate(c: Cast) -> Pair:
    """A candidate for one office with the same or another office now."""
    c = cast(c.rng, c.rng.choice(("state", "state", "party", "city", "union", "university")))
    o, (one, two), (a, b) = offices(c.domain)[c.rng.randrange(2)], forms(c), places(c)
    be = c.rng.choice(("is a candidate for", "is the candidate for", "is running for", "is the nominee for"))
    second = o if c.rng.random() < 0.4 else other(c, o)
    pair = says(c, one, o.names[0], at=a, be=be), says(c, two, name(c, second), at=b)
    return pair if c.rng.random() < 0.5 else pair[::-1]


def other_people(c: Cast) -> Pair:
    """Two people, two offices; or one office of two bodies, or of bodies that are not named."""
    o, second = office(c), words.stranger(c.who, c.rng)
    if c.rng.random() < 0.2:
        second = words.relative(c.who, c.rng)
    if c.rng.random() < 0.55:
        a, b = places(c)
        return says(c, c.who.full, name(c, o), at=a), says(c, second.full, name(c, other(c, o)), at=b)
    there = cast(c.rng, c.domain)
    while there.body == c.body and c.domain not in BODILESS:
        there = cast(c.rng, c.domain)
    a, b = (True, True) if c.domain not in BODILESS else (False, False)
    second_office = o if c.domain not in BODILESS else other(c, o)
    return says(c, c.who.full, name(c, o), at=a), says(there, second.full, name(c, second_office), at=b)


def many_holders(c: Cast) -> Pair:
    """Two people in an office that many hold."""
    first, second = c.who.full, words.stranger(c.who, c.rng).full
    if c.rng.random() < 0.5:
        found = [o for d in ("club", "company", "party", "media", "agency") for o in offices(d) if o.many]
        o = c.rng.choice(found)
        c = cast(c.rng, o.domain)
        be = c.rng.choice(("is a", "is the"))
        return says(c, first, o.names[0], be=be), says(c, second, o.names[0], be=be)
    job, rest = c.rng.choice(words.column("occupations")), c.rng.random()
    one = f"{first} is {article(job)} {job}."
    if rest < 0.5:
        return one, f"{second} is {article(job)} {job}."
    return one, f"{c.who.full if rest < 0.8 else c.who.last} is {_second_job(c, job)}."


def _second_job(c: Cast, job: str) -> str:
    extra = c.rng.choice([x for x in words.column("sidelines") if x != job])
    return f"{article(extra)} {extra}"


def article(noun: str) -> str:
    """ "a" or "an"."""
    return "an" if noun[0] in "aeiou" and not noun.startswith(("uni", "one")) else "a"


def body_added(c: Cast) -> Pair:
    """The hypothesis names a body that the premise does not."""
    c = cast(c.rng, c.rng.choice(("state", "state", "company", "club", "party", "university")))
    return body_dropped(c)[::-1]


def not_one(c: Cast) -> Pair:
    """Not to hold one office says nothing of another, nor of another person."""
    o, (one, two), (a, b) = office(c, one=True), forms(c), places(c)
    no = c.rng.choice(("is not the", "is no longer the"))
    first = says(c, one, o.names[0], at=a, be=no)
    if c.rng.random() < 0.6:
        return first, says(c, two, name(c, other(c, o)), at=b)
    return first, says(c, words.stranger(c.who, c.rng).full, o.names[0], at=b)


Maker = Callable[[Cast], Pair]
_MAKERS: dict[str, dict[Maker, int]] = {
    "contradiction": {
        exclusive: 40, other_body: 11, two_holders: 14, former_current: 9, deputy: 11, negated: 9, leader_elsewhere: 6,
    },
    "entailment": {
        same_office: 34, country_form: 9, body_dropped: 13, broader: 14, leader_of: 9, denied_other: 8, formerly: 6,
        kept_mark: 7,
    },
    "neutral": {
        compatible: 24, listed_double: 3, narrower: 6, leader_which: 6, former_other: 14, acting: 8, elect: 5,
        candidate: 7, other_people: 13, many_holders: 6, body_added: 4, not_one: 4,
    },
}  # fmt: skip


def make(seed: int, per_label: int = 5400) -> list[Example]:
    """``per_label`` pairs of each label, no two alike."""
    rng = random.Random(seed)
    made: dict[Pair, Example] = {}
    for label, makers in _MAKERS.items():
        wanted = len(made) + per_label
        while len(made) < wanted:
            maker = rng.choices(list(makers), list(makers.values()))[0]
            c = cast(rng)
            one, two = _dress(c, maker(c), label)
            if one != two:
                made.setdefault((one, two), Example(one, two, label, f"made/{maker.__name__}"))
    return list(made.values())


def _dress(c: Cast, pair: Pair, label: str) -> Pair:
    """One side or both inside a news sentence, now and then; what is to be entailed stays bare."""
    one, two = pair
    if c.rng.random() < 0.16:
        one = framed(c, one)
    if label != "entailment" and c.rng.random() < 0.1:
        two = framed(c, two)
    return one, two
