"""A site that is planned and one that exists: "the new centre at" the place where the old one has stood for years.

The article says where the new one is to be and where one of the kind stands already. A "new", "planned" or "proposed"
one that is put where the old one stands has changed places with it, and so has an "existing" one on the planned site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import masked
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, earlier_first

_TOWN = r"(?:at|in|near|outside|on)\s+(?:the\s+(?:\p{Ll}+\s+){1,3}of\s+)?‹(?P<town>\d+)›"
_GAP = r"(?:[^.;:“”\"‹›]{0,70}?\s)?"
_MAKE = r"(?:build|put\s+up|open|construct|erect|set\s+up|develop|install|locate|establish|start)"
#: where the new one is to be
_PLANNED = (
    regex.compile(
        r"\b(?:wants?|plans?|hopes?|intends?|proposes?|proposed|aims?|applied|permission|seeks?|decided|wanted|planned|agreed)\s+to\s+"
        rf"{_MAKE}\s+{_GAP}{_TOWN}"
    ),
    regex.compile(rf"\bwill\s+{_MAKE}\s+(?:a|an|its|\p{{L}}+)\s+{_GAP}{_TOWN}"),
    regex.compile(
        rf"\b(?:would|will|is\s+to|are\s+to)\s+be\s+(?:built|put\s+up|erected|opened|sited|constructed)\s+{_GAP}{_TOWN}"
    ),
    regex.compile(rf"\bplans?\s+for\s+(?:a|an|its)\s+{_GAP}{_TOWN}"),
)
#: where one stands already
_STANDING = (
    regex.compile(
        r"\b(?:has|have)\s+(?:run|operated|had|owned|maintained|kept)\s+(?:a|an|its|one)\s+"
        rf"(?:\p{{Ll}}+\s+){{0,3}}?(?P<noun>\p{{Ll}}{{3,}})\s+{_TOWN}"
    ),
    regex.compile(
        r"\b(?:runs|operates|owns|already\s+has)\s+(?:a|an|its|one)\s+"
        rf"(?:\p{{Ll}}+\s+){{0,3}}?(?P<noun>\p{{Ll}}{{3,}})\s+{_TOWN}"
    ),
    regex.compile(
        r"\b(?:[Tt]he|[Ii]ts)\s+(?:existing|current|present|old|older|first)\s+"
        rf"(?:\p{{Ll}}+\s+){{0,2}}?(?P<noun>\p{{Ll}}{{3,}})\s+{_TOWN}"
    ),
)
_NEW = regex.compile(
    rf"\b(?:[Tt]he|[Ii]ts)\s+(?:new|planned|proposed|future)\s+(?:\p{{Ll}}+\s+){{0,2}}?(?P<noun>\p{{Ll}}{{3,}})\s+{_TOWN}"
)
_OLD = _STANDING[2]
_ASIDE = regex.compile(
    r"\b(?:instead|rather|not|moved?|moving|replac\w+|expand\w*|extend\w*|extension|beside|next\s+to|"
    r"belongs?\s+to|rival|another|pulled\s+down|demolished)\b"
)
_YET = regex.compile(r"\b(?:would|will|(?:is|are)\s+to|planned|could|once|if)\b")
_THERE = regex.compile(r"\b(?:opened|has|(?<!(?:would|will)\s)have|(?:is|are)\s+used|since)\b")
_HINT = regex.compile(r"\b(?:new|planned|proposed|future|existing|current)\b")
_SCORE = 0.76


class _Site(NamedTuple):
    """A place for something, with the statement that tells it."""

    claim: Claim
    town: Mention
    noun: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = reading.statements
    if not any(_HINT.search(c.sentence.text) for c in statements):
        return
    planned = [one for c in statements for form in _PLANNED for one in _sites(c, form)]
    standing = [one for c in statements for form in _STANDING for one in _sites(c, form)]
    first = _single(planned)
    known = [one for one in standing if first and one.town.text != first.town.text]
    if not first or not known or any(one.town.text != known[0].town.text for one in known):
        return
    for claim in statements:
        for form, wrong, right in ((_NEW, known[0], first), (_OLD, first, known[0])):
            for one in _sites(claim, form):
                if form is _NEW and (not _YET.search(claim.sentence.text) or _THERE.search(claim.sentence.text)):
                    continue
                new = claim not in (first.claim, known[0].claim)
                if new and one.town.text == wrong.town.text and one.noun == known[0].noun:
                    yield _clash(one, right)


def _single(planned: list[_Site]) -> _Site | None:
    """Where the new one is to be, if the article tells one place only."""
    return planned[0] if len({one.town.text for one in planned}) == 1 else None


def _sites(claim: Claim, form: regex.Pattern[str]) -> Iterator[_Site]:
    if claim.sentence.heads or _ASIDE.search(claim.sentence.text):
        return
    named = sorted((m for m in claim.mentions if m.form in {"name", "capital"}), key=lambda m: m.at)
    text = masked(claim.sentence.text, named)
    for found in form.finditer(text):
        town = named[int(found["town"])]
        if town.type != "person" and not quoted(text, found.start()):
            yield _Site(claim, town, found.groupdict().get("noun") or "")


def _clash(one: _Site, right: _Site) -> Clash:
    first, second = earlier_first(right.claim, one.claim)
    return Clash(
        kind="place", first=first, second=second, score=_SCORE,
        reason=f"The {one.noun} is told of {right.town.text} in one place and of {one.town.text} in another.",
        suspect=one.claim.sentence.span(one.town.at, one.town.stop), suggestion=right.town.text,
    )  # fmt: skip
