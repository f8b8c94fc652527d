"""A quotation whose neighbours belong to somebody else: "...," said Erik Holm. She added that she would be back.

Three signs are read. The pronoun that goes on speaking is of the other sex; the paragraph opens by introducing somebody
who is quoted nowhere, and the words go to one who was named before; a later sentence speaks of somebody's remark about
a thing, and only a quotation of somebody else has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.quotations import Quotation, quotations
from factcheck.comparisons.statements.sexes import sexes
from factcheck.datatypes import Clash, Mention, Reading, Sentence, mentions_by_sentence
from factcheck.words import FUNCTION_WORDS, stem, words

_GOES_ON = regex.compile(
    r"(?P<who>He|She)\s+(?:also\s+|then\s+|later\s+)?(?:added|said|says|adds|continued|went\s+on|told|noted|warned|called|"
    r"insisted|promised|recalled|concluded|admitted|conceded|argued|pointed\s+out|predicted)\b"
)
#: somebody who may be "she" though no name says so
_SOMEBODY = regex.compile(
    r"\b(?:wife|husband|mother|father|sister|brother|daughter|son|woman|man|girl|boy|widow|widower|partner|friend|colleague|"
    r"neighbou?r|lady|queen|king|aunt|uncle|grand\p{L}+|she|he|her|him|his|hers|minister|mayor|doctor|nurse|teacher|boss|"
    r"actress|actor|nun|priest|niece|nephew|cousin|chairwoman|chairman|president|captain|driver)\b",
    regex.IGNORECASE,
)
_STANDS = regex.compile(
    r"\b(?:stands?|runs|who|whose|owns?|owner|lives?|works?|disagrees?|sees|thinks|head|chair\p{L}*|leads?|leader|"
    r"manag\p{L}+|speaks|spokes\p{L}+|teaches|farms|keeps|sells|grows|drives)\b"
)
_GONE = regex.compile(
    r"\b(?:die[ds]|dead|death|killed|late|accused|charged|arrested|convicted|sentenced|born|missing|injured|victims?|buried|"
    r"found|elected|appointed|named|resigned|won|beat|scored|played|founded|wrote|painted|composed|designed|painter|poet|"
    r"defendant|suspects?|succeed\p{L}*|replac\p{L}+|remember\p{L}*|prais\p{L}+|thank\p{L}*|described|called|accus\p{L}+)\b"
)
_REMARK = regex.compile(
    r"\b(?:his|her)\s+(?:own\s+|earlier\s+)?(?:remark|comment|line|words|quip|joke|comparison|phrase|warning|complaint|barb|"
    r"outburst|crack|jibe)s?\s+(?:about|on)\s+the\s+(?P<thing>\p{Ll}+)"
)
_SCORE = 0.78


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "quote"."""
    given = [
        q for q in quotations(reading) if q.name is not None and q.giver and q.name.type == "person" and not q.clause
    ]
    if not given:
        return
    named = mentions_by_sentence([m for m in reading.mentions if m.type == "person"])
    told: set[int] = set()
    for wrong, right, beside in (
        *_other_sex(reading, given, named),
        *_introduced(reading, given, named),
        *_remarks(reading, given, named),
    ):
        if wrong.sentence.index not in told:
            told.add(wrong.sentence.index)
            yield _clash(reading, wrong, right, beside)


_Found = tuple[Quotation, str, Sentence]
_Named = dict[int, list[Mention]]


def _other_sex(reading: Reading, given: Sequence[Quotation], named: _Named) -> Iterator[_Found]:
    """Words whose speaker is taken up with the wrong pronoun."""
    known = sexes(reading)
    at = {s.index: i for i, s in enumerate(reading.sentences)}
    for one in given:
        sex = known.get(one.giver or "")
        if sex is None or len(named.get(one.sentence.index, ())) != 1 or _SOMEBODY.search(one.sentence.text):
            continue
        for after in reading.sentences[at[one.sentence.index] + 1 :][:3]:
            if after.paragraph != one.sentence.paragraph or named.get(after.index):
                break
            goes = _GOES_ON.search(after.text)
            if goes and not quoted(after.text, goes.start()):
                other = _the_one(reading, one, {"m": "f", "f": "m"}[sex], known)
                if {"He": "m", "She": "f"}[goes["who"]] != sex and other:
                    yield one, other, after
                break
            if _SOMEBODY.search(after.text):
                break


def _the_one(reading: Reading, wrong: Quotation, sex: str, known: dict[str, str]) -> str | None:
    """The only person of a sex whom the article has named before."""
    fitting = {m.entity for m in reading.mentions if m.sentence < wrong.sentence.index and known.get(m.entity) == sex}
    speaking = fitting & {s for s in reading.speakers if s}
    return next(iter(fitting)) if len(fitting) == 1 else next(iter(speaking)) if len(speaking) == 1 else None


def _introduced(reading: Reading, given: Sequence[Quotation], named: _Named) -> Iterator[_Found]:
    """A paragraph that opens with somebody new and goes on with the words of somebody who was named before."""
    first = {m.entity: m for m in reversed(reading.mentions)}
    speaking = {s for s in reading.speakers if s} | {q.giver for q in given}
    sentences = {s.index: s for s in reading.sentences}
    for one in given:
        before, own = sentences.get(one.sentence.index - 1), one.name
        if before is None or before.paragraph != one.sentence.paragraph or not one.direct or own is None:
            continue
        earlier = sentences.get(before.index - 1)
        opens = earlier is None or earlier.paragraph != before.paragraph
        people = {m.entity: m for m in named.get(before.index, ())}
        if not opens or len(people) != 1 or " " in own.text or len({m.entity for m in named[one.sentence.index]}) != 1:
            continue
        ((entity, mention),) = people.items()
        new = first[entity].sentence == before.index and " " in mention.text and not entity.endswith("?")
        known = first[one.giver or ""].sentence < before.index and entity not in speaking and entity != one.giver
        mine = any(w in {"i", "my", "me", "we", "our", "us"} for w in one.tokens)
        stands = _STANDS.search(before.text) and not _GONE.search(before.text) and '"' not in before.text
        if new and known and mine and stands and not _others_named(one, entity):
            yield one, entity, before


def _others_named(one: Quotation, entity: str) -> bool:
    """Whether the words speak of the one who was introduced, by name or as "he"."""
    return bool({"he", "she", "him", "her", "his", entity.lower().rsplit(maxsplit=1)[-1]} & set(one.tokens))


def _remarks(reading: Reading, given: Sequence[Quotation], named: _Named) -> Iterator[_Found]:
    """Somebody's remark about a thing of which only somebody else is quoted to speak."""
    for sentence in reading.sentences:
        said = _REMARK.search(sentence.text)
        if said is None or quoted(sentence.text, said.start()) or said["thing"] in FUNCTION_WORDS:
            continue
        owners = {m.entity for m in named.get(sentence.index, ()) if m.stop <= said.start()}
        thing = stem(said["thing"])
        having = [q for q in given if thing in {stem(w) for w in q.tokens} and q.sentence is not sentence]
        telling = [s for s in reading.sentences if s is not sentence and thing in {stem(w.text) for w in words(s.text)}]
        heard = any(q.giver in owners and q.sentence.index < sentence.index for q in given)
        own = heard or any({m.entity for m in named.get(s.index, ())} & owners for s in telling)
        first = having[:1] and not any(s.index < having[0].sentence.index and '"' in s.text for s in telling)
        if len(owners) == 1 and len(having) == 1 and first and not own and len(telling) <= 4:
            yield having[0], owners.pop(), sentence


def _clash(reading: Reading, wrong: Quotation, right: str, beside: Sentence) -> Clash:
    name = wrong.name
    if name is None:
        raise ValueError("only words with a named speaker are suspected")
    claims = [
        claim_at(reading.claims, wrong.sentence, name.at, name.stop),
        claim_at(reading.claims, beside, 0, len(beside.text)),
    ]
    first, second = sorted(claims, key=lambda c: (c.start, c.end))
    put = right if " " in name.text else right.rsplit(maxsplit=1)[-1]
    return Clash(
        kind="quote", first=first, second=second, score=_SCORE,
        reason=f"The sentence beside these words gives them to somebody else than {wrong.giver}.",
        suspect=wrong.sentence.span(name.at, name.stop), suggestion=put,
    )  # fmt: skip
