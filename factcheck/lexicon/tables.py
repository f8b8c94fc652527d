"""Loaders of the word tables; each table is read once, when first asked for.

Words are matched as they are written ("US" is a country, "us" is not). Office variants are lower case, save
abbreviations ("CEO", "MPs"); :func:`office_of` looks up both ways.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Literal, get_args

from factcheck.lexicon.inflections import ministry_titles, plurals, spellings, typed
from factcheck.lexicon.rows import lines_of, rows_of, values

CountryForm = Literal["name", "adjective", "demonym", "capital", "metonym"]

#: groups whose offices fill a working week: one person seldom holds two of them, whatever the body
_APART = frozenset({"embassy", "region", "central bank", "bench", "command"})
_FULL_TIME = (_APART | {"state", "office", "agency"}, _APART | {"chamber"})


@dataclasses.dataclass(frozen=True, kw_only=True)
class Country:
    """A state, or an entity that news treats like one."""

    name: str
    the: bool  # running text says "the" before the name
    names: tuple[str, ...]  # other names, the formal one last
    formal: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]  # nouns, singular and plural, that are not also the adjective
    capitals: tuple[str, ...]  # the usual one first
    metonyms: tuple[str, ...]
    ambiguous: frozenset[str]
    part_of: str | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body that news names: its usual name, longer or older names, initials."""

    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    kind: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Office:
    """An office or occupation, and which others go with it."""

    name: str
    variants: tuple[str, ...]
    holder: Literal["one", "many"]
    domain: str
    group: str  # "" excludes nothing
    combines: frozenset[str]
    rarely: frozenset[str]  # combined, but seldom
    kinds: frozenset[str]  # all wider offices, near and far


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries; where two share a form, the usual reading comes first."""
    return tuple(_country(row) for row in rows_of("countries.tsv"))


def _country(row: dict[str, str]) -> Country:
    adjectives = values(row["adjectives"])
    names = (*values(row["names"]), *values(row["formal"]))
    regular = tuple(f"{word}s" for word in adjectives if word[-1] in "nik")
    return Country(
        name=row["name"],
        the=row["the"] == "the",
        names=typed(form for form in typed((row["name"], *names)) if form != row["name"]),
        formal=row["formal"] or row["name"],
        adjectives=typed(adjectives),
        demonyms=typed(dict.fromkeys((*values(row["demonyms"]), *regular))),
        capitals=typed(values(row["capitals"])),
        metonyms=typed(values(row["metonyms"])),
        ambiguous=frozenset(typed(values(row["ambiguous"]))),
        part_of=row["part_of"] or None,
    )


@lru_cache(maxsize=1)
def country_readings() -> dict[str, tuple[tuple[str, CountryForm], ...]]:
    """All that a surface form can mean, the usual reading first: a name before a capital, a state before its part."""
    found: dict[str, list[tuple[int, bool, int, str, CountryForm]]] = {}
    for place, country in enumerate(countries()):
        columns = ((country.name, *country.names), country.adjectives, country.demonyms, country.capitals)
        for rank, (form, words) in enumerate(zip(get_args(CountryForm), (*columns, country.metonyms), strict=True)):
            for word in words:
                reading = (rank, country.part_of is not None, place, country.name, form)
                found.setdefault(word, []).append(reading)
    readings: dict[str, tuple[tuple[str, CountryForm], ...]] = {}
    for word, means in found.items():
        usual: dict[str, CountryForm] = {}
        for *_, name, form in sorted(means):
            usual.setdefault(name, form)
        readings[word] = tuple(usual.items())
    return readings


@lru_cache(maxsize=1)
def country_forms() -> dict[str, tuple[str, CountryForm]]:
    """Surface form -> (country, form), the usual reading; "the" is not part of a form."""
    return {word: readings[0] for word, readings in country_readings().items()}


@lru_cache(maxsize=1)
def ambiguous_forms() -> frozenset[str]:
    """Forms that also mean something else and count only beside a clear form of the same country."""
    return frozenset().union(*(country.ambiguous for country in countries()))


@lru_cache(maxsize=1)
def other_phrases() -> frozenset[str]:
    """Phrases with a country's word in them that do not mean the country ("Indian Ocean"); match the longest first."""
    return frozenset(typed(lines_of("phrases.txt")))


@lru_cache(maxsize=1)
def organisations() -> tuple[Organisation, ...]:
    """All organisations."""
    return tuple(
        Organisation(
            name=row["name"],
            aliases=typed((row["name"], *values(row["aliases"])))[1:],
            short=values(row["short"]),
            kind=row["kind"],
        )
        for row in rows_of("organisations.tsv")
    )


@lru_cache(maxsize=1)
def organisation_forms() -> dict[str, str]:
    """Surface form -> usual name."""
    return {form: one.name for one in organisations() for form in (one.name, *one.aliases, *one.short)}


@lru_cache(maxsize=1)
def offices() -> dict[str, Office]:
    """Canonical name -> office."""
    rows = list(rows_of("offices.tsv"))
    parents = {row["canonical"]: values(row["kind_of"]) for row in rows}
    often: dict[str, set[str]] = {name: set() for name in parents}
    seldom: dict[str, set[str]] = {name: set() for name in parents}
    for row in rows:
        for other in values(row["combines"]):
            table, name = (seldom, other[:-1]) if other.endswith("?") else (often, other)
            table[row["canonical"]].add(name)
            table[name].add(row["canonical"])
    return {
        row["canonical"]: Office(
            name=row["canonical"],
            variants=values(row["variants"]),
            holder="one" if row["holder"] == "one" else "many",
            domain=row["domain"],
            group=row["group"],
            combines=frozenset(often[row["canonical"]]),
            rarely=frozenset(seldom[row["canonical"]]),
            kinds=_ancestors(row["canonical"], parents),
        )
        for row in rows
    }


def _ancestors(name: str, parents: dict[str, tuple[str, ...]]) -> frozenset[str]:
    found: set[str] = set()
    todo = list(parents[name])
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo += parents[parent]
    return frozenset(found)


@lru_cache(maxsize=1)
def _office_words() -> tuple[dict[str, str], frozenset[str]]:
    singular: dict[str, str] = {}
    for spread in (False, True):  # what the table says comes before what is made of it
        for office in offices().values():
            for variant in (office.name, *office.variants):
                made = ministry_titles(variant)
                for form in [f for one in made for f in spellings(one)] if spread else made[:1]:
                    singular.setdefault(form if form.isupper() else form.lower(), office.name)
    many: dict[str, str] = {}
    for form, name in singular.items():
        many.update(dict.fromkeys((plural for plural in plurals(form) if plural not in singular), name))
    return {**singular, **many}, frozenset(many)


def office_variants() -> dict[str, str]:
    """Variant -> canonical office, plurals and American and British spellings included."""
    return _office_words()[0]


def plural_offices() -> frozenset[str]:
    """The variants that are plural only ("foreign ministers")."""
    return _office_words()[1]


def office_of(words: str) -> str | None:
    """The canonical office that the words name, if any: "Foreign Secretary" -> "foreign minister"."""
    variants = office_variants()
    return variants.get(words) or variants.get(words.lower())


def holds_both(one: str, other: str) -> Literal["often", "rarely", "never"]:
    """Whether one person may hold two canonical offices at a time; "never" only within one body, "often" if unknown."""
    a, b = offices()[one], offices()[other]
    apart = any({a.group, b.group} <= groups for groups in _FULL_TIME)
    if one == other or one in b.kinds or other in a.kinds or not (apart or a.group == b.group != ""):
        return "often"
    wide, wider = {one, *a.kinds}, {other, *b.kinds}
    if any(offices()[name].combines & wider for name in wide):
        return "often"
    if a.group != b.group or any(offices()[name].rarely & wider for name in wide):
        return "rarely"
    return "never"


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Given name -> the names that the same person may go by: "Bill" -> "William", "Will", ..."""
    found: dict[str, set[str]] = {}
    for row in rows_of("nicknames.tsv"):
        for full in values(row["full"]):
            family = {*full.split("/"), *values(row["short"])}
            for name in family:
                found.setdefault(name, set()).update(family - {name})
    return {name: frozenset(others) for name, others in found.items()}


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Given name -> "m", "f" or "u", also as typed without diacritics."""
    known = dict(line.split("\t") for line in lines_of("first_names.txt"))
    plain = frozenset(
        name for name in known if name.isascii() and name.isalpha()
    )  # most of them: typed in one way only
    return {form: sex for name, sex in known.items() if name not in plain for form in typed((name,))} | known


@lru_cache(maxsize=1)
def towns() -> dict[str, bool]:
    """Name of a town -> whether it is nothing else in running text; also as typed without diacritics."""
    known = {name: not other for name, _, other in (line.partition("\t") for line in lines_of("towns.txt"))}
    varied = (name for name in known if not name.isascii() or "'" in name or name.startswith("Saint "))
    return {form: known[name] for name in varied for form in typed((name,))} | known


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words, lower case, that are common enough to need no introduction, names of the famous among them."""
    return frozenset(lines_of("common_words.txt"))
