"""The forms that the tables of verbs are written out with."""

from __future__ import annotations

import pytest

from factcheck.acts import verbs
from factcheck.comparisons.dates import event_families
from factcheck.lexicon import poles
from factcheck.lexicon.verb_forms import forms


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("open", "opens opened opened opening"),
        ("visit", "visits visited visited visiting"),
        ("close", "closes closed closed closing"),
        ("free", "frees freed freed freeing"),
        ("agree", "agrees agreed agreed agreeing"),
        ("die", "dies died died dying"),
        ("axe", "axes axed axed axing"),
        ("ban", "bans banned banned banning"),
        ("ram", "rams rammed rammed ramming"),
        ("stop", "stops stopped stopped stopping"),
        ("jail", "jails jailed jailed jailing"),
        ("bomb", "bombs bombed bombed bombing"),
        ("fix", "fixes fixed fixed fixing"),
        ("pass", "passes passed passed passing"),
        ("march", "marches marched marched marching"),
        ("halt", "halts halted halted halting"),
        ("delay", "delays delayed delayed delaying"),
        ("okay", "okays okayed okayed okaying"),
        ("bury", "buries buried buried burying"),
        ("rally", "rallies rallied rallied rallying"),
        ("cancel", "cancels canceled canceled canceling"),
        ("panic", "panics panicked panicked panicking"),
        ("cancel/cancelled/cancelled", "cancels cancelled cancelled cancelling"),
        ("acquit/acquitted/acquitted", "acquits acquitted acquitted acquitting"),
        ("veto/vetoed/vetoed", "vetoes vetoed vetoed vetoing"),
        ("deny/denied/denied", "denies denied denied denying"),
        ("die/died/died", "dies died died dying"),
        ("go/went/gone", "goes went gone going"),
        ("flee/fled/fled", "flees fled fled fleeing"),
        ("win/won/won", "wins won won winning"),
        ("run/ran/run", "runs ran run running"),
        ("hit/hit/hit", "hits hit hit hitting"),
        ("quit/quit/quit", "quits quit quit quitting"),
        ("shut/shut/shut", "shuts shut shut shutting"),
        ("begin/began/begun", "begins began begun beginning"),
        ("forbid/forbade/forbidden", "forbids forbade forbidden forbidding"),
        ("bear/bore/born", "bears bore born bearing"),
        ("shoot/shot/shot", "shoots shot shot shooting"),
        ("throw/threw/thrown", "throws threw thrown throwing"),
        ("buy/bought/bought", "buys bought bought buying"),
        ("say/said/said", "says said said saying"),
        ("catch/caught/caught", "catches caught caught catching"),
        ("become/became/become", "becomes became become becoming"),
        ("uphold/upheld/upheld", "upholds upheld upheld upholding"),
    ],
)
def test_forms_of_a_verb(told: str, expected: str) -> None:
    assert " ".join(forms(told)[1:]) == expected


def test_the_tables_of_verbs_hold_right_forms() -> None:
    assert {"goes", "buries", "sinks"} <= verbs.FORMS.keys()
    assert {"winning", "running", "hitting", "beginning", "shutting", "rammed"} <= event_families.VERBS.keys()
    assert not {"wining", "runing", "hiting", "begining", "shuting", "ramed"} & event_families.VERBS.keys()


@pytest.mark.parametrize(
    ("family", "pole", "told"),
    [("run", 0, "goes ahead"), ("run", 0, "going ahead"), ("decision", 0, "agreeing to"), ("decision", 1, "vetoes")],
)
def test_the_poles_know_all_forms(family: str, pole: int, told: str) -> None:
    patterns = next(one.poles for one in poles.FAMILIES if one.name == family)
    assert patterns[pole].fullmatch(told)
