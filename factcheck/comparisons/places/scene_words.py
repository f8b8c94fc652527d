"""Words for things and events that are in one place: which words tell of one event, and what every town has."""

from __future__ import annotations

import re
from functools import lru_cache

#: a kind of event -> the words that tell of it
_FAMILIES: dict[str, str] = {
    "explosion": r"explo(?:sions?|d\w*)|blasts?|blew|detonat\w+",
    "fire": r"fires?|blazes?|ablaze|burn(?:ed|t|ing)?",
    "crash": r"crash(?:es|ed|ing)?|colli(?:d\w+|sions?)|ran|hit|struck|rammed|accidents?",
    "derailment": r"derail\w*",
    "collapse": r"collaps\w+|caved",
    "landslide": r"(?:land|mud|rock)(?:slides?|slips?|falls?)",
    "avalanche": r"avalanches?",
    "shooting": r"shootings?|shot|gunm[ae]n|gunfire",
    "stabbing": r"stab\w*",
    "attack": r"attack(?:s|ed)?|mauled|bombing|bombed",
    "flood": r"flood\w*|inundat\w+",
    "murder": r"murder(?:s|ed)?|killings?|killed",
    "robbery": r"robb\w+|heist|hold-up|burgl\w+",
    "theft": r"thefts?|stole|stolen",
    "kidnapping": r"kidnap\w*|abduct\w*",
    "siege": r"sieges?|besieg\w+",
    "sinking": r"sank|sinking|capsiz\w+",
    "outbreak": r"outbreaks?",
    "spill": r"spill\w*|leak\w*",
    "eruption": r"erupt\w*",
    "stampede": r"stamped\w+|crush",
    "raid": r"raid\w*",
    "ambush": r"ambush\w*",
    "riot": r"riot\w*",
    "excavation": r"excavat\w+|digs?",
    "wedding": r"weddings?|married",
    "auction": r"auction\w*",
    "premiere": r"premi[eè]re\w*",
    "demolition": r"demoli\w+",
}
_EVENT = re.compile("|".join(f"(?P<{kind}>(?:{told})$)" for kind, told in _FAMILIES.items()))
FAMILIES = frozenset(_FAMILIES)
#: how things come to light, behind their noun: "the scales found in"
FOUND = frozenset(
    """found seized discovered confiscated recovered unearthed stolen arrested detained caught captured stopped
    intercepted impounded spotted sighted excavated rescued kidnapped abducted shot stabbed""".split()
)
#: words that say which of several is meant, or that this is another one
SEVERAL = frozenset(
    """another other others second third fourth two three four five six several many more most every each both either
    neither next last previous earlier later former new old first only same own similar separate different largest
    biggest smallest best worst main oldest tallest latest nearby nearest neighbouring local sister""".split()
)
#: nouns of which each town has its own, and of people and bodies
EVERYWHERE = frozenset(
    """hall hospital university college court courtroom courthouse station police airport port harbour harbor church
    cathedral mosque temple synagogue market stadium library park square street road centre center office
    headquarters embassy consulate mission branch town city village region area district province state country
    border coast beach river lake weather rain snow air heat traffic situation mood atmosphere public crowd scene
    place site spot day night morning evening afternoon week weekend government administration council parliament
    assembly mayor family home apartment room life people man woman boy girl child person driver victim suspect
    doctor nurse teacher player coach team side club squad company firm group bank newspaper paper radio economy
    market industry trade war conflict fighting violence unrest power support majority opposition rest north south
    east west heart middle edge outskirts suburb quarter neighbourhood neighborhood start end beginning event visit
    trip stay summit conference meeting talks match game race final semi-final quarter-final leg round tournament
    championship cup league season title win victory defeat draw stage concert festival fair show tour election vote
    poll protest rally march demonstration strike operation mission programme program project scheme plan
    population time past future number rate price cost case world work job post role term hearing trial session
    residence line service section unit division department faculty institute academy training garrison""".split()
)


#: what several firms, families and towns have: taken up only where the article begins with it
WORKS = frozenset(
    """factory plant mill mine quarry farm shop store bakery restaurant bar cafe school prison jail barracks bridge
    tower building house flat laboratory camp base terminal clinic hotel shipyard foundry brewery refinery nursery
    museum theatre theater warehouse garage""".split()
)
#: those that are one of a kind where the word before them is the same: "a cold store", "the cold store"
INDUSTRY = frozenset(
    "store factory plant mill mine quarry warehouse shipyard foundry refinery laboratory depot".split()
)


@lru_cache(maxsize=8192)
def family_of(low: str) -> str:
    """The kind of event that a word tells of, "" for none."""
    found = _EVENT.match(low)
    return str(found.lastgroup) if found else ""
