"""The families of events: each with the nouns that take it up and the verbs that tell it ("signed", "the ceremony").

A word may belong to several families: "vote" takes up a decision and an election. ``event_words`` is the shorter table
of events that one word alone tells apart; here a word only opens the question whether two sentences tell one event.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.lexicon.verb_forms import forms

#: family -> nouns | verbs, as a base or as "base/past/participle"
_FAMILIES = """
decision: decision vote | agree approve reject vote decide throw/threw/thrown back refuse adopt pass overturn veto
decision: | ban endorse
dismissal: decision dismissal sacking firing ouster | fire sack dismiss oust
ruling: ruling verdict judgment judgement sentence sentencing acquittal conviction decision | rule sentence jail
ruling: | clear acquit/acquitted/acquitted convict suspend spare overturn uphold/upheld/upheld strike/struck/struck_off
walkout: walkout strike stoppage blockade protest | strike/struck/struck walk_out block blockade
walkout: | stop_work down_tools
protest: protest demonstration rally march | protest demonstrate march rally
signing: ceremony signing | sign
award: ceremony award | award present win/won/won go/went/gone_to
wedding: wedding ceremony | marry wed/wed/wed
flood: flood flooding deluge | flood burst/burst/burst sweep/swept/swept give/gave/given_way
crash: crash collision derailment accident impact | crash collide derail hit/hit/hit strike/struck/struck ram
grounding: grounding accident | run/ran/run_aground
collapse: collapse accident | collapse give/gave/given_way cave_in
sinking: sinking shipwreck accident | sink/sank/sunk capsize
fire: fire blaze | burn/burnt/burnt gut catch/caught/caught_fire break/broke/broken_out
explosion: explosion blast | explode blow/blew/blown_up
attack: attack assault shooting stabbing bombing raid | attack shoot/shot/shot stab bomb raid
robbery: robbery raid heist break-in burglary theft | rob raid burgle
kidnapping: kidnapping abduction | kidnap/kidnapped/kidnapped abduct seize
arrest: arrest | arrest detain
release: release | free release
rescue: rescue | rescue
escape: escape | escape
visit: visit trip tour journey | visit travel travel/travelled/travelled
meeting: meeting talks session summit | meet/met/met
election: election vote ballot poll polls | elect vote
debate: debate | debate
agreement: agreement deal accord pact | agree sign
takeover: takeover purchase acquisition deal sale bid offer | buy/bought/bought acquire sell/sold/sold
withdrawal: withdrawal decision | withdraw/withdrew/withdrawn drop abandon pull_out
resignation: resignation departure exit | resign quit/quit/quit leave/left/left step_down
succession: appointment start | take/took/taken_over start take/took/taken_office
appointment: appointment nomination | appoint name nominate
reshuffle: reshuffle | reshuffle
opening: opening inauguration launch start reopening resumption | open reopen start begin/began/begun launch inaugurate
opening: | resume
effect: introduction start change charge | apply introduce start begin/began/begun take/took/taken_effect
effect: | come/came/come_into_force charge take/took/taken_force
closure: closure shutdown closing | close shut/shut/shut shut/shut/shut_down
publication: publication edition release appearance | publish appear release come/came/come_out
announcement: announcement | announce
speech: speech address statement | tell/told/told address
match: match game victory win defeat final | beat/beat/beaten win/won/won lose/lost/lost draw/drew/drawn defeat play
stage: stage race | win/won/won
storm: storm hurricane cyclone typhoon tornado | hit/hit/hit batter strike/struck/struck
quake: earthquake quake tremor | shake/shook/shaken hit/hit/hit strike/struck/struck
outage: outage blackout failure breakdown | fail
evacuation: evacuation | evacuate
funeral: funeral burial | bury/buried/buried
death: death | die
birth: birth | bear/bore/born
theft: theft | steal/stole/stolen take/took/taken
operation: operation surgery procedure | operate
delivery: delivery | deliver hand_out give/gave/given_out
payment: payment | pay/paid/paid
permit: permit permission approval | grant issue permit/permitted/permitted approve
presentation: presentation | present unveil
discovery: discovery | find/found/found discover
capture: capture arrest | catch/caught/caught capture
delay: delay postponement | postpone delay
cancellation: cancellation | cancel cancel/cancelled/cancelled
festival: festival fair | hold/held/held
completion: completion | complete finish
"""


class Verb(NamedTuple):
    """A form of a verb: its family, the words that must follow ("aground"), the verb itself and which form it is."""

    family: str
    rest: tuple[str, ...]
    base: str
    form: str  # base, present, past, ing


def _tables() -> tuple[dict[str, set[str]], dict[str, set[Verb]]]:
    nouns: dict[str, set[str]] = {}
    verbs: dict[str, set[Verb]] = {}
    for line in _FAMILIES.strip().splitlines():
        family, _, listed = line.partition(":")
        told, _, done = listed.partition("|")
        for noun in told.split():
            nouns.setdefault(noun, set()).add(family)
        for verb in done.split():
            head, _, rest = verb.partition("_")
            one, behind = forms(head), tuple(rest.split("_")) if rest else ()
            kinds = {one.base: "base", one.present: "present", one.past: "past", one.participle: "past", one.ing: "ing"}
            for form, how in kinds.items():
                verbs.setdefault(form, set()).add(Verb(family, behind, one.base, how))
    return nouns, verbs


#: noun -> its families; verb form -> its families, the words that must follow, and the form that it is
NOUNS, VERBS = _tables()
