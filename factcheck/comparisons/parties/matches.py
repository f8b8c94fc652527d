"""Who beat whom: "carried Hungary past Greece", "Wirral lost 2-1 to Ayton", read off the narrator's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.names import Named, named, texts_of
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Mention, Reading

ABOUT = regex.compile(
    r"\b(?:match|game|final|semi-?finals?|innings|league|cup|coach|series|goals?|points?|title|sets?|derby|play-?off)\b",
    regex.IGNORECASE,
)
_SCORE = r"(?:\s+\p{N}+[-–]\p{N}+)?"
_BEATS = (
    r"(?:beat|beats|beating|defeat(?:ed|s|ing)?|edg(?:ed|ing|e)|overc[ao]me|overcoming|thrash(?:ed|ing)?|knock(?:ed|ing|s)?\s+out|"
    r"see(?:ing)?\s+off|saw\s+off|past|upset|eliminat(?:ed|ing)|stun(?:ned|ning|s)?|swept|sweep\s+of|outlast(?:ed|ing)?|den(?:y|ied)|"
    r"sink|sank|oust(?:ed|s|ing)?|hammer(?:ed|s|ing)?|crush(?:ed|es|ing)?|down(?:ed|s|ing)|dump(?:ed|s)?\s+out|pip(?:ped|s)?)"
)
_WIN = r"(?:win|victory|triumph|success)"
_PATTERNS = (
    regex.compile(
        rf"‹(?P<winner>\d+)›(?!['’])[^.;:‹“”\"]{{0,80}}?\b{_BEATS}\s+(?:the\s+|hosts\s+|holders\s+)*‹(?P<loser>\d+)›(?!['’])"
    ),
    regex.compile(
        rf"\b(?:gave|earned|handed|brought|give)\s+(?:the\s+)?‹(?P<winner>\d+)›\s+[^.;:‹]{{0,50}}\b{_WIN}\s+over\s+(?:the\s+)?‹(?P<loser>\d+)›(?!['’])"
    ),
    regex.compile(
        rf"‹(?P<winner>\d+)›(?:['’]s?)?\s+[^.;:‹]{{0,70}}\b{_WIN}\s+over\s+(?:the\s+)?‹(?P<loser>\d+)›(?!['’])"
    ),
    regex.compile(
        rf"‹(?P<winner>\d+)›[^.;:‹]{{0,60}}\b(?:draw|drew|level){_SCORE}\s+with\s+‹(?P<loser>\d+)›\s+and\s+(?:then\s+)?won\b"
    ),
    regex.compile(
        rf"‹(?P<loser>\d+)›(?:\s+who)?\s+(?:had\s+)?(?:lost|fell|went\s+down|succumbed|were\s+beaten|was\s+beaten){_SCORE}\s+(?:\p{{Ll}}+\s+){{0,3}}?(?:to|by)\s+"
        rf"(?:the\s+)?‹(?P<winner>\d+)›(?!['’])"
    ),
)
#: of another season, another stage, or of what did not happen
_OLD = regex.compile(
    r"\b(?:last\s+(?:year|season|spring|summer|autumn|winter|month|week|time)|(?:in|since)\s+\p{N}{4}|years?\s+ago|previous\p{L}*|earlier|"
    r"had\s+(?:beaten|lost)|would|could|if|never|not|only\s+once|once|expected|hop(?:e|es|ed|ing)|aim\p{L}*|pool|group|league\s+game|"
    r"twice|friendly|chance)\b|n['’]t\b"
)


class Beaten(NamedTuple):
    """A match with its winner."""

    claim: Claim
    winner: Mention
    loser: Mention


class Sport(NamedTuple):
    """An article of matches as its comparisons see it."""

    statements: Sequence[Claim]
    parties: Named
    texts: Mapping[int, str]  # each sentence with its names masked
    matches: Sequence[Beaten]

    @property
    def told(self) -> Beaten | None:
        """The match that the headline and the lead tell of, if it is one."""
        lead = [m for m in self.matches if any(m.claim is c for c in self.statements[:4])]
        return lead[0] if len({(m.winner.entity, m.loser.entity) for m in lead}) == 1 else None

    def finds(self, *patterns: regex.Pattern[str]) -> Iterator[tuple[Claim, regex.Match[str], Mention]]:
        """Where the narrator says one of these of a team "who", headlines aside."""
        for claim in self.statements:
            at = claim.sentence.index
            for m in (m for p in patterns for m in p.finditer(self.texts[at])):
                if not quoted(self.texts[at], m.start()) and not claim.sentence.heads:
                    yield claim, m, self.parties[at][int(m["who"])]


def sport(reading: Reading) -> Sport:
    """The matches of an article."""
    parties = named(reading)
    statements = reading.statements
    texts = texts_of(statements, parties)
    return Sport(statements, parties, texts, [m for c in statements for m in _beaten(c, parties, texts)])


def _beaten(claim: Claim, parties: Named, texts: Mapping[int, str]) -> Iterator[Beaten]:
    told, text = parties[claim.sentence.index], texts[claim.sentence.index]
    for m in (m for pattern in _PATTERNS for m in pattern.finditer(text)):
        winner, loser = told[int(m["winner"])], told[int(m["loser"])]
        fits = winner.entity != loser.entity and "person" not in (winner.type, loser.type)
        if fits and not _OLD.search(m.group()) and not quoted(text, m.start()):
            yield Beaten(claim, winner, loser)
