"""One event with two times, told once and taken up: "signed on Wednesday", later "Sunday's ceremony".

A possessive weekday may bring in a new event ("after Tuesday's blast"). It takes up the one that is told where nothing
is added to the noun but what the telling holds as well, both are still to come or both past, the article tells two
times of the family at most, and it speaks of no other such event. One of the two times stands nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.dates.event_context import of_another
from factcheck.comparisons.dates.event_families import VERBS
from factcheck.comparisons.dates.tellings import Telling, clause, differ, tellings
from factcheck.comparisons.dates.times_told import Times, counter
from factcheck.datatypes import Clash, Reading
from factcheck.moments import WEEKDAYS
from factcheck.sameness import frame
from factcheck.words import SPEECH, stem, words

#: what happens again and again in one story
_RECURRING = frozenset(
    """walkout protest closure attack explosion meeting debate visit announcement speech fire storm quake arrest death
    discovery payment delivery delay cancellation theft evacuation rescue""".split()
)
#: whose noun and verb alone never tell that two are one
_LOOSE = frozenset("match stage birth death arrest discovery award payment storm".split())
#: acts of which a plan tells one: whatever opens, closes or is signed
_ONCE = frozenset(
    """opening effect closure succession walkout presentation visit publication signing election takeover completion
    festival delivery reshuffle""".split()
)
_ANOTHER = frozenset("another previous earlier last next similar separate new further fresh repeat recent".split())
_HINGES = frozenset("after since before until following of by than like".split())
_SENSED = frozenset("heard saw felt".split())
#: before "by" and what somebody is glad or sad of
_MOVED_BY = regex.compile(
    r"\b(?:disappointed|saddened|angered|pleased|delighted|surprised|shocked|relieved|dismayed|stunned|encouraged)\s+"
    r"(?:at|by)\s+(?:\p{L}+\s*){0,2}(?:['’]s\s+)?$"
)
_MOVED = regex.compile(
    r"\b(?:postpon\w+|reschedul\w+|deferred|adjourned|(?:put|pushed|moved|set)\s+(?:off|back|to|from|forward)|"
    r"brought\s+forward|delayed\s+(?:until|to|from|by)|originally)\b"
)
_AHEAD = regex.compile(
    r"\b(?:look\w*\s+forward\s+to|ahead\s+of|in\s+time\s+for|(?:prepar|brac|campaign|wait)\w*\s+for|await\w*|eve\s+of)\b"
)
_LAST = regex.compile(rf"\b(?:first|last)\s+(?:{'|'.join(WEEKDAYS)})\s+(?:of|in)\b")
_NEAR = 2  # sentences in which a bare noun takes up what was told
_OTHER = regex.compile(
    r"\b(?:[Aa]nother|[Oo]thers?|[Pp]revious(?:ly)?|[Ee]arlier|[Ss]eparate(?:ly)?|too|as\s+well|worse|better|stronger|weaker|"
    r"larger|bigger|smaller|deadlier|longer|shorter|than)\b"
)
_DISASTERS = frozenset("flood crash grounding collapse sinking explosion storm quake fire outage".split())
#: of which sort a ceremony is
_SOLEMN = regex.compile(
    r"\b(?:open\w*|start\w*|began|memor\w*|award\w*|medals?|prizes?|graduat\w*|clos\w+|mark\w*|wedding)\b"
)
_IN_PART = regex.compile(r"\b(?:fully|partly|entirely|completely|for\s+good|phase|stage|first|second|part)\b")
_PLACE = 10  # characters into a sentence that opens with "In"
_LEAD = 3  # statements, headline included, that introduce the story


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "date"."""
    groups: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in tellings(reading):
        for family in sorted(one.families):
            groups[family, one.grain].append(one)
    early = {id(claim) for claim in reading.statements[:_LEAD]}
    times = counter(reading)
    seen: set[tuple[int, int]] = set()
    for (family, _), found in groups.items():
        pair = _changed(reading, family, found, early, times)
        if pair:
            places = pair[0].claim.start + pair[0].moment.at, pair[1].claim.start + pair[1].moment.at
            if places not in seen:
                seen.add(places)
                yield _clash(family, pair, early, times)


def _changed(
    reading: Reading, family: str, found: Sequence[Telling], early: set[int], times: Times
) -> tuple[Telling, Telling] | None:
    """The first two tellings of one event that differ, where the family has two times in all."""
    kinds: list[Telling] = []
    for one in found:
        if len(kinds) < 3 and all(differ(one, kind) for kind in kinds):
            kinds.append(one)
    rare = [i for i, one in enumerate(found) if times(one.moment) == 1]
    if len(kinds) != 2 or not rare or _several(reading, found):
        return None
    for at, one in enumerate(found):
        for other in found[at + 1 :] if at in rare else [found[i] for i in rare if i > at]:
            if differ(one, other) and _same(family, found, (one, other), early, times):
                return one, other
    return None


def _same(family: str, found: Sequence[Telling], sides: tuple[Telling, Telling], early: set[int], times: Times) -> bool:
    """Whether both tell of one event."""
    one, other = sides
    moods = {one.planned, other.planned}
    if one.claim is other.claim or moods == {True, False} or _relative(one) != _relative(other):
        return False
    if one.form == other.form == "verb":
        return _one_plan(family, one, other, early)
    taken, told = (other, one) if other.form != "verb" else (one, other)
    named, told_in_all = sum(not differ(x, taken) for x in found), times(taken.moment)
    sure = told_in_all == 1 or told_in_all <= named  # else the day has a story of its own
    return sure and family not in _LOOSE and taken.definite and _takes_up(family, taken, told, early)


def _takes_up(family: str, taken: Telling, told: Telling, early: set[int]) -> bool:
    """Whether a noun takes up what is told."""
    shared = (taken.others & told.others) - {stem(taken.word.low), stem(told.word.low)}
    news = id(told.claim) in early
    added = frozenset() if taken.before in _SENSED else taken.added
    if not added <= told.others | {stem(told.word.low)} or _another(taken, told.claim.sentence.text, news):
        return False
    if (not shared and _loosely(family, taken)) or _done_there(family, taken, told):
        return False
    if family == "visit" and not shared:
        return False
    if taken.word.low.startswith("re") and not told.word.low.startswith("re") and family == "opening":
        return False
    recurs = family in _RECURRING and not told.planned
    if told.form != "verb":
        owned = taken.form == "owned" and news and not recurs
        return owned or (bool(shared) and told.word.low == taken.word.low)
    if told.grain == "year" or recurs:
        return len(shared) > 1 or _exchanged(taken.moment.year, told.moment.year)
    if told.planned and taken.planned and stem(told.word.low) == stem(taken.word.low):
        return True
    return bool(shared) or news or 0 < taken.claim.sentence.index - told.claim.sentence.index <= _NEAR


def _exchanged(one: int | None, other: int | None) -> bool:
    """Whether two years have the same digits in another order: 1989, 1998."""
    return bool(one and other) and one != other and sorted(str(one)) == sorted(str(other))


def _another(taken: Telling, known: str, news: bool) -> bool:
    """Whether a noun's sentence tells of another event, or of a time before the news of the day."""
    text, around = taken.claim.sentence.text, clause(taken)
    lows = {w.low for w in around}
    reported = any(w.low in SPEECH for w in words(text[: around[0].at]))
    if of_another(text, taken.moment.stop, known) or _AHEAD.search(text):
        return True
    if taken.word.low == "ceremony" and _SOLEMN.search(text):
        return True
    return bool(_OTHER.search(text)) or "elsewhere" in lows or (news and "had" in lows and not reported)


def _done_there(family: str, taken: Telling, told: Telling) -> bool:
    """Whether the noun's own sentence tells of such an act by another verb: "In Borg they threw it out"."""
    if told.form != "verb":
        return False
    lows = [w.low for w in words(taken.claim.sentence.text) if w.at != taken.word.at]
    own = {
        stem(low) for low in lows for v in VERBS.get(low, ()) if v.family == family and v.form == "past" and not v.rest
    }
    return bool(own - {stem(told.word.low)})


def _loosely(family: str, taken: Telling) -> bool:
    """Whether a noun stands where a new event may: "after Monday's vote", "In Lund the strike"."""
    text = taken.claim.sentence.text
    within = taken.before in {"in", "at", "from", "during"} and family not in _DISASTERS
    place = text.startswith(("In ", "At ")) and taken.word.at > _PLACE
    more = regex.match(
        r",?\s+(?:in\s+which|which|when|where|who|that)\b", text, pos=max(taken.word.stop, taken.moment.stop)
    )
    hinge = taken.before in _HINGES and not _MOVED_BY.search(text, 0, taken.word.at)
    return hinge or within or place or bool(more)


def _relative(one: Telling) -> frozenset[str]:
    """What a sentence counts from another time; "the last Thursday of March" is none."""
    return frame(_LAST.sub("", one.claim.sentence.text)).relative


def _one_plan(family: str, one: Telling, other: Telling, early: set[int]) -> bool:
    """Whether two verbs tell one plan: the same act of or on the same thing, or of one month of two years."""
    if not (one.planned or other.planned) or family not in _ONCE or one.grain == "year":
        return False
    if not other.added <= one.others or (one.added and other.added and not one.added & other.added):
        return False
    if any(_IN_PART.search(side.claim.sentence.text) for side in (one, other)):
        return False
    month = one.moment.month if one.moment.month == other.moment.month else None
    years = {one.moment.year, other.moment.year} - {None}
    slipped = month and len(years) == 2 and stem(one.word.low) == stem(other.word.low) and id(one.claim) in early
    known = one.others | {stem(word) for head in one.heads for word in head.split()}
    new = [head for head in other.heads - one.heads if stem(head) not in known]
    return bool(slipped or (one.heads & other.heads and not new))


def _several(reading: Reading, found: Sequence[Telling]) -> bool:
    """Whether the article tells of another such event, or of a day that was changed."""
    nouns = {one.word.low for one in found if one.form != "verb"}
    told = {one.claim.sentence.index for one in found}
    for sentence in reading.sentences:
        lows = [w.low for w in words(sentence.text)]
        if any(one.planned for one in found) and _MOVED.search(sentence.text):
            return True
        words_before = _ANOTHER if sentence.index in told else _ANOTHER | {"a", "an"}
        if any(low in nouns and i and lows[i - 1] in words_before for i, low in enumerate(lows)):
            return True
    return False


def _clash(family: str, pair: tuple[Telling, Telling], early: set[int], times: Times) -> Clash:
    one, other = pair
    counts = [times(side.moment) for side in pair]
    wrong, right = (one, other) if counts[0] < counts[1] else (other, one)
    known = counts[0] != counts[1] or id(one.claim) in early
    return Clash(
        kind="date", first=one.claim, second=other.claim, score=0.74,
        reason=f"The {family} is told with “{one.moment.text}” in one place and with “{other.moment.text}” in another.",
        suspect=wrong.claim.sentence.span(wrong.moment.at, wrong.moment.stop) if known else None,
        suggestion=right.moment.text if known else None,
    )  # fmt: skip
