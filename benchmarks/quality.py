"""How good the alignment is on events that its weights were not fitted to, beside baselines and without its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import sqrt
from statistics import mean, stdev
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.figures import Options, Table
from benchmarks.terminal import PROJECT

if TYPE_CHECKING:
    from tools.train import Sample
    from tui.alignment.arrays import Bools, Floats, Ints
    from tui.model import Alignment

SHARED = PROJECT.parent / "shared"
"""Hand annotation and the texts of ECB+ (Cybulska & Vossen 2014, CC BY 3.0); it is not part of the project."""
FOLDS, QUICK_FOLDS = 8, 3
"""Parts into which the events are dealt; each is scored by weights fitted to the others."""
QUICK_EVENTS = 12
"""Annotated events looked at in a hurry."""
TOPIC = re.compile(r"\d*")
"""Number with which the name of an ECB+ event begins: its topic has two events, which stay in one fold."""
TOO_LARGE = 1.5
"""Times the largest thread of the annotation from which a thread is taken to have chained several claims."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "words (cosine)": ("cosine",),
    "word vectors (meaning)": ("meaning",),
    "length": ("length",),
    "early": ("early",),
    "neighbours (diagonal, beside)": ("diagonal", "beside"),
    "third": ("third",),
    "crowd": ("crowd",),
    "all context": ("early", "diagonal", "beside", "third", "crowd"),
}
"""Features left out together."""
COMPLETE = "all features"

Threads: TypeAlias = list[list[int]]
"""Passages of each thread of an event, as indices in `Event.passages`."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Several tables of one measurement."""

    tables: tuple[Table, ...]

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.tables))


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """What the annotation says of all passages of an event that take part in it."""

    kept: Ints
    """Index (in `Event.passages`) of each of these passages."""
    link: Bools
    """Whether two passages of different articles report one claim."""
    open: Bools
    """Whether that is left open: links on which readers may differ."""
    foreign: Bools
    """Whether two passages are of different articles."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Pairs of an event as one method scores them."""

    labels: Ints
    scores: Floats
    links: int
    """Links of the event, among the pairs or not."""


def measure(options: Options) -> Table | Tables:
    """Cross-validate the alignment on the annotated events; the articles at hand play no part."""
    reason = (
        f"{SHARED} is not there" if not SHARED.is_dir() else "" if find_spec("sklearn") else "it needs scikit-learn"
    )
    if reason:
        return Table("Quality", ("links of events never seen",), (), f"left out: {reason}")
    from tools.train import read_annotated, read_clusters, read_seeds

    events = [read_seeds(SHARED), *read_annotated(read_clusters(SHARED), "train")]
    if options.quick:
        events = events[:QUICK_EVENTS]
    folds = _folds(events, QUICK_FOLDS if options.quick else FOLDS)
    scores = _scores(events, folds)
    annotations = [_annotation(part) for part in events]
    return Tables(
        (_links_table(events, annotations, scores, len(folds)), _threads_table(events, annotations, scores[COMPLETE]))
    )


def _folds(events: Sequence[Sample], count: int) -> list[list[Sample]]:
    topics = sorted({_topic(part) for part in events})
    return [[part for part in events if topics.index(_topic(part)) % count == fold] for fold in range(count)]


def _topic(part: Sample) -> str:
    found = TOPIC.match(part.name)
    return found.group() if found else ""


def _scores(events: Sequence[Sample], folds: Sequence[Sequence[Sample]]) -> dict[str, dict[str, Floats]]:
    """Probabilities of the candidates: by which features were left out and by event."""
    from tui.alignment.features import CONTEXT_FEATURES, WORD_FEATURES

    plans: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    for name, group in {COMPLETE: (), **GROUPS}.items():
        first, final = (
            tuple(feature for feature in features if feature not in group)
            for features in (WORD_FEATURES, WORD_FEATURES + CONTEXT_FEATURES)
        )
        plans.setdefault(first, {})[name] = final
    scores: dict[str, dict[str, Floats]] = {name: {} for name in (COMPLETE, *GROUPS)}
    for fold in folds:
        rest = [part for part in events if part not in fold]
        for first, finals in plans.items():
            _add_context(rest, fold, first)
            for name, final in finals.items():
                scores[name] |= _fitted(rest, fold, final)
    return scores


def _add_context(rest: Sequence[Sample], fold: Sequence[Sample], first: tuple[str, ...]) -> None:
    """Measure what needs first scores, which come from models that did not see the event."""
    from tools.train import add_context, fit

    for part in rest:
        add_context(part, fit([other for other in rest if other is not part], first))
    words = fit(rest, first)
    for part in fold:
        add_context(part, words)


def _fitted(rest: Sequence[Sample], fold: Sequence[Sample], features: tuple[str, ...]) -> dict[str, Floats]:
    from tools.train import fit

    model = fit(rest, features)
    return {part.name: model(part.columns) for part in fold}


def _annotation(part: Sample) -> Annotation:
    import numpy as np

    from tools.train import LINK, NO_LINK, UNJUDGED

    passages, article = part.event.passages, part.event.article
    foreign = article[:, None] != article[None, :]
    labels = np.full(foreign.shape, NO_LINK)
    for one, other in np.argwhere(np.triu(foreign)).tolist():
        labels[one, other] = labels[other, one] = part.label(passages[one], passages[other])
    kept = np.flatnonzero((foreign & (labels != UNJUDGED)).any(axis=1))
    square = np.ix_(kept, kept)
    return Annotation(kept, labels[square] == LINK, labels[square] == UNJUDGED, foreign[square])


def _links_table(
    events: Sequence[Sample],
    annotations: Sequence[Annotation],
    scores: Mapping[str, Mapping[str, Floats]],
    folds: int,
) -> Table:
    from tools.train import LINK

    found = {
        name: [Ranking(part.labels[part.judged], by_event[part.name][part.judged], part.links) for part in events]
        for name, by_event in scores.items()
    }
    complete = found.pop(COMPLETE)
    rows = [("as shipped: all features", *_link_figures(complete, calibrated=True))]
    for name, method in (("rapidfuzz token_set_ratio", _token_set), ("TF-IDF cosine", _tfidf)):
        rivals = [_rivalled(part, told, method) for part, told in zip(events, annotations, strict=True)]
        rows.append((name, *_link_figures(rivals, complete)))
    rows += [(f"without {name}", *_link_figures(rest, complete, calibrated=True)) for name, rest in found.items()]
    proposed = sum(int((part.labels == LINK).sum()) for part in events)
    links = sum(part.links for part in events)
    return Table(
        "Quality of links",
        ("links of events never seen", "mean AP", "difference", "AP of all", "F1", "P", "R", "ECE"),
        tuple(rows),
        f"{len(events)} events, {links} links, of which {proposed / links:.1%} are candidates and the others count as "
        f"missed; {folds} folds by topic; mean AP: each event weighs the same; difference: with its standard error; F1 "
        "at the best threshold of all, the middle of its flat top; ECE: over links worth showing; the baselines score "
        "all pairs; the candidates are the same whatever is left out",
    )


def _link_figures(
    rankings: Sequence[Ranking], than: Sequence[Ranking] | None = None, calibrated: bool = False
) -> tuple[str, ...]:
    import numpy as np

    from tools.train import average_precision, best_threshold, calibration_error

    each, usual = (
        [average_precision(one.labels, one.scores, one.links) for one in some] for some in (rankings, than or rankings)
    )
    labels = np.concatenate([one.labels for one in rankings])
    scores = np.concatenate([one.scores for one in rankings])
    links = sum(one.links for one in rankings)
    _, precision, recall, f1 = best_threshold(labels, scores, links)
    gaps = [mine - full for mine, full in zip(each, usual, strict=True)]
    return (
        _share(mean(each)),
        f"{mean(gaps):+.3f} ± {stdev(gaps) / sqrt(len(gaps)):.3f}" if than else "",
        _share(average_precision(labels, scores, links)),
        *map(_share, (f1, precision, recall)),
        _share(calibration_error(labels, scores)) if calibrated else "",
    )


def _share(value: float) -> str:
    return f"{value:.3f}"


def _rivalled(part: Sample, told: Annotation, method: Callable[[Sample], Floats]) -> Ranking:
    """All judged pairs that a baseline gives a score."""
    import numpy as np

    table = method(part)[np.ix_(told.kept, told.kept)]
    pairs = np.triu(told.foreign & ~told.open) & (table > 0)
    return Ranking(told.link[pairs].astype(np.int64), table[pairs], part.links)


def _tfidf(part: Sample) -> Floats:
    table: Floats = (part.event.tfidf @ part.event.tfidf.T).toarray()
    return table


def _token_set(part: Sample) -> Floats:
    import numpy as np
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist
    from rapidfuzz.utils import default_process

    texts = [default_process(passage.text) for passage in part.event.passages]
    return cdist(texts, texts, scorer=token_set_ratio, dtype=np.float64) / 100


def _threads_table(events: Sequence[Sample], annotations: Sequence[Annotation], scores: Mapping[str, Floats]) -> Table:
    from tui.alignment.links import worth_showing

    shown = [worth_showing(part.event, part.pairs, scores[part.name]) for part in events]
    stated = [_stated(part, told) for part, told in zip(events, annotations, strict=True)]
    ways = {
        "threads as shipped": map(_gathered, events, shown),
        "whatever aligned links connect": map(_connected, events, shown),
        "as shipped, from the annotated links": map(_gathered, events, stated),
    }
    return Table(
        "Quality of threads",
        ("B³ over passages, events never seen", "F1", "P", "R", "F1*", "P*", "R*", "passages, at most", "too large"),
        tuple((name, *_thread_figures(list(found), annotations)) for name, found in ways.items()),
        "two passages belong together if the annotation links them or, of one article, links both to a third; links on "
        "which readers may differ count neither way; * if annotated links connect them, however long the way; too "
        f"large: of more than {TOO_LARGE} times as many passages as the event's annotated links connect at most",
    )


def _stated(part: Sample, told: Annotation) -> list[Alignment]:
    """The annotated links, as sure as can be."""
    import numpy as np

    from tui.model import Alignment, Strength

    ids = [part.event.passages[at].id for at in told.kept.tolist()]
    pairs = [sorted((ids[one], ids[other])) for one, other in np.argwhere(np.triu(told.link)).tolist()]
    return [Alignment(a, b, 1.0, Strength.ALIGNED) for a, b in pairs]


def _gathered(part: Sample, links: Sequence[Alignment]) -> Threads:
    from tools.train import quiet
    from tui.alignment import gather

    place = {passage.id: at for at, passage in enumerate(part.event.passages)}
    return [[place[passage] for passage in thread.passages] for thread in gather(part.articles, links, quiet)]


def _connected(part: Sample, links: Sequence[Alignment]) -> Threads:
    """Threads as they would be if A like B and B like C made A like C."""
    import numpy as np

    from tui.model import Strength

    place = {passage.id: at for at, passage in enumerate(part.event.passages)}
    table = np.zeros((len(place), len(place)), dtype=np.bool_)
    for link in links:
        table[place[link.a], place[link.b]] = link.strength is Strength.ALIGNED
    groups = {tuple(np.flatnonzero(row).tolist()) for row in _closure(table)}
    return sorted(list(group) for group in groups if len(group) > 1)


def _closure(links: Bools) -> Bools:
    """Which passages links connect, over however many others; each with itself."""
    from scipy.sparse.csgraph import connected_components

    _, group = connected_components(links, directed=False)
    same: Bools = group[:, None] == group[None, :]
    return same


def _thread_figures(found: Sequence[Threads], annotations: Sequence[Annotation]) -> tuple[str, ...]:
    import numpy as np

    strict, loose, sizes, limits = [], [], [], []
    for threads, told in zip(found, annotations, strict=True):
        row = {passage: at for at, passage in enumerate(told.kept.tolist())}
        together = np.eye(len(row), dtype=np.bool_)
        closure = _closure(told.link)
        for thread in threads:
            members = [row[passage] for passage in thread if passage in row]
            together[np.ix_(members, members)] = True
            sizes.append(len(members))
            limits.append(TOO_LARGE * int(closure.sum(axis=1).max()))
        belong, open_ = _belong(told)
        strict.append((together, belong, open_))
        loose.append((together, closure, open_))
    large = sum(size > limit for size, limit in zip(sizes, limits, strict=True))
    return (*_b_cubed(strict), *_b_cubed(loose), str(max(sizes)), f"{large} of {len(sizes)}")


def _belong(told: Annotation) -> tuple[Bools, Bools]:
    """Which passages tell one claim, each with itself, and of which the annotation leaves it open."""
    import numpy as np

    near = told.link | told.open
    home = ~told.foreign
    belong = told.link | (home & (told.link @ told.link)) | np.eye(len(home), dtype=np.bool_)
    return belong, (told.open | (home & (near @ near))) & ~belong


def _b_cubed(events: Iterable[tuple[Bools, Bools, Bools]]) -> tuple[str, str, str]:
    """F1, precision and recall over passages (Bagga & Baldwin 1998), each with itself; a passage may be in two threads.

    Args:
        events: Per event, which passages are put together, which belong together, and of which that is open.
    """
    precisions: list[float] = []
    recalls: list[float] = []
    for together, belong, open_ in events:
        for ours, theirs, shares in ((together, belong, precisions), (belong, together, recalls)):
            in_threads = ours.sum(axis=1) > 1
            judged = ours & ~open_
            shares += ((judged & theirs).sum(axis=1) / judged.sum(axis=1))[in_threads].tolist()
    precision, recall = mean(precisions), mean(recalls)
    return _share(2 * precision * recall / (precision + recall)), _share(precision), _share(recall)
