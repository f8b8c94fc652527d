"""A quotation that speaks of its own speaker by name: "Lockwood never came to the ward," Lockwood said.

Nobody speaks of themselves by surname and in the third person; who is said to say it is another one. Read only where
the sentence itself gives the words, and not where the speaker says "I" in them, tells what others said, or where the
name is also that of a firm, a family or a law.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.places_in_text import claim_at
from factcheck.comparisons.statements.quotations import Quotation, quotations
from factcheck.datatypes import Clash, Mention, Reading, mentions_by_sentence
from factcheck.words import Word, words

_SAID = frozenset("said says added told argued warned insisted".split())
_FIRST = frozenset("i i'm i’m i've i’ve i'd i’d i'll i’ll my me myself mine name called named".split())
_ADDRESS = frozenset("mr mrs ms miss dr".split())
#: words behind a name that is a person's
_ACTS = frozenset(
    """is was has had does did can could will would must should may might never always knew knows said says came comes
    went goes told asked made makes wants wanted took takes got gets left lost won did""".split()
)


def compare(reading: Reading) -> Iterator[Clash]:
    """Quotations by who is spoken of in them."""
    mentions = mentions_by_sentence(reading.mentions)
    for quotation in quotations(reading):
        name = quotation.name
        if name is None or name.type != "person" or " " not in name.entity or _FIRST & set(quotation.tokens):
            continue
        inside = [
            m
            for m in mentions.get(quotation.sentence.index, [])
            if m.entity == quotation.giver and quotation.at <= m.at and m.stop <= quotation.stop
        ]
        spoken = inside and _says(quotation, name) and _of_a_person(words(quotation.sentence.text), inside[0], name)
        if spoken and not _of_a_namesake(reading, name):
            yield _clash(reading, quotation, name)


def _says(quotation: Quotation, name: Mention) -> bool:
    """Whether the name stands right beside the words and a verb of saying: "...," Lockwood said."""
    tokens = words(quotation.sentence.text)
    at = next((i for i, w in enumerate(tokens) if w.at == name.at), 0)
    stop = next((i + 1 for i, w in enumerate(tokens) if w.stop == name.stop), at + 1)
    after = tokens[stop].low if stop < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    return name.at > quotation.stop and (after in _SAID or before in _SAID)


def _of_a_person(tokens: Sequence[Word], inside: Mention, name: Mention) -> bool:
    """Whether the name in the quotation is its speaker's surname or full name, and does or is something there."""
    at = next((i for i, w in enumerate(tokens) if w.at == inside.at), 0)
    stop = next((i + 1 for i, w in enumerate(tokens) if w.stop == inside.stop), at + 1)
    surname = inside.text.split()[-1] == name.entity.split()[-1]
    addressed = at > 0 and tokens[at - 1].low.rstrip(".") in _ADDRESS
    family = at > 0 and tokens[at - 1].low == "the"
    acts = stop < len(tokens) and tokens[stop].low in _ACTS
    return surname and not family and (acts or addressed)


def _of_a_namesake(reading: Reading, name: Mention) -> bool:
    """Whether the surname is told before the speaker's full name, headlines aside: that of somebody famous.

    A speaker whom only headings name is told too little of to know.
    """
    heads = {s.index for s in reading.sentences if s.heads}
    first = next((m for m in reading.mentions if m.entity == name.entity and m.sentence not in heads), None)
    return first is None or (first.text == name.entity.split()[-1] and first.sentence < name.sentence)


def _clash(reading: Reading, quotation: Quotation, name: Mention) -> Clash:
    claim = claim_at(reading.claims, quotation.sentence, name.at, name.stop)
    return Clash(
        kind="quote",
        first=claim,
        second=claim,
        score=0.72,
        reason=f"{name.entity} is given words that speak of {name.entity} by name.",
        suspect=quotation.sentence.span(name.at, name.stop),
    )
