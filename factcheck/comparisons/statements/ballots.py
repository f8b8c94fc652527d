"""A vote or a verdict told against the outcome: the strike is called off, and "members voted to reject the deal".

The outcome is that of headline and lead, told there in one voice. A later sentence tells how those voted who decided,
or what jury and judge found, of the one who stands trial; the opposite of the outcome, with no other time, charge or
round named beside it, is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import Noun, before, behind
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.leads import Lead, leads
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.lexicon.opposites import OPPOSITES
from factcheck.lexicon.proceedings import MATTERS
from factcheck.words import stem

_VOTED = regex.compile(
    r"\b(?:(?P<had>had|have)\s+)?voted\s+(?:[\p{L}-]+ly\s+)?(?P<count>by\s+[\d,.]+(?:\s+votes)?\s+to\s+[\d,.]+\s+)?"
    r"(?:to\s+(?:(?P<yes>accept|approve|back|adopt|ratify|endorse)|(?P<no>reject|turn\s+down|refuse|throw\s+out|block))"
    r"|(?:(?P<yes>for|in\s+favou?r\s+of)|(?P<no>against)))\s+(?=the\b|its\b|their\b)"
)
_FINDER = r"(?:jury|jurors|judges?|court|magistrates?|panel|tribunal)"
_FOUND = regex.compile(
    rf"\b{_FINDER}\b[^.;:“\"]{{0,40}}?\b(?:(?P<good>acquitted|cleared)|(?P<bad>convicted))\s+"
    r"(?P<whom>him|her|(?:Mr|Mrs|Ms|Dr)?\.?\s?\p{Lu}[\p{L}’'-]+)\b"
    rf"|\b{_FINDER}\b[^.;:“\"]{{0,40}}?\b(?:found|finding)\s+"
    r"(?P<whom>him|her|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?\p{Lu}[\p{L}’'-]+)\s+(?:(?P<good>not\s+guilty)|(?P<bad>guilty))\b"
)
_WORDS = regex.compile(r"\bvoted\b|\b(?:acquitted|cleared|convicted|guilty)\b")
#: another time, charge, round or case
_ELSE = regex.compile(
    r"\b(?:earlier|previous(?:ly)?|first|second|third|originally|initially|last|ago|before|once|later|since|again|already|"
    r"(?:19|20)\d\d|January|February|March|April|(?-i:May)|June|July|August|September|October|November|December|if|"
    r"whether|would|could|might|unless|never|half|part|most|other|another|rival|former|lesser|but|though|although|"
    r"charges?|counts?|made|previous|asked|urged|wanted|hoped|expected|should|must|(?-i:Had)|spring|summer|autumn|winter|week|until)\b",
    regex.IGNORECASE,
)
#: who may vote otherwise than the whole
_PART = frozenset(map(stem, "party faction group wing minority bloc opposition branch".split()))
_WHOLE = frozenset(
    map(
        stem,
        """member worker staff union nurse driver teacher pilot doctor miner employee council councillor parliament
        lawmaker deputy senator senate congress board shareholder owner resident voter delegate assembly committee
        bargaining crew""".split(),
    )
)
_MATTERS = frozenset(map(stem, (*MATTERS, "package", "terms", "ban", "tax")))
_SEVERAL = regex.compile(
    r"\b(?:appeal\p{L}*|retrial|quash\p{L}*|overturn\p{L}*|both|pair|brothers|sisters|couple|gang|"
    r"(?:two|three|four|five|six)(?!\s+(?:years?|months?|weeks?|days?|hours?)))\b",
    regex.IGNORECASE,
)
#: who is tried beside the one of whom headline and lead tell
_TOGETHER = regex.compile(
    r"\b(?:co-?(?:defendant|accused|conspirator)s?|accomplices?|(?:stood|stand|stands|on|went\s+on)\s+trial\s+(?:with|alongside|beside|"
    r"together)|(?:tried|charged|accused|prosecuted|in\s+the\s+dock)\s+(?:alongside|together|with\s+(?:him|her|them|\p{Lu}))|"
    r"(?:also|both)\s+(?:stood|on)\s+trial|(?:other|second|third|fellow)\s+(?:defendant|accused|suspect)s?)\b"
)
_OTHER = {"accept": "reject", "approve": "reject", "back": "reject", "adopt": "reject", "ratify": "reject",
          "endorse": "reject", "reject": "accept", "refuse": "accept", "for": "against", "against": "for",
          "guilty": "not guilty", "not guilty": "guilty"}  # fmt: skip
_SCORE = 0.8


class _Ballot(NamedTuple):
    """A vote or a verdict that a sentence tells, with the sign of the outcome that it makes."""

    sentence: Sentence
    sign: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between an outcome and the vote or the verdict behind it."""
    texts = [s for s in reading.sentences if not s.heads and _WORDS.search(s.text)]
    for lead in leads(reading) if texts else ():
        trial = lead.proceeding.name == "trial"
        if lead.proceeding.name == "removal" or (trial and _several(lead, reading)):
            continue
        later = [s for s in texts if s.index > lead.told[0].index]
        told = [b for s in later for b in (_verdicts(s, lead, reading) if trial else _votes(s, lead))]
        wrong = [b for b in told if b.sign != lead.sign]
        if len(wrong) == 1:
            yield _clash(reading, lead, wrong[0])
            return


def _several(lead: Lead, reading: Reading) -> bool:
    """Whether several stand trial, or the lead tells of several verdicts."""
    together = any(_TOGETHER.search(s.text) for s in reading.sentences)
    return together or any(_SEVERAL.search(s.text) for s in lead.opening)


def _votes(sentence: Sentence, lead: Lead) -> Iterator[_Ballot]:
    text = sentence.text
    for found in _VOTED.finditer(text):
        group = "yes" if found["yes"] else "no"
        theme, voters = behind(text, found.end()), before(text, found.start())
        if quoted(text, found.start()) or theme is None or _ELSE.search(_around(text, found)):
            continue
        said = not found["had"] or regex.search(r"\b(?:said|announced)\b", text[: found.start()])
        matter = theme.head in _MATTERS and not theme.which and (theme.head in lead.stems or _generic(theme.head, lead))
        if said and matter and (found["count"] or _whole(voters)) and not _part(voters):
            yield _Ballot(sentence, 1 if group == "yes" else -1, *found.span(group))


def _whole(voters: Noun | None) -> bool:
    return (
        voters is not None
        and voters.head in _WHOLE
        and not voters.which
        and (not voters.of or bool(voters.of & _WHOLE))
    )


def _part(voters: Noun | None) -> bool:
    return voters is not None and bool({voters.head, *voters.words, *voters.of} & _PART)


def _generic(head: str, lead: Lead) -> bool:
    """Whether the vote that ends a strike is on what is called an offer, a deal or an agreement."""
    return lead.proceeding.name == "labour" and head in {stem(w) for w in "offer deal agreement package terms".split()}


def _verdicts(sentence: Sentence, lead: Lead, reading: Reading) -> Iterator[_Ballot]:
    text = sentence.text
    for found in _FOUND.finditer(text):
        group = "good" if found["good"] else "bad"
        name = found["whom"].split()[-1]
        opening = " ".join(s.text for s in lead.opening)
        meant = _none_between(sentence, found.start("whom"), lead, reading) if name in {"him", "her"} else True
        ours = name in {"him", "her"} or regex.search(rf"\b{regex.escape(name)}\b", opening)
        of = regex.match(r"\s+of\b", text[found.end() :])
        denied = regex.search(r"\b(?:not|never|nor|neither|no)\b", text[found.start() : found.start(group)])
        hesitant = regex.search(r"\bno\s+(?:hesitation|difficulty|doubt|trouble)\b", found.group())
        if quoted(text, found.start()) or of or _ELSE.search(_around(text, found)) or (denied and not hesitant):
            continue
        if ours and meant:
            yield _Ballot(sentence, 1 if group == "good" else -1, *found.span(group))


def _none_between(sentence: Sentence, at: int, lead: Lead, reading: Reading) -> bool:
    """Whether nobody but the one of whom the outcome is told is named right before a pronoun."""
    people = [m for m in reading.mentions if m.type == "person" and m.form in {"name", "surname"}]
    tried = {s.index for s in lead.told}
    if not any(m.sentence in tried for m in people):  # "A farmer was jailed"
        tried = {s.index for s in lead.opening}
    known = {m.entity for m in people if m.sentence in tried}
    own = [m for m in people if m.sentence == sentence.index and m.stop <= at]
    near = [max(own, key=lambda m: m.at)] if own else [m for m in people if m.sentence == sentence.index - 1]
    return all(m.entity in known for m in near)


def _around(text: str, found: regex.Match[str]) -> str:
    """What stands around a match, from the last colon or semicolon up to the next mark."""
    opening = max(text.rfind(mark, 0, found.start()) for mark in ";:") + 1
    end = regex.compile(r"[^,;:.]*").match(text, found.end())
    return text[opening : end.end() if end else found.end()]


def _clash(reading: Reading, lead: Lead, wrong: _Ballot) -> Clash:
    said = " ".join(wrong.sentence.text[wrong.at : wrong.stop].split())
    sides = [claim_at(reading.claims, s, 0, len(s.text)) for s in (lead.told[0], wrong.sentence)]
    return Clash(
        kind="statement", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"“{said}” is not the outcome that headline and lead tell.",
        suspect=wrong.sentence.span(wrong.at, wrong.stop), suggestion=_OTHER.get(said) or OPPOSITES.get(said),
    )  # fmt: skip
