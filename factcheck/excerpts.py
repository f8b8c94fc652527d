"""Words of an article, made safe and short for a terminal.

Drafts are untrusted: control characters, escape sequences and characters that reorder text are shown as their code,
never sent. An excerpt is one line, cut around the words that matter, with a second line of marks below it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.datatypes import Passage, Span

_JOINERS = frozenset("\u200c\u200d")  # needed by Persian, Indic scripts and emoji; they reorder nothing
_SOFT_HYPHEN = "\u00ad"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "·": "-", "✖": "x", "✔": "=", "→": ">"}
)


class Excerpt(NamedTuple):
    """A line of an article and the marks below it, both of the same display width or less."""

    text: str
    marks: str


class _Cell(NamedTuple):
    glyph: str
    width: int
    marked: bool


def visible(text: str) -> str:
    """``text`` as one harmless line."""
    return "".join(glyph for glyph, _ in _glyphs(text)).strip()


def width(text: str) -> int:
    """How many columns of a terminal harmless text takes."""
    return sum(columns for _, columns in _glyphs(text))


def degrade(text: str, encoding: str) -> str:
    """``text`` in the characters that ``encoding`` has, of the same width, so that marks stay in their place."""
    return "".join(char if _encodes(char, encoding) else _stand_in(char) for char in text)


def excerpt(passage: Passage, focus: Span | None, *, room: int = 88, mark: str = "^", gap: str = "…") -> Excerpt:
    """``passage`` in at most ``room`` columns, around the words at ``focus`` of the source."""
    cells = _cells(passage, focus)
    marked = [i for i, cell in enumerate(cells) if cell.marked]
    low, high = (marked[0], marked[-1] + 1) if marked else (0, 0)
    left, right = _window(cells, low, high, room - 2 * len(gap))
    if sum(cell.width for cell in cells) <= room:
        left, right = 0, len(cells)
    before, after = gap if left else "", gap if right < len(cells) else ""
    text = "".join(cell.glyph for cell in cells[left:right])
    marks = "".join((mark if cell.marked else " ") * cell.width for cell in cells[left:right])
    return Excerpt(before + text + after, (" " * len(before) + marks).rstrip())


def _cells(passage: Passage, focus: Span | None) -> list[_Cell]:
    cells = []
    for i, (glyph, columns) in enumerate(_glyphs(passage.text)):
        at = passage.span(i, i + 1) if focus else None
        cells.append(_Cell(glyph, columns, bool(focus and at and at.start < focus.end and at.end > focus.start)))
    return cells


def _glyphs(text: str) -> Iterator[tuple[str, int]]:
    """What to show for each character, and its width."""
    for i, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) in ("Zl", "Zp"):
            yield ("", 0) if i and text[i - 1].isspace() else (" ", 1)
        elif char == _SOFT_HYPHEN:
            yield "", 0
        elif char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs"):
            code = f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
            yield code, len(code)
        elif char == "[" and text[max(0, i - 2) : i] == "##":
            yield "\\[", 2  # GitHub's runner obeys "##[command]" anywhere in a log line
        else:
            yield char, _columns(char, text[i - 1] if i else "")


def _columns(char: str, previous: str) -> int:
    joined = previous == "\u200d" or ord(char) in _SKIN_TONES
    if joined or char in _JOINERS or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(cells: list[_Cell], low: int, high: int, room: int) -> tuple[int, int]:
    """The stretch around ``cells[low:high]`` that fits, evenly on both sides, cut between words where possible."""
    left, right, used = low, low, 0
    while right < high and used + cells[right].width <= room:
        used, right = used + cells[right].width, right + 1
    grown = right == high
    while grown:
        grown = False
        if right < len(cells) and used + cells[right].width <= room:
            used, right, grown = used + cells[right].width, right + 1, True
        if left and used + cells[left - 1].width <= room:
            used, left, grown = used + cells[left - 1].width, left - 1, True
    return _to_words(cells, left, right, low, high)


def _to_words(cells: list[_Cell], left: int, right: int, low: int, high: int) -> tuple[int, int]:
    if left:
        spaces = [i for i in range(left, min(left + 16, low)) if cells[i].glyph == " "]
        left = spaces[0] + 1 if spaces else left
    if right < len(cells):
        spaces = [i for i in range(max(right - 16, high), right) if cells[i].glyph == " "]
        right = spaces[-1] if spaces else right
    return left, right


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _stand_in(char: str) -> str:
    plain = char.translate(_PLAIN)
    return plain if plain.isascii() else "?" * _columns(char, "")
