"""One person's age told again in other words: "died at the age of 78" and "She lived to 87", "the teenager" who is 39.

"At 29, he is the youngest" tells again the age of the one person whom the sentence before names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, earlier_first
from factcheck.moments import read

_NUM = r"(?P<age>[1-9]\d|10\d)"
_DIED = regex.compile(
    rf"^(?P<who>\p{{Lu}}[^.;:]{{2,60}}?),?\s+(?:who\s+)?(?:has\s+)?(?:died|dies)\b(?:(?!\b(?:his|her|their|whose|and)\b)[^.;:]){{0,60}}?\s"
    rf"(?:aged|at\s+the\s+age\s+of|at)\s+{_NUM}(?=[.,;]|$)"
)
_LIVED = regex.compile(
    rf"^(?P<who>He|She|\p{{Lu}}[\p{{L}}’'-]+)\s+lived\s+to\s+(?:be\s+|the\s+age\s+of\s+)?{_NUM}(?=[.,;]|\s+(?:in|and|at)\b|$)"
)
_OTHER = regex.compile(
    r"\b(?:whose|(?:grand|step|god)?(?:father|mother|son|daughter|parent)s?|husband|wife|widow(?:er)?|brother|sister|"
    r"twin|partner|friend|uncle|aunt|cousin|niece|nephew|colleague|rival|teacher|(?:wo)?man|girl|boy|and)\b",
    regex.IGNORECASE,
)
#: another time than now
_THEN = regex.compile(
    r"\b(?:had|then|when|once|ago|after|before|while|first|years?|(?:1[5-9]|20)\d\d)\b", regex.IGNORECASE
)
#: whom or of whom else "he" and "she" may be said
_PERSON = (
    r"lost|loses|beat\w*|defeat\w*|against|behind|like|succe\w+|replac\w+|champions?|winners?|opponents?|rivals?|who|whose|"
    r"partner|friend|cousin|colleague|teammate|player|youngster|teenager|successor|predecessor"
)
_ANOTHER = {
    "he": regex.compile(rf"\b(?:{_PERSON}|(?:grand|step|god)?(?:father|son)|husband|brother|uncle|nephew|man|boy)\b"),
    "she": regex.compile(
        rf"\b(?:{_PERSON}|(?:grand|step|god)?(?:mother|daughter)|wife|sister|aunt|niece|woman|girl)\b"
    ),
}
_SAYS = regex.compile(r"\b(?:said|says|will|is|has|can)\b")
_AT = regex.compile(
    rf"^(?:[Aa]t|[Aa]ged)\s+(?:just\s+|only\s+)?{_NUM},\s+(?P<who>he|she)\s+(?:is|becomes)\s+(?:the|one)\b"
)
_TEEN = regex.compile(r"\b(?:[Tt]he\s+teenager\s+|^Teenager\s+|[Tt]eenage\s+(?:\p{Ll}+\s+)?)$")
_TOLD = (
    regex.compile(rf",\s+(?:(?:who\s+(?:is|was)|aged)\s+)?{_NUM}(?=,|\.|;|\s+and\b|$)"),
    regex.compile(rf",\s+an?\s+{_NUM}-year-old\b"),
)
_ANY = regex.compile(
    rf"\b(?:aged?|age\s+of|who\s+is|who\s+was|[Aa]t|turned|[Hh]e\s+(?:is|was)|[Ss]he\s+(?:is|was))\s+{_NUM}(?=[.,;]|\s+and|$)|{_NUM}-year-old"
)
_ADULT, _SCORE = 20, 0.76


class Age(NamedTuple):
    """An age with the statement that tells it; ``at`` and ``stop`` are offsets in the sentence's text."""

    claim: Claim
    age: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "number" between an age and another word for it."""
    statements = reading.statements
    yield from _lives(statements)
    ages = [(m, a) for c in statements for m in c.mentions if (a := _age_of(c, m))]
    yield from _teenagers(statements, ages)
    yield from _at(statements, ages)


def _age_of(claim: Claim, mention: Mention) -> Age | None:
    """The age that stands right behind a name."""
    text = claim.sentence.text
    found = next((m for pattern in _TOLD if (m := pattern.match(text, mention.stop))), None)
    if found is None or mention.type not in ("person", "organisation") or quoted(text, mention.at):
        return None
    return Age(claim, int(found["age"]), found.start("age"), found.end("age"))


def _lives(statements: Sequence[Claim]) -> Iterator[Clash]:
    """ "Has died at the age of 78", "She lived to 87"."""
    deaths = [(m, c) for c in statements if (m := _DIED.match(c.sentence.text))]
    lives = [(m, c) for c in statements if (m := _LIVED.match(c.sentence.text))]
    if len({c.sentence.index for _, c in deaths}) != 1 or len({c.sentence.index for _, c in lives}) != 1:
        return
    (died, claim), (lived, other) = deaths[0], lives[0]
    if _OTHER.search(died["who"]):
        return
    same = _taken_up(statements, claim, other)
    same = same if lived["who"] in ("He", "She") else lived["who"] in regex.findall(r"[\p{L}’'-]+", died["who"])
    if same and died["age"] != lived["age"] and claim.start < other.start:
        one, two = (Age(c, int(m["age"]), *m.span("age")) for m, c in ((died, claim), (lived, other)))
        yield _clash(one, two, f"Who died at {one.age} did not live to {two.age}.", None)


def _taken_up(statements: Sequence[Claim], claim: Claim, other: Claim) -> bool:
    """Whether nobody else is told of between the two, whom "she" may mean."""
    between = [c for c in statements if claim.sentence.index < c.sentence.index < other.sentence.index]
    people = {_last(m) for c in (claim, *between) for m in c.mentions if m.type == "person"}
    behind = claim.sentence.text[(died.end() if (died := _DIED.match(claim.sentence.text)) else 0) :]
    return len(people) <= 1 and not any(_OTHER.search(text) for text in (behind, *(c.sentence.text for c in between)))


def _teenagers(statements: Sequence[Claim], ages: Sequence[tuple[Mention, Age]]) -> Iterator[Clash]:
    for claim in statements:
        text = claim.sentence.text
        for mention in claim.mentions if "eenage" in text else ():
            found = _TEEN.search(text[: mention.at])
            told = [a for m, a in ages if m.entity == mention.entity or _last(m) == mention.entity]
            now = _SAYS.search(text) and not _THEN.search(text)
            if found and now and not quoted(text, mention.at) and told and all(a.age >= _ADULT for a in told):
                word = Age(claim, 0, found.start(), mention.at - 1)
                yield _clash(told[0], word, f"Who is {told[0].age} is no teenager.", None)


def _at(statements: Sequence[Claim], ages: Sequence[tuple[Mention, Age]]) -> Iterator[Clash]:
    """ "At 29, he is the youngest"."""
    for i, claim in enumerate(statements):
        found = _AT.match(claim.sentence.text)
        if found is None or any(m.year for m in read(claim.sentence.text)):
            continue
        before = [c for c in statements[:i] if c.sentence.index == claim.sentence.index - 1]
        people = {_last(m) for c in before for m in c.mentions if m.type == "person"}
        another = any(_ANOTHER[found["who"]].search(c.sentence.text) for c in before)
        if another or not any(_opens(c, m) for c in before for m in c.mentions):
            continue
        age, told = int(found["age"]), [a for m, a in ages if people == {_last(m)} and a.claim.start < claim.start]
        others = {int(m["age"]) for c in statements if c is not claim for m in _ANY.finditer(c.sentence.text)}
        if len({a.age for a in told}) == 1 and abs(told[0].age - age) > 1 and age not in others:
            mine = Age(claim, age, *found.span("age"))
            yield _clash(told[0], mine, f"One person is told to be {told[0].age} and {age}.", mine)


def _opens(claim: Claim, mention: Mention) -> bool:
    """Whether a sentence begins with the person, who is then meant by "he"."""
    return mention.type == "person" and claim.sentence.text[: mention.at].strip() in {
        "",
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
    }


def _last(mention: Mention) -> str:
    """The surname, where there is one."""
    return mention.entity.rpartition(" ")[2]


def _clash(one: Age, other: Age, reason: str, wrong: Age | None) -> Clash:
    first, second = earlier_first(one.claim, other.claim)
    suspect = wrong or one
    return Clash(
        kind="number", first=first, second=second, score=_SCORE, reason=reason,
        suspect=suspect.claim.sentence.span(suspect.at, suspect.stop),
        suggestion=str(one.age) if wrong else None,
    )  # fmt: skip
