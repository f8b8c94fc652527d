"""Years in an order that cannot be: a verdict quashed before it was given, a ship that sank before it was launched.

Each two acts here can only follow one another, if they are done to one thing: founded and taken over, begun and ended,
arrested and convicted, signed and in force. It speaks only where the article gives each of the two one time, with its
year, and tells of no second such thing. Which of the two times is wrong is told where one of them alone stands against
the order of the article's other years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from factcheck.acts import Thing
from factcheck.comparisons.dates.happenings import Happening, happenings, kinds, same_thing, several
from factcheck.comparisons.dates.years_told import odd
from factcheck.comparisons.places_in_text import voices
from factcheck.datatypes import Clash, Reading
from factcheck.moments import Moment

#: acts -> those that can only come behind them
_BEFORE = """
break ground: build complete open close destroy
propose announce approve: build complete open sign enact
build: open close destroy damage restore sink
open: close destroy
found: buy fail list close sell
begin: end complete
sign: ratify enforce repeal
ratify: enforce repeal
enact: enforce repeal
enforce: repeal
arrest: charge convict acquit free
charge: convict acquit
convict: free
launch: sink
commission: decommission close destroy sink
steal: recover
kidnap: free rescue
discover: exhibit dig
bear: depart return take_office
bear: enrol graduate marry divorce join appoint elect become resign retire dismiss arrest charge convict leave die bury
enrol: graduate
marry: divorce
join: leave
appoint elect become: resign dismiss leave
appoint elect: take_office
take_office: resign dismiss
depart: return
buy: sell
impose: lift
enrol graduate marry divorce join appoint elect become resign retire dismiss arrest charge convict leave: die bury
depart return take_office: die bury
"""
_AFTER: dict[str, frozenset[str]] = {}
for _line in _BEFORE.strip().splitlines():
    _earlier, _, _later = _line.partition(":")
    for _act in ["break ground"] if _earlier == "break ground" else _earlier.split():
        _told_later = frozenset(_name.replace("_", " ") for _name in _later.split())
        _AFTER[_act.replace("_", " ")] = _AFTER.get(_act.replace("_", " "), frozenset()) | _told_later
#: acts that one person may go through for several bodies: both need the same one
_FOR_A_BODY = frozenset(["take office", *"join leave appoint elect become resign dismiss".split()])
#: what may happen several times in a life: told only where the earlier one is told first, and not as what "had" been
_TRIPS = frozenset(["depart", "return"])
#: what may well be built or opened once more after its end: told only where the beginning is told first
_BEGINNINGS = frozenset(["build", "complete", "open", "break ground"])
_ENDS = frozenset("close destroy".split())
_VERDICTS = frozenset("verdict verdicts conviction convictions sentence judgment judgement ruling".split())
_ANOTHER = frozenset("second new third another retrial previous earlier separate".split())
_RETRIED = regex.compile(r"\b(?:retrials?|(?:first|second|new|previous|earlier|another|two|both)\s+trials?|lesser)\b")
_SCORE = 0.76


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    told = [one for one in happenings(reading) if one.moment.year and not one.act.planned]
    for one, other in (*_of_things(reading, told), *_of_cases(reading, told)):
        yield _clash(reading, one, other)


def _of_things(reading: Reading, told: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Two acts on one thing in the wrong order, the one that must come first at first."""
    by_key: dict[str, list[Happening]] = defaultdict(list)
    for one in told:
        if one.key:
            by_key[one.key].append(one)
    for key, found in by_key.items():
        if several(reading, key):
            continue
        for one in _single(found):
            later = [x for x in _single(found) if x.act.name in _AFTER.get(one.act.name, ())]
            yield from ((one, other) for other in later if _after(one.moment, other.moment) and _joined(one, other))


def _single(found: Sequence[Happening]) -> list[Happening]:
    """Those whose act is told with one time only."""
    times = {one.act.name: kinds([x.moment for x in found if x.act.name == one.act.name]) for one in found}
    names: set[str] = set()
    kept = []
    for one in found:
        if times[one.act.name] == 1 and one.act.name not in names:
            names.add(one.act.name)
            kept.append(one)
    return kept


def _joined(one: Happening, other: Happening) -> bool:
    """Whether both are told of one thing, and for the same body where there may be several."""
    first, second = sorted((one, other), key=lambda x: (x.claim.start, x.act.at))
    if voices(one.claim, other.claim) or not _alike(first, second):
        return False
    if one.act.name in _BEGINNINGS and other.act.name in _ENDS and first is not one:
        return False
    if {one.act.name, other.act.name} == _TRIPS and (first is not one or _another_trip(one, other)):
        return False
    if one.act.name == "buy" and other.act.name == "sell" and not (one.agent and one.agent == other.agent):
        return False
    if other.act.name == "divorce" and one.act.name == "marry" and one.claim is not other.claim:
        return False
    if not {one.act.name, other.act.name} <= _FOR_A_BODY:
        return True
    mine, theirs = one.act.object, other.act.object
    if mine and theirs:
        return mine.head == theirs.head
    return one.claim is other.claim and abs(one.act.at - other.act.at) < 80


def _another_trip(one: Happening, other: Happening) -> bool:
    """Whether a return is told as that of an earlier journey: "had come home", "returned from" somewhere else."""
    text = other.claim.sentence.text
    if regex.search(
        r"\b(?:had|first|earlier|previously|again)\b", text[max(0, other.act.at - 60) : other.act.stop + 12]
    ):
        return True
    place = regex.compile(r"\s*(?:from\s+)?(?P<name>\p{Lu}[\p{L}-]+)").match(text, pos=other.act.stop)
    return "from" in text[other.act.at : other.act.stop + 6] and not (
        place and place["name"] in one.claim.sentence.text
    )


def _alike(first: Happening, second: Happening) -> bool:
    if first.key and not first.key.islower():
        return True  # one name
    return first.claim is second.claim or same_thing(first.act.thing, second.act.thing)


def _after(one: Moment, other: Moment) -> bool:
    """Whether a time lies behind another, as far as both are told."""
    a, b = (one.year or 0, one.month or 0, one.day or 0), (other.year or 0, other.month or 0, other.day or 0)
    size = next((i for i in range(3) if not a[i] or not b[i]), 3)
    return a[:size] > b[:size]


# --- the verdict of one case ----------------------------------------------------------------------------------------


def _of_cases(reading: Reading, told: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """A verdict quashed before it was given, or given before the trial began, where the article tells of one case."""
    verdicts = [x for x in told if x.act.name == "convict"]
    if not verdicts or len({x.key for x in verdicts}) > 1 or kinds([x.moment for x in verdicts]) > 1:
        return
    quashed = [x for x in told if x.act.name == "quash" and _is(x.act.thing, _VERDICTS)]
    trials = [x for x in told if x.act.name in {"begin", "open"} and _is(x.act.thing, frozenset({"trial"}))]
    retried = any(_RETRIED.search(c.sentence.text) for c in reading.claims)
    for one, others in ((verdicts[0], quashed), *((trial, verdicts) for trial in trials[:1] if not retried)):
        if len(trials) < 2 and kinds([x.moment for x in others]) == 1 and _after(one.moment, others[0].moment):
            yield one, others[0]


def _is(thing: Thing | None, heads: frozenset[str]) -> bool:
    return thing is not None and thing.head in heads and not thing.marks & _ANOTHER


# --- what is told of it ---------------------------------------------------------------------------------------------


def _clash(reading: Reading, one: Happening, other: Happening) -> Clash:
    wrong = odd(reading, (one.claim, one.moment), (other.claim, other.moment))
    if not wrong and one.act.name in _TRIPS:
        wrong = (other.claim, other.moment)
    first, second = sorted((one.claim, other.claim), key=lambda claim: claim.start)
    text = [x.claim.sentence.text[x.act.at : x.act.stop] for x in (one, other)]
    return Clash(
        kind="date", first=first, second=second, score=_SCORE,
        reason=f"“{text[0]}” ({one.moment.text}) must come before “{text[1]}” ({other.moment.text}).",
        suspect=wrong[0].sentence.span(wrong[1].at, wrong[1].stop) if wrong else None,
    )  # fmt: skip
