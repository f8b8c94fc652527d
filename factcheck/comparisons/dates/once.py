"""What is done only once, told with two days or two years: "will cut the ribbon on Saturday", "on Thursday".

Both sentences tell of the same act on the same thing ("the bridge, opened in 2012", "the bridge was opened in 2014"),
as a fact or both as a plan. A thing that is told of as one of several ("the second bridge", "the bridges"), an act by
two people, or a third day make a series, which is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparisons.dates.happenings import Happening, differ, happenings, kinds, pairs, same_thing, several
from factcheck.comparisons.places_in_text import voices
from factcheck.datatypes import Clash, Reading
from factcheck.sameness import frame

#: what is done to one thing once
_ONCE = frozenset(
    """open reopen build complete destroy found buy fail begin sign ratify enact enforce repeal arrest charge convict
    acquit quash free bear die marry divorce enrol graduate appoint resign dismiss retire launch sink crash discover
    invent patent publish unveil bury cut lay crown murder shoot steal kidnap join present submit lift impose
    sell become""".split()
)
#: acts of which a person may tell several: they need the same object ("joined the club")
_WITH_OBJECT = frozenset("join leave marry graduate become".split())
#: acts that several bodies do to one thing, each on its day
_BY_EACH = frozenset("enact ratify buy".split())
#: acts that are done once to things of some sorts only
_SOME = {
    "find": frozenset("body wreck wreckage car boat child girl boy plane".split()),
    "close": frozenset("voting bidding registration exhibition show ballot consultation inquiry".split()),
    "rescue": frozenset("child girl boy climber hiker sailor skier".split()),
    "recover": frozenset("body wreck wreckage painting".split()),
}


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    groups: dict[tuple[str, str, bool], list[Happening]] = defaultdict(list)
    for one in happenings(reading):
        if one.key and (one.act.name in _ONCE or one.key in _SOME.get(one.act.name, ())):
            groups[one.act.name, one.key, one.act.planned].append(one)
    for (_, key, _), found in groups.items():
        if kinds([one.moment for one in found]) == 2 and not several(reading, key):
            yield from _changed(found)


def _changed(found: Sequence[Happening]) -> Iterator[Clash]:
    for one, other in pairs(found):
        if differ(one.moment, other.moment) and _same(one, other):
            yield _clash(one, other, found)
            return


def _same(one: Happening, other: Happening) -> bool:
    """Whether both tell of one and the same deed."""
    if not same_thing(one.act.thing, other.act.thing, lately=not one.moment.year) or voices(one.claim, other.claim):
        return False
    a, b = one.act, other.act
    if one.claim is other.claim or frame(one.claim.sentence.text).relative ^ frame(other.claim.sentence.text).relative:
        return False
    if a.name in _WITH_OBJECT and not (a.object and b.object and a.object.head == b.object.head):
        return False
    if a.name == "open" and a.object and b.object and a.object.head != b.object.head:
        return False
    if a.name == "sign" and b.agent and not a.agent:
        return False
    agents = {x.head for x in (a.agent, b.agent) if x}
    return len(agents) == 1 and a.agent == b.agent if a.name in _BY_EACH and agents else len(agents) < 2


def _clash(one: Happening, other: Happening, found: Sequence[Happening]) -> Clash:
    votes = [sum(not differ(x.moment, side.moment) for x in found) for side in (one, other)]
    wrong, right = (one, other) if votes[0] < votes[1] else (other, one)
    head = wrong.act.thing.head if wrong.act.thing else ""
    return Clash(
        kind="date", first=one.claim, second=other.claim, score=0.74,
        reason=f"The same is told of {_shown(head, wrong)} with “{one.moment.text}” and with “{other.moment.text}”.",
        suspect=wrong.claim.sentence.span(wrong.moment.at, wrong.moment.stop), suggestion=right.moment.text,
        witnesses=tuple(x.claim for x in found if x not in (one, other) and not differ(x.moment, right.moment)),
    )  # fmt: skip


def _shown(head: str, one: Happening) -> str:
    return f"the {head}" if one.key == head else one.key or head
