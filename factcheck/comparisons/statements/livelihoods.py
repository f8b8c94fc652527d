"""What people have by their work: guests and beds, crews and nets, patients, pupils; and how they are introduced."""

from __future__ import annotations

from typing import NamedTuple

import regex


class Livelihood(NamedTuple):
    """A way of life: the words that introduce somebody who leads it, and what only they call their own."""

    name: str
    known: regex.Pattern[str]
    own: regex.Pattern[str]


#: how somebody is introduced / what they call "my" / what they do as "I"
_TABLE = r"""
lodging: hotels? tourist tourism travel inn guest-?house hostel campsite hotelier landlady lodge resort
    bed-and-breakfast restaurant host chef tours? museum / guests? beds? bookings
    reservations / run_the_hotel run_the_inn
sea: skippers? skippered fisherm[ae]n fisherwoman fishing trawler longliner seaman sailor sails boats? lobsterman
    crabber ships? sea ferry captain pilot film fire ambulance rescue rower coast / crew(?:men)? nets? catch boat
    trawler deckhands? pots / go_to_sea went_to_sea have_\w+_men_on_board
farm: farm(?:er|s|ing|ed)? grow(?:s|er) vineyard rancher breeder herd(?:er|s)? shepherd orchard dairy ranch goats?
    cattle sheep land / cows? cattle sheep goats? herd flock vines? orchard crops? harvest lambs? calves pasture
    hens / farm milk harvest
shop: shop(?:s|keeper)? store baker(?:y)? butcher bookseller bookshop caf[eé] restaurant stall(?:holder)? trader pub
    bar grocer market florist runs owns owner founder founded chief_executive sells business company brewery salon
    garage dealer firm / customers? shelves till regulars diners takings stall / bake
school: teach(?:er|es|ing)? taught union head(?:teacher|master|mistress) schoolteacher tutor lecturer
    musician pianist violinist dancer coach trainer professor principal / pupils? classroom lessons? / teach
medicine: union doctors? nurses? surgeon midwife p(?:a)?ediatrician physician GP paramedic dentist vet(?:erinarian)?
    therapist psychiatrist psychologist pharmacist hospital clinic medicine / patients? surgery / treat
law: lawyers? attorneys? barrister solicitor counsel represents represented defend(?:s|er|ing) agent advis[eo]r
    consultant accountant banker trainer social_worker / clients? / plead
team: coach(?:es|ed)? manager trains captain trainer / players? squad defenders strikers dressing_room / coach
stage: conductor choreographer soprano violinist orchestra director actress actor pianist / musicians? dancers /
    conduct
church: priest pastor vicar bishop imam rabbi minister Father Reverend monk / parishioners congregation flock /
    preach baptised
driving: driver drives drove driven taxi jeepney lorry bus truck trucker pilot airline / passengers? cab lorry truck
    fares? taxi / brake
learning: student studies pupil undergraduate studied / exams? lecturers? dormitory classmates / enrol
"""


def _pattern(words: str, shape: str) -> regex.Pattern[str]:
    found = "|".join(words.replace("_", r"\s+").split())
    return regex.compile(shape.format(found=found))


def _rows() -> list[Livelihood]:
    rows = []
    for row in regex.split(r"\n(?=\S)", _TABLE.strip()):
        name, _, rest = row.partition(":")
        known, own, deeds = rest.split("/")
        things = _pattern(own, r"\b[Mm]y\s+(?:\p{{Ll}}+\s+)?(?:{found})\b")
        doing = _pattern(deeds, r"\bI(?:\s+have|['’]ve)?\s+(?:{found})\b")
        both = regex.compile(f"{things.pattern}|{doing.pattern}")
        rows.append(Livelihood(name, _pattern(known, r"\b(?:{found})\b"), both))
    return rows


LIVELIHOODS = tuple(_rows())
