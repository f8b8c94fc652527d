"""Whom a number counts in news of an accident: the dead, the hurt, the missing."""

from __future__ import annotations

import regex

from factcheck.quantities import Quantity
from factcheck.words import Word, stem, words

_HARMED = {
    "dead": frozenset(map(stem, "dead death deaths died killed fatalities victims".split())),
    "hurt": frozenset(map(stem, "injured hurt wounded".split())),
    "missing": frozenset(map(stem, "missing".split())),
}
_HARM = regex.compile(r"(?P<dead>\bkill(?:ed|ing|s)\b)|(?P<hurt>\b(?:injur|wound|hurt)\w*)", regex.IGNORECASE)
_HARM_AFTER = regex.compile(
    r"^(?:\s+\p{L}+){0,2}?\s+(?:(?P<dead>dead|killed|died|deaths|lives)|(?P<hurt>injured|hurt|wounded)|(?P<missing>missing))\b"
)
#: "bringing the number of dead to 27", "a death toll of 31"
_TOLL = regex.compile(
    r"\b(?:tolls?|number\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities|victims))\b[^,.;:()\d]{0,40}?"
    r"\b(?:to|of|at|is|was|reach(?:es|ed)|stood\s+at|past|above)\s+(?:\p{L}+\s+){0,2}$",
    regex.IGNORECASE,
)


def harm(text: str, quantity: Quantity) -> str:
    """Whom a number counts: the dead, the hurt, the missing, or nobody of them."""
    for kind, nouns in _HARMED.items():
        if quantity.head in nouns:
            return kind
    after = _HARM_AFTER.match(text[quantity.stop : quantity.stop + 40])
    if after:
        return str(after.lastgroup)
    if quantity.kind == "count" and not quantity.nouns and _TOLL.search(text[: quantity.at]):
        return "dead"
    tokens: list[Word] = [w for w in words(text) if w.stop <= quantity.at][-4:]
    before = _HARM.search(" ".join(w.text for w in tokens))
    return str(before.lastgroup) if before else ""
