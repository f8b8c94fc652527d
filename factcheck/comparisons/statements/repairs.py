"""What a predicate is put right to, where two sentences tell it in opposite ways."""

from __future__ import annotations

from factcheck.lexicon.opposites import COUNTERPARTS
from factcheck.lexicon.poles import Family
from factcheck.words import stem

#: pairs of one form that no construction of their own tells
_PAIRS = """rise/fall rises/falls rose/fell risen/fallen rising/falling grow/shrink grows/shrinks grew/shrank
climb/drop climbs/drops climbed/dropped jump/slump jumps/slumps jumped/slumped strengthen/weaken strengthens/weakens
strengthened/weakened open/close opens/closes opened/closed reopen/close reopens/closes reopened/closed
admit/deny admits/denies admitted/denied allow/forbid allowed/forbidden"""
_OTHERS: dict[str, tuple[str, ...]] = dict(COUNTERPARTS)
for _one, _other in (pair.split("/") for pair in _PAIRS.split()):
    _OTHERS[_one] = (*_OTHERS.get(_one, ()), _other)
    _OTHERS[_other] = (*_OTHERS.get(_other, ()), _one)


def counterpart(said: str, meant: str, family: Family) -> str | None:
    """What a word is put right to: the same form of the other pole, of one word if what is meant is one."""
    pole = family.poles[0 if family.poles[1].fullmatch(said) else 1]
    found = [word for word in _OTHERS.get(said, ()) if pole.fullmatch(word) and " " not in meant]
    alike = [word for word in found if stem(word) == stem(meant)]
    return next(iter(alike or found), None)
