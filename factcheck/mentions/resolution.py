"""One entity for all the names that somebody goes by in one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.datatypes import EntityType
from factcheck.lexicon import tables
from factcheck.mentions.kinds import ORG_WORDS
from factcheck.mentions.names import Name
from factcheck.words import words

Resolved = dict[tuple[str, ...], tuple[str, EntityType]]


def resolve(runs: Sequence[Name], types: dict[tuple[str, ...], EntityType]) -> Resolved:
    """Entity and type for each name; short names go to the one longer name that they fit."""
    longest = {run.key: run.text for run in reversed(runs)}
    resolved: Resolved = {}
    by_word = _by_word(longest)
    for key in longest:
        owners = _owners(key, by_word, types)
        if len(owners) == 1:
            owner = owners[0]
            resolved[key] = (" ".join(owner), types[owner])
        elif owners and len(key) == 1:
            resolved[key] = (key[0] + "?", "person" if types[owners[0]] == "person" else types[key])
        else:
            resolved[key] = (tables.organisation_forms().get(" ".join(key), " ".join(key)), types[key])
    return resolved


def _by_word(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """The names by each of their words, so that a long article costs no more than its length."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for word in dict.fromkeys(name):
            found.setdefault(word, []).append(name)
    return found


def surnames(resolved: Resolved) -> dict[str, list[str]]:
    """People by the last word of their name."""
    found: dict[str, list[str]] = {}
    for entity in sorted({e for e, kind in resolved.values() if kind == "person" and " " in e}):
        found.setdefault(entity.split()[-1], []).append(entity)
    return found


def by_gender(run: Name, text: str, resolved: Resolved, people: dict[str, list[str]]) -> tuple[str, EntityType]:
    """A surname of two people is the woman's where the sentence goes on with "she" or "her", and so for a man."""
    entity, kind = resolved[run.key]
    if not entity.endswith("?"):
        return entity, kind
    pronouns = {w.low for w in words(text) if w.at > run.name[-1].at}
    wanted = {"f"} if pronouns & {"she", "her"} else set()
    wanted |= {"m"} if pronouns & {"he", "his", "him"} else set()
    owners = people.get(run.name[0].text, [])
    fitting = [e for e in owners if tables.first_names().get(e.split()[0]) in wanted]
    sure = len(wanted) == 1 and all(e.split()[0] in tables.first_names() for e in owners)
    return (fitting[0], kind) if sure and len(fitting) == 1 else (entity, kind)


def _owners(
    key: tuple[str, ...], by_word: dict[str, list[tuple[str, ...]]], types: dict[tuple[str, ...], EntityType]
) -> list[tuple[str, ...]]:
    """The longer names that ``key`` can be short for."""
    found = []
    for name in dict.fromkeys((*by_word.get(key[-1], ()), *by_word.get(key[0], ()))):
        if len(name) <= len(key) and not (len(name) == len(key) == 2 and name != key):
            continue
        if types[name] == "person":
            fits = _short_person(key, name)
        else:
            fits = len(key) < len(name) and (name[: len(key)] == key or name[-len(key) :] == key)
            fits = fits and types[key] != "person" and key[-1].lower() not in ORG_WORDS
        if fits:
            found.append(name)
    return _merge_same(found)


def _short_person(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(key) == 1:
        return key[0] in (name[-1], name[0]) or _first_surname(key[0], name)
    if len(key) == len(name) == 2:
        return key[1] == name[1] and key[0] < name[0] and name[0] in tables.nicknames().get(key[0], ())
    return len(key) < len(name) and (name[-len(key) :] == key or (key[0] == name[0] and key[-1] == name[-1]))


def _first_surname(word: str, name: tuple[str, ...]) -> bool:
    """Whether a word is the first of two surnames: "Quispe" of "Rosa Quispe Huamán"."""
    given = tables.first_names()
    return len(name) > 2 and word == name[-2] and word not in given and name[0] in given


def _merge_same(names: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Drop names that are themselves short for another in the list."""
    return [n for n in names if not any(o != n and _short_person(n, o) for o in names)]
