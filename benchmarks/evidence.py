"""The pairs of statements that the library judges in development articles, what is known of each, and the weights."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.datasets import Case, jsonl, overlap
from factcheck.datatypes import Article, Claim


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument("--data", type=Path, required=True, help="folder with documents/ and authored/")
    parser.add_argument("--model", default="small")
    parser.add_argument("--out", type=Path, default=Path(".runs/evidence.jsonl"))
    parser.add_argument("--standfirsts", type=int, default=120, help="rows of bump_standfirst that take part")
    parser.add_argument("--fit", action="store_true", help="fit the weights on the rows in --out, scoring nothing")


def run(args: argparse.Namespace) -> int:
    """Score the pairs, or fit the weights; returns the exit status."""
    if not args.fit:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        with args.out.open("w", encoding="utf-8") as out:
            for row in rows(args.data, args.model, args.standfirsts):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    found = [json.loads(line) for line in args.out.read_text(encoding="utf-8").splitlines()]
    fitted = fit(found)
    print(json.dumps({name: round(value, 3) for name, value in fitted.items()}, indent=1))
    report(found, fitted)
    return 0


# --- the rows --------------------------------------------------------------------------------------------------------


def cases(data: Path, standfirsts: int) -> Iterator[tuple[Case, tuple[str, ...] | None]]:
    """Articles with the sentences that their slip clashes with; ``None`` where any sentence may be one."""
    documents = data / "documents"
    raw = _raw(documents / "editorial_dev.jsonl.gz")
    for case in jsonl(documents / "editorial_dev.jsonl.gz"):
        yield case, tuple(raw[case.id].get("against") or ())
    for case in jsonl(documents / "clean_news.jsonl.gz"):
        yield case, ()
    bump = [c for c in jsonl(documents / "bump_standfirst.jsonl.gz") if not (c.kind or "").startswith("Extrinsic")]
    for case in bump[:: max(1, len(bump) // max(1, standfirsts))]:
        yield case, None
    yield from _stories(data)


def _raw(path: Path) -> dict[str, dict[str, Any]]:
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _stories(data: Path) -> Iterator[tuple[Case, tuple[str, ...]]]:
    """The stories that no training stage has seen, each of their slips put behind its sentences."""
    from factcheck.datatypes import Span
    from factcheck.train.data import held_out, read_rows

    for story in read_rows(data / "authored" / "stories.jsonl.gz"):
        if not held_out(story["id"]):
            continue
        body = "\n\n".join(story["sentences"])
        for at, slip in enumerate(story["slips"]):
            place = Span(len(body) + 2, len(body) + 2 + len(slip["text"]))
            case = Case(
                id=f"{story['id']}/{at}",
                base=story["id"],
                text=f"{body}\n\n{slip['text']}",
                place=place,
                kind=slip["kind"],
            )
            yield case, tuple(story["sentences"][i] for i in slip["clashes"])


def rows(data: Path, model: str, standfirsts: int) -> Iterator[dict[str, Any]]:
    """One row a judged pair of statements: what is known of it, and whether it is the slip's."""
    from factcheck import load_model, pairs, verdicts
    from factcheck.checker import read
    from factcheck.decisions.statements import evidence
    from factcheck.sameness import weights

    judge = load_model(model)
    for case, against in cases(data, standfirsts):
        reading = read(Article(case.text, source=case.id))
        found = [p for p in pairs.propose(reading.claims).pairs if not p.first.role]
        if case.id.startswith("S") and case.place:
            found = [p for p in found if p.second.start >= case.place.start]
        weight = weights(reading.claims)
        for verdict in verdicts.judge(found, judge.score(verdicts.requests(found))):
            sides = (verdict.pair.first, verdict.pair.second)
            yield {
                "id": case.id, "base": case.base, "kind": case.kind, "known": evidence(verdict, weight),
                "clash": _clashes(case, against, sides), "touches": _touches(case, sides),
                "texts": [side.text for side in sides],
            }  # fmt: skip


def _touches(case: Case, sides: Sequence[Claim]) -> bool:
    return case.place is not None and any(overlap(side.span, case.place) for side in sides)


def _clashes(case: Case, against: tuple[str, ...] | None, sides: Sequence[Claim]) -> bool | None:
    """Whether the pair is a slip and what it clashes with; ``None`` where the set does not say."""
    if not _touches(case, sides):
        return False
    if against is None:
        return None
    others = [side for side in sides if case.place is None or not overlap(side.span, case.place)]
    return any(side.sentence.text in text or text in side.sentence.text for side in others for text in against)


# --- the weights -----------------------------------------------------------------------------------------------------


def fit(found: Sequence[Mapping[str, Any]], ridge: float = 1.0) -> dict[str, float]:
    """Logistic regression by Newton's method; pairs that nobody labelled are left out."""
    import numpy as np

    used = [row for row in found if row["clash"] is not None]
    names = list(used[0]["known"])
    x = np.array([[row["known"][name] for name in names] for row in used])
    y = np.array([float(row["clash"]) for row in used])
    w = np.zeros(len(names))
    penalty = ridge * np.eye(len(names))
    penalty[names.index("constant"), names.index("constant")] = 0.0
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve(
            (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(len(w)), x.T @ (p - y) + penalty @ w
        )
        w = w - step
    return dict(zip(names, map(float, w), strict=True))


def report(found: Sequence[Mapping[str, Any]], weights: Mapping[str, float]) -> None:
    """False pairs per clean article and slips reached, by the score from which a pair would be shown."""
    from factcheck.calibration import sigmoid

    best: dict[str, tuple[float, bool, str | None]] = {}
    alarms: list[tuple[float, list[str], str]] = []
    clean = {row["id"] for row in found if row["kind"] is None}
    for row in found:
        score = sigmoid(sum(weights[name] * value for name, value in row["known"].items()))
        if row["kind"] is None:
            alarms.append((score, row["texts"], row["id"]))
        elif row["touches"] and score > best.get(row["id"], (0.0, False, None))[0]:
            best[row["id"]] = (score, True, row["kind"])
    slips = {row["id"] for row in found if row["kind"]}
    for floor in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        false = sum(score >= floor for score, *_ in alarms) / max(1, len(clean))
        print(f"{floor:.1f}: {false:.3f} false pairs an article on {len(clean)} clean", end="")
        for prefix in ("D", "bump", "S"):
            mine = [i for i in slips if i.startswith(prefix)]
            hit = sum(best.get(i, (0.0,))[0] >= floor for i in mine)
            print(f"; {prefix} {hit}/{len(mine)}", end="")
        print()
    for score, texts, name in sorted(alarms, reverse=True)[:25]:
        print(f"{score:.2f} {name}\n   {texts[0][:240]}\n   {texts[1][:240]}")
