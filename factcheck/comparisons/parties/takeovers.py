"""Who is who in a takeover: an unlisted firm has no shares that fall, the target is not the one that pays.

The article says of a firm that it is not listed, or that one owner has the whole of it. A sentence that tells of its
share price, of the price a share that the holders of the buyer are paid, or of what the target borrows to finance the
purchase, means the other firm of the takeover. Articles with two takeovers are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from factcheck.comparisons.parties.names import Named, misplaced, named, texts_of, worded
from factcheck.comparisons.places_in_text import quoted
from factcheck.datatypes import Claim, Clash, Mention, Reading

_ABOUT = regex.compile(
    r"\b(?:[Ss]hares|stock|(?:share|stock)holders|share\s+price|purchase|acquisition|takeover|buyout)\b"
)
_SELLS = regex.compile(
    r"\b(?:takeover|acqui\p{L}+|merg\p{L}+|(?:to|will|is)\s+(?:buy|buying)|bought|bid|offer)\b", regex.IGNORECASE
)
_WHAT = (
    r"(?:(?:all|the\s+whole|the\s+rest|control|most|a\s+majority|[\p{N}.,]+\s*(?:%|per\s?cent))\s+of\s+|a\s+(?:\p{L}+\s+)?"
    r"(?:stake|interest)\s+(?:of\s+[\p{N}.]+\s*(?:%|per\s?cent)\s+)?in\s+)?"
)
#: "the Danish repair specialist", "Canada's", "Poland’s"
_STEP = r"(?!to\b|by\b|from\b|and\b|or\b|for\b)[\p{L}-]+(?:['’]s)?\s+"
_DESCRIBED = rf"(?:{_STEP}){{0,6}}?"
_WHEN = r"(?:\s+on\s+\p{Lu}\p{Ll}+)?"
_BUY = r"(?:buy|acquire|take\s+over|purchase|swallow|take\s+control\s+of)"
_DEAL = (
    regex.compile(
        rf"‹(?P<buyer>\d+)›(?:,[^,‹]{{0,70}}(?:‹\d+›[^,‹]{{0,70}})?,)?\s+(?:has\s+|have\s+|said{_WHEN}(?:\s+that)?\s+(?:it|they)\s+(?:has\s+|had\s+|would\s+)?|"
        rf"(?:is|are)\s+)?(?:agreed{_WHEN}\s+to\s+{_BUY}|to\s+{_BUY}|will\s+{_BUY}|buying|acquiring|{_BUY})\s+{_WHAT}{_DESCRIBED}‹(?P<target>\d+)›"
    ),
    regex.compile(
        r"‹(?P<target>\d+)›\s+(?:has\s+|have\s+)?(?:accepted|agreed\s+to|backed|recommended)\s+an?\s+(?:\p{Ll}+\s+){0,3}(?:offer|bid)\b"
        rf"[^.;]{{0,40}}?\bfrom\s+{_DESCRIBED}‹(?P<buyer>\d+)›(?!['’])"
    ),
    regex.compile(
        rf"‹(?P<buyer>\d+)›['’]s?\s+(?:[^\s‹]+\s+){{0,4}}?(?:takeover|purchase|acquisition|buyout)\s+of\s+{_WHAT}{_DESCRIBED}"
        r"‹(?P<target>\d+)›"
    ),
)
_UNLISTED = (
    regex.compile(
        r"‹(?P<who>\d+)›(?:,\s+(?:which|who))?\s+(?:is|are)\s+(?:not\s+(?:listed|quoted|traded|publicly\s+traded|a\s+listed)|unlisted|"
        r"(?:\p{Ll}+ly\s+)?(?:family[-\s]owned|privately\s+(?:held|owned)|wholly\s+owned|state[-\s]owned)|a\s+private\s+company|"
        r"owned\s+by\b(?!\s+(?:the\s+)?‹)(?!\s+(?:its\s+)?(?:\p{Ll}+\s+)?(?:share|stock)holders)|a\s+(?:wholly\s+owned|fully\s+owned)\s+(?:unit|subsidiary|arm))"
    ),
    regex.compile(
        r"\b(?:unlisted|privately\s+(?:held|owned)|family[-\s]owned|wholly\s+owned)\s+(?:\p{Ll}+\s+){0,3}‹(?P<who>\d+)›"
    ),
    regex.compile(
        r"\b(?:bought|owns?|has\s+owned|holds|acquired|sold|is\s+selling)\s+(?:the\s+whole|all|100\s*(?:%|per\s?cent))\s+of\s+‹(?P<who>\d+)›"
    ),
)
#: an owner beside whom others hold shares
_PARTLY = regex.compile(
    r"\b(?:investors|public|float|stock\s+market|(?:two|three)[-\s](?:thirds|quarters)|"
    r"majority|most(?:ly)?|partly|part|institution\p{L}*|others|small(?:er)?|"
    r"(?!100\b)[\p{N}.]+\s*(?:per\s?cent|percent))\b|(?<!100\s?)%"
)
_PLAINLY = regex.compile(r"\b(?:not\s+(?:a\s+)?(?:\p{Ll}+ly\s+)?(?:listed|quoted|traded)|unlisted|private\s+company)\b")
#: a firm told by its country: "The Thai company is not listed"
_FOREIGN = regex.compile(
    r"^The\s+(?P<nation>\p{Lu}[\p{L}-]+)\s+(?:company|firm|group|concern|business|maker|retailer|bank)\s+is\s+(?:not\s+(?:listed|quoted)|"
    r"unlisted|privately\s+(?:held|owned)|family[-\s]owned|a\s+private\s+company)"
)
#: what only the buyer does
_FINANCES = regex.compile(
    r"‹(?P<who>\d+)›\s+(?:(?:expects|hopes|plans|intends|aims|wants|is|has)\s+to|will|can)\s+(?:complete|close|conclude|finance|fund|"
    r"finali[sz]e|pay\s+for|borrow|issue|raise)\b(?P<object>[^.;:“”\"]{0,80})"
)
_PURCHASE = regex.compile(
    r"\b(?:the|its|this)\s+(?:\p{Ll}+\s+)?(?:purchase|acquisition|takeover|buyout)\b"
    rf"(?:\s+of\s+{_WHAT}(?:(?!(?:in|near|at|on)\b){_STEP})*?‹(?P<what>\d+)›|(?!\s+of\b))"
)
_MOVED = (
    r"(?:(?:had|has|have|were|was)\s+)?(?:\p{Ll}+ly\s+)?(?:fell|rose|fallen|risen|jumped|dropped|slid|slipped|climbed|gained|lost|closed|surged|tumbled|"
    r"plunged|soared|ended|shed|added|rallied|down|up|trading|traded|sank|leapt|eased|finished|opened)\b"
)
#: a price of shares in the narrator's own words
_SHARES = (
    regex.compile(
        rf"\b(?:[Ss]hares|[Ss]tock|[Tt]he\s+share\s+price)\s+(?:in|of)\s+‹(?P<who>\d+)›,?\s+(?:[^,‹]{{0,40}},\s+)?{_MOVED}"
    ),
    regex.compile(rf"‹(?P<who>\d+)›(?:['’]s?)?\s+(?:shares|stock|share\s+price|shareholders\s+saw)\s+{_MOVED}"),
)
#: who is paid the price
_PAID = (
    regex.compile(
        r"‹(?P<who>\d+)›(?:['’]s?)?\s+(?:share|stock)holders\s+(?:will|are\s+to|would|stand\s+to|can\s+expect\s+to)\s+(?:each\s+)?(?:receive|get|be\s+paid|be\s+offered)"
        r"\s+(?!(?:\p{Ll}+\s+){0,2}(?:shares|stock)\b)[^,;‹]{0,40}(?:(?:a|per|for\s+(?:each|every|their))\s+share|in\s+cash)"
    ),
    regex.compile(
        r"\b(?:share|stock)holders\s+(?:in|of)\s+‹(?P<who>\d+)›\s+(?:will|are\s+to|would|stand\s+to)\s+(?:receive|get|be\s+paid|be\s+offered)"
        r"\s+(?!(?:\p{Ll}+\s+){0,2}(?:shares|stock)\b)[^,;‹]{0,40}(?:(?:a|per|for\s+(?:each|every|their))\s+share|in\s+cash)"
    ),
)
#: paid to holders of any firm
_PAYOUT = regex.compile(r"\b(?:dividends?|bonus|payouts?|special|buy-?backs?)\b")
_DOUBT = regex.compile(
    r"\b(?:not|never|also|too|both|each|jointly|together|another|second|would|could|if|unless|instead|help)\b|n['’]t\b"
)
_DESCRIBES = regex.compile(r"(?:['’]s)?\s(?:\p{Ll}[\p{Ll}-]*\s){0,5}")
_BELONGS = regex.compile(r"(?:,\s(?:an?|one\sof|the)|,?\s(?:of|in|from))\s?")
_NOT_YET = regex.compile(
    r"\b(?:float\p{L}*|flotation|delist\p{L}*|list(?:ed|ing)?\s+(?:on|in|since|until|from)|went\s+public|go\s+public|initial\s+public|dividend|"
    r"dual|parent|bonds?|until|before\s+it)\b"
)
_SCORE = 0.74

Deal = tuple[Mention, Mention, Claim]  # the buyer, the target and where it is told


def compare(reading: Reading) -> Iterator[Clash]:
    """Clashes of kind "participant"."""
    text = reading.article.text
    if not _ABOUT.search(text) or not _SELLS.search(text):
        return
    parties = {at: tuple(m for m in told if m.type != "country") for at, told in named(reading).items()}
    statements = reading.statements
    texts = texts_of(statements, parties)
    deals = [deal for c in statements for deal in _deals(c, parties, texts)]
    if len({(buyer.entity, target.entity) for buyer, target, _ in deals}) != 1:
        return
    buyer, target, told = deals[0]
    unlisted = _unlisted(statements, parties, texts, (buyer, target, told))
    for claim in (c for c in statements if not c.sentence.heads):
        yield from _wrong_firm(claim, (buyer, target), unlisted, parties, texts)
        holders = () if _PAYOUT.search(claim.sentence.text) else _all(_PAID, claim, parties, texts)
        paid = [(who, target, "is bought, so its holders are paid") for who in holders]
        pays = [(who, buyer, "buys") for who in _financing(claim, target, parties, texts)]
        for who, right, why in (*paid, *pays):
            if claim is not told and who.entity == (buyer if right is target else target).entity:
                mend = worded(claim.sentence.text, who, right, parties)
                yield misplaced(
                    claim, who, told, score=_SCORE, reason=f"By the article it is {right.text} that {why}.", mend=mend
                )


def _deals(claim: Claim, parties: Named, texts: Mapping[int, str]) -> Iterator[Deal]:
    told, text = parties[claim.sentence.index], texts[claim.sentence.index]
    for m in (m for pattern in _DEAL for m in pattern.finditer(text)):
        buyer, target = told[int(m["buyer"])], told[int(m["target"])]
        if buyer.entity != target.entity and not quoted(text, m.start()):
            yield buyer, target, claim


def _unlisted(statements: Sequence[Claim], parties: Named, texts: Mapping[int, str], deal: Deal) -> dict[str, Claim]:
    """The firms that have no shares on a market, with where that is told."""
    found: dict[str, Claim] = {}
    buyer, target, lead = deal
    for claim in statements:
        foreign = _FOREIGN.match(claim.sentence.text)
        nation = next((m.entity for m in claim.mentions if foreign and m.text == foreign["nation"]), None)
        here = [firm for firm in (buyer, target) if nation and nation in _nations(lead, firm)]
        if len(here) == 1:
            found.setdefault(here[0].entity, claim)
        for who in _all(_UNLISTED, claim, parties, texts):
            sentence = claim.sentence.text
            whole = not _PARTLY.search(sentence) or _PLAINLY.search(sentence)
            if whole and (not _NOT_YET.search(sentence) or "never" in sentence):
                found.setdefault(who.entity, claim)
    return found


def _nations(lead: Claim, firm: Mention) -> set[str]:
    """The country told directly before or behind a firm: "Thailand's ‹firm›", "‹firm›, one of Vietnam's"."""
    text = lead.sentence.text
    gaps = [(m, text[m.stop : firm.at], text[firm.stop : m.at]) for m in lead.mentions if m.type == "country"]
    return {m.entity for m, ahead, behind in gaps if _DESCRIBES.fullmatch(ahead) or _BELONGS.fullmatch(behind)}


def _financing(claim: Claim, target: Mention, parties: Named, texts: Mapping[int, str]) -> Iterator[Mention]:
    """Those who pay for the purchase of the target, not for one of their own."""
    told, text = parties[claim.sentence.index], texts[claim.sentence.index]
    for m in _FINANCES.finditer(text):
        purchase = _PURCHASE.search(m["object"])
        doubted = _DOUBT.search(text[: m.end("who") + 20]) or quoted(text, m.start())
        if purchase and not doubted:
            same = purchase["what"] is None or told[int(purchase["what"])].entity == target.entity
            yield from [told[int(m["who"])]] if same else []


def _all(
    patterns: Sequence[regex.Pattern[str]], claim: Claim, parties: Named, texts: Mapping[int, str]
) -> list[Mention]:
    """The parties of which a statement says one of these, outside of quotations."""
    told, text = parties[claim.sentence.index], texts[claim.sentence.index]
    return [told[int(m["who"])] for p in patterns for m in p.finditer(text) if not quoted(text, m.start())]


def _wrong_firm(
    claim: Claim,
    firms: tuple[Mention, Mention],
    unlisted: Mapping[str, Claim],
    parties: Named,
    texts: Mapping[int, str],
) -> Iterator[Clash]:
    """Shares of a firm that has none on a market."""
    for who in _all(_SHARES, claim, parties, texts):
        told = unlisted.get(who.entity)
        if told is not None and told is not claim and not _NOT_YET.search(claim.sentence.text):
            others = [firm for firm in firms if firm.entity != who.entity and firm.entity not in unlisted]
            right = others[0] if len(others) == 1 and len({f.entity for f in firms} | {who.entity}) == 2 else None
            mend = worded(claim.sentence.text, who, right, parties) if right else None
            yield misplaced(
                claim,
                who,
                told,
                score=_SCORE,
                reason=f"By the article {who.text} has no shares on a market.",
                mend=mend,
            )
