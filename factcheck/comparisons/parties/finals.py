"""Who won goes on and has the title: who lost the semi-final is not in the final, and a lost final is no first crown.

The article tells who beat whom. A sentence about the coming final, the match for third place, "their first title since
1987" or "their third defeat" then names the other side.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.parties.matches import ABOUT, Beaten, Sport, sport
from factcheck.comparisons.parties.names import misplaced, worded
from factcheck.datatypes import Claim, Clash, Mention, Reading

_SEMI = regex.compile(r"\bsemi-?\s?finals?\b", regex.IGNORECASE)
_WHOSE = r"(?:the\s+)?(?:hosts|holders|champions|home\s+side|‹\d+›)"
_ANY = r"(?:the\s+|hosts\s+|holders\s+)*"
_FINAL = (
    r"(?<![-\p{L}]|semi\s|quarter\s)final"
    r"(?!s\b|-|\s+(?:minute|quarter|set|period|whistle|day|group|game|match|score|overs?)\b)"
)
_FINALISTS = (
    regex.compile(
        rf"\b{_FINAL}(?:\s+(?:on|in|at|here)(?:\s+[\p{{L}}‹›\d]+){{1,2}})?\s+(?:against|with|versus)\s+{_ANY}‹(?P<who>\d+)›(?!['’])"
    ),
    regex.compile(rf"\b{_FINAL}\s+between\s+{_WHOSE}\s+and\s+{_ANY}‹(?P<who>\d+)›(?!['’])"),
    regex.compile(rf"\b{_FINAL}\s+between\s+{_ANY}‹(?P<who>\d+)›\s+and\b"),
    regex.compile(
        rf"\b(?:meets?|faces?|plays?|takes?\s+on|up\s+against|await(?:s|ed)?)\s+{_ANY}‹(?P<who>\d+)›\s+(?:in|for)\s+(?:the\s+|\p{{Lu}}\p{{Ll}}+['’]s\s+)"
        rf"(?:\p{{Ll}}+\s+)?{_FINAL}"
    ),
)
_THIRD = r"(?:match|game|play-?off|contest)\s+for\s+(?:the\s+)?(?:third(?:\s+place)?|bronze(?:\s+medals?)?)"
_BRONZE = (
    regex.compile(rf"\b{_THIRD}\s+(?:against|with|versus)\s+{_ANY}‹(?P<who>\d+)›(?!['’])"),
    regex.compile(rf"\b{_THIRD}\s+between\s+{_WHOSE}\s+and\s+{_ANY}‹(?P<who>\d+)›(?!['’])"),
    regex.compile(rf"\b(?:meets?|faces?|plays?)\s+{_ANY}‹(?P<who>\d+)›\s+(?:in|for)\s+the\s+(?:bronze|third)"),
)
#: a match still to come
_TO_COME = regex.compile(
    r"\b(?:will|starts?|begins?|is\s+(?:on|at|to)|are\s+(?:on|to)|[Tt]ickets?|awaits?|next|tomorrow|meets?|faces?|looks?\s+forward|sold|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?)\b"
)
_NTH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|maiden|only|\p{N}+(?:st|nd|rd|th))"
_THIS = r"(?:\b(?:It|This|That)\s+(?:is|was|makes\s+it)|\b(?:[Tt]he|(?:Sun|Satur)day['’]s)\s+\p{Ll}+\s+(?:is|was))"
_PRIZES = (
    regex.compile(
        rf"{_THIS}\s+(?:the\s+)?‹(?P<who>\d+)›['’]s?\s+{_NTH}\s+(?:[\p{{L}}-]+\s+){{0,3}}?(?P<prize>title|premiership|crown|trophy|championship|pennant|"
        r"flag|gold|triumph|win|victory|success)\b(?!-)"
    ),
    regex.compile(
        rf"{_THIS}\s+a\s+{_NTH}\s+(?:[\p{{L}}-]+\s+){{0,3}}?(?P<prize>title|premiership|crown|trophy|championship|win|victory)\s+for\s+(?:the\s+)?‹(?P<who>\d+)›"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?:lifted|were\s+crowned|was\s+crowned|clinched|retained|have\s+won|has\s+won|took)\s+the\s+(?:\p{L}+\s+)?(?P<prize>title|premiership|crown|"
        r"trophy|championship|cup)\b(?!-)"
    ),
)
_LOSSES = (
    regex.compile(
        rf"{_THIS}\s+(?:the\s+)?‹(?P<who>\d+)›['’]s?\s+{_NTH}\s+(?:[\p{{L}}-]+\s+){{0,3}}?"
        r"(?:defeat|loss)\b(?!\s+of\b)"
    ),
    regex.compile(
        rf"{_THIS}\s+a\s+{_NTH}\s+(?:[\p{{L}}-]+\s+){{0,3}}?(?:defeat|loss)\s+for\s+(?:the\s+)?‹(?P<who>\d+)›"
    ),
)
_DOUBT = regex.compile(
    r"\b(?:not|never|would|could|might|if|had\s+(?:been|they)|last\s+(?:year|season)|previous\p{L}*|earlier|before|lost\s+(?:the|that|last)|repeat|"
    r"replay|women|men|junior|under-\p{N}+|doubles|losing|beaten|second\s+leg|"
    r"to\s+spare|already|series|aggregate|youth|girls|boys|reserves?|mixed)\b|n['’]t\b|^In\s+\p{N}{4}",
    regex.IGNORECASE,
)
_COMPETITION = regex.compile(r"\b(?:league|cup|shield|plate|bowl)\b", regex.IGNORECASE)
_SCORE = 0.73


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    text = reading.article.text
    if not ABOUT.search(text) or not regex.search(
        r"\b(?:final|title|premiership|crown|trophy|championship|defeat|win|victory)\b", text
    ):
        return
    found = sport(reading)
    if _SEMI.search(text):
        yield from _next_round(found)
    if found.told:
        yield from _prizes(found, found.told)


def _next_round(found: Sport) -> Iterator[Clash]:
    """Losers of a semi-final in the final, winners in the match for third place."""
    for patterns, lost in ((_FINALISTS, True), (_BRONZE, False)):
        for claim, _, who in found.finds(*patterns):
            mine = [b for b in found.matches if who.entity == (b.loser if lost else b.winner).entity]
            other = [b for b in found.matches if who.entity == (b.winner if lost else b.loser).entity]
            sure = len(mine) >= 1 and len({(b.winner.entity, b.loser.entity) for b in mine}) == 1 and not other
            coming = _TO_COME.search(claim.sentence.text) and not _DOUBT.search(claim.sentence.text)
            sure = sure and not _elsewhere(claim, mine[0].claim)
            if sure and coming and all(b.claim is not claim for b in mine):
                right = mine[0].winner if lost else mine[0].loser
                named = {n.entity for n in found.parties[claim.sentence.index]}
                yield _clash(claim, who, mine[0], None if right.entity in named else right, found)


def _prizes(found: Sport, told: Beaten) -> Iterator[Clash]:
    """The title of the side that lost, the defeat of the side that won."""
    for patterns, wrong, right in ((_PRIZES, told.loser, told.winner), (_LOSSES, told.winner, told.loser)):
        for claim, m, who in found.finds(*patterns):
            title = m.groupdict().get("prize") not in {"title", "premiership", "crown", "trophy", "championship", "cup"}
            last = title or any(_last_round(c) for c in found.statements[:4])
            if (
                who.entity == wrong.entity
                and claim is not told.claim
                and last
                and not _elsewhere(claim, told.claim)
                and not _DOUBT.search(claim.sentence.text)
            ):
                yield _clash(claim, who, told, right, found)


def _elsewhere(claim: Claim, other: Claim) -> bool:
    """Whether the two sentences name different competitions."""
    one, two = ({w.lower() for w in _COMPETITION.findall(c.sentence.text)} for c in (claim, other))
    return bool(one and two and one != two)


def _last_round(claim: Claim) -> bool:
    return bool(regex.search(rf"\b{_FINAL}\b|\btitle\b|\bchampion", claim.sentence.text)) and not _SEMI.search(
        claim.sentence.text
    )


def _clash(claim: Claim, who: Mention, match: Beaten, right: Mention | None, found: Sport) -> Clash:
    reason = f"By the article {match.winner.text} beat {match.loser.text}, and this is told of {who.text}."
    mend = worded(claim.sentence.text, who, right, found.parties) if right else None
    return misplaced(claim, who, match.claim, score=_SCORE, reason=reason, mend=mend)
