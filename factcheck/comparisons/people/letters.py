"""How alike two names are, letter by letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from factcheck.lexicon import tables


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """A word without case, accents and marks."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in bare if c.isalnum())


def variants(one: str, other: str) -> bool:
    """Whether two words are forms of one name: nickname, short form, joined names, another transliteration."""
    a, b = plain(one), plain(other)
    nick = other in tables.nicknames().get(one, ()) or one in tables.nicknames().get(other, ())
    joined = {plain(p) for p in one.split("-")} & {plain(p) for p in other.split("-")}
    inner = ("-" in one) != ("-" in other) and bool(joined)  # "Curie" and "Skłodowska-Curie", not two double names
    return nick or inner or a.startswith(b) or b.startswith(a) or _skeleton(a) == _skeleton(b)


_ALIKE = str.maketrans({"k": "c", "q": "c", "y": "i", "j": "i", "z": "s", "w": "v", "e": "a", "o": "u", "f": "p"})


def _skeleton(word: str) -> str:
    """What transliterations have in common: "Mohamed", "Muhammad"; "Kateryna", "Katerina"."""
    bare = word.replace("ph", "f").replace("kh", "h").replace("th", "t").translate(_ALIKE)
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])


def similar(one: str, other: str) -> bool:
    """Whether one word may be a slip of the pen for the other: "Prewitt", "Prentiss"."""
    a, b = plain(one), plain(other)
    return a[:3] == b[:3] or distance(a, b) <= 2


def beginning(one: str, other: str) -> int:
    """Letters that two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def one_apart(one: str, other: str) -> bool:
    """Whether :func:`distance` is 1, in time that grows with the words' length only."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = beginning(one, other)
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def distance(one: str, other: str) -> int:
    """Letters to insert, delete, replace or exchange with a neighbour to turn one word into the other."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
