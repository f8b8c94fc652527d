"""Who is who in a deal: the buyer does not withdraw its offer, and who lost the order does not deliver.

The article tells of one purchase, one order or one verdict. A sentence that takes it up ("the machines, which Sond is
to deliver", "Perl expects to complete the purchase", "finding that Bex had infringed the patent") gives the part to a
party that does not have it. Articles with two deals of the kind, and sentences about plans given up, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import DESCRIBED, FROM, alike, joined, masked, parties, people
from factcheck.comparisons.parties.names import misplaced
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.words import stem

_THINGS = r"(?P<things>(?:\s+(?:[\p{N}.,]+|‹\d+›|[\p{Ll}-]+))+?)"
#: the part that somebody has: the buyer of a company, the supplier of things, who must pay damages
_DEALS: dict[str, tuple[regex.Pattern[str], ...]] = {
    "buyer": (
        regex.compile(
            rf"‹(?P<holder>\d+)›{FROM}\s+(?:has\s+|have\s+)?(?:agreed\s+to\s+(?:buy|acquire|take\s+over)|is\s+(?:buying|"
            rf"acquiring|to\s+(?:buy|acquire|take\s+over))|will\s+(?:buy|acquire|take\s+over))\s+{DESCRIBED}‹(?P<other>\d+)›"
        ),
        regex.compile(
            r"‹(?P<other>\d+)›\s+(?:has\s+|have\s+)?(?:accepted|agreed\s+to|backed|recommended)\s+an?\s+(?:\p{Ll}+\s+){0,3}"
            rf"(?:offer|bid)\b[^.;]{{0,40}}?\bfrom\s+{DESCRIBED}‹(?P<holder>\d+)›(?!['’])"
        ),
    ),
    "supplier": (
        regex.compile(
            rf"‹(?P<other>\d+)›\s+(?:has\s+|have\s+)?(?:ordered|orders|will\s+buy|is\s+buying|is\s+to\s+buy|agreed\s+to\s+"
            rf"buy){_THINGS}\s+from\s+{DESCRIBED}‹(?P<holder>\d+)›(?!['’])"
        ),
        regex.compile(
            rf"‹(?P<holder>\d+)›{FROM}\s+(?:has\s+|have\s+)?(?:won|wins|received|secured)\s+(?:an?|the)\s+(?:\p{{Ll}}+\s+)*"
            rf"(?:order|contract)\s+(?:to\s+(?:build|supply|make|deliver)|for){_THINGS}(?=\s+(?:for|from|to|in|by|on)\b|[,.])"
        ),
    ),
    "loser": (
        regex.compile(
            rf"\b(?:court|jury|judge|judges|tribunal|panel)\b[^.;]{{0,40}}?\bordered\s+{DESCRIBED}‹(?P<holder>\d+)›{FROM}\s+to\s+"
            rf"pay\b(?:[^.;]{{0,60}}?(?:\bto\s+)?{DESCRIBED}‹(?P<other>\d+)›)?"
        ),
    ),
}
_FUTURE = r"(?:is\s+to|are\s+to|will|must|has\s+(?:promised|undertaken|agreed)\s+to)"
_MAKE = r"(?:deliver|build|supply|make|provide)"
#: not "its acquisition of ten shops"
_PURCHASE = rf"(?:the|its)\s+(?:purchase|acquisition|takeover|buyout)\b(?!\s+of\s+(?!{DESCRIBED}‹))"
#: sentences that only the holder of the part can be the subject of
_ACTS: dict[str, tuple[regex.Pattern[str], ...]] = {
    "buyer": (
        regex.compile(
            r"‹(?P<who>\d+)›\s+(?:expects|hopes|plans|intends|aims|wants|is)\s+to\s+(?:complete|close|conclude|finance|fund|"
            rf"finalise|finalize)\s+{_PURCHASE}"
        ),
        regex.compile(rf"‹(?P<who>\d+)›\s+will\s+(?:finance|fund|pay\s+for)\s+{_PURCHASE}"),
    ),
    "supplier": (
        regex.compile(
            rf"(?:[Tt]he|[Tt]hese|[Aa]ll)\s+(?:[\p{{N}},]+\s+|\p{{Ll}}+\s+)*?(?P<things>\p{{Ll}}+)(?:,\s+which|\s+that|\s+which)"
            rf"\s+‹(?P<who>\d+)›\s+{_FUTURE}\s+{_MAKE}\b"
        ),
        regex.compile(
            rf"‹(?P<who>\d+)›\s+{_FUTURE}\s+{_MAKE}\s+the\s+(?:(?:first|last|remaining)\s+)?(?:[\p{{N}},]+\s+)?"
            r"(?P<things>\p{Ll}+)\b"
        ),
        regex.compile(
            r"[Tt]he\s+(?:[\p{N},]+\s+|\p{Ll}+\s+)*?(?P<things>\p{Ll}+)\s+(?:will|are\s+to|is\s+to)\s+be\s+"
            r"(?:delivered|built|supplied|made|provided)\s+by\s+‹(?P<who>\d+)›(?!\s+(?:and|or)\b)"
        ),
    ),
    "loser": (
        regex.compile(
            r"\b(?:found|finding|finds|ruled|ruling|rules|held|decided|agreed|concluded)\s+that\s+‹(?P<who>\d+)›\s+(?:had\s+|has\s+)?"
            r"(?:\p{Ll}+ly\s+)?(?:infringed|copied|breached|violated|broken|broke|stolen|used)\b"
        ),
    ),
}
#: who withdraws has not bought
_WITHDREW = regex.compile(
    r"‹(?P<who>\d+)›\s+(?:withdrew|dropped|abandoned|pulled)\s+(?:its|their)\s+(?:takeover\s+)?(?:offer|bid)\b(?!\s+for\b)|"
    r"‹(?P<who>\d+)›\s+(?:dropped\s+out|pulled\s+out|bowed\s+out|walked\s+away)\b"
)
_RETURNED = regex.compile(
    r"\b(?:return(?:ed|s)|came\s+back|(?:second|new|fresh|renewed|first|earlier)\s+(?:offer|bid)|revived)\b"
)
_CONTEST = regex.compile(r"\b(?:auction|bid(?:s|der|ders|ding)?|offer(?:s|ed)?|contest|race|suitors?|rivals?)\b")
_MORE = regex.compile(
    r"\b(?:not|never|also|too|both|each|jointly|together|another|second|would|could|if|unless|instead|subcontract\p{L}*|partly|"
    r"counter\p{L}*|licen[cs]e)\b|n['’]t\b"
)
_UNITS = frozenset(map(stem, "machines units vehicles aircraft ships vessels trains planes jets sets order".split()))
_SCORE = 0.75


class Part(NamedTuple):
    """Who has which part in the deal of the article."""

    claim: Claim
    holder: Mention
    other: Mention | None  # whom it is dealt with
    things: frozenset[str]  # stems of what is ordered


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    statements = [c for c in reading.claims if c.kind == "statement" and not c.sentence.heads]
    for deal in _DEALS:
        parts = [p for c in statements for p in _parts(c, deal)]
        if len({p.holder.entity for p in parts}) != 1 or len({p.other.entity for p in parts if p.other}) > 1:
            continue
        for claim in (c for c in statements if c.sentence is not parts[0].claim.sentence):
            found = _misplaced(claim, deal, parts[0], statements)
            yield from (clash for who, clash in found if alike(who, parts[0].holder, people(reading)))
            if deal == "buyer":
                yield from _withdrawn(claim, parts[0], statements)


def _parts(claim: Claim, deal: str) -> Iterator[Part]:
    named = parties(claim)
    text = masked(claim.sentence.text, named)
    for m in (m for pattern in _DEALS[deal] for m in pattern.finditer(text)):
        found = m.groupdict()
        holder, other = named[int(found["holder"])], named[int(found["other"])] if found.get("other") else None
        if not quoted(text, m.start()) and holder.form == "name" and (other is None or other.entity != holder.entity):
            yield Part(claim, holder, other, frozenset(map(stem, regex.findall(r"\p{Ll}+", found.get("things") or ""))))


def _misplaced(claim: Claim, deal: str, part: Part, statements: Sequence[Claim]) -> Iterator[tuple[Mention, Clash]]:
    """A sentence that gives the holder's part to somebody else."""
    named = parties(claim)
    text = masked(claim.sentence.text, named)
    for m in (m for pattern in _ACTS[deal] for m in pattern.finditer(text)):
        who = named[int(m["who"])]
        things = m.groupdict().get("things")
        fits = not things or stem(things) in part.things | _UNITS
        alone = not joined(text[: text.rfind("‹", 0, m.end("who"))])
        if fits and alone and _stranger(who, part) and not quoted(text, m.start()) and not _MORE.search(text):
            yield who, _clash(claim, who, part, _called(part.holder, who, statements))


def _stranger(who: Mention, part: Part) -> bool:
    known = {who.entity, who.text}
    return not known & {part.holder.entity, part.holder.text}


def _withdrawn(claim: Claim, part: Part, statements: Sequence[Claim]) -> Iterator[Clash]:
    """The buyer withdraws its offer, though it has bought."""
    named = parties(claim)
    text = masked(claim.sentence.text, named)
    m = _WITHDREW.search(text)
    who = named[int(m["who"])] if m else None
    if m is None or who is None or who.entity != part.holder.entity or quoted(text, m.start()):
        return
    if not _MORE.search(text) and not any(_RETURNED.search(c.sentence.text) for c in statements):
        rivals = _rivals(part, statements)
        yield _clash(claim, who, part, _called(rivals[0], who, statements) if len(rivals) == 1 else None)


def _rivals(part: Part, statements: Sequence[Claim]) -> list[Mention]:
    """The bodies that bid too and are not told to have withdrawn; those beside one that has come first."""
    dealt = {part.holder.entity} | ({part.other.entity} if part.other else set())
    near: dict[str, Mention] = {}
    far: dict[str, Mention] = {}
    out: set[str] = set()
    for claim in statements:
        named = parties(claim)
        gone = {named[int(m["who"])].entity for m in _WITHDREW.finditer(masked(claim.sentence.text, named))}
        out |= gone
        beside = near if gone - dealt else far if _CONTEST.search(claim.sentence.text) else None
        if beside is not None:
            beside |= {m.entity: m for m in named if m.type == "organisation" and m.entity not in beside}
    left = [[m for entity, m in found.items() if entity not in out | dealt] for found in (near, far)]
    return left[0] or left[1]


def _called(right: Mention, wrong: Mention, statements: Sequence[Claim]) -> str:
    """The right name in the length of the wrong one: "Hokusei" for "Sondrup"."""
    if " " in wrong.text:
        return right.text
    used = [m.text for c in statements for m in c.mentions if m.entity == right.entity and " " not in m.text]
    return used[0] if used else right.text if wrong.text == wrong.entity else right.entity.split()[0]


def _clash(claim: Claim, who: Mention, part: Part, mend: str | None) -> Clash:
    holder = part.holder.text
    reason = f"This is told of {who.text}; by the article it is {holder} that has this part in the deal."
    return misplaced(claim, who, part.claim, score=_SCORE, reason=reason, mend=mend)
