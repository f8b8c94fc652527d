"""A relative who is told by the given name alone, once with another: "his sister Maureen", "his sister Doreen".

Several people of an article may have a sister, and one may have two; so the two names must be alike, and nothing in the
article may say that there are more ("sisters", "her elder sister"). Nicknames and short forms are one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.people.letters import plain, similar, variants
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.lexicon import tables
from factcheck.words import words

_KIN = "sister|brother|wife|husband|mother|father|daughter|son|widow|widower|aunt|uncle"
_NAMED = regex.compile(
    rf"\b(?P<whose>[Hh]is|[Hh]er)\s+(?P<kin>{_KIN}),?\s+(?P<name>\p{{Lu}}\p{{Ll}}{{2,}})(?![\s-]+\p{{Lu}}|[-’'](?!s\b))",
)
_PLURALS = {"wife": "wives"}
#: which of several is told of
_WHICH = (
    r"(?:elder|eldest|older|oldest|younger|youngest|middle|other|another|second|first|third|former|late|half|step|big|"
    r"little|twin)"
)
_SCORE = 0.72


class _Relative(NamedTuple):
    """A given name behind "his sister"."""

    sentence: Sentence
    name: str
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "name"."""
    found: dict[tuple[str, str], list[_Relative]] = defaultdict(list)
    for sentence in reading.sentences:
        for told in _NAMED.finditer(sentence.text):
            if not quoted(sentence.text, told.start()):
                relative = _Relative(sentence, told["name"], told.start("name"), told.end("name"))
                found[told["whose"].lower(), told["kin"]].append(relative)
    pairs = [
        told for (_, kin), told in found.items()
        if len({one.name for one in told}) == 2 and not any(_several(kin, s.text) for s in reading.sentences)
    ]  # fmt: skip
    if not pairs:
        return
    times = Counter(w.text for s in reading.sentences for w in words(s.text))
    for told in pairs:
        one = told[0]
        other = next(r for r in told if r.name != one.name)
        if _one_misremembered(one.name, other.name) and min(times[one.name], times[other.name]) == 1:
            yield _clash(reading, *((other, one) if times[one.name] >= times[other.name] else (one, other)))


def _several(kin: str, text: str) -> bool:
    """Whether somebody is told to have more than one such relative."""
    plural = _PLURALS.get(kin, f"{kin}s")
    return bool(regex.search(rf"\b(?:{plural}|siblings|twins|triplets|step{kin}|{_WHICH}[\s-]+{kin})\b", text))


def _one_misremembered(one: str, other: str) -> bool:
    """Whether two given names are alike, of one sex and no forms of one name."""
    sexes = {tables.first_names().get(name) for name in (one, other)}
    alike = similar(one, other) or plain(one)[-3:] == plain(other)[-3:]
    return alike and len(sexes - {"u", None}) < 2 and not variants(one, other)


def _clash(reading: Reading, wrong: _Relative, right: _Relative) -> Clash:
    sides = sorted(
        (claim_at(reading.claims, r.sentence, r.at, r.stop) for r in (wrong, right)), key=lambda c: (c.start, c.end)
    )
    return Clash(
        kind="name", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"The relative is called “{right.name}” in one place and “{wrong.name}” in another.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop), suggestion=right.name,
    )  # fmt: skip
