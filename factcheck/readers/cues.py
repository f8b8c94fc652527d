"""Words by which navigation, teasers, bylines, credits and advertising are known."""

from __future__ import annotations

import re

#: the whole line, or the whole line but for a name or a number
MENU = re.compile(
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
SECTIONS = re.compile(
    r"(?:recent (?:news|posts|stories|comments)|most (?:read|popular|viewed|shared)|related(?: \w+)?|"
    r"trending(?: now)?|you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you)?|more (?:stories|news|"
    r"from .*|on .*)|top stories|latest(?: news)?|popular(?: posts| now)?|don['’]t miss|what to read next|"
    r"from (?:around|across) the web)"
    r"[.:…]*",
    re.IGNORECASE,
)
#: how a teaser or a notice begins; the rest of the line is its own, full sentence or not
TEASER = re.compile(
    r"(?:read(?: (?:more|also|next|this|on|it))*|(?:also|must) read|see also|related(?: \w+){0,2}|more on this|"
    r"in pictures|watch(?: (?:now|live|this|also|the video))?|listen(?: (?:now|to))?|don['’]t miss|subscribe|"
    r"newsletter|advertisement|tags?|topics?|keywords|filed under|categor(?:y|ies)|follow (?:us|him|her|them)(?: on)?|"
    r"share (?:this|on)(?: \w+){0,3}|corrections?|clarification|editor['’]s note|disclaimer|disclosure)\s?[:|»›>]",
    re.IGNORECASE,
)
#: how a credit begins; a long sentence may begin so too
SOURCE = re.compile(
    r"(?:(?:picture |photo |image )?(?:credit|source)s?|via|video|gallery|photos?|images?|picture|file photo|"
    r"illustration|(?:posted|published|updated|modified|written|reported|edited|compiled)(?: (?:in|on|by|at))?|"
    r"last updated|authors?|"
    r"reporters?|reporting by|editing by|writing by|copyright)\s?[:|»›>]|"
    r"(?:photos?|images?|pictures?)(?: by | courtesy |/|©)",
    re.IGNORECASE,
)
#: clear also as a full sentence
PROMOTION = re.compile(
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
BYLINE = re.compile(
    r"(?:By|Words by|Story by|Text by|Photographs? by|Photos? by|Reporting by)\s+(?!The\b|An?\b|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day)[A-Z][\w.'’\-]*(?:,?(?: (?:and|for|in|of|de|van|von|der|bin|al|&|\||"
    r"/))* [A-Z0-9][\w.'’\-/]*){0,10}(?:, [a-z][\w &/'’-]{3,50})?"
)
#: a line of nothing but these and figures is a time stamp
STAMP_WORDS = frozenset(
    "published posted updated last modified first on at by am pm a.m p.m noon midnight ago min mins minute"
    " minutes read hour hours day days week weeks month months year years today yesterday mon tue tues wed thu"
    " thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun"
    " jul aug sep sept oct nov dec january february march april june july august september october november"
    " december est edt et cst cdt pst pdt gmt utc bst cet cest ist jst t z".split()
)
FIGURE = re.compile(r"\d+(?:st|nd|rd|th|am|pm|[.:\-/h]\d+)*(?:am|pm)?")
AGENCY = re.compile(
    r".{0,200}(?:[/|©(\[]|via|by|:) ?(?:getty(?: images)?|afp|reuters|ap(?: photo)?|epa|shutterstock|istock|unsplash|"
    r"alamy|"
    r"bloomberg|file(?: photo)?|handout|supplied)[)\]]?",
    re.IGNORECASE,
)
HASHTAGS = re.compile(r"(?:[#@][\w.]+[\s,|]*)+")
COUNT = re.compile(r"\s*\(\d[^()]{0,12}\)\Z")
LINKS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PIPES = re.compile(r"[^|•·»›]{1,40}(?:[|•·»›][^|•·»›]{1,40}){2,}")
FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"isn['’]t|aren['’]t|wasn['’]t|says?|said|told|tells?|made|makes?|took|takes?|went|goes|came|comes?|gave|gives?|"
    r"got|gets?|won|wins?|lost|loses?|rose|rises?|fell|falls?|met|meets?|began|begins?|became|becomes?|found|finds?|"
    r"left|leaves?|held|holds?|kept|keeps?|led|leads?|saw|sees?|set|sets|put|puts|ran|runs?|paid|pays?|sent|sends?|"
    r"built|builds?|hit|hits|cut|cuts|wants?|needs?|plans?|faces|seeks?|opens?|closes?|dies|kills?|claims?|denies|"
    r"calls?|signs?|backs|votes?|quits?|(?!hundred|indeed|speed|breed|sacred)[a-z]\w{2,}ed)\b"
)
