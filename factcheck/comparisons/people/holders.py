"""A post that somebody has already: "the clearing agent Salim Okoth", later "Mwangi, the clearing agent,".

Who was named before and is then called "the" something is called what the article has told. Where it has told that of
one other person only, and never of this one, the words belong to the other. Posts of which an article about two teams,
two firms or two sides of a trial has several are left alone, and so are posts that change hands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.people.descriptions import Description, around
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading, Sentence, earlier_first
from factcheck.lexicon.phrases import MARKS, OPEN_HEADS, office_heads
from factcheck.words import Word, stem, words

#: what there are two of where two sides meet, or several of in many articles
_SEVERAL = frozenset(
    """lawyer attorney barrister solicitor counsel prosecutor judge justice captain skipper coach manager goalkeeper
    keeper player striker defender midfielder winger forward champion winner loser favourite candidate leader chief boss
    head author writer poet singer actor actress artist musician producer defendant suspect victim witness plaintiff
    spokesman spokeswoman spokesperson senator congressman congresswoman representative lawmaker member councillor
    official officer analyst economist expert researcher scientist professor doctor teacher student founder partner
    owner man woman driver pilot passenger resident villager reporter journalist president minister governor prince
    princess king queen pope emperor general colonel major lieutenant sergeant son daughter brother sister father
    mother wife husband""".split()
)
#: words under which a post may go from one person to another, or be had by two
_CHANGE = regex.compile(
    r"\b(?:appoint\w*|re-?elected|elected|replac\w+|succe(?:ed|eds|eded|eding|ssors?)|predecessors?|resign\w*|"
    r"retire[ds]?|step(?:ped|s|ping)? down|incoming|outgoing|promot\w+|(?:the|its|a|his|her|their) new|former|"
    r"took over|takes over|next|another|fellow|joint|jointly|co-\w+|both|st(?:oo|an)ds? in|deputi[sz]\w+|deputy|acting|"
    r"relief|rival|neighbou?ring|other (?:firm|side|town|team|company|club))\b",
    regex.IGNORECASE,
)
#: said of who has a house, and so its posts, of their own
_RUNS = regex.compile(r"\b(?:runs|heads|leads|directs|works (?:for|at))\b")
_LONGEST = 4  # words of a post
_ENDS = frozenset(", . ; —".split())


class Given(NamedTuple):
    """A post that a sentence gives, with "the", to somebody whom the article has named before."""

    sentence: Sentence
    mention: Mention
    post: tuple[Word, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The post's words without their endings."""
        return frozenset(stem(w.text) for w in self.post)


class Told(NamedTuple):
    """A description of somebody where it stands."""

    sentence: Sentence
    mention: Mention
    description: Description


def compare(reading: Reading) -> Iterator[Clash]:
    """Posts that are taken up for somebody who does not have them."""
    by_index = {s.index: s for s in reading.sentences}
    people = [m for m in reading.mentions if m.type == "person" and " " in m.entity and not m.entity.endswith("?")]
    given = [*_given(people, by_index), *_taken_on(reading, people)]
    if not given:
        return
    told = [
        Told(by_index[m.sentence], m, found)
        for m in people
        for found in around(by_index[m.sentence].text, m.at, m.stop)
    ]
    for one in given:
        same = [t for t in told if _one_post(one, t.description)]
        others = [t for t in same if t.mention.entity != one.mention.entity]
        own = [t for t in same if t.mention.entity == one.mention.entity and t.sentence is not one.sentence]
        sure = not own and len({t.mention.entity for t in others}) == 1 and _sure(one, others, reading)
        if sure and (clash := _clash(reading, one, others)).suggestion != _text(one):
            yield clash


def _text(given: Given) -> str:
    return given.sentence.text[given.post[0].at : given.post[-1].stop]


def _given(people: Sequence[Mention], sentences: Mapping[int, Sentence]) -> Iterator[Given]:
    """Posts given to who was named before, outside of quotations."""
    named: set[str] = set()
    for mention in people:
        sentence = sentences[mention.sentence]
        if mention.entity in named and not quoted(sentence.text, mention.at):
            tokens = words(sentence.text)
            first = next((i for i, w in enumerate(tokens) if w.at == mention.at), 0)
            stop = next((i + 1 for i, w in enumerate(tokens) if w.stop == mention.stop), len(tokens))
            posts = (_behind(tokens, stop), _before(tokens, first, stop) if " " not in mention.text else ())
            yield from (Given(sentence, mention, post) for post in posts if post)
        named.add(mention.entity)


def _taken_on(reading: Reading, people: Sequence[Mention]) -> Iterator[Given]:
    """Posts that stand as a title or behind "as", with who was named before: "Harbour master Lanyard said"."""
    first: dict[str, int] = {}
    for mention in people:
        first.setdefault(mention.entity, mention.sentence)
    for claim in reading.claims:
        role = claim.role
        if role is None or role.mark or not claim.mentions or claim.speaker or claim.article:
            continue
        person = claim.mentions[0]
        if person.form != "surname" or first.get(person.entity, claim.sentence.index) >= claim.sentence.index:
            continue
        at = [(w, claim.sentence.span(w.at, w.stop).start) for w in words(claim.sentence.text)]
        tokens = [w for w, start in at if role.words.start <= start < role.words.end]
        if _has(reading, claim) or (tokens and tokens[-1].low in _OF_A_STATE):
            continue
        title = bool(tokens) and 0 < person.at - tokens[-1].stop <= 2
        if (title or _behind_as(claim.sentence.text, tokens)) and (post := _post(tokens)):
            yield Given(claim.sentence, person, post)


#: what each state has one of
_OF_A_STATE = frozenset("minister secretary ambassador envoy".split())


def _has(reading: Reading, claim: Claim) -> bool:
    """Whether the person is told elsewhere, too, to have the office."""
    roles = [c.role for c in reading.claims if c.role and c is not claim and c.sentence is not claim.sentence]
    mine = claim.role
    return any(mine and r.person == mine.person and mine.office in {r.office, *r.office.split(" of ")} for r in roles)


def _behind_as(text: str, post: Sequence[Word]) -> bool:
    before = [w.low for w in words(text[: post[0].at])] if post else []
    return before[-1:] == ["as"] or before[-2:] == ["as", "the"]


def _behind(tokens: Sequence[Word], at: int) -> tuple[Word, ...]:
    """ "[Mwangi], the clearing agent,", "with [Mwangi] as the clearing agent"."""
    if len(tokens) <= at + 2 or tokens[at].low not in {",", "as"} or tokens[at + 1].low != "the":
        return ()
    end = next((i for i in range(at + 2, len(tokens)) if not _plain(tokens[i])), len(tokens))
    closed = end < len(tokens) and (tokens[end].text in _ENDS or (tokens[at].low == "as" and tokens[end].low == "of"))
    return _post(tokens[at + 2 : end]) if closed else ()


def _before(tokens: Sequence[Word], first: int, stop: int) -> tuple[Word, ...]:
    """ "the clearing agent, [Mwangi], said"."""
    if first < 3 or tokens[first - 1].text != "," or stop >= len(tokens) or tokens[stop].text not in _ENDS:
        return ()
    start = first - 1
    while start > 0 and _plain(tokens[start - 1]) and tokens[start - 1].low != "the":
        start -= 1
    return _post(tokens[start : first - 1]) if start and tokens[start - 1].low == "the" else ()


def _plain(word: Word) -> bool:
    return word.alpha and not word.capital and word.low not in {"of", "for", "who", "at", "in", "and", "from", "with"}


def _post(phrase: Sequence[Word]) -> tuple[Word, ...]:
    """The words, if they are the name of a post that a body has one of."""
    if not 0 < len(phrase) <= _LONGEST or any(w.low in MARKS for w in phrase):
        return ()
    head = phrase[-1].low
    known = head in office_heads() and (head not in _SEVERAL or (len(phrase) > 1 and head in OPEN_HEADS - _SIDES))
    return tuple(phrase) if known else ()


#: heads that stay one of several whatever stands before them
_SIDES = frozenset(
    """lawyer attorney counsel prosecutor judge captain coach manager leader spokesman spokeswoman spokesperson analyst
    economist councillor president governor""".split()
)


def _one_post(given: Given, told: Description) -> bool:
    """Whether the very post is told, or with its place or firm before it: "the choir's conductor"."""
    if not told.unique or told.mark or told.head != stem(given.post[-1].low):
        return False
    return given.stems == told.stems or (given.stems < told.stems and given.post[-1].low not in _GENERAL)


#: heads of many posts in one house
_GENERAL = frozenset(
    """minister secretary director officer manager adviser advisor commissioner inspector superintendent editor engineer
    agent chief head chair chairman chairwoman executive commander worker""".split()
)


def _sure(given: Given, others: Sequence[Told], reading: Reading) -> bool:
    """Whether the post stays with the other, whose name is quite another one."""
    mine, theirs = set(given.mention.entity.split()), set(others[0].mention.entity.split())
    about = {m.sentence for m in reading.mentions if m.entity == given.mention.entity}
    sides = about | {given.sentence.index, *(t.sentence.index for t in others)}
    if mine & theirs or any(_CHANGE.search(s.text) for s in reading.sentences if s.index in sides):
        return False
    return not any(_RUNS.search(s.text) for s in reading.sentences if s.index in about - {given.sentence.index})


def _clash(reading: Reading, given: Given, others: Sequence[Told]) -> Clash:
    right = others[0]
    at, stop = given.post[0].at, given.post[-1].stop
    sides = [
        claim_at(reading.claims, given.sentence, at, stop),
        claim_at(reading.claims, right.sentence, right.mention.at, right.mention.stop),
    ]
    first, second = earlier_first(*sides)
    post = _text(given)
    return Clash(
        kind="role",
        first=first,
        second=second,
        score=0.72,
        reason=f"The article has told of one {post}, {right.mention.entity}; here {given.mention.entity} is called it.",
        suspect=given.sentence.span(at, stop),
        suggestion=_own(reading, given),
    )


def _own(reading: Reading, given: Given) -> str | None:
    """The one post that the person has elsewhere, in the article's words."""
    roles = [c.role for c in reading.claims if c.role and c.role.person == given.mention.entity and not c.role.mark]
    place = given.sentence.span(given.post[0].at, given.post[-1].stop)
    own = [r for r in roles if not (place.start <= r.words.start < place.end) and r.title.lower() not in _NO_POST]
    posts = {reading.article.text[slice(*r.whole)] if r.title in _VAGUE and r.whole else r.title for r in own}
    return posts.pop() if len(posts) == 1 and not posts & _VAGUE else None


_VAGUE = frozenset(("head", "chief", "leader"))
_NO_POST = frozenset("colleague counterpart ally dr dr. doctor prof prof. sgt sgt.".split())
