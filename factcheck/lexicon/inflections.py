"""How the words of the tables are made into others: typing, spellings, portfolios, plurals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: British and American, whole words or parts that occur in no other word of the table
_WORDS = (
    (r"\bdefence\b", "defense"),
    (r"\blabour", "labor"),
    (r"\bcentre", "center"),
    (r"\bprogramme\b", "program"),
    (r"\btheatre\b", "theater"),
    (r"\bsport\b", "sports"),
    ("organis", "organiz"),
    ("digitalis", "digitaliz"),
    ("privatis", "privatiz"),
    ("counsellor", "counselor"),
    ("councillor", "councilor"),
    (r"\badviser", "advisor"),
    ("medallist", "medalist"),
    ("jewellery", "jewelry"),
    ("jeweller", "jeweler"),
    ("traveller", "traveler"),
    ("neighbour", "neighbor"),
    ("harbour", "harbor"),
    ("paediatric", "pediatric"),
    ("anaesthet", "anesthet"),
    ("archaeolog", "archeolog"),
)
_PAIRS = [
    pair
    for british, american in _WORDS
    for pair in (
        (re.compile(british), american),
        (re.compile(british.replace(british.strip(r"\b"), american)), british.strip(r"\b")),
    )
]
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _PAIRS))  # most words have no second spelling
_TITLES = (
    "{} minister",
    "{} secretary",
    "minister of {}",
    "minister for {}",
    "minister of the {}",
    "minister for the {}",
    "secretary of {}",
    "secretary of the {}",
    "secretary for {}",
    "secretary of state for {}",
    "secretary of state for the {}",
)
_GENERAL = re.compile(
    r"(attorney|secretary|governor|director|inspector|auditor|consul|surgeon|solicitor|prosecutor|comptroller"
    r"|controller|postmaster|paymaster)[ -](general)\b"
)
_HYPHENS = (
    (re.compile(r"\bvice[ -]"), "vice-"),
    (_GENERAL, r"\1-\2"),
    (re.compile("-"), " "),
    (re.compile("'"), "’"),
)
_JOINED = re.compile(r"[-']|\bvice | general\b")
_POSTFIX = re.compile(
    r"^(.+?)((?: (?:of|for|to|at|in|under|without|designate|pro) | d['’]|-(?:in|at|designate)\b|[ -]elect\b).*)$"
)


def ministry_titles(variant: str) -> list[str]:
    """The titles that "{x}" stands for; any other variant stands for itself."""
    if not variant.startswith("{"):
        return [variant]
    return [title.format(variant[1:-1]) for title in _TITLES]


def spellings(form: str) -> list[str]:
    """The form in British and American spelling, with and without hyphen, with either apostrophe."""
    out = {form: None}
    rules = [*(_PAIRS if _ANY.search(form) else ()), *(_HYPHENS if _JOINED.search(form) else ())]
    for pattern, other in rules:
        out.update(dict.fromkeys([pattern.sub(other, one) for one in out]))
    return list(out)


def plurals(form: str) -> list[str]:
    """Plural forms: "attorneys general", "heads of state", "MPs"."""
    if form.isupper():
        return [f"{form}s"] if form[-1].isalpha() else []
    if general := _GENERAL.search(form):
        at = general.end(1)
        return [*(f"{one}{form[at:]}" for one in _plural_nouns(form[:at])), f"{form}s"]
    if tail := _POSTFIX.match(form):
        return [one + tail[2] for one in _plural_nouns(tail[1])]
    return _plural_nouns(form)


def _plural_nouns(noun: str) -> list[str]:
    if noun.endswith("person"):
        return [noun[:-6] + "people", noun + "s"]
    if noun.endswith("man") and not noun.endswith("human"):
        return [noun[:-2] + "en"]
    if noun.endswith("child"):
        return [noun + "ren"]
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return [noun[:-1] + "ies"]
    if noun.endswith(("s", "x", "ch", "sh")):
        return [noun + "es"]
    return [noun + "s"] if noun[-1].isalpha() else []


def typed(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms as other newsrooms type them."""
    out: dict[str, None] = {}
    for form in forms:
        made = {form: None, _plain(form): None}
        for old, new in (("Saint ", "St. "), ("Saint ", "St "), (" and ", " & "), ("'", "’")):
            made.update(dict.fromkeys([one.replace(old, new) for one in made if old in one]))
        out.update(made)
    return tuple(out)


def _plain(form: str) -> str:
    """The form without diacritics."""
    if form.isascii():
        return form
    decomposed = unicodedata.normalize("NFKD", form.replace("ø", "o").replace("ı", "i").replace("ł", "l"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
