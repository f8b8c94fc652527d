"""Acts that a noun tells: "her arrest in 2017", "the bridge's completion in 1990", "the opening of the hall"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.acts.things import Thing, before_owner, behind
from factcheck.words import Word

#: noun -> its act
NOUNS = {
    noun: act
    for act, listed in {
        "found": "foundation founding establishment", "open": "opening inauguration", "close": "closure closing",
        "sign": "signing signature", "arrest": "arrest", "launch": "launch", "sink": "sinking", "die": "death",
        "bear": "birth", "marry": "wedding marriage", "divorce": "divorce", "retire": "retirement",
        "resign": "resignation", "appoint": "appointment", "elect": "election", "convict": "conviction sentencing",
        "acquit": "acquittal", "free": "release", "build": "construction", "complete": "completion",
        "begin": "start beginning outbreak", "end": "end", "destroy": "demolition destruction",
        "buy": "takeover acquisition purchase", "fail": "bankruptcy collapse", "publish": "publication",
        "discover": "discovery", "enrol": "enrolment", "graduate": "graduation", "crash": "crash",
        "ratify": "ratification", "repeal": "repeal abolition", "steal": "theft", "dismiss": "dismissal sacking",
        "murder": "murder assassination", "unveil": "unveiling", "bury": "burial funeral", "exhibit": "exhibition",
        "announce": "announcement", "return": "return homecoming", "depart": "emigration",
        "take office": "swearing-in", "approve": "approval", "leave": "departure", "enact": "adoption passage",
    }.items()
    for noun in listed.split()
}  # fmt: skip
OWNERS = frozenset("his her its".split())


def owned(tokens: Sequence[Word], at: int, stop: int) -> tuple[Thing, int] | None:
    """What the act of a noun is done to, and the index behind the words that tell it; ``stop`` is the text's end."""
    before = tokens[at - 1] if at else None
    if before and before.low in OWNERS:
        return Thing(before.low, frozenset(), before.low, before.at, before.stop), at + 1
    if before and before.text[1:] == "s" and at > 1:
        thing = before_owner(tokens, at - 1)
        return (thing, at + 1) if thing else None
    if before and before.low == "the" and at + 2 < len(tokens) and tokens[at + 1].low == "of":
        thing = behind(tokens, at + 2, stop)
        end = next((i for i in range(at + 2, len(tokens)) if thing and tokens[i].at >= thing.stop), len(tokens))
        return (thing, end) if thing else None
    return None
