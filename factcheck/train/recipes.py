"""The recipes that ``python -m factcheck.train fit --recipe`` knows; README.md here says what came of them."""

from __future__ import annotations

import dataclasses

from factcheck.train.recipe import Recipe, stage

SMALL = Recipe(
    name="small",
    stages=(
        stage(
            "short",
            {
                "openie_snli_mnli": 1,
                "esnli_dev_test": 1,
                "snli_cad": 1,
                "breaking_nli": 2000,
                "pararel_synth": 3000,
                "made_roles": 5000,
                "authored_e": 2,
            },
            peak_lr=2.5e-4,
            final_lr=2.0e-4,
            max_tokens=64,
        ),
        stage(
            "general",
            {
                "lingnli": 1,
                "wanli_disco_spans": 1,
                "taxinli": 1,
                "snli_cad": 0.5,
                "fever_nli_dev": 5000,
                "wikifactcheck_refuted": 3000,
                "conjnli_adversarial_auto": 3000,
                "conjnli": 1,
                "chatprotect_human": 1,
                "wikisplit_entail": 3000,
                "fever_symmetric": 1,
                "inferbert": 1500,
                "dnc_function_words": 1,
                "authored": 2,
                "written": 2,
                "stories": 6000,
                "made_swaps": 6000,
                "made_headlines": 1,
                "mined_neutrals": 3000,
            },
            peak_lr=2.0e-4,
            final_lr=1.0e-4,
            stop_at=2300,
        ),
        stage(
            "desk",  # what the library judges, with enough general pairs that nothing rots
            {
                "authored": 4,
                "authored_e": 1,
                "written": 3,
                "stories": 0.3,
                "made_roles": 3000,
                "made_swaps": 5000,
                "made_headlines": 0.6,
                "mined_neutrals": 0.35,
                "lingnli": 0.2,
                "wanli_disco_spans": 0.3,
                "taxinli": 0.6,
                "snli_cad": 0.25,
                "esnli_dev_test": 2000,
                "wikisplit_entail": 800,
            },
            peak_lr=1.0e-4,
            final_lr=0.0,
            dropout=0.05,
            filter_above=0.8,
        ),
        stage(
            "imitation",  # the same kinds once more, with what a larger network says of each pair
            {
                "authored": 3,
                "authored_e": 1,
                "written": 2,
                "stories": 6000,
                "made_roles": 1500,
                "made_swaps": 6000,
                "made_headlines": 1,
                "mined_neutrals": 0.5,
                "lingnli": 9000,
                "wanli_disco_spans": 3600,
                "taxinli": 3600,
                "snli_cad": 1800,
                "esnli_dev_test": 2400,
                "fever_nli_dev": 900,
                "wikisplit_entail": 600,
            },
            peak_lr=1.0e-4,
            final_lr=0.0,
            dropout=0.05,
            taught="taught.bin",
            teach=0.7,
        ),
    ),
    precision="bfloat16",
)

GENTLE = dataclasses.replace(  # the same at half the rates
    SMALL,
    name="gentle",
    stages=tuple(
        dataclasses.replace(each, peak_lr=each.peak_lr / 2, final_lr=each.final_lr / 2) for each in SMALL.stages
    ),
)

ARTICLES = Recipe(  # the last stage of each run of the model of the wheel, begun from the weights of the others
    name="articles",
    stages=(
        stage(
            "slips",  # sentences of whole articles, each with its slip and without, among all that was learnt
            {
                "slips": 2,
                "authored": 2,
                "authored_e": 1,
                "written": 1,
                "stories": 4000,
                "made_roles": 1500,
                "made_swaps": 3000,
                "made_headlines": 0.5,
                "mined_neutrals": 0.25,
                "lingnli": 7000,
                "wanli_disco_spans": 3000,
                "taxinli": 3000,
                "snli_cad": 1500,
                "esnli_dev_test": 2000,
                "fever_nli_dev": 600,
            },
            peak_lr=7e-5,
            final_lr=0.0,
            dropout=0.05,
            taught="taught.bin",
            teach=0.7,
        ),
    ),
    precision="bfloat16",
)

TEACHER = Recipe(  # for an encoder five times the size, which the small one then imitates
    name="teacher",
    stages=(
        stage(
            "all",
            {
                "authored": 2,
                "written": 1,
                "lingnli": 6500,
                "wanli_disco_spans": 3500,
                "taxinli": 3500,
                "snli_cad": 1200,
                "esnli_dev_test": 1200,
                "openie_snli_mnli": 1500,
                "fever_nli_dev": 1000,
                "wikifactcheck_refuted": 300,
                "conjnli_adversarial_auto": 300,
                "chatprotect_human": 300,
                "inferbert": 300,
                "wikisplit_entail": 400,
                "stories": 3000,
                "made_swaps": 1800,
                "made_roles": 900,
                "mined_neutrals": 1200,
            },
            peak_lr=4e-5,
            final_lr=0.0,
            dropout=0.1,
        ),
    ),
    warmup_batches=150,
    precision="bfloat16",
)

TINY = Recipe(
    name="tiny",
    stages=(stage("short", {"authored_e": 400}, peak_lr=5e-4, final_lr=1e-4, max_tokens=48),),
    warmup_batches=2,
    dev_pairs=40,
)

RECIPES = {recipe.name: recipe for recipe in (SMALL, GENTLE, ARTICLES, TEACHER, TINY)}
