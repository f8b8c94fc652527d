"""Which side of a trial somebody speaks for: "Ana Duarte, for the prosecution,", "Ms Duarte, defending,"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.datatypes import Mention
from factcheck.lexicon.phrases import OfficePhrase
from factcheck.roles.view import Hit, View, named_at

PROSECUTION, DEFENCE = "prosecutor", "defence lawyer"
_PARTICIPLES = {"defending": DEFENCE, "prosecuting": PROSECUTION, "presiding": "judge"}
_SIDES = {
    "prosecution": PROSECUTION, "crown": PROSECUTION, "defence": DEFENCE, "defense": DEFENCE, "state": PROSECUTION,
}  # fmt: skip
_OPENERS = frozenset("opening closing outlining beginning summing presenting appearing acting speaking counsel".split())
_SAYS = frozenset(
    "said says told asked argued tells urged accused replied objected submitted insisted countered maintained".split()
)
_ACTS_FOR = frozenset("defends defended represents represented".split())
_ARREST = frozenset("arrest arrested appeal appealed acquitted convicted sentenced custody".split())
_COURT = frozenset(
    """court judge jury jurors trial magistrate magistrates prosecution prosecutor defendant defence defense bail
    verdict charges barrister""".split()
)


def counsel(view: View) -> Iterator[Hit]:
    """Every side that a sentence gives to a lawyer."""
    for at, word in enumerate(view.tokens):
        if word.low in _PARTICIPLES:
            yield from _participle(view, at)
        elif word.low in _ACTS_FOR:
            yield from _who_acts(view, at)
        elif word.low == "for":
            yield from _for_a_side(view, at)


def _participle(view: View, at: int) -> Iterator[Hit]:
    """ "Ms Qureshi, defending, said", "Ms Qureshi, who is defending", "Ms Qureshi, defending Mr Hale, argued"."""
    end = at + 1
    client = view.people.get(named_at(view, end)) if view.low(at) == "defending" else None
    if client and body_free(view, client[0]):
        end = client[0]
    if view.low(end) == "for" and view.low(end + 1) == "the" and view.low(end + 2) in _SIDES:
        end += 3
    back = at - 1 - (view.low(at - 1) in {"is", "was"})
    who = back < at - 1 and view.low(back) == "who"
    comma = back - who
    if view.low(comma) != "," or comma not in view.ends or view.low(end) not in {",", "."}:
        return
    post = OfficePhrase(at, at + 1, _PARTICIPLES[view.low(at)], None, at)
    yield Hit(view.ends[comma][1], post, client[1].entity if client and end == client[0] else None, None, end)


def _who_acts(view: View, at: int) -> Iterator[Hit]:
    """ "Ana Duarte, who has defended Mr Hale since his arrest,"."""
    since = view.low(at - 1) in {"has", "have"}
    who = at - 1 - since
    named = named_at(view, at + 1)
    comma = who - (view.low(who - 1) == ",")
    told = view.low(who) == "who" and comma in view.ends and named in view.people
    if told and (since or view.low(at).endswith("s")) and _tells_of(view, _COURT | _ARREST):
        end, client = view.people[named]
        yield Hit(view.ends[comma][1], OfficePhrase(at, at + 1, DEFENCE, None, at), client.entity, None, end)


def _for_a_side(view: View, at: int) -> Iterator[Hit]:
    """ "Farah Qureshi, for the prosecution,", "Opening the case for the prosecution, Farah Qureshi told"."""
    if view.low(at + 1) == "the" and view.low(at + 2) in _SIDES:
        side, end = _SIDES[view.low(at + 2)], at + 3
        body = None
    else:
        named = named_at(view, at + 1)
        if named not in view.people or not _tells_of(view, _COURT):
            return
        (end, client), side = view.people[named], DEFENCE
        body = client.entity
    person = _before(view, at, end) or (_behind(view, at, end) if body is None else None)
    if person and (view.low(at + 2) != "state" or _tells_of(view, _COURT)):
        yield Hit(person, OfficePhrase(at, end, side, None, at), body, None, end)


def _before(view: View, at: int, end: int) -> Mention | None:
    """The name whose apposition the words are."""
    told = body_free(view, end)
    return view.ends[at - 1][1] if view.low(at - 1) == "," and at - 1 in view.ends and told else None


def body_free(view: View, end: int) -> bool:
    """Whether the apposition ends here and a word of saying follows."""
    return view.low(end) == "," and view.low(end + 1) in _SAYS


def _behind(view: View, at: int, end: int) -> Mention | None:
    """The subject of the main clause behind an opening participle."""
    named = named_at(view, end + 1)
    if view.low(0) not in _OPENERS or view.low(end) != "," or named not in view.people:
        return None
    return view.people[named][1]


def _tells_of(view: View, matters: frozenset[str]) -> bool:
    return any(w.low in matters for w in view.tokens)
