"""Capitalised runs of a sentence, with offices and honorifics taken off: what may name somebody."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from factcheck.datatypes import Mention, Sentence
from factcheck.lexicon import tables
from factcheck.lexicon.phrases import HONORIFICS, office_heads
from factcheck.words import CALENDAR, FUNCTION_WORDS, PARTICLES, Word, words


@dataclasses.dataclass(slots=True)
class Name:
    """A capitalised run before it is resolved."""

    sentence: int
    name: tuple[Word, ...]
    before: tuple[str, ...]  # up to eight lower-cased words before the name, titles included
    after: tuple[str, ...]  # up to eight after it
    titled: bool  # an office or honorific stands directly before it
    initial: bool  # opens its sentence

    @property
    def text(self) -> str:
        """The name with single spaces."""
        return " ".join(w.text for w in self.name)

    @property
    def key(self) -> tuple[str, ...]:
        """The name's words without initials and letters: "Mark A. Milley KC" and "Mark Milley" are one."""
        plain = self.name[:-1] if len(self.name) > 2 and self.name[-1].text in _POSTNOMINALS else self.name
        long = tuple(w.text for w in plain if not w.text.endswith(".") or len(w.text) > 3)
        return long or tuple(w.text for w in self.name)


def names(sentence: Sentence, taken: Sequence[Mention]) -> Iterator[Name]:
    """The capitalised runs of a sentence that no country has ``taken``."""
    tokens = words(sentence.text)
    covered = {i for m in taken for i, w in enumerate(tokens) if m.at <= w.at < m.stop}
    at = 0
    while at < len(tokens):
        if at in covered or not (_opens(tokens[at]) or _named_like_a_month(tokens, at)):
            at += 1
            continue
        stop = at + 1
        while stop < len(tokens) and stop not in covered and _continues(tokens, stop, covered):
            if tokens[stop].low == "of" and _ends_before_of(tokens[at:stop]):
                break
            stop += 1
        yield from _strip_titles(sentence, tokens, at, stop)
        at = stop


def _opens(word: Word) -> bool:
    head, _, tail = word.text.partition("-")
    if (tail and tail.islower() and head.lower() != "al") or word.text[:2] in {"I'", "I’"}:
        return False  # "Ten-man", "Brazilian-led", "I'd"
    day = word.low in CALENDAR or word.low.removesuffix("s") in CALENDAR
    return word.alpha and word.capital and word.low not in FUNCTION_WORDS and not day


def _named_like_a_month(tokens: Sequence[Word], at: int) -> bool:
    """ "Jan Verbeek": a given name that is also a month, behind no preposition and before a surname."""
    if tokens[at].text != "Jan" or at + 1 == len(tokens) or (at and tokens[at - 1].low in FUNCTION_WORDS):
        return False
    return _opens(tokens[at + 1])


def _continues(tokens: Sequence[Word], at: int, covered: set[int]) -> bool:
    word = tokens[at]
    if word.low == "may" and word.capital:
        return not (at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit())
    if _opens(word) or word.text == "&":
        return True
    if _of_the(tokens, at) or _of_the(tokens, at - 1):
        return at + 1 not in covered
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(word.low in PARTICLES and after and _opens(after) and at + 1 not in covered)


def _ends_before_of(run: Sequence[Word]) -> bool:
    """Whether "of" begins where somebody is from: "Martin Osei of Crane Securities", "Kita Metals of Osaka"."""
    named = next((run[i + 1 :] for i in range(len(run) - 1, -1, -1) if is_title(run[i].low)), run)
    lows = {w.low for w in named}
    person = named and named[0].text in tables.first_names() and not lows & (_OF_THE | _BODIES | _OF)
    return len(named) > 1 and bool(person or named[-1].low in _COMPANY)


#: last words of a company's name
_COMPANY = frozenset(
    """inc corp ltd plc llc airlines airways motors electronics foods pharma pharmaceuticals metals minerals materials
    shipping logistics breweries brewery partners securities textiles chemicals robotics semiconductors devices heavy
    shipyards shipyard""".split()
)
#: what is the first part of a name with "of"
_OF = frozenset(
    """centre center cathedral gallery basilica hospital library theatre opera bank board department faculty
    festival conservatory conservatoire ministry diocese archdiocese battle house day feast order sisters brothers
    knights cup open federation association union league""".split()
)


def is_title(low: str) -> bool:
    """Whether a lower-case word is an honorific or the last word of an office: it is no part of the name after it."""
    bare = low.rstrip(".")
    for affix in ("ex-", "vice-", "then-", "co-"):
        bare = bare.removeprefix(affix)
    bare = bare.removesuffix("-elect").removesuffix("-designate")
    return bare in HONORIFICS or bare in office_heads()


def _of_the(tokens: Sequence[Word], at: int) -> bool:
    """Whether "of the" joins two parts of a body's name here: "Museum of the Sea"."""
    joined = [w.low for w in tokens[at : at + 2]] == ["of", "the"] and at + 2 < len(tokens) and at > 0
    return joined and tokens[at - 1].low in _OF_THE and _opens(tokens[at + 2])


_OF_THE = frozenset(
    "museum university bank institute academy church court council society college school order".split()
)

#: last words of an occupation that are a body's name in capitals: "the Border Guard"
_BODIES = frozenset("guard police court watch".split())


def _strip_titles(sentence: Sentence, tokens: Sequence[Word], at: int, stop: int) -> Iterator[Name]:
    """The name that is left of a run when offices and honorifics before it are taken off."""
    run = tokens[at:stop]
    cut = 0
    for i, word in enumerate(run[:-1]):
        if is_title(word.low) or (word.low == "affairs" and i):
            cut = i + 1
    if at == 0 and len(run) > 2 and run[0].low in _MANY and run[1].low == "of":
        at, run, cut = at + 2, run[2:], max(0, cut - 2)  # "Shares of Lysander"
    if len(run) > cut + 2 and run[cut].low in _PARTISANS and run[cut + 1].text in tables.first_names():
        cut += 1
    while cut < len(run) - 1 and run[cut].low in PARTICLES:
        cut = _after_of(run, cut)
    name = run[cut:]
    office = is_title(name[-1].low) and name[-1].low not in _BODIES
    if len(name) > 1 and office and name[0].text not in tables.first_names():
        return
    before = tuple(w.low for w in tokens[max(0, at + cut - 8) : at + cut])
    after = tuple(w.low for w in tokens[stop : stop + 8])
    of_body = cut > 1 and run[cut - 1].low == "of" and is_title(run[cut - 2].low)
    titled = not of_body and (cut > 0 or _title_before(before))
    yield Name(sentence.index, tuple(name), before, after, titled, at == 0 and cut == 0)


#: what somebody is for a party, before the name: "the Green Ana Duarte"
_PARTISANS = frozenset(
    """green socialist democrat republican liberal conservative labour tory independent communist nationalist centrist
    libertarian unionist""".split()
)
#: what a sentence may begin with before "of" and a name
_MANY = frozenset(
    """shares shareholders members supporters residents inhabitants workers employees staff fans followers players
    students pupils people citizens owners customers opponents leaders officials representatives half most many some
    all copies pictures photographs parts thousands hundreds dozens millions""".split()
)
#: letters behind a name
_POSTNOMINALS = frozenset("KC QC SC MP MSP MEP MLA AM TD MBE OBE CBE KBE PhD MD Jr Jr. Sr Sr.".split())


def _title_before(before: tuple[str, ...]) -> bool:
    """Whether a title ends directly before the name, and no verb: "to head Lumen"."""
    verb = len(before) > 1 and before[-2] in {"will", "would", "to", "should", "may", "might", "can", "could", "must"}
    return bool(before) and is_title(before[-1].rstrip(".")) and not verb


def _after_of(run: Sequence[Word], cut: int) -> int:
    """Skip the body of an office: "President of [Kenya] ..." leaves the name behind it, if one is left."""
    return min(cut + 2, len(run) - 1)


def real_names(runs: Sequence[Name]) -> list[Name]:
    """Runs that are names: a single word that opens a sentence must prove itself elsewhere."""
    proven = {w.text for run in runs if not run.initial for w in run.name}
    longer = {w.text for run in runs if len(run.name) > 1 for w in run.name}
    proven |= longer
    kept = []
    for run in runs:
        if len(run.name) == 1 and is_title(run.name[0].low) and run.name[0].text not in longer:
            continue
        if run.initial and len(run.name) > 1 and not _known_name(run):
            run.name = run.name[1:] if run.name[0].text not in proven and run.name[1].text in proven else run.name
        if len(run.name) > 1 or not run.initial or run.name[0].text in proven or run.titled:
            kept.append(run)
    return kept


def _known_name(run: Name) -> bool:
    return run.name[0].text in tables.first_names() or len(run.name) > 2
