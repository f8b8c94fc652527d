"""Person, organisation or place: all the evidence that the article gives for a name, added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.datatypes import EntityType
from factcheck.lexicon import tables
from factcheck.mentions.names import Name, is_title

ORG_WORDS = frozenset(
    """inc corp ltd plc llc gmbh ag sa ab oy as co company group holdings holding bank university college school
    institute ministry department agency authority commission committee council court parliament congress senate union
    league association federation club fc cf united city rovers wanderers athletic party alliance front movement
    front bloc hospital clinic foundation trust fund airlines airways motors electronics energy oil gas power steel
    foods pharma pharmaceuticals media times post news press tv radio studios pictures films records museum theatre
    orchestra church police guard army navy force forces bureau office service services administration board society
    systems technologies technology industries international partners capital management asset assets insurance mining
    railways rail shipping lines logistics cartons breweries brewery labs laboratories research centre center assembly
    coalition network brothers sons academy institution forum summit cup championship tribunal secretariat mission
    cooperative initiative programme project""".split()
)
PLACE_WORDS = frozenset(
    """street road avenue square river lake mount mountain mountains island islands bay sea ocean strait valley park
    airport bridge port harbour harbor province county district region city village peninsula forest desert gulf
    canyon stadium palace square hall house tower castle""".split()
)
#: what a town is called before its name: "the port of Sela"
SETTLEMENTS = frozenset("town city village port hamlet resort suburb settlement township municipality".split())
LOCATIVE = frozenset("in at near outside inside around across from to towards toward off leaving reached".split())
SPEECH = frozenset(
    """said says say told tells added adds noted notes stressed argued warned insisted acknowledged admitted announced
    declared explained claimed denied confirmed replied answered asked stated emphasised emphasized wrote conceded
    recalled promised urged called agreed complained concluded observed joked predicted suggested testified""".split()
)
_WITHIN = frozenset(("in", "at", "near", "outside", "inside", "around"))
_PLURAL_VERBS = frozenset(("have", "are", "were", "host", "lead"))


def types_of(runs: Sequence[Name]) -> dict[tuple[str, ...], EntityType]:
    """The type of each name, by all the evidence that the article gives for it."""
    points: dict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    for run in runs:
        points[run.key].update(_evidence(run))
    types: dict[tuple[str, ...], EntityType] = {}
    for key, counted in points.items():
        best, score = counted.most_common(1)[0] if counted else ("organisation", 0)
        types[key] = best if score > 0 else "organisation"
    for key in _called_by_surname(runs, types, points):
        types[key] = "person"
    _share_with_full_names(types, {run.key[0] for run in runs if len(run.key) == 1 and _personal(run)}, points)
    return types


def _called_by_surname(
    runs: Sequence[Name], types: dict[tuple[str, ...], EntityType], points: dict[tuple[str, ...], Counter[EntityType]]
) -> Iterator[tuple[str, ...]]:
    """Names of two or three words that go by the last alone: people do, bodies are cut to their first.

    A last word that is also a common one ("Kentucky Derby ... Derby") must speak somewhere.
    """
    alone: dict[str, list[Name]] = defaultdict(list)
    for run in runs:
        if len(run.key) == 1:
            alone[run.key[0]].append(run)
    for key, kind in types.items():
        short = alone.get(key[-1], ())
        if kind != "organisation" or not 2 <= len(key) <= 3 or not short or alone.get(key[0]):
            continue
        mine = [run for run in runs if run.key == key]
        plain = points[key]["organisation"] <= len(mine) and not set(key) & _JOINED and not key[0].isupper()
        opening = key[0].lower() in tables.common_words() and all(run.initial for run in mine)  # "Late Ratuva try"
        bare = not any(run.before[-1:] and run.before[-1] in _NOT_BEFORE_PEOPLE for run in short)
        known = key[-1].lower() in tables.common_words() or key[0].lower() in tables.common_words()
        speaks = any(run.after and run.after[0] in SPEECH for run in short)
        if plain and bare and not opening and (speaks or not known) and key[0].lower() not in PLACE_WORDS:
            yield key


_JOINED = frozenset(("of", "de", "da", "do", "du", "&"))
_NOT_BEFORE_PEOPLE = frozenset("the a an in at near into".split())


def _personal(run: Name) -> bool:
    """Whether a single name is surely somebody's: "Prosecutor Atieno", "Ms Qureshi"."""
    return run.titled and not run.name[0].text.isupper()


def _share_with_full_names(
    types: dict[tuple[str, ...], EntityType], surnames: set[str], points: dict[tuple[str, ...], Counter[EntityType]]
) -> None:
    """Who has a person's surname is a person: "Collins Atieno ... Prosecutor Atieno", "Ann Aalto ... Hannu Aalto"."""
    surnames = {s for s in surnames if types.get((s,)) == "person"}
    surnames |= {key[-1] for key, kind in types.items() if kind == "person" and 2 <= len(key) <= 3}
    for key, kind in types.items():
        fits = 2 <= len(key) <= 4 and key[-1] in surnames and kind == "organisation"
        if fits and points[key]["organisation"] <= points[key]["person"] + 1:
            types[key] = "person"


def _evidence(run: Name) -> dict[EntityType, int]:
    lows, before = [w.low for w in run.name], run.before[-1] if run.before else ""
    first = run.name[0].text
    person = 4 * run.titled + 2 * (_given(first) and (len(lows) > 1 or before not in LOCATIVE))
    person += 3 * (before == "," and len(run.before) > 1 and is_title(run.before[-2]))
    person += 2 * (len(lows) > 1 and (_behind_office(run.before) or _behind_calling(run.before)))
    person += 2 * (run.after[:2] == (",", "who")) + 3 * _aged(run.after) + 2 * (len(lows) > 1 and _in_office(run.after))
    person += bool(run.after and run.after[0] in SPEECH) + (2 <= len(lows) <= 4 and _given(first))
    organisation = 5 * any(low in ORG_WORDS for low in lows) + 2 * (before == "the")
    organisation += 3 * (first.isupper() and len(first) > 1 and len(lows) == 1) + 2 * ("&" in lows)
    organisation += 6 * (run.text in tables.organisation_forms()) + 1 + 3 * bool(set(run.after[:1]) & _PLURAL_VERBS)
    place = (before in LOCATIVE and len(lows) < 3) * (2 if before in _WITHIN else 1) + 4 * (lows[-1] in PLACE_WORDS)
    place += 4 * (tables.towns().get(run.text, False) and not run.titled) + 4 * _called_a_town(run)
    return {"person": person, "organisation": organisation, "place": place}


def _called_a_town(run: Name) -> bool:
    """Whether the words around say so: "the town of Sela", "in Sela, Norway", "Sela, some 30 kilometres"."""
    before, after = run.before[-2:], run.after
    of = before[-1:] == ("of",) and before[:1] != () and before[0] in SETTLEMENTS
    far = after[:1] == (",",) and bool(set(after[1:5]) & {"kilometres", "kilometers", "km", "miles"})
    located = before[-1:] != () and before[-1] in _WITHIN and len(run.name) < 4
    return bool(of or (located and far) or (located and after[:1] == (",",) and _country(after[1:4])))


def _country(after: tuple[str, ...]) -> bool:
    """Whether the first words behind are a country's name."""
    forms = (tables.country_forms().get(" ".join(after[:size]).title()) for size in (1, 2, 3))
    return any(form is not None and form[1] == "name" for form in forms)


def _given(name: str) -> bool:
    """Whether a word is a given name or its short form."""
    return name in tables.first_names() or name in tables.nicknames()


def _in_office(after: tuple[str, ...]) -> bool:
    """Whether an office stands in apposition: ", head of", ", the farm's manager,"."""
    if after[:1] != (",",):
        return False
    phrase = after[1:6]
    end = next((i for i, low in enumerate(phrase) if low in _PHRASE_ENDS), len(phrase))
    opens = phrase[:1] and (phrase[0] in {"the", "a", "an", "its", "his", "her", "their"} or "'s" in phrase[:end])
    return bool(end and (is_title(phrase[0]) or (opens and is_title(phrase[end - 1]))))


def _behind_office(before: tuple[str, ...]) -> bool:
    """Whether an office with its body stands in apposition before the name: "The owner of the mill, "."""
    if before[-1:] != (",",) or before.count(",") > 1:
        return False
    start = next((i for i in range(len(before) - 2, -1, -1) if before[i] in {"of", "for"}), 0)
    return start > 0 and is_title(before[start - 1])


def _behind_calling(before: tuple[str, ...]) -> bool:
    """Whether an office and what its holder does stand before the name: "its representative, the alto "."""
    return len(before) > 3 and before[-3] == "," and before[-2] in {"the", "a", "an"} and is_title(before[-4])


_PHRASE_ENDS = frozenset(", . ; who which that of for at in and said says".split())


def _aged(after: tuple[str, ...]) -> bool:
    return after[:1] == (",",) and after[2:3] in {(",",), (".",)} and after[1].isdigit() and len(after[1]) == 2
