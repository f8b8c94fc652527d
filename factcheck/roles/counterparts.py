"""Ministers by each other's office: "the finance ministers of three states ... her Latvian colleague, Ilze Kalnins".

Only ministers: a chancellor's counterpart may well be a president. The office is that of the one person whom the
counterpart belongs to, and "the Estonian minister" is what the only ministers are whom the article has told of so far.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.datatypes import Claim, Mention, Role, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.forms import with_article
from factcheck.words import Word, words

_COUNTERPARTS = frozenset(("counterpart", "colleague"))


def specific(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> Iterator[Claim]:
    """The claims, with "minister" of a country told as what the ministers of the article are."""
    told: dict[str, int] = {}  # kinds of ministers, with the first sentence that tells of them
    for sentence in sentences:
        tokens = words(sentence.text)
        for kind in (_ministers(tokens, at) for at in range(1, len(tokens))):
            if kind:
                told.setdefault(kind, sentence.index)
    for claim in claims:
        role = claim.role
        if role and role.office == "minister" and role.body and not role.mark:
            kinds = {kind for kind, at in told.items() if at <= claim.sentence.index}
            others = {c.role.office for c in claims if c.role and _is_minister(c.role) and c.start < claim.start}
            if len(kinds) == 1 and others <= kinds and role.body in _countries():
                yield dataclasses.replace(claim, role=dataclasses.replace(role, office=kinds.pop()))
                continue
        yield claim


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(country.name for country in tables.countries())


def _ministers(tokens: Sequence[Word], at: int) -> str | None:
    """The office of "defence ministers"."""
    if tokens[at].low != "ministers":
        return None
    office = tables.office_of(f"{tokens[at - 1].low} minister")
    return office if office and office != "minister" else None


def _is_minister(role: Role) -> bool:
    return role.office.endswith(" minister") and role.office.split()[0] not in {"prime", "first", "chief", "deputy"}


def counterparts(
    claims: Sequence[Claim], sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]
) -> Iterator[Claim]:
    """A claim for each counterpart with a name."""
    earlier: Sequence[Mention] = ()
    for sentence in sentences:
        here = [m for m in mentions.get(sentence.index, ()) if m.type == "person"]
        for word in words(sentence.text):
            if word.low not in _COUNTERPARTS:
                continue
            country = _adjective(mentions.get(sentence.index, ()), word)
            named = next((m for m in here if 0 < m.at - word.stop <= 2 and not m.entity.endswith("?")), None)
            before = [m for m in here if m.stop < word.at] or earlier
            whose = {m.entity for m in before}
            offices = _offices(claims, whose, sentence.span(0, word.stop).end)
            if named and country and len(whose) == len(offices) == 1 and named.entity not in whose:
                yield _counterpart(sentence, word, named, (offices.pop(), country))
        earlier = here or earlier


def _adjective(mentions: Sequence[Mention], word: Word) -> str | None:
    """The country whose adjective stands directly before a word."""
    return next((m.entity for m in mentions if m.form == "adjective" and word.at - m.stop == 1), None)


def _offices(claims: Sequence[Claim], people: set[str], end: int) -> set[str]:
    """What ministers the people are by what was told up to here."""
    roles = [c.role for c in claims if c.role and c.role.person in people and c.start < end]
    return {role.office for role in roles if not role.mark and _is_minister(role)}


def _counterpart(sentence: Sentence, word: Word, named: Mention, post: tuple[str, str]) -> Claim:
    office, country = post
    place = sentence.span(word.at, word.stop)
    role = Role(person=named.entity, office=office, body=country, words=place, title=office)
    return Claim(
        text=f"{named.entity} is the {office} of {with_article(country)}.", start=place.start,
        end=sentence.span(named.at, named.stop).end, sentence=sentence, kind="role", role=role, mentions=(named,),
    )  # fmt: skip
