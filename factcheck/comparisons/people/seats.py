"""One post, two holders: a bare title before a name, and somebody else who is told to have the post for years.

"Finance director Dora Smit told the board" clashes with "in 11 years as the district's finance director, he": who
is told how long somebody has been something is surely right, and the bare title is the slip. Posts that each state,
firm or team of an article has, and posts that change hands, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.datatypes import Claim, Clash, Reading, Role, earlier_first
from factcheck.lexicon import tables
from factcheck.words import words

#: how long somebody has had a post, or since when
_TENURE = regex.compile(
    r"\b(?:since (?:\d{4}|\p{Lu}|last|the)|(?:years?|seasons?|terms?|months|decades?) as|"
    r"for (?:\w+ ){1,3}(?:years|months))\b"
)
#: words under which a post goes from one person to another, or is had by two
_CHANGE = regex.compile(
    r"\b(?:appoint\w*|elected|replac\w+(?! (?:the|an?|its|it|them)\b)|succe(?:ed|eds|eded|eding|ssors?)|"
    r"predecessors?|resign\w*|retire[ds]?|step(?:ped|s|ping)? down|incoming|outgoing|promot\w+|new|former|took over|"
    r"takes over|another|fellow|joint|jointly|co-\w+|both|counterpart|left|until|sister|rival|neighbou?ring)\b",
    regex.IGNORECASE,
)
#: by which a tenure is told to be over
_OVER = regex.compile(
    r"\b(?:died|death|funeral|late|retired|obituary|buried|(?:before|until) (?:he|she)|was (?:\p{Ll}+ ){0,2}director)\b"
)
#: last words of posts that one house, state or side of a trial has several of
_SEVERAL = frozenset(
    """minister president secretary spokesman spokeswoman spokesperson lawyer attorney counsel prosecutor judge captain
    coach leader analyst economist officer member adviser advisor councillor ambassador envoy scientist engineer doctor
    candidate executive head chief governor senator champion teacher editor inspector mayor""".split()
)


def compare(reading: Reading) -> Iterator[Clash]:
    """Titles that are surely somebody else's."""
    held = [c for c in reading.claims if c.role and not c.role.mark and c.speaker is None]
    tenured = [c for c in held if _TENURE.search(c.sentence.text) and not _over(reading, c)]
    for sure in tenured:
        bare = [c for c in held if _clash_of(c, sure) and not _owned(c, held)]
        posts = [c.role for c in held if c.role and sure.role and c.role.office == sure.role.office]
        if len(bare) == 1 and len({role.person for role in posts}) == 2:
            yield _clash(bare[0], sure)


def _over(reading: Reading, sure: Claim) -> bool:
    """Whether the sentence of a tenure, or the one behind it, tells that it has ended."""
    at = sure.sentence.index
    return any(_OVER.search(s.text) for s in reading.sentences if s.index in {at, at + 1})


def _clash_of(bare: Claim, sure: Claim) -> bool:
    """Whether a claim gives another's very post to somebody by a title before the name, and nothing explains it."""
    one, other = bare.role, sure.role
    if one is None or other is None or one.person == other.person or one.office != other.office:
        return False
    *before, last = one.title.lower().split()
    if not before or last in _SEVERAL or (one.body and other.body and one.body != other.body):
        return False
    if tables.offices().get(one.office) is None and one.title.lower() != other.title.lower():
        return False
    family = set(one.person.split()) & set(other.person.split())
    sides = (bare.sentence, sure.sentence)
    return not family and _titled(bare, one) and not any(_CHANGE.search(s.text) for s in sides)


def _titled(claim: Claim, role: Role) -> bool:
    """Whether the post is a title directly before the name, with nothing before it: no firm, no "its"."""
    text, person = claim.sentence.text, claim.mentions[0]
    post = [
        w for w in words(text) if claim.sentence.span(w.at, w.stop).start in range(role.words.start, role.words.end)
    ]
    return bool(post) and role.body is None and 0 < person.at - post[-1].stop <= 2 and _opens(text, post[0].at)


def _opens(text: str, at: int) -> bool:
    """Whether a place opens its sentence or clause."""
    before = words(text[:at])
    return not before or before[-1].text in {",", ";", "”", '"', "said", "and", "but"}


def _owned(bare: Claim, held: Sequence[Claim]) -> bool:
    """Whether the person is told elsewhere, too, to have the post."""
    one = bare.role
    return any(
        c.role and one and c is not bare and (c.role.person, c.role.office) == (one.person, one.office) for c in held
    )


def _clash(bare: Claim, sure: Claim) -> Clash:
    first, second = earlier_first(bare, sure)
    post, holder = bare.role, sure.role.person if sure.role else ""
    title = post.title if post else ""
    return Clash(
        kind="role",
        first=first,
        second=second,
        score=0.7,
        reason=f"{bare.mentions[0].entity} is called {title} here; elsewhere {holder} has the post.",
        suspect=post.words if post else None,
        suggestion=None,
    )
