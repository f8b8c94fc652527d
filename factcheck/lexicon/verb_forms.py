"""The forms of English verbs: "stop" -> stops, stopped, stopping; "go/went/gone" -> goes, went, gone, going.

The tables of verbs write a regular verb as its base and any other as "base/past/participle". A last consonant is
doubled behind one short vowel: in verbs of one syllable, in irregular ones ("beginning") and where the past says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHORT = re.compile(r"(?:^|qu|[^aeiou])[aeiou][^aeiouwxy]$")
_VOWELS = re.compile(r"(?<!q)[aeiou]+|(?<=qu)[aeiou]+|(?<=[^aeiou])y")
_HISSING = ("s", "x", "z", "sh", "ch")


class Forms(NamedTuple):
    """All forms of a verb."""

    base: str
    present: str
    past: str
    participle: str
    ing: str


def forms(told: str) -> Forms:
    """The forms of a verb written as its base or as "base/past/participle"."""
    base, *listed = told.split("/")
    past, participle = listed if listed else (_past(base), _past(base))
    return Forms(base, _present(base), past, participle, _ing(base, past))


def _present(base: str) -> str:
    if _consonant_before(base, "y"):
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(_HISSING) or _consonant_before(base, "o") else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if _consonant_before(base, "y") else f"{_stressed(base, regular=True)}ed"


def _ing(base: str, past: str) -> str:
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    if past.startswith(base) and past.endswith("ed"):
        return f"{past[:-2] if not base.endswith('e') else base}ing"
    return f"{_stressed(base, regular=past.endswith('ied'))}ing"


def _stressed(base: str, *, regular: bool) -> str:
    """The base before "-ed" and "-ing": with its last consonant doubled, "panic" with a "k"."""
    if base.endswith("ic"):
        return f"{base}k"
    doubled = _SHORT.search(base) and (not regular or len(_VOWELS.findall(base)) == 1)
    return f"{base}{base[-1]}" if doubled else base


def _consonant_before(base: str, last: str) -> bool:
    return base.endswith(last) and base[-2:-1] not in tuple("aeiou")
