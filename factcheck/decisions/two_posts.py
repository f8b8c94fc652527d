"""Two offices of one person that the table does not keep apart: are both posts, of which hardly anybody has two?

A calling, a rank and a membership go with any office ("Dr", "the councillor who is president of the club"), and so do
some pairs of posts that the table names. Two others, told in two sentences and nowhere in one breath, are a slip.
"""

from __future__ import annotations

from factcheck.datatypes import Role
from factcheck.lexicon import tables

_POSTS = frozenset(
    """director manager executive chair chairman chairwoman chairperson president secretary treasurer curator mayor
    minister ambassador rector principal vice-chancellor chancellor governor commissioner coach captain commodore priest
    pastor bishop librarian conductor headmaster headmistress dean bursar registrar superintendent""".split()
)
_RANKS = frozenset(("captain", "dean", "commodore", "bishop"))
#: what a politician may be besides what the party made them
_STATE = frozenset("minister mayor ambassador governor commissioner".split())
_PARTY = frozenset("chair chairman chairwoman chairperson president secretary".split())
#: posts that are names for one, or that one person often has
_ALIKE = tuple(
    frozenset(line.split())
    for line in (
        "director manager executive president chancellor principal rector",
        "chair chairman chairwoman chairperson president director",
        "coach manager director",
        "priest pastor bishop dean principal headmaster headmistress",
        "principal headmaster headmistress director rector chancellor vice-chancellor",
    )
)


def two_posts(one: Role, other: Role) -> bool:
    """Whether both are posts of a house, of which hardly anybody has two: "director" and "curator".

    In 1,100 clean articles nobody had two such posts in two sentences without both in one breath somewhere.
    """
    first, second = _head(one), _head(other)
    if first == second or not {first, second} <= _POSTS or _combined(one, other):
        return False
    houses = bool(one.body and other.body) and one.body != other.body
    alike = any({first, second} <= names for names in _ALIKE)
    political = bool({first, second} & _STATE and {first, second} & _PARTY)
    return not houses and not alike and not political and all(map(_surely, (one, other)))


def _head(role: Role) -> str:
    return (role.title.lower().split(" of ")[0].split() or [""])[-1]


def _surely(role: Role) -> bool:
    """Whether a word is a post here, no rank or given name: "the captain", not "Captain Roe" or "Dean Roe"."""
    return _head(role) not in _RANKS or role.definite or role.body is not None


def _combined(one: Role, other: Role) -> bool:
    """Whether the table says that one person often has both."""
    table = tables.offices()
    if one.office not in table or other.office not in table:
        return False
    a, b = table[one.office], table[other.office]
    return bool(a.combines & {other.office, *b.kinds} or b.combines & {one.office, *a.kinds})
