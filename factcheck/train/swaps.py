"""Edited pairs: one name, number, day, speaker or predicate exchanged, beside a twin that is left as it was.

Four sources: entailed pairs of the NLI sets, whose hypothesis is edited; pairs of sentences of one document that
share two participants; sentences against themselves; and frames of reported speech.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.train import words
from factcheck.train.data import Example, held_out, read_rows
from factcheck.train.neutrals import content
from factcheck.train.participants import participants, stories
from factcheck.train.slots import SERIES, Item, another, items, put

_ENTAILED = ("lingnli", "wikisplit_entail", "fever_nli_dev", "authored")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FILLER = re.compile(
    r",? (?:also|very|just|later|already|reportedly|however|eventually|finally|quickly|recently),?(?= [a-z])"
)
_LOOSE = re.compile(
    r"\b(about|around|nearly|almost|over|more than|fewer than|less than|under|at most|at least|up to|or|some)\s*$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|would)\b")
_LAST_CLAUSE = re.compile(r"([A-Z][^,;\"“”()]{35,}), (?:but|while|and (?:he|she|it|they|the)|although|after|because) ")


# --- edits of entailed pairs ------------------------------------------------------------------------------------


def entailed(data: Path) -> Iterator[Example]:
    """Entailed pairs of the NLI sets, held-out premises left out."""
    for name in _ENTAILED:
        paths = [data / "nli" / f"{name}.jsonl.gz"]
        if name == "authored":
            paths = [data / "authored" / f"pairs_{letter}.jsonl.gz" for letter in "abc"]
        for row in (row for path in paths for row in read_rows(path)):
            one, two = row["premise"].strip(), row["hypothesis"].strip()
            if row["label"] == "entailment" and len(one.split()) <= 60 and not held_out(row["premise"]):
                yield Example(one, two, "entailment", name)


def slot_edits(pairs: list[Example], rng: random.Random) -> Iterator[Example]:
    """The hypothesis with one shared item exchanged, and the pair as it was."""
    for pair in pairs:
        shared = [i for i in items(pair.hypothesis) if i.text in pair.premise and not _loose(pair, i)]
        if not shared or not _same_statement(pair):
            continue
        item = rng.choice(shared)
        new = another(item, pair.premise, rng)
        if new:
            group = f"swap/{item.kind}"
            yield pair._replace(hypothesis=put(pair.hypothesis, item, new), label="contradiction", group=group)
            yield pair._replace(group=group)


def _loose(pair: Example, item: Item) -> bool:
    return bool(_LOOSE.search(pair.hypothesis[: item.at])) or item.text == "1"


def _same_statement(pair: Example) -> bool:
    """Whether the hypothesis tells what the premise tells, so that another slot cannot be just another fact."""
    two = content(pair.hypothesis)
    return bool(two) and len(content(pair.premise) & two) >= 0.6 * len(two)


def roundings(pairs: list[Example], rng: random.Random) -> Iterator[Example]:
    """A number told roughly: rightly on one side, wrongly on the other."""
    for pair in pairs:
        found = [i for i in items(pair.hypothesis) if i.kind == "number" and i.text in pair.premise]
        found = [i for i in found if "." not in i.text and int(i.text.replace(",", "")) > 20 and _counts(pair, i)]
        if found and _same_statement(pair):
            item = rng.choice(found)
            value = int(item.text.replace(",", ""))
            unit = 10 ** (len(str(value)) - 1) // (1 if str(value)[0] > "4" else 2)
            low, high = value // unit * unit, (value // unit + 1) * unit
            if low < value:
                right = rng.choice((f"more than {low:,}", f"over {low:,}", f"fewer than {high:,}"))
                wrong = rng.choice((f"fewer than {low:,}", f"more than {high:,}", f"over {high:,}"))
                yield pair._replace(hypothesis=put(pair.hypothesis, item, right), group="swap/rounding")
                yield pair._replace(
                    hypothesis=put(pair.hypothesis, item, wrong), label="contradiction", group="swap/rounding"
                )


def _counts(pair: Example, item: Item) -> bool:
    """Whether the number counts things: a noun follows, and no month, name, bracket or range stands before it."""
    head, tail = pair.hypothesis[: item.at], pair.hypothesis[item.at + len(item.text) :]
    noun = re.match(r" (?!and |or |to |in |at |on |by |of )[a-z]{3,}", tail)
    plain = re.search(r"(?:^|(?:^| )[a-z]+ )$", head) and not re.match(r" (?:is|was|are|were|has|that|which)\b", tail)
    return bool(noun and plain) and not re.search(
        r"\b(?:between|from|of|and|or|to|than|over|about|around|nearly|almost|least|age|aged|the|no|all)\s+$", head
    )


def predicate_edits(pairs: list[Example], rng: random.Random) -> Iterator[Example]:
    """One predicate turned into its opposite or denied, where the premise has the same word."""
    opposites = [(row[0], row[1]) for row in words.table("antonyms")]
    turns = dict(opposites) | {b: a for a, b in opposites}
    for pair in pairs:
        found = [m for m in re.finditer(r"[a-z][a-z-]+", pair.hypothesis) if m.group() in turns]
        found = [m for m in found if re.search(rf"\b{m.group()}\b", pair.premise)]
        if found and _same_statement(pair) and not _negated(pair):
            m = rng.choice(found)
            edited = put(pair.hypothesis, Item("word", m.start(), m.group()), turns[m.group()])
            yield pair._replace(hypothesis=edited, label="contradiction", group="swap/antonym")
            yield pair._replace(group="swap/antonym")
        elif rng.random() < 0.12 and _same_statement(pair) and not _negated(pair):
            edited = _VERB.sub(r"\1 not", pair.hypothesis, count=1)
            if edited != pair.hypothesis:
                yield pair._replace(hypothesis=edited, label="contradiction", group="swap/denied")
                yield pair._replace(group="swap/denied")


def _negated(pair: Example) -> bool:
    return bool(re.search(r"\b(?:not|no|never|nor|neither|without)\b|n[’']t\b", pair.hypothesis))


# --- a sentence against itself ------------------------------------------------------------------------------------


def self_pairs(data: Path, rng: random.Random) -> Iterator[Example]:
    """A sentence against itself with one actor, day or number exchanged, and against its own beginning."""
    found = [row["text"] for row in read_rows(data / "text" / "crossner_wiki_sentences.jsonl.gz")]
    found = [s for s in found if 8 <= len(s.split()) <= 40]
    for sentence in [s for kept in stories(data) for s in kept] + found:
        alike = reworded(sentence)
        choice = items(sentence)
        if alike is None and rng.random() < 0.85:
            continue
        if choice:
            item = rng.choice(choice)
            new = another(item, sentence, rng)
            if new and new not in sentence:
                yield Example(sentence, put(sentence, item, new), "contradiction", "swap/self")
        if alike:
            yield Example(sentence, alike, "entailment", "swap/self")


def reworded(sentence: str) -> str | None:
    """The sentence a little otherwise and no less true: a numeral, a filler, a bracket, a last clause."""
    numeral = re.search(r"(?<=[a-z] )(?:" + "|".join(_SMALL) + r")(?= [a-z]+s\b)", sentence)
    if numeral:
        digit = str(_SMALL.index(numeral.group()) + 2)
        return sentence[: numeral.start()] + digit + sentence[numeral.end() :]
    for pattern in (_FILLER, re.compile(r" \([^()]{3,60}\)(?=[ ,.])")):
        if pattern.search(sentence):
            return pattern.sub("", sentence, count=1)
    part = _LAST_CLAUSE.match(sentence)
    if part and not re.match(r"(?:If|When|While|After|Although|Though|As|In|On|At)\b", sentence):
        return part.group(1) + "."
    return None


# --- reported speech --------------------------------------------------------------------------------------------


def quotes(rng: random.Random, amount: int) -> Iterator[Example]:
    """One quote with one speaker or with two; two quotes; one speaker by another name."""
    frames, said = words.column("quote_frames"), words.column("quotes")
    for _ in range(amount):
        first, second = words.person(rng), words.person(rng)
        if first.last == second.last:
            continue
        quote, other = rng.sample(said, 2)
        slots = {"D": rng.choice(SERIES["weekday"]), "P": rng.choice(words.column("towns"))}
        jobs = rng.sample(words.column("jobs"), 2)
        one = _quote(rng.choice(frames), quote, first.full, jobs[0], slots)
        kind = rng.random()
        if kind < 0.45:
            two, label = _quote(rng.choice(frames), quote, second.full, jobs[1], slots), "contradiction"
        elif kind < 0.7:
            plain = [f for f in frames if "{J}" not in f and "{D}" not in f and "{P}" not in f]
            name = rng.choice((first.full, first.last))
            two, label = _quote(rng.choice(plain), quote, name, jobs[0], slots), "entailment"
        else:
            speaker, job = (first.last, jobs[0]) if kind < 0.85 else (second.full, jobs[1])
            two, label = _quote(rng.choice(frames), other, speaker, job, slots), "neutral"
        yield Example(one, two, label, "swap/speaker")


def _quote(frame: str, quote: str, speaker: str, job: str, slots: Mapping[str, str]) -> str:
    start = frame.startswith('"') or ': "' in frame
    return frame.format(Q=quote[0].upper() + quote[1:] if start else quote, S=speaker, J=job, **slots)


def make(data: Path, seed: int) -> list[Example]:
    """All edited pairs, capped by source, no pair twice."""
    rng = random.Random(seed)
    pairs = list(entailed(data))
    rng.shuffle(pairs)
    found: dict[tuple[str, str], Example] = {}
    for source, cap in (
        (participants(data, rng), 3600),
        (slot_edits(pairs, rng), 5200),
        (roundings(pairs, rng), 500),
        (predicate_edits(pairs, rng), 2000),
        (self_pairs(data, rng), 1600),
        (quotes(rng, 1000), 1000),
    ):
        rows = list(source)
        # Twins follow one another: whole couples are drawn, so that a twin is never lost.
        couples = [rows[i : i + 2] for i in range(0, len(rows), 2)]
        rng.shuffle(couples)
        for example in [e for couple in couples[: cap // 2] for e in couple]:
            if example.premise != example.hypothesis:
                found.setdefault((example.premise, example.hypothesis), example)
    return list(found.values())
