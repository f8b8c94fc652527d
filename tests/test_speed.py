"""What the speed benchmark counts is right; how long things take is for the benchmark itself to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import candidates, contenders, datasets, speed, speed_tables
from benchmarks.contenders import Counted
from factcheck.datatypes import Span

TEXTS = ["The ferry sailed. The crew slept. Gulls cried loudly over the bay.", "Rain fell on Ulm. Nobody minded it."]


def row(wall: float, **more: object) -> dict[str, Any]:
    return {"wall": wall, "pairs": 870, "tokens": 95, "padded": 100, "peak_mb": 500, **more}


KNOWN: dict[str, Any] = {
    "about": {
        "commit": "abc", "date": "2026-11-27", "python": "3.11", "torch": "2", "transformers": "5", "processor": "P",
        "cores": 2,
    },
    "agreement": {"to_pipeline": 1e-4, "to_other_batches": 1e-7},
    "peak_gflops": 100.0,
    "sizes": {
        str(size): {
            "median": {
                "ours": row(size / 20, network_seconds=1.0, flops=7.5e10),
                "pipeline": row(size * 1.0, extrapolated=size > 30),
                "summac": row(size * 0.5),
            },
            "times_faster": {name: {"min": 18.0, "median": 20.0, "max": 22.0} for name in speed.PEERS},
        }
        for size in (10, 30, 200)
    },
    "growth": {"500": {"wall": 5.0, "peak_mb": 600}, "1000": {"wall": 10.0, "peak_mb": 700}},
    "warm": {
        name: {"min": 1.0, "median": value, "max": 9.0}
        for name, value in {
            "cold": 2.0, "edited": 0.3, "unchanged": 0.002, "cold_scoring": 2.0, "edited_scoring": 0.2,
            "process_first": 6.0, "process_unchanged": 0.35,
        }.items()
    },
}  # fmt: skip


@pytest.mark.parametrize("size", [1, 3, 5, 12])
def test_an_article_has_the_sentences_that_are_asked_for(size: int) -> None:
    assert len(contenders.sentences(speed.article(TEXTS, size))) == size


def test_peers_judge_every_ordered_pair_or_an_even_draw() -> None:
    text = speed.article(TEXTS, 5)
    pairs, drawn = contenders._drawn(text, 100)
    assert len(pairs) == len(drawn) == 20
    assert len(contenders._drawn(text, 7)[1]) == 7
    long = speed.article(TEXTS, 12)
    pairs, drawn = contenders._drawn(long, 64)
    # whole batches of neighbours, the first and the last among them
    assert drawn == pairs[:32] + pairs[-32:]
    assert contenders._scaled(2.0, 4.0, 20, 10) == {
        "wall": 4.0, "cpu": 8.0, "pairs": 20, "timed": 10, "extrapolated": True,
    }  # fmt: skip


@pytest.mark.model
def test_the_counted_model_counts_what_it_computes() -> None:
    model = Counted()
    model.score([("It rained.", "It was dry."), ("It rained all day long in Ulm.", "It was dry.")])
    assert model.pairs == 2
    assert 0 < model.tokens <= model.padded <= 1.5 * model.tokens
    assert model.seconds > 0
    # 6 layers of 4 x 384 x 384 + 2 x 384 x 1536 multiplications for each piece, the last one for a single piece
    assert contenders.flops(32) == pytest.approx(32 * 2 * 5.2 * 1.77e6, rel=0.1)


def test_the_table_tells_ratios_shares_and_what_is_scaled() -> None:
    said = speed_tables.table(KNOWN)
    assert "| 200 | 870 | 435 | 10.00 | ~200.0 | 20 (18–22) | 100.0 | 20 (18–22) | 75% | 5.0% | 500 and 500 |" in said
    assert "one sentence edited 0.30 s (10% of the cold scoring)" in said


def test_the_readme_gets_the_table_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{speed_tables.BEGIN}\nstale\n{speed_tables.END}\nafter\n", encoding="utf-8")
    speed_tables.into(readme, KNOWN)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "stale" not in text
    assert "| 30 | 1.50 s | 30.0 s | 20 | 15.0 s | 20 |" in text
    speed_tables.into(readme, KNOWN)
    assert readme.read_text(encoding="utf-8") == text
    readme.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="needs one"):
        speed_tables.into(readme, KNOWN)


def test_the_picture_is_drawn() -> None:
    assert speed_tables.picture(KNOWN).count("<polyline") == 3


def test_a_true_pair_is_kept_by_the_model_or_by_a_comparison(tmp_path: Path) -> None:
    text = "News\n\nThe council of Ulm approved the bridge.\n\nIt rained.\n\nThe council of Ulm rejected the bridge.\n"
    wrong, right = "The council of Ulm rejected the bridge.", "The council of Ulm approved the bridge."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    case = datasets.Case(id="a", base="a", text=text, place=span(wrong), against=(span(right),))
    chosen = candidates.choice(case)
    assert (chosen.chosen, chosen.kept, chosen.sentences) == (True, True, 3)
    lost = datasets.Case(id="b", base="b", text=text, place=span("It rained."), against=(span(right),))
    known = candidates.figures([case, lost, datasets.Case(id="c", base="c", text=text)])
    assert (known["kept"], known["slips"]) == (1, 2)
    assert "1/2 true pairs kept, 1 for the model" in candidates.line(known)
