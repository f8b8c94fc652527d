"""A first name or a surname that changes: "Corinne Haddow" and "Catherine Haddow", Kowalski and Kowalczyk.

Two full names with one surname are two people as a rule, and the press says who the second one is. They are taken for
one person only where the article gives both the same title or the same part in the story, and speaks of no relative.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import regex

from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import office_heads
from factcheck.words import FUNCTION_WORDS, PARTICLES, Word, stem, words

_KIN = regex.compile(
    r"\b(?:brothers?|sisters?|siblings?|wife|husband|widow(?:er)?|father|mother|parents?|sons?|daughters?|children|"
    r"twins?|cousins?|uncle|aunt|nephew|niece|grand\p{L}+|step\p{L}+|half-\p{L}+|partner|fianc\p{L}+|famil(?:y|ies)|"
    r"(?:not|no)\s+relat\p{L}+|unrelated|namesake|in-law|née|born|married|clan|dynasty|relatives?|couple)\b",
    regex.IGNORECASE,
)
_POLITE = frozenset("mr mrs ms miss cllr jr sr junior senior dr prof professor sir dame lord lady the a an and".split())
#: verbs of leading, which news exchanges freely: "who led the raid", "who commanded the raid"
_LEADING = frozenset(stem(w) for w in "led leads commanded commands headed heads ran directed directs".split())
_OPERATIONS = frozenset("operation raid mission search rescue swoop expedition".split())
_SAID = frozenset("said says told added asked replied answered argued warned insisted noted".split())

Place = tuple[Sentence, Mention]


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "name"."""
    sentences = {s.index: s for s in reading.sentences}
    people: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.sentence in sentences and (_personal(mention) or _speaks(sentences[mention.sentence], mention)):
            people[_parts(mention.text)].append((sentences[mention.sentence], mention))
    kin = " ".join(s.text for s in reading.sentences if _KIN.search(s.text))
    yield from _first_names(people, kin, reading)
    yield from _misspelt(people, reading)


def _personal(mention: Mention) -> bool:
    """Whether a mention names a person, or two or three capitalised words that no body's name has."""
    if mention.type == "person":
        return True
    parts = mention.text.split()
    return (
        mention.type == "organisation" and 2 <= len(parts) <= 3 and all(p[:1].isupper() and p.isalpha() for p in parts)
        and not any(p.isupper() for p in parts) and not tables.organisation_forms().get(mention.text)
    )  # fmt: skip


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name without courtesies, initials, particles and accents."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("ł", "l").replace("Ł", "L")
    kept = tuple(
        w for w in plain.split()
        if not (w.endswith(".") or len(w) == 1 or w.lower() in PARTICLES or w.lower() in _POLITE)
    )  # fmt: skip
    return kept or tuple(name.split())


# --- one surname, two first names ------------------------------------------------------------------------------------


def _first_names(people: Mapping[tuple[str, ...], Sequence[Place]], kin: str, reading: Reading) -> Iterator[Clash]:
    full = [name for name in people if len(name) >= 2]
    for one, other in combinations(full, 2):
        same_last, same_first = one[-1] == other[-1] and one[0] != other[0], one[0] == other[0] and one[-1] != other[-1]
        if not (same_last or same_first) or len(one) != len(other) or len(set(one) ^ set(other)) != 2:
            continue
        if same_last and (one[-1] in kin or _one_name(one[0], other[0])):
            continue
        shared = shared_part(people[one], people[other])
        if shared and not (same_first and not _near(one[-1], other[-1]) and shared in _MANY):
            yield _clash((people[one], people[other]), 0 if same_last else -1, shared, reading)


def _one_name(one: str, other: str) -> bool:
    """Whether two first names may be one: a short form, an initial, a hyphenated whole."""
    short, long = sorted((one, other), key=len)
    known = tables.nicknames()
    return long.startswith(short.rstrip(".")) or other in known.get(one, ()) or one in known.get(other, ())


def shared_part(one: Sequence[Place], other: Sequence[Place]) -> str | None:
    """A description that both names are given, by its telling word; ``None`` where there is none."""
    mine, theirs = ({d for place in side for d in descriptions(*place)} for side in (one, other))
    both = {word for word in mine & theirs if word not in _EMPTY}
    return min(both, key=lambda word: (word in _MANY, word)) if both else None


def descriptions(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """The telling words of what stands beside a name: "the principal investigator, NAME", "NAME, who led the raid"."""
    tokens = words(sentence.text)
    before, after = [w for w in tokens if w.stop <= mention.at], [w for w in tokens if w.at >= mention.stop]
    yield from _title(before)
    if [w.text for w in after[:1]] in ([","], ["("]):
        lows = [w.low for w in after[1:9]]
        if lows[:1] == ["who"] and len(lows) > 2 and stem(lows[1]) in _LEADING:
            for low in lows[2:5]:
                if low.isalpha() and low not in _POLITE:
                    yield f"leading the {'operation' if low in _OPERATIONS else low}"
        elif lows[:1] == ["the"] or lows[:2] == ["of", "the"]:
            yield from _phrase(lows[1 + (lows[0] == "of") :])


def _title(before: Sequence[Word]) -> Iterator[str]:
    """The title or the apposition that ends where the name begins."""
    found = list(before[-10:])
    comma = bool(found) and found[-1].text == ","
    while found and (found[-1].text == "," or found[-1].low.rstrip(".") in _POLITE - {"the", "a", "an", "and"}):
        comma = comma or found[-1].text == ","
        found.pop()
    if comma:
        starts = [i for i, w in enumerate(found) if w.low == "the" or w.low in {"'s", "’s"}]
        if starts and not any(w.text in {".", ",", ";", "”", '"'} for w in found[starts[-1] :]):
            yield from _phrase([w.low for w in found[starts[-1] + 1 :]])
        return
    kept: list[str] = []
    while found and found[-1].alpha and found[-1].low not in FUNCTION_WORDS | _SAID and len(kept) < 5:
        kept.insert(0, found.pop().low)
    if kept and kept[-1] in office_heads():
        yield from _phrase(kept)


def _phrase(lows: Sequence[str]) -> Iterator[str]:
    """A description up to where it ends: its head, and the whole of it where it is longer."""
    kept: list[str] = []
    for low in lows:
        if not low[:1].isalpha() or low in FUNCTION_WORDS:
            break
        kept.append(low)
    if kept and len(kept) <= 5:
        yield kept[-1]
        if len(kept) > 1:
            yield " ".join(kept[-3:])


#: words that many people of one article may be called by
_MANY = frozenset(
    """mp senator lawmaker deputy councillor councilor analyst economist lawyer attorney solicitor barrister resident
    spokesman spokeswoman spokesperson officer official student pupil teacher player member minister president
    striker defender midfielder goalkeeper winger fan supporter worker farmer doctor nurse soldier colonel captain
    sergeant detective inspector professor researcher scientist director manager executive partner friend neighbour
    neighbor author writer actor singer reporter journalist witness passenger driver victim shopkeeper owner judge
    justice prosecutor candidate delegate critic expert engineer""".split()
)
_EMPTY = frozenset("man woman people person".split())


# --- one letter wrong ------------------------------------------------------------------------------------------------


def _misspelt(people: Mapping[tuple[str, ...], Sequence[Place]], reading: Reading) -> Iterator[Clash]:
    """A bare surname that nobody introduced, a letter away from one that is told often."""
    full = {name[-1]: name for name in people if len(name) >= 2}
    known = {word for name in people if len(name) >= 2 for word in name}
    for name, places in people.items():
        if len(name) != 1 or name[0] in known or len(name[0]) < 6 or len(places) > 1 or not _speaks(*places[0]):
            continue
        near = [last for last in full if _typo(name[0], last)]
        if len(near) == 1:
            told = [*people[full[near[0]]], *people.get((near[0],), ())]
            if len(told) >= 2:
                yield _clash((told, places), -1, "speaking in the same story", reading)


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    after = [w.low for w in words(sentence.text) if w.at >= mention.stop][:1]
    before = [w.low for w in words(sentence.text) if w.stop <= mention.at][-1:]
    return bool(set(after + before) & _SAID)


def _typo(one: str, other: str) -> bool:
    """One letter added, dropped, changed, or two neighbours exchanged; grammatical endings do not count."""
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 1 or {one + "s", other + "s"} & {one, other}:
        return False
    return _distance(one, other) <= 1 or (sorted(one) == sorted(other) and _distance(one, other) == 2)


def _near(one: str, other: str) -> bool:
    """Whether two surnames look like one changed: one stem with another ending, or two letters apart."""
    return min(len(one), len(other)) >= 5 and (one[:5] == other[:5] or _distance(one, other) <= 2)


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


# --- the clash -------------------------------------------------------------------------------------------------------


def _clash(sides: tuple[Sequence[Place], Sequence[Place]], part: int, shared: str, reading: Reading) -> Clash:
    """``part`` is the word of the name that differs: 0 the first, -1 the last."""
    one, other = sides
    wrong, right = (one, other) if len(one) < len(other) else (other, one)
    (sentence, mention), (_, good) = (
        wrong[-1 if wrong is other else 0],
        max(right, key=lambda place: len(place[1].text)),
    )
    bad = mention.text.split()[part]
    at = mention.at + (0 if part == 0 else len(mention.text) - len(bad))
    sure = 0.62 + 0.12 * (shared != "speaking in the same story") + 0.12 * (len(right) > len(wrong))
    first, second = sorted((_claim(reading, wrong[0][0]), _claim(reading, right[0][0])), key=lambda c: (c.start, c.end))
    return Clash(
        kind="name", first=first, second=second, score=min(0.9, sure),
        reason=f"“{mention.text}” and “{good.text}” seem to be one person ({shared}).",
        suspect=sentence.span(at, at + len(bad)), suggestion=good.text.split()[part],
        witnesses=tuple(_claim(reading, s) for s, _ in right[1:]),
    )  # fmt: skip


def _claim(reading: Reading, sentence: Sentence) -> Claim:
    """The statement of a sentence, or one made of it where it states nothing."""
    found = next((c for c in reading.claims if c.kind == "statement" and c.sentence is sentence), None)
    return found or Claim(text=sentence.text, start=sentence.start, end=sentence.end, sentence=sentence)
