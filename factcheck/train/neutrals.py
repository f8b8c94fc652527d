"""Neutral pairs: two sentences of one document, the hard ones first.

Nearly every pair that the library scores is one of these, so they must look like contradictions: shared names,
shared numbers, shared words. Near-repeats are left out, for they may well entail or contradict each other.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.train.data import Example, normalise, read_rows

SOURCES = ("masc", "gum", "ud_english_pud", "wikifactcheck_contexts")
#: genres of GUM that are the reports of ``documents/clean_news``, which false alarms are counted on
MEASURED = frozenset({"news", "interview"})
_BREAK = re.compile(r"(?<=[a-z0-9%)][.!?])[\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:of|the|de|von|al)?\s*[A-Z][\w’'-]+)*")
_STOP = frozenset(
    (
        "a an the and or but of in on at to for from by with as is are was were be been it its he she his her they "
        "their this that these those which who whom not no had has have will would can could may said says than then "
        "there also after before into over more most other some such when while where"
    ).split()
)
_ROMANS = re.compile(r"^(?:[A-Z]\.|\d+\.|\()")


def split(text: str) -> list[str]:
    """Sentences of running text; light, and rather too few breaks than too many."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        found.extend(part.strip() for part in _BREAK.split(re.sub(r"\s+", " ", block)))
    return found


def documents(data: Path, sources: tuple[str, ...] = SOURCES) -> Iterator[tuple[str, list[str]]]:
    """Source and whole sentences of 6 to 45 words, document by document."""
    for source in sources:
        for row in read_rows(data / "text" / f"{source}.jsonl.gz"):
            if source == "gum" and row.get("genre") in MEASURED:
                continue
            sentences = row.get("sentences") or split(row["text"])
            kept = {normalise(s): _tidy(s) for s in sentences if _whole(s)}
            if len(kept) > 1:
                yield source, list(kept.values())


def _tidy(sentence: str) -> str:
    text = re.sub(r"\s+", " ", sentence).strip()
    text = re.sub(r" ([,.;:!?%)\]]|n't\b|'s\b|’s\b)", r"\1", text)
    return re.sub(r"([(\[$]) ", r"\1", text)


def _whole(sentence: str) -> bool:
    """Whether it is a sentence: starts and ends like one, is no list item, has letters enough."""
    words = sentence.split()
    if not 6 <= len(words) <= 45 or _ROMANS.match(sentence) or not re.search(r"[.!?][\"”’')]*$", sentence.strip()):
        return False
    letters = sum(char.isalpha() or char == " " for char in sentence)
    return sentence.strip()[0] in "\"“‘'" or (sentence.strip()[0].isupper() and letters > 0.85 * len(sentence))


@functools.lru_cache(maxsize=20000)
def names(sentence: str) -> frozenset[str]:
    """Capitalised runs but for a lone first word."""
    found = {m.group() for m in _NAME.finditer(sentence) if m.start() > 1 or " " in m.group()}
    return frozenset(found)


@functools.lru_cache(maxsize=20000)
def content(sentence: str) -> frozenset[str]:
    """Stems, five letters long, of the words that carry content."""
    found = (word.lower() for word in re.findall(r"[A-Za-zÀ-ž]{3,}|\d[\d,.]*\d|\d", sentence))
    return frozenset(word[:5] for word in found if word not in _STOP)


def hardness(one: str, two: str) -> float:
    """How much two sentences look as if they spoke of the same; negative for near-repeats."""
    a, b = content(one), content(two)
    if not a or not b:
        return -1.0
    shared = len(a & b)
    if shared / min(len(a), len(b)) > 0.7:
        return -1.0
    numbers = {word for word in a & b if word[0].isdigit()}
    return shared / min(len(a), len(b)) + 0.25 * len(names(one) & names(two)) + 0.2 * len(numbers)


def make(
    data: Path, seed: int, amount: int = 9000, random_share: float = 0.25, sources: tuple[str, ...] = SOURCES
) -> list[Example]:
    """``amount`` neutral pairs, ``random_share`` of them at random, no sentence in more than eight pairs."""
    rng = random.Random(seed)
    hard: list[tuple[float, str, str]] = []
    plain: list[tuple[float, str, str]] = []
    for _, sentences in documents(data, sources):
        rows = _scored(sentences, rng)
        hard.extend(rows[: 2 * len(sentences)])
        plain.extend(rng.sample(rows, min(len(rows), max(2, len(sentences) // 4))))
    rng.shuffle(plain)
    hard.sort(reverse=True)
    first = _draw(hard, round(amount * (1 - random_share)), "mined/hard", set())
    seen = {(e.premise, e.hypothesis) for e in first}
    found = first + _draw(plain, amount - len(first), "mined/random", seen)
    rng.shuffle(found)
    return [e if rng.random() < 0.7 else e._replace(premise=e.hypothesis, hypothesis=e.premise) for e in found]


def _scored(sentences: list[str], rng: random.Random) -> list[tuple[float, str, str]]:
    """Pairs at most thirty sentences apart, hardest first; long documents are read in a window."""
    at = rng.randrange(max(1, len(sentences) - 120))
    window = sentences[at : at + 120]
    pairs = [(one, two) for i, one in enumerate(window) for two in window[i + 1 : i + 31]]
    if len(pairs) > 700:
        pairs = rng.sample(pairs, 700)
    rows = [(hardness(one, two), one, two) for one, two in pairs]
    return sorted((row for row in rows if row[0] >= 0), reverse=True)


def _draw(rows: list[tuple[float, str, str]], amount: int, group: str, seen: set[tuple[str, str]]) -> list[Example]:
    used: dict[str, int] = {}
    found: list[Example] = []
    for _, one, two in rows:
        if len(found) == amount:
            break
        if (one, two) not in seen and used.get(one, 0) < 8 and used.get(two, 0) < 8:
            used[one], used[two] = used.get(one, 0) + 1, used.get(two, 0) + 1
            found.append(Example(one, two, "neutral", group))
    return found
