"""Words that tell what an amount is of, nouns with their verbs: a price and "sold for", a stake and "owns"."""

from __future__ import annotations

from collections.abc import Collection

import regex

from factcheck.words import stem

#: each line is of one thing
_THINGS = """
price cost buy bought purchase deal takeover acquire acquisition sell sold sale paid pay
bid offer offered
fee sign signed transfer
stake share own owns owned hold holds held shareholding
loss losses lose loses lost losing
fare fares ticket tickets
fall fell fallen drop dropped decline declined decrease decreased slump reduction reduce reduced cut
rise rises rose risen raise raises raised increase increased growth grow grew grown jump jumped
crowd spectator spectators attendance watched
saving savings save saves saved
theft steal stole stolen
debt owe owes owed
gift donation donate donated gave
loan lend lent borrow borrowed
spending spend spent
reward prize award
pay wage wages salary
""".strip()
_LINES: dict[str, frozenset[int]] = {}
for _at, _line in enumerate(_THINGS.splitlines()):
    for _word in _line.split():
        _LINES[stem(_word)] = _LINES.get(stem(_word), frozenset()) | {_at}
#: what holds more than was told before, or less: "the price includes the lights"
_WIDER = regex.compile(
    r"[^,;:.]{0,40}\b(?:includ\w+|exclud\w+|covers?|covered|covering|with(?:out)?|plus|minus|after\s+tax|before\s+tax|net|gross)\b"
)
#: one source of money: "is to come from a bank, the rest from reserves"
_FROM = regex.compile(r"[^,;:.]{0,40}\b(?:c[oa]m(?:e|es|ing)\s+(?:from|out\s+of)|borrow\w*|len[dt]|loans?)\b")
_REST = regex.compile(r"\b(?:rest|remainder|remaining|balance)\b")


def one_deed(nouns: Collection[str], others: Collection[str]) -> bool:
    """Whether stems of two sides may tell of one thing that an amount is of."""
    lines = {line for noun in nouns for line in _LINES.get(noun, ())}
    return any(other in nouns or lines & _LINES.get(other, frozenset()) for other in others)


def in_part(text: str, stop: int, *, bare: bool) -> bool:
    """Whether an amount that ends at a place may be a part of what was told, or hold more than that."""
    source = bare and bool(_FROM.match(text, stop))
    return source or bool(_WIDER.match(text, stop) or _REST.search(text))
