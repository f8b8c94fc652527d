"""What an outcome means, told the wrong way round: the bill fell, and "the outcome means that it will now become law".

The outcome is that of headline and lead, told there in one voice. A later sentence says what follows from it ("the vote
means that", "will now"); it is held up to the outcome where its verb belongs to one of the two outcomes and its subject
is what was decided on. Where what was turned down would itself have stopped something, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.comparisons.noun_phrases import before
from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.comparisons.statements.leads import Lead, content, leads
from factcheck.datatypes import Clash, Reading, Sentence, Span
from factcheck.words import FUNCTION_WORDS, stem, words

_MEANS = regex.compile(
    r"(?:^|[,;]\s+)(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s+(?:[\p{L}’'-]+\s+){0,3}?(?:outcome|result|vote|decision|ruling|"
    r"verdict|judg(?:e?)ment|rejection|defeat|approval|ballot|refusal|acceptance|adoption|dismissal|failure|acquittal|"
    r"conviction|victory|count)\b[^.;:,“\"]{0,40}?|[Ii]t|[Tt]hat|[Tt]his|which)\s+(?:also\s+)?(?:means|meant)\b(?:\s+that)?"
)
_NOW = regex.compile(
    r"\b(?:will|can|may|must|is\s+to|are\s+to)\s+(?:therefore\s+)?(?P<word>now|not)\b|\bcannot\b|"
    r"\bnow\s+(?=(?:goes|moves|passes|faces|face|go|move|pass)\b)"
)
_VERB = regex.compile(r"\b(?:will|can|may|must|is|are|does|do|cannot|won’t|won't|now(?=\s*$))\b[^.;:]*$")
_DETAILS = regex.compile(r"[^,]*")
_NOT = regex.compile(r"\b(?:not|never|no\s+longer|cannot|nor|neither|nobody|none|without|hardly)\b|n[’']t\b")
_OPEN = regex.compile(
    r"\b(?:would|could|might|if|unless|whether|hope[sd]?|fear\w*|said|says|according|expect\w*|wants?|"
    r"asked|try|tries|seek\w*|appeal\w*|next\s+(?:year|time)|this\s+year|immediately|another|instead|second|"
    r"different|revised|new|for\s+(?:the|an?|his|her)\s+\p{L}+\s+(?:case|offen[cs]e|conviction))\b",
    regex.IGNORECASE,
)
#: what goes on or stops when a measure is decided
_DECIDED = frozenset(
    map(
        stem,
        """case bill motion measure matter proposal plan law scheme project merger takeover deal treaty sale amendment
        reform application charges work works construction building resolution budget ordinance legislation""".split(),
    )
)
#: what may stand beside it in a subject without making it something else
_BESIDE = frozenset(
    map(stem, "site controversial contested disputed planned proposed whole entire long-awaited vote decision".split())
)
#: who is meant by the parties to a labour dispute
_STAFF = frozenset(map(stem, "worker member staff employee striker union picket".split()))
#: what takes up the sentence before it, whatever that tells
_BARE = regex.compile(r"(?:^|[,;]\s+)(?:[Ii]t|[Tt]hat|[Tt]his)\s+(?:also\s+)?(?:means|meant)\b")
_OTHER_WAY = {
    "start up again": "stay shut", "restart": "stay shut", "reopen": "stay shut", "stay shut": "reopen",
    "stay closed": "reopen", "remain shut": "reopen", "remain closed": "reopen", "remain in office": "leave office",
    "stay in office": "leave office", "leave office": "stay in office", "return to work": "stay on strike",
    "go back to work": "stay on strike", "stay on strike": "return to work", "go to prison": "walk free",
    "walk free": "go to prison",
}  # fmt: skip
_ABLE = regex.compile(r"(?:be\s+)?(?:able|allowed|free)\s+to\s+", regex.IGNORECASE)
_SCORE = 0.83


class _Followed(NamedTuple):
    """What is said to follow, with the sign of the outcome that it belongs to; ``at`` and ``stop`` bound its verb."""

    sentence: Sentence
    sign: int
    at: int
    stop: int


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "statement" between an outcome and what it is said to mean."""
    said = [
        s
        for s, speaker in zip(reading.sentences, reading.speakers, strict=True)
        if speaker is None and not s.heads and (_MEANS.search(s.text) or _NOW.search(s.text))
    ]
    for lead in leads(reading) if said else ():
        found = [f for s in said if s.index > lead.told[0].index for f in _followed(s, lead)]
        wrong = [f for f in found if f.sign != lead.sign]
        if len(wrong) == 1:
            yield _clash(reading, lead, wrong[0])
            return


def _followed(sentence: Sentence, lead: Lead) -> Iterator[_Followed]:
    text = sentence.text
    if _BARE.search(text) and sentence.index - 1 not in {told.index for told in lead.told}:
        return
    means = _MEANS.search(text)
    clause = regex.compile(r"[^.;:]*").match(text, means.end() if means else 0)
    start, end = (clause.start(), clause.end()) if clause else (0, len(text))
    for sign, outcome in ((1, lead.proceeding.good), (-1, lead.proceeding.bad)):
        for found in outcome.follows.finditer(text, start, end):
            verb = _VERB.search(text[start : found.start()])
            at = start + verb.start() if verb else found.start()
            now = _NOW.match(text, at)
            told = _DETAILS.match(text, found.end())
            if (
                quoted(text, found.start())
                or not (means or now)
                or _OPEN.search(text, start, told.end() if told else end)
            ):
                continue
            if not _concerned(sentence, start, at, found, lead, named=bool(means)):
                continue
            denied = bool(_NOT.search(text[at : found.start()]) or regex.search(r"\bno\s+\p{L}+\s+$", text[:at]))
            yield _Followed(sentence, -sign if denied else sign, at, found.end())
            return


def _concerned(sentence: Sentence, start: int, at: int, found: regex.Match[str], lead: Lead, *, named: bool) -> bool:
    """Whether it follows for what was decided on: the subject is the measure, or the work, or of the lead."""
    text = sentence.text
    able = _ABLE.match(found.group())
    if able:
        rest = [w for w in words(text[found.end() :]) if w.alpha and w.low not in FUNCTION_WORDS][:3]
        return bool(rest) and stem(rest[0].text) in lead.stems
    subject = before(text, at)
    if subject is None:
        return bool(regex.search(r"\b(?:it|they|he|she)\s+$", text[:at], regex.IGNORECASE))
    if subject.which or subject.determiner in {"a", "an"}:
        return False
    told = content(" ".join(s.text for s in lead.opening if s is not sentence))
    if lead.proceeding.name == "measure":
        decided = subject.head in _DECIDED or (named and subject.head in lead.stems)
        return decided and content(_subject(text[start:at])) <= told | _DECIDED | _BESIDE
    several = text[:at].rstrip(" ,").endswith("s")  # "the drivers", of another firm
    return not (lead.proceeding.name == "labour" and several) or subject.head in told | _STAFF


def _subject(told: str) -> str:
    """The subject before a verb, without an adverbial before its comma."""
    return told if told.rstrip().endswith(",") else told.rpartition(",")[2]


def _clash(reading: Reading, lead: Lead, wrong: _Followed) -> Clash:
    sentence = wrong.sentence
    span, mend = _mend(sentence, wrong)
    sides = [claim_at(reading.claims, s, 0, len(s.text)) for s in (lead.told[-1], sentence)]
    said = sentence.text[wrong.at : wrong.stop]
    return Clash(
        kind="statement", first=sides[0], second=sides[1], score=_SCORE,
        reason=f"“{said}” does not follow from the outcome that the article tells, but from its opposite.",
        suspect=span, suggestion=mend,
    )  # fmt: skip


def _mend(sentence: Sentence, wrong: _Followed) -> tuple[Span, str | None]:
    """The one word that turns it round, or the verb with what the opposite outcome would mean."""
    text = sentence.text
    now = _NOW.match(text, wrong.at)
    said = " ".join(text[wrong.at : wrong.stop].split())
    if now and now["word"]:
        return sentence.span(now.start("word"), now.end("word")), "not" if now["word"] == "now" else "now"
    for words_, other in _OTHER_WAY.items():
        if said.endswith(words_):
            at = text.rindex(words_, wrong.at, wrong.stop) if words_ in text[wrong.at : wrong.stop] else wrong.at
            return sentence.span(at, wrong.stop), other
    aux, _, rest = said.partition(" ")
    free = aux in {"will", "can", "may"} and rest and not _NOT.search(said)
    return sentence.span(wrong.at, wrong.stop), f"{aux} not {rest}" if free else None
