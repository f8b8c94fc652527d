"""A sentence as the role grammar reads it, and the parts of an office phrase: body, determiner, subject."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from factcheck.datatypes import Mention, Sentence
from factcheck.lexicon.phrases import HONORIFICS, MARKS, OfficePhrase, office_phrases
from factcheck.words import Word, words

_DETERMINERS = frozenset("the a an its his her their our whose one".split())
_POSSESSIVE = frozenset(("'s", "’s", "’", "'"))


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """A sentence as the grammar reads it: words, people by their first word, bodies by first and last word."""

    sentence: Sentence
    tokens: tuple[Word, ...]
    people: Mapping[int, tuple[int, Mention]]  # index of first word -> (index behind the last, mention)
    ends: Mapping[int, tuple[int, Mention]]  # index behind the last word -> (index of the first, mention), people
    bodies: Mapping[int, tuple[int, Mention]]  # the same two for whatever can have an office
    body_ends: Mapping[int, tuple[int, Mention]]
    offices: tuple[OfficePhrase, ...]

    def low(self, at: int) -> str:
        """A word in lower case; a full stop beyond either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else "."


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """An office that a pattern gives to a person."""

    person: Mention
    office: OfficePhrase
    body: str | None
    mark: str | None
    tail: int  # index behind the last word that belongs to the phrase


def view_of(sentence: Sentence, mentions: Sequence[Mention]) -> View:
    """The sentence with its mentions placed on its words."""
    tokens = words(sentence.text)
    starts = {w.at: i for i, w in enumerate(tokens)}
    stops = {w.stop: i + 1 for i, w in enumerate(tokens)}
    placed = [(starts[m.at], stops[m.stop], m) for m in mentions if m.at in starts and m.stop in stops]
    taken = frozenset(i for first, stop, _ in placed for i in range(first, stop))
    people = [(f, s, m) for f, s, m in placed if m.type == "person"]
    return View(
        sentence,
        tokens,
        {f: (s, m) for f, s, m in people},
        {s: (f, m) for f, s, m in people},
        {f: (s, m) for f, s, m in placed if m.form != "pronoun"},
        {s: (f, m) for f, s, m in placed if m.form != "pronoun"},
        tuple(office_phrases(tokens, taken)),
    )


def complement(view: View, at: int) -> tuple[str | None, int]:
    """ "of Kenya", "for the port workers' union", "at Norvik": the body after an office, and where it ends.

    A body is an entity where one is named, else the noun phrase itself.
    """
    preposition = view.low(at)
    if preposition not in {"of", "for", "at", "to", "in"}:
        return None, at
    inner = at + 1 + (view.low(at + 1) in {"the", "a", "an", "its", "his", "her"})
    inner = named_at(view, inner) if named_at(view, inner) in view.people else inner  # "for Ms Duarte"
    if inner in view.bodies and view.low(view.bodies[inner][0]) not in _POSSESSIVE:
        stop, body = view.bodies[inner]
        # "Oman's ambassador in Colombo", "the envoy to Turkey": where somebody works is not whose office it is
        elsewhere = preposition == "to" or (body.type == "place" and preposition != "of")
        return (None if elsewhere else body.entity), stop
    end = _noun_end(view, inner)
    return (_phrase(view, inner, end) if preposition == "of" else None), end


def _phrase(view: View, start: int, end: int) -> str | None:
    """A short noun phrase as the name of a body: "port workers' union"."""
    tokens = view.tokens[start:end]
    if not tokens or len(tokens) > 5 or view.low(start) in _VAGUE:
        return None
    return view.sentence.text[tokens[0].at : tokens[-1].stop].lower()


_VAGUE = frozenset("which whom all both many several this that one two three four five six seven most some any".split())


def _noun_end(view: View, at: int) -> int:
    """Index of the first mark, preposition or verb-like word after a noun phrase of at most eight words."""
    end = at
    while end < len(view.tokens) and end - at < 8:
        low = view.low(end)
        if low in _NOUN_STOPS:
            break
        end += 1
    return end


_NOUN_STOPS = frozenset(
    """, . ; : ) who said says told — – has is was had and " “ ” in at on since during which that for from with to
    as by after before until when where while""".split()
)


def left_body(view: View, office: OfficePhrase) -> str | None:
    """The body before an office: "Kenya's ...", "Kenyan ...", "Norvik chief executive ...", "Mbogori's lawyer"."""
    at = office.left
    while at > 0 and view.low(at - 1) in MARKS:
        at -= 1
    if view.low(at - 1) in _POSSESSIVE:
        at -= 1
    return view.body_ends[at][1].entity if at in view.body_ends else None


def phrase_left(view: View, office: OfficePhrase) -> int:
    """Index of the first word of the phrase, determiner, body and marks included."""
    at = office.left
    for _ in range(4):
        if at > 0 and (view.low(at - 1) in MARKS or view.low(at - 1) in _DETERMINERS):
            at -= 1
        elif view.low(at - 1) in _POSSESSIVE and at - 1 in view.body_ends:
            at = view.body_ends[at - 1][0]
        elif at in view.body_ends:
            at = view.body_ends[at][0]
        else:
            at = _owner_left(view, at)
    return at


def _owner_left(view: View, at: int) -> int:
    """Index of the determiner of a common owner: "[the] farm's manager", "[the] port workers' spokesman"."""
    if view.low(at - 1) not in _POSSESSIVE:
        return at
    for back in range(at - 3, at - 6, -1):
        if view.low(back) in _DETERMINERS:
            return back
        if not view.low(back).isalpha():
            break
    return at


def named_at(view: View, at: int) -> int:
    """Index of the name that stands at ``at``, behind its honorifics: "the Very Rev [Hugh Penhallow]"."""
    while at not in view.people and at < len(view.tokens) and _honorific(view, at):
        at += 1
    return at


def _honorific(view: View, at: int) -> bool:
    style = view.low(at) == "the" and view.low(at + 1) in _STYLES
    return style or view.low(at) in _STYLES or (view.low(at).rstrip(".") in HONORIFICS and view.tokens[at].capital)


_STYLES = frozenset("very most rt right rev reverend hon honourable honorable".split())


def determined(view: View, office: OfficePhrase) -> bool:
    """Whether the phrase has a determiner, possessive or adjective, as an apposition before a name needs one."""
    return phrase_left(view, office) < office.left or view.low(office.left - 1) in {"'s", "’s", "’", "'", "."}


def subject(view: View, at: int) -> Mention | None:
    """The person whose predicate begins behind word ``at``: "Ana Duarte", "Ana Duarte, who"."""
    if view.low(at) == "who":
        at -= 1 + (view.low(at - 1) == ",")
        at = _past_apposition(view, at)
    if view.low(at) == "," and view.low(at - 1).isdigit() and view.low(at - 2) == ",":
        at -= 3  # "Ana Duarte, 63, is"
    return view.ends[at + 1][1] if at + 1 in view.ends else None


def _past_apposition(view: View, at: int) -> int:
    """The end of the name before a short apposition: "[Ana Duarte], the retired miner [who]"."""
    for back in range(at - 1, max(0, at - 5), -1):
        if view.low(back) in {"the", "a", "an"}:
            return back - 2 if view.low(back - 1) == "," and back - 1 in view.ends else at
        if not view.tokens[back].alpha or view.tokens[back].capital or view.low(back) in _NOUN_STOPS:
            break
    return at
