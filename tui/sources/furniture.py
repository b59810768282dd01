"""Lines that belong to the page and not to the article: section labels, share bars, credits, notices, adverts."""

from __future__ import annotations

import re

from tui.sources.lines import MAX_LINE, is_prose

_LABELS = frozenset(
    """
    world politics business sport sports opinion opinions news analysis exclusive live culture tech technology science
    health travel lifestyle entertainment arts books film music style fashion food climate environment weather education
    economy markets money finance companies international national regional local society community crime law courts war
    conflict conflicts defence defense diplomacy security military features feature comment commentary editorial
    editorials letters obituary obituaries video videos photos pictures gallery podcast podcasts headlines latest
    explainer explainers explained investigation investigations interview interviews magazine uk us usa u.s. eu europe
    asia africa americas australia canada china russia india israel gaza syria ukraine iran iraq turkey lebanon
    breaking urgent home menu multimedia newsletter newsletters topics tags search
    """.split()
) | {
    "breaking news",
    "world news",
    "local news",
    "latest news",
    "top stories",
    "top story",
    "live updates",
    "live blog",
    "special report",
    "in depth",
    "in-depth",
    "long read",
    "the long read",
    "fact check",
    "middle east",
    "north africa",
    "latin america",
    "north america",
    "south america",
    "south asia",
    "central asia",
    "asia pacific",
    "asia-pacific",
    "united states",
    "united kingdom",
    "human rights",
    "real estate",
    "science and technology",
    "arts and culture",
    "news analysis",
    "first person",
    "foreign affairs",
    "foreign policy",
}
_LABEL_SEPARATORS = re.compile(r"\s*[|/>»›·•,&]\s*|\s+[-–—]\s+")

_ADVERT = (
    r"(?:advertisements?|advertorial|sponsored(?: content| by .*)?|promoted(?: content)?|ad|skip ad(?:vertisement)?)"
)
_FULL_LINE = re.compile(
    r"(?:"
    # comments
    r"(?:\d[\d,.]*|no|view|show|hide|read|see all|all|post a|leave a|add a|load more)? ?comments?(?: ?\(\d+\))?(?: yet)?"
    r"|be the first to comment|join the (?:conversation|discussion)|leave a reply|post (?:a )?reply"
    # sharing
    r"|share(?: (?:this|the))?(?: (?:article|story|post|page|news|link|via|on|with)\b.{0,60})?|(?:tweet|e-?mail|print|save)(?: this)?"
    r"|copy link|link copied|share ?(?:with|to)? ?(?:friends)?|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit"
    r"|instagram|youtube|messenger|bookmark|\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?)"
    # other stories
    r"|related(?: (?:topics?|articles?|stor(?:y|ies)|news|content|coverage|posts?|links?|tags?|reading))?"
    r"|(?:read|see|watch|listen) (?:more|also|next)|also read|up next|next(?: up| article| story)?|previous(?: article| story)?"
    r"|more (?:on this(?: story| topic)?|from .{1,40}|stories|news|like this|to explore|in .{1,40})"
    r"|(?:recommended|suggested)(?: (?:for you|stories|reading|articles))?|you (?:may|might) also (?:like|be interested in)"
    r"|(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)|trending(?: now| topics| stories)?|popular"
    r"|latest(?: (?:news|stories|updates|from .{1,40}))?|don[’']t miss|editors?[’']?s? picks?|what to read next|further reading"
    r"|(?:view|show|load|see) (?:more|all)|back to top|skip to (?:main )?content|loading(?:\.\.\.|…)?"
    # adverts
    rf"|{_ADVERT}|(?:story|article) continues below(?: (?:this )?advertisement)?|continue reading(?: .{{0,60}})?"
    # signing up
    r"|(?:log|sign) (?:in|up|out)|register|subscribe(?: (?:now|today))?|newsletters?|notifications?"
    # the page's own marks
    r"|listen(?: to (?:this )?(?:article|story))?|play (?:video|audio)|video|watch|audio|photo|image|slideshow|file photo"
    r"|(?:getty images|shutterstock|alamy|istock)(?: .{0,30})?|all rights reserved|ends?|the end|-?30-?|published|updated"
    r"|about the authors?|our standards:.*|terms of (?:use|service)|privacy policy|contact us|about us|keywords?|tags?|topics?|categories"
    r")[\s:.…]*",
    re.I,
)
_START_OF_LINE = re.compile(
    r"(?:\(c\)\s*\d|copyright\b|@\w+\s*$|(?:#\w+\s*)+$|also (?:read|see|watch)\b|read (?:also|more)\b"
    r"|(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|in this story|sources?|source link)\s*:"
    r"|(?:photo(?:graph)?|image|picture|video|illustration|graphic|credit|caption|pic)s?(?: (?:by|credit|source|caption))?\s*[:,]"
    r"|(?:photo(?:graph)?|image|picture)s? (?:by|courtesy)\b|file photo\b|image (?:source|caption|credit)\b"
    r"|(?:reporting|editing|writing|compiled|edited|translated|produced) by\b|with (?:inputs?|files|agenc(?:y|ies))\b"
    r"|(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?\b.{0,40}\d"
    r"|reading time\b|estimated reading\b)",
    re.I,
)
"""How page matter begins that is no sentence."""
_START_OF_SENTENCE = re.compile(
    r"(?:©|https?://\S+\s*$|www\.\S+\s*$|!\[[^\]]*\]\(|\[[^\]]*\]\([^)\s]*\)\s*$"
    r"|(?:read|see|watch|listen)(?: (?:more|also|next|now))?\s*:|(?:related|recommended|trending|also read|read also)\s*:"
    r"|\((?:additional |with )?(?:reporting|writing|editing|compiled|edited) by\b|(?:additional )?reporting by\b.*;\s*\w+ by\b"
    r"|additional reporting by\b)",
    re.I,
)
"""How page matter begins whether or not it is a sentence."""
_IMPERATIVE = re.compile(
    r"(?:subscribe (?:to|now|today|for)|sign (?:up|in) (?:for|to|now|here|with)|log in to|register (?:now|here|to|for)"
    r"|download (?:the|our) [\w ]{0,30}\bapp|follow us|follow [\w ]{1,30} on (?:facebook|twitter|x|instagram|telegram|whatsapp)"
    r"|join us|join our|click here|tap here|donate (?:now|to|here)|support us|support our (?:work|journalism)|like us|find us"
    r"|get (?:our|the latest|breaking) [\w ]{0,40}(?:news|newsletter|app|email|alerts|updates|inbox)|stay (?:informed|up to date|tuned)"
    r"|enter your e-?mail|share your (?:thoughts|views|opinion)s?)\b",
    re.I,
)
MAX_IMPERATIVE_WORDS = 25
"""Words of a line that asks the reader to subscribe, follow or download; a longer one tells something."""
_NOTICE = re.compile(
    r"(?:contributed (?:to )?(?:this|the|reporting)\b|^(?:this|the) (?:article|story|report|piece) (?:was|has been|is|first|originally|"
    r"appeared)\b.*\b(?:published|updated|amended|corrected|republished|produced|translated|appeared|first|generated)\b"
    r"|^all rights reserved|\bmay not be (?:published|reproduced)\b|\bused with permission\b)",
    re.I,
)
MAX_NOTICE_WORDS = 40
"""Words of a credit or notice in the form of a sentence."""
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|photograph|file|image|getty|afp|ap|reuters|epa|courtesy|screengrab|screenshot)\b[^()\[\]]{0,60}[)\]]$",
    re.I,
)
_TIME_AGO = re.compile(r"(?:\w+ )?(?:an?|\d+) (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago", re.I)
_READING_TIME = re.compile(r"\d+[ -]min(?:ute)?s?(?: read)?", re.I)

_LINK_LIST_LABEL = re.compile(
    r"(?:related|read (?:more|also|next)|see also|also read|more (?:on|from|stories|news)|recommended|suggested|you (?:may|might)"
    r"|most (?:read|popular|viewed)|trending|latest|top stories|editors?|don[’']t miss|what to read next|further reading|up next|next|previous)\b",
    re.I,
)


def is_section_label(line: str) -> bool:
    """Say whether a line names the part of the site that it stands in ("World", "News | Middle East").

    Args:
        line: A line that stands alone.
    """
    parts = [part for part in _LABEL_SEPARATORS.split(line.strip(" :#*").lower()) if part]
    if not parts or len(parts) > 5:
        return False
    known = [part in _LABELS or part.startswith(("home", "live:")) for part in parts]
    return all(known)


def is_furniture(line: str) -> bool:
    """Say whether a line is page matter wherever it stands: a share bar, a notice, an advert, a credit.

    Args:
        line: A line or paragraph that stands alone, without white space at its ends.
    """
    if len(line) > 2 * MAX_LINE:
        return False
    core = line.strip("*_ ")
    words = len(core.split())
    if _FULL_LINE.fullmatch(core) or _TIME_AGO.fullmatch(core) or _READING_TIME.fullmatch(core):
        return True
    if _NOTICE.search(core) and words <= MAX_NOTICE_WORDS:
        return True
    if _IMPERATIVE.match(core) and words <= MAX_IMPERATIVE_WORDS:
        return True
    if _START_OF_SENTENCE.match(core):
        return True
    if len(core) > MAX_LINE or is_prose(core):
        return False
    return _START_OF_LINE.match(core) is not None or _CREDIT_IN_BRACKETS.search(core) is not None


def opens_link_list(line: str) -> bool:
    """Say whether a line announces links to other stories ("Related topics", "More from Barran"), to which the next lines belong.

    Args:
        line: A line that is page matter.
    """
    return _LINK_LIST_LABEL.match(line.strip("*_ ")) is not None and len(line.split()) <= 6
