"""What two wordings of a sentence may not differ in: numbers, names, negations, and words that turn its meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tui.notebook.typography import plain

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = frozenset(".!?:;\"'“”‘«([{|•*")

_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
_VALUES = {name: str(value) for value, name in enumerate(_NUMBERS)} | {
    name: str(10 * value)
    for value, name in enumerate("thirty forty fifty sixty seventy eighty ninety hundred".split(), start=3)
}

TURNING = frozenset(
    """
    not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half twice double triple
    third quarter first second fourth fifth sixth last final
    all every each some few many most both any only more less fewer least under over above below almost nearly about
    before after until since during yesterday today tomorrow tonight morning afternoon evening night noon midnight
    ago earlier later early late next previous
    allegedly alleged reportedly apparently may might could would should will if unless whether claimed claims denied
    denies deny denying confirmed confirms confirm admitted admits refused refuses rejected rejects accepted accepts
    accept approved approves opposed opposes supported supports agreed disagreed failed fails succeeded
    killed dead died dies injured wounded hurt unhurt alive survived missing kidnapped rescued found
    guilty innocent convicted acquitted charged cleared arrested released freed jailed sentenced sued settled dropped
    rose rise rises rising fell fall falls falling increased increase decreased decrease gained lost won win wins lose
    loses up down high higher highest low lower lowest gain loss profit best worst better worse
    opened closed open closed started stopped began ended begin end start stop continued resumed suspended cancelled
    north south east west northern southern eastern western left right inside outside
    man woman men women boy girl male female father mother son daughter brother sister husband wife he she his her him
    hers
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    true false real fake legal illegal lawful unlawful possible impossible likely unlikely able unable
    against between from by
    non anti ex former deputy acting
    nicht kein keine keinen keiner niemand nie nichts ohne ne pas jamais aucun aucune rien sans nunca nadie ningún sin
    não nem sem mai nessuno niente senza niet geen nooit inte ingen inget ikke не нет ни никогда никто без
    """.split()
)
"""Words of which one more, one fewer or another one makes a sentence say something else; in English, and negations in
some other languages."""

_FUNCTION = frozenset(
    """
    a an the this that these those it its they their there here we our you your i my and but or so as at by for from in
    into of on onto upon to with when while where who whom whose which what why how than then thus also however
    meanwhile although though because despite is are was were be been being has have had do does did am
    """.split()
)
"""Words that are no names, though they open a sentence with a capital."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    form: str
    """In lower case, numbers in digits without separators."""
    start: int
    """Offset in the text."""
    end: int
    is_name: bool
    """Whether it has a capital that the beginning of a sentence does not explain."""
    opens: bool
    """Whether it has a capital that the beginning of a sentence may explain."""


def words(text: str) -> list[Word]:
    """Cut a text into words.

    Args:
        text: Any text.

    Returns:
        Its words in order, without punctuation.
    """
    found: list[Word] = []
    fresh = True
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        fresh = fresh or not _SENTENCE_START.isdisjoint(text[at:start])
        written = match[0]
        form = _form(written)
        capital = written[0].isupper() and form not in _FUNCTION
        found.append(Word(form, start, end, capital and not fresh, capital and fresh))
        fresh = False
        at = end
    return found


def differ(quote: Sequence[Word], other: Sequence[Word], in_lower_case: Collection[str] = ()) -> bool:
    """Tell whether two wordings differ in what may not change: then they say different things, however alike they look.

    Args:
        quote: Words of one sentence.
        other: Words of another.
        in_lower_case: Words known to be no names, since the text has them in lower case.

    Returns:
        Whether a number, a name, a negation or another turning word is in one only.
    """
    if _turning(quote) != _turning(other):
        return True
    return _lacks_a_name(quote, other, in_lower_case) or _lacks_a_name(other, quote, in_lower_case)


def has_capitals(quote: Sequence[Word]) -> bool:
    """Tell whether a text is in a script that shows names by capitals."""
    return any(word.is_name or word.opens or word.form in _FUNCTION for word in quote)


def _turning(sentence: Sequence[Word]) -> Counter[str]:
    return Counter(
        "not" if word.form.endswith("n't") else word.form
        for word in sentence
        if word.form in TURNING or word.form[0].isdigit() or word.form.endswith("n't")
    )


def _lacks_a_name(one: Sequence[Word], other: Sequence[Word], in_lower_case: Collection[str]) -> bool:
    """Whether a word of one sentence that may be a name is in the other less often."""
    known = Counter(_bare(word.form) for word in other)
    names = Counter(_bare(word.form) for word in one if word.is_name or (word.opens and word.form not in in_lower_case))
    return any(count > known[name] for name, count in names.items())


def _bare(form: str) -> str:
    return form.removesuffix("'s")


def _form(written: str) -> str:
    if written[0].isdigit():
        return written.replace(",", "")
    form = plain(written).casefold() if not written.isascii() else written.casefold()
    return _VALUES.get(form, form)
