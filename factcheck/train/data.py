"""Data sets: labelled pairs with their licence, and the part of each that no stage may see.

Why a hash of the premise decides what is held out: twins of one premise then fall on the same side, and the
split does not move when rows are added.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import InputError

LABELS = ("entailment", "neutral", "contradiction")
FILE = "file:"  # before the path of a desk's own pairs, as the name of a set


class Example(NamedTuple):
    """A labelled pair; ``group`` names its phenomenon or data set."""

    premise: str
    hypothesis: str
    label: str
    group: str
    taught: tuple[float, float, float] | None = None  # a larger network's logits, in the order of LABELS


#: data set -> (where it comes from, licence); only sets that a commercial model may be trained on.
LICENCES: Mapping[str, tuple[str, str]] = {
    "openie_snli_mnli": ("martinvita/openIEtriplesInference", "SNLI CC BY-SA 4.0, MNLI permissive"),
    "esnli_dev_test": ("OanaMariaCamburu/e-SNLI (SNLI dev)", "MIT; SNLI CC BY-SA 4.0"),
    "snli_cad": ("acmi-lab/counterfactually-augmented-data", "Apache-2.0; SNLI CC BY-SA 4.0"),
    "breaking_nli": ("BIU-NLP/Breaking_NLI", "CC BY-SA 4.0"),
    "pararel_synth": ("yanaiela/pararel", "MIT; Wikidata CC0"),
    "lingnli": ("Alicia-Parrish/ling_in_loop", "not stated; premises from MNLI"),
    "wanli_disco_spans": ("eric11eca/disco (WANLI part)", "MIT; WANLI CC BY 4.0"),
    "taxinli": ("microsoft/TaxiNLI", "C-UDA"),
    "fever_nli_dev": ("asaakyan/covidfact (FEVER)", "FEVER CC BY-SA 3.0"),
    "wikifactcheck_refuted": ("wikifactcheck-english", "CC BY-SA 4.0"),
    "conjnli_adversarial_auto": ("swarnaHub/ConjNLI", "MIT; text CC BY-SA"),
    "conjnli": ("swarnaHub/ConjNLI", "MIT"),
    "chatprotect_human": ("eth-sri/ChatProtect", "Apache-2.0"),
    "wikisplit_entail": ("google-research-datasets/wiki-split", "CC BY-SA 4.0"),
    "fever_symmetric": ("TalSchuster/FeverSymmetric", "MIT; CC BY-SA 3.0"),
    "fool_me_twice": ("google-research/fool-me-twice", "Apache-2.0; text CC BY-SA"),
    "inferbert": ("ohadrozen/inferbert", "Apache-2.0"),
    "dnc_function_words": ("decompositional-semantics-initiative/DNC", "not stated; MNLI"),
    "authored": ("hand-written pairs for this project", "ours"),
    "authored_e": ("hand-written short pairs for this project", "ours"),
    "stories": ("hand-written stories for this project", "ours"),
    "written": ("hand-written pairs in factcheck/train/pairs", "ours"),
    "slips": ("hand-written articles with slips in factcheck/train/articles", "ours"),
    "made_roles": ("generated from tables by factcheck.train.roles", "ours"),
    "made_swaps": ("stories and entailed pairs, edited by factcheck.train.swaps", "as their sources"),
    "made_headlines": ("leads of stories, PUD and MASC, shortened by factcheck.train.headlines", "as their sources"),
    "mined_neutrals": ("running text: MASC, GUM, PUD, WikiSplit contexts", "CC BY / CC BY-SA / free"),
}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzip'd JSON-lines file; raises :class:`InputError` where there is none."""
    if not path.is_file():
        raise InputError(f"{path}: the data folder lacks this set")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def held_out(key: str, share: int = 10) -> bool:
    """Whether the premise or story ``key`` belongs to the tenth (one in ``share``) that no stage sees."""
    return _drawn(key) < 65536 // share


def part_of(key: str, parts: int) -> int:
    """Which of so many parts of the held-out pairs the premise ``key`` belongs to; all its pairs go together."""
    return _drawn(f"part {key}") % parts


def _drawn(key: str) -> int:
    """A number under 65,536 that a key always draws."""
    digest = hashlib.sha256(normalise(key).encode()).digest()
    return digest[0] * 256 + digest[1]


def normalise(text: str) -> str:
    """Letters and digits only: the same sentence in two spellings of its punctuation is the same."""
    return re.sub(r"[^\w]+", "", text).lower()


def _nli(data: Path, name: str) -> list[Example]:
    rows = read_rows(data / "nli" / f"{name}.jsonl.gz")
    return [Example(r["premise"], r["hypothesis"], r["label"], name) for r in rows if r["label"] in LABELS]


def _authored(data: Path, letters: str = "abce") -> list[Example]:
    found = []
    for letter in letters:
        for row in read_rows(data / "authored" / f"pairs_{letter}.jsonl.gz"):
            found.append(Example(row["premise"], row["hypothesis"], row["label"], row["phenomenon"]))
    return found


def _stories(data: Path, *, held: bool) -> list[Example]:
    """Pairs of the hand-written stories: sentences and fine ones are compatible, a slip clashes as marked."""
    found: list[Example] = []
    for story in read_rows(data / "authored" / "stories.jsonl.gz"):
        if held_out(story["id"]) == held:
            # Clashes are a ninth of a story's pairs: three copies keep "two sentences = neutral" away in training.
            found.extend(_story_pairs(story, copies=1 if held else 3))
    return found


def _story_pairs(story: dict[str, Any], copies: int) -> Iterator[Example]:
    sentences = story["sentences"]
    for i, first in enumerate(sentences):
        for second in sentences[i + 1 :]:
            yield Example(first, second, "neutral", "story/compatible")
    for slip in story["slips"]:
        for i, sentence in enumerate(sentences):
            if i in slip["clashes"]:
                for _ in range(copies):
                    yield Example(sentence, slip["text"], "contradiction", f"story/{slip['kind']}")
            else:
                yield Example(sentence, slip["text"], "neutral", "story/beside")
    for fine in story["fine"]:
        for sentence in sentences:
            yield Example(sentence, fine["text"], "neutral", "story/fine")


def read_set(name: str, data: Path, seed: int) -> list[Example]:
    """All training pairs of one named set, held-out premises left out."""
    makers: dict[str, Callable[[], list[Example]]] = {
        "authored": lambda: _authored(data),
        "authored_e": lambda: _authored(data, "e"),
        "stories": lambda: _stories(data, held=False),
    }
    if name.startswith(FILE):
        from factcheck.train import house

        return house.parted(house.read(Path(name.removeprefix(FILE))))[0]
    if name.startswith(("made_", "mined_")):
        from factcheck.train import made

        return made.read(name, data, seed)
    if name == "written":
        from factcheck.train import written

        return [e for e in written.read() if not held_out(e.premise)]
    if name == "slips":
        from factcheck.train import slips

        return slips.pairs(held=False)
    found = makers[name]() if name in makers else _nli(data, name)
    if name == "stories":
        return found
    return [e for e in found if not held_out(e.premise)]


def dev_sets(data: Path) -> dict[str, list[Example]]:
    """The development sets by name; none of their premises occurs in :func:`mixture`."""
    from factcheck.train import slips, written

    if not (data / "nli").is_dir():  # a desk without our data has the pairs that come with the package
        return {"written": [e for e in written.read() if held_out(e.premise)]}
    snli = [e for e in _nli(data, "esnli_dev_test") if held_out(e.premise)]
    found = {
        "authored": [e for e in _authored(data) if held_out(e.premise)],
        "written": [e for e in written.read() if held_out(e.premise)],
        "stories": _stories(data, held=True),
        "slips": slips.pairs(held=True),
        "mnli": _nli(data, "mnli_dev_matched_rebuilt"),
        "snli": snli,
    }
    return {name: examples for name, examples in found.items() if examples}


def mixture(sources: Mapping[str, float], data: Path, seed: int) -> list[Example]:
    """The pairs of one stage, drawn as its recipe says and shuffled by ``seed``."""
    rng = random.Random(seed)
    measured = data / "nli" / "mnli_dev_matched_rebuilt.jsonl.gz"
    banned = {normalise(e.premise) for e in _nli(data, "mnli_dev_matched_rebuilt")} if measured.is_file() else set()
    drawn: list[Example] = []
    for name, amount in sources.items():
        pool = [e for e in read_set(name, data, seed) if normalise(e.premise) not in banned]
        drawn.extend(draw(pool, amount, rng))
    rng.shuffle(drawn)
    return drawn


def draw(pool: list[Example], amount: float, rng: random.Random) -> list[Example]:
    """``amount`` pairs of ``pool``; up to 20 it counts copies of the whole pool. Counted draws are balanced."""
    if amount <= 20:
        whole, part = int(amount), amount - int(amount)
        return pool * whole + rng.sample(pool, round(part * len(pool)))
    by_label = {label: [e for e in pool if e.label == label] for label in LABELS}
    share = int(amount) // max(1, sum(1 for rows in by_label.values() if rows))
    return [e for rows in by_label.values() for e in rng.sample(rows, min(share, len(rows)))]
