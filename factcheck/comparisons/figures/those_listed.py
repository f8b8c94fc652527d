"""What was listed in the sentence before, counted: "will hire nurses, end shifts and reopen the nursery", "those five".

"Those five promises" and "any one of these four steps" count what the reader has just read. Where the sentence before
has one list and no number that they could be, the list is what they count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.comparisons.places_in_text import claim_at, quoted
from factcheck.datatypes import Clash, Reading, Sentence
from factcheck.quantities import Quantity, read, written_like
from factcheck.words import stem, stems

_COUNTED = frozenset(
    stem(w)
    for w in """promises steps measures conditions demands points reforms changes projects pledges concessions proposals
    checks tasks duties goals aims ideas offences charges crimes mistakes errors rules tests repairs questions reasons
    gifts benefits""".split()
)
_KNOWN = regex.compile(r"(?:^|\bof\s+|\bsa(?:id|ys)\s+|\bthat\s+)(?:those|these)\s+$", regex.IGNORECASE)
_ANY_OF = regex.compile(r"\b(?:none|each|any|all|any\s+one)\s+of\s+(?:the|these|those)\s+$", regex.IGNORECASE)
_VERB = regex.compile(r"\s+(?:will|would|was|were|is|are|has|have|had|can|could|may|must)\b")
_ANY = regex.compile(r"\b(?:[Tt]hose|[Tt]hese|of\s+the)\s")
#: an item: no clause, no mark, at most eight words
_WORD = r"(?!(?:and|but|or|who|which|that|said|says|while|when|because)\b)[^\s,;:.()“”\"–—]++"
_ITEM = rf"{_WORD}(?:\s+{_WORD}){{0,7}}"
_LIST = regex.compile(
    rf"(?<![^,;:.])(?P<first>[^,;:.]++),\s+(?P<one>{_ITEM})(?:,\s+(?P<one>{_ITEM})){{0,12}},?\s+and\s+(?P<last>{_ITEM})\s*"
    r"(?=\.|;|$)"
)
_OPEN = regex.compile(
    r"\b(?:includ\w+|such\s+as|among|like|also|other|others|as\s+well|more(?=[.,])|particularly|especially|example|both|either)\b",
    regex.IGNORECASE,
)
#: "those two repairs that matter": some of them
_SOME = regex.compile(
    r"\s+\p{L}+(?:\s+(?:that|which|who|whose|in|for|from|of|with|without|on|at|by|to|most|already|yet|still|now|left)\b|,\s+(?:on|of|in)\b)"
)
_CLAUSE = regex.compile(r"^\s*(?:he|she|it|they|we|I|you|the\s+\p{L}+\s+(?:is|was|are|were|has|had|said|will))\b")
#: "wrote to the mayor, the police and the church"
_TO_WHOM = regex.compile(
    r"\b(?:to|with|by|from|at|in|of|for)\s+(?:the|an?|his|her|its|their)\s+[\p{L}-]+(?:\s+[\p{L}-]+){0,2}\s*$"
)
#: items that are more than one themselves
_SEVERAL = regex.compile(r"\b(?:several|various|numerous|multiple|pair|couple|series|counts)\b", regex.IGNORECASE)
_LEAST, _MOST, _MISCOUNT = 3, 9, 2


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "count" between a number taken up and the list before it."""
    sentences = reading.sentences
    for at, sentence in enumerate(sentences):
        if at == 0 or not _ANY.search(sentence.text):
            continue
        for mine in read(sentence.text):
            if _taken_up(sentence.text, mine):
                others = sentences[max(0, at - 2) : at] if mine.head else [s for s in sentences if s is not sentence]
                told = any(mine.value in (q.value, q.whole) for s in others for q in read(s.text))
                found = None if told else _listed(sentences[max(0, at - (2 if mine.head else 1)) : at], mine)
                if found:
                    yield _clash(reading, sentence, mine, *found)


def _taken_up(text: str, mine: Quantity) -> bool:
    """Whether a number stands as the count of all that was listed."""
    whole = mine.kind == "count" and mine.value == int(mine.value) and 2 <= mine.value <= _MOST
    if not whole or mine.bound or mine.modifier or mine.whole or quoted(text, mine.at):
        return False
    if not mine.head:
        return bool(_ANY_OF.search(text[: mine.at]) and _VERB.match(text, mine.stop))
    known = _KNOWN.search(text[: mine.at]) and not _SOME.match(text, mine.stop)
    return mine.nouns[:1] == (mine.head,) and mine.head in _COUNTED and bool(known)


def _listed(before: Sequence[Sentence], mine: Quantity) -> tuple[Sentence, int] | None:
    """The one list of the sentences before, where it has another length."""
    found = [(s, 2 + len(m.captures("one"))) for s in before if (m := _list(s.text))]
    found = [] if any(mine.head in stems(s.text) for s in before) else found[-1:]
    if not found or any(m in s.text for s in before for m in (";", ":")):
        return None
    size = found[0][1]
    return found[0] if size != mine.value and size >= _LEAST and abs(size - mine.value) <= _MISCOUNT else None


def _list(text: str) -> regex.Match[str] | None:
    """A list that closes its sentence and need not go on."""
    found = _LIST.search(text)
    if found is None or _OPEN.search(text) or text.count(" and ") > 1 or quoted(text, found.start("last")):
        return None
    items = (*found.captures("one"), found["last"])
    counted = any(q.at >= found.start("one") for q in read(text)) or _SEVERAL.search(" ".join(items))
    if counted or _TO_WHOM.search(found["first"]):
        return None
    return None if any(_CLAUSE.match(part) for part in items) else found


def _clash(reading: Reading, sentence: Sentence, mine: Quantity, lister: Sentence, size: int) -> Clash:
    return Clash(
        kind="count", first=claim_at(reading.claims, lister, 0, len(lister.text)),
        second=claim_at(reading.claims, sentence, mine.at, mine.stop), score=0.76,
        reason=f"“{mine.text}” are counted, but {size} are told of before.",
        suspect=sentence.span(mine.at, mine.stop), suggestion=written_like(mine, size),
    )  # fmt: skip
