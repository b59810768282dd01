"""Lines that are page matter from their first word to their last: labels, buttons, counts, share bars, adverts."""

from __future__ import annotations

from tui.sources import abroad
from tui.sources.keyed_patterns import KeyedPatterns
from tui.sources.words import phrase_set, word_set

MAX_PAGE_LINE = 160
"""Characters of such a line; one with a title in it that opens in a new window has some hundred."""
_MARKS_AT_END = " \t\n\xa0:.…"
_WORDINGS = (
    word_set(
        """
        reply cancel logout login facebook twitter x whatsapp telegram linkedin pinterest reddit instagram youtube
        messenger shares follow follower followers following trending popular previous next keyword keywords tag
        tags topic topics categories loading donate register ad ads advertisement advertisements advertorial listen
        video watch audio photo image slideshow published updated end ends -30 -30- 30- 30 sponsored promoted
        newsletter newsletters notification notifications
        """
    )
    | phrase_set(
        """
        comments: our rules
        read the rules here
        report comment
        report this comment
        add your comment
        add a comment
        best rated
        worst rated
        log out
        log in
        my profile
        my account
        my news
        no comments yet
        be the first to comment
        join the conversation
        join the discussion
        leave a reply
        post a reply
        copy link
        link copied
        share options
        share article
        share save
        follow us
        google news
        apple news
        small text
        medium text
        large text
        get link
        send link
        gift article
        gift this article
        reuse this content
        print this page
        print this article
        print this story
        open in app
        get the app
        purchase licensing rights
        read more
        read also
        read next
        see more
        see also
        see next
        watch more
        watch also
        watch next
        listen more
        listen also
        listen next
        also read
        up next
        next up
        next article
        next story
        previous article
        previous story
        view more
        view all
        show more
        show all
        load more
        load all
        see all
        trending now
        trending topics
        trending stories
        more on this
        more on this story
        more on this topic
        more stories
        more news
        more like this
        more to explore
        more for you
        you may also like
        you might also like
        you may also be interested in
        you might also be interested in
        don't miss
        don’t miss
        what to read next
        for you
        suggested topics
        in case you missed it
        explore more
        explore more on these topics
        follow the topics in this article
        end of list
        in this article
        in this story
        on this page
        jump to
        further reading
        after newsletter promotion
        paid post
        skip ad
        skip ads
        sign in
        sign up
        sign out
        log up
        subscribe
        subscribe now
        subscribe today
        we value your privacy
        privacy settings
        make a gift
        make a donation
        make a gift today
        make a donation today
        notes to desks
        note to desk
        note to desks
        notes to desk
        media contact
        media contacts
        play video
        play audio
        file photo
        all rights reserved
        about the author
        about the authors
        terms of use
        terms of service
        privacy policy
        accessibility links
        accessibility help
        view gallery
        photo gallery
        contact us
        about us
        back to top
        skip to content
        skip to main content
        """
    )
    | abroad.WHOLE_LINES
)
"""Lines that are page matter, in small letters, without marks at their ends."""
_FORMS = (
    # comments
    (
        "comment",
        r"(?:\d[\d,.]*|no|view|show|hide|read|see all|all|post a|leave a|add a|load more)? ?comments?(?: ?\(\d+\))?"
        r"|comments?:? \(?\d[\d,]*\)?|\d+ comments? \(\d+ new\)|see all comments|jump to comments.*",
    ),
    ("response", r"responses? \(\d+\)|see all responses"),
    ("newest|oldest", r"(?:(?:newest|oldest)(?: first)?[ |/]*)+"),
    # sharing
    ("share", r"share(?: (?:this|the))?(?: (?:article|story|post|page|news|link|via|on|with)\b.{0,60})?|share\d"),
    ("tweet|mail|print|save|bookmark", r"(?:tweet|e-?mail|print|save|bookmark)(?: this(?: (?:article|story|page))?)?"),
    (
        "share|view|like|read|follower|clap|repl|members",
        r"\d[\d,.]*[km]? (?:shares?|views?|likes?|reads?|followers?|claps?|repl(?:y|ies)|members)",
    ),
    ("follow us on", r"follow us on .{1,40}"),
    ("(opens in", r".{1,80}\(opens in (?:a )?new (?:window|tab)\)"),
    ("click", r"click (?:here )?to .{1,60}"),
    ("view", r"view (?:this )?(?:post )?(?:more )?on \w+"),
    ("add to my|: subscribe", r".{0,40}\badd to my\w+|.{1,30}: subscribe"),
    # other stories
    ("related", r"related(?: (?:topics?|articles?|stor(?:y|ies)|news|content|coverage|posts?|links?|tags?|reading))?"),
    ("more from|more in", r"more (?:from|in) .{1,40}"),
    ("recommended|suggested", r"(?:recommended|suggested)(?: (?:for you|stories|reading|articles))?"),
    ("pick", r"editor['’]?s['’]? picks?"),
    ("around the", r"around the \w+"),
    ("watched|discussed|liked", r"(?:most|top) (?:watched|discussed|liked)(?: .{1,30})?"),
    ("sponsored|promoted|partner", r"(?:sponsored|promoted|partner) (?:stories|links|content)"),
    ("also ", r"also (?:from|by|in) this \w+"),
    ("trending", r"trending .{1,12}:?"),
    ("list ", r"list (?:of \d+ items|\d+ of \d+)"),
    ("of 0|of 1|of 2|of 3|of 4|of 5|of 6|of 7|of 8|of 9", r"(?:page )?\d+ of \d+|\d+ of \d+ seconds.*"),
    ("most |top ", r"(?:most|top) (?:read|popular|viewed|shared|commented|stories|news)"),
    ("latest", r"latest(?: (?:news|stories|updates|from .{1,40}))?"),
    # adverts
    ("advertisement", r"advertisement ?[·|:-].{0,40}"),
    ("sponsored|promoted", r"sponsored(?: content| by .{1,40})?|promoted content"),
    ("continues", r"(?:story|article) continues(?: below)?(?: (?:this |the )?(?:advertisement|ad))?"),
    ("continue reading", r"continue reading(?: .{0,60})?"),
    ("scroll", r"scroll (?:down|to continue).{0,40}"),
    # signing up
    ("mail", r"e-?mail(?: address)?(?: ?\*| \(required\))?|your e-?mail.{0,30}"),
    ("unlock", r"unlock .{1,60} for free|subscribe to unlock.{0,40}"),
    ("accept|reject|allow|decline", r"(?:accept|reject|allow|decline)(?: all| additional)?(?: cookies)?"),
    ("manage ", r"manage (?:options|cookies|preferences|consent)"),
    ("cookie", r"(?:view )?cookies?(?: on .{1,30}| settings| policy| preferences)?"),
    ("get involved|journalism", r"get involved .{1,50}|support .{1,40}\bjournalism"),
    # of whom to ask
    ("contact|enquiries|inquiries", r"(?:media |press |news )?(?:contacts?|enquiries|inquiries)\s*:.{0,60}"),
    ("+|(", r"[+(]\d[\d ()/.-]{6,20}"),
    ("@", r"(?:e-?mail: ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    # the page's own marks
    ("listen to", r"listen to (?:this )?(?:article|story)|listen to .{1,20}[|·•-] ?\d+ min(?:ute)?s?"),
    ("getty|shutterstock|alamy|istock", r"(?:getty images|shutterstock|alamy|istock)(?: .{0,30})?"),
    ("our standards:", r"our standards:.*"),
    ("skip to", r"skip to (?:links|navigation|main|content)"),
    ("skip ", r"skip (?:links|navigation|main|content)"),
    ("menu", r"(?:\w+ ){0,3}menu"),
    ("search", r"(?:open |site )?search(?: bar| the \w+)?|jump to search.*"),
    ("jump to", r"jump to (?:navigation|content).*"),
    (".", r"(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}"),
    ("loaded:", r"loaded: .{1,20}"),
    ("view image", r"view image in .*|.{0,30}\bto view image in full size"),
    ("to view image", r".{0,30}\bto view image in full size"),
    (
        "0|1|2|3|4|5|6|7|8|9",
        r"[+#]?\d{1,3}(?:[.,]\d{3})*(?:\.\d)?[km]?|[+-]?\d{1,3} ?°[cf]?|\d{1,2}[smhd]|• ?\d{1,2} ?[smhd]"
        r"|\d+[ -]min(?:ute)?s?(?: read)?",
    ),
    # how long ago
    (" ago", r"(?:\w+ )?(?:an?|\d+) (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago"),
    *abroad.FORMS,
)
"""Such lines with what changes in them: words of which a line has one, and the pattern of all of it."""
_FILLED = KeyedPatterns(*((words, rf"(?:{pattern})[\s:.…]*") for words, pattern in _FORMS))


def is_page_line(line: str) -> bool:
    """Say whether a whole line is known from pages ("Share this article", "12 Comments", "Related topics:").

    Args:
        line: A line that stands alone.
    """
    if len(line) > MAX_PAGE_LINE:
        return False
    return line.rstrip(_MARKS_AT_END).lower() in _WORDINGS or _FILLED.fill(line)
