"""Sentences and mentions → role claims: who holds which office, in short plain words.

Why short claims: a title inside a long sentence does not move an NLI model (the main verb decides), while "Ana Duarte
is the energy minister of Portugal." against "Ana Duarte is the finance minister." is sharp. What is read:
title before name, apposition after it, apposition before it, a clause with "who", a copula, and "his post as".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from factcheck.datatypes import Claim, Mention, Role, Sentence, Span, mentions_by_sentence
from factcheck.lexicon.forms import with_article
from factcheck.lexicon.phrases import MARKS, OfficePhrase
from factcheck.roles.counterparts import counterparts, specific
from factcheck.roles.shapes import hits, is_headed, is_led
from factcheck.roles.view import Hit, View, complement, phrase_left, view_of

_DEFINITE = frozenset(("the", "its", "his", "her", "their", "'s", "’s"))
_DATED = frozenset("until from between when before previously earlier formerly once then ago during till".split())


def find(sentences: Sequence[Sentence], mentions: Sequence[Mention], speakers: Sequence[str | None]) -> list[Claim]:
    """The role claims of the article, in text order; ``speakers`` holds one entry a sentence."""
    by_sentence = mentions_by_sentence(mentions)
    claims: list[Claim] = []
    for sentence, speaker in zip(sentences, speakers, strict=True):
        view = view_of(sentence, by_sentence.get(sentence.index, []))
        found = {(h.person.at, h.office.start): h for h in hits(view) if not h.person.entity.endswith("?")}
        claims.extend(_claim(view, hit, speaker) for hit in found.values())
    claims = [dataclasses.replace(c, text=wording(c.role)) if c.role else c for c in specific(claims, sentences)]
    claims.extend(counterparts(claims, sentences, by_sentence))
    return sorted(_with_bodies(claims), key=lambda c: (c.start, c.end))


def _with_bodies(claims: Sequence[Claim]) -> Iterator[Claim]:
    """An office whose body is told once in the article has it everywhere: "President Ruto" is Kenya's."""
    told = {(c.role.person, c.role.office): c.role.body for c in claims if c.role and c.role.body}
    for claim in claims:
        role = claim.role
        if role and role.body is None and (role.person, role.office) in told:
            role = dataclasses.replace(role, body=told[role.person, role.office])
            yield dataclasses.replace(claim, role=role, text=wording(role))
        else:
            yield claim


def _claim(view: View, hit: Hit, speaker: str | None) -> Claim:
    tokens, office = view.tokens, hit.office
    first = min(hit.person.at, tokens[phrase_left(view, office)].at)
    last = max(hit.person.stop, tokens[max(office.stop, hit.tail) - 1].stop)
    span = view.sentence.span(first, last)
    words_at, words_stop = tokens[office.start].at, tokens[office.stop - 1].stop
    role = Role(
        person=hit.person.entity,
        office=office.office,
        body=hit.body,
        mark=_mark(view, hit),
        words=view.sentence.span(words_at, words_stop),
        title=office.office if is_headed(view, office.start) else view.sentence.text[words_at:words_stop],
        definite=any(view.low(i) in _DEFINITE for i in range(phrase_left(view, office), office.start)),
        phrase=_phrase(view, office, words_stop),
        whole=_whole(view, office, words_at),
        headed=is_led(view, office.start),
    )
    return Claim(
        text=wording(role), start=span.start, end=span.end, sentence=view.sentence, kind="role", role=role,
        speaker=speaker if _quoted(view.sentence.text, first) else None, mentions=(hit.person,),
    )  # fmt: skip


def _phrase(view: View, office: OfficePhrase, stop: int) -> Span | None:
    """The office and a name directly before it, where there is one; with "'s" only for lawyers: "Dunn's lawyer"."""
    before = office.start - (office.office == "lawyer" and view.low(office.start - 1) in {"'s", "’s"})
    if before not in view.body_ends:
        return None
    return view.sentence.span(view.body_ends[before][1].at, stop)


def _whole(view: View, office: OfficePhrase, at: int) -> Span | None:
    """The office with its complement, where it has one with "of"."""
    if view.low(office.stop) != "of":
        return None
    return view.sentence.span(at, view.tokens[complement(view, office.stop)[1] - 1].stop)


def _mark(view: View, hit: Hit) -> str | None:
    if hit.mark:
        return hit.mark
    before = [view.low(i) for i in range(phrase_left(view, hit.office), hit.office.start)]
    marked = next((MARKS[low] for low in before if MARKS.get(low)), None)
    if marked or hit.tail in view.people or hit.tail in view.ends:
        return marked
    after = [view.low(i) for i in range(hit.office.stop, min(len(view.tokens), hit.office.stop + 2))]
    return "dated" if any(low in _DATED for low in after) else None


def _quoted(text: str, at: int) -> bool:
    """Whether the place lies inside quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_TEXT_MARKS = frozenset(("former", "acting", "deputy", "shadow", "honorary"))


def wording(role: Role) -> str:
    """The claim as the model reads it; the training data uses the same words."""
    mark = f"{role.mark} " if role.mark in _TEXT_MARKS else ""
    of = f" of {_with_article(role.body)}" if role.body else ""
    return f"{role.person} is the {mark}{role.office}{of}."


def _with_article(body: str) -> str:
    words = body.lower().split()
    common = body.islower() or words[-1] in _COMMON_BODIES or words[1:2] == ["of"]
    return f"the {body}" if common and not body.lower().startswith("the ") else with_article(body)


_COMMON_BODIES = frozenset("union party ministry bank council board association".split())
