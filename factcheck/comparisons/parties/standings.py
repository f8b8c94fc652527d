"""Who leads, trails or is out of the match: the side that won had the last lead, and a third side takes no part.

"put Ayton 2-1 ahead" in a match that another side won 2-1; "to restore Ayton's lead" just after Ayton pulled one back;
"Corran, one loss from elimination" of a side that waits for the winner of the series.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.parties.matches import ABOUT, Beaten, Sport, sport
from factcheck.comparisons.parties.names import misplaced, worded
from factcheck.datatypes import Claim, Clash, Mention, Reading

_AHEAD = (
    regex.compile(
        r"\b(?:put|puts|putting|send|sent|sending|edged|nudged|gave|giving|give|fired|shot|fire)\s+(?:the\s+)?‹(?P<who>\d+)›\s+(?:an?\s+)?(?P<one>\p{N}+)[-–](?P<two>\p{N}+)\s+"
        r"(?:ahead|up|in\s+front|lead|clear|advantage)\b"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?:went|moved|were|was|led|edged|were\s+now|pulled)\s+(?P<one>\p{N}+)[-–](?P<two>\p{N}+)(?:\s+(?:ahead|up|in\s+front|clear))?\b"
    ),
)
_PULLED = regex.compile(
    r"\b(?:pull(?:ed|ing)\s+one\s+back|g[oe]t(?:ting)?\s+one\s+back|halv(?:ed|ing)\s+the\s+(?:deficit|lead|gap)|reduc(?:ed|ing)\s+the\s+(?:deficit|arrears)|"
    r"cut(?:ting)?\s+the\s+(?:deficit|lead|gap|margin))\b"
)
_KEEPS = regex.compile(
    r"\b(?:restor(?:e|ed|ing)|re-?establish(?:ed|ing)?|stretch(?:ed|ing)?|extend(?:ed|ing)?|doubl(?:e|ed|ing)|preserv(?:e|ed|ing))\s+(?:the\s+)?‹(?P<who>\d+)›(?:['’]s?)?\s+"
    r"(?:[\p{L}-]+\s+)?(?:lead|advantage|cushion|margin)\b"
)
#: who has nothing to play for now
_IDLE = (
    regex.compile(
        r"\b[Tt]he\s+winners?\s+(?:of\s+[^.;‹]{0,30})?(?:will|would|are\s+to|is\s+to)?\s*(?:plays?|meets?|faces?|takes?\s+on|goes\s+on\s+to\s+(?:play|meet|face))\s+(?:the\s+)?"
        r"‹(?P<who>\d+)›"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?:have|has|had)\s+(?:already|long\s+since)\s+(?:qualified|reached|booked|been\s+eliminated|gone\s+out|won|been\s+knocked\s+out)\b"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›(?:\s+(?:squad|team|players))?,?\s+(?:who\s+)?(?:had|have|has|enjoyed)\s+(?:a|the)\s+(?:day\s+off|bye|rest\s+day|free\s+day)\b"
    ),
    regex.compile(r"‹(?P<who>\d+)›(?:,\s+who)?\s+(?:were|was)\s+(?:not\s+playing|not\s+in\s+action|idle|resting)\b"),
)
#: what is told of a side that plays, and whether it is the one that won
_PLAYS = (
    regex.compile(
        r"‹(?P<who>\d+)›,?\s+(?:are\s+|is\s+|now\s+)*(?:one|a|\p{Ll}+)\s+(?P<lost>loss|defeat)\s+(?:from|away\s+from)\b"
    ),
    regex.compile(
        r"\b(?:[Ww]ith|[Gg]oing\s+into)\s+[^,.;‹]{0,40}\bovers?\b[^,.;‹]{0,20},?\s+(?:the\s+)?‹(?P<who>\d+)›\s+(?P<lost>needed|required|wanted)\b"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?P<lost>needed|required)\s+(?:\p{N}+|\p{Ll}+)\s+(?:more\s+)?(?:runs?|off|from)\b"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?P<lost>trail|trailed|trails)\s+(?:the\s+series|by|\p{N}+[-–]\p{N}+)"
        r"(?![^.;]{0,20}\bpoints?\b)"
    ),
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?:can|could)\s+(?:wrap\s+up|clinch|close\s+out|seal|finish\s+off)\s+"
        r"(?:the|this)\s+(?!other\b)(?:[\p{L}-]+\s+)?series\b(?!\s+(?:against|with|over)\b)"
    ),
)
_OTHER = regex.compile(
    r"\b(?:last\s+(?:year|season|spring|week|month)|earlier|previous\p{L}*|would|could\s+have|if|never|not|had\s+been|on\s+(?:aggregate|penalties)|"
    r"(?:in|since)\s+\p{N}{4})\b|n['’]t\b",
    regex.IGNORECASE,
)
_BACK = 3  # sentences before a restored lead in which the other side scored
_SCORE = 0.73


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    text = reading.article.text
    if not ABOUT.search(text) or not regex.search(r"\d[-–]\d|\bovers\b|\bseries\b|\b(?:lead|advantage)\b", text):
        return
    found = sport(reading)
    if found.told:
        yield from _last_lead(found, found.told)
        yield from _restored(found, found.told)
        yield from _idle(found, found.told)


def _last_lead(found: Sport, told: Beaten) -> Iterator[Clash]:
    """The lead that was the result, told of a side that did not win."""
    sides = [c for c in found.statements[:4] if _has(found, c, told.winner) or _has(found, c, told.loser)]
    results = {r for c in sides for r in _results(c)}
    if len(results) != 1:
        return
    result = next(iter(results))
    for claim, m, who in found.finds(*_AHEAD):
        told_so = [c for c in found.statements if c is not claim and _has(found, c, who) and result in _results(c)]
        elsewhere = [c for c in told_so if who.entity not in (told.winner.entity, told.loser.entity)]
        mine = (int(m["one"]), int(m["two"])) == result and who.entity != told.winner.entity
        if mine and not elsewhere and claim is not told.claim and not _OTHER.search(claim.sentence.text):
            yield _clash(claim, who, told.claim, told.winner, found)


def _results(claim: Claim) -> list[tuple[int, int]]:
    pairs = [(int(m[1]), int(m[2])) for m in regex.finditer(r"(?<![\d-])(\d+)[-–](\d+)(?![\d-])", claim.sentence.text)]
    return [(max(pair), min(pair)) for pair in pairs]


def _has(found: Sport, claim: Claim, who: Mention) -> bool:
    return any(m.entity == who.entity for m in found.parties[claim.sentence.index])


def _restored(found: Sport, told: Beaten) -> Iterator[Clash]:
    """A lead restored to the side that had just come closer."""
    sides = {told.winner.entity: told.loser, told.loser.entity: told.winner}
    for claim, _, who in found.finds(_KEEPS):
        at = claim.sentence.index
        before = [c for c in found.statements if at - _BACK <= c.sentence.index < at]
        closer = [c for c in before if _PULLED.search(c.sentence.text) and _has(found, c, who)]
        alone = [c for c in closer if {m.entity for m in found.parties[c.sentence.index]} & set(sides) == {who.entity}]
        if alone and who.entity in sides:
            yield _clash(claim, who, alone[-1], sides[who.entity], found)


def _idle(found: Sport, told: Beaten) -> Iterator[Clash]:
    """A third side that takes part in the match of two others."""
    idle = {who.entity: claim for claim, _, who in found.finds(*_IDLE)}
    for claim, m, who in found.finds(*_PLAYS) if idle else ():
        third = who.entity in idle and who.entity not in (told.winner.entity, told.loser.entity)
        if third and idle[who.entity] is not claim and not _OTHER.search(claim.sentence.text):
            yield _clash(claim, who, idle[who.entity], told.loser if m.groupdict().get("lost") else told.winner, found)


def _clash(claim: Claim, who: Mention, against: Claim, right: Mention, found: Sport) -> Clash:
    reason = f"By the rest of the article this is {right.text}, not {who.text}."
    mend = worded(claim.sentence.text, who, right, found.parties)
    return misplaced(claim, who, against, score=_SCORE, reason=reason, mend=mend)
