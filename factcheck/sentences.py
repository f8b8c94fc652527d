"""Paragraphs become sentences.

Where a sentence may end is found by one scan; the rules below decide the cases that news style makes hard ("9 a.m.
Sunday", "the U.S. The", "…why?" he asked) and leave the rest to ``sentencex``.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.datatypes import Paragraph, Run, Sentence

#: characters handed to sentencex at once: its time is quadratic in the number of open quotes
_CHUNK = 4_000
#: how far a rule looks back and ahead
_REACH = 80


def split(paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    """The sentences of all paragraphs but furniture and code, in order; a headline is one sentence.

    They are disjoint, never cross a paragraph, and cover all of its visible characters that are not space.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("furniture", "code"):
            continue
        whole = [(0, len(paragraph.text))]
        spans = whole if paragraph.kind == "headline" else _spans(paragraph.text)
        for text, runs in _pieces(paragraph, spans):
            index = len(sentences)
            sentences.append(Sentence(text=text, runs=runs, index=index, paragraph=number, kind=paragraph.kind))
    return sentences


def _pieces(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, tuple[Run, ...]]]:
    # Passage.cut looks at all runs: too slow here, where a paragraph may have as many runs as sentences
    starts = [run.at for run in paragraph.runs]
    for start, end in spans:
        low = bisect.bisect_right(starts, start) - 1
        high = bisect.bisect_left(starts, end, low)
        stops = [*starts[low + 1 : high + 1], len(paragraph.text)]
        kept = zip(paragraph.runs[low:high], stops, strict=False)
        yield paragraph.text[start:end], tuple(_clip(run, stop, start, end) for run, stop in kept)


def _clip(run: Run, stop: int, start: int, end: int) -> Run:
    """The part of a run, whose visible text ends at ``stop``, that lies between ``start`` and ``end``."""
    at = max(run.at, start)
    if stop - run.at != run.end - run.start:
        return Run(at - start, run.start, run.end)
    return Run(at - start, run.start + at - run.at, run.start + min(stop, end) - run.at)


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    cuts = [0, *_cuts(text), len(text)]
    for low, high in pairwise(cuts):
        piece = text[low:high]
        if not piece.strip():
            continue
        start, end = low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        # a lone dash or row of dots belongs to the sentence before
        if spans and not any(map(str.isalnum, piece)):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


# --- where a sentence may end -------------------------------------------------------------------------------------

_CLOSERS = "\"'”’)\\]»"
#: stop, closing quotes and brackets, then space; or no space where a scraper glued two sentences ("weeks.The plan")
_END = re.compile(
    rf"(?P<stop>[.!?…‽]{{1,9}})(?P<close>[{_CLOSERS}]{{0,4}})(?:\s+(?=\S)|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]+[ ,]))"
)
_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\.(?: ?/[A-Z]+/\.?)?\s+(?=[A-Z“\"])")


class _Place(NamedTuple):
    """A possible end: the text before it, its last word, the stop, the closers, and what follows."""

    before: str  # up to and without the last word
    word: str  # "Corp", "U.S", "a.m": the last word without its stop
    stop: str
    close: str
    opener: str  # quotes and brackets that open what follows
    after: str


def _cuts(text: str) -> list[int]:
    guessed = _guesses(text)
    found = {at for at in guessed if not text[at - 1].isspace() and text[at - 1] in "。！？｡"}
    dateline = _DATELINE.match(text)
    begin = dateline.end() if dateline else 0
    for match in _END.finditer(text):
        at = match.end()
        if at <= begin:
            continue
        verdict = _judge(_place(text, match))
        if at in guessed if verdict is None else verdict:
            found.add(at)
    return sorted(found)


def _place(text: str, match: re.Match[str]) -> _Place:
    before = text[max(0, match.start() - _REACH) : match.start()]
    word = _LAST_WORD.search(before)
    cut = word.start() if word else len(before)
    after = text[match.end() : match.end() + _REACH]
    bare = after.lstrip("\"'“‘([«¿¡ ")
    return _Place(before[:cut], before[cut:], match["stop"], match["close"], after[: len(after) - len(bare)], bare)


def _guesses(text: str) -> set[int]:
    from sentencex import get_sentence_boundaries  # compiled: not for `import factcheck`

    guesses: set[int] = set()
    for low, high in _chunks(text):
        for boundary in get_sentence_boundaries("en", text[low:high])[:-1]:
            at = low + int(boundary["end_index"])
            while at < high and text[at].isspace():
                at += 1
            guesses.add(at)
    return guesses


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    while low < len(text):
        high = low + _CHUNK
        if high < len(text):
            space = text.rfind(" ", low + _CHUNK // 2, high)
            high = space + 1 if space >= 0 else high
        yield low, min(high, len(text))
        low = high


# --- whether it does ----------------------------------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LAST_WORD = re.compile(r"[^\s\"“”‘()\[\]—–/]{1,40}\Z")

#: before a name: never an end
_TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Sen Sens Rep Reps Gov Govs Rev Hon Pres Supt Insp"
    " Det Fr Msgr Brig Atty Amb Messrs Mme Mlle Mt Ft Sec Spc Ald Asst Assoc Dep Det Secy Treas Univ"
    " vs v e.g i.e cf ca approx est viz Lt.-Gen Maj.-Gen Brig.-Gen Rt Ven"
)
_NUMBERED = _words("No Nos no nos pop Prop Props Fig Figs Vol vol pp p Art Sec Ch ch Op op Rte Hwy Flt")
_MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
_COMPANY = _words("Corp Inc Ltd Co Cos Bros plc LLC LLP S.A N.V Pty Intl Pte Cie L.P S.p.A")
_PERSON_TAIL = _words("Jr Sr Esq Ph.D M.D D.D.S B.A M.A J.D M.B.A Q.C K.C")
_STREETS = _words("St Ave Blvd Rd Ln Sq Pl Pkwy")
_STATES = _words(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa"
    " Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va B.C P.E.I Dak"
)
#: these begin a sentence and hardly ever follow an abbreviation inside one
_STARTERS = _words(
    "The A An He She It They We You I In On At But And Or So Yet Nor This That These Those There Here His Her Hers Its"
    " Their Our My Your When While After Before If As For However Meanwhile Also Some Many Most All Not None Both Each"
    " More What Who Whose Why How Where Which Since By With Without From To Under Over Another Other Others Such Then"
    " Once Until Although Though Because Despite During Following According Among Earlier Later Last Now Only Even"
    " Still About Around Nearly Almost Instead Asked Nobody Everyone Someone Nothing Neither Either Several Few Every"
    " Today Tomorrow Yesterday One Two Three Four Five Six Seven Eight Nine Ten Police Officials Analysts Experts"
    " Prosecutors Investigators Authorities Critics Scientists Researchers Lawmakers Residents Witnesses Shares"
    " Regulators Economists Organisers Organizers Doctors Lawyers Protesters Supporters Opponents Campaigners"
    " Rescuers Firefighters Detectives Voters Workers Union Unions Families Neighbours Neighbors Business Traders"
)
#: after "U.S.", a company or a state these go on with the same phrase
_OFFICES = _words(
    "President Presidents Vice Prime Chief CEO CFO COO Chairman Chairwoman Chair Chairperson Executive Director"
    " Spokesman Spokeswoman Spokesperson Founder Co-founder Secretary Ambassador Attorney General Senator Senators"
    " Representative Representatives Rep Reps Sen Sens Gov Governor Mayor Minister Deputy Judge Justice Congressman"
    " Congresswoman Congress Senate House Supreme District Court Circuit Army Navy Air Marine Marines Coast Capitol"
    " State Treasury Department Departments Federal Central Census Border Customs Food Forest Fish Geological Open"
    " Embassy Consulate Security Special Military Homeland National Agency Steel Soccer Postal Bureau Rep Marshal"
    " Lt Gen Dr Police Commissioner High Human Under-Secretary Secretary-General Democrats Republicans Interior"
)
_ZONES = _words("EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST AEST AEDT SGT HKT WAT EAT")
_DAYS = re.compile(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b(?!['’]s)|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich)\b|(?:[A-Z][a-z]+ ){1,2}(?:time|Time|Eve|Day)\b"
)
_TAILS = (
    (_COMPANY, _OFFICES | _COMPANY),
    (_PERSON_TAIL, _words("Day Boulevard Blvd Avenue Ave Drive Memorial High")),
    (_STATES, _OFFICES),
)
_SPEECH = (
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|shouted|replied|replies|wondered|cried|tweeted|demanded|"
    r"yelled|answered|joked|exclaimed|quipped|recalled|called|warned|screamed|pleaded|mused|inquired|wanted to know)\b"
)
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.'’-]{{0,30}} ){{1,4}}{_SPEECH}")
_NAME_VERB = re.compile(
    rf"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    rf"(?:has|had|was|were|is|are|will|would|did|does|also|later|then|can|could|{_SPEECH})\b"
)
_SHOUTED = re.compile(r"(?:Yahoo|Yum|Jeopardy|Oklahoma|Panic|Airplane|Mamma Mia|Hello, Dolly|Oliver|Chupa|Joomla)\Z")
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")
_INITIAL = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")


def _judge(place: _Place) -> bool | None:
    """Does a sentence end here? ``None`` where no rule knows."""
    if not place.after:
        return True
    if place.after[0].islower():
        return None if re.match(r"[a-z]{1,2}[A-Z]", place.after) else False  # iPhone, eBay
    if "?" in place.stop or "!" in place.stop:
        return _after_exclamation(place)
    if place.stop != ".":
        return _after_ellipsis(place)
    if place.close and not place.close.startswith((")", "]", "'", "’")):
        return True
    for rule in _RULES:
        verdict = rule(place)
        if verdict is not None:
            return verdict
    return _after_plain_word(place)


def _after_exclamation(place: _Place) -> bool:
    if not place.opener and place.close and _ATTRIBUTION.match(place.after):
        return False
    return not (_SHOUTED.search(place.before + place.word) and not _starts(place))


def _after_ellipsis(place: _Place) -> bool:
    return bool(place.word or place.close) or _starts(place)


def _starts(place: _Place) -> bool:
    if place.opener and place.opener.strip() != "(":
        return True
    return _first_word(place.after) in _STARTERS and not re.match(r"[A-Z]\.", place.after)


def _first_word(text: str) -> str:
    match = re.match(r"[\w-]+", text)
    return match[0] if match else ""


def _clock(place: _Place) -> bool | None:
    if place.word.lower() not in ("a.m", "p.m"):
        return None
    goes_on = _DAYS.match(place.after) or _first_word(place.after) in _ZONES or place.opener.startswith("(")
    return not goes_on


def _title_or_number(place: _Place) -> bool | None:
    if place.word in _TITLES or (place.word in _NUMBERED and place.after[0].isdigit()):
        return False
    if place.word in _MONTHS:
        return not place.after[0].isdigit()
    return None


def _street(place: _Place) -> bool | None:
    if place.word not in _STREETS:
        return None
    return _first_word(place.after) not in ("NW", "NE", "SW", "SE") and _starts(place)


def _tail(place: _Place) -> bool | None:
    """After a company, "Jr." or a state: an end, unless the phrase goes on ("Corp. Chief Executive")."""
    word = "Ga" if _PARTY.fullmatch(place.word) else place.word
    for words, goes_on in _TAILS:
        if word in words:
            inside = _first_word(place.after) in goes_on or (words is _COMPANY and place.opener.startswith("("))
            return not inside
    return None


def _acronym(place: _Place) -> bool | None:
    if not _ACRONYM.fullmatch(place.word):
        return _starts(place) if _INITIAL.fullmatch(place.word) else None
    if _first_word(place.after) in _OFFICES and not _starts(place):
        return False
    return _starts(place) or bool(_NAME_VERB.match(place.after))


_RULES: tuple[Callable[[_Place], bool | None], ...] = (_clock, _title_or_number, _street, _tail, _acronym)


def _after_plain_word(place: _Place) -> bool | None:
    letters = place.word.strip("'’,;:-")
    return True if len(letters) > 1 and "." not in letters and place.after[0].isupper() else None
