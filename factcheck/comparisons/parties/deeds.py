"""One deed, two doers: Mozambique shut its consulate, and later "the consulate, which Malawi closed".

A deed is a verb of a closed list with its object; what counts as the same deed is done to a thing once. The second side
takes it up as known: the thing with "the", a relative clause, or "it was the first time that". Deeds of several, of
another time, wanted or denied, and things that each party has of its own ("its ambassador" on both sides) are left
alone, and so is every article in which a third party or the same one does it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.deed_words import COMMON, DEEDS, SAME
from factcheck.comparisons.parties.masks import alike, masked, parties, people
from factcheck.comparisons.parties.names import misplaced
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading
from factcheck.moments import read
from factcheck.sameness import apart, frame
from factcheck.words import FUNCTION_WORDS, stem

_VERB = "|".join(f"(?P<{deed}>{verbs})" for deed, verbs in DEEDS.items())
_ADVERB = r"(?:(?:then|later|\p{Ll}+ly)\s+)?"
_ACTS = rf"{_ADVERB}(?:(?:had|has|have)\s+)?{_ADVERB}(?:{_VERB})\b"
#: "Y closed its consulate", from behind Y
_ACTIVE = regex.compile(rf"(?:{_ACTS})(?P<object>(?:\s+(?:‹\d+›|[\p{{L}}\p{{N}}’'.-]+))*)")
#: "the consulate, which Y closed"; "the consulate was closed by Y"
_BEHIND = (
    regex.compile(rf"(?P<noun>\p{{Ll}}{{3,}})(?:,\s+which|\s+(?:that|which))\s+‹(?P<doer>\d+)›\s+(?:{_ACTS})"),
    regex.compile(
        rf"(?P<noun>\p{{Ll}}{{3,}})\s+(?:(?:was|were|had been|has been)\s+)?{_ADVERB}(?:{_VERB})\s+by\s+‹(?P<doer>\d+)›"
        r"(?!['’])(?!,?\s+(?:and|or)\s+(?:the\s+)?[‹\p{Lu}])"
    ),
)
_DOER = regex.compile(
    r"‹(?P<doer>\d+)›(?P<own>['’]s\s+\p{Ll}+)?(?P<people>(?:\s+\p{Ll}+){1,2})?(?:\s+of\s+‹\d+›)?\s+(?=\p{Ll})"
)
_OPENS = regex.compile(r"^(?:The\s+)?‹(?P<doer>\d+)›")
_GOES_ON = regex.compile(r",?\s+(?:and|but)\s+(?:(?:it|they|he|she)\s+)?")
_FIRST = regex.compile(r"\bthe\s+first\s+time\b[^.;,]{0,40}\bthat\s+$")
_JOINED = regex.compile(r"(?:›,?\s+(?:and|or)|›,|\b(?:and|or|with))\s+(?:the\s+)?$")
_CLAUSE = regex.compile(r"[,;:“”\"]|\bbut\s")
_OPEN = regex.compile(
    r"\b(?:not|never|no|nobody|would|could|may|might|if|unless|whether|accus\p{L}+|alleg\p{L}+|claim\p{L}*|deni\p{L}+|"
    r"each|both|also|too|another|other|second|likewise|again|either|same|elsewhere|previous\p{L}*|earlier|"
    r"similar\p{L}*|instead|unlike|whereas|while|"
    r"Neither|No|Nobody|Both|Each|Another|If|Whether|Instead|Unlike)\b|n['’]t\b"
)
_SCORE = 0.75


class Deed(NamedTuple):
    """Who did what to what; ``doer`` is the mention in the claim's sentence."""

    claim: Claim
    doer: Mention
    deed: str
    noun: str  # the head of the object, one word for all its names
    names: frozenset[str]  # entities in the object's phrase
    clause: str
    known: bool  # takes up what the reader knows
    own: bool  # done to a thing of the doer's: "its consulate"


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    statements = reading.statements
    deeds = [d for c in statements if not c.sentence.heads for d in _deeds(c)]
    for kind, noun in dict.fromkeys((d.deed, d.noun) for d in deeds):
        told = [d for d in deeds if (d.deed, d.noun) == (kind, noun)]
        if len({d.doer.entity for d in told}) == 2 and noun not in COMMON:
            yield from _changed(told, people(reading))


def _changed(told: Sequence[Deed], sure: frozenset[str]) -> Iterator[Clash]:
    """The one deed whose doer differs from all others, if it takes the deed up."""
    for at, wrong in enumerate(told):
        others = [d for d in told if d.doer.entity != wrong.doer.entity]
        single = len(others) == len(told) - 1 and (at or len(others) > 1)
        fits = (_one_deed(right, wrong) and alike(right.doer, wrong.doer, sure) for right in others)
        if single and wrong.known and not wrong.own and all(fits):
            yield _clash(others[0], wrong)
            return


def _one_deed(right: Deed, wrong: Deed) -> bool:
    """Whether nothing says that the two are different deeds."""
    texts = right.claim.sentence.text, wrong.claim.sentence.text
    if (
        right.claim.sentence is wrong.claim.sentence
        or right.doer.entity in wrong.names
        or wrong.doer.entity in right.names
    ):
        return False
    told = [text.partition(";")[0] for text in texts]  # "called home an ambassador; the previous case, in 2008,"
    years = [frame(text).years for text in told]
    if years[0] != years[1] and all(read(text) for text in told):
        return False
    strange = wrong.names - {m.entity for m in right.claim.mentions}
    return not strange and not any(_OPEN.search(d.clause) for d in (right, wrong)) and apart(*told) in _ONE_TIME


_ONE_TIME = frozenset((None, "plan and outcome", "another thing"))


def _deeds(claim: Claim) -> Iterator[Deed]:
    """The deeds that a statement tells."""
    named = parties(claim)
    text = masked(claim.sentence.text, named)
    for m in (m for pattern in _BEHIND for m in pattern.finditer(text)):
        phrase = regex.split(r"[,;.:“”\"]|\b(?:that|which|and|in|of|for|to)\b", text[: m.end("noun")])[-1]
        known = bool(regex.search(r"\b(?:[Tt]he|[Tt]h(?:is|ese|ose))\b", phrase))
        yield from _deed(claim, named, m, phrase, (m.start(), known, int(m["doer"])))
    for at, doer in _doers(text, named):
        m = _ACTIVE.match(text, at)
        if m:
            phrase = _phrase(m["object"])
            known = bool(_FIRST.search(text, 0, text.rfind("‹", 0, at))) or bool(regex.match(r"\s+the\b", phrase))
            yield from _deed(claim, named, m, phrase, (at, known, doer))


def _deed(
    claim: Claim, named: Sequence[Mention], m: regex.Match[str], phrase: str, told: tuple[int, bool, int]
) -> Iterator[Deed]:
    at, known, doer = told
    text = m.string
    head = [w for w in phrase.split() if w.isalpha() and w.islower()][-1:] or [""]
    deed = next(kind for kind in DEEDS if m[kind])
    if not head[0] or quoted(text, at) or "?" in named[doer].entity:
        return
    start = max((c.end() for c in _CLAUSE.finditer(text, 0, at)), default=0)
    stop = next((c.start() for c in _CLAUSE.finditer(text, m.end())), len(text))
    yield Deed(
        claim=claim, doer=named[doer], deed=deed, noun=stem(SAME.get(_one(head[0]), head[0])),
        names=frozenset(named[int(k)].entity for k in regex.findall(r"‹(\d+)›", phrase)) - {named[doer].entity},
        clause=text[start:stop], known=known, own=bool(regex.search(r"\b(?:its|their|his|her|own)\b", phrase)),
    )  # fmt: skip


def _one(noun: str) -> str:
    """A noun in the singular, as far as the table of same nouns needs it."""
    return noun[:-1] if noun.endswith("s") and noun[:-1] in SAME else noun


def _doers(text: str, named: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where a verb may begin, and the number of the mention that is its subject."""
    for m in _DOER.finditer(text, overlapped=True):
        grouped = named[int(m["doer"])].form == "adjective" or m["own"]
        if not _JOINED.search(text, 0, m.start()):
            if m["people"] and grouped:
                yield m.end(), int(m["doer"])
            yield m.end("own") + 1 if m["own"] else m.end("doer") + 2, int(m["doer"])
    opens = _OPENS.match(text)
    for m in _GOES_ON.finditer(text) if opens else ():
        yield m.end(), int(opens["doer"])


def _phrase(behind: str) -> str:
    """The object up to the first word that is no part of it."""
    kept: list[str] = []
    for word in behind.rstrip(".").split():
        if word.lower() in FUNCTION_WORDS and not (not kept or kept[-1].lower() == "all"):
            break
        kept.append(word)
    return " " + " ".join(kept)


def _clash(right: Deed, wrong: Deed) -> Clash:
    reason = f"The same is told of {right.doer.text} in one place and of {wrong.doer.text} in another."
    return misplaced(wrong.claim, wrong.doer, right.claim, score=_SCORE, reason=reason, mend=right.doer.text)
