"""Predicates that exclude each other, in pairs of one form: what approves and what rejects, who wins and who loses.

The first pair of a word is the one that is suggested. "_" stands for a space.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from factcheck.words import FUNCTION_WORDS


class Predicate(NamedTuple):
    """Words for one pole of a family; two poles of one family exclude each other."""

    family: str
    sign: int
    part: str  # "verb" with an object, "state" of the subject, "noun" with "of", "cause" of an owner
    keys: frozenset[str]  # a word of each of them, by which sentences without any are passed over
    pattern: regex.Pattern[str]


#: family, part, and the pairs
_TABLE = """
decision verb: approved/rejected approve/reject approves/rejects adopted/rejected adopt/reject adopts/rejects
    accepted/rejected accept/reject accepts/rejects accepted/refused accepts/refuses accept/refuse passed/rejected
    passes/rejects ratified/rejected ratifies/rejects ratify/reject endorsed/rejected endorses/rejects
    agreed_to/rejected agrees_to/rejects approved/vetoed approves/vetoes accepted/turned_down accepts/turns_down
    accept/turn_down
    passed/voted_down passes/votes_down pass/vote_down passed/threw_out passes/throws_out pass/throw_out
    passed/thrown_out waved_through/threw_out gave_the_go-ahead_to/refused said_yes_to/said_no_to
stance verb: supported/opposed supports/opposes support/oppose backed/opposed backs/opposes back/oppose
    favoured/opposed favours/opposes favored/opposed favors/opposes voted_for/voted_against votes_for/votes_against
    vote_for/vote_against voted_in_favour_of/voted_against voted_in_favor_of/voted_against
    campaigned_for/campaigned_against campaigns_for/campaigns_against campaign_for/campaign_against
    argued_for/argued_against argues_for/argues_against spoke_for/spoke_against spoken_for/spoken_against
    spoke_in_favour_of/spoke_out_against speaks_for/speaks_against came_out_for/came_out_against
    came_out_in_favour_of/came_out_against
    was_in_favour_of/was_against were_in_favour_of/were_against is_in_favour_of/is_against are_in_favour_of/are_against
    supported/resisted supported/objected_to supports/objects_to supported/fought supports/fights welcomed/condemned
stance noun: supporters/opponents
stance cause: campaign_for/campaign_against petition_for/petition_against rally_for/rally_against case_for/case_against
    petition_in_favour_of/petition_against campaign_in_favour_of/campaign_against
    demonstration_for/demonstration_against support_for/opposition_to support_for/resistance_to
    appeal_for/appeal_against
    leaflets_for/leaflets_against signatures_for/signatures_against march_for/march_against
leave verb: allowed/banned allows/bans allow/ban permitted/banned permits/bans allowed/forbade allowed/forbidden
    allowed/prohibited allows/prohibits legalised/outlawed legalized/outlawed
ruling verb: upheld/overturned upholds/overturns uphold/overturn upheld/quashed upheld/annulled upheld/struck_down
    upheld/set_aside confirmed/overturned confirms/overturns confirmed/quashed
case verb: won/lost wins/loses win/lose
verdict verb: acquitted/convicted acquits/convicts acquit/convict cleared/convicted clears/convicts acquitted/jailed
verdict noun: acquittal/conviction
list verb: included/excluded includes/excludes include/exclude included/left_out
harm verb: spared/ruined spares/ruins spared/destroyed spared/wrecked spared/devastated
presence verb: attended/missed attends/misses attended/boycotted attended/skipped took_part_in/boycotted
    took_part_in/missed attended/stayed_away_from
paper verb: signed/refused_to_sign signs/refuses_to_sign sign/refuse_to_sign signed/declined_to_sign
staying verb: kept/lost keeps/loses retained/lost regained/lost kept/gave_up keeps/gives_up kept/scrapped
    kept/abandoned keeps/abandons kept/abolished keeps/abolishes kept/dropped retained/dropped
rate verb: raised/lowered raises/lowers raised/cut raises/cuts increased/cut increases/cuts increased/reduced
    increases/reduces raised/reduced doubled/halved
way verb: joined/left joins/leaves entered/left enters/leaves
holding verb: released/detained freed/detained released/arrested
success state: succeeded/failed
life state: survived/died is_alive/is_dead was_alive/was_dead are_alive/are_dead was_unhurt/was_killed
    were_unhurt/were_killed was_unharmed/was_killed were_unharmed/were_killed survived/drowned
filling state: stayed_empty/was_full remained_empty/was_full was_empty/was_full were_empty/were_full is_empty/is_full
    stood_empty/was_packed stayed_empty/stayed_full were_empty/were_packed
opening state: stayed_open/was_closed remained_open/was_closed stayed_open/stayed_closed remained_open/remained_closed
    stayed_open/was_shut were_open/were_closed stayed_open/were_closed remained_open/were_closed is_open/is_closed
    are_open/are_closed
firmness state: held/gave_way held/broke held/burst held/collapsed
guilt state: pleaded_not_guilty/pleaded_guilty was_innocent/was_guilty is_innocent/is_guilty
    was_found_not_guilty/was_found_guilty were_found_not_guilty/were_found_guilty
    denied_the_charges/admitted_the_charges denied_the_charge/admitted_the_charge
alarm state: sounded/stayed_silent went_off/stayed_silent gone_off/stayed_silent rang/stayed_silent
    sounded/remained_silent
insurance state: was_insured/was_uninsured were_insured/were_uninsured is_insured/is_uninsured
belonging state: was_armed/was_unarmed were_armed/were_unarmed was_sober/was_drunk was_conscious/was_unconscious
    is_legal/is_illegal was_legal/was_illegal is_safe/is_unsafe was_safe/was_unsafe is_compulsory/is_voluntary
    is_married/is_unmarried was_married/was_single is_public/is_private was_present/was_absent were_present/were_absent
    arrived_early/arrived_late is_free/is_paid
decision state: passed/failed passed/fell passes/fails
decision noun: approval/rejection adoption/rejection acceptance/rejection passage/rejection ratification/rejection
    endorsement/rejection approval/refusal approval/veto
"""


_WITHOUT_OBJECT = r"(?=[,.;]|\s+(?:by|with|on|after|in)\b|$)"


class _Row(NamedTuple):
    family: str
    part: str
    pairs: tuple[tuple[str, str], ...]


def _rows() -> Iterator[_Row]:
    for row in regex.split(r"\n(?=\S)", _TABLE.strip()):
        head, _, listed = row.partition(":")
        family, part = head.split()
        pairs = (pair.replace("_", " ").partition("/")[::2] for pair in listed.split())
        yield _Row(family, part, tuple(pairs))


_ROWS = tuple(_rows())


def _predicates() -> Iterator[Predicate]:
    for family, part, pairs in _ROWS:
        of = r"(?=\s+of\b)" if part == "noun" else _WITHOUT_OBJECT if (family, part) == ("decision", "state") else ""
        for sign, side in ((1, 0), (-1, 1)):
            told = sorted({pair[side] for pair in pairs}, key=len, reverse=True)
            pattern = regex.compile(rf"\b(?:{'|'.join(told)})\b{of}".replace(" ", r"\s+"))
            yield Predicate(family, sign, part, frozenset(map(_key, told)), pattern)


def _key(said: str) -> str:
    found = said.split()
    return next((w for w in found if w not in FUNCTION_WORDS), found[-1])


def _counterparts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for plus, minus in (pair for row in _ROWS for pair in row.pairs):
        found.setdefault(plus, []).append(minus)
        found.setdefault(minus, []).append(plus)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


PREDICATES = tuple(_predicates())
#: the words paired with each, of whatever family
COUNTERPARTS = _counterparts()
OPPOSITES = {word: others[0] for word, others in COUNTERPARTS.items()}
#: who acts must be the same: one wins what another loses
OF_AGENTS = frozenset("stance list case presence staying rate way holding".split())


KEYS = frozenset(key for predicate in PREDICATES for key in predicate.keys)
