"""The language of a text, by its commonest words, where they leave no doubt."""

# ruff: noqa: RUF001 (the words of other alphabets)
from __future__ import annotations

import re
from collections import Counter

from tui.sources.words import word_set

SAMPLE = 20_000
"""Characters of a text that are looked at."""
MIN_HITS = 8
"""Common words that a text must have: two sentences hold as many."""
MIN_SHARE = 0.12
"""Share of a text's words that are common ones of its language; running text has 0.3 and more, a foreign one 0.05."""
MIN_LEAD = 1.5
"""How many times as many common words of the language there are as of the next; near kin such as Danish and Norwegian
stay below it unless the text tells them apart."""

_COMMON = {
    "en": word_set(
        "the of and to in is was that for on with as at by from it he his are be have has had were not said"
    ),
    "de": word_set(
        "der die das und ist nicht von zu den mit sich auf für dem im ein eine des als auch wurde nach wie am in um bei"
        " aus er sie es an"
    ),
    "fr": word_set("le la les des et est une du dans qui que pour sur au aux pas par ont été avec ce son il elle plus"),
    "es": word_set("el la los las y en que del por con una un para se su al es fue como más no según han lo pero"),
    "it": word_set("il lo gli di che è e la per un una non sono del della nel con si dei delle alla anche ha più da"),
    "pt": word_set("o os as e que do da em um uma para com não no na dos das por foi se ao mais são pela pelo ele"),
    "nl": word_set("de het een en van is dat op te voor met zijn niet aan er om ook als bij maar door werd wordt naar"),
    "sv": word_set("och att det som en på är av för med den till inte har om ett var sig de från vid men han ska"),
    "da": word_set("og at det som en på er af for med den til ikke har om et var sig de fra ved men han blev efter"),
    "no": word_set("og at det som en på er av for med den til ikke har om et var seg de fra ved men han ble etter"),
    "pl": word_set("i w na z do się nie że jest to od za po przez jak o oraz był była przy ze dla są co tym"),
    "tr": word_set("ve bir bu için ile da de olarak çok olan daha gibi ise kadar sonra olduğu dedi ne var en her"),
    "ru": word_set("и в на не что с по из за от это как к о для был было его но они также года при до"),
    "uk": word_set("і в на не що з та до за від це як про для був було його але вони також року при у є"),
    "ar": word_set("في من على إلى أن عن التي الذي مع هذا هذه ما كان لا بعد قد كما بين ذلك قال"),
}
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str | None:
    """Name the language that a text is written in.

    Args:
        text: Running text.

    Returns:
        A tag such as `en`; None where the text is short or the guess is not clear.
    """
    counts = Counter(_WORD.findall(text[:SAMPLE].lower()))
    if counts.total() < MIN_HITS:
        return None
    hits = sorted(((sum(counts[word] for word in common), tag) for tag, common in _COMMON.items()), reverse=True)
    (most, tag), (next_most, _) = hits[:2]
    if most < max(MIN_HITS, MIN_SHARE * counts.total()) or most < MIN_LEAD * next_most:
        return None
    return tag
