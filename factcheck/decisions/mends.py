"""The words to put in the place of a wrong office, in the shape and case of the words that they replace."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.datatypes import Claim, Role, Span
from factcheck.decisions.posts import same_post
from factcheck.lexicon import tables

_SMALL = frozenset("of the for and to in".split())
_PARTICIPLES = {"prosecutor": "prosecuting", "defence lawyer": "defending", "judge": "presiding"}
_SIDES = {"prosecutor": "for the prosecution", "defence lawyer": "for the defence"}
_HEADS = frozenset(("chair", "head coach", "captain", "manager", "editor"))  # told by a verb: "chairs the trust"
_OF_SOMETHING = frozenset(("head", "leader", "boss", "chief"))  # no office without what they are of
#: office words that say little without the body: "president" of what?
_BARE = frozenset("president director head chair chairman chairwoman chief leader secretary manager captain".split())


#: what somebody is to another, or how somebody is addressed
_NO_POST = frozenset("colleague co-worker counterpart ally assistant dr doctor prof sir dame capt sgt".split())


def _no_post(role: Role) -> bool:
    return role.title.lower().rstrip(".") in _NO_POST


def suspect_words(wrong: Role, right: Role) -> Span:
    """The words that look wrong: the office, with the body before it where only the body differs."""
    if wrong.office == right.office:
        return wrong.phrase or wrong.words
    return wrong.whole if wrong.whole and wrong.office in _OF_SOMETHING else wrong.words


def mend(right: Role, wrong: Role, claims: Sequence[Claim]) -> str | None:
    """The office that was meant."""
    if _no_post(right):
        posts = [c.role for c in claims if c.role and c.role.person == right.person and c.role.office != wrong.office]
        posts = [role for role in posts if not role.mark and not _no_post(role)]
        return mend(posts[0], wrong, claims) if len({role.office for role in posts}) == 1 else None
    if wrong.office == right.office:
        if not (right.body and wrong.phrase):
            return None
        return (
            f"{right.body.split()[-1]}'s {wrong.title}" if right.office == "lawyer" else f"{right.body} {wrong.title}"
        )
    if wrong.words.end - wrong.words.start != len(wrong.title):
        return None  # told by a verb, "chairs the board": no noun fits in its place
    if wrong.title in _PARTICIPLES.values():
        return _PARTICIPLES.get(right.office)
    if wrong.title.lower().startswith("for "):
        return _SIDES.get(right.office) or _SIDES.get("defence lawyer" if right.office == "lawyer" else "")
    return _cased(_title(right, wrong, claims), wrong.title)


def _title(right: Role, wrong: Role, claims: Sequence[Claim]) -> str:
    """The office's own words, fitted to a title before a name or to a phrase behind it."""
    titles = [c.role.title for c in claims if same_post(c.role, right) and c.role]
    title = next((t for t in titles if t.lower() not in _PARTICIPLES.values() and not t.startswith("for ")), None)
    if title is None:
        return right.office
    if right.office == "lawyer" and right.body:
        return "defence lawyer"
    head, of, _ = title.partition(" of the ")
    if of and head in _HEADS and " of " not in wrong.title:
        return head
    if right.body is None or tables.office_of(title.lower()) is None or title.lower() not in _BARE | {"governor"}:
        return title
    if " of " in wrong.title and " of " not in title:
        return f"{title} of {'' if right.body.lower().startswith('the ') else 'the '}{right.body}"
    short = _short_body(right.body)
    return f"{short} {title}" if short and title.lower() in _BARE else title


#: what a body is, whatever else its name says: "the drivers' union solidar"
_HOUSES = frozenset(
    """union party club council company federation association society trust board league school university college
    hospital museum theatre foundation institute committee commission agency authority bank firm cooperative charity
    chamber alliance group""".split()
)


def _short_body(body: str) -> str | None:
    """ "union" for "port workers' union", "Museum" for "Museum of the Euphrates"; a bare name has none."""
    words = body.split()
    if body.islower():
        return next((word for word in words if word in _HOUSES), words[-1])
    return words[0] if words[1:2] == ["of"] else None


def _cased(title: str, model: str) -> str:
    """A title in the case of the words that it replaces."""
    if model[:1].isupper() and model.istitle() and " " in model:
        return " ".join(w if w.isupper() or w in _SMALL else w[:1].upper() + w[1:] for w in title.split())
    if model[:1].isupper() and model.istitle():
        return _titled(title)
    if model[:1].isupper():
        return title if title.isupper() else title[:1].upper() + title[1:]
    if model.islower():
        return _lowered(title)
    return title


def _titled(title: str) -> str:
    """A title in the place of one capitalised word, "Mayor" or "Prosecutor" before a name.

    "City Manager" is a title of its own in capitals; a description ("defence lawyer") only opens its sentence.
    """
    office = tables.offices().get(tables.office_of(title.lower()) or "")
    if office is not None and office.domain in {"government", "military", "police", "church"}:
        return " ".join(w if w.isupper() or w in _SMALL else w[:1].upper() + w[1:] for w in title.split())
    return title[:1].upper() + title[1:]


def _lowered(title: str) -> str:
    """Lower case, save initials and names: "head of Tervex"."""
    head, of, body = title.partition(" of the ")
    return title if title.isupper() else head.lower() + of + body
