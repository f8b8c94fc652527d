"""A change and what it is called in the same sentence: "rose 6%, their biggest fall since March".

The apposition behind the comma ("its second cut this year", "the steepest drop for a decade") names the change that the
clause before it tells. Where that clause tells of both directions, or where a rise may be the smallest one, it is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading

_VERBS = {
    1: """rose risen rises rise rising increased increases increasing grew grown grows climbed climbs climbing jumped
    jumps jumping gained gains gaining surged surges surging soared soars soaring up higher raised raises raising lifted
    lifts advanced advances rallied strengthened won wins winning""",
    -1: """fell fallen falls falling decreased decreases decreasing shrank shrunk shrinks dropped drops dropping lost
    loses losing slumped slumps slumping plunged plunges plunging down lower cut cuts cutting lowered lowers lowering
    reduced reduces slid slides sank sinks declined declines declining slipped tumbled tumbles weakened shed""",
}
#: names of a change, each with its opposite
_NAMES = dict(
    pair.split("/")
    for pair in """rise/fall increase/decrease gain/loss jump/drop surge/slump growth/decline raise/cut advance/fall
    rises/falls increases/decreases gains/losses climb/fall fall/rise decrease/increase loss/gain drop/rise slump/surge
    decline/rise cut/increase plunge/rise reduction/increase falls/rises losses/gains drops/rises
    win/defeat victory/defeat defeat/victory""".split()
)
_UP = frozenset("rise increase gain jump surge growth raise advance rises increases gains climb win victory".split())
_SIGN = {word: sign for sign, listed in _VERBS.items() for word in listed.split()}
_DIRECTION = regex.compile(rf"\b(?:{'|'.join(_SIGN)})\b")
_NAMED = regex.compile(
    r",\s+(?:in\s+)?(?:its|their|the|his|her|a)\s+(?P<which>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|biggest|largest|sharpest|steepest|strongest|worst|best|greatest|fastest|heaviest)\b(?:[\s-]+[\p{L}-]+){0,3}?)\s+"
    rf"(?P<name>{'|'.join(_NAMES)})(?=\s+(?:since|in|for|this|of\s+the|on\s+record|ever|so\s+far|within|running|after)\b|[.,;]|$)"
)
#: words with which a rise may be told as a fall, or the change is another one
_OTHER = regex.compile(
    r"\b(?:not|never|although|though|while|but|despite|after|following|erasing|reversing|instead|from|losses|deficit|inflation|"
    r"growth|rate\s+of|slow\p{L}*|would|could|may|might|if|and|as|when|because|than|recover\p{L}*)\b|n[’']t\b",
    regex.IGNORECASE,
)


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" inside one sentence."""
    for claim in reading.claims:
        text = claim.sentence.text
        named = _NAMED.search(text) if claim.kind == "statement" else None
        told = list(_DIRECTION.finditer(text, 0, named.start())) if named else []
        if named is None or not told or quoted(text, named.start()) or _OTHER.search(text, 0, named.start()):
            continue
        signs = {_SIGN[m.group()] for m in told}
        if signs == {-1 if named["name"] in _UP else 1}:
            yield _clash(claim, told[0], named)


def _clash(claim: Claim, told: regex.Match[str], named: regex.Match[str]) -> Clash:
    verb, name = claim.sentence.span(*told.span()), claim.sentence.span(*named.span("name"))
    sides = [narrowed(claim, s) for s in (verb, name)]
    return Clash(
        kind="statement", first=sides[0], second=sides[1], score=0.83,
        reason=f"What is told with “{told.group()}” is called a {named['name']}.",
        suspect=name, suggestion=_NAMES[named["name"]],
    )  # fmt: skip
