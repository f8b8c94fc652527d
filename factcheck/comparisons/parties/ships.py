"""Two ships and who is which: one has one master, and the one that came in under its own power is not in tow.

Ships are names with "the" of which the article says what only ships do or have. A post on board that two people hold,
and a ship that is sunk or towed and sails on, mean the other ship. Later accidents and ships that sink in the end are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.names import Named, misplaced, named, texts_of, worded
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.moments import weekdays

_KIND = (
    r"(?:ship|ferry|tanker|freighter|trawler|vessel|tug|tugboat|carrier|boat|yacht|barge|cutter|liner|frigate|destroyer|corvette|dredger|"
    r"lifeboat|schooner|steamer|catamaran|submarine|coaster|icebreaker)"
)
_ABOUT = regex.compile(rf"\b{_KIND}s?\b")
_POSTS = r"(?:master|captain|skipper|helmsman|first\s+officer|chief\s+engineer)"
#: what shows that a name is a ship's
_SHIPS = (
    regex.compile(rf"\b(?:[Tt]he|‹\d+›)\s+(?:[\p{{Ll}}‹›\d-]+\s+){{0,3}}?{_KIND}\s+‹(?P<who>\d+)›"),
    regex.compile(rf"\b[Tt]he\s+‹(?P<who>\d+)›,\s+(?:an?|the)\s+(?:[\p{{L}}‹›\d-]+\s+){{0,4}}?{_KIND}\b"),
    regex.compile(
        rf"\b(?:{_POSTS}|owners?|operator|crew|bow|stern|hull|deck|bridge|engine)\s+of\s+the\s+‹(?P<who>\d+)›"
    ),
    regex.compile(
        r"\b[Tt]he\s+(?:‹\d+›-?\s*|[\p{Ll}-]+\s+){0,2}‹(?P<who>\d+)›(?:,[^,]{0,60},)?\s+(?:was\s+(?:struck|towed|rammed|holed|sailing|on\s+its\s+way|heading|carrying)|struck|rammed|sank|"
        r"capsized|ran\s+aground|ran\s+into|sailed|docked|reached)\b"
    ),
    regex.compile(r"\bother\s+(?:ship|vessel|boat),\s+the\s+(?:[\p{L}‹›\d-]+\s+){0,2}?‹(?P<who>\d+)›"),
)
_HOLDERS = (
    regex.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir)?\s*\b(?P<post>{_POSTS})\s+of\s+the\s+‹(?P<who>\d+)›,\s+(?:\p{{Ll}}+\s+)?‹(?P<person>\d+)›"
    ),
    regex.compile(rf"‹(?P<who>\d+)›['’]s\s+(?P<post>{_POSTS}),\s+‹(?P<person>\d+)›"),
    regex.compile(rf"‹(?P<person>\d+)›,\s+(?:the\s+)?(?P<post>{_POSTS})\s+of\s+the\s+‹(?P<who>\d+)›"),
)
_FINE = regex.compile(
    r"‹(?P<who>\d+)›(?:,[^,‹]{0,60},)?\s+[^.;:‹]{0,40}\b(?:under\s+its\s+own\s+(?:power|steam)|undamaged|not\s+damaged|"
    r"(?:continued|resumed)\s+(?:its|the|her)\s+(?:voyage|journey|trip))|"
    r"‹(?P<who>\d+)›(?:,[^,‹]{0,60},)?\s+(?:(?:later|then|has|had)\s+)?(?:reached|sailed\s+(?:on|back)|made\s+it|limped|returned)\s+[^.;:]{0,40}\bunder\s+its\s+own\s+(?:power|steam)"
)
_GONE = (
    regex.compile(
        r"‹(?P<who>\d+)›\s+(?:(?:was|were|had|has|is)\s+(?:been\s+|being\s+)?)?(?:sank|sunk|towed|capsized|went\s+down|broke\s+(?:up|in\s+two)|in\s+tow|lost\s+with|abandoned)\b"
    ),
    regex.compile(r"\b(?:had|took|taken|have|has|with)\s+(?:the\s+)?‹(?P<who>\d+)›\s+(?:in|under)\s+tow\b"),
    regex.compile(r"\b(?:towed|towing|tow)\s+the\s+‹(?P<who>\d+)›"),
    regex.compile(r"\b(?:wreck|sinking)\s+of\s+the\s+‹(?P<who>\d+)›"),
)
_CHANGE = regex.compile(
    r"\b(?:former\p{L}*|then|before|until|after\s+(?:it|she|reaching|leaving)|new|successor|replac\p{L}+|relief|acting|deputy|second|last\s+year|in\s+\p{N}{4}|"
    r"years?\s+ago|again|later|would|could|might|nearly|almost|not|previous\p{L}*|earlier|joint\p{L}*|both|co-\p{L}+)\b|n['’]t\b"
)
#: what becomes of a ship that has come in
_AFTERWARDS = regex.compile(
    r"\b(?:yard|shipyard|(?:dry\s+)?dock|repairs?|repaired|quay\p{L}*|pier|berth|moor\p{L}+|anchor\p{L}*|scrap\p{L}*|"
    r"days?\s+later|(?:next|following)\s+(?:day|morning|week))\b"
)
#: of another accident
_ELSEWHERE = regex.compile(
    r"\b[Ii]n\s+(?:the\s+(?:first|second|other|earlier|previous)\b|\p{N}{4})|\b(?:years?|months?)\s+(?:ago|earlier|before)\b"
)
_SCORE = 0.72


class Told(NamedTuple):
    """What a statement tells of a ship."""

    claim: Claim
    ship: Mention
    what: str
    person: str


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    if not _ABOUT.search(reading.article.text):
        return
    parties = named(reading)
    statements = reading.statements
    texts = texts_of(statements, parties)
    told = {
        name: [t for c in statements for t in _told(patterns, c, parties[c.sentence.index], texts[c.sentence.index])]
        for name, patterns in (("ship", _SHIPS), ("holder", _HOLDERS), ("fine", (_FINE,)), ("gone", _GONE))
    }
    ships = {t.ship.entity: t.ship for t in told["ship"] if t.ship.type != "country"}
    two = [t for t in told["holder"] if t.ship.entity in ships]
    for wrong in two:
        mine = [t for t in two if t.what == wrong.what and t.ship.entity == wrong.ship.entity]
        named_so = {t.ship.entity for t in two if t.what == wrong.what}
        left = [ship for entity, ship in ships.items() if entity not in named_so]
        if len(mine) == 2 and mine[1] is wrong and mine[0].person != wrong.person and len(left) == 1:
            yield _clash(mine[0], wrong, left[0], f"“{wrong.what}” is told of two people on one ship.", parties)
    for wrong in {t.claim.start: t for t in told["gone"]}.values():
        fine = [t for t in told["fine"] if t.ship.entity == wrong.ship.entity and t.claim is not wrong.claim]
        left = [ship for entity, ship in ships.items() if entity != wrong.ship.entity]
        well = any(t.ship.entity == left[0].entity for t in told["fine"]) if left else True
        here = fine and not _after(wrong.claim, [*statements[:2], *(t.claim for t in fine)])
        if here and wrong.ship.entity in ships and len(left) == 1 and not well:
            yield _clash(
                fine[0], wrong, left[0], f"{wrong.ship.text} came through by the rest of the article.", parties
            )


def _after(claim: Claim, told: list[Claim]) -> bool:
    """Whether a sentence tells of later than the accident and the way in: of a yard, or of another weekday."""
    days = weekdays(claim.sentence.text)
    known = {day for c in told if c is not claim for day in weekdays(c.sentence.text)}
    return bool(_AFTERWARDS.search(claim.sentence.text) or days - known)


def _told(
    patterns: tuple[regex.Pattern[str], ...], claim: Claim, named_here: tuple[Mention, ...], text: str
) -> Iterator[Told]:
    plain = not (_ELSEWHERE if patterns is _SHIPS else _CHANGE).search(text)
    for m in (m for pattern in patterns for m in pattern.finditer(text)):
        groups = m.groupdict()
        ship = named_here[int(m["who"])]
        person = named_here[int(groups["person"])].entity if groups.get("person") else ""
        if plain and not quoted(text, m.start()) and person != ship.entity:
            yield Told(claim, ship, groups.get("post") or "", person)


def _clash(right: Told, wrong: Told, meant: Mention, reason: str, parties: Named) -> Clash:
    mend = worded(wrong.claim.sentence.text, wrong.ship, meant, parties)
    return misplaced(wrong.claim, wrong.ship, right.claim, score=_SCORE, reason=reason, mend=mend)
