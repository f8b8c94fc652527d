"""What the headline announces, told the other way round by the lead: "Council to close the pool", "will keep it open".

Headline and first sentence nearly always tell one event. Where all that one of them tells of a family of predicates
belongs to one pole, all that the other tells to the other pole, and both tell it of the same thing, one is wrong. The
same holds for one word that one of them denies and the other does not ("not to blame", "was to blame").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import Noun, before, behind
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.leads import LONGEST, content
from factcheck.comparisons.statements.moods import BLAMED, EXCEPTION, unsettled
from factcheck.comparisons.statements.repairs import counterpart
from factcheck.comparisons.whereabouts import places_of_its_own
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.lexicon.poles import FAMILIES, Family
from factcheck.words import FUNCTION_WORDS, stem, words

_NOT = regex.compile(
    r"(?:\b(?:not|never|no\s+longer|nor|neither|cannot|(?:refuse[sd]?|fail(?:s|ed)?|decline[sd]?)\s+to)|n[’']t)"
    r"(?:\s+(?:been|be|have|has|to|\p{L}+ly|even|yet))*\s*$"
)
_NOBODY = regex.compile(r"\b(?:no(?!-)|none|nobody|no\s+one|without)\b[^,;:]*$", regex.IGNORECASE)
_ANY_NO = regex.compile(
    r"\b(?:no|none|nobody|without|nothing|neither|hardly|unable|lack\p{L}*|fail\p{L}*|refus\p{L}*)\b", regex.IGNORECASE
)
#: what is turned down here is itself a no, or a yes to its opposite
_CONTRARY = frozenset(
    map(
        stem,
        """refusal rejection ban veto conviction objection challenge appeal lawsuit suit closure plan moratorium cut
        complaint sentence opposition bid attempt call proposal petition limit freeze demand""".split(),
    )
)
#: families whose words stand before the noun that they are told of
_BEFORE_NOUNS = frozenset("height length size force speed warmth".split())
#: families that are told of a subject, with whom another may fare otherwise
_OF_SUBJECTS = frozenset("stance rise case life plea".split())
_TO = regex.compile(r"\bto\s+$")
_SAYS = regex.compile(r"\b(?:says?|said|claims?|insists?|tells?|argues?|warns?|vows?|denies|deny)\b")
_FINDERS = regex.compile(
    r"\b(?:report|study|inquiry|court|judges?|researchers|scientists|survey|jury|poll|police|audit)\s+$"
)
_QUOTED = regex.compile(r""":\s|(?:^|\s)['‘“"]\p{L}""")
_NAME = regex.compile(r"(?P<name>\p{Lu}[\p{L}’'-]+)\s+(?:(?:has|have|will|to)\s+)?$")
_PASSIVE = regex.compile(r"\b(?:was|were|been|being|be|is|are|gets?|got)\s+(?:\p{L}+ly\s+|also\s+|not\s+)*$")
_DAY = regex.compile(r"\s+on\s+\p{Lu}\p{Ll}+day(?=\s)")
_TIMES = frozenset(map(stem, "day days week weeks month months year years weekend summer winter spring autumn".split()))
_SHARED = 3  # content words that headline and lead of a trial must have in common
_NEAR = 50  # characters
_SHORTEST = 4  # words of a first sentence: not "At last."
_SCORE = 0.8


class _Told(NamedTuple):
    """A predicate of a sentence; ``behind`` and ``before`` are the nouns next to it."""

    sentence: Sentence
    sign: int
    at: int
    stop: int
    before: Noun | None
    behind: Noun | None

    @property
    def word(self) -> str:
        """The predicate, with what denies it."""
        no = _NOT.search(self.sentence.text[: self.at])
        return self.sentence.text[no.start() if no else self.at : self.stop]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between the headline and the first sentence of the text."""
    headline = next((s for s in reading.sentences if s.kind == "headline"), None)
    body = [s for s in reading.sentences if not s.heads]
    lead = next((s for s in body if len(s.text.split()) > _SHORTEST), None)
    if headline is None or lead is None or not _comparable(headline, lead):
        return
    for family in FAMILIES:
        mine, theirs = (list(_told(s, family)) for s in (headline, lead))
        signs = [{t.sign for t in told} for told in (mine, theirs)]
        if [len(s) for s in signs] == [1, 1] and signs[0] != signs[1]:
            pair = next(((h, t) for h in mine for t in theirs if _one_matter(h, t, family.name, headline)), None)
            if pair and not _open(pair[0]) and not _open(pair[1]):
                rest = [t.sign for s in body if s is not lead for t in _told(s, family)]
                backed = pair[0].sign not in rest and rest.count(pair[1].sign) > 1
                yield _clash(reading, pair[0], pair[1], family, wrong=0 if backed else 1)
                return
    yield from _denied(reading, headline, lead)


def _comparable(headline: Sentence, lead: Sentence) -> bool:
    """Whether the headline asserts something, and the lead does not say that it tells of an exception."""
    asked = headline.text.rstrip().endswith("?")
    return not asked and max(len(headline.text), len(lead.text)) <= LONGEST and not EXCEPTION.search(lead.text)


def _told(sentence: Sentence, family: Family) -> Iterator[_Told]:
    text = sentence.text
    for sign, pole in zip((1, -1), family.poles, strict=True):
        for found in pole.finditer(text):
            at, stop = found.span()
            if not quoted(text, at):
                told = _read(sentence, at, stop)
                no = any(noun and noun.determiner == "no" for noun in (told.before, told.behind))
                denied = _NOT.search(text[:at]) or _NOBODY.search(text[:at]) or no
                yield told._replace(sign=-sign if denied else sign)


def _read(sentence: Sentence, at: int, stop: int) -> _Told:
    day = _DAY.match(sentence.text, stop)
    return _Told(sentence, 1, at, stop, before(sentence.text, at), behind(sentence.text, day.end() if day else stop))


def _open(told: _Told) -> bool:
    return unsettled(told.sentence.text, told.at, told.stop, headline=told.sentence.kind == "headline")


def _one_matter(mine: _Told, theirs: _Told, family: str, headline: Sentence) -> bool:
    """Whether headline and lead tell it of the same thing."""
    named = content(headline.text)
    common = named & content(theirs.sentence.text)
    if family in _BEFORE_NOUNS:
        return _head(mine.behind) == _head(theirs.behind) != "" and len(common) > _SHARED
    if family in {"verdict", "prison"}:
        return len(common) >= _SHARED
    if family == "rise" and places_of_its_own(theirs.sentence.text, headline.text):
        return False  # one place of several
    if family in _OF_SUBJECTS:
        alike = _head(mine.behind) == _head(theirs.behind) or family not in {"case", "stance"}
        alike = alike and (family != "case" or " " not in mine.word + theirs.word)  # "has not lost at home"
        return alike and _head(mine.before) == _head(theirs.before) != ""
    if family == "place" and _head(mine.behind) == _head(theirs.behind) == "" != _name(mine):
        return _name(mine) == _name(theirs) and theirs.sentence.text[theirs.stop : theirs.stop + 1] in {
            ".",
            ",",
            ";",
            "",
        }
    passive = bool(_PASSIVE.search(theirs.sentence.text[: theirs.at]))
    if not passive and regex.match(r"\s+by\b", theirs.sentence.text[theirs.stop :]):
        return False  # "a plan rejected by the council"
    things = [theirs.before if passive else theirs.behind]
    if family in {"opening", "run"} and (things[0] is None or _timed(theirs)):
        things = [theirs.before]
    theme = any(
        t
        and (t.head in named or (family == "decision" and t.of & named))
        and t.which <= named
        and (family != "rate" or t.of <= named)
        for t in things
    )
    subject = content(_clause(theirs)) & named if passive else frozenset()
    contrary = [{n.head for n in nouns if n} & _CONTRARY for nouns in ((mine.behind, mine.before), things)]
    return (theme or len(subject) > 1) and contrary[0] == contrary[1]


def _name(told: _Told) -> str:
    """The name right before a predicate."""
    found = _NAME.search(told.sentence.text[: told.at])
    return found["name"] if found else ""


def _timed(told: _Told) -> bool:
    """Whether a time stands behind a predicate: "will close next week"."""
    noun = told.behind
    return noun is not None and (noun.head in _TIMES or bool(noun.which & {"next", "last"}))


def _head(noun: Noun | None) -> str:
    return noun.head if noun else ""


def _clause(told: _Told) -> str:
    """What stands before a predicate in its clause."""
    lead = told.sentence.text[: told.at]
    return lead[max(lead.rfind(mark) for mark in ",;:") + 1 :]


# --- "not to blame" and "was to blame" --------------------------------------------------------------------------------


class _Word(NamedTuple):
    """A content word with whether it is denied."""

    stem: str
    at: int
    stop: int
    denied: bool


def _denied(reading: Reading, headline: Sentence, lead: Sentence) -> Iterator[Clash]:
    sides = [_words(s) for s in (headline, lead)]
    if sum(any(w.denied for w in side) for side in sides) != 1:
        return
    which = 0 if any(w.denied for w in sides[0]) else 1
    if _ANY_NO.search((lead if which == 0 else headline).text) or _opinion(headline.text):
        return
    for word in (w for w in sides[which] if w.denied):
        again = [w for w in sides[1 - which] if w.stem == word.stem]
        if len(again) == 1 and sum(w.stem == word.stem for w in sides[which]) == 1:
            pair = (word, again[0]) if which == 0 else (again[0], word)
            told = [_read(s, w.at, w.stop) for s, w in zip((headline, lead), pair, strict=True)]
            subjects = [content(t.sentence.text[: t.at]) for t in told]
            objects = _head(told[0].behind) == _head(told[1].behind) != ""
            rests = [content(t.sentence.text[t.stop : t.stop + _NEAR]) for t in told]
            alike = objects or (subjects[0] & subjects[1] and rests[0] & rests[1])
            only = [_TO.search(t.sentence.text[: t.at]) and not BLAMED.search(t.sentence.text) for t in told]
            if alike and not any(only) and not any(_open(t) for t in told):
                yield _clash(reading, told[0], told[1], None, wrong=1)
                return


def _opinion(headline: str) -> bool:
    """Whether somebody says it who may be contradicted."""
    told = _SAYS.search(headline)
    return bool(told and not _FINDERS.search(headline[: told.start()])) or bool(_QUOTED.search(headline))


def _words(sentence: Sentence) -> list[_Word]:
    text = sentence.text
    return [
        _Word(stem(w.text), w.at, w.stop, bool(_NOT.search(text[: w.at])))
        for w in words(text)
        if w.alpha and w.low not in FUNCTION_WORDS and not quoted(text, w.at)
    ]


def _clash(reading: Reading, mine: _Told, theirs: _Told, family: Family | None, *, wrong: int) -> Clash:
    pair = (mine, theirs)
    said, meant = (t.sentence.text[t.at : t.stop] for t in (pair[wrong], pair[1 - wrong]))
    no = _NOT.search(pair[wrong].sentence.text[: pair[wrong].at])
    at = no.start() if no else pair[wrong].at
    mend = counterpart(said.lower(), meant.lower(), family) if no is None and family else None
    if no and stem(said) == stem(meant):
        mend = said
    sides = [claim_at(reading.claims, t.sentence, t.at, t.stop) for t in pair]
    return Clash(
        kind="statement", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"Headline and opening tell one thing in opposite ways: “{mine.word}” and “{theirs.word}”.",
        suspect=pair[wrong].sentence.span(at, pair[wrong].stop), suggestion=mend,
    )  # fmt: skip
