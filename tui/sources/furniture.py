"""Lines that belong to the page and not to the article: section labels, share bars, credits, notices, adverts."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.sources import abroad
from tui.sources.agencies import agency_named
from tui.sources.lines import MAX_LINE, is_prose
from tui.sources.notices import is_notice
from tui.sources.words import phrase_set, word_set

MAX_IMPERATIVE_WORDS = 25
"""Words of a line that asks the reader to subscribe, follow or download; a longer one tells something."""
LINES_KEPT = 4096
"""Lines whose answer is kept: each is asked for several times, and pages of one site have most of them in common."""
MAX_NOTICE_LENGTH = 700
"""Characters of a notice: rules for comments run to some six hundred."""
MAX_NOTICE_WORDS = 40
"""Words of a credit or notice in the form of a sentence."""
MAX_LABEL_PARTS = 5
"""Parts of a trail of section labels ("Home > News > Middle East")."""
MAX_TRAIL_PART_WORDS = 3
"""Words of a part of such a trail that is not known as a label; the title at the end of a trail is longer."""
MAX_CAPTION_WORDS = 45
"""Words of a caption that ends in its credit."""
MAX_LIST_LABEL_WORDS = 6
"""Words of a line that announces a list of links; a longer one is itself a link."""

_LABELS = word_set(
    """
    world politics business sport sports opinion opinions news analysis exclusive live culture tech technology science
    health travel lifestyle entertainment arts books film music style fashion food climate environment weather education
    economy markets money finance companies international national regional local society community crime law courts war
    conflict conflicts defence defense diplomacy security military features feature comment commentary editorial
    editorials letters obituary obituaries video videos photos pictures gallery podcast podcasts headlines latest
    explainer explainers explained investigation investigations interview interviews magazine uk us usa u.s. eu europe
    asia africa americas australia canada china russia india israel gaza syria ukraine iran iraq turkey lebanon
    breaking urgent home menu multimedia newsletter newsletters topics tags search
    """
) | phrase_set(
    """
    breaking news
    world news
    local news
    latest news
    news analysis
    top stories
    top story
    live updates
    live blog
    special report
    in depth
    in-depth
    long read
    the long read
    fact check
    first person
    middle east
    north africa
    latin america
    north america
    south america
    south asia
    central asia
    asia pacific
    asia-pacific
    united states
    united kingdom
    human rights
    foreign affairs
    foreign policy
    science and technology
    arts and culture
    """
)
_TRAIL_SEPARATORS = re.compile(r"\s*[|>»\u203a]\s*|\s+/\s+")
_LABEL_SEPARATORS = re.compile(r"\s*[|/>»•·,&]\s*|\s+[-–—]\s+")


def _any_of(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_FULL_LINE = re.compile(
    _any_of(
        # comments
        r"(?:\d[\d,.]*|no|view|show|hide|read|see all|all|post a|leave a|add a|load more)? ?comments?(?: ?\(\d+\))?",
        r"comments?:? \(?\d[\d,]*\)?|\d+ comments? \(\d+ new\)|responses? \(\d+\)|see all (?:responses|comments)",
        r"comments: our rules|read the rules here|report (?:this )?comment|add (?:your|a) comment|best rated"
        r"|worst rated",
        r"(?:(?:newest|oldest)(?: first)?[ |/]*)+|jump to comments.*|reply|cancel|log ?out|log ?in|my (?:profile"
        r"|account|news)",
        r"no comments yet|be the first to comment|join the (?:conversation|discussion)|(?:leave|post) a reply",
        # sharing
        r"share(?: (?:this|the))?(?: (?:article|story|post|page|news|link|via|on|with)\b.{0,60})?",
        r"(?:tweet|e-?mail|print|save|bookmark)(?: this(?: (?:article|story|page))?)?|copy link|link copied",
        r"facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|messenger",
        r"\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?|followers?|claps?|repl(?:y|ies)|members)",
        r"share\d|shares|share (?:options|article|save)|x|follow(?:ing|ers)?|follow us(?: on .{1,40})?|google news"
        r"|apple news",
        r".{1,80}\(opens in (?:a )?new (?:window|tab)\)|click (?:here )?to .{1,60}|(?:small|medium|large) text",
        r"(?:get|send) link|gift (?:this )?article|reuse this content|print this (?:page|article|story)|open in app"
        r"|get the app",
        r"purchase licensing rights|view (?:this )?(?:post )?(?:more )?on \w+|.{0,40}\badd to my\w+|.{1,30}: subscribe",
        # other stories
        r"related(?: (?:topics?|articles?|stor(?:y|ies)|news|content|coverage|posts?|links?|tags?|reading))?",
        r"(?:read|see|watch|listen) (?:more|also|next)|also read|up next|next(?: up| article| story)?",
        r"previous(?: article| story)?|(?:view|show|load|see) (?:more|all)|trending(?: now| topics| stories)?|popular",
        r"more (?:on this(?: story| topic)?|from .{1,40}|stories|news|like this|to explore|in .{1,40})",
        r"(?:recommended|suggested)(?: (?:for you|stories|reading|articles))?",
        r"you (?:may|might) also (?:like|be interested in)|don['’]t miss|editor['’]?s['’]? picks?|what to read next",
        r"more for you|for you|recommended (?:stories|reading|for you)|suggested topics|in case you missed it"
        r"|around the \w+",
        r"(?:most|top) (?:watched|discussed|liked)(?: .{1,30})?|(?:sponsored|promoted|partner) (?:stories|links"
        r"|content)",
        r"also (?:from|by|in) this \w+|explore more(?: on these topics)?|follow the topics in this article"
        r"|trending .{1,12}:?",
        r"list (?:of \d+ items|\d+ of \d+)|end of list|(?:page )?\d+ of \d+|in this (?:article|story)|on this page"
        r"|jump to",
        r"(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)|further reading",
        r"latest(?: (?:news|stories|updates|from .{1,40}))?",
        # adverts
        r"advertisements?|advertorial|sponsored(?: content| by .{1,40})?|promoted(?: content)?|(?:skip )?ads?",
        r"(?:story|article) continues(?: below)?(?: (?:this |the )?(?:advertisement|ad))?"
        r"|continue reading(?: .{0,60})?",
        r"advertisement ?[·|:-].{0,40}|scroll (?:down|to continue).{0,40}|after newsletter promotion|sponsored|promoted"
        r"|paid post",
        # signing up
        r"(?:log|sign) (?:in|up|out)|register|subscribe(?: (?:now|today))?|newsletters?|notifications?",
        r"e-?mail(?: address)?(?: ?\*| \(required\))?|your e-?mail.{0,30}|unlock .{1,60} for free"
        r"|subscribe to unlock.{0,40}",
        r"(?:accept|reject|allow|decline)(?: all| additional)?(?: cookies)?|manage (?:options|cookies|preferences"
        r"|consent)",
        r"(?:view )?cookies?(?: on .{1,30}| settings| policy| preferences)?|we value your privacy|privacy settings",
        r"get involved .{1,50}|support .{1,40}\bjournalism|make a (?:gift|donation)(?: today)?|donate",
        # of whom to ask
        r"(?:media |press |news )?(?:contacts?|enquiries|inquiries)\s*:.{0,60}|media contacts?|[+(]\d[\d ()/.-]{6,20}",
        r"(?:e-?mail: ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|notes? to desks?",
        # the page's own marks
        r"listen(?: to (?:this )?(?:article|story))?|play (?:video|audio)|video|watch|audio|photo|image|slideshow",
        r"file photo|(?:getty images|shutterstock|alamy|istock)(?: .{0,30})?|all rights reserved|ends?|-?30-?",
        r"published|updated|about the authors?|our standards:.*|terms of (?:use|service)|privacy policy",
        r"skip (?:to )?(?:links|navigation|main|content)|(?:\w+ ){0,3}menu",
        r"(?:open |site )?search(?: bar| the \w+)?|jump to (?:navigation|search|content).*|accessibility (?:links"
        r"|help)",
        r"listen to .{1,20}[|·•-] ?\d+ min(?:ute)?s?|(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}",
        r"loaded: .{1,20}|\d+ of \d+ seconds.*|view image in .*|.{0,30}\bto view image in full size|view gallery"
        r"|photo gallery",
        r"[+#]?\d{1,3}(?:[.,]\d{3})*(?:\.\d)?[km]?|[+-]?\d{1,3} ?°[cf]?|\d{1,2}[smhd]|• ?\d{1,2} ?[smhd]",
        r"contact us|about us|keywords?|tags?|topics?|categories|back to top|skip to (?:main )?content|loading",
    )
    + r"[\s:.…]*",
    re.I,
)
_START_OF_LINE = re.compile(
    _any_of(
        r"\(c\)\s*\d|copyright\b|@\w+\s*$|(?:#\w+\s*)+$|also (?:read|see|watch)\b|read (?:also|more)\b",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|in this story|source link)\s*:",
        r"\[\d+/\d+\]|(?:posted|published|updated) at \d|\d{1,2}h ago\b|news provided by\b|follow [\w ]{1,30}:$",
        r"sources?\s*:(?:\s*\S+){0,5}$",
        r"(?:photo(?:graph)?|image|picture|video|illustration|graphic|credit|caption|pic)s?"
        r"(?: (?:by|credit|source|caption))?\s*[:,]",
        r"(?:photo(?:graph)?|image|picture)s? (?:by|courtesy)\b|file photo\b|image (?:source|caption|credit)\b",
        r"(?:reporting|editing|writing|compiled|edited|translated|produced) by\b",
        r"\(?with (?:[\w/ ]{1,20} )?(?:inputs?|files|agenc(?:y|ies))\b|\((?:avec|mit|con|com|with"
        r"|met) [\w ]{2,20}\)$|reading time\b|estimated reading\b",
        r"(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?\b.{0,40}\d",
    ),
    re.I,
)
"""How page matter begins that is no sentence."""
_START_OF_SENTENCE = re.compile(
    _any_of(
        r"©|https?://\S+\s*$|www\.\S+\s*$|!\[[^\]]*\]\(|\[[^\]]*\]\([^)\s]*\)\s*$",
        r"(?:read|see|watch|listen)(?: (?:more|also|next|now))?\s*:",
        r"(?:related|recommended|trending|also read|read also)\s*:",
        r"\((?:additional |with )?(?:reporting|writing|editing|compiled|edited) by\b",
        r"(?:additional )?reporting by\b.*;\s*\w+ by\b|additional reporting by\b",
    ),
    re.I,
)
"""How page matter begins whether or not it is a sentence."""
_IMPERATIVE = re.compile(
    _any_of(
        r"subscribe (?:now|today|for|to (?:our|my|us)|to .{0,40}\b(?:newsletter|channel|podcast|updates|alerts"
        r"|e-?mail|today|now|for))|sign (?:up|in) (?:for|to|now|here|with)|register (?:now|here|to|for)",
        r"download (?:the|our) [\w ]{0,30}\bapp|follow us|join (?:us|our)|click here|tap here|donate (?:now|to|here)",
        r"follow [\w ]{1,30} on (?:facebook|twitter|x|instagram|telegram|whatsapp)",
        r"support us|support our (?:work|journalism)|like us|find us|enter your e-?mail",
        r"get (?:our|the latest|breaking) [\w ]{0,40}(?:news|newsletter|app|email|alerts|updates|inbox)",
        r"stay (?:informed|up to date|tuned)|share your (?:thoughts|views|opinion)s?",
    )
    + r"\b",
    re.I,
)
_NOTICE = re.compile(
    _any_of(
        r"contributed (?:to )?(?:this|the|reporting)\b",
        r"©|\bcopyright\b.{0,60}(?:\b(?:19|20)\d\d\b|all rights reserved)",
        r"^(?:this|the) (?:article|story|report|piece) (?:was|has been|is|first|originally|appeared)\b.*"
        r"\b(?:published|updated|amended|corrected|republished|produced|translated|appeared|first|generated)\b",
        r"^all rights reserved|\bmay not be (?:published|reproduced)\b|\bused with permission\b",
    ),
    re.I,
)
_CAPTION_CREDIT = re.compile(
    _any_of(
        r"[(\[](?:(?:file )?(?:photo|image|picture|pic|video)s?|supplied|credit|courtesy"
        r"|screengrab)\b[^()\[\]]{0,60}[)\]]",
        r"[(\[][^()\[\]]{0,60}(?:\b(?:photo|pic|file|images)\b(?:/[^()\[\]]{1,40})?|/(?:getty|ap|afp|epa"
        r"|reuters)\b.{0,20})[)\]]",
        r"(?-i:[(\[][A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?:/| for (?:[Tt]he )?)[A-Z][^()\[\]]{1,40}[)\]])",
        r"\b(?-i:Photograph|Photo|Picture|Image|Credit)s?: (?-i:[A-Z])[^.:]{2,60}",
        r"\b(?-i:REUTERS/[A-Z]).{2,60}",
    )
    + r"$",
    re.I,
)
"""The credit at the end of a caption, which may be a sentence."""
_CREDIT_CODE = re.compile(r"[A-Za-z]{2,9}(?:/[A-Za-z]{2,9}){1,2}")
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|photograph|file|image|getty|afp|ap|reuters|epa|courtesy|screengrab|screenshot)\b"
    r"[^()\[\]]{0,60}[)\]]$",
    re.I,
)
_TIME_AGO = re.compile(r"(?:\w+ )?(?:an?|\d+) (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago", re.I)
_READING_TIME = re.compile(r"\d+[ -]min(?:ute)?s?(?: read)?", re.I)

_LINK_LIST_LABEL = re.compile(
    _any_of(
        r"related|read (?:more|also|next)|see also|also read|more (?:on|from|stories|news)|recommended|suggested",
        r"you (?:may|might)|most (?:read|popular|viewed)|trending|latest|top stories|editors?|don['’]t miss",
        r"what to read next|further reading|up next|next|previous|sponsored|tags?|topics?|explore more"
        r"|follow the topics",
        r"suggested|more for you|in this article|also (?:from|by) this|keywords?|categories",
    )
    + r"\b",
    re.I,
)


def is_section_label(line: str) -> bool:
    """Say whether a line names the part of the site that it stands in ("World", "News | Middle East").

    Args:
        line: A line that stands alone.
    """
    if len(line) > MAX_LINE:
        return False
    trail = [part for part in _TRAIL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    if 1 < len(trail) <= MAX_LABEL_PARTS and trail[0] in _LABELS:
        return all(len(part.split()) <= MAX_TRAIL_PART_WORDS for part in trail)
    parts = [part for part in _LABEL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    return 0 < len(parts) <= MAX_LABEL_PARTS and all(part in _LABELS for part in parts)


def is_furniture(line: str) -> bool:
    """Say whether a line is page matter wherever it stands: a share bar, a notice, an advert, a credit.

    Args:
        line: A line or paragraph that stands alone, without white space at its ends.
    """
    if len(line) > 2 * MAX_LINE:
        return len(line) <= MAX_NOTICE_LENGTH and is_notice(line)
    return _is_furniture(line)


@lru_cache(LINES_KEPT)
def _is_furniture(line: str) -> bool:
    core = line.strip("*_ ")
    count = len(core.split())
    if (
        _FULL_LINE.fullmatch(core)
        or abroad.FULL_LINE.fullmatch(core)
        or _TIME_AGO.fullmatch(core)
        or _READING_TIME.fullmatch(core)
    ):
        return True
    if _NOTICE.search(core) and count <= MAX_NOTICE_WORDS:
        return True
    if _IMPERATIVE.match(core) and count <= MAX_IMPERATIVE_WORDS:
        return True
    if _START_OF_SENTENCE.match(core) or is_notice(core):
        return True
    if count <= MAX_CAPTION_WORDS and _CAPTION_CREDIT.search(core):
        return True
    if len(core) > MAX_LINE or is_prose(core):
        return False
    if _START_OF_LINE.match(core) or _CREDIT_IN_BRACKETS.search(core):
        return True
    return _CREDIT_CODE.fullmatch(core) is not None and any(map(agency_named, core.split("/")))


def opens_link_list(line: str) -> bool:
    """Say whether a line announces links to other stories, to which the next lines belong ("Related topics").

    Args:
        line: A line that is page matter.
    """
    core = line.strip("*_ ")
    is_label = _LINK_LIST_LABEL.match(core) or abroad.LINK_LIST_LABEL.match(core)
    return is_label is not None and len(line.split()) <= MAX_LIST_LABEL_WORDS
