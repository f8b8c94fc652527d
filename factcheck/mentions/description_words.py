"""Nouns that describe a body without its name, in groups that may name one body, and the names that say what it is."""

from __future__ import annotations

#: each line: nouns for one kind of body; one of a line may stand for another
_GROUPS = """
airline carrier
bank lender
miner
club team
union
federation
association
league
party
ministry
agency
commission committee panel
court tribunal
university
college
school
hospital
clinic
museum gallery
council
brewer brewery
carmaker automaker
chipmaker
drugmaker
shipbuilder shipyard
utility
retailer supermarket
broadcaster network
newspaper
publisher
insurer
charity foundation
institute
church
orchestra
theatre
railway
operator
manufacturer maker producer
developer builder
bakery
supplier
startup start-up
laboratory
cooperative co-operative
parliament
regulator watchdog
company firm group business conglomerate giant
"""
GROUPS: dict[str, int] = {
    noun: number for number, line in enumerate(_GROUPS.strip().splitlines()) for noun in line.split()
}
COMPANY = GROUPS["company"]
#: groups whose bodies are companies, and may be called "the company"
COMPANIES = frozenset(
    GROUPS[noun]
    for noun in """airline bank miner brewer carmaker chipmaker drugmaker shipbuilder utility retailer newspaper
    publisher insurer operator manufacturer developer bakery supplier startup company broadcaster railway""".split()
)
#: the last words of a name that say what is so called
NAMED: dict[str, str] = {
    "air": "airline", "airlines": "airline", "airways": "airline", "bank": "bank", "mining": "miner", "fc": "club",
    "united": "club", "rovers": "club", "wanderers": "club", "athletic": "club", "motors": "carmaker",
    "brewery": "brewer", "breweries": "brewer", "union": "union", "federation": "federation",
    "association": "association", "party": "party", "ministry": "ministry", "agency": "agency",
    "commission": "commission", "committee": "committee", "court": "court", "tribunal": "tribunal",
    "university": "university", "college": "college", "school": "school", "hospital": "hospital", "clinic": "clinic",
    "museum": "museum", "gallery": "gallery", "council": "council", "foundation": "foundation", "fund": "charity",
    "institute": "institute", "orchestra": "orchestra", "philharmonic": "orchestra", "theatre": "theatre",
    "railways": "railway", "railway": "railway", "league": "league", "church": "church", "parliament": "parliament",
    "insurance": "insurer", "pharma": "drugmaker", "pharmaceuticals": "drugmaker", "shipyard": "shipyard",
    "semiconductors": "chipmaker", "minerals": "miner", "group": "company", "holdings": "company", "inc": "company",
    "corp": "company", "ltd": "company", "plc": "company", "ag": "company", "gmbh": "company", "foods": "company",
    "energy": "company", "logistics": "company", "metals": "company", "materials": "company", "devices": "company",
    "works": "company", "electronics": "company", "textiles": "company", "steel": "company",
    "shipping": "company", "technologies": "company", "systems": "company", "industries": "company",
    "laboratory": "laboratory", "laboratories": "laboratory", "cooperative": "cooperative", "homes": "developer",
}  # fmt: skip
#: words that a name opens with: "Ministry of Health", "Bank of Latvia", "University of Sela"
OPENING = frozenset(
    """ministry bank university college school hospital museum institute church court council union federation
    association league party agency commission committee""".split()
)
#: words before a noun by which it is another one, or one of several
OTHERS = frozenset(
    """other another second third rival two three four five six both several many some all most few former new old next
    same own local parent national holding""".split()
)
#: verbs whose form does not show that they are no noun
VERBS = frozenset("is was has had will would can could may might must does did says said".split())
PAST = frozenset(
    """went came took gave made told won lost put paid sold bought built cut led ran saw met held kept left got began
    rose fell wept stood felt spoke thought grew knew caught fought shut slept threw wrote lent spent sent
    brought drew chose hired agreed plan want have do say hit beat drove flew""".split()
)
