"""One decision with two outcomes: permission is refused, and later "the approval was greeted with applause".

A noun with "the" that takes up an event again ("the approval", "the fall in sales", "the acquittal") is held up to what
the article told of it. It speaks only where that noun's outcome is told nowhere else, its opposite stands in the
headline or the first statements, and both sentences tell of what has happened: nothing hoped for,
denied, or of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.comparisons.places_in_text import quoted, voices
from factcheck.comparisons.whereabouts import places_of_its_own
from factcheck.datatypes import Claim, Clash, Reading
from factcheck.words import FUNCTION_WORDS, stem, words


class _Pole(NamedTuple):
    """One outcome: the nouns that take it up, and the words that tell it."""

    nouns: tuple[str, ...]
    told: re.Pattern[str]


def _pole(nouns: str, told: str) -> _Pole:
    return _Pole(tuple(nouns.split()), re.compile(rf"\b(?:{'|'.join((*nouns.split(), told))})\b", re.IGNORECASE))


#: two outcomes that exclude each other; the first noun of a pole is the one that is suggested
_FAMILIES: tuple[tuple[_Pole, _Pole], ...] = (
    (
        _pole(
            "approval adoption passage acceptance endorsement ratification",
            r"approv\w+|adopt(?:ed|s)|pass(?:ed|es)|accept(?:ed|s)|endors\w+|ratif\w+|grant(?:ed|s)|back(?:ed|s)|"
            r"supported|supports?(?= (?:the|it|a|an|its|his|her|their)\b)|gave the go-ahead",
        ),
        _pole(
            "rejection refusal veto",
            r"reject\w*|refus\w+|veto\w*|(?:turn|vot)(?:ed|s) down|thr(?:ew|own|ows?) out|den(?:ied|ies) permission",
        ),
    ),
    (
        _pole(
            "rise increase growth",
            r"ris(?:es|en|ing)|rose|grow\w*|grew|increas\w+|climb\w*|jump(?:ed|s)|surg(?:e|ed|es|ing)|gain(?:ed|s)?|"
            r"up \d[\d.,]* ?(?:%|per ?cent)",
        ),
        _pole(
            "fall drop decline decrease slump",
            r"fall(?:s|en|ing)|fell|drop\w*|declin\w+|decreas\w+|slump\w*|plung\w+|slid|shr[aiu]nk|"
            r"down \d[\d.,]* ?(?:%|per ?cent)",
        ),
    ),
    (
        _pole("victory win", r"w[io]n(?:s|ning|ners?)?|victor\w+|beat(?:s|en)?|triumph\w*"),
        _pole("defeat loss", r"los(?:e|es|t|ing|ers?)|defeat\w*|beaten"),
    ),
    (
        _pole("acquittal", r"acquit\w*|cleared of|found not guilty|walked free"),
        _pole("conviction", r"convict\w*|found guilty|sentenced|jailed|imprisoned"),
    ),
    (
        _pole("opening reopening", r"(?:re)?open(?:ed|s)"),
        _pole("closure closing shutdown", r"clos(?:e|es|ed)|shut\w*"),
    ),
    (
        _pole("survival rescue", r"surviv\w+|alive|unharmed|unhurt|rescued|in good health"),
        _pole("death", r"di(?:ed|es)|dead|deaths|kill(?:ed|s)|drowned"),
    ),
    (
        _pole("agreement", r"agreed?|agrees|deal|accord|settled"),
        _pole(
            "breakdown collapse",
            r"br(?:oke|eak|oken) (?:down|off)|collaps\w+|without (?:an? )?(?:agreement|deal)|failed to agree",
        ),
    ),
)

#: "the refusal of permission was": the noun takes up what has happened
_DEFINITE = r"\bthe\s+(?P<noun>{nouns})(?P<of>\s+(?:of|in|for|to|by|from)(?:\s+[\w’'-]+){{1,5}}?)?"
_HAPPENED = (
    r"(?=\s+(?:was|were|had|has|came|comes|follow(?:ed|s)|show(?:ed|s)|mark(?:ed|s)|mean[st]|brought|brings|drew|draws|ended|"
    r"ends|left|leaves|put|puts|caused|sparked|prompted|is|gave|gives|made|makes)\b)"
)
_AFTER = r"\b(?:after|following|since|because\s+of|thanks\s+to|despite|blamed|celebrated|welcomed|criticised|hailed)\s+"
_OPEN = re.compile(
    r"\b(?:would|could|may|might|if|unless|hope[sd]?|hoping|fear(?:ed|s|ing)?|expect\w*|seek\w*|sought|wants?|wanted|"
    r"plan(?:s|ned|ning) (?:to|for)|(?:ask|call|push|appeal)(?:ed|s|ing)? for|await\w*|pending|subject to|depend\w*|"
    r"whether|until|had (?:warned|asked|wanted|predicted)|last (?:year|month|time)|previous\w*|earlier|years? ago|"
    r"in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|n['’]t|nobody|none|without|fail(?:ed|s) to|hardly)\b(?:\s+\w+){0,2}\s*$", re.I
)
#: what goes up in one place may go down in another
_OF_FIGURES = frozenset(("rise", "fall"))
_LEAD = 3  # statements, the headline included, in which an article says what it is about
_SCORE = 0.85


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between an outcome and the noun that takes it up."""
    told = reading.statements
    for poles in _FAMILIES:
        for mine, other in (poles, poles[::-1]):
            for at, claim in enumerate(told):
                found = _taken_up(claim, mine)
                if found and not _stands_elsewhere(found, claim, mine, told):
                    against = [
                        one for one in told if one is not claim and not voices(one, claim) and _tells(one, other, mine)
                    ]
                    if mine.nouns[0] in _OF_FIGURES and _elsewhere(claim, against):
                        continue
                    if _leads(against, told[:_LEAD]) and _same_matter(found, against):
                        yield _clash(claim, found, against, other, first=told.index(against[0]) < at)


def _taken_up(claim: Claim, pole: _Pole) -> re.Match[str] | None:
    """The noun with "the" in a sentence that tells it as something that has happened."""
    text = claim.sentence.text
    low = text.lower()
    if claim.sentence.heads or not any(noun in low for noun in pole.nouns):
        return None
    definite = _DEFINITE.format(nouns="|".join(pole.nouns))
    for pattern in (definite + _HAPPENED, _AFTER + definite + r"(?=[.,;:]|$)"):
        found = re.search(pattern, text, re.IGNORECASE)
        if found and not quoted(text, found.start("noun")):
            clause = re.compile(r"[^,;:]*").match(text, found.end())
            return None if _OPEN.search(text, 0, clause.end() if clause else found.end()) else found
    return None


def _stands_elsewhere(found: re.Match[str], claim: Claim, pole: _Pole, told: Sequence[Claim]) -> bool:
    """Whether the article tells the noun's outcome anywhere else, in whatever words."""
    own = claim.sentence.text
    rest = own[: found.start("noun")] + own[found.end("noun") :]
    others = (c.sentence.text for c in told if c.sentence is not claim.sentence)
    return any(not _NEGATED.search(text[: m.start()]) for text in (rest, *others) for m in pole.told.finditer(text))


def _tells(claim: Claim, pole: _Pole, opposite: _Pole) -> bool:
    """Whether a narrator's sentence tells an outcome, or denies its opposite."""
    text = claim.sentence.text
    said = [m for m in pole.told.finditer(text) if not _NEGATED.search(text[: m.start()])]
    denied = [m for m in opposite.told.finditer(text) if _NEGATED.search(text[: m.start()])]
    return any(not quoted(text, m.start()) for m in (*said, *denied)) and not _OPEN.search(text)


def _elsewhere(claim: Claim, against: Sequence[Claim]) -> bool:
    return bool(places_of_its_own(claim.sentence.text, *(c.sentence.text for c in against)))


def _leads(against: Sequence[Claim], lead: Sequence[Claim]) -> bool:
    return any(one is other for one in against for other in lead)


def _same_matter(found: re.Match[str], against: Sequence[Claim]) -> bool:
    """Whether the noun's complement ("of the plan", "in sales") is told of on the other side, where it has one."""
    mine = {
        stem(w.text) for w in words((found["of"] or "").partition(" on ")[0]) if w.alpha and w.low not in FUNCTION_WORDS
    }
    theirs = {stem(w.text) for one in against for w in words(one.sentence.text)}
    generic = {stem(w) for w in "motion proposal plan bill measure decision request application".split()}
    return mine <= theirs or bool(mine & generic and theirs & generic)


def _clash(claim: Claim, found: re.Match[str], against: Sequence[Claim], pole: _Pole, *, first: bool) -> Clash:
    noun = found["noun"]
    said = next((n for n in pole.nouns if any(stem(n) == stem(w.text) for a in against for w in words(a.text))), "")
    right = said or pole.nouns[0]
    sides = (against[0], claim) if first else (claim, against[0])
    return Clash(
        kind="statement",
        first=sides[0],
        second=sides[1],
        score=_SCORE,
        reason=f"“the {noun}” takes up an outcome that the article tells nowhere; what it tells is the opposite.",
        suspect=claim.sentence.span(found.start("noun"), found.end("noun")),
        suggestion=right if noun.islower() else right.capitalize(),
        witnesses=tuple(against[1:]),
    )
