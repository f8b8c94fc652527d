"""The shapes in which news gives somebody an office."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.datatypes import Mention
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import POSTS, OfficePhrase
from factcheck.roles.capacities import capacities
from factcheck.roles.counsel import counsel
from factcheck.roles.view import Hit, View, complement, determined, left_body, named_at, phrase_left, subject
from factcheck.words import SPEECH

_COPULAS = {"is": "", "remains": "", "are": "", "was": "dated", "were": "dated", "became": "", "becomes": ""}
_CHANGES = frozenset("appointed named elected nominated promoted chosen picked sworn confirmed reappointed".split())
_HEADS = {
    "heads": "head", "leads": "head", "runs": "head", "chairs": "chair", "coaches": "head coach", "captains": "captain",
    "manages": "manager", "edits": "editor", "headed": "head", "led": "head", "ran": "head", "chaired": "chair",
    "coached": "head coach", "captained": "captain", "managed": "manager",
}  # fmt: skip

_PLAINLY = frozenset("heads chairs coaches captains edits".split())  # what is nothing else with a name before it
_CLOSERS = frozenset(", . ; : ) — – - who whose and said says told ” \" ’ ' ? !".split())
_MODALS = frozenset("will would to shall should may might can could must".split())
_MINISTRIES = frozenset("ministry department".split())
_CHARGES = frozenset("brief portfolio".split())


def hits(view: View) -> Iterator[Hit]:
    """Every office that a shape gives to a person; two shapes may give the same one."""
    for office in view.offices:
        yield from _title(view, office)
        yield from _apposition_before(view, office)
        yield from _apposition_after(view, office)
        yield from _predicate(view, office)
        yield from _post_held(view, office)
    yield from _verbs(view)
    yield from counsel(view)
    yield from capacities(view)


def _title(view: View, office: OfficePhrase) -> Iterator[Hit]:
    """ "Energy Minister Ana Duarte", "President of Kenya William Ruto"."""
    if view.low(office.left - 1) in _MODALS and not view.tokens[office.start].capital:
        return  # "will chair Lumen"
    body, tail = complement(view, office.stop)
    named = named_at(view, office.stop)
    body, tail = (None, named) if named in view.people else (body, tail)
    if tail in view.people and (tail == named or body is not None):
        stop, person = view.people[tail]
        yield Hit(person, office, body or left_body(view, office), office.mark, stop)
        yield from _joined(view, office, person, stop)


def _joined(view: View, office: OfficePhrase, person: Mention, stop: int) -> Iterator[Hit]:
    """The first of two offices before one name: "chairman and chief executive Tom Baker"."""
    for other in view.offices:
        if view.low(other.stop) == "and" and other.stop + 1 == office.left:
            yield Hit(person, other, left_body(view, other), "joint", stop)


def _apposition_before(view: View, office: OfficePhrase) -> Iterator[Hit]:
    """ "Portugal's energy minister, Ana Duarte, said"."""
    body, tail = complement(view, office.stop)
    named = named_at(view, tail + 1)
    if view.low(tail) != "," or named not in view.people:
        return
    stop, person = view.people[named]
    if view.low(stop) not in {",", ".", ";", ")", "—", "–"} or not determined(view, office):
        return
    later = any(phrase_left(view, other) == stop + 1 for other in view.offices)
    if not (later and view.low(stop) == ","):
        yield Hit(person, office, body or left_body(view, office), office.mark, stop)


def _apposition_after(view: View, office: OfficePhrase) -> Iterator[Hit]:
    """ "Ana Duarte, the energy minister, said", "Tom Baker, chairman and founder of Norvik,"."""
    body, tail = complement(view, office.stop)
    left, mark = phrase_left(view, office), office.mark
    if view.low(left - 1) not in {",", "(", "—", "–"} or left - 1 not in view.ends:
        left, mark = _past_coordination(view, office, left), mark or "joint"
    elif view.low(tail) == "and" and any(tail < o.left <= tail + 3 for o in view.offices):
        mark = mark or "joint"
    if left - 1 not in view.ends or view.low(left - 1) not in {",", "(", "—", "–"}:
        return
    if tail in view.people or (
        tail < len(view.tokens) and view.low(tail) not in _CLOSERS and not _loose_end(view, tail)
    ):
        return
    if view.low(tail) in SPEECH and view.low(left) in {"a", "an"}:
        return  # "in court she is Judge Roe, a clerk said": the clerk said so
    person = view.ends[left - 1][1]
    yield Hit(person, office, body or left_body(view, office), mark, tail)


def _past_coordination(view: View, office: OfficePhrase, left: int) -> int:
    """Where the apposition begins that ``office`` closes: "X, the founder and chief executive"."""
    for other in view.offices:
        if view.low(other.stop) == "and" and other.stop + 1 in (left, office.left):
            return phrase_left(view, other)
    return left


def _loose_end(view: View, tail: int) -> bool:
    """An apposition may go on with a preposition or a date before its comma, or with a noun: "of the union local,"."""
    if view.low(tail).isalpha() and view.low(tail + 1) in {",", "."} and view.low(tail - 1) not in {"and", ","}:
        return True
    return view.low(tail) in {"in", "at", "on", "since", "during", "under", "here", "there", "for", "of", "from"}


def _predicate(view: View, office: OfficePhrase) -> Iterator[Hit]:
    """ "Ana Duarte is the energy minister", "Ana Duarte, who became chief executive in 2019"."""
    body, tail = complement(view, office.stop)
    at = phrase_left(view, office) - 1
    mark, negated = office.mark, False
    while at > 0 and view.low(at) in {"not", "as", "also", "still", "now", "currently", "in", "a", "no", "longer"}:
        negated = negated or view.low(at) in {"not", "no"}
        mark = mark or ("joint" if view.low(at) == "also" else None)
        at -= 1
    verb = view.low(at)
    if verb in _CHANGES:
        mark, at = mark or "elect", at - 1
        while view.low(at) in {"was", "been", "being", "has", "is", "were", "had"}:
            at -= 1
    elif verb in _COPULAS or verb in {"been", "served", "serves", "become"}:
        mark, at = mark or _tense(view, at, verb), at - 1
        while view.low(at) in {"has", "had", "have", "will", "would", "to", "could", "may", "now"}:
            mark = mark or ("elect" if view.low(at) in {"will", "would", "to", "could", "may"} else None)
            at -= 1
    else:
        return
    person = subject(view, at)
    if person and tail not in view.people:
        yield Hit(person, office, body or left_body(view, office), "negated" if negated else mark, tail)


def _post_held(view: View, office: OfficePhrase) -> Iterator[Hit]:
    """ "His present post as finance director", "Duarte's role as energy minister"."""
    noun = phrase_left(view, office) - 2
    if view.low(noun) not in POSTS or view.low(noun + 1) != "as":
        return
    owner = next((i for i in (noun - 1, noun - 2) if i in view.people or (i in view.ends and _owns(view, i))), None)
    if owner is None:
        return
    person = view.people[owner][1] if owner in view.people else view.ends[owner][1]
    if owner in view.people and person.form != "pronoun":
        return
    now = view.low(noun - 1) in {"present", "current"} or (
        owner == noun - 1 and not any(w.low in _LEFT for w in view.tokens)
    )
    body, tail = complement(view, office.stop)
    yield Hit(person, office, body, office.mark or (None if now else "dated"), tail)


def _owns(view: View, at: int) -> bool:
    return view.low(at) in {"'s", "’s", "'", "’"}


#: words of a sentence that tells of a post at another time
_LEFT = frozenset(
    """left leave leaves leaving lost lose quit quits resign resigns resigned resigning retire retired retiring sacked
    fired dismissed suspended removed stripped was were had until before after when first began started took takes
    taking ended ends end will would next since during earlier once""".split()
)


def _tense(view: View, at: int, verb: str) -> str | None:
    """Whether the copula speaks of another time."""
    if verb == "been":
        return "dated" if view.low(at - 1) == "had" else None
    dated = _COPULAS.get(verb) == "dated" or verb in {"served", "become"}
    return "dated" if dated else None


def _verbs(view: View) -> Iterator[Hit]:
    """ "Ana Duarte, who heads the energy ministry", "who has chaired the board since 2011"."""
    for at, word in enumerate(view.tokens):
        if word.low in _HEADS and not word.capital:
            yield from _headed(view, at)


def is_headed(view: View, at: int) -> bool:
    """Whether an office is told by a verb at this word: "chairs the board"."""
    return view.low(at) in _HEADS and not view.tokens[at].capital


def is_led(view: View, at: int) -> bool:
    """Whether that verb says no more than that somebody is at the head: "runs the hospital"."""
    return is_headed(view, at) and _HEADS[view.low(at)] == "head"


def _headed(view: View, at: int) -> Iterator[Hit]:
    auxiliary = view.low(at - 1) in {"has", "have"}
    past = view.tokens[at].low.endswith("ed") or view.low(at) in {"led", "ran"}
    plain = view.low(at) in _PLAINLY and not auxiliary  # "Ana Duarte chairs the board"
    person = subject(view, at - 1 - auxiliary) if plain or view.low(at - 1 - auxiliary) == "who" else None
    if person is None:
        return
    for_a_time = "acting" if any(w.low in _FOR_A_TIME for w in view.tokens) else None
    mark = "dated" if past and not auxiliary else for_a_time
    stop = at + 1 + (view.low(at + 1) in {"the", "its", "his", "her", "a"})
    end, office = _headed_body(view, at, stop)
    if office:
        phrase = OfficePhrase(at, end, office, mark, at)
        whole = _whole_body(view, stop) and office == _HEADS[view.low(at)]
        body = view.bodies[stop][1].entity if whole else complement(view, end)[0]
        yield Hit(person, phrase, body, mark, end)


#: under which somebody heads a house beside or in place of another
_FOR_A_TIME = frozenset("interim temporarily provisionally caretaker meanwhile additionally while absence".split())


def _whole_body(view: View, at: int) -> bool:
    """Whether a named body begins here, and not "Greek" of "the Greek delegation"."""
    return at in view.bodies and view.bodies[at][1].form != "adjective"


def _headed_body(view: View, at: int, stop: int) -> tuple[int, str | None]:
    """Where the headed thing ends, and the office that heading it makes."""
    role = _HEADS[view.low(at)]
    if _whole_body(view, stop):
        end = view.bodies[stop][0]
        return end, (_ministers(view, stop, end) if role == "head" else None) or role
    end = stop
    while end < len(view.tokens) and end - stop < 4 and view.tokens[end].alpha and view.low(end) not in _STOPS:
        end += 1
    thing = " ".join(w.low for w in view.tokens[stop:end])
    if not thing or thing in _PRONOUNS:
        return stop, None
    if view.low(end - 1) in _MINISTRIES and role == "head":
        office = thing.rsplit(" ", 1)[0] + " minister"
        if view.low(end - 1) == "ministry" or office in tables.office_variants():
            return end, tables.office_variants().get(office, office)
    if view.low(end - 1) in _CHARGES:
        return end, tables.office_variants().get(thing.rsplit(" ", 1)[0] + " minister")
    words_of = thing.split()
    if role == "chair" and (
        thing in {"company", "board of directors"} or (words_of[0] == "board" and len(words_of) < 3)
    ):
        return end, "chair"
    office = tables.office_variants().get(f"{thing} {role}", f"{role} of the {thing}")
    return end, office


def _ministers(view: View, at: int, end: int) -> str | None:
    """The office of who heads a named ministry: "the Energy Ministry", "the Ministry of Energy"."""
    name = [w.low for w in view.tokens[at:end]]
    if name[0] == "ministry" and name[1:2] in (["of"], ["for"]):
        name = [*name[2:], "ministry"]
    if len(name) < 2 or name[-1] != "ministry":
        return None
    office = " ".join([*(w for w in name[:-1] if w != "the"), "minister"])
    return tables.office_variants().get(office)


_PRONOUNS = frozenset("it them him her us this that both one".split())
_STOPS = frozenset("and or in at on since for with to from of who which that has had is was said ,".split())
