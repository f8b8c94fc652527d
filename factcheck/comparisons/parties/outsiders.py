"""Who stays out of a deal has no part in it: "Verda will go into opposition", later "Under the pact, Verda will get".

The article says of one party that it declined, walked out, did not sign, lost the contest or goes into opposition.
A sentence then gives it rights or duties "under the agreement", or lets it share, split or publish together with one
of those who agreed. Parties that come back, deals of their own and what is paid to those outside are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.masks import masked
from factcheck.comparisons.parties.names import Named, misplaced, named, texts_of, worded
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading

_TALKS = (
    r"(?:the\s+|their\s+|its\s+)?(?:\p{Ll}+\s+)?(?:talks|negotiations|coalition|alliance|pact|accord|agreement|deal|treaty|scheme|"
    r"project|consortium|venture|programme|program|race|auction|bidding|contest|running|takeover\s+battle)"
)
#: predicates of who stays out
_OUT = regex.compile(
    r"\b(?:(?:will\s+go|goes|go|went|is\s+going|are\s+going|is\s+to\s+go|will\s+move|moves|moved)\s+into\s+opposition|"
    r"(?:will\s+)?(?:stays?|remains?|sit|be)\s+in\s+opposition|"
    r"(?:declined|refused)\s+to\s+(?:join|take\s+part|sign|participate|go\s+along)|"
    r"(?:but|and|which|who|has|have|had|it)\s+declined(?=\s+(?:in|on|last|the\s+(?:offer|invitation))\b|[,.])|"
    rf"(?:walked|stormed|dropped|pulled|stayed|bowed|opted)\s+out(?:\s+of\s+{_TALKS})?\b|stayed\s+(?:away|outside)|"
    rf"(?:left|quit|abandoned)\s+{_TALKS}\b|"
    r"(?:is|are|was|were|will)\s+not\s+(?:be\s+)?(?:bound\s+by|(?:a\s+)?party\s+to|(?:a\s+)?(?:member|part)\s+of|involved\s+in|covered\s+by|"
    r"taking\s+part|take\s+part|sign|join)|"
    r"(?:did|has|have|does|do)\s+not\s+(?:sign(?:ed)?|join(?:ed)?|take\s+part|taken\s+part|belong\s+to)|"
    r"(?:takes?|took|plays?|played|has|have|had)\s+(?:no\s+part\s+in|nothing\s+to\s+sign)|"
    r"(?:was|were|been)\s+(?:outbid|told\b[^.;]{0,30}\bthat\s+it\s+(?:had|has)\s+lost)|lost\s+out|"
    r"(?:said\s+it\s+)?(?:would|will)\s+not\s+(?:return|come\s+back|raise\s+its|improve|increase\s+its|match|make\s+a\s+(?:new|higher))|"
    r"withdrew\s+(?:its|their)\s+(?:\p{Ll}+\s+)?(?:offer|bid|candidacy))"
)
#: out of a piece of the deal, not out of the deal
_PIECE = regex.compile(
    r"[^,;.]{0,30}\b(?:sections?|parts?|chapters?|clauses?|annex\p{L}*|elements?|phases?|stages?|rounds?|sessions?)\b"
)
_ADVERBS = r"(?:(?:has|had|have|also|then|since|already|finally|therefore|\p{Ll}+ly)\s+)*"
_SUBJECT = regex.compile(rf"‹(?P<who>\d+)›(?:,\s+(?:which|who)|\s+(?:which|who))?\s+{_ADVERBS}$")
_CHAINED = regex.compile(rf"(?:\b(?:but|and)\b|,\s+(?:which|who)\b[^,]*,)[^,;:]{{0,40}}$|,\s+{_ADVERBS}$")
_OPENS = regex.compile(
    r"^(?:[“\"]?(?:An?|The)\s+(?:\p{Ll}+\s+){0,2}(?:delegation|envoys?|observers?|team|negotiators?)\s+(?:from|of)\s+|"
    r"(?:But|And)\s+(?:the\s+)?|The\s+)?‹(?P<who>\d+)›(?!['’])"
)
_SAME_AGAIN = regex.compile(r"^(?:It|They)\b")
_DEAL = (
    r"(?:[Uu]nder|[Bb]y|[Ii]n\s+line\s+with|[Aa]ccording\s+to)\s+(?:the|that|this|its|their)\s+(?:new\s+)?(?:\p{Ll}+\s+)?(?:agreement|"
    r"deal|terms(?:\s+of\s+the\s+\p{Ll}+)?|accord|pact|treaty|settlement|compact|contract|plan|arrangement|truce|text|document|"
    r"coalition\s+\p{Ll}+|takeover|merger|compromise)"
)
_GETS = (
    r"(?:(?:will|shall|is\s+to|are\s+to|must|may|has\s+to|have\s+to|can)\s+(?:now\s+|then\s+|also\s+|each\s+)?(?P<verb>\p{Ll}+)|"
    r"(?:undertakes|agrees|promises|commits\s+itself)\s+to\s+(?P<verb>\p{Ll}+)|"
    r"(?P<verb>gets?|receives?|takes?|keeps?|holds?|pays?|provides?|cuts?|names?))\b"
)
#: what an outsider does under a deal of others
_UNDER = (
    regex.compile(rf"{_DEAL}(?:,?\s+\p{{Ll}}+ed\s+[^,‹]{{0,50}},|,)?\s+(?:the\s+)?‹(?P<who>\d+)›\s+{_GETS}"),
    regex.compile(
        rf"‹(?P<who>\d+)›\s+{_GETS}[^,;:“”\"‹]{{0,60}}\s+under\s+the\s+(?:\p{{Ll}}+\s+)?(?:agreement|deal|accord|pact)"
    ),
)
_SHARED = (
    r"(?:share|split|divide|exchange|pool|form|publish|run|operate|govern|bear|own|contribute|"
    r"set\s+up|appoint|name)"
)
_TOGETHER = regex.compile(
    rf"‹(?P<one>\d+)›\s+and\s+(?:the\s+)?‹(?P<two>\d+)›\s+(?:will|shall|must|are\s+to|have\s+to)\s+(?:now\s+|each\s+|jointly\s+|equally\s+)*{_SHARED}\b"
)
#: what is no part in the deal
_ASIDE = regex.compile(
    r"\b(?:not|never|no|nothing|fee|compensat\p{L}+|instead|still|continue\p{L}*|likewise|too|invited|offered|able|"
    r"option|observers?|free|apply|lose|loses|join|leave|remain|opposition|separate|own|as\s+before|would|could|"
    r"if|unless|talks|negotiations|meetings?|under\s+an?|(?:from|of|since)\s+\p{N}{4}|"
    r"existing|deposits?|refund\p{L}*|returned|rules|reserve[sd]?|smaller\s+parties|minority)\b|n['’]t\b"
)
_BACK = regex.compile(
    r"\b(?:rejoin\w*|return(?:ed|s)\s+to|came\s+back|back\s+(?:at|in|to)\s+the|changed\s+its\s+mind|relent\w+|after\s+all|"
    r"later\s+(?:joined|signed|agreed)|since\s+(?:joined|signed)|eventually|reversed|reconsider\w*|persuaded|accession|acced\w+)\b"
)
_LISTED = regex.compile(r"‹\d+›(?:,|\s+and)\s+(?:the\s+)?‹")
_OPENING = 30  # characters before the first name of a sentence whose subject it is
_SCORE = 0.73


class Outside(NamedTuple):
    """A party that is told to stay out, with the statement that tells it."""

    claim: Claim
    who: Mention


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    text = reading.article.text
    if not _OUT.search(text) or not (regex.search(_DEAL, text) or regex.search(rf"\b{_SHARED}\b", text)):
        return
    parties = named(reading)
    statements = reading.statements
    narrated = [c for c in statements if not c.sentence.heads]
    texts = texts_of(statements, parties)
    out = _outsiders(narrated, parties, texts)
    for claim in narrated if out else ():
        for who, partner in _insiders(claim, parties, texts):
            told = out.get(who.entity)
            if told and told.claim is not claim and not _comes_back(who, narrated, parties):
                meant = _meant(who, partner, set(out), statements, parties)
                mend = worded(claim.sentence.text, who, meant, parties) if meant else None
                yield _clash(claim, who, told, mend)


def _outsiders(narrated: Sequence[Claim], parties: Named, texts: Mapping[int, str]) -> dict[str, Outside]:
    """Those told to stay out, by entity."""
    found: dict[str, Outside] = {}
    before: Mention | None = None
    for claim in narrated:
        told, text = parties[claim.sentence.index], texts[claim.sentence.index]
        opens = _OPENS.match(text)
        first = told[int(opens["who"])] if opens else before if _SAME_AGAIN.match(text) else None
        for m in _OUT.finditer(text):
            subject = _SUBJECT.search(text[: m.start()])
            chained = _CHAINED.search(text[: m.start()]) or not subject
            who = told[int(subject["who"])] if subject else first if chained else None
            whole = not _PIECE.match(text, m.end()) and not quoted(text, m.start())
            if who and "?" not in who.entity and whole:
                found.setdefault(who.entity, Outside(claim, who))
        before = first
    return found


def _insiders(claim: Claim, parties: Named, texts: Mapping[int, str]) -> Iterator[tuple[Mention, Mention | None]]:
    """Those who get a part in the deal, and with whom."""
    told, text = parties[claim.sentence.index], texts[claim.sentence.index]
    for m in (m for pattern in _UNDER for m in pattern.finditer(text)):
        clause = regex.split(r"[,;:]\s|\b(?:and|while|but)\b", text[m.end("who") :], maxsplit=1)[0]
        if not _ASIDE.search(clause) and not quoted(text, m.start()):
            yield told[int(m["who"])], None
    for m in _TOGETHER.finditer(text):
        clause = text[: m.end()] + regex.split(r"[,;:]\s", text[m.end() :], maxsplit=1)[0]
        if not _ASIDE.search(clause) and not quoted(text, m.start()):
            one, two = told[int(m["one"])], told[int(m["two"])]
            yield from ((one, two), (two, one))


def _comes_back(who: Mention, narrated: Sequence[Claim], parties: Named) -> bool:
    """Whether the article says that the party did join in the end."""
    about = [c for c in narrated if any(m.entity == who.entity for m in parties[c.sentence.index])]
    return any(_BACK.search(c.sentence.text) for c in about)


def _meant(
    who: Mention, partner: Mention | None, out: set[str], statements: Sequence[Claim], parties: Named
) -> Mention | None:
    """The one party that the headline or the lead tells the deal of, besides the partner."""
    for claim in statements[:2]:
        told = [m for m in parties[claim.sentence.index] if m.type == who.type and m.entity not in out]
        left = [m for m in told if not (partner and m.entity == partner.entity)]
        if left and partner:
            return left[0] if len({m.entity for m in left}) == 1 else None
        if left and left[0].at <= _OPENING:
            several = _LISTED.match(masked(claim.sentence.text, left), left[0].at)
            return None if several else left[0]
    return None


def _clash(claim: Claim, who: Mention, told: Outside, mend: str | None) -> Clash:
    reason = f"{told.who.text} is told to have stayed out; here {who.text} has a part in it."
    return misplaced(claim, who, told.claim, score=_SCORE, reason=reason, mend=mend)
