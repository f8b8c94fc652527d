"""Who sends and who pays: the country that sells the power is not the one that pays for it every month.

The headline and the lead tell of goods, or of a debt, that goes from one party to the other. A sentence then lets the
sender pay, the receiver deliver, or somebody else receive the instalments. Exchanges, and what a party pays for its own
part of the work, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from factcheck.comparisons.parties.names import Named, misplaced, named, texts_of, worded
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading

_SEND = r"(?:sell|export|supply|deliver|ship|send)"
_WILL = r"(?:will|is\s+to|are\s+to|to|must|may|can|has\s+agreed\s+to|have\s+agreed\s+to|agreed\s+to|plans\s+to)"
#: goods from the sender to the receiver
_GOODS = (
    regex.compile(rf"‹(?P<sender>\d+)›\s+{_WILL}\s+(?:supply|provide)\s+(?:the\s+)?‹(?P<receiver>\d+)›\s+with\b"),
    regex.compile(
        rf"‹(?P<sender>\d+)›(?:,[^,‹]{{0,60}},)?\s+{_WILL}\s+(?:\p{{Ll}}+\s+){{0,2}}?{_SEND}\b[^.;:‹]{{0,60}}?\bto\s+(?:the\s+)?‹(?P<receiver>\d+)›(?!['’])"
    ),
    regex.compile(
        rf"‹(?P<sender>\d+)›\s+{_WILL}\s+(?:double|triple|raise|increase|resume|start|expand|cut|step\s+up)\s+(?:\p{{Ll}}+\s+){{0,3}}?(?:sales|exports|deliveries|supplies|shipments)"
        r"\s+(?:of\s+\p{Ll}+\s+)?to\s+(?:the\s+)?‹(?P<receiver>\d+)›(?!['’])"
    ),
    regex.compile(
        r"‹(?P<receiver>\d+)›\s+(?:will|is\s+to|has\s+agreed\s+to|agreed\s+to|may|can)\s+(?:\p{Ll}+\s+){0,4}?(?:buy|import|draw|order|purchase)\b[^.;:‹]{0,70}?\bfrom\s+(?:the\s+)?"
        r"‹(?P<sender>\d+)›(?!['’])"
    ),
)
#: money that a debtor owes; who sends it is the payer
_DEBTS = (
    regex.compile(
        r"‹(?P<sender>\d+)›\s+(?:will|is\s+to|has\s+agreed\s+to|agreed\s+to|must|has\s+to)\s+(?:re)?pay\s+(?:back\s+)?(?:the\s+)?‹(?P<receiver>\d+)›\s+(?:[^\s\p{L}]*\s*)?[$€£\p{N}]"
    ),
    regex.compile(
        r"‹(?P<sender>\d+)›\s+(?:will|is\s+to|has\s+agreed\s+to|agreed\s+to|must|has\s+to)\s+(?:re)?pay\s+(?:back\s+)?[$€£\p{N}][^.;:‹]{0,40}\s+to\s+(?:the\s+)?‹(?P<receiver>\d+)›(?!['’])"
    ),
)
_BODY = r"(?:\s+(?:treasury|government|ministry|finance\s+ministry|side|central\s+bank|company|exchequer))?"
_PAYS = regex.compile(
    rf"‹(?P<who>\d+)›{_BODY}\s+(?:(?:will|must|is\s+to|has\s+to|agreed\s+to|undertakes\s+to)\s+pay|pays)\s+(?:(?:every|each|once|twice|monthly|quarterly|yearly|in\s+advance|in\s+cash|"
    r"(?:for\s+)?(?:it|them)\b|for\s+the\s+\p{Ll}+|in\s+(?:dollars|euros|roubles|instalments|gold)|within\s+\p{N}+\s+days)|(?:about\s+|some\s+)?(?:[$€£]?[\p{N}.]+|\p{Ll}+)\s+(?:US\s+)?(?:cents?|dollars?|euros?|pence)\s+"
    r"(?:an?|per|for\s+(?:each|every))\b)"
)
_DELIVERS = regex.compile(
    rf"‹(?P<who>\d+)›{_BODY}\s+(?:will|must|is\s+to|has\s+to)\s+(?:then\s+|first\s+)?(?:deliver|supply|ship|export)\s+(?:the|up\s+to|about|some|another|at\s+least|[\p{{N}}])"
)
_SUM = r"(?:money|sums?|amounts?|instal\p{L}+|payments?|tranches?)"
_MONEY = (
    rf"(?:(?:(?:first|second|last|next|final)\s+(?:of\s+(?:the\s+)?\p{{Ll}}+\s+)?|whole\s+)(?:\p{{Ll}}+\s+)?)?"
    rf"(?:{_SUM}\b|[$€£]\p{{N}}|\p{{N}}+\s+"
    r"(?:m|b)illion\s+(?:\p{L}+\s+)?(?:dollars|euros|pounds|\p{Ll}+)\b)"
)
_RECEIVES = regex.compile(
    rf"‹(?P<who>\d+)›{_BODY}\s+(?:will|is\s+to|expects\s+to|should)\s+"
    rf"(?:receive|get|be\s+paid|collect)\s+the\s+{_MONEY}"
)
_REPAYS = regex.compile(
    rf"‹(?P<who>\d+)›{_BODY}\s+(?:will|must|is\s+to|has\s+to)\s+"
    rf"(?:pay|transfer|remit)\s+the\s+(?:{_MONEY}|(?:rest|remainder)\b)"
    r"(?!\s+of\s+an?\b)"
)
_BOTH_WAYS = regex.compile(
    r"\b(?:exchang\p{L}+|barter\p{L}*|swap\p{L}*|in\s+return|opposite\s+direction|other\s+direction|both\s+(?:ways|directions)|each\s+other|transit|re-?export\p{L}*|"
    r"vice\s+versa|mutual\p{L}*|reciproc\p{L}+)\b",
    regex.IGNORECASE,
)
_ASIDE = regex.compile(
    r"\b(?:fines?|compensat\p{L}+|penalt\p{L}+|rent|fees?|damages|salar\p{L}+|wages|tax|share|part|half(?!-)|back|line|pipeline|bridge|not|never|no|would|if|could|"
    r"other|earlier|own|instead|until\s+now|each\s+side|both|also|"
    r"to\s+(?:its|their)|to\s+the(?=\s+\p{Ll})|lists?|plans?|reports?|documents?|figures|proposals?)\b|n['’]t\b"
)
_LEAD = 4  # statements in which the direction is told
_SCORE = 0.72


class Flow(NamedTuple):
    """What goes from one party to another."""

    claim: Claim
    sender: Mention
    receiver: Mention


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    text = reading.article.text
    if not regex.search(r"\b(?:pay|pays|repay|deliver|supply|ship|export|receive)\b", text):
        return
    parties = named(reading)
    statements = reading.statements
    texts = texts_of(statements, parties)
    goods, debt = (_flow(patterns, statements, parties, texts) for patterns in (_GOODS, _DEBTS))
    asked = [(debt, _RECEIVES, False), (debt, _REPAYS, True)]
    if not _BOTH_WAYS.search(text):
        asked += [(goods, _PAYS, False), (goods, _DELIVERS, True)]
    for flow, pattern, sends in asked:
        for claim in statements if flow else ():
            at = claim.sentence.index
            if flow and claim is not flow.claim and not claim.sentence.heads:
                right, wrong = (flow.sender, flow.receiver) if sends else (flow.receiver, flow.sender)
                for who in _wrong(pattern, texts[at], parties[at], (right, wrong), flow is debt):
                    yield _clash(claim, who, flow, right, parties)


def _wrong(
    pattern: regex.Pattern[str], text: str, told: Sequence[Mention], sides: tuple[Mention, Mention], third: bool
) -> Iterator[Mention]:
    """Who has the part of the right side: the other side, or a ``third`` party."""
    right, wrong = sides
    for m in pattern.finditer(text):
        who = told[int(m["who"])]
        more = {m.entity for m in told if m.type == right.type} - {who.entity, right.entity, wrong.entity}
        stranger = third and not more and who.type == right.type and who.entity != right.entity
        strange = who.entity == wrong.entity or stranger
        if strange and not quoted(text, m.start()) and not _ASIDE.search(text) and _alone(told, right):
            yield who


def _flow(
    patterns: Sequence[regex.Pattern[str]], statements: Sequence[Claim], parties: Named, texts: Mapping[int, str]
) -> Flow | None:
    """The one direction that the headline and the lead tell, if nothing goes the other way."""
    found = []
    for claim in statements:
        told, text = parties[claim.sentence.index], texts[claim.sentence.index]
        for m in (m for pattern in patterns for m in pattern.finditer(text)):
            sender, receiver = told[int(m["sender"])], told[int(m["receiver"])]
            if sender.entity != receiver.entity and "person" not in (sender.type, receiver.type):
                found.append(Flow(claim, sender, receiver))
    one_way = len({(f.sender.entity, f.receiver.entity) for f in found}) == 1
    return found[0] if one_way and any(found[0].claim is c for c in statements[:_LEAD]) else None


def _alone(told: Sequence[Mention], right: Mention) -> bool:
    """Whether the right party is not named beside the wrong one; a town of its own may be."""
    return not any(m.entity == right.entity and m.form != "capital" for m in told)


def _clash(claim: Claim, who: Mention, flow: Flow, right: Mention, parties: Named) -> Clash:
    reason = f"By the article it goes from {flow.sender.text} to {flow.receiver.text}."
    mend = worded(claim.sentence.text, who, right, parties)
    return misplaced(claim, who, flow.claim, score=_SCORE, reason=reason, mend=mend)
