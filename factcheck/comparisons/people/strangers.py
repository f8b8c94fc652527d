"""A surname that the article introduces nowhere, and that is nearly one that it does: "Ingram", "Ingraham said".

News tells of nobody by the surname alone before the full name. A surname that comes once, alone and acting, is that of
somebody introduced; where only one person's begins like it or is a letter or two away, that is the one. Words made of a
name ("Marxist", "Petrova") are left alone, and so are names that stand for themselves: towns, countries, given names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factcheck.comparisons.people.letters import distance, plain, variants
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.sexes import TITLES, given_sex
from factcheck.datatypes import Clash, Mention, Reading, Sentence, earlier_first
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS
from factcheck.words import CALENDAR, FUNCTION_WORDS, SPEECH, Word, words

_SHORTEST = 5  # letters of a surname
_LONG = 7
_BEGINNING = 5  # letters that two surnames begin with: "Haverford", "Havermann"
_ACTS = frozenset("has had was is will would plans intends hopes could did does can".split())
#: what makes another word, or the name of another member of the family, of a name
_ENDINGS = frozenset("a e i o s y es an na va ova eva ina skaya ska ski sky ian ism ist ite".split())
_MARKS = frozenset(', . ; : ” " ’'.split())

Told = tuple[Sentence, Mention]


def compare(reading: Reading) -> Iterator[Clash]:
    """Surnames that nobody has."""
    introduced = _introduced(reading)
    if not introduced:
        return
    everything = [(sentence, words(sentence.text)) for sentence in reading.sentences]
    told = Counter(w.text for _, tokens in everything for w in tokens)
    beginnings = {surname[:2].casefold() for surname in introduced}
    for sentence, tokens in everything:
        for at, word in enumerate(tokens):
            if told[word.text] > 1 or word.text[:2].casefold() not in beginnings or not _a_name(word):
                continue
            if word.low in told or quoted(sentence.text, word.at) or not _alone(tokens, at):
                continue
            sex = TITLES.get(tokens[at - 1].low.rstrip(".")) if at else None
            surname = _meant(word.text, _weight(tokens, at), sex, sentence, introduced)
            if surname:
                yield _clash(reading, sentence, word, surname, introduced[surname])


def _introduced(reading: Reading) -> dict[str, Told]:
    """The last word of each full name, with the place where it is told first."""
    by_index = {s.index: s for s in reading.sentences}
    found: dict[str, Told] = {}
    for mention in reading.mentions:
        *given, surname = mention.text.split()
        if mention.type == "person" and given and surname[0].isupper() and len(surname) >= _SHORTEST:
            found.setdefault(surname, (by_index[mention.sentence], mention))
    return found


def _a_name(word: Word) -> bool:
    """Whether a word may be a surname, and is nothing else."""
    plainly = word.capital and word.alpha and len(word.text) >= _SHORTEST and not word.text.isupper()
    if not plainly or word.low in FUNCTION_WORDS or word.low in CALENDAR:
        return False
    known = (tables.first_names(), tables.nicknames(), tables.country_forms(), tables.towns())
    return not any(word.text in table for table in known)


def _alone(tokens: Sequence[Word], at: int) -> bool:
    """Whether no other name stands directly beside the word."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    titled = before is not None and before.low.rstrip(".") in HONORIFICS
    free = before is None or titled or not before.capital or (at == 1 and before.low in FUNCTION_WORDS)
    return free and not (after is not None and after.capital) and not (before is not None and before.text in "-–’'")


def _weight(tokens: Sequence[Word], at: int) -> int:
    """2 where the word says something or has a form of address, 1 where it acts or owns, else 0."""
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    said = before in SPEECH and after in _MARKS
    if said or after in SPEECH or before.rstrip(".") in HONORIFICS:
        return 2
    return int(before != "the" and (after in _ACTS or after in {"'s", "’s"}))


def _meant(word: str, weight: int, sex: str | None, sentence: Sentence, introduced: Mapping[str, Told]) -> str | None:
    """The one surname that the word may be a slip for."""
    before = [name for name, (where, _) in introduced.items() if where.index < sentence.index]
    if not weight or word in introduced:
        return None
    near = [name for name in before if _near(plain(word), plain(name), weight) and name not in sentence.text]
    near = [name for name in near if not sex or given_sex(introduced[name][1].text) in {None, sex}]
    return near[0] if len(near) == 1 and not (weight < 2 and variants(word, near[0])) else None


def _near(word: str, name: str, weight: int) -> bool:
    """Whether the two may be one name, misremembered."""
    shared = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if word[shared:] in _ENDINGS | {""} and name[shared:] in _ENDINGS | {""}:
        return False
    if shared == len(name) or (shared == len(word) and weight < 2):
        return False
    long = min(len(word), len(name)) >= _LONG
    if shared >= _BEGINNING and (weight == 2 or min(len(word), len(name)) > _LONG):
        return abs(len(word) - len(name)) <= _BEGINNING - 1
    return long and shared >= (2 if weight == 2 else 3) and distance(word, name) <= weight


def _clash(reading: Reading, sentence: Sentence, word: Word, surname: str, known: Told) -> Clash:
    where, mention = known
    sides = (
        claim_at(reading.claims, where, mention.at, mention.stop),
        claim_at(reading.claims, sentence, word.at, word.stop),
    )
    first, second = earlier_first(*sides)
    return Clash(
        kind="name",
        first=first,
        second=second,
        score=0.7,
        reason=f"The article introduces nobody called “{word.text}”; “{mention.text}” may be meant.",
        suspect=sentence.span(word.at, word.stop),
        suggestion=surname,
    )
