"""What somebody acts as: "As mayor, Ana Duarte opens the fair", "Ana Duarte, in her third year as mayor, said so"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.datatypes import Mention
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import SPELLS, OfficePhrase
from factcheck.roles.view import Hit, View, complement, left_body, named_at, phrase_left, subject

_ACTS = frozenset("speaking serving acting sitting writing testifying appearing continuing".split())
_NOW = frozenset("now currently already still".split())
_OPENERS = frozenset("and but even also today".split())
_PRESENT = frozenset(
    """is has will can must may does wants says heads leads runs chairs oversees sits holds takes gets shall would
    should""".split()
)
_IN = frozenset("in into during for".split())
_OWN = frozenset("his her their".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several many".split())


def capacities(view: View) -> Iterator[Hit]:
    """Every office behind "as" that is somebody's, and every portfolio."""
    yield from _portfolio(view)
    if not any(word.low == "as" for word in view.tokens):
        return
    for office in view.offices:
        at = phrase_left(view, office) - 1
        if view.low(at) == "as":
            yield from _opening(view, office, at)
            yield from _spell(view, office, at)


def _opening(view: View, office: OfficePhrase, at: int) -> Iterator[Hit]:
    """ "As mayor, Ana Duarte opens the fair": now, if the verb says so."""
    body, tail = complement(view, office.stop)
    named = named_at(view, tail + 1)
    if at > 1 or (at == 1 and view.low(0) not in _OPENERS) or view.low(tail) != "," or named not in view.people:
        return
    stop, person = view.people[named]
    verb = view.low(stop)
    now = verb in _PRESENT or (verb.endswith("s") and not verb.endswith(("ss", "us")) and view.low(stop + 1) != ",")
    yield Hit(person, office, body or left_body(view, office), office.mark or (None if now else "dated"), stop)


def _spell(view: View, office: OfficePhrase, at: int) -> Iterator[Hit]:
    """ "Ana Duarte, now in her third year as mayor,", "In six years as mayor, he", "Ana Duarte, acting as chair,"."""
    body, tail = complement(view, office.stop)
    start = _spell_start(view, at)
    if start is None:
        return
    person = _owner(view, start)
    if person is None and start == 0 and view.low(tail) == "," and named_at(view, tail + 1) in view.people:
        person = view.people[named_at(view, tail + 1)][1]
    if person:
        past = any(w.text.isdigit() and len(w.text) == 4 for w in view.tokens)
        mark = office.mark or ("dated" if past else None)
        yield Hit(person, office, body or left_body(view, office), mark, tail)


def _portfolio(view: View) -> Iterator[Hit]:
    """ "Ana Duarte keeps the justice portfolio": whose ministry it is."""
    for at, word in enumerate(view.tokens):
        if word.low == "portfolio" and view.low(at - 2) == "the" and view.low(at - 3) in _KEEPS:
            office = tables.office_variants().get(f"{view.low(at - 1)} minister")
            person = subject(view, at - 4)
            if office and person:
                yield Hit(person, OfficePhrase(at - 1, at, office, None, at - 1), None, None, at + 1)


_KEEPS = frozenset("keeps holds has retains".split())


def _spell_start(view: View, at: int) -> int | None:
    """Where the phrase begins that "as" at this place belongs to, "now" included."""
    start = None
    if view.low(at - 1) in SPELLS and view.low(at - 3) == "whose":  # "Ana Duarte, whose second term [as mayor] ends"
        return at - 3
    if view.low(at - 1) in _ACTS:
        start = at - 1
    elif view.low(at - 1) in SPELLS:
        start = next((i for i in range(at - 2, max(-1, at - 7), -1) if view.low(i) in _IN), None)
        between = view.tokens[start + 1 : at] if start is not None else ()
        own = bool(between) and (
            between[0].low in _OWN or any(w.text[0].isdigit() or w.low in _NUMBERS for w in between)
        )
        start = start if own else None
    if start is not None and view.low(start - 1) in _NOW:
        start -= 1
    if start == 1 and view.low(0) in _OPENERS:
        start = 0
    return start


def _owner(view: View, start: int) -> Mention | None:
    """Whom the phrase stands beside: "Ana Duarte, [in", "Ana Duarte is [in", "Ana Duarte, who is [in"."""
    if view.low(start - 1) == ",":
        return view.ends[start - 1][1] if start - 1 in view.ends else subject(view, start - 1)
    return subject(view, start - 2) if view.low(start - 1) in {"is", "remains"} else None
