"""The day of the story, taken up as another: "voted on Monday night", later "Wednesday's debate lasted four hours".

"Wednesday's debate" speaks of what the reader knows. Where the article names that day nowhere else, its opening tells
one day only, and the sentence looks back ("he said after", "welcomed", "lasted"), it is the story's own day that is
meant. What is still to come, prices, matches and polls have days of their own, and so has what the words behind the
noun, or an article's second event of that kind, set apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from factcheck.comparisons.dates.event_families import NOUNS, VERBS
from factcheck.comparisons.dates.tellings import tellings
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence, earlier_first
from factcheck.moments import WEEKDAYS
from factcheck.words import SPEECH, words

_DAYS = "|".join(WEEKDAYS)
_DAY = regex.compile(rf"\b(?:{_DAYS})\b")
_NOUNS = (
    "announcement|decision|vote|debate|ruling|verdict|sentencing|ceremony|signing|win|victory|defeat|stage|race|session|"
    "hearing|meeting|talks|walkout|strike|crash|collision|accident|derailment|flood|flooding|fire|blaze|storm|fog|quake|"
    "explosion|blast|collapse|raid|robbery|rescue|launch|landing|concert|premiere|agreement|deal|statement|speech"
)
_TAKEN_UP = regex.compile(rf"\b(?P<day>{_DAYS})['’]s\s+(?:(?P<score>\d+-\d+)\s+)?(?P<noun>{_NOUNS})\b(?!-)")
#: what may stand behind the noun: nothing that says which one it is
_ENDS = regex.compile(
    r"\s*(?:[.,;:”\"]|$|(?:that|was|is|has|ended|closed|lasted|drew|came|left|made|means|marked|and|but|because|so|"
    r"would|could|at\s+the)\b)"
)
_MORE = regex.compile(r"\s*,\s*(?:(?:the|a|an|his|her|its|their|which|who|where|when|called|held|organi[sz]ed)\b|\d)")
#: before the day, where the sentence looks back on it
_AFTER = regex.compile(
    r"(?:\b(?:after|welcomed|praised|hailed|called|criticised|criticized|by|in|with|of|said|following)\s+|^|\bthat\s+)$",
    regex.IGNORECASE,
)
_TO_COME = regex.compile(
    r"\b(?:will|shall|ahead\s+of|before|until|next|upcoming|scheduled|expected|planned|due|hopes?|if|last|previous|"
    r"earlier|another|other|second|first|third|separate|similar|elsewhere|also|too|again|both)\b",
    regex.IGNORECASE,
)
_PAST = frozenset("was were had came drew left made led took gave rose fell won lost saw began".split())
#: behind the noun, of a time before: "Tuesday's vote had made it inevitable"
_BEFORE = regex.compile(r"\b(?:had|already|then|since)\b")
#: what tells the end of an event, not the event: whatever the opening tells may have had it
_REPORTS = frozenset("announcement decision vote ceremony hearing win victory".split())
#: of which a story may tell several
_AGAIN = frozenset("walkout protest attack explosion robbery storm quake fire meeting debate stage match".split())
#: what may stand beside the day in its place: "threw out the plan after a debate on Wednesday"
_BESIDE = frozenset("debate meeting".split())
_OPENING = 3  # sentences, headline included, that tell the story's day


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    told = [(s, m) for s in reading.sentences for m in _DAY.finditer(s.text)]
    days = Counter(m.group() for _, m in told)
    opening = [(s, m) for s, m in told if s.index < _OPENING]
    for sentence, day in told:
        found = _TAKEN_UP.match(sentence.text, day.start())
        if not found or days[day.group()] != 1:
            continue
        known = [(s, m) for s, m in opening if s is not sentence]
        if len({m.group() for _, m in known}) != 1 or known[0][0].index >= sentence.index:
            continue
        if _of_the_story(reading, sentence, found) and _of_one_event(reading, known[0], found):
            yield _clash(reading, known[0], (sentence, found))


def _of_the_story(reading: Reading, sentence: Sentence, found: regex.Match[str]) -> bool:
    """Whether the noun takes up what the article reports."""
    text, noun = sentence.text, found["noun"]
    if quoted(text, found.start()) or not _AFTER.search(text, 0, found.start()):
        return False
    if not _ENDS.match(text, found.end()) or _MORE.match(text, found.end()) or _TO_COME.search(text):
        return False
    before = [w.low for w in words(text[: found.start()])]
    if before[-1:] == ["after"] and not SPEECH & {*before}:
        return False  # "Stocks rose after Wednesday's decision"
    looks_back = any(w.low in SPEECH or w.low.endswith("ed") or w.low in _PAST for w in words(text))
    late = _BEFORE.search(text, found.end())
    return looks_back and not late and not _told_apart(reading, sentence, noun)


def _of_one_event(reading: Reading, opening: tuple[Sentence, regex.Match[str]], found: regex.Match[str]) -> bool:
    """Whether the noun is of the family of what the opening tells of its day, or one for any event that it tells."""
    sentence, day = opening
    score = found["score"]
    if score:
        return any(score in s.text for s in reading.sentences[:_OPENING])
    claims = [c for c in reading.statements if c.sentence is sentence]
    told = [one for one in tellings(reading, claims) if one.moment.text.startswith(day.group())]
    families, noun = {family for one in told for family in one.families}, NOUNS.get(found["noun"], set())
    if families & noun - _AGAIN:
        return True
    events = {v.family for w in words(sentence.text) for v in VERBS.get(w.low, ()) if not v.rest}
    return found["noun"] in _REPORTS and not (families | events) - _BESIDE - noun


def _told_apart(reading: Reading, sentence: Sentence, noun: str) -> bool:
    """Whether the article speaks of another one of that kind: "a second vote", "the ministry's decision", "votes"."""
    number = r"another|second|first|last|previous|earlier|next|new|two|three|\p{Lu}\p{L}+['’]s"
    other = regex.compile(rf"\b(?:{number})\s+{noun}s?\b|\b{noun}s\b")
    return any(other.search(s.text) for s in reading.sentences if s is not sentence)


def _clash(
    reading: Reading, right: tuple[Sentence, regex.Match[str]], wrong: tuple[Sentence, regex.Match[str]]
) -> Clash:
    moment, (sentence, found) = right[1], wrong
    sides = [claim_at(reading.claims, s, m.start(), m.end()) for s, m in (right, wrong)]
    first, second = earlier_first(*sides)
    return Clash(
        kind="date", first=first, second=second, score=0.72,
        reason=f"“{found.group()}” takes up what the article tells of {moment.group()}.",
        suspect=sentence.span(found.start("day"), found.end("day")), suggestion=moment.group(),
    )  # fmt: skip
