"""House facts: what a desk knows and settles once, for all its articles.

* offices: who holds which office; a reference that each article is checked against;
* aliases: names of one and the same, which then are one entity and no change of name;
* accepted: two passages that may stand in one article, whatever they seem to say.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.datatypes import Article, Contradiction, Mention, Span
from factcheck.words import words

SOURCE = "house facts"
_KEYS = ("offices", "aliases", "accepted")


class Facts(NamedTuple):
    """What a desk has settled; ``aliases`` are groups, the first of each being the name that stands for all."""

    offices: tuple[tuple[str, str], ...] = ()  # person, office: ("Ana Duarte", "energy minister of Portugal")
    aliases: tuple[tuple[str, ...], ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.offices or self.aliases or self.accepted)


NO_FACTS = Facts()


def faults(table: object) -> Iterator[str]:
    """What is wrong with a table of settings, one line a fault."""
    if not isinstance(table, dict):
        yield "facts must be a table"
        return
    yield from (f"unknown key 'facts.{key}' (known: {', '.join(_KEYS)})" for key in table if key not in _KEYS)
    offices = table.get("offices", {})
    if not (isinstance(offices, dict) and all(_office(person, held) for person, held in offices.items())):
        yield "facts.offices must be a table of persons and their offices: strings, or lists of them"
    if not _groups(table.get("aliases", []), range(2, 100)):
        yield "facts.aliases must be a list of lists of two or more names"
    if not _groups(table.get("accepted", []), range(2, 3)):
        yield "facts.accepted must be a list of lists of two passages"


def _office(person: object, held: object) -> bool:
    offices = held if isinstance(held, list) else [held]
    return bool(offices) and all(isinstance(one, str) and words(one) for one in [person, *offices])


def _groups(found: object, sizes: range) -> bool:
    return isinstance(found, list) and all(
        isinstance(group, list) and len(group) in sizes and all(isinstance(one, str) and words(one) for one in group)
        for group in found
    )


def settled(table: Mapping[str, Any]) -> Facts:
    """The facts in a table without :func:`faults`."""
    offices = [
        (person, office)
        for person, held in table.get("offices", {}).items()
        for office in (held if isinstance(held, list) else [held])
    ]
    return Facts(
        tuple(offices), tuple(map(tuple, table.get("aliases", ()))), tuple(map(tuple, table.get("accepted", ())))
    )


def sheet(facts: Facts) -> Article | None:
    """The offices as an article, one a line, to check drafts against; ``None`` where there are none."""
    if not facts.offices:
        return None
    return Article("\n".join(f"{person} is {_definite(office)}." for person, office in facts.offices), source=SOURCE)


def _definite(office: str) -> str:
    return office if office.split(maxsplit=1)[0].lower() in {"the", "a", "an"} or "'s " in office else f"the {office}"


def renamed(facts: Facts, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with one entity for all names of an alias group."""
    names = {_plain(name): group[0] for group in facts.aliases for name in group}
    if not names:
        return list(mentions)
    entity = {_plain(m.entity): names[_plain(m.text)] for m in mentions if _plain(m.text) in names} | names
    return [dataclasses.replace(m, entity=entity.get(_plain(m.entity), m.entity)) for m in mentions]


def accepts(facts: Facts, found: Contradiction, text: str) -> bool:
    """Whether the desk accepts a finding: an accepted pair of passages, or two names of one alias group."""
    sides = [_plain(side.sentence.text) for side in (found.first, found.second)]
    for one, other in facts.accepted:
        a, b = _plain(one), _plain(other)
        if any(a in x and b in y for x, y in (sides, sides[::-1])):
            return True
    return bool(found.suggestion and found.suspect) and _one_group(facts, found.suspect, found.suggestion, text)


def _one_group(facts: Facts, suspect: Span | None, suggestion: str | None, text: str) -> bool:
    pair = {_plain(text[suspect.start : suspect.end]) if suspect else "", _plain(suggestion or "")}
    return any(pair <= {_plain(part) for name in group for part in (name, *name.split())} for group in facts.aliases)


def _plain(text: str) -> str:
    """The words alone, so that punctuation and spacing do not matter; padded, so that only whole words are found."""
    return f" {' '.join(w.low for w in words(text) if w.text[0].isalnum())} "
