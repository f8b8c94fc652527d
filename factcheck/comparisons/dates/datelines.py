"""Days against the day of the dateline: "OSLO, March 14 - ... The council will meet on March 2".

What is still to come does not lie before the day of the report. A date without a year may belong to the next one, so
only those near the dateline count, and nothing that comes back each year. Of what is told as done nothing is said: it
may be of any year ("LONDON, June 1 - ... They landed on June 6").
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.dates.beside import body_of
from factcheck.comparisons.dates.event_families import NOUNS
from factcheck.comparisons.places_in_text import narrowed, quoted
from factcheck.datatypes import Claim, Clash, Reading, earlier_first
from factcheck.moments import WEEKDAYS, Moment, read
from factcheck.words import Word, word_at, words

_DATELINE = regex.compile(r"^\p{Lu}[\p{Lu}\s.,’'/-]{2,40}[^–—-]{0,40}?\s[-–—]\s")
_NEAR = 31  # days: farther away, a date may lie in another year
_CLAUSES = frozenset("who which that when where while because as if and but or said says than".split())
#: words that leave open whether a date is still to come, or tell of another year
_OPEN = frozenset(
    """would could should may might to since last next year due until by if not from before after ago earlier previous
    every each for ahead about again return returns edition annually anew
    anniversary born birthday revolution war independence founded annual massacre
    attack attacks invasion coup old named""".split()
)
#: what is done now about what is to come: "called elections on March 20"
_TOWARDS = frozenset(
    """planned expected scheduled set called announced agreed asked invited booked fixed convened summoned proposed
    offered tabled promised ordered moved postponed delayed extended rescheduled allowed wanted hoped threatened
    demanded needed confirmed awaited discussed prepared chosen picked named declared ended expired based
    cancelled canceled banned suspended closed shut barred grounded halted""".split()
)
_PAST = frozenset(
    """met died left began held took came won lost gave made fell rose broke wrote told sold bought found sent spent
    hit led sank shot struck cut""".split()
)
_YEARS = regex.compile(r",?\s+(?:of\s+)?(?:last|next|a\s+year|this\s+year|each|every)\b")
_HISTORY = regex.compile(r"\b(?:war|years|decades?|century|anniversary|history|that\s+year)\b")
_BE = frozenset("be been being get".split())
#: beside the noun "will": "the king's will was read", "a will of her own"
_NOUN_AFTER = tuple([word] for word in "the a his her their 's ’s last own good free this that living".split())
_NOUN_BEFORE = tuple([word] for word in "of was is were had has that and to".split())
_REACH = 12  # words between a verb and its date


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    line = _dateline(reading)
    if not line:
        return
    claim, moment = line
    day = _date(moment, 2023)
    for other in reading.statements:
        for told in read(other.sentence.text):
            if day and told.day and told.month and not told.year and told.at >= body_of(other.sentence.text):
                apart = _apart(told, day)
                if -_NEAR <= apart < 0 and _to_come(other.sentence.text, told):
                    yield _clash(claim, moment, other, told)


def _dateline(reading: Reading) -> tuple[Claim, Moment] | None:
    """The day before the dash that opens the body."""
    first = next((c for c in reading.statements if c.sentence.kind == "body"), None)
    found = _DATELINE.match(first.sentence.text) if first else None
    days = [m for m in read(found[0]) if m.day and m.month] if found else []
    return (first, days[0]) if first and len(days) == 1 else None


def _date(moment: Moment, year: int) -> datetime.date | None:
    try:
        return datetime.date(moment.year or year, moment.month or 1, moment.day or 1)
    except ValueError:
        return None


def _apart(moment: Moment, day: datetime.date) -> int:
    """Days from the dateline to a date in the year that brings it nearest."""
    dates = [one for year in (day.year - 1, day.year, day.year + 1) if (one := _date(moment, year))]
    return min(((one - day).days for one in dates), key=abs, default=0)


def _to_come(text: str, moment: Moment) -> bool:
    """Whether the clause of a date surely tells what will be."""
    history = any(m.year for m in read(text)) or bool(_HISTORY.search(text))
    if history or quoted(text, moment.at) or _YEARS.match(text, moment.stop):
        return False
    tokens = words(text)
    begin = word_at(tokens, moment.at)
    clause = [w for w in (*_back(tokens, begin), *_on(tokens, begin, moment)) if w.text != "May"]
    lows = [w.low for w in clause]
    place = tokens[begin - 1].low if begin else ""
    direct = _past(place) or (place == "on" and (begin == 1 or tokens[begin - 2].low not in NOUNS))
    if not direct or (_OPEN | _TOWARDS) & set(lows):
        return False
    at = next((i for i, w in enumerate(clause) if w.text == "will"), len(lows))
    if at == len(lows) or lows[at - 1 : at] in _NOUN_AFTER or lows[at + 1 : at + 2] in _NOUN_BEFORE:
        return False
    return all(i > at and lows[i - 1] in _BE for i, low in enumerate(lows) if _past(low))


def _past(low: str) -> bool:
    return low in _PAST or (low.endswith("ed") and len(low) > 4)


def _back(tokens: Sequence[Word], begin: int) -> list[Word]:
    found: list[Word] = []
    for word in reversed(tokens[max(0, begin - _REACH) : begin]):
        within = word.text == "," and found and found[-1].text in WEEKDAYS
        if not within and (word.low in _CLAUSES or word.text in ",;:–—("):
            break
        found.append(word)
    return found[::-1]


def _on(tokens: Sequence[Word], begin: int, moment: Moment) -> list[Word]:
    """The clause behind a date that opens it: "On March 6 lawmakers voted"."""
    if (begin > 1 and tokens[begin - 1].low != "on") or begin > 2:
        return []
    behind = [w for w in tokens if w.at >= moment.stop]
    behind = behind[1:] if behind and behind[0].text == "," else behind
    end = next((i for i, w in enumerate(behind) if w.low in _CLAUSES or w.text in ",;:"), len(behind))
    return behind[: min(end, _REACH)]


def _clash(claim: Claim, line: Moment, other: Claim, told: Moment) -> Clash:
    mine = narrowed(claim, claim.sentence.span(line.at, line.stop)) if other.sentence is claim.sentence else claim
    theirs = other if mine is claim else narrowed(other, other.sentence.span(told.at, told.stop))
    first, second = earlier_first(mine, theirs)
    return Clash(
        kind="date", first=first, second=second, score=0.76,
        reason=f"“{told.text}” is told as still to come, and lies before the day of the report, “{line.text}”.",
        suspect=other.sentence.span(told.at, told.stop),
    )  # fmt: skip
