"""The verbs of the acts: each act with the verbs that tell it, and all their forms.

A verb is written as its base where it is regular, else as "base/past/participle"; verbs of several words are joined by
"_" ("come_into_force", "take/took/taken_over").
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.lexicon.verb_forms import forms

_ACTS = """
open: open inaugurate
reopen: reopen
close: close go/went/gone_dark close_its_doors shut/shut/shut_its_doors shut/shut/shut shut/shut/shut_down
build: build/built/built construct erect
rebuild: rebuild/rebuilt/rebuilt reconstruct
complete: complete finish
restore: restore renovate refurbish
damage: damage wreck gut/gutted/gutted
destroy: destroy demolish burn/burned/burned_down burn/burnt/burnt_down tear/tore/torn_down pull_down knock_down
found: found/founded/founded establish set/set/set_up
list: float list
buy: buy/bought/bought acquire purchase take/took/taken_over
fail: go/went/gone_bankrupt go/went/gone_bust collapse dissolve liquidate disband fold wind/wound/wound_up
fail: split/split/split_up
begin: begin/began/begun start
end: end
sign: sign initial
ratify: ratify
enact: enact pass adopt
enforce: come/came/come_into_force take/took/taken_effect enter_into_force come/came/come_into_effect
repeal: repeal abolish revoke rescind
arrest: arrest detain
charge: charge indict
convict: convict sentence jail imprison find/found/found_guilty
announce: announce
approve: approve
propose: propose
become: become/became/become
sell: sell/sold/sold
find: find/found/found
impose: impose
acquit: acquit/acquitted/acquitted clear
quash: quash overturn annul/annulled/annulled uphold/upheld/upheld reverse set/set/set_aside
free: free release parole pardon
bear: bear/bore/born
die: die
marry: marry/married/married wed/wed/wed
divorce: divorce
enrol: enrol/enrolled/enrolled enroll
graduate: graduate
appoint: appoint
elect: elect
resign: resign step/stepped/stepped_down
dismiss: dismiss sack fire
retire: retire
join: join
leave: leave/left/left
launch: launch christen
sink: sink/sank/sunk
crash: crash
discover: discover unearth
exhibit: exhibit
invent: invent
patent: patent
publish: publish come/came/come_out
unveil: unveil
bury: bury/buried/buried cremate
cut: cut/cut/cut
lay: lay/laid/laid
crown: crown
light: light/lit/lit
lift: lift
rescue: rescue
recover: recover
murder: murder assassinate
shoot: shoot/shot/shot
steal: steal/stole/stolen
kidnap: kidnap/kidnapped/kidnapped abduct
present: present table
submit: submit/submitted/submitted
release_report: hand/handed/handed_over
depart: leave/left/left_for emigrate_to emigrate_in flee/fled/fled_to go/went/gone_into_exile
return: come/came/come_home come/came/come_back go/went/gone_home go/went/gone_back return_to return_home return_from
return: return_in
commission: put/put/put_into_service go/went/gone_into_service enter_service come/came/come_into_service
decommission: take/took/taken_out_of_service decommission
take office: take/took/taken_office assume_office swear/swore/sworn_in
dig: excavate
"""


class Verb(NamedTuple):
    """A form of a verb: its act, the words that must follow ("down" of "burned down"), and whether it is the base."""

    act: str
    rest: tuple[str, ...]
    base: bool
    past: bool
    present: bool = False  # "opens", of a planned day


def _forms(verb: str, act: str) -> dict[str, list[Verb]]:
    head, _, tail = verb.partition("_")
    told, rest = forms(head), tuple(tail.split("_")) if tail else ()
    past = {told.past, told.participle}
    found = {form: [Verb(act, rest, form == told.base, form in past)] for form in {told.base, *past}}
    found.setdefault(told.present, []).append(Verb(act, rest, False, False, True))
    return found


def _table() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}
    for line in _ACTS.strip().splitlines():
        act, _, listed = line.partition(":")
        for verb in listed.split():
            for form, verbs in _forms(verb, act).items():
                table.setdefault(form, []).extend(verbs)
    return {form: tuple(sorted(verbs, key=lambda v: -len(v.rest))) for form, verbs in table.items()}


#: form -> its readings, those of several words first
FORMS = _table()
#: acts that only ever have their thing as the subject
ONLY_SELF = frozenset(["take office", *"enforce die enrol graduate resign retire crash depart return".split()])
#: acts by which somebody takes or leaves an office
TO_OFFICE = frozenset("become appoint elect resign dismiss".split())
#: acts of a person, whose object is a body or another person: "joined the club", "married Leo"
OF_PEOPLE = frozenset("join leave marry divorce retire resign become".split())
