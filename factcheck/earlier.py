"""Findings between an article and an earlier one of its story: what the time between them may explain is left out.

A toll rises, a price moves, a minister is replaced, a date is put off. What cannot have changed may be told, as a
warning at most, since both articles were right in somebody's eyes when they appeared: a toll that falls, the length of
a bridge, a name, words of a quotation, the day of what had happened already.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from factcheck import moments, quantities
from factcheck.datatypes import Article, Claim, Contradiction

#: said of a person near whom an office may have changed
_CHANGE = re.compile(
    r"\b(?:appoint\w*|nam(?:ed|es|ing)|sw(?:orn|ore|ears) in|elect\w*|becom\w*|became|replac\w*|succe(?:ed\w*|ssor)|"
    r"resign\w*|step(?:s|ped|ping)? (?:down|aside)|dismiss\w*|sack\w*|fired|oust\w*|reshuffl\w*|promot\w*|new|incoming|"
    r"outgoing|designate|former(?:ly)?|previous(?:ly)?|took office|takes? office|took over|takes? over|inaugurat\w*|"
    r"acting|interim|nominat\w*|until)\b",
    re.IGNORECASE,
)
#: what is counted while it grows
_TOLL = re.compile(
    r"\b(?:dead|deaths?|died|kill(?:ed|s|ing)?|toll|bodies|injur\w+|wounded|hurt|missing|victims?|arrest\w*|detain\w*|"
    r"cases|infect\w+|evacuat\w+|displaced|rescued|destroyed)\b",
    re.IGNORECASE,
)
_FIXED = frozenset("length area mass volume".split())  # dimensions of a thing that do not change from day to day
_AGE = re.compile(r"\b\d{1,3}-year-old\b|,\s\d{2,3},|\baged?\s\d|\bborn\b|\b(?:is|was|turned|turns)\s\d{2,3}(?=[.,;])")
_OLDEST = 116
_FUTURE = re.compile(r"\b(?:will|would|to be|is due|are due|planned|scheduled|expected|set to|shall|may|could)\b", re.I)
_WEEK = 6  # days: within them a weekday names one day
_MONTH = 31  # days after which an office may have changed without a word


def weighed(article: Article, found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """The findings; those whose other side stands in an earlier article only where time explains nothing."""
    known = {id(one): one for one in article.earlier}
    for one in found:
        other = known.get(id(one.second.article)) if one.second.article else None
        if other is None:
            yield one
        elif not explained(one, article, other):
            yield dataclasses.replace(one, severity="warning") if one.severity == "error" else one


def explained(found: Contradiction, article: Article, other: Article) -> bool:
    """Whether the time between two articles may account for what they say differently."""
    days = _between(article, other)
    new, old = found.first, found.second
    if found.kind in ("statement", "participant", "count"):
        return True  # what people do changes from day to day
    if found.kind == "role":
        person = new.role.person if new.role else ""
        return days is None or days > _MONTH or _changed(person, article) or _changed(person, other)
    if found.kind == "number":
        return _grown(article, found, days)
    if found.kind in ("date", "place"):
        return _moved(new, old, days)
    return False


def _between(article: Article, other: Article) -> int | None:
    """Days from the other to the article, ``None`` where one of them has no day."""
    return abs((article.day - other.day).days) if article.day and other.day else None


def _changed(person: str, article: Article) -> bool:
    """Whether an article has a word of a change of office near the person's last name."""
    name = person.rsplit(" ", 1)[-1]
    return any(
        _CHANGE.search(article.text, max(0, at.start() - 160), at.end() + 160)
        for at in re.finditer(rf"\b{re.escape(name)}\b", article.text)
    )


def _grown(article: Article, found: Contradiction, days: int | None) -> bool:
    """Whether a number may have moved since: all may but ages by more than a birthday, dimensions, and a toll down."""
    suspect = found.suspect
    now = _number(article.text[suspect.start : suspect.end]) if suspect else None
    then = _number(found.suggestion or "")
    if suspect is None or now is None or then is None:
        return True
    new, old = found.first.sentence, found.second.sentence
    if any(_AGE.search(side.text) for side in (new, old)) and max(now, then) < _OLDEST:
        return 0 <= now - then <= 1 + (days or 0) / 365
    for one in quantities.read(new.text):
        place = new.span(one.at, one.stop)
        if place.overlaps(suspect) and one.unit in _FIXED:
            return False
    return now > then or not all(_TOLL.search(side.text) for side in (new, old))


def _number(words: str) -> float | None:
    found = quantities.read(words)
    return found[0].number if found else None


def _moved(new: Claim, old: Claim, days: int | None) -> bool:
    """Whether an event may have been put off, or a weekday mean another week's."""
    if _FUTURE.search(new.sentence.text) or _FUTURE.search(old.sentence.text):
        return True
    dated = [any(m.day for m in moments.read(side.sentence.text)) for side in (new, old)]
    return not all(dated) and (days is None or days > _WEEK)
