"""Which paragraphs are not the article's own prose: navigation, teasers, bylines, credits, advertising.

A sentence that is lost costs more than a menu word that is kept: a paragraph with a stop at its end is furniture only
on a clear cue ("Sign up for our newsletter."). Without cue, only position and form speak: a short line with neither
verb nor stop, above the first or below the last sentence of the article.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from factcheck.datatypes import Paragraph, ParagraphKind

#: words of the longest line that may be a menu entry, a teaser, a headline
_LINE_WORDS, _TEASER_WORDS, _HEADLINE_WORDS = 12, 30, 28

_WORDS = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…。！？:;,–—-][\"'”’)\]»]*\Z")


def mark(paragraphs: Sequence[Paragraph], title: str | None = None) -> list[Paragraph]:
    """The same paragraphs, with headline, headings and furniture labelled."""
    lines = [_Line(paragraph) for paragraph in paragraphs]
    _mark_cues(lines)
    _mark_headline(lines, title)
    _mark_repeats(lines)
    prose = [i for i, line in enumerate(lines) if line.is_sentence]
    if prose:
        _mark_outside(lines, prose)
        _mark_inside(lines[prose[0] : prose[-1] + 1])
    return [dataclasses.replace(line.paragraph, kind=line.kind) for line in lines]


class _Line:
    """A paragraph under judgement."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.kind: ParagraphKind = paragraph.kind
        text = paragraph.text
        # enough to tell a line from prose, also in a paragraph of 5 MB
        head = text[:600]
        self.words = _WORDS.findall(head)
        self.text = " ".join(head.split())
        self.key = " ".join(self.words).casefold()
        self.ended = bool(_ENDED.search(text[-8:]))
        self.short = len(text) <= 300

    @property
    def open(self) -> bool:
        """Not labelled yet, neither by the reader nor here."""
        return self.kind in ("body", "item", "heading")

    @property
    def is_sentence(self) -> bool:
        """Prose for certain."""
        if self.kind not in ("body", "quote", "item"):
            return False
        count = len(self.words)
        return count > 20 or (self.ended and count >= 4) or (count > 8 and self.has_verb and not self._is_titled)

    @property
    def is_fragment(self) -> bool:
        """A short line without a stop, not labelled yet."""
        return self.kind in ("body", "item") and not self.ended and len(self.words) <= _LINE_WORDS

    @property
    def ends_headlines(self) -> bool:
        """The article itself has begun: no headline stands below."""
        if self.kind not in ("body", "quote"):
            return False
        stopped = self.ended and len(self.words) > 3 and self.text[-1] not in "?!"
        return stopped or len(self.words) > _HEADLINE_WORDS

    @property
    def has_verb(self) -> bool:
        return bool(_FINITE.search(self.text))

    @property
    def _is_titled(self) -> bool:
        """Most words begin with a capital, as in a headline."""
        long = [word for word in self.words if len(word) > 3]
        return 3 * len([word for word in long if word[0].isupper()]) >= 2 * len(long)


# --- cues ---------------------------------------------------------------------------------------------------------

#: the whole line, or the whole line but for a name or a number
_MENU = re.compile(
    r"(?:home(?: ?page)?|menu|search|log ?in|log ?out|sign (?:in|up|out)|register|subscribe(?: now| today)?|"
    r"my account|skip to (?:main )?content|connect with us|contact(?: us)?|about(?: us)?|follow(?: us)?|"
    r"share(?: this)?|tweet|facebook|twitter|instagram|whatsapp|linkedin|telegram|reddit|pinterest|email|e-mail|print|"
    r"copy link|link copied|save|bookmark|comments?|leave a (?:comment|reply)|(?:view|show|see|load|read|all|no|"
    r"\d+)(?: all| more)* comments?|published|posted|updated|on|by|in|advertisements?|advertising|ads?|"
    r"sponsored(?: content)?|promoted|news|sports?|business|opinion|world|politics|entertainment|lifestyle|technology|"
    r"tech|health|video|videos|photos|culture|travel|weather|top stories|breaking(?: news)?|live|latest(?: news)?|"
    r"trending(?: now)?|most (?:read|popular|viewed|shared)|popular(?: posts| now)?|recent (?:news|posts|stories|"
    r"comments)|related(?: (?:news|stories|articles|posts|topics|content|links))?|you (?:may|might) (?:also )?(?:like|"
    r"enjoy)|recommended(?: for you)?|more (?:stories|news)|more from .{1,60}|more on .{1,60}|in this (?:story|"
    r"article)|editor['’]?s['’]? (?:picks?|choice)|up next|don['’]t miss|must[- ]reads?|what['’]s new|"
    r"continue reading|keep reading|read more|learn more|see more|load more|show more|view more|click here|next|"
    r"previous|next (?:article|post|story)|previous (?:article|post|story)|back to top|go back|close|cancel|loading|"
    r"story continues below(?: advertisement)?|article continues below(?: advertisement)?|scroll to continue.{0,40}|"
    r"listen(?: to this article)?|listen now|watch(?: now| live)?|play|pause|mute|unmute|transcript|"
    r"\d{1,3}[- ]min(?:ute)?s?(?: read)?|\d+ (?:shares?|comments?|views|likes)|newsletters?|privacy(?: policy)?|"
    r"terms(?: (?:of (?:use|service)|and conditions))?|cookie (?:policy|settings)|accept(?: all)?(?: cookies)?|"
    r"download (?:the|our) app|get the app|app store|google play|careers|sitemap|rss|faq|help|donate|support us|"
    r"avatar of .{1,60}|photo of .{1,40}|tags?|categor(?:y|ies)|end of (?:story|article)|ends?|-30-|###)[.:!…»›>→]*",
    re.IGNORECASE,
)
_SECTIONS = re.compile(
    r"(?:recent (?:news|posts|stories|comments)|most (?:read|popular|viewed|shared)|related(?: \w+)?|"
    r"trending(?: now)?|you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you)?|more (?:stories|news|"
    r"from .*|on .*)|top stories|latest(?: news)?|popular(?: posts| now)?|don['’]t miss|what to read next|"
    r"from (?:around|across) the web)"
    r"[.:…]*",
    re.IGNORECASE,
)
#: how a teaser or a notice begins; the rest of the line is its own, full sentence or not
_TEASER = re.compile(
    r"(?:read(?: (?:more|also|next|this|on|it))*|(?:also|must) read|see also|related(?: \w+){0,2}|more on this|"
    r"in pictures|watch(?: (?:now|live|this|also|the video))?|listen(?: (?:now|to))?|don['’]t miss|subscribe|"
    r"newsletter|advertisement|tags?|topics?|keywords|filed under|categor(?:y|ies)|follow (?:us|him|her|them)(?: on)?|"
    r"share (?:this|on)(?: \w+){0,3}|corrections?|clarification|editor['’]s note|disclaimer|disclosure)\s?[:|»›>]",
    re.IGNORECASE,
)
#: how a credit begins; a long sentence may begin so too
_SOURCE = re.compile(
    r"(?:(?:picture |photo |image )?(?:credit|source)s?|via|video|gallery|photos?|images?|picture|file photo|"
    r"illustration|(?:posted|published|updated|modified|written|reported|edited|compiled)(?: (?:in|on|by|at))?|"
    r"last updated|authors?|"
    r"reporters?|reporting by|editing by|writing by|copyright)\s?[:|»›>]|"
    r"(?:photos?|images?|pictures?)(?: by | courtesy |/|©)",
    re.IGNORECASE,
)
#: clear also as a full sentence
_PROMOTION = re.compile(
    r"(?:please )?(?:sign up (?:for|to) (?:our|the|a free|free|your|[\w ’']{1,30}newsletter)|subscribe (?:to|"
    r"for) (?:our|the|a|free|[\w ’']{1,30}newsletter)|(?:get|receive) (?:the (?:latest|day['’]s|best)|our|breaking|"
    r"more) .{0,80}(?:inbox|newsletter|app|alerts)|download (?:our|the) .{0,30}app|(?:like|follow|join|find) us on\b|"
    r"follow .{1,40} on (?:twitter|x|facebook|instagram|tiktok|telegram|threads|bluesky)\b|share (?:this|"
    r"on) (?:article|story|post|facebook|twitter|x\b|whatsapp)|click here|(?:this|our) (?:web)?site uses cookies|"
    r"we use cookies|by (?:continuing|using|signing up|clicking)\b.{0,80}\byou (?:agree|consent|accept)|(?:©|\(c\)|"
    r"copyright\b ?(?:©|\(c\)|\d{4}))|all rights reserved|this material may not be published|(?:an earlier|"
    r"a previous) version of this (?:article|story|report)|this (?:article|story) (?:was|has been) "
    r"(?:(?:originally|first) published|updated|corrected|amended)|have (?:a|any) (?:news )?(?:tip|story)\b|"
    r"want more\b|already a subscriber|"
    r"to (?:continue|keep) reading|support (?:our|independent) journalism|enter your e-?mail|(?:you can )?unsubscribe|"
    r"your (?:comment|email address) |be the first to comment|comments are closed|"
    r"\((?:additional |further )?(?:reporting|writing|editing|compiled|produced) by )",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|Words by|Story by|Text by|Photographs? by|Photos? by|Reporting by)\s+(?!The\b|An?\b|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day)[A-Z][\w.'’\-]*(?:,?(?: (?:and|for|in|of|de|van|von|der|bin|al|&|\||"
    r"/))* [A-Z0-9][\w.'’\-/]*){0,10}(?:, [a-z][\w &/'’-]{3,50})?"
)
#: a line of nothing but these and figures is a time stamp
_STAMP_WORDS = frozenset(
    "published posted updated last modified first on at by am pm a.m p.m noon midnight ago min mins minute"
    " minutes read hour hours day days week weeks month months year years today yesterday mon tue tues wed thu"
    " thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun"
    " jul aug sep sept oct nov dec january february march april june july august september october november"
    " december est edt et cst cdt pst pdt gmt utc bst cet cest ist jst t z".split()
)
_FIGURE = re.compile(r"\d+(?:st|nd|rd|th|am|pm|[.:\-/h]\d+)*(?:am|pm)?")
_AGENCY = re.compile(
    r".{0,200}(?:[/|©(\[]|via|by|:) ?(?:getty(?: images)?|afp|reuters|ap(?: photo)?|epa|shutterstock|istock|unsplash|"
    r"alamy|"
    r"bloomberg|file(?: photo)?|handout|supplied)[)\]]?",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:[#@][\w.]+[\s,|]*)+")
_COUNT = re.compile(r"\s*\(\d[^()]{0,12}\)\Z")
_LINKS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PIPES = re.compile(r"[^|•·»›]{1,40}(?:[|•·»›][^|•·»›]{1,40}){2,}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"isn['’]t|aren['’]t|wasn['’]t|says?|said|told|tells?|made|makes?|took|takes?|went|goes|came|comes?|gave|gives?|"
    r"got|gets?|won|wins?|lost|loses?|rose|rises?|fell|falls?|met|meets?|began|begins?|became|becomes?|found|finds?|"
    r"left|leaves?|held|holds?|kept|keeps?|led|leads?|saw|sees?|set|sets|put|puts|ran|runs?|paid|pays?|sent|sends?|"
    r"built|builds?|hit|hits|cut|cuts|wants?|needs?|plans?|faces|seeks?|opens?|closes?|dies|kills?|claims?|denies|"
    r"calls?|signs?|backs|votes?|quits?|(?!hundred|indeed|speed|breed|sacred)[a-z]\w{2,}ed)\b"
)


def _cue(line: _Line) -> ParagraphKind | None:
    """Furniture or caption, where the words alone tell."""
    if not line.words:
        return "furniture"
    if not line.short:
        return None
    if _AGENCY.fullmatch(line.text) and not line.ended:
        return "caption" if len(line.words) > 6 else "furniture"
    return "furniture" if _is_furniture(line) else None


def _is_furniture(line: _Line) -> bool:
    text, count = line.text, len(line.words)
    if _PROMOTION.match(text) or (_TEASER.match(text) and count <= _TEASER_WORDS):
        return True
    if line.ended and count > _LINE_WORDS:
        return False
    if _SOURCE.match(text) or text.casefold().rstrip(".").endswith("all rights reserved"):
        return True
    plain = _COUNT.sub("", text)  # "Comments (37)"
    if any(pattern.fullmatch(plain) for pattern in (_MENU, _BYLINE, _HASHTAGS, _LINKS)):
        return True
    stamped = line.kind == "body" and _is_stamp(line.words)  # a date in a table is none
    return stamped or (not line.ended and bool(_PIPES.fullmatch(text)))


def _is_stamp(words: Sequence[str]) -> bool:
    figures = [word for word in words if _FIGURE.fullmatch(word.casefold())]
    return bool(figures) and all(word in figures or word.casefold() in _STAMP_WORDS for word in words)


def _mark_cues(lines: Sequence[_Line]) -> None:
    for line in lines:
        if line.open:
            line.kind = _cue(line) or line.kind


# --- form and position --------------------------------------------------------------------------------------------


def _mark_headline(lines: Sequence[_Line], title: str | None) -> None:
    """Label the line that heads the article, unless the reader knew it from the markup."""
    if any(line.kind == "headline" for line in lines):
        return
    known = " ".join(_WORDS.findall(title or "")).casefold()
    above: list[_Line] = []
    for line in lines:
        if line.ends_headlines:
            break
        if line.kind == "body" and line.short and line.text[-1] not in ".:;," and len(line.words) > 1:
            above.append(line)
    keys = [line.key for line in lines]
    chosen = (
        [line for line in above if line.key == known]
        or [line for line in above if len(line.words) > 2 and keys.count(line.key) > 1]
        or [line for line in above if len(line.words) > 3]
        or (above if len(above) == 1 and above[0].has_verb else [])
    )
    if chosen:
        chosen[0].kind = "headline"


def _mark_repeats(lines: Sequence[_Line]) -> None:
    """Furniture: the headline told again, and short lines that stand twice."""
    headlines: set[str] = set()
    # figures of a table may well repeat
    counts = Counter(line.key for line in lines if line.open and not line.ended and not line.key.isdigit())
    for line in lines:
        if line.kind == "headline":
            if line.key in headlines:
                line.kind = "furniture"
            headlines.add(line.key)
        elif line.open and (line.key in headlines or (counts[line.key] > 1 and len(line.words) <= _LINE_WORDS)):
            line.kind = "furniture"


def _mark_outside(lines: Sequence[_Line], prose: Sequence[int]) -> None:
    """Label the lines above the first and below the last sentence; where there is none, nothing is outside."""
    for line in lines[: prose[0]]:
        if line.is_fragment and not line.has_verb:
            line.kind = "furniture"
    tail = lines[prose[-1] + 1 :]
    crowd = sum(line.is_fragment or line.kind == "furniture" for line in tail) > 2
    for line in tail:
        counted = line.kind == "item" and any(map(str.isdigit, line.text))
        if line.is_fragment and not counted and (crowd or not line.has_verb):
            line.kind = "furniture"


def _mark_inside(lines: Sequence[_Line]) -> None:
    """Label runs of short lines between sentences: a single one is a heading, many are a menu."""
    run: list[_Line] = []
    listing = False
    for line in [*lines, None]:
        if line is not None and line.is_fragment:
            run.append(line)
            continue
        _label_run(run, listing)
        run = []
        listing = line is not None and line.kind == "furniture" and bool(_SECTIONS.fullmatch(line.text))


def _label_run(run: Sequence[_Line], listing: bool) -> None:
    menu = len(run) > 2 and all(len(line.words) <= 5 and not line.has_verb for line in run)
    for line in run:
        if line.paragraph.kind != "body":
            continue
        if (listing and len(run) > 1) or (menu and not any(map(str.isdigit, line.text))):
            line.kind = "furniture"
        elif len(run) == 1 and len(line.words) <= 8:
            line.kind = "heading"
