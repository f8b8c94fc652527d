"""Nouns that count or measure the same thing in news: "workers" and "employees", "a solar park" and "the plant"."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.words import stem

#: each line is one thing; a word may stand in several
_GROUPS = """
plant park farm station facility project site complex works
contract deal agreement accord pact treaty
ship vessel boat trawler ferry tanker freighter craft yacht barge
worker workers employee employees staff staffers job jobs
job jobs post posts position positions layoffs redundancies
people person persons resident residents inhabitant inhabitants evacuee evacuees villagers
lawmaker lawmakers deputies legislators
user users customer customers client clients subscriber subscribers
spectator spectators fan fans crowd
demonstrator demonstrators protester protesters marcher marchers
injured wounded hurt
dead deaths fatalities
pupil pupils student students children
house houses home homes
flat flats apartment apartments
company companies firm firms
film films movie movies
troupe troupes company companies ensemble ensembles
suspect suspects defendant defendants accused
climber climbers hiker hikers walker walkers
piece pieces item items object objects artefact artefacts
road highway motorway
line railway route
bird birds crow crows goose geese
loan credit
grant award prize purse
petition signatures
plane aircraft airliner jet
car vehicle
bus coach
strike stoppage walkout
truce ceasefire
sentence term
ban suspension
bridge span
tunnel tube
wall fence barrier
tower skyscraper
novel novels book books titles
song songs track tracks
seat seats
vote votes ballots
truck lorry trucks lorries
soldier soldiers troops
migrant migrants refugees
visitor visitors tourist tourists guests
patient patients
shop shops store stores outlets
""".strip()

#: stems of nouns for people
PERSONS = frozenset(
    stem(w)
    for w in """people men women boys girls children suspects defendants accused councillors members players officers
    victims survivors climbers hikers students pupils sailors fishermen soldiers workers drivers friends
    candidates writers authors artists winners prisoners hostages detainees nurses doctors teachers judges
    trustees directors applicants passengers rebels ministers lawmakers senators deputies brothers sisters
    finalists nominees miners sailors migrants tourists teenagers farmers swimmers guards crew employees
    residents protesters pensioners journalists activists firefighters pilots dancers singers actors scientists
    researchers skiers divers youths""".split()
)

_GROUPS_OF: dict[str, frozenset[int]] = {}
for _at, _line in enumerate(_GROUPS.splitlines()):
    for _word in _line.split():
        _GROUPS_OF[stem(_word)] = _GROUPS_OF.get(stem(_word), frozenset()) | {_at}


def same_thing(one: str, other: str) -> bool:
    """Whether two stems may name one thing."""
    return bool(one) and (one == other or bool(_GROUPS_OF.get(one, frozenset()) & _GROUPS_OF.get(other, frozenset())))


def share_thing(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether any two stems of the two sides may name one thing."""
    others = tuple(other)
    return any(same_thing(a, b) for a in one for b in others)
