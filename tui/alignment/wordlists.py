"""Closed classes of English words: what carries no content, what opens a clause, irregular forms, months."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about above across after again against ago all almost along already also although always am amid among an and
    another any anybody anyone anything are around as at away back be became because become been before behind being
    below besides between beyond both but by came can cannot come could d did do does doing done down during each
    either else enough even ever every everybody everyone everything for from further get gets getting go goes going
    gone got had has have having he hence her here hers herself him himself his how however i if in indeed instead
    into is it its itself just let like ll made make makes making many may maybe me meanwhile might mine more moreover
    most mostly much must my myself near nearly neither never nevertheless no nobody none nor not nothing now of off
    often on once one ones only onto or other others otherwise our ours ourselves out over own per perhaps quite rather
    re really s same shall she should since so some somebody someone something still such t than that the their theirs
    them themselves then there thereafter thereby therefore these they this those though through throughout thus till
    to together too toward towards under unless unlike until unto up upon us ve very via was we well went were what
    whatever when whenever where whereas whether which while who whoever whom whose why will with within without would
    yet you your yours yourself yourselves said say says saying told tell tells telling according mr mrs ms dr
    """.split()
)

OPENERS = frozenset(
    "after although amid as because before despite during following given if once since though until upon when while "
    "with".split()
)
"""Words with which a sentence opens a clause that is not its claim."""

MONTHS = {
    short: full
    for full in ("january february march april june july august september october november december".split())
    for short in (full[:3],)
    if short != "mar"
} | {"sept": "september"}

_IRREGULAR = """
    arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|begin began begun|bend bent|bind bound|
    bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|
    buy bought|catch caught|choose chose chosen|cling clung|creep crept|deal dealt|dig dug|draw drew drawn|
    dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|
    fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|
    forgive forgave forgiven|freeze froze frozen|give gave given|grind ground|grow grew grown|hang hung|hear heard|
    hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|learn learnt|
    leave left|lend lent|light lit|lose lost|mean meant|meet met|mistake mistook mistaken|overcome overcame|
    overtake overtook overtaken|overthrow overthrew overthrown|pay paid|ride rode ridden|ring rang rung|
    rise rose risen|run ran|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|
    show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|
    spend spent|spin spun|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|
    strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|
    tear tore torn|think thought|throw threw thrown|tread trod trodden|understand understood|
    undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|
    wind wound|withdraw withdrew withdrawn|withstand withstood|write wrote written|
    man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|life lives|wife wives|half halves|
    leaf leaves|thief thieves|knife knives|person people|crisis crises
"""

IRREGULAR = {
    form: base
    for base, *forms in (entry.split() for entry in _IRREGULAR.split("|"))
    for form in forms
    if form not in {"wound", "ground", "leaves", "bound", "found"}  # more often words of their own
} | {"found": "find", "left": "leave"}
"""Irregular form → base form."""
