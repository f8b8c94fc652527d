"""Whether a predicate is told as what happened, as what did not happen, or only as wished, feared or planned."""

from __future__ import annotations

import regex

_NOT = regex.compile(
    r"(?:\b(?:not|never|no\s+longer|nor|neither|(?:refused|refuses|failed|fails|declined|declines)\s+to)|n[’']t)"
    r"(?:\s+(?:been|be|have|has|\p{L}+ly|even|yet))*\s*$"
)
_IRREAL = regex.compile(
    r"(?:\b(?:nobody|none|few|fewer|would|could|should|may|might|must|will|shall|can|if|whether|unless|until|likely|"
    r"not\s+yet|before|let|hope[sd]?|want(?:s|ed)?|urge[sd]?|ask(?:s|ed)?|expect\p{L}*|planned|fear\p{L}*|demand\p{L}*|"
    r"than|had\s+\p{L}+)\b[^,;:.]*|(?<!\b(?:voted|votes|decided|decides|chose)\s)\bto\s+(?:\p{L}+ly\s+)?)$",
    regex.IGNORECASE,
)
BLAMED = regex.compile(r"\bto\s+blame\b")
#: after which a sentence may tell of a part that fares otherwise than the whole
EXCEPTION = regex.compile(
    r"\b(?:(?:the|its|their)\s+only|only\s+(?:the|in|at|one|two)|except\p{L}*|exempt\p{L}*|alone|unlike|apart\s+from|elsewhere|bucked?|"
    r"against\s+the\s+trend|contrary|other\s+than)\b",
    regex.IGNORECASE,
)
#: what did not happen: "had the alarm gone off", "the bill would have passed if"
UNREAL = regex.compile(
    r"(?:\b[Hh]ad\s+(?=(?:the|its|his|her|their|an?|\p{Lu})\b)(?:[\p{L}’'-]+\s+){1,5}|"
    r"\b[Ii]f\s+[^,;:.]{3,60}\bhad\s+|\bwould\s+have\s+)(?:been\s+)?$"
)


def turned(lead: str) -> bool | None:
    """Whether what stands before a predicate denies it; ``None`` where it is only wished, feared, or told of before."""
    denied = UNREAL.search(lead) or _NOT.search(lead)
    return None if _IRREAL.search(lead[: denied.start()] if denied else lead) else bool(denied)


#: what is only wanted, feared, asked or planned by somebody, or was so before, or is stopped
_OPEN = regex.compile(
    r"\b(?:whether|if|unless|would|could|should|ask(?:s|ed)?|want(?:s|ed)?|seek(?:s|ing)?|sought|urge[sd]?|call(?:s|ed)?\s+"
    r"(?:for|on)|plan(?:s|ned)?|bids?|threat\p{L}*|fight(?:s|ing)?|fought|battle[sd]?|fear\p{L}*|hope[sd]?|hoping|try|tries|"
    r"tried|attempts?|efforts?|campaign\p{L}*|petition\p{L}*|proposal|motion|demand\p{L}*|vow\p{L}*|how|why|what|"
    r"had|once|previous\p{L}*|earlier|former|formerly|last|ago|until|before|despite|although|though|while|whereas|but|"
    r"instead|rather|avoid(?:s|ed|ing)?|prevent\p{L}*|than|risk\p{L}*|presumed|thought|believed|for(?=\s+dead)|after|since|"
    r"following|days|weeks|months|years|accused|due|refus(?:al|es?|ed)|(?:lift|overturn|revers|quash|veto|reject|scrap|halt|"
    r"end|delay|postpon|suspend|escap|eas)(?:e?[sd]|es|ed|ing)?)\b[^;:]*$",
    regex.IGNORECASE,
)
_SINCE = regex.compile(
    r"^[^,;:.]*\b(?:last|ago|until|later|earlier|previous\p{L}*|before|originally|first|again|(?:19|20)\d\d)\b"
)
_TURNS = regex.compile(r"^[^;:]*\b(?:but|now|then|yet|instead|later|although|though|while|whereas)\b")
_INFINITIVE = regex.compile(r"\bto\s+(?:\p{L}+ly\s+)?$")
_SETTLED = regex.compile(
    r"\b(?:agree[sd]?|voted?|votes|decide[sd]?|cho(?:o?se|oses)|is|are|order(?:ed|s)|told)\b"
    r"[^,;:.]{0,40}\bto\s+(?:\p{L}+ly\s+)?$"
)
_RELATIVE = regex.compile(
    r"(?:\b(?<!\b(?:ruled|said|says|found|decided|announced|confirmed)\s(?:\w+\s)?)that|\b(?:which|who|whom|whose))\s+"
    r"(?!(?:[\p{L}’'-]+\s+)+(?:was|were|is|are)\s+$)(?:[\p{L}’'-]+\s+){0,3}$"
)
_RELATIVE_OF_HEADLINES = regex.compile(r"\b(?:that|which|who|whom|whose)\s+(?:[\p{L}’'-]+\s+)?$")


def unsettled(text: str, at: int, stop: int, *, headline: bool) -> bool:
    """Whether a predicate is only wanted, feared or planned, or told of another time than the rest of its sentence."""
    lead, rest = text[:at], text[stop:]
    settled = headline or _SETTLED.search(lead) or BLAMED.match(text, max(0, at - len("to ")))
    wish = _INFINITIVE.search(lead) and not settled
    relative = _RELATIVE_OF_HEADLINES if headline else _RELATIVE
    return bool(wish or _OPEN.search(lead) or relative.search(lead) or _SINCE.search(rest) or _TURNS.search(rest))
