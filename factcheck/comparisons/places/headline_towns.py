"""A headline and the first sentence that tell one act of two towns: "Ministers meet in Lisbon", "met in Porto".

A headline sums up the first sentence, so the verb that stands before the town in both is one act. The dateline has to
agree with the headline, so that the town of the first sentence stands alone; a town that may be a part of the other,
or that the sentence names beside it, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.places.towns import towns_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.words import stem

_DAY = r"(?:\s+(?:late|early|on|\p{Lu}\p{Ll}+day|morning|afternoon|evening|night|again|today))*"
_ACT = regex.compile(rf"\b(?P<verb>\p{{Ll}}{{3,}}){_DAY}\s+in\s+$")
#: the past of verbs that headlines tell in the present
_PAST = {
    "met": "meet", "held": "hold", "began": "begin", "sank": "sink", "won": "win", "lost": "lose", "found": "find",
    "shot": "shoot", "fell": "fall", "broke": "break", "wed": "wed", "hit": "hit", "fought": "fight", "sat": "sit",
    "sang": "sing", "ran": "run", "spoke": "speak", "swam": "swim", "rang": "ring", "drove": "drive", "flew": "fly",
}  # fmt: skip
_SCORE = 0.75


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "place"."""
    statements = reading.statements
    head = next((c for c in statements if c.sentence.kind == "headline"), None)
    lead = next((c for c in statements if c.sentence.kind != "headline"), None)
    if head is None or lead is None:
        return
    towns = {name for name, level in towns_of(statements).items() if level == "town"}
    titled, told = _acts(head, towns), _acts(lead, towns)
    dateline = lead.sentence.text[: body_of(lead.sentence.text)]
    for verb, town in titled:
        other = next((found for word, found in told if word == verb), None)
        if other is None or other.entity == town.entity or not dateline.startswith(town.text.upper()):
            continue
        if town.text not in lead.sentence.text[len(dateline) :]:
            yield Clash(
                kind="place", first=head, second=lead, score=_SCORE,
                reason=f"The headline tells it of {town.text}, as the dateline does, and the text of {other.text}.",
                suspect=lead.sentence.span(other.at, other.stop), suggestion=town.text,
            )  # fmt: skip


def _acts(claim: Claim, towns: Set[str]) -> list[tuple[str, Mention]]:
    """The verbs before "in TOWN", as stems of the present."""
    text = claim.sentence.text
    found = []
    for mention in claim.mentions:
        act = _ACT.search(text, body_of(text), mention.at) if mention.text in towns else None
        if act and not quoted(text, mention.at):
            found.append((stem(_PAST.get(act["verb"], act["verb"])), mention))
    return found
