"""Two offices: is one the other, may one person hold both, does somebody else hold one of them?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.datatypes import Claim, Role
from factcheck.lexicon import tables

#: offices that many hold, but each body only one at a time
_ONE_A_BODY = frozenset(("captain", "team captain", "coach", "head coach", "bishop", "dean"))
_HEADS = frozenset(
    "manager director chief head commissioner secretary coach chancellor commander engineer owner".split()
)
_VAGUE = frozenset("chief boss leader head".split())  # of whatever else somebody is
_SCOPE = frozenset("local national regional central general overall branch chapter club company union party".split())
_ALONE = frozenset(("owner",))  # of these, no further words are needed
_FOR_THE_STATE = frozenset(("prosecutor", "chief prosecutor", "district attorney"))
_BENCH = frozenset(("judge", "magistrate", "juror", "coroner"))
_COACHES = frozenset(("coach", "head coach", "assistant coach"))


def same_post(one: Role | None, other: Role) -> bool:
    """Whether both give the same office of the same body to the same person."""
    return one is not None and _post(one) == _post(other)


def _post(role: Role) -> tuple[str, str, str | None, str | None]:
    return role.person, role.office, role.body, role.mark


def holder_of(role: Role, claims: Sequence[Claim], beside: Role | None = None) -> str | None:
    """Another person to whom the article gives the office of ``role``; ``beside`` is what the same person is elsewhere.

    Who belongs to another body than the other holder has the office there.
    """
    body = role.body or (beside.body if beside else None)  # who has two offices has them in one house
    for claim in claims:
        other = claim.role
        if other is None or other.person == role.person or other.mark != role.mark:
            continue
        if _worded_as_one(role, other) and not _within(role, beside.body if beside else None):
            return other.person
        if beside and _in_court(role, beside, other):
            return other.person
        foreign = beside is not None and beside.body and other.body and not _same_body(beside, other)
        if _rival(other, role, body) and not (foreign and not role.body):
            return other.person
    return None


def _rival(one: Role, role: Role, body: str | None) -> bool:
    """Whether ``one`` gives the office of ``role``, in the same body as far as told, to another person."""
    if not _no_other_body(one, role):
        return False
    if one.office != role.office:
        return _shortened(role, one)
    office = tables.offices().get(role.office)
    if office is None or office.holder == "one":
        return True
    one_a_body = role.office in _ONE_A_BODY and body is not None and (one.body is None or one.body == body)
    return one_a_body or _same_headship(one, role)


def _worded_as_one(one: Role, other: Role) -> bool:
    """ "Union chair" and "chair of the dockers' union": one post in two wordings."""
    for short, long in ((one, other), (other, one)):
        *house, noun = short.title.lower().split() or [""]
        if house and short.body is None and long.body and long.body.islower() and long.title.lower() == noun:
            return set(house) <= _bodies_words(long.body)
    return False


def _in_court(role: Role, beside: Role, other: Role) -> bool:
    """Whether a lawyer takes the other's client, or the other's seat on the bench."""
    if beside.office == role.office == other.office == "lawyer":
        return _client(role) and _client(beside) and other.body == role.body and not _same_body(role, beside)
    return role.office in _BENCH and other.office == role.office and beside.office == "lawyer" and beside.definite


def _within(role: Role, body: str | None) -> bool:
    """Whether a body is what the first words of an office name: "union" of "union chair", the port workers' union."""
    words = _bodies_words(body.lower()) if body else set()
    return bool(words & set(role.title.lower().split()[:-1]))


def _bodies_words(body: str) -> set[str]:
    return {word.removesuffix("'s").removesuffix("’s").strip("'’") for word in body.split()}


def headship_taken(one: Role, other: Role, claims: Sequence[Claim]) -> bool:
    """Whether one of the two is to head something whose head is told to be somebody else: "head of the guards"."""
    for role, beside in ((one, other), (other, one)):
        body = (role.body or "").split()
        if role.headed and _taken_by_title(role, claims):
            return True
        if role.office in _VAGUE and len(body) > 1 and body[-1] not in _EACH_SIDE and holder_of(role, claims, beside):
            return not _within(beside, role.body) and not _same_body(role, beside)
    return False


def _taken_by_title(led: Role, claims: Sequence[Claim]) -> bool:
    """Whether the house that somebody is told to lead has another head: "who leads the union", "union president"."""
    titled = [c.role for c in claims if c.role and c.role.person != led.person and c.role.office == led.office]
    return any(not r.headed and r.mark == led.mark and led.office.split()[0] in r.title.lower().split() for r in titled)


#: what both sides of a meeting have
_EACH_SIDE = frozenset("delegation mission team party group side squad unit campaign family household".split())


def _same_body(one: Role, other: Role) -> bool:
    return (one.body or "").lower() == (other.body or "").lower()


def _no_other_body(one: Role, other: Role) -> bool:
    """Whether both may be of one body; who has no country named beside the office is of the article's own."""
    body = one.body or other.body or ""
    elsewhere = body in _countries() or _ANOTHER.issuperset(body.split()[:1] or ["own"])
    return _same_body(one, other) or (not (one.body and other.body) and not elsewhere)


#: first words of a body that the article is not about
_ANOTHER = frozenset("neighbouring neighboring rival another other nearby similar sister second".split())


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(country.name for country in tables.countries())


def _shortened(short: Role, long: Role) -> bool:
    """Whether a bare title before a name is the end of an office that the article has: "Secretary", "air secretary"."""
    return short.office in _BARE and short.body is None and long.office.endswith(f" {short.office}")


_BARE = frozenset("president director secretary minister manager commissioner inspector".split())


def _same_headship(one: Role, role: Role) -> bool:
    """ "Plant manager" and "plant manager", "the coroner" and "the coroner": the very same words, of one holder."""
    words = role.title.lower().split()
    heads = words[-1] in _HEADS and (len(words) > 1 or words[0] in _ALONE)
    return one.title.lower() == role.title.lower() and (heads or (role.definite and one.definite))


def covers(one: Role, other: Role) -> bool:
    """Whether one office is the other, or another word for it, or a wider one: foreign minister, minister."""
    if any(role.office in _VAGUE for role in (one, other)):
        return True
    if one.office == other.office:
        return not (one.body and other.body and not _same_body(one, other)) and one.mark == other.mark
    if _sides(one, other):
        return False
    if _scoped(one, other) or _scoped(other, one):
        return True
    if _heads_it(one, other) or _heads_it(other, one):
        return True
    table = tables.offices()
    if one.office.endswith(f" {other.office}") or other.office.endswith(f" {one.office}"):
        return True
    if one.office not in table or other.office not in table:
        return False
    return one.office in table[other.office].kinds or other.office in table[one.office].kinds


def _heads_it(led: Role, titled: Role) -> bool:
    """ "Who runs the hospital" of its president: whoever is at the head of a house may have any of its first titles."""
    *before, head = titled.title.lower().split(" of ")[0].split() or [""]
    if not led.headed or led.office.endswith(" minister") or led.mark != titled.mark or head not in _TOPS:
        return False
    house = _bodies_words(led.body.lower() if led.body else "") | set(led.office.split())
    named = bool(titled.body) and not (titled.body or "").islower()
    return _TOPS_BEFORE.issuperset(set(before) - house) and (
        titled.body is None or named or bool(_bodies_words(titled.body) & house)
    )


_TOPS = frozenset(
    """president executive chair chairman chairwoman chairperson director manager chief head leader boss principal
    governor rector chancellor vice-chancellor administrator superintendent warden dean commissioner officer""".split()
)
_TOPS_BEFORE = frozenset("chief managing general executive first medical".split())


def _scoped(one: Role, other: Role) -> bool:
    """Whether a title says no more than another's noun and how far it reaches: "local president", of a union."""
    *before, noun = one.title.lower().split() or [""]
    head = other.title.lower().split(" of ")[0].split()
    return bool(before) and _SCOPE.issuperset(before) and head[-1:] == [noun] and not _SCOPE.intersection(head)


def compatible(one: Role, other: Role) -> bool:
    """Whether one person may well hold both, as far as the table knows."""
    table = tables.offices()
    if one.office == other.office or _sides(one, other):
        return False
    if one.office not in table or other.office not in table:
        known = table.get(one.office) or table.get(other.office)
        return known is not None and known.holder == "many"
    first, second = table[one.office], table[other.office]
    if tables.holds_both(one.office, other.office) != "often":
        return False
    # a rank, a calling or a membership goes with any office; two unlike headships at least raise the question
    return (first.group == second.group != "") or "many" in (first.holder, second.holder)


def exclusive(one: Role, other: Role) -> bool:
    """Whether the table says that nobody holds both at a time."""
    table = tables.offices()
    if _sides(one, other):
        return True
    if one.office not in table or other.office not in table or one.office == other.office:
        return False
    return tables.holds_both(one.office, other.office) == "never"


def _sides(one: Role, other: Role) -> bool:
    """Both sides of one trial, or its bench: a client's lawyer, and prosecutor or judge; a coach and the referee."""
    for lawyer, court in ((one, other), (other, one)):
        if lawyer.office == "lawyer" and court.office in _FOR_THE_STATE | _BENCH:
            return _client(lawyer)
        if lawyer.office in _COACHES and court.office == "referee":
            return True
    return False


def _client(lawyer: Role) -> bool:
    """Whether a lawyer is told to be somebody's, not a state's, county's or ministry's."""
    body = (lawyer.body or "").lower()
    return bool(body) and lawyer.body not in _countries() and not _PUBLIC & set(body.split())


#: whose attorney is a prosecutor
_PUBLIC = frozenset(
    """crown state county city district department office government province ministry commonwealth republic federal
    prosecution""".split()
)
