"""Two participants told in one breath: "China and Russia", "Beijing and Moscow", "the Kyrgyz-Mongolian commission".

Who is paired with whom, and how often, is what a reader knows an article's story by. A sentence that says what the
two of a *third* pairing should or will do ("X and Z must ...") is where a wrong participant shows; one that tells of
another time or of something of its own ("X and Z have had a separate treaty since 2014") is an aside.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from factcheck.datatypes import Claim, Mention
from factcheck.words import words

Dyad = frozenset[str]

_LINKS = frozenset(("and", "and the", "-", "–", "&", "'s and", "’s and", "and its", "and that of", "as well as"))
#: verbs that say what is still to be done
_CALLS = frozenset(
    "should must will shall ought need needs want wants plan intend agreed agree pledged vowed would can could".split()
)
#: words of another time or of a thing apart, in the same clause
_ASIDE = frozenset(
    """ago since last earlier previous previously formerly former separate own also too likewise already still
    similar besides elsewhere where instead unlike whereas there then once again recently had was were""".split()
)


def dyads(claim: Claim, serves: Mapping[str, str]) -> frozenset[Dyad]:
    """The pairings of a statement; people count for the bodies that they hold an office of, too."""
    found: set[Dyad] = set()
    for first, second in pairings(claim):
        found.add(frozenset((first.entity, second.entity)))
        if first.entity in serves and second.entity in serves:
            found.add(frozenset((serves[first.entity], serves[second.entity])))
    return frozenset(dyad for dyad in found if len(dyad) == 2)


def pairings(claim: Claim) -> list[tuple[Mention, Mention]]:
    """Neighbouring mentions of one type that only a link word parts."""
    named = [m for m in claim.mentions if m.type != "place" and not m.entity.endswith("?")]
    text = claim.sentence.text
    return [
        (first, second)
        for first, second in itertools.pairwise(named)
        if first.type == second.type and text[first.stop : second.at].strip().lower() in _LINKS
    ]


def calls(claim: Claim, mention: Mention) -> Mention | None:
    """The partner of ``mention`` where the statement says what the two should or will do, else ``None``."""
    for first, second in pairings(claim):
        if mention in (first, second) and _to_be_done(claim, first, second):
            return second if mention == first else first
    return None


def _to_be_done(claim: Claim, first: Mention, second: Mention) -> bool:
    tokens = words(claim.sentence.text)
    after = [w for w in tokens if w.at >= second.stop]
    if not any(w.low in _CALLS for w in after[:3]):
        return False
    clause = [w for w in tokens if w.at < first.at and w.alpha][-4:]
    for word in after:
        if word.text in {",", ";", ".", ":", "”"}:
            break
        clause.append(word)
    return not any(w.low in _ASIDE or _year(w.text) for w in clause)


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}
