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
#: what did not happen: "had the alarm gone off", "the bill would have passed if"
UNREAL = regex.compile(
    r"(?:\b[Hh]ad\s+(?=(?:the|its|his|her|their|an?|\p{Lu})\b)(?:[\p{L}’'-]+\s+){1,5}|"
    r"\b[Ii]f\s+[^,;:.]{3,60}\bhad\s+|\bwould\s+have\s+)(?:been\s+)?$"
)


def turned(lead: str) -> bool | None:
    """Whether what stands before a predicate denies it; ``None`` where it is only wished, feared, or told of before."""
    denied = UNREAL.search(lead) or _NOT.search(lead)
    return None if _IRREAL.search(lead[: denied.start()] if denied else lead) else bool(denied)
