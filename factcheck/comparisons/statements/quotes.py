"""The same words given to two speakers: “a tax on geography” is hers in one paragraph and the minister's in another.

People do repeat each other, and reporters quote what somebody quotes; both are said with a word ("echoed", "the
phrase", "read"), and then this comparison is silent. Phrases that anybody may say are too short or too common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factcheck.comparisons.places_in_text import claim_at
from factcheck.comparisons.statements.quotations import Quotation, quotations
from factcheck.datatypes import Clash, Mention, Reading, Span
from factcheck.lexicon import tables
from factcheck.words import FUNCTION_WORDS, stem, words

#: a quotation of a document, a saying, or of somebody who quotes somebody
_REPEATED = frozenset(
    """echo echoed echoes echoing quote quoted quoting quotes repeat repeated repeats repeating borrow borrowed
    borrowing phrase slogan motto chant chanted chanting chants banner banners placard placards sign signs song sang
    lyrics title titled headline letter email memo report statement document leaflet manifesto anthem poem verse prayer
    reads reading read wording words term label joined agreed agree chorus unison recalled remembered cited citing
    paraphrased paraphrasing dismissed rejected rejects denied disputed disputes accused responded replying mocked
    claim claims remark remarks comment comments description characterisation accusation
    charge""".split()
)
_VAGUE = frozenset(("quoted", "he or she"))
_LONGEST = 60  # words of a quotation that are compared


def compare(reading: Reading) -> Iterator[Clash]:
    """Quotations that two people are given."""
    everything = quotations(reading)
    found = [q for q in everything if q.giver and q.giver not in _VAGUE]
    counts = Counter(stem(w.text) for s in reading.sentences for w in words(s.text) if w.alpha)
    texts = {s.index: s.text for s in reading.sentences}
    people = {m.entity for m in reading.mentions if m.type == "person"}
    told: set[tuple[int, int]] = set()
    for one, other in combinations(found, 2):
        if one.giver == other.giver or not {one.giver, other.giver} <= people or _one_person(one.giver, other.giver):
            continue
        score = _score(one, other, counts)
        wrong, right = _sides(one, other)
        if not score or wrong.name is None or _told_as_repeated(one, other, texts) or _own(wrong, found, right):
            continue
        if _common_property(one, other, everything):
            continue
        key = (wrong.sentence.index, wrong.at)
        if key not in told:
            told.add(key)
            yield _clash(reading, wrong, right, score)


def _one_person(one: str | None, other: str | None) -> bool:
    """Whether two entities may be one person under two names."""
    mine, theirs = set((one or "").rstrip("?").split()), set((other or "").rstrip("?").split())
    return bool(mine & theirs)


def _score(one: Quotation, other: Quotation, counts: Mapping[str, int]) -> float:
    """How surely two quotations are the same words."""
    run = _common_run(one.tokens[:_LONGEST], other.tokens[:_LONGEST])
    content = [w for w in run if w not in FUNCTION_WORDS and len(w) > 2]
    if len(run) >= 4 and len(content) >= 2 and _telling(content, counts):
        # two full quotations may share a common phrase; they must be the same from end to end
        whole = len(run) >= max(6, 0.7 * min(len(one.tokens), len(other.tokens)))
        return 0.86 if whole or not (one.direct and other.direct) else 0.0
    for told, said in ((one, other), (other, one)):
        fragment = told.clause and _marked(told) and len(content) >= 2 and len(run) == len(told.tokens) >= 3
        if fragment and said.direct and all(counts.get(stem(w), 0) <= 2 for w in content):
            return 0.74
        if not told.direct and said.direct and not _marked(told):
            mine, theirs = _content(told.tokens), _content(said.tokens)
            shared = mine & theirs
            if len(shared) >= 3 and len(shared) >= 0.7 * len(mine) and _telling(list(shared), counts):
                return 0.74
    return 0.0


def _marked(quotation: Quotation) -> bool:
    """Whether the words stand inside quotation marks."""
    return quotation.sentence.text[: quotation.at].rstrip()[-1:] in {"“", '"', "«", "„"}


def _content(tokens: Sequence[str]) -> set[str]:
    return {stem(w) for w in tokens if w not in FUNCTION_WORDS and len(w) > 2}


def _telling(content: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether some of the words are rare in the article: nobody else would say them by chance."""
    rare = [w for w in content if counts.get(stem(w), 0) <= 3]
    return len(rare) >= max(1, len(content) // 2)


def _common_run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """The longest run of words that both have."""
    best: Sequence[str] = ()
    lengths = [0] * (len(other) + 1)
    for i in range(len(one)):
        for j in range(len(other) - 1, -1, -1):
            lengths[j + 1] = lengths[j] + 1 if one[i] == other[j] else 0
            if lengths[j + 1] > len(best):
                best = one[i - lengths[j + 1] + 1 : i + 1]
    return best


def _sides(one: Quotation, other: Quotation) -> tuple[Quotation, Quotation]:
    """The side that looks wrong and the other: words recalled in passing, else the later ones."""
    if one.direct != other.direct:
        return (other, one) if one.direct else (one, other)
    return other, one


def _told_as_repeated(one: Quotation, other: Quotation, texts: Mapping[int, str]) -> bool:
    """Whether a word near either side says that the words are quoted again, or are no person's own."""
    for quotation in (one, other):
        text = texts[quotation.sentence.index]
        outside = text[: quotation.at] + " " + text[quotation.stop :]
        if any(w.low in _REPEATED for w in words(outside)):
            return True
    return False


def _common_property(one: Quotation, other: Quotation, everything: Sequence[Quotation]) -> bool:
    """Whether a third quotation has the words, too: a slogan, a document, a witness read out."""
    run = _common_run(one.tokens[:_LONGEST], other.tokens[:_LONGEST])
    others = [q for q in everything if q is not one and q is not other and q.giver not in {one.giver, other.giver}]
    return len(run) >= 4 and any(len(_common_run(run, q.tokens[:_LONGEST])) >= 4 for q in others)


def _own(wrong: Quotation, found: Sequence[Quotation], right: Quotation) -> bool:
    """Whether the suspect speaker says the same elsewhere: then two people do say it."""
    mine = [q for q in found if q.giver == wrong.giver and q.direct and q is not wrong]
    return any(len(_common_run(q.tokens[:_LONGEST], right.tokens[:_LONGEST])) >= 4 for q in mine)


def _clash(reading: Reading, wrong: Quotation, right: Quotation, score: float) -> Clash:
    claims = [claim_at(reading.claims, q.sentence, q.at, q.stop) for q in (wrong, right)]
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    suspect, suggestion = _mend(reading, wrong, right) if wrong.name else (None, None)
    return Clash(
        kind="quote",
        first=first,
        second=second,
        score=score,
        reason=f"The same words are given to {right.giver} in one place and to {wrong.giver} in another.",
        suspect=suspect,
        suggestion=suggestion,
    )


_MR = frozenset(("mr", "mrs", "ms", "miss"))


def _mend(reading: Reading, wrong: Quotation, right: Quotation) -> tuple[Span | None, str | None]:
    """The name of the suspect speaker, "Mr" included, and the other's name in the same form."""
    name, giver = wrong.name, right.giver
    if name is None or giver is None:
        return None, None
    text = wrong.sentence.text
    put = giver if " " in name.text else giver.split()[-1]
    title = text[: name.at].split()[-1:] if name.at else []
    if title and title[0].rstrip(".").lower() in _MR:
        form = _form(reading, giver, dot="." if title[0].endswith(".") else "")
        if form:
            return wrong.sentence.span(text.rindex(title[0], 0, name.at), name.stop), f"{form} {put}"
    return wrong.sentence.span(name.at, name.stop), put


def _form(reading: Reading, person: str, *, dot: str) -> str | None:
    """ "Ms" or "Mr", as the article calls the person, else by the given name or the pronoun beside a quotation."""
    texts = {s.index: s.text for s in reading.sentences}
    named = [m for m in reading.mentions if m.entity == person]
    for mention in named:
        before = _before(texts[mention.sentence], mention)
        if before.rstrip(".").lower() in _MR:
            return before
    sex = tables.first_names().get(person.split(maxsplit=1)[0])
    if sex not in {"m", "f"}:
        said = [s.text for s, who in zip(reading.sentences, reading.speakers, strict=True) if who == person]
        lows = Counter(w.low for text in said for w in words(text))
        sex = "f" if lows["she"] > lows["he"] else "m" if lows["he"] else None
    return {"m": f"Mr{dot}", "f": f"Ms{dot}"}.get(sex or "")


def _before(text: str, mention: Mention) -> str:
    return (text[: mention.at].split() or [""])[-1]
