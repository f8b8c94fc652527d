"""Ages against years of birth, and two ages of one person.

"In 1968, when he was 37" in an article that has him born in 1941; "Ana Duarte, 54," and later "the 45-year-old Duarte".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import narrowed
from factcheck.datatypes import Claim, Clash, Mention, Reading, mentions_by_sentence
from factcheck.moments import Moment, read
from factcheck.words import FUNCTION_WORDS, words

_BORN = regex.compile(r"\b(?:was|were|is)?\s*born\b", regex.IGNORECASE)
_THEN = regex.compile(
    r"\b(?:when\s+(?:he|she)\s+was|at\s+the\s+age\s+of|at\s+age|aged|(?:by\s+)?then(?:\s+aged)?|turned|turning)\s+"
    r"(?P<age>\d{1,3})\b(?![,.]\d|\s?(?:per|%|months|weeks|days|hours|minutes|people|of\b))"
)
_AT_DEATH = regex.compile(
    r"\bdie[ds]\b(?:(?!\b(?:and|but|while|when|his|her|their|who)\b)[^.;]){0,80}?\b(?:at\s+the\s+age\s+of|aged|at\s+age)\s+"
    r"(?P<age>\d{1,3})\b(?![,.]\d|-)"
)
_DIED = regex.compile(r"\b(?:died|dies|dead|death)\b")
_BORN_IN = regex.compile(r"\bborn\b[^.;]{0,40}$")
_DIED_IN = regex.compile(r"\b(?:died|death)\b(?:(?!\bborn\b)[^.;]){0,40}$")
_NUM = r"(?P<age>1[0-9]|[2-9]\d)(?![.,]?\d)"
#: "She was only 67 when", "Duarte, 67 at the time,", "at 67, she", "as a 17-year-old"; not "a man who was 79 when"
_WAS_THEN = regex.compile(
    rf"(?:^|[,;:]\s+|\b(?:and|but|that|because|since|as)\s+)(?P<who>[Hh]e|[Ss]he|\p{{Lu}}[\p{{L}}’'-]+)\s+was\s+"
    rf"(?:(?:only|just|already|still|barely|then|not\s+yet)\s+)?{_NUM}(?:\s+years\s+old|\s+years\s+of\s+age)?"
    r"(?:\s+when\s+(?P<same>he|she)\b|,?\s+(?:at\s+the\s+time\b|in\s+(?=(?:19|20)\d\d\b)))"
    rf"|\b[Aa]t\s+{_NUM},?\s+(?P<who>he|she)\b"
    rf"|\b(?P<who>[Hh]e|[Ss]he)\s+[^.;:—–-]{{4,50}}?\s+at\s+(?:just\s+|only\s+)?{_NUM}(?=[.,;]|$)"
    rf"|\bas\s+an?\s+{_NUM}-year-old(?=\s+(?:\p{{L}}+\s+)?(?:in|,)|[.,])"
)
_END = r"(?=,|\.|;|\)|\s+and\b(?!\s+(?:when|in\s+(?:19|20)\d\d)))"
_AFTER = regex.compile(
    r"(?:,\s+(?:(?:who\s+(?:is|was)(?:\s+now)?|aged|now|(?:(?:who\s+(?:is|was)\s+)?an?\s+(?:[\p{L}-]+\s+){1,3}of))\s+)?"
    rf"{_NUM}{_END}|,\s+an?\s+{_NUM}-year-old\b|\s+\({_NUM}\)"
    # past a clause or an apposition: "Sadykov, who will be given an award, was 38."
    rf"|(?:,\s+(?:who|the|an?)\s+[^,.;:]{{3,80}},|,\s+(?:who|the|an?)\s+[^,.;:]{{3,60}},[^,.;:]{{3,60}},)\s+"
    rf"(?:(?:who\s+)?(?:is|was)\s+{_NUM}{_END}|(?:who\s+)?will\s+turn\s+(?P<next>1[0-9]|[2-9]\d)\b)"
    rf"|,?\s+(?:is|was)\s+{_NUM}(?=\.|;|$|,\s+(?:police|officials|the)\b)"
    r"|,?\s+(?:who\s+)?will\s+turn\s+(?P<next>1[0-9]|[2-9]\d)\b)"
)
_ACTS = frozenset("beat beats defeated edged met told joined replaced replaces succeeded followed married".split())
_BEFORE = regex.compile(r"\b(?P<age>\d{1,3})-year-old\s+(?P<between>(?:[\p{L}’'-]+\s+){0,3}(?:[\p{L}-]+,\s+)?)$")
_OPENING = regex.compile(rf"^At\s+{_NUM},\s+(?:[\p{{L}}-]+\s+){{0,2}}$")
_DEATH = regex.compile(rf"\b(?:died|dies|dead)\b.{{0,120}}?\b(?:aged|at\s+the\s+age\s+of|at)\s+{_NUM}(?=[.,;]|$)")

_DESCRIBED = regex.compile(r"[Tt]he (?P<age>\d{2})-year-old")

_PARENT = regex.compile(r"\b(?:mother|father|mum|dad|parent|family|team|group|crowd|house|household|son|daughter)\b")
#: two ages a year apart may be a birthday apart
_BIRTHDAY = 0.55


class Aged(NamedTuple):
    """An age in a statement; ``at`` and ``stop`` are the offsets of its numeral in the sentence's text."""

    claim: Claim
    age: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" about somebody's age."""
    statements = reading.statements
    yield from _against_birth(statements, mentions_by_sentence(reading.pronouns))
    yield from _of_one_life(statements)
    yield from _two_ages(statements, mentions_by_sentence(reading.pronouns))


# --- born in 1941, died in 2019 at 57 ---------------------------------------------------------------------------------


def _of_one_life(statements: Sequence[Claim]) -> Iterator[Clash]:
    """Birth, death and age in one sentence."""
    for claim in statements:
        text = claim.sentence.text
        years = [m for m in read(text) if m.year]
        ages = list(_AT_DEATH.finditer(text))
        if len(years) != 2 or len(ages) != 1 or len(_DIED.findall(text)) != 1:
            continue
        born = next((m for m in years if _BORN_IN.search(text[: m.at])), None)
        died = next((m for m in years if m is not born and _DIED_IN.search(text[: m.at])), None)
        if born and died and (died.year or 0) > (born.year or 0):
            age, possible = int(ages[0]["age"]), _possible(born, died, turned=False)
            if age not in possible:
                place = Aged(claim, age, ages[0].start("age"), ages[0].end("age"))
                right = min(possible, key=lambda a: (-_like(a, age), abs(a - age)))
                yield _inside(claim, place, right, born)


def _inside(claim: Claim, wrong: Aged, right: int, born: Moment) -> Clash:
    spans = claim.sentence.span(wrong.at, wrong.stop), claim.sentence.span(born.at, born.stop)
    sides = [narrowed(claim, s) for s in spans]
    return _clash((sides[0], sides[1]), wrong, right, str(born.text))


# --- born in 1941, 37 in 1968 ----------------------------------------------------------------------------------------


def _against_birth(statements: Sequence[Claim], pronouns: Mapping[int, Sequence[Mention]]) -> Iterator[Clash]:
    births = [(c, m) for c in statements if (m := _birth(c))]
    if len({m.year for _, m in births}) != 1:
        return  # nobody's, or several people's: whose age is told cannot be said safely
    (claim, born), year = births[0], births[0][1].year or 0
    known = {m.entity for m in (*claim.mentions, *pronouns.get(claim.sentence.index, ())) if m.type == "person"}
    for other in statements:
        for m in _ages_then(other.sentence.text, claim.sentence.text):
            when = _moment_of(other, m.start()) or _moment_before(statements, other, m.group())
            if other is claim or when is None or when.year is None:
                continue
            age, possible = int(m["age"]), _possible(born, when, turned=m.group().startswith("turn"))
            if age not in possible and when.year > year and not _of_another(other, known):
                right = min(possible, key=lambda a: (-_like(a, age), abs(a - age)))
                yield _clash((claim, other), Aged(other, age, m.start("age"), m.end("age")), right, str(born.text))


def _ages_then(text: str, birth: str) -> Iterator[regex.Match[str]]:
    """The ages that a sentence tells for a time, without those of a "she" in an article about the birth of a "he"."""
    yield from _THEN.finditer(text)
    born = {w.low for w in words(birth)} & {"he", "she", "his", "her"}
    for m in _WAS_THEN.finditer(text):
        said = {(m[group] or "").lower() for group in ("who", "same")}
        she, he = bool(born & {"she", "her"}), bool(born & {"he", "his"})
        if not (("he" in said and she and not he) or ("she" in said and he and not she) or {"he", "she"} <= said):
            yield m


def _birth(claim: Claim) -> Moment | None:
    found = _BORN.search(claim.sentence.text)
    if not found or "born again" in claim.sentence.text:
        return None
    after = [m for m in read(claim.sentence.text) if m.year and 0 <= m.at - found.end() < 40]
    return after[0] if len(after) == 1 else None


def _moment_before(statements: Sequence[Claim], claim: Claim, words_: str) -> Moment | None:
    """For "by then 35": the one year of the sentence before, in a sentence without any."""
    at = statements.index(claim)
    if "then" not in words_ or at == 0 or any(m.year for m in read(claim.sentence.text)):
        return None
    years = [m for m in read(statements[at - 1].sentence.text) if m.year]
    return years[0] if len({m.year for m in years}) == 1 else None


def _moment_of(claim: Claim, at: int) -> Moment | None:
    """The one year that the sentence names, and names near the age."""
    years = [m for m in read(claim.sentence.text) if m.year]
    near = [m for m in years if abs(m.at - at) < 60]
    return near[0] if len({m.year for m in years}) == 1 and near else None


def _possible(born: Moment, when: Moment, *, turned: bool) -> set[int]:
    gap = (when.year or 0) - (born.year or 0)
    if turned:
        return {gap}
    if born.month and when.month and born.month != when.month:
        return {gap if when.month > born.month else gap - 1}
    return {gap, gap - 1}


def _of_another(one: Claim, known: Collection[str]) -> bool:
    """Whether the sentence names other people than the one about the birth."""
    people = {m.entity for m in one.mentions if m.type == "person" and " " in m.entity}
    return bool(people) and not people & set(known)


def _like(one: int, other: int) -> int:
    """How alike two ages are written: their digits exchanged, else the digits that they share in their places."""
    first, second = str(one), str(other)
    return 3 if first == second[::-1] else sum(a == b for a, b in zip(first, second, strict=False))


# --- two ages of one person -------------------------------------------------------------------------------------------


def _two_ages(statements: Sequence[Claim], pronouns: Mapping[int, Sequence[Mention]]) -> Iterator[Clash]:
    ages: dict[str, list[Aged]] = defaultdict(list)
    called: dict[str, set[str]] = defaultdict(set)
    told = ((c, (*c.mentions, *pronouns.get(c.sentence.index, ()))) for c in statements)
    named = [(c, m) for c, mentioned in told for m in mentioned if _may_be_person(m)]
    for _, mention in named:
        if " " in mention.entity:
            called[mention.entity.rpartition(" ")[2]].add(mention.entity)
    for claim, mention in named:
        surname = mention.entity.rpartition(" ")[2]
        # two people of one surname are told apart by their full names
        ages[surname if len(called[surname]) < 2 else mention.entity] += _ages_of(claim, mention)
    whose: dict[int, set[str]] = defaultdict(set)
    for name, found in ages.items():
        for one in found:
            whose[one.age].add(name)
    for name, found in ages.items():
        first = found[0] if found else None
        for other in found[1:]:
            # "the 54-year-old", where another is 54
            another = bool(whose[other.age] - {name}) and _DESCRIBED.search(other.claim.sentence.text)
            if first and other.age != first.age and other.claim is not first.claim and not another:
                yield _clash((first.claim, other.claim), other, first.age, f"{first.age}")


def _may_be_person(mention: Mention) -> bool:
    """Whether a name may be somebody's; what has an age is a person, whatever the name looks like."""
    return mention.type in {"person", "organisation"} and mention.form != "adjective" and mention.entity[-1] != "?"


def _ages_of(claim: Claim, mention: Mention) -> Iterator[Aged]:
    text = claim.sentence.text
    if described := _DESCRIBED.fullmatch(mention.text):
        yield Aged(claim, int(described["age"]), mention.at + described.start("age"), mention.at + described.end("age"))
        return
    after, before = _AFTER.match(text, mention.stop), _BEFORE.search(text[: mention.at])
    if before and (FUNCTION_WORDS | _ACTS) & set(before["between"].lower().split()):
        before = None  # "the 54-year-old was taken to Talca", "the 43-year-old Australian beat Luana Prates"
    people = {m.entity for m in claim.mentions if _may_be_person(m)}
    opening = _OPENING.search(text[: mention.at])
    death = _DEATH.search(text) if mention.at <= 40 and people == {mention.entity} and not after else None
    for m in (after, before, opening, death):
        if m is None or (m is not death and _PARENT.search(m.group())):
            continue
        if regex.search(r"\b(?:then|at the time|a|an)\s*$", text[: m.start("age")]) and any(x.year for x in read(text)):
            continue  # how old somebody was in a year that the sentence names
        group = "next" if "next" in m.groupdict() and m["next"] else "age"
        within = [x for x in claim.mentions if x.type == "person" and m.start() < x.at < m.end()]
        if not within or m is death:
            yield Aged(claim, int(m[group]) - (group == "next"), m.start(group), m.end(group))


def _clash(claims: tuple[Claim, Claim], wrong: Aged, right: int, known: str) -> Clash:
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    return Clash(
        kind="number", first=first, second=second, score=0.85 if abs(wrong.age - right) > 1 else _BIRTHDAY,
        reason=f"An age of {wrong.age} does not go with “{known}”; {right} would.",
        suspect=wrong.claim.sentence.span(wrong.at, wrong.stop), suggestion=str(right),
    )  # fmt: skip
