"""Reads numbers written in digits or in English words, so that "fifty years" and "a 50-year rule" share a figure."""

from __future__ import annotations

from collections.abc import Sequence

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GROUPS = {"dozen": 12, "score": 20}
ORDINALS = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
SPANS_OF_YEARS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
FIRST_WORDS = frozenset({*UNITS, *TENS, "hundred"})
"""Words with which a written-out number begins."""
FIRST_SIGNS = frozenset("0123456789.,")
"""Characters with which digits begin."""
LONGEST_NUMBER = 7
"""Words in the longest number read at once ("two hundred and fifty five thousand six")."""


def read_digits(form: str) -> float | None:
    """The value of a word that starts with a digit: "40", "1,200", "3.5", "4th".

    Returns:
        The value, or None where the word is no plain number ("10:30" is a time of day).
    """
    if form[:1] not in FIRST_SIGNS:
        return None
    bare = form
    if bare.endswith(ORDINAL_ENDINGS):
        bare = bare[:-2]
    bare = bare.replace(",", "")
    if not bare or not all(char.isascii() and (char.isdigit() or char == ".") for char in bare):
        return None
    try:
        return float(bare)
    except ValueError:
        return None


def read_number(forms: Sequence[str], at: int) -> tuple[float, int] | None:
    """Read the number that starts at a word.

    Args:
        forms: Lower-case words in order.
        at: Index of the first word to read.

    Returns:
        The value and how many words it took, or None where no number starts. A lone "one" is a pronoun, not a number.
        "five decades" reads as 50 over one word: the word for the span stays, and counts as "years".
    """
    if forms[at] not in FIRST_WORDS and forms[at][:1] not in FIRST_SIGNS:
        return None
    total = current = 0.0
    taken = 0
    seen = False
    index = at
    while index < min(at + LONGEST_NUMBER, len(forms)):
        form = forms[index]
        digits = read_digits(form)
        if digits is not None and not seen:
            current = digits
        elif form in UNITS and (not seen or (current % 10 == 0 and current > 10)):
            current += UNITS[form]
        elif form in TENS and (not seen or current % 100 == 0):
            current += TENS[form]
        elif form in SCALES and (seen or form == "hundred"):
            scale = SCALES[form]
            if scale == SCALES["hundred"]:
                current = max(current, 1) * scale
            else:
                total, current = total + current * scale, 0.0
        elif form in GROUPS and seen:
            current *= GROUPS[form]
        elif form == "and" and seen and current >= SCALES["hundred"] and _continues(forms, index + 1):
            index += 1
            continue
        else:
            break
        seen = True
        index += 1
        taken = index - at
    if not seen:
        return None
    if taken == 1 and forms[at] == "one":
        return None
    value = total + current
    if at + taken < len(forms):
        value *= SPANS_OF_YEARS.get(forms[at + taken], 1)
    return value, taken


def _continues(forms: Sequence[str], at: int) -> bool:
    return at < len(forms) and (forms[at] in UNITS or forms[at] in TENS)
