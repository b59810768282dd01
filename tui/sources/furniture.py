"""Lines that belong to the page and not to the article: section labels, share bars, credits, notices, adverts."""

from __future__ import annotations

import re

from tui.sources.lines import MAX_LINE, is_prose
from tui.sources.words import phrase_set, word_set

MAX_IMPERATIVE_WORDS = 25
"""Words of a line that asks the reader to subscribe, follow or download; a longer one tells something."""
MAX_NOTICE_WORDS = 40
"""Words of a credit or notice in the form of a sentence."""
MAX_LABEL_PARTS = 5
"""Parts of a trail of section labels ("Home > News > Middle East")."""
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
_LABEL_SEPARATORS = re.compile(r"\s*[|/>»•·,&]\s*|\s+[-–—]\s+")


def _any_of(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_FULL_LINE = re.compile(
    _any_of(
        # comments
        r"(?:\d[\d,.]*|no|view|show|hide|read|see all|all|post a|leave a|add a|load more)? ?comments?(?: ?\(\d+\))?",
        r"no comments yet|be the first to comment|join the (?:conversation|discussion)|(?:leave|post) a reply",
        # sharing
        r"share(?: (?:this|the))?(?: (?:article|story|post|page|news|link|via|on|with)\b.{0,60})?",
        r"(?:tweet|e-?mail|print|save|bookmark)(?: this(?: (?:article|story|page))?)?|copy link|link copied",
        r"facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|messenger",
        r"\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?)",
        # other stories
        r"related(?: (?:topics?|articles?|stor(?:y|ies)|news|content|coverage|posts?|links?|tags?|reading))?",
        r"(?:read|see|watch|listen) (?:more|also|next)|also read|up next|next(?: up| article| story)?",
        r"previous(?: article| story)?|(?:view|show|load|see) (?:more|all)|trending(?: now| topics| stories)?|popular",
        r"more (?:on this(?: story| topic)?|from .{1,40}|stories|news|like this|to explore|in .{1,40})",
        r"(?:recommended|suggested)(?: (?:for you|stories|reading|articles))?",
        r"you (?:may|might) also (?:like|be interested in)|don['’]t miss|editor['’]?s['’]? picks?|what to read next",
        r"(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)|further reading",
        r"latest(?: (?:news|stories|updates|from .{1,40}))?",
        # adverts
        r"advertisements?|advertorial|sponsored(?: content| by .{1,40})?|promoted(?: content)?|(?:skip )?ads?",
        r"(?:story|article) continues below(?: (?:this )?advertisement)?|continue reading(?: .{0,60})?",
        # signing up
        r"(?:log|sign) (?:in|up|out)|register|subscribe(?: (?:now|today))?|newsletters?|notifications?",
        # the page's own marks
        r"listen(?: to (?:this )?(?:article|story))?|play (?:video|audio)|video|watch|audio|photo|image|slideshow",
        r"file photo|(?:getty images|shutterstock|alamy|istock)(?: .{0,30})?|all rights reserved|ends?|-?30-?",
        r"published|updated|about the authors?|our standards:.*|terms of (?:use|service)|privacy policy",
        r"contact us|about us|keywords?|tags?|topics?|categories|back to top|skip to (?:main )?content|loading",
    )
    + r"[\s:.…]*",
    re.I,
)
_START_OF_LINE = re.compile(
    _any_of(
        r"\(c\)\s*\d|copyright\b|@\w+\s*$|(?:#\w+\s*)+$|also (?:read|see|watch)\b|read (?:also|more)\b",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|in this story|source link)\s*:",
        r"sources?\s*:(?:\s*\S+){0,5}$",
        r"(?:photo(?:graph)?|image|picture|video|illustration|graphic|credit|caption|pic)s?"
        r"(?: (?:by|credit|source|caption))?\s*[:,]",
        r"(?:photo(?:graph)?|image|picture)s? (?:by|courtesy)\b|file photo\b|image (?:source|caption|credit)\b",
        r"(?:reporting|editing|writing|compiled|edited|translated|produced) by\b",
        r"with (?:inputs?|files|agenc(?:y|ies))\b|reading time\b|estimated reading\b",
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
        r"subscribe (?:to|now|today|for)|sign (?:up|in) (?:for|to|now|here|with)|register (?:now|here|to|for)",
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
        r"^(?:this|the) (?:article|story|report|piece) (?:was|has been|is|first|originally|appeared)\b.*"
        r"\b(?:published|updated|amended|corrected|republished|produced|translated|appeared|first|generated)\b",
        r"^all rights reserved|\bmay not be (?:published|reproduced)\b|\bused with permission\b",
    ),
    re.I,
)
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
        r"what to read next|further reading|up next|next|previous",
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
    parts = [part for part in _LABEL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    return 0 < len(parts) <= MAX_LABEL_PARTS and all(part in _LABELS for part in parts)


def is_furniture(line: str) -> bool:
    """Say whether a line is page matter wherever it stands: a share bar, a notice, an advert, a credit.

    Args:
        line: A line or paragraph that stands alone, without white space at its ends.
    """
    if len(line) > 2 * MAX_LINE:
        return False
    core = line.strip("*_ ")
    count = len(core.split())
    if _FULL_LINE.fullmatch(core) or _TIME_AGO.fullmatch(core) or _READING_TIME.fullmatch(core):
        return True
    if _NOTICE.search(core) and count <= MAX_NOTICE_WORDS:
        return True
    if _IMPERATIVE.match(core) and count <= MAX_IMPERATIVE_WORDS:
        return True
    if _START_OF_SENTENCE.match(core):
        return True
    if len(core) > MAX_LINE or is_prose(core):
        return False
    return _START_OF_LINE.match(core) is not None or _CREDIT_IN_BRACKETS.search(core) is not None


def opens_link_list(line: str) -> bool:
    """Say whether a line announces links to other stories, to which the next lines belong ("Related topics").

    Args:
        line: A line that is page matter.
    """
    return _LINK_LIST_LABEL.match(line.strip("*_ ")) is not None and len(line.split()) <= MAX_LIST_LABEL_WORDS
