"""Sentences and mentions → whom "he", "she" and "the 54-year-old" mean, where only one person can be meant.

Only subjects ("She is", "he said") and who has a post ("his role as"), outside of quotations. Whoever was named in the
same sentence before, or in the sentence before it, may be meant; if more than one of them can be a man where "he"
stands, or somebody else is about ("the driver", "his brother"), the pronoun is left alone. Measured on
``tests/data/pronouns.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.datatypes import Mention, Sentence, mentions_by_sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import POSTS, SPELLS, office_heads
from factcheck.words import SPEECH, Word, quoted_words, words

_SEX = {"he": "m", "she": "f"}
_OWNERS = {"his": "he", "her": "she"}
_TITLED = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "mrs": "f",
    "ms": "f",
    "dame": "f",
    "lady": "f",
    "queen": "f",
}
#: nouns of people who may have no name in the article
_PEOPLE = frozenset(
    """man woman boy girl mother father mum dad son daughter brother sister wife husband uncle aunt cousin nephew niece
    widow widower partner girlfriend boyfriend friend neighbour neighbor colleague driver pilot passenger officer
    policeman policewoman soldier nurse doctor teacher pupil student witness victim suspect defendant prisoner worker
    miner farmer fisherman skipper sailor spokesman spokeswoman spokesperson official source lawyer prosecutor judge
    aide guest predecessor successor rival opponent counterpart deputy boss owner tenant customer patient child
    teenager pensioner resident tourist guard gunman attacker thief burglar cyclist pedestrian player striker robber
    goalkeeper captain coach referee actor actress singer author writer reporter scientist researcher""".split()
)
_INTRODUCED = frozenset("a an another one the his her their its this that".split())
#: verbs whose subject is who "he" is in "Duarte said he would go": they tell nobody by name what is said
_SAID = frozenset(
    """said says added adds announced insisted insists argued argues stressed admitted claimed claims explained
    believes believed thinks thought hopes hoped confirmed denied acknowledged recalled noted conceded promised
    vowed pledged""".split()
)


_VERBS = frozenset("is was has had will would did could went came left won lost began also later then".split())
_LONGEST = 200  # words and marks of a sentence that is read; what is longer is no sentence
_CLAUSES = frozenset("when because though although after before while as if since until once".split())


class _Around(NamedTuple):
    """Whom a stretch of text is about."""

    people: tuple[str, ...]
    others: bool = False  # somebody without a name, or with a name that is not resolved


def find(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """A mention of form "pronoun" for each "he" and "she" that is safe, in text order."""
    by_sentence = mentions_by_sentence(mentions)
    sexes = _sexes(sentences, by_sentence)
    found: list[Mention] = []
    before, kept, inside = _Around(()), False, False
    for at, sentence in enumerate(sentences):
        tokens = words(sentence.text)
        if len(tokens) > _LONGEST:
            before = _Around((), others=True)
            continue
        fresh = at == 0 or sentences[at - 1].paragraph != sentence.paragraph
        quoted, inside = quoted_words(tokens, inside and not fresh)
        if at and sentences[at - 1].kind != sentence.kind:
            before = _Around(())
        named = [m for m in by_sentence.get(sentence.index, []) if m.type == "person"]
        meant = list(_resolved(sentence, quoted, named, before, sexes))
        found += meant
        around = _around(tokens, named)
        now = around._replace(people=_once((*around.people, *(m.entity for m in meant))))
        # a sentence about nobody ("Work is to begin in spring.") leaves the one before it in mind, once
        silent = not (now.people or now.others or any(w.low in _SEX for w in tokens))
        before, kept = (before, True) if silent and not kept else (now, False)
    return found


def _resolved(
    sentence: Sentence, quoted: Sequence[bool], named: Sequence[Mention], before: _Around, sexes: Mapping[str, str]
) -> Iterator[Mention]:
    tokens = words(sentence.text)
    for at, word in enumerate(tokens):
        pronoun = _OWNERS[word.low] if has_post(tokens, at) else word.low
        stop = at + 1 if pronoun in _SEX else _aged(tokens, at)
        if quoted[at] or stop is None:
            continue
        said = _who_said(tokens, at, named) or _who_follows(tokens, at, named)
        around = _around(tokens[:at], [m for m in named if m.stop <= word.at])
        fits = said and pronoun in _SEX and _may_be(said, pronoun, sexes)
        entity = said if fits else _only(pronoun, before, around, sexes)
        if entity:
            end = tokens[stop - 1].stop
            yield Mention(
                sentence=sentence.index, at=word.at, stop=end, text=sentence.text[word.at : end], entity=entity,
                type="person", form="pronoun",
            )  # fmt: skip


def has_post(tokens: Sequence[Word], at: int) -> bool:
    """Whether "his" or "her" begins "his post as", "her present role as" here."""
    noun = next((i for i in range(at + 1, min(at + 3, len(tokens) - 1)) if tokens[i].low in POSTS), None)
    return tokens[at].low in _OWNERS and noun is not None and tokens[noun + 1].low == "as"


def _aged(tokens: Sequence[Word], at: int) -> int | None:
    """Where "the 54-year-old" ends that begins here; with a noun behind it ("the 54-year-old driver") it is none."""
    years = [w.text for w in tokens[at + 1 : at + 4]]
    if tokens[at].low != "the" or years[1:] != ["-", "year-old"] or not years[0].isdigit() or at + 4 >= len(tokens):
        return None
    after = tokens[at + 4].low
    return at + 4 if after in SPEECH or after in _VERBS or after.endswith("ed") else None


def _only(pronoun: str, before: _Around, around: _Around, sexes: Mapping[str, str]) -> str | None:
    """The one person who can be meant, if nobody else is about."""
    if before.others or around.others:
        return None
    fitting = [e for e in _once((*before.people, *around.people)) if _may_be(e, pronoun, sexes)]
    return fitting[0] if len(fitting) == 1 else None


def _who_said(tokens: Sequence[Word], at: int, named: Sequence[Mention]) -> str | None:
    """The subject of "Duarte said (that) she"."""
    verb = at - 1 - (at > 0 and tokens[at - 1].low == "that")
    if verb < 1 or tokens[verb].low not in _SAID:
        return None
    return next((m.entity for m in named if m.stop == tokens[verb - 1].stop and not m.entity.endswith("?")), None)


def _who_follows(tokens: Sequence[Word], at: int, named: Sequence[Mention]) -> str | None:
    """The subject after a clause that comes first: "When she arrived in Oslo, Ana Duarte"; nobody else is named."""
    comma = next((i for i in range(at, len(tokens)) if tokens[i].text == ","), None)
    if comma is None or at > 3 or tokens[0].low not in _CLAUSES or len({m.entity for m in named}) != 1:
        return None
    straight = comma + 1 < len(tokens) and named[0].at - tokens[comma].stop <= 2
    return named[0].entity if straight and not named[0].entity.endswith("?") else None


def _around(tokens: Sequence[Word], named: Sequence[Mention]) -> _Around:
    """People named in ``tokens``, and whether anybody without a name is among them."""
    people = _once(m.entity for m in named if not m.entity.endswith("?"))
    unsure = any(m.entity.endswith("?") for m in named)
    return _Around(people, unsure or any(_stranger(tokens, at, named) for at in range(len(tokens))))


def _stranger(tokens: Sequence[Word], at: int, named: Sequence[Mention]) -> bool:
    """Whether a noun brings in somebody who has no name: "his brother", "the driver", not "the driver, Amra Hodzic"."""
    word = tokens[at]
    if word.capital:
        return _joined(tokens, at, named)
    speaks = at + 1 < len(tokens) and tokens[at + 1].low in SPEECH
    if word.low not in _PEOPLE and word.low not in office_heads() and not speaks:
        return False
    first = next((i for i in range(at - 1, max(-1, at - 5), -1) if tokens[i].low in _INTRODUCED), None)
    if first is None:
        return False
    # of somebody named: a title or apposition before the name, an apposition or "is" behind it
    behind = any(0 <= m.at - word.stop <= 2 for m in named)
    back = tokens[first - 1].low if first else ""
    if back == "as" and first > 1 and tokens[first - 2].low in SPELLS:
        return False  # "in 11 years as the town's fire chief, he"
    ahead = any(m.stop <= tokens[first].at and tokens[first].at - m.stop <= 12 for m in named)
    return not behind and not (ahead and back in {",", "is", "was", "became", "as", "remains", "(", "–", "—"})


def _joined(tokens: Sequence[Word], at: int, named: Sequence[Mention]) -> bool:
    """Whether a given name alone goes before somebody's full name: "Ellen and Joan Whitcombe"."""
    joined = tokens[at + 1].low == "and" if at + 1 < len(tokens) else False
    known = any(m.at <= tokens[at].at < m.stop for m in named)
    return joined and not known and any(0 < m.at - tokens[at + 1].stop <= 2 for m in named)


def _may_be(entity: str, pronoun: str, sexes: Mapping[str, str]) -> bool:
    return pronoun not in _SEX or sexes.get(entity, "u") in {_SEX[pronoun], "u"}


def _sexes(sentences: Sequence[Sentence], by_sentence: Mapping[int, Sequence[Mention]]) -> dict[str, str]:
    """ "m", "f", or "u" for each person, by forms of address and else by the given name."""
    known: dict[str, str] = {}
    for sentence in sentences:
        tokens = words(sentence.text)
        for mention in by_sentence.get(sentence.index, ()):
            if mention.type != "person":
                continue
            address = next((w.low.rstrip(".") for w in tokens if 0 < mention.at - w.stop <= 2), "")
            given = tables.first_names().get(mention.entity.split()[0], "u") if " " in mention.entity else "u"
            if address in _TITLED or known.get(mention.entity, "u") == "u":
                known[mention.entity] = _TITLED.get(address, given)
    return known


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
