"""Words in which somebody speaks of "my guests" or "my crew", given to one who has none.

Everybody who is quoted is known by the sentence that introduces them: the skipper, the teacher, the director. What the
words call their own belongs to one way of life; the speaker is introduced with another, and exactly one other person
of the article with this one. So with "in 28 years I have" and a length that is told of somebody else, and with "we
measured" said by an outsider. People who are introduced with nothing are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.comparisons.places_in_text import claim_at
from factcheck.comparisons.statements.livelihoods import LIVELIHOODS
from factcheck.comparisons.statements.quotations import quotations
from factcheck.datatypes import Clash, Mention, Reading, earlier_first, mentions_by_sentence

_MINE = regex.compile(r"\b(?:[Mm]y|I|I['’]ve|[Ww]e|[Oo]ur)\s")
#: words of those who did the work, of which an outsider cannot speak so
_OUR_STUDY = regex.compile(
    r"\b(?:[Oo]ur\s+(?:\p{Ll}+\s+)?(?:study|trial|results?|findings|data|experiments?|measurements|sample|volunteers|paper)|"
    r"[Ww]e\s+(?:\p{Ll}+ly\s+|had\s+)?(?:measured|tested|compared|counted|followed|analysed|analyzed|vaccinated|recruited|"
    r"sampled|recorded|tracked|interviewed|surveyed))\b"
)
#: a study beside the one that is told of
_OTHER_STUDY = regex.compile(r"\b(?:another|our\s+own|smaller|larger|earlier|similar|separate|different)\b")
_LED = regex.compile(r"\b(?:led|leads|heads?|headed|author|ran|runs|leader|designed|carried\s+out|conducted)\b")
_OUTSIDE = regex.compile(
    r"\b(?:not\s+(?:involved|part\s+of|among\s+the\s+authors)|(?:no|took\s+no|had\s+no|played\s+no)\s+part|not\s+take\s+part)\b"
)
#: "in 28 years I have never", "I've driven this road for 28 years"
_YEARS = regex.compile(
    r"(?=[^.]*\b(?:I|I['’]ve)\b)[^.]*?\b(?:[Ii]n|[Ff]or|[Aa]fter|my)\s+(?:the\s+|all\s+)?(?P<many>[1-9]?[1-46-9]|\p{L}+(?:-\p{L}+)?)"
    r"\s+years\b"
    r"(?!\s+(?:ago|from|time|old))"
)
_INTRODUCED = regex.compile(
    r"\b(?:who|whose|,\s+(?:the|an?|its|head|chair\p{L}*|director|leader|spokes\p{L}+|president|chief|professor|mayor|"
    r"minister|\d\d)\b|[Mm]inister|[Mm]ayor|[Pp]rofessor|[Dd]r|[Cc]ouncill?or|director|head|chief|[Pp]resident)"
)
_QUOTED = regex.compile(r"[“\"][^“”\"]*(?:[”\"]|$)")
#: told of somebody who may have spent any number of years at a thing
_SINCE = r"\b(?:opened|since|founded|started|began)\b[^.]*\b(?:19|20)\d\d\b"
#: lengths in words that two people hardly have in common
_COUNTS = frozenset("six seven eight nine eleven twelve thirteen fourteen sixteen seventeen eighteen nineteen".split())
_SCORE = 0.78


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "quote"."""
    if not any(_MINE.search(s.text) and ('"' in s.text or "“" in s.text) for s in reading.sentences):
        return
    told = _introductions(reading)
    for one in quotations(reading):
        name, said = one.name, one.sentence.text[one.at : one.stop]
        if (
            name is None
            or one.giver is None
            or name.type != "person"
            or one.clause
            or one.giver not in told
            or not _MINE.search(said)
        ):
            continue
        if not _INTRODUCED.search(told[one.giver].told):
            continue
        right = next((r for r in (_right(reading, one.giver, told, *sign) for sign in _signs(said)) if r), None)
        if right and right.place < one.sentence.index:
            yield _clash(reading, name, right)


def _right(
    reading: Reading, giver: str, told: dict[str, _Introduction], sign: str, known: regex.Pattern[str]
) -> _Introduction | None:
    """The only other person who is introduced as one who can say the words, where their speaker is not."""
    others = [e for e, intro in told.items() if e != giver and known.search(intro.told)]
    mine = _all(reading, giver)
    cannot = _OUTSIDE.search(mine) if sign == "study" else not known.search(mine)
    return told[others[0]] if len(others) == 1 and cannot and not _related(giver, others[0]) else None


def _signs(said: str) -> Iterator[tuple[str, regex.Pattern[str]]]:
    """What the words tell of their speaker, each with how such a one is introduced."""
    ways = [way for way in LIVELIHOODS if way.own.search(said)]
    if len(ways) == 1:
        yield ways[0].name, ways[0].known
    if _OUR_STUDY.search(said) and not _OTHER_STUDY.search(said):
        yield "study", _LED
    years = _YEARS.search(said)
    if years and (years["many"].isdigit() or years["many"] in _COUNTS) and years["many"] not in {"1", "2", "3"}:
        yield "years", regex.compile(rf"\b{years['many']}\s+years\b|{_SINCE}")


class _Introduction:
    """The first sentence about somebody, quotations and other people's appositions aside."""

    def __init__(self, mention: Mention, place: int, told: str) -> None:
        self.mention, self.place, self.told = mention, place, told


def _introductions(reading: Reading) -> dict[str, _Introduction]:
    """Each person's first mention in full, with what stands around it."""
    found: dict[str, _Introduction] = {}
    by_sentence = mentions_by_sentence([m for m in reading.mentions if m.type == "person"])
    for sentence in reading.sentences:
        named = by_sentence.get(sentence.index, [])
        for at, mention in enumerate(named):
            if mention.entity in found or mention.entity.endswith("?") or sentence.kind == "headline":
                continue
            start = named[at - 1].stop if at else 0
            end = named[at + 1].at if at + 1 < len(named) else len(sentence.text)
            told = _QUOTED.sub(" ", sentence.text[start:end])
            found[mention.entity] = _Introduction(mention, sentence.index, told)
    return found


def _all(reading: Reading, entity: str) -> str:
    """Everything outside of quotations that the article tells in the sentences naming somebody."""
    places = {m.sentence for m in reading.mentions if m.entity == entity}
    places |= {m.sentence for m in reading.pronouns if m.entity == entity}
    return " ".join(_QUOTED.sub(" ", s.text) for s in reading.sentences if s.index in places)


def _related(one: str, other: str) -> bool:
    """Whether two people may be of one house: they share a surname."""
    return one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]


def _clash(reading: Reading, name: Mention, right: _Introduction) -> Clash:
    sentences = {s.index: s for s in reading.sentences}
    here, there = sentences[name.sentence], sentences[right.place]
    sides = earlier_first(
        claim_at(reading.claims, here, name.at, name.stop),
        claim_at(reading.claims, there, right.mention.at, right.mention.stop),
    )
    entity = right.mention.entity
    return Clash(
        kind="quote", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"{name.entity} is given words that only {entity}, by the way the two are introduced, can say.",
        suspect=here.span(name.at, name.stop), suggestion=entity if " " in name.text else entity.split()[-1],
    )  # fmt: skip
