"""A decision told again as its opposite: the council throws out the plan, and "having approved the plan, it".

The outcome is that of headline and lead. A later sentence takes the decision up in a subordinate form ("having
rejected", "after it had approved", "who upheld") with the thing that was decided on, or with a deed that the lead tells
("the relocation" for a plan to move). Whoever decides there must be named in the lead, and nothing in the sentence or
elsewhere in the article may tell of another decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import Noun, before, behind
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.leads import Lead, leads
from factcheck.datatypes import Clash, Mention, Reading, Sentence, mentions_by_sentence
from factcheck.lexicon.opposites import OPPOSITES
from factcheck.lexicon.proceedings import MATTERS, NOUNS_OF_DEEDS
from factcheck.words import stem

_YES = r"accepted|approved|adopted|passed|ratified|endorsed|backed|agreed\s+to|granted|upheld|waved\s+through"
_NO = (
    r"rejected|refused|turned\s+down|voted\s+down|thrown\s+out|threw\s+out|vetoed|spurned|dismissed|blocked|"
    r"struck\s+down"
)
_GERUNDS = (
    "accepting|approving|adopting|passing|ratifying|endorsing|backing|granting|upholding",
    "rejecting|refusing|turning\\s+down|voting\\s+down|throwing\\s+out|vetoing|spurning|dismissing|blocking",
)
_AGAIN = regex.compile(
    rf"\b(?:(?P<having>[Hh]aving)\s+|(?P<had>had|have|has)\s+|(?P<who>who|which|that)\s+(?:had\s+|has\s+)?)"
    rf"(?:\p{{L}}+ly\s+)?(?:(?P<yes>{_YES})|(?P<no>{_NO}))\b"
    rf"|\b(?P<by>[Aa]fter|[Bb]y|[Ii]n)\s+(?:(?P<yes>{_GERUNDS[0]})|(?P<no>{_GERUNDS[1]}))\b"
)
_WORDS = frozenset(w.split()[0] for w in regex.sub(r"\\s\+", " ", "|".join((_YES, _NO, *_GERUNDS))).split("|"))
_ELSE = regex.compile(
    r"\b(?:earlier|previous(?:ly)?|first|second|originally|initially|last|ago|before|once|later|since|again|already|"
    r"(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|if|whether|"
    r"would|could|might|unless|not|never|half|part|most|other|another|rival|former)\b"
)
_SUBJECT = regex.compile(r",\s+(?P<rest>\S.*)$")
_DECIDERS = frozenset(map(stem, "inspector judge minister magistrate ombudsman arbitrator commissioner mayor".split()))
_APPEAL = frozenset((stem("appeal"),))
_MATTERS = frozenset(map(stem, MATTERS))
_DEEDS = {stem(noun): stem(verb) for noun, verb in NOUNS_OF_DEEDS.items()}
_OTHER = {
    "approving": "rejecting", "accepting": "rejecting", "adopting": "rejecting", "rejecting": "accepting",
    "upholding": "dismissing", "dismissing": "upholding", "backing": "rejecting", "granting": "refusing",
    "refusing": "granting", "dismissed": "upheld", "upheld": "dismissed",
    "passing": "rejecting", "ratifying": "rejecting",
}  # fmt: skip
_SCORE = 0.83


class _Again(NamedTuple):
    """A decision that a sentence takes up, with its sign."""

    sentence: Sentence
    sign: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between a decision and the words that take it up."""
    texts = [s for s in reading.sentences if any(w in s.text for w in _WORDS)]
    for lead in leads(reading) if texts else ():
        if lead.proceeding.name not in {"measure", "labour"}:
            continue
        told = [again for s in texts if s.index > lead.told[0].index for again in _again(s, lead, reading)]
        wrong = [again for again in told if again.sign != lead.sign]
        if len(wrong) == 1:
            yield _clash(reading, lead, wrong[0])
            return


def _again(sentence: Sentence, lead: Lead, reading: Reading) -> Iterator[_Again]:
    text = sentence.text
    for found in _AGAIN.finditer(text):
        sign, group = (1, "yes") if found["yes"] else (-1, "no")
        at, stop = found.start(group), found.end(group)
        clause = regex.compile(r"[^,;:.]*").match(text, stop)
        end = clause.end() if clause else stop
        opening = max(text.rfind(mark, 0, found.start()) for mark in ",;:")
        theme = behind(text, stop)
        if quoted(text, at) or theme is None or _ELSE.search(text, max(0, opening), end):
            continue
        if _decided_on(theme, found, lead, reading) and _decides(sentence, found, end, lead, reading):
            yield _Again(sentence, sign, at, stop)


def _decided_on(theme: Noun, found: regex.Match[str], lead: Lead, reading: Reading) -> bool:
    """Whether the thing is what the lead decides on."""
    if theme.determiner not in {"the", "its", "their", "this", "that"} or theme.which:
        return False
    verdict = found.group().split()[-1] in {"upheld", "dismissed", "upholding", "dismissing"}
    if verdict or theme.head in _APPEAL:
        appealed = any(regex.search(r"\b(?:appealed|appeals?)\b", s.text) for s in reading.sentences)
        return theme.head in _APPEAL and appealed and (bool(_APPEAL & lead.stems) or _permission(lead))
    deed = _DEEDS.get(theme.head)
    return theme.head in _MATTERS or theme.head in lead.stems or (deed is not None and deed in lead.stems)


def _permission(lead: Lead) -> bool:
    """Whether the lead tells of planning permission, which is appealed for and not against."""
    return any(regex.search(r"\b(?:refus|grant|den)\w*\s+(?:\w+\s+){0,2}permission\b", s.text) for s in lead.told)


def _decides(sentence: Sentence, found: regex.Match[str], end: int, lead: Lead, reading: Reading) -> bool:
    """Whether the one who decides is named in the lead, or is told of with the office that the lead names."""
    text = sentence.text
    if found["having"] or found["by"]:
        rest = _SUBJECT.match(text, end)
        subject = behind(text, rest.start("rest")) if rest else before(text, found.start())
        opens = found.start() == 0
        return subject is not None and subject.head in lead.stems if opens else True
    named = mentions_by_sentence(reading.mentions).get(sentence.index, [])
    edge = len(text[: found.start()].rstrip(", "))
    who = next((m for m in named if m.stop == edge), None)
    if who is not None:
        return who.type == "person" and _office_told(who, lead, reading)
    subject = before(text, found.start())
    return subject is not None and subject.head in lead.stems


def _office_told(who: Mention, lead: Lead, reading: Reading) -> bool:
    """Whether a person is introduced with the office that decides in the lead: "the inspector, Ruth Amadi"."""
    places = {m.sentence for m in reading.mentions if m.entity == who.entity}
    texts = [s.text for s in reading.sentences if s.index in places]
    near = "|".join(regex.escape(d) for d in _DECIDERS & lead.stems)
    surname = regex.escape(who.entity.split()[-1])
    return bool(near) and any(regex.search(rf"\b(?:{near})\w*\b[^.;:]{{0,40}}\b{surname}\b", t) for t in texts)


def _clash(reading: Reading, lead: Lead, wrong: _Again) -> Clash:
    sentence = wrong.sentence
    said = sentence.text[wrong.at : wrong.stop]
    low = " ".join(said.lower().split())
    sides = [claim_at(reading.claims, s, 0, len(s.text)) for s in (lead.told[0], sentence)]
    return Clash(
        kind="statement", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"“{said}” takes up a decision that the article tells the other way round.",
        suspect=sentence.span(wrong.at, wrong.stop), suggestion=_OTHER.get(low) or OPPOSITES.get(low),
        witnesses=tuple(claim_at(reading.claims, s, 0, len(s.text)) for s in lead.told[1:]),
    )  # fmt: skip
