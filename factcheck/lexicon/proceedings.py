"""How a proceeding comes out and what follows from it: bills and plans, offers to strikers, verdicts, removals.

Each family has two outcomes, the positive first. ``told`` is how a headline or a lead tells one, ``follows`` what a
later sentence says that it means.
"""

from __future__ import annotations

from typing import NamedTuple

import regex


class Outcome(NamedTuple):
    """One outcome of a proceeding: the words that tell it and the words for what follows from it."""

    told: regex.Pattern[str]
    follows: regex.Pattern[str]


class Proceeding(NamedTuple):
    """What may come out in two ways; ``matter`` must stand in the lead, ``unless`` must not."""

    name: str
    matter: regex.Pattern[str]
    unless: regex.Pattern[str]
    good: Outcome
    bad: Outcome


def _any(told: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{' '.join(told.split()).replace(' | ', '|')})\b", regex.IGNORECASE)


_BETWEEN = r"(?:[^,;:.]|,(?=[^,;:.]*,))"  # a character of one clause, what stands between two commas included
_MEASURES = (
    r"bills?|motions?|plans?|proposals?|attempts?|measures?|bid|offer|schemes?|applications?|resolutions?|amendments?|"
    r"treaty|reforms?|budget|merger|takeover|permission|consent|licen[cs]e|pact|accord|ordinance|by-?law|project|"
    r"legislation|referendum|effort|push|deal|law"
)
ACCEPTED = (
    r"approv(?:es?|ed|ing)|adopt(?:s|ed|ing)?|accept(?:s|ed|ing)?|endors(?:es?|ed|ing)|ratif(?:y|ies|ied|ying)|"
    r"pass(?:es|ed|ing)?(?=\s+(?:the|a|an|its|their|by|into|it|in|on|with)\b)|wav(?:es?|ed)\s+through|agree[ds]?\s+to|"
    r"(?:gives?|gave|given)\s+(?:the\s+|its\s+|their\s+)?(?:go-ahead|green\s+light|consent|permission|blessing)|"
    r"grant(?:s|ed|ing)?|sa(?:ys?|id)\s+yes|carried|clear(?:s|ed)\s+the\s+way|"
    r"vot(?:es?|ed)\s+(?:\w+\s+)?to\s+(?:accept|approve|back|adopt|build|buy|sell|join|ratify)"
)
REJECTED = (
    r"reject(?:s|ed|ing)?|turn(?:s|ed|ing)?\s+(?:\w+\s+)?down|vot(?:es?|ed|ing)\s+(?:\w+\s+)?down|"
    r"(?:threw|thrown|throws?|throwing)\s+(?:\w+\s+)?out|refus(?:es?|ed|ing)(?!\s+to\b)|veto(?:es|ed|ing)?|"
    r"sa(?:ys?|id)\s+no|spurn(?:s|ed|ing)?|block(?:s|ed|ing)|den(?:y|ies|ied)\s+(?:\w+\s+)?permission|strik(?:es?)\s+down|struck\s+down"
)
_FELL = (
    rf"(?:{_MEASURES})\b{_BETWEEN}{{0,80}}?\b(?:fails|failed|fell|falls|collapse[ds]|"
    r"(?:was|were|is|are)\s+(?:narrowly\s+|heavily\s+)?(?:defeated|beaten|lost|dismissed|quashed))|"
    r"fail(?:s|ed)\s+to\s+(?:oust|remove|topple|unseat|impeach|pass|win\s+(?:approval|backing|a\s+majority))|"
    rf"(?:defeat(?:s|ed)|dismiss(?:es|ed)|surviv(?:es|ed))\b{_BETWEEN}{{0,60}}?\b(?:{_MEASURES}|vote|impeachment)"
)
_GOES = (
    r"go(?:es)?\s+(?:on|ahead|forward|to)|proceeds?|moves?\s+(?:on|forward|ahead|to)|pass(?:es)?\s+to|"
    r"be\s+(?:sent|passed|forwarded|referred|submitted)(?:\s+on)?\s+to|becomes?\s+law|takes?\s+effect|"
    r"comes?\s+into\s+(?:force|effect)|enters?\s+into\s+force|(?:be\s+)?able\s+to|(?:be\s+)?allowed\s+to|"
    r"(?:be\s+)?free\s+to|be\s+(?:built|implemented)|begins?|starts?|get\s+under\s+way|"
    r"(?:remains?|stays?)\s+(?:in\s+force|on\s+the\s+books|valid)"
)
_STOPS = (
    r"be\s+(?:scrapped|shelved|dropped|abandoned|cancelled|canceled|withdrawn|buried)|lapses?|is\s+dead|is\s+over|"
    r"ends?\s+here|comes?\s+to\s+an\s+end|dies?"
)
_NEVER = regex.compile(r"(?!)")

MEASURE = Proceeding(
    name="measure",
    matter=_any(rf"{_MEASURES}|mine|turbines?|houses|homes|impeach\w*|sell(?:ing)?|build(?:ing)?|buy(?:ing)?|sale"),
    # what is turned down here keeps something else from stopping
    unless=_any(
        r"challenges?|objections?|lawsuit|suit|complaints?|bans?|moratorium|injunction|petitions?|"
        r"(?:case|appeal|vote|motion|bid|claim|protest|plea|action)\s+against|"
        r"to\s+(?:block|stop|halt|scrap|repeal|abolish|ban|prevent|delay|cancel|suspend|save|keep|"
        r"overturn|reverse|quash|withdraw|postpone|end|undo|freeze)|veto|overturn\w*|repeal\w*|refusal|rejection"
    ),
    good=Outcome(
        _any(rf"{ACCEPTED}|(?:uphold|upheld)\w*|(?:wins?|won)\s+(?:approval|backing|permission|consent)"), _any(_GOES)
    ),
    bad=Outcome(_any(f"{REJECTED}|{_FELL}"), _any(_STOPS)),
)
_WORKERS = (
    r"strik(?:e|es|ers?|ing)|union|members|workers|staff|nurses|drivers|pilots|crews?|teachers|picket\w*|walkout|"
    r"employees|dockers|miners|doctors|porters|handlers"
)
LABOUR = Proceeding(
    name="labour",
    matter=_any(r"strik(?:e|es|ers?|ing)|picket\w*|walkouts?|stoppages?|industrial\s+action"),
    unless=_NEVER,
    good=Outcome(
        _any(
            rf"(?:accept|approv|ratif|back|endors)\w*\b{_BETWEEN}{{0,60}}?\b(?:offer|deal|contract|agreement|pay|settlement)|"
            r"(?:calls?|called)\s+off|(?:ends?|ended|ending)\s+(?:\w+[\s-]){0,4}?(?:strike|walkout|stoppage)|"
            r"(?:strike|walkout|stoppage)\s+(?:ends|ended|is\s+over)|(?:return|returned|returning|go|went)\s+(?:back\s+)?to\s+work"
        ),
        _any(
            r"start(?:s|ed)?\s+up\s+again|restart(?:s|ed)?|reopen(?:s|ed)?|resume[sd]?|run(?:s|ning)?\s+(?:again|normally)|"
            r"returns?\s+to\s+(?:work|normal)|go(?:es)?\s+back\s+to\s+work|(?:be|are|is)\s+back\s+at\s+work|open(?:s)?\s+again|"
            r"end(?:s|ed)?\s+(?:the|their|its)\s+(?:strike|walkout)|(?:strike|walkout|stoppage)\s+(?:is\s+over|ends|will\s+end)"
        ),
    ),
    bad=Outcome(
        _any(
            rf"(?:reject\w*|turn(?:s|ed|ing)?\s+down|vot(?:es?|ed|ing)\s+(?:down|against)|spurn\w*|refus\w+)\b{_BETWEEN}{{0,60}}?\b"
            r"(?:offer|deal|contract|agreement|pay|settlement)|(?:stays?|stayed|remains?|remained)\s+(?:out\s+)?on\s+"
            r"(?:strike|(?:the\s+)?picket\s+lines?)|(?:strike|walkout|stoppage)\s+(?:goes\s+on|continues|to\s+continue|drags\s+on)"
        ),
        _any(
            r"(?:stays?|remains?|stayed|remained)\s+(?:shut|closed|idle|out|silent|at\s+a\s+standstill|on\s+strike)|"
            r"(?<=\b(?:strike|walkout|stoppage)\s+(?:(?:will|is\s+to)\s+)?(?:(?:now|not)\s+)?)"
            r"(?:continues?|go(?:es)?\s+(?:on|ahead)|begins?|takes?\s+place)|"
            r"continue\s+(?:the|their)\s+(?:strike|walkout)"
        ),
    ),
)
REMOVAL = Proceeding(
    name="removal",
    matter=_any(r"impeach\w*|remov(?:al|e)|oust\w*|no[\s-]confidence|recall|unseat|topple|confidence"),
    unless=_NEVER,
    good=Outcome(
        _any(r"impeached|ousted|(?:was|is|were)\s+removed|unseated|toppled|(?:loses|lost)\s+(?:\w+\s+){0,3}confidence"),
        _any(
            r"(?:must|has\s+to|have\s+to|will|is\s+to|to)\s+(?:now\s+)?(?:step\s+down|resign|leave\s+office|go|stand\s+down|be\s+replaced)|"
            r"loses?\s+(?:his|her|their|the)\s+(?:post|seat|office|job)|leaves?\s+office"
        ),
    ),
    bad=Outcome(
        _any(rf"surviv(?:es|ed)|{_FELL}|fell\s+short|falls\s+short"),
        _any(
            r"(?:stays?|remains?)\s+(?:in\s+(?:office|power|post)|at\s+the\s+head)|keeps?\s+(?:his|her|their|the)\s+(?:post|seat|office|job)"
        ),
    ),
)
TRIAL = Proceeding(
    name="trial",
    matter=_any(r"court|jury|jurors|judges?|trial|verdict|tribunal|magistrates?|acquit\w*|convict\w*|guilty"),
    unless=_NEVER,
    good=Outcome(
        _any(
            r"acquit(?:s|ted|tal)|cleared\s+(?:of|over|in|after)|not\s+guilty|walk(?:s|ed)\s+free|exonerated|"
            r"clears?\s+(?=\p{L}+)|(?:quash|overturn|annul)\w*\b[^,;:.]{0,50}?\b(?:conviction|verdict|sentence)s?|"
            r"(?:conviction|verdict|sentence)s?\b[^,;:.]{0,40}?\b(?:quashed|overturned|annulled)"
        ),
        _any(
            r"walk(?:s|ed)?\s+free|(?:is|are|be|was)\s+(?:now\s+)?(?:a\s+)?free\s+(?:to\s+go|man|woman)|leaves?\s+(?:court|prison)|"
            r"no\s+(?:further\s+)?(?:sentence|penalty)"
        ),
    ),
    bad=Outcome(
        _any(
            r"convict(?:s|ed)|(?<!not\s)guilty\s+of|jail(?:s|ed)|imprisoned|found\s+guilty|sentenced|sent\s+to\s+prison|"
            r"(?:uphold|upheld|confirm)\w*\b[^,;:.]{0,50}?\b(?:conviction|sentence)s?"
        ),
        _any(
            r"(?:be|is\s+to\s+be|awaits?)\s+sentenc(?:ed|ing)|faces?\s+(?:up\s+to|between|at\s+least)\s+\w+\s+(?:years|months)|"
            r"begins?\s+(?:serving|(?:his|her|their)\s+sentence)|go(?:es)?\s+to\s+(?:prison|jail)|returns?\s+to\s+(?:prison|jail)"
        ),
    ),
)
PROCEEDINGS = (LABOUR, REMOVAL, TRIAL, MEASURE)

#: what a decision is taken on, when it is told again
MATTERS = frozenset(
    """bill motion plan proposal measure offer scheme application resolution deal agreement takeover merger bid contract
    treaty accord reform project request""".split()
)
#: a deed and its noun
NOUNS_OF_DEEDS: dict[str, str] = {
    "relocation": "move", "sale": "sell", "closure": "close", "construction": "build", "purchase": "buy",
    "merger": "merge", "expansion": "expand", "removal": "remove", "demolition": "demolish", "extension": "extend",
    "conversion": "convert", "introduction": "introduce", "transfer": "move", "acquisition": "buy", "split": "divide",
    "dismissal": "sack", "impeachment": "remove", "increase": "raise", "takeover": "buy", "privatisation": "privatise",
}  # fmt: skip
