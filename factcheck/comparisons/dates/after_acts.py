"""Years counted from an act that the article tells with its own year: "in 1988, three years after her return".

Counted back they must lead to the year of the act ("came home in 1985"). It speaks only where the article tells one
such act, of the thing or the person that stands behind "after".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from factcheck.acts.nouns import NOUNS
from factcheck.acts.verbs import FORMS, Verb
from factcheck.comparisons.dates.distances import Distant, clash, distances
from factcheck.comparisons.dates.happenings import Happening, happenings, several
from factcheck.comparisons.dates.lives import life
from factcheck.comparisons.places_in_text import voices
from factcheck.datatypes import Clash, Reading, mentions_by_sentence
from factcheck.words import stem, stems, words

_ANOTHER = frozenset("another first second last next similar previous anew again".split())
_PLAIN = frozenset(
    "the a an in on at of from to by for with it its he she his her there up out was were is had".split()
)
_PERSONS = frozenset("he she his her".split())


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    counted = [one for c in reading.claims if c.kind == "statement" for one in distances(c)]
    if not counted:
        return
    told = happenings(reading)
    named = mentions_by_sentence([*reading.mentions, *reading.pronouns])
    subject = life(reading, named)
    for one in counted:
        index = one.claim.sentence.index
        meant = {m.entity for m in named.get(index, ()) if m.type == "person"}
        if subject and any(subject.means(w.low, index) for w in words(one.claim.sentence.text)):
            meant.add(subject.person)
        known = _act(told, one, meant or {m.entity for m in named.get(index, ())})
        apart = abs((known.moment.year or 0) - one.other[0]) if known else 0
        if known and apart > 1 and not several(reading, known.key or "") and not voices(known.claim, one.claim):
            yield clash(reading, one, known.claim, known.moment, counted=True)


def _act(told: Sequence[Happening], one: Distant, meant: Set[str]) -> Happening | None:
    """The act that the distance is counted from, told with one year elsewhere."""
    lows = [w.low for w in words(one.rest)]
    told_by = {act for at in range(len(lows)) for act in _acts(lows[at:])}
    if len(told_by) != 1 or _ANOTHER & set(lows):
        return None
    names = told_by | ({"depart"} if "leave" in told_by else set())
    known = [x for x in told if x.act.name in names and x.moment.year and x.claim is not one.claim]
    known = [x for x in known if not x.act.planned]
    single = len({x.key for x in known}) == 1 and len({x.moment.year for x in known}) == 1
    return known[0] if single and _alike(known[0], lows) and _named(known[0], one, meant) else None


def _alike(known: Happening, lows: Sequence[str]) -> bool:
    """Whether the known act is told with what stands behind "after": "retiring from teaching"."""
    at = max(i for i in range(len(lows)) if next(_acts(lows[i:]), None))
    behind = {w for w in lows[at + 1 :] if w.isalpha()} - _PLAIN
    return {stem(w) for w in behind} <= stems(known.claim.sentence.text)


def _acts(lows: Sequence[str]) -> Iterator[str]:
    """The act that the first words tell, if they do: "founded", "came home", "foundation", "leaving"."""
    low = lows[0]
    yield from _verbs([v for v in FORMS.get(low, ()) if v.past], lows)
    if low in NOUNS:
        yield NOUNS[low]
    if low.endswith("ing"):
        bases = (low[:-3], f"{low[:-3]}e")
        yield from _verbs([v for base in bases for v in FORMS.get(base, ()) if v.base], lows)


def _verbs(verbs: Sequence[Verb], lows: Sequence[str]) -> list[str]:
    return [v.act for v in verbs if tuple(lows[1 : 1 + len(v.rest)]) == v.rest][:1]


def _named(known: Happening, one: Distant, meant: Set[str]) -> bool:
    """Whether what stands behind "after" names the thing of the act, or points to it."""
    tokens = words(one.rest)
    lows = {w.low for w in tokens}
    if known.act.thing is None or known.key is None:
        return False
    if known.act.thing.head in lows - _PERSONS:
        return True
    if known.key.islower():
        return bool({"it", "its"} & lows)
    points = _PERSONS | {"it", "its"}
    return meant == {known.key} and (bool(points & lows) or tokens[0].low.endswith("ing"))
