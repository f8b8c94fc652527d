"""Who is told of as a man and who as a woman: by "Mr" and "Ms", and else by the given name."""

from __future__ import annotations

from factcheck.datatypes import Reading
from factcheck.lexicon import tables

TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}


def sexes(reading: Reading) -> dict[str, str]:
    """ "m" or "f" for each person of whom the article leaves no doubt."""
    texts = {s.index: s.text for s in reading.sentences}
    found: dict[str, set[str]] = {}
    for mention in reading.mentions:
        if mention.type != "person" or mention.entity.endswith("?"):
            continue
        told = found.setdefault(mention.entity, set())
        before = (texts[mention.sentence][: mention.at].split() or [""])[-1].rstrip(".").lower()
        if before in TITLES:
            told.add(TITLES[before])
        if given := given_sex(mention.entity):
            told.add(given)
    for pronoun in reading.pronouns:
        if pronoun.text.lower() in {"he", "she"} and pronoun.entity in found:
            found[pronoun.entity].add({"he": "m", "she": "f"}[pronoun.text.lower()])
    return {entity: told.pop() for entity, told in found.items() if len(told) == 1}


def given_sex(name: str) -> str | None:
    """ "m" or "f" by the given name of a full name, ``None`` where it tells neither."""
    given = tables.first_names().get(name.split(maxsplit=1)[0]) if " " in name else None
    return given if given in {"m", "f"} else None
