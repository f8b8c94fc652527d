"""Sentences → mentions: which words name whom, resolved to one entity across the article.

Why our own rules and no tagger: trained pipelines are hub downloads of hundreds of megabytes, and within one article
names introduce themselves ("Agriculture Minister Matej Kranjec ... Kranjec said"). What is not safe is left alone: a
surname that two people share resolves to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import EntityType, Mention, Sentence
from factcheck.mentions.kinds import types_of
from factcheck.mentions.names import Name, names, real_names
from factcheck.mentions.places import countries
from factcheck.mentions.resolution import by_gender, resolve, surnames


def find(sentences: Sequence[Sentence]) -> list[Mention]:
    """All mentions of the article, in text order."""
    abroad: list[Mention] = []
    found: list[Name] = []
    for sentence in sentences:
        taken = list(countries(sentence))
        abroad.extend(taken)
        found.extend(names(sentence, taken))
    found = real_names(found)
    resolved = resolve(found, types_of(found))
    texts = {s.index: s.text for s in sentences}
    people = surnames(resolved)
    named = [_mention(run, *by_gender(run, texts[run.sentence], resolved, people)) for run in found]
    return sorted(abroad + named, key=lambda m: (m.sentence, m.at))


def _mention(run: Name, entity: str, kind: EntityType) -> Mention:
    form = "surname" if kind == "person" and entity != run.text and len(run.name) == 1 else "name"
    at, stop = run.name[0].at, run.name[-1].stop
    return Mention(
        sentence=run.sentence,
        at=at,
        stop=stop,
        text=run.text,
        entity=entity,
        type=kind,
        form=form,  # type: ignore[arg-type]
    )
