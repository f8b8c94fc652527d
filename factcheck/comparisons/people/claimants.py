"""One post of one house, given to two people: "Club president Aldona Roe" and "club president Kristina Lake".

Told in the same words and of no other house, a post that a house has one of cannot be had by two, unless it changes
hands. Ranks, callings and memberships are had by many, and a minister, coach or mayor by each state, team or town.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import regex

from factcheck.comparisons.people.houses import house, two_houses
from factcheck.comparisons.people.positions import within
from factcheck.comparisons.places_in_text import voices
from factcheck.datatypes import Claim, Clash, Reading, Sentence, earlier_first
from factcheck.words import words

#: last words of what a house has one of, where a word before says which: "chief librarian", "course director"
_SINGLE = frozenset(
    """director president chief executive librarian curator conductor accompanist treasurer secretary chair chairman
    chairwoman chairperson master keeper surgeon physician nurse engineer architect geologist""".split()
)
#: of which a house has one only with a word such as "chief" before them
_RANKED = frozenset("officer librarian surgeon physician nurse engineer architect geologist secretary".split())
#: ranks below the first, and posts that a house has several of
_SEVERAL = frozenset("vice deputy assistant associate".split()) | {
    "company director", "board director", "film director", "stage director", "artistic director", "first officer",
}  # fmt: skip
_FIRST = frozenset(("chief", "first", "head"))
#: what each state has one of
_OF_STATES = frozenset(("minister", "opposition leader", "leader of the opposition"))
#: what each team, town or body has one of: only where the body is told of both
_OF_BODIES = frozenset(
    """coach mayor governor speaker principal headmaster headmistress rector director president chief chair chairman
    chairwoman chairperson secretary treasurer curator conductor librarian leader executive""".split()
)
#: houses of which an article about two of them tells without saying which
_GENERAL = frozenset("company firm club team side bank party group".split())
#: words under which a post goes from one person to another, or is had by two
_CHANGE = regex.compile(
    r"\b(?:appoint(?:s|ed|ing)?|re-?elect\w*|elect(?:ed|ion|s)?|replac\w+(?! (?:its?|them|an?)\b)|"
    r"succe(?:ed|eds|eded|eding|ssors?)|"
    r"predecessors?|resign\w*|retire[ds]?|step(?:ped|s|ping)? down|incoming|outgoing|promot\w+|"
    r"(?:the|its|an?|his|her|their|\w+['’]s) new|(?:yes|no) campaign|former|took over|takes over|"
    r"another|fellow|joint|jointly|co-\w+|"
    r"st(?:ood|ands?) in(?! (?-i:\p{Lu}))|deputi[sz]\w+|deputy|acting|relief|"
    r"rivals?|neighbou?ring|opposite|opposing|counterparts?|"
    r"twin|sister|died|dead|death|quit|(?:years?|decades?|century) (?:later|earlier|before|ago|on)|chang\w+ hands|"
    r"hand(?:s|ed|ing) (?:it )?over|recover(?:s|ing|ed)?|"
    r"(?<!none |nobody |one )(?:is|was|fell|been) (?:\w+ )?(?:ill|unwell|sick|injured|away)|absence|absent|abroad|"
    r"on (?:\w+ )?(?:leave|holiday)|until (?:then|\d{4})|(?:fill|step|jump)(?:s|ed|ped|ing|ping)? in|substitut\w+|"
    r"t(?:ake|akes|aken|aking|ook) (?:charge|the (?:baton|helm|reins|chair|wheel|lead)|h(?:is|er) place)|"
    r"in h(?:is|er) (?:place|stead)|"
    r"novel|musical|drama|fictional|subsidiary|parent company|in fact|"
    r"in the (?:film|movie|play|series|book|show)|(?:wo)?men['’]s|(?:girls|boys)['’]|youth|reserves?|under-\d\d|"
    r"(?:was|were|been|be|is) (?:sacked|fired|dismissed|ousted|suspended)|"
    r"wrongly|earlier report|mistaken\w*)\b",
    regex.IGNORECASE,
)


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "role" between two people who both have what only one can have."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        role = claim.role
        if role and not role.mark and not claim.article and _named(role.person) and not _inside(claim):
            held[" ".join(role.title.lower().split())].append(claim)
    for title, claims in ((title, part) for title, told in held.items() for part in _of_one_body(told)):
        people = Counter(c.role.person for c in claims if c.role)
        if len(people) == 2 and not _abroad(reading, title, people):
            doubted, sure = sorted(people, key=lambda p: (people[p], not _known(reading, p, claims)))
            right = [c for c in claims if c.role and c.role.person == sure]
            wrong = [c for c in claims if c.role and c.role.person == doubted]
            if len(wrong) == 1 and _single(title, wrong[0], right) and _exclusive(reading, wrong[0], right):
                yield _clash(wrong[0], right)


def _named(person: str) -> bool:
    return " " in person and " of " not in person and not person.endswith("?")


def _inside(claim: Claim) -> bool:
    return any(within(claim.sentence.text, m.at) for m in claim.mentions[:1])


def _of_one_body(claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The claims as they are; where more than two people have the title, those of each body."""
    bodies: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        bodies[claim.role.body or "" if claim.role else ""].append(claim)
    people = {c.role.person for c in claims if c.role}
    yield from [claims] if len(people) < _THREE else (part for body, part in bodies.items() if body)


_THREE = 3


def _known(reading: Reading, person: str, claims: Sequence[Claim]) -> bool:
    """Whether somebody was named before the post is: an introduction tells it rightly more often than a repetition."""
    first = next(c.sentence.index for c in claims if c.role and c.role.person == person)
    return any(m.entity == person and m.sentence < first for m in reading.mentions)


def _single(title: str, wrong: Claim, right: Sequence[Claim]) -> bool:
    """Whether one house has one holder of a post, and nothing tells of two houses."""
    *before, last = title.split(" of ", maxsplit=1)[0].split()
    if _SEVERAL.intersection(before) or title in _SEVERAL:
        return False
    mine, theirs = house(wrong), {house(c) for c in right}
    named = {each for each in theirs if each}
    if mine is None or None in theirs or len({each.lower() for each in named}) > 1:
        return False
    if mine in _GENERAL or mine.lower() not in {each.lower() for each in theirs if each is not None}:
        return False
    if not mine and any(each[0].isupper() for each in named):  # "museum director in Szeged"
        return False
    if title in _OF_STATES or last in _OF_STATES:
        return bool(before)
    if before and last in _SINGLE | _RANKED:
        return last not in _RANKED or before[0] in _FIRST
    return last in _OF_BODIES and (bool(mine) or (len(right) > 1 and theirs != {""}))


def _abroad(reading: Reading, title: str, people: Iterable[str]) -> bool:
    """Whether a post that each state has is told beside a state, or in an article about several."""
    if title not in _OF_STATES and title.rsplit(maxsplit=1)[-1] not in _OF_STATES:
        return False
    about = {m.sentence for m in reading.mentions if m.entity in set(people)}
    states = [m for m in reading.mentions if m.type == "country"]
    return any(m.sentence in about for m in states) or len({m.entity for m in states}) > 1


def _exclusive(reading: Reading, wrong: Claim, right: Sequence[Claim]) -> bool:
    """Whether the two are no relatives, and no sentence about them says that the post has gone to the other."""
    sides = (wrong, *right)
    people = {c.role.person for c in sides if c.role}
    kin = set.intersection(*(set(person.split()) for person in people))
    beside = any(c.sentence is wrong.sentence for c in right)
    post = (wrong.role.title if wrong.role else "").lower().split(" of ", maxsplit=1)[0].split() or [""]
    moved = has_changed(reading, people, [side.sentence for side in sides], post[-1])
    apart = two_houses(reading, wrong, right[0]) or _of_two_times(wrong, right[0])
    return not (kin or beside or moved or apart or voices(wrong, right[0]))


def has_changed(reading: Reading, people: set[str], sides: Sequence[Sentence], post: str) -> bool:
    """Whether a sentence about the two, or one behind a side that names nobody else, tells of a change of posts."""
    about = {m.sentence for m in reading.mentions if m.entity in people}
    others = {m.sentence for m in reading.mentions if m.type == "person"}
    about |= {side.index + 1 for side in sides} - others
    return any(_changes(s.text, post) for s in reading.sentences if s.index in about)


def _changes(text: str, post: str) -> bool:
    """Whether a text has a word of change; "former" and "new" only of the post: not "a former mayor", of a minister."""
    for found in _CHANGE.finditer(text):
        behind = {w.low for w in words(text[found.end() :])[:_NEAR]}
        if not found.group().lower().endswith(("former", " new")) or behind & {post, *_VAGUE}:
            return True
    return False


_VAGUE = frozenset("head chief boss leader man woman one incumbent management manager team holder".split())
_NEAR = 3  # words from "former" to what somebody was


def _of_two_times(one: Claim, other: Claim) -> bool:
    """Whether one of two sentences opens with a year before the post: "In 1911 chief engineer Axel Roe drew it"."""
    return bool(_YEAR.search(one.sentence.text)) != bool(_YEAR.search(other.sentence.text))


_YEAR = regex.compile(r"\b(?:[Ii]n|[Uu]ntil|[Ss]ince|[Bb]y)\s+(?:the\s+)?(?:1[5-9]|20)\d\d\b")


def _clash(wrong: Claim, right: Sequence[Claim]) -> Clash:
    first, second = earlier_first(wrong, right[0])
    mine, theirs = wrong.role, right[0].role
    title, holder = (mine.title, theirs.person) if mine and theirs else ("", "")
    return Clash(
        kind="role", first=first, second=second, score=0.72,
        reason=f"{mine.person if mine else ''} is called {title} here; elsewhere {holder} has the post.",
        suspect=mine.words if mine else None, suggestion=None, witnesses=tuple(right[1:]),
    )  # fmt: skip
