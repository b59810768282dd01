"""What each article is about: its rare words and names, weighted, and how like two articles are by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import sparse

from tui.alignment.arrays import Bools, Floats, Sparse
from tui.alignment.meaning import usual_rarity
from tui.alignment.tokens import WORD, fold, stem
from tui.alignment.wordlists import STOP_WORDS
from tui.model import Article, Kind, Progress

READ_WORDS = 300
"""Words of an article that are read: the first ones tell what it is about, and reading them all sorts no better."""
TITLE_TIMES = 2
"""How often the words of a title count."""
RARITY_POWER = 2.0
"""Power of a word's rarity in English (0..1). Rarity within the articles at hand would make the names of the one event
that all of them tell worthless."""
NAME_TIMES = 2.0
"""How much more a name tells than a word as rare."""
NAME_SHARE = 0.5
"""Share of a word's places within sentences at which it is written with a capital, from which it is a name."""
BEFORE_SENTENCE = frozenset(".!?:;—–•-\"“”‘(['*#")
"""Marks after which a capital says nothing."""
SAME_TIME_DAYS, OTHER_TIME_DAYS = 14, 365
"""Days between two articles up to which their dates make no difference, and from which on it grows no further."""
MOST_APART = 0.6
"""Share of the likeness that is lost between articles a year or more apart: were it more, one wrong date among the
accounts of an event would often put its article apart."""
BRIEF_WORDS = 60
"""Words below which an article is too short to say much about what it shares."""
ROWS_AT_ONCE = 256
"""Articles whose likeness to all others is worked out at once."""
BENEFIT_OF_DOUBT = 0.1
"""Likeness that is added for an article without words, and less the nearer it comes to `BRIEF_WORDS`."""


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The words of some articles."""

    words: tuple[str, ...]
    """The vocabulary as most often written, sorted by stem."""
    rarity: Floats
    """0 (the commonest) to 1 (no usual English word), per word."""
    is_name: Bools
    weights: Sparse
    """Articles × vocabulary, rows of length 1 (or 0 for an article without words)."""
    lengths: Floats
    """Words read of each article, at most about `READ_WORDS`."""


@dataclass(slots=True)
class _Tally:
    """What is counted of the words of all articles."""

    forms: dict[str, Counter[str]]
    """Stem → how often it is written how."""
    capitals: Counter[str]
    """Stem → places within sentences with a capital."""
    within: Counter[str]
    """Stem → places within sentences."""


def profiles(articles: Sequence[Article], progress: Progress = lambda stage, share: None) -> Profiles:
    """Weigh the words at the beginning of each article (TF-IDF with the usual frequency of English words).

    Args:
        articles: The articles, cut into sentences or not.
        progress: Called per article.
    """
    tally = _Tally(defaultdict(Counter), Counter(), Counter())
    counts: list[Counter[str]] = []
    lengths = []
    for index, article in enumerate(articles):
        progress("telling stories apart", index / len(articles))
        own, length = _count(article, tally)
        counts.append(own)
        lengths.append(float(length))
    vocabulary = sorted(tally.forms)
    written = [min(tally.forms[key], key=lambda form: (-tally.forms[key][form], form)) for key in vocabulary]
    rarity = usual_rarity([fold(word) for word in written]) if written else np.zeros(0)
    is_name = np.array([tally.capitals[key] > NAME_SHARE * tally.within[key] for key in vocabulary], dtype=np.bool_)
    place = {key: at for at, key in enumerate(vocabulary)}
    rows = [row for row, own in enumerate(counts) for _ in own]
    columns = [place[key] for own in counts for key in own]
    values = [1.0 + np.log(count) for own in counts for count in own.values()]
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(articles), len(vocabulary)), dtype=np.float64)
    table.sort_indices()
    table = table @ sparse.diags_array(rarity**RARITY_POWER * np.where(is_name, NAME_TIMES, 1.0))
    sizes = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    table = (sparse.diags_array(1 / np.where(sizes > 0, sizes, 1.0)) @ table).tocsr()
    return Profiles(tuple(written), rarity, is_name, table, np.array(lengths))


def _count(article: Article, tally: _Tally) -> tuple[Counter[str], int]:
    """How often each stem stands in the title and the beginning of an article, and how many words were read."""
    own: Counter[str] = Counter()
    for key, _ in _keys(article.title or "", tally, is_sentence=False):
        own[key] += TITLE_TIMES
    read = 0
    for passage in article.passages:
        if passage.kind in (Kind.FURNITURE, Kind.TITLE):
            continue
        for key, times in _keys(passage.text, tally, passage.is_claim, READ_WORDS - read):
            own[key] += 1
            read += times
        if read >= READ_WORDS:
            break
    own.pop("", None)
    return own, read


def _keys(text: str, tally: _Tally, is_sentence: bool, most: int = READ_WORDS) -> list[tuple[str, int]]:
    """The stems of a text's words in their order; "" for one that tells nothing."""
    found: list[tuple[str, int]] = []
    for match in WORD.finditer(text):
        if len(found) >= most:
            break
        word = match.group()
        form = fold(word)
        if form in STOP_WORDS or (len(form) <= 1 and form.isascii()):
            found.append(("", 1))
            continue
        key = stem(form)
        found.append((key, 1))
        tally.forms[key][word] += 1
        before = text[max(match.start() - 2, 0) : match.start()].strip()
        if is_sentence and match.start() and not (before and before[-1] in BEFORE_SENTENCE):
            tally.within[key] += 1
            tally.capitals[key] += word[0].isupper()
    return found


def likeness(found: Profiles, days: Sequence[date | None]) -> Floats:
    """How like each two articles are, articles × articles, about 0..1.

    The cosine of their words; less where they were published long after one another, and a little more where one is
    so short that it cannot share much.

    Args:
        found: Their words.
        days: When each was published, where it is known.
    """
    ordinals = np.array([day.toordinal() if day else -1 for day in days], dtype=np.float64)
    brevity = np.maximum(1 - found.lengths / BRIEF_WORDS, 0.0)
    alike: Floats = (found.weights @ found.weights.T).toarray()
    # Some rows at a time: of thousands of articles, one table articles × articles is large enough.
    for first in range(0, len(alike), ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        apart = np.abs(ordinals[rows, None] - ordinals[None, :])
        apart[(ordinals[rows, None] < 0) | (ordinals[None, :] < 0)] = 0
        late = np.log(np.maximum(apart, SAME_TIME_DAYS) / SAME_TIME_DAYS) / np.log(OTHER_TIME_DAYS / SAME_TIME_DAYS)
        alike[rows] += BENEFIT_OF_DOUBT * np.maximum(brevity[rows, None], brevity[None, :])
        alike[rows] *= 1 - MOST_APART * np.minimum(late, 1.0)
    return alike
