"""Families of words with two poles, in all their forms: what approves and rejects, rises and falls, opens and closes.

Where :mod:`factcheck.lexicon.opposites` pairs single forms for one construction, these are for sentences that are known
to tell one event, such as a headline and its lead. A verb is written as its base where it is regular, else as
"base/past/participle"; behind ":" stand words that are not inflected; "_" is a space.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from factcheck.lexicon.verb_forms import forms

_TABLE = """
decision: approve accept endorse adopt ratify/ratified/ratified okay agree_to wave_through say/said/said_yes_to
    clear_the_way_for: approval passes passed grants granted
  | reject refuse turn_down throw/threw/thrown_out vote_down veto/vetoed/vetoed block spurn
    say/said/said_no_to: rejection
stance: support: backs backed favours favors favoured favored | oppose vote_against object_to
rise: rise/rose/risen grow/grew/grown climb jump gain surge soar strengthen
  | fall/fell/fallen drop/dropped/dropped shrink/shrank/shrunk decline slump plunge sink/sank/sunk weaken tumble
rate: raise lift increase boost | lower cut/cut/cut reduce halve: cutting
opening: open reopen: stay_open stays_open stayed_open kept_open keep_open
  | close shut/shut/shut: closure shutting keep_shut kept_shut keep_closed stay_shut stay_closed stays_shut
case: win/won/won: winning | lose/lost/lost
place: join enter | leave/left/left quit/quit/quit: quitting stay_out_of stays_out_of stayed_out_of
    stay_out stays_out stayed_out opts_out opted_out
verdict: convict: jails jailed imprisoned conviction found_guilty
  | acquit/acquitted/acquitted: acquittal cleared clears found_not_guilty walks_free walked_free
prison: imprison: jails jailed sent_to_prison sent_to_jail locked_up
  | spare_jail spare_prison avoid_jail avoid_prison escape_jail escape_prison: walks_free walked_free
leave: allow permit/permitted/permitted legalise legalize | forbid/forbade/forbidden prohibit outlaw: bans banned
keeping: save keep/kept/kept retain: saved_from_closure
  | scrap/scrapped/scrapped drop/dropped/dropped abolish abandon axe close
run: resume restart go/went/gone_ahead
  | halt suspend cancel/cancelled/cancelled stop/stopped/stopped: called_off calls_off call_off
life: survive: alive unhurt unharmed | die/died/died: dying dead killed drowned perished
plea: admit/admitted/admitted: pleads_guilty pleaded_guilty
  | deny/denied/denied: pleads_not_guilty pleaded_not_guilty
height: : higher | : lower deeper
length: : longer | : shorter
size: : larger bigger | : smaller
force: : stronger | : weaker
speed: : faster quicker | : slower
warmth: : warmer hotter | : colder cooler
"""


class Family(NamedTuple):
    """Two poles that exclude each other, the positive first."""

    name: str
    poles: tuple[regex.Pattern[str], regex.Pattern[str]]


def _forms(verb: str) -> list[str]:
    told, _, rest = verb.partition("_")
    return [f"{form}_{rest}" if rest else form for form in forms(told)]


def _pole(told: str) -> regex.Pattern[str]:
    verbs, _, rest = told.partition(":")
    forms = {form for verb in verbs.split() for form in _forms(verb)} | set(rest.split())
    listed = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    parted = regex.sub(r"_(down|out|through)\b", r"\\s+(?:(?:it|them|him|her)\\s+)?\1", listed).replace("_", r"\s+")
    return regex.compile(rf"\b(?:{parted})\b", regex.IGNORECASE)


def _families() -> tuple[Family, ...]:
    rows = (row.partition(":") for row in regex.split(r"\n(?=\S)", _TABLE.strip()))
    return tuple(Family(name, tuple(map(_pole, told.split(" | ")))) for name, _, told in rows)


FAMILIES = _families()
