"""Role claims that look like a clash, or like one that follows from the other, and are neither."""

from __future__ import annotations

from factcheck.train import words
from factcheck.train.posts import (
    BODILESS,
    SHARED,
    Cast,
    Maker,
    Pair,
    cast,
    forms,
    name,
    office,
    offices,
    other,
    places,
    says,
)
from factcheck.train.roles.entailments import body_dropped, broader, leader_of


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


#: maker -> how often it is drawn
MAKERS: dict[Maker, int] = {
    compatible: 24, listed_double: 3, narrower: 6, leader_which: 6, former_other: 14, acting: 8, elect: 5,
    candidate: 7, other_people: 13, many_holders: 6, body_added: 4, not_one: 4,
}  # fmt: skip
