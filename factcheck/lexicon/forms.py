"""Wording an entity in the place of another: "the United States" → "Russia", "Washington" → "Moscow"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.datatypes import Mention
from factcheck.lexicon import tables


def placed_text(text: str, mention: Mention, entity: str, forms: Sequence[Mention]) -> tuple[str, str] | None:
    """The text with ``entity`` in the place of ``mention``, and the words put there; ``None`` if no form fits."""
    put = _country(mention, entity) if mention.type == "country" else _name(mention, entity, forms)
    if put is None:
        return None
    before, after = text[: mention.at], text[mention.stop :]
    article = before.lower().endswith("the ") and not before[-5:-4].isalpha()
    if mention.type == "country" and mention.form == "name":
        needs = _country_row(entity).the
        if article and not needs:
            before = before[:-4]
        elif needs and not article:
            before += "the " if before else "The "
    elif article and mention.form == "metonym":
        before = before[:-4]
    elif article and mention.type != "country":
        bare = next((m for m in forms if m.text == put), None)
        if bare is None or bare.type == "person":
            before = before[:-4]
    return before + put + after, put


def _country(mention: Mention, entity: str) -> str | None:
    if mention.form == "adjective":
        return _first(entity, "adjective")
    if mention.form in {"capital", "metonym"}:
        return _first(entity, "capital") or entity
    return entity if mention.form == "name" else None


def _first(entity: str, form: str) -> str | None:
    row = _country_row(entity)
    words = row.adjectives if form == "adjective" else row.capitals
    return words[0] if words else None


@lru_cache(maxsize=1)
def _rows() -> dict[str, tables.Country]:
    return {row.name: row for row in tables.countries()}


def _country_row(entity: str) -> tables.Country:
    return _rows()[entity]


def with_article(entity: str) -> str:
    """The entity as running text names it: "the Netherlands", "Russia"."""
    row = _rows().get(entity)
    return f"the {entity}" if row and row.the else entity


def _name(mention: Mention, entity: str, forms: Sequence[Mention]) -> str | None:
    """The entity's name in the length of the one it replaces."""
    short = [m.text for m in forms if m.form == "surname" or " " not in m.text]
    if mention.form == "surname" or " " not in mention.text:
        return short[0] if short else entity
    return entity


def country_of(form: str) -> str:
    """The country that a surface form means: "Lisbon" → "Portugal"."""
    return tables.country_forms()[form][0]
