"""How the alignment grows with one event of thousands of passages, beside rapidfuzz on the same pairs."""

from __future__ import annotations

import json
import math
import random
import re
import resource as limits
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Options, Table, middle
from benchmarks.terminal import PROJECT, callers_environment
from tui.model import Article, Kind, Passage

TEXTS = PROJECT.parent / "shared" / "data" / "ecbplus" / "clusters.jsonl"
"""ECB+ (Cybulska & Vossen 2014, CC BY 3.0), train and dev topics; it is not part of the project."""
SIZES, QUICK_SIZES = (2_000, 4_000, 8_000, 16_000), (1_000, 2_000)
"""Passages of one event, give or take an article."""
RIVAL_SIZE, QUICK_RIVAL_SIZE = 4_000, 1_000
"""Passages at which rapidfuzz is timed too."""
RUNS, QUICK_RUNS = 5, 3
"""Repetitions in one process; rapidfuzz runs between ours."""
RIVAL_RUNS, QUICK_RIVAL_RUNS = 3, 1
"""Fewer: at 4,000 passages rapidfuzz takes some ten seconds a run."""
WORKERS = 2
"""Threads that rapidfuzz may use."""
TIMES_FASTER, EXPONENT, PEAK_MEGABYTES, SEEDS_SECONDS = 20, 1.3, 600, 0.5
"""Targets."""
SENTENCES_OF_ARTICLE = 35
"""As many as a long news report has."""
SEED = 20_241_208
"""Any number: the same one gives the same event in every run."""
SAME_EVENTS = 0.5
"""Share of common event mentions (Jaccard) from which two sentences are a link, as in tools/train.py."""
STAGES = ("words", "candidates", "scores", "links", "threads")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
"""A capitalised word inside a sentence."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage of the event comes from."""

    document: str
    index: int
    """Sentence of the document."""
    topic: int
    selected: bool
    """Whether the annotation says of this sentence all that it shares with others; never so in a later edition."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One large event."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    """One per passage, in the order of the articles."""


def recombine(clusters: Sequence[Mapping[str, Any]], passages: int) -> Corpus:
    """Make one event of about as many passages as wanted.

    The documents of all topics, in any order, are strung together and cut into articles of one length. So each article
    tells of several topics, each topic is told by many articles, and a larger event has more articles, more words and
    more passages per topic. Where the documents do not suffice, their sentences come again as later editions: shuffled
    within the topic, and with every name replaced by one spliced of two others.

    Args:
        clusters: ECB+ events.
        passages: Passages wanted.
    """
    rng = random.Random(SEED)
    sentences: list[tuple[str, Origin]] = []
    while len(sentences) < passages:
        edition = list(_first_edition(clusters, rng) if not sentences else _next_edition(clusters, rng, len(sentences)))
        sentences += edition
    sentences = sentences[: math.ceil(passages / SENTENCES_OF_ARTICLE) * SENTENCES_OF_ARTICLE]
    starts = range(0, len(sentences), SENTENCES_OF_ARTICLE)
    articles = [
        _article(f"a{n:05}", [text for text, _ in sentences[start : start + SENTENCES_OF_ARTICLE]])
        for n, start in enumerate(starts)
    ]
    return Corpus(tuple(articles), tuple(origin for _, origin in sentences))


def _first_edition(clusters: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[tuple[str, Origin]]:
    documents = [(cluster["topic"], document) for cluster in clusters for document in cluster["documents"]]
    rng.shuffle(documents)
    for topic, document in documents:
        for index, text in enumerate(document["sentences"]):
            yield text, Origin(document["id"], index, topic, index in document["selected"])


def _next_edition(
    clusters: Sequence[Mapping[str, Any]], rng: random.Random, number: int
) -> Iterator[tuple[str, Origin]]:
    everything = [
        (text, cluster["topic"])
        for cluster in clusters
        for document in cluster["documents"]
        for text in document["sentences"]
    ]
    names = sorted({name for text, _ in everything for name in NAME.findall(text)})
    renamed = {name: _spliced(rng.choice(names), rng.choice(names)) for name in names}
    chunk = 10
    rng.shuffle(everything)
    everything.sort(key=lambda one: one[1])
    chunks = [everything[start : start + chunk] for start in range(0, len(everything), chunk)]
    rng.shuffle(chunks)
    for index, (text, topic) in enumerate(one for part in chunks for one in part):
        yield NAME.sub(lambda found: renamed[found.group()], text), Origin(f"edition {number}", index, topic, False)


def _spliced(one: str, other: str) -> str:
    """A name that begins like one and ends like another."""
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


def _article(name: str, sentences: Sequence[str]) -> Article:
    passages: list[Passage] = []
    at = 0
    for index, text in enumerate(sentences):
        passages.append(Passage(f"{name}:{index}", name, Kind.BODY, at, at + len(text), index, text))
        at += len(text) + 1
    return Article(
        id=name,
        path=name,
        outlet=name,
        title=None,
        author=None,
        published=None,
        dateline=None,
        note=None,
        origins=(),
        text="\n".join(sentences),
        passages=tuple(passages),
        warnings=(),
    )


def measure(options: Options) -> Table:
    """Time and weigh events of several sizes, each in a process of its own, and the articles at hand."""
    seeds = [_child("seeds", *map(str, options.paths)) for _ in range(QUICK_RUNS if options.quick else RUNS)]
    at_hand = ("the articles at hand, s", f"{middle([one['seconds'] for one in seeds]):.2f}")
    if not TEXTS.is_file():
        return Table(
            "Growth",
            ("loading, segmenting, comparing", "median", "target"),
            ((*at_hand, f"<= {SEEDS_SECONDS}"),),
            f"large events are left out: {TEXTS} is not there",
        )
    sizes = QUICK_SIZES if options.quick else SIZES
    grown = [_child("growth", str(size), str(QUICK_RUNS if options.quick else RUNS)) for size in sizes]
    rival = _child(
        "rival",
        str(QUICK_RIVAL_SIZE if options.quick else RIVAL_SIZE),
        str(QUICK_RIVAL_RUNS if options.quick else RIVAL_RUNS),
    )
    # In a small event all pairs are soon compared: the target is that of the large one.
    faster_target = "" if options.quick else f">= {TIMES_FASTER}"
    blank = ("",) * (len(sizes) - 1)
    together = [sum(one["seconds"].values()) for one in grown]
    exponents = [""] + [
        f"{math.log(seconds / together[0]) / math.log(one['passages'] / grown[0]['passages']):.2f}"
        for seconds, one in zip(together[1:], grown[1:], strict=True)
    ]
    rows: list[tuple[str, ...]] = [
        (f"{stage}, s", *(f"{one['seconds'][stage]:.2f}" for one in grown), "") for stage in STAGES
    ]
    rows += [
        ("together, s", *(f"{seconds:.2f}" for seconds in together), ""),
        (f"exponent from {sizes[0]:,}", *exponents, f"<= {EXPONENT}"),
        ("candidates per passage", *(f"{one['candidates'] / one['passages']:.1f}" for one in grown), ""),
        ("peak memory, MB", *(f"{one['megabytes']:.0f}" for one in grown), f"< {PEAK_MEGABYTES}"),
        (f"at {rival['passages']:,}: rapidfuzz, s", f"{rival['rapidfuzz']:.2f}", *blank, ""),
        ("  candidates to threads, times faster", f"{rival['faster']:.1f}", *blank, faster_target),
        ("  the same with words, times faster", f"{rival['faster_with_words']:.1f}", *blank, ""),
        ("  average precision", f"{rival['precision']:.3f}", *blank, f"> {rival['precision_rapidfuzz']:.3f}"),
        ("the articles at hand, s", at_hand[1], *blank, f"<= {SEEDS_SECONDS}"),
    ]
    return Table(
        "Growth",
        ("one event of as many passages", *(f"{one['passages']:,}" for one in grown), "target"),
        tuple(rows),
        f"medians; imports apart; rapidfuzz: cdist(token_set_ratio) of all pairs, {WORKERS} workers, its average "
        f"precision is the target of ours over {rival['links']} links; the articles at hand from their files, first "
        "time in a process",
    )


def _child(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.growth", *arguments]
    done = subprocess.run(
        command, cwd=PROJECT, env=callers_environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _silent(stage: str, share: float) -> None:
    """Show no progress."""


def _read(passages: int) -> tuple[Corpus, list[dict[str, Any]]]:
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    clusters = [cluster for cluster in map(json.loads, lines) if cluster["split"] in ("train", "dev")]
    return recombine(clusters, passages), clusters


def _stages(articles: Sequence[Article]) -> tuple[dict[str, float], dict[str, Any]]:
    """Align and gather once; give the seconds of each stage, and what the stages gave."""
    from tui.alignment import gather
    from tui.alignment.candidates import pick_candidates
    from tui.alignment.event import read_event
    from tui.alignment.links import worth_showing
    from tui.alignment.score import score_candidates

    times: dict[str, float] = {}
    values: dict[str, Any] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = time.perf_counter()
        values[stage] = work()
        times[stage] = time.perf_counter() - started
        return values[stage]

    event = timed("words", lambda: read_event(articles, _silent))
    pairs = timed("candidates", lambda: pick_candidates(event, _silent))
    scores = timed("scores", lambda: score_candidates(event, pairs, _silent).final)
    links = timed("links", lambda: worth_showing(event, pairs, scores))
    timed("threads", lambda: gather(articles, links, _silent))
    return times, values


def _growth(passages: int, runs: int) -> dict[str, Any]:
    corpus, _ = _read(passages)
    _stages(corpus.articles[:3])
    timed = []
    for _ in range(runs):
        times, values = _stages(corpus.articles)
        timed.append(times)
        candidates = len(values["candidates"])
        del values
    return {
        "passages": len(corpus.origins),
        "seconds": {stage: middle([times[stage] for times in timed]) for stage in STAGES},
        "candidates": candidates,
        "megabytes": limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024),
    }


def _rival(passages: int, runs: int) -> dict[str, Any]:
    import numpy as np
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import cdist
    from rapidfuzz.utils import default_process

    corpus, clusters = _read(passages)
    texts = [default_process(passage.text) for article in corpus.articles for passage in article.passages]
    _stages(corpus.articles[:3])
    theirs: list[float] = []
    ours: list[dict[str, float]] = []
    for _ in range(runs):
        started = time.perf_counter()
        # One list, not two: each unordered pair is compared once.
        table = cdist(texts, texts, scorer=token_set_ratio, dtype=np.float32, workers=WORKERS)
        theirs.append(time.perf_counter() - started)
        times, values = _stages(corpus.articles)
        ours.append(times)
    first, second, labels = _judged(corpus, clusters)
    pairs = values["candidates"]
    found = {
        (one, other): score
        for one, other, score in zip(
            pairs.first.tolist(), pairs.second.tolist(), values["scores"].tolist(), strict=True
        )
    }
    scores = [found.get(pair, 0.0) for pair in zip(first, second, strict=True)]
    with_words = [sum(times.values()) for times in ours]
    without = [total - times["words"] for total, times in zip(with_words, ours, strict=True)]
    return {
        "passages": len(texts),
        "rapidfuzz": middle(theirs),
        "faster": middle([their / our for their, our in zip(theirs, without, strict=True)]),
        "faster_with_words": middle([their / our for their, our in zip(theirs, with_words, strict=True)]),
        "precision": average_precision(labels, scores),
        "precision_rapidfuzz": average_precision(labels, table[first, second].tolist()),
        "links": sum(labels),
    }


def _judged(corpus: Corpus, clusters: Sequence[Mapping[str, Any]]) -> tuple[list[int], list[int], list[bool]]:
    """Pairs of selected sentences of different articles and documents, and whether each is a link.

    Left out are those with some common events but fewer than half, and those of one document.
    """
    share = {
        frozenset(((pair[0], pair[1]), (pair[2], pair[3]))): detail["jaccard"]
        for cluster in clusters
        for pair, detail in zip(cluster["pairs"], cluster["pairs_detail"], strict=True)
    }
    selected = [at for at, origin in enumerate(corpus.origins) if origin.selected]
    first, second, labels = [], [], []
    for at, one in enumerate(selected):
        mine = corpus.origins[one]
        for other in selected[at + 1 :]:
            theirs = corpus.origins[other]
            if one // SENTENCES_OF_ARTICLE == other // SENTENCES_OF_ARTICLE or mine.document == theirs.document:
                continue
            common = 0.0
            if mine.topic == theirs.topic:
                common = share.get(frozenset(((mine.document, mine.index), (theirs.document, theirs.index))), 0.0)
            if common == 0 or common >= SAME_EVENTS:
                first.append(one)
                second.append(other)
                labels.append(common >= SAME_EVENTS)
    return first, second, labels


def average_precision(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Area under precision and recall; pairs of one score are taken together.

    Args:
        labels: Whether each pair is a link; all links are there.
        scores: One per pair.
    """
    taken = hits = block = 0
    area = 0.0
    order = sorted(range(len(labels)), key=lambda at: -scores[at])
    for place, at in enumerate(order):
        block += labels[at]
        if place + 1 == len(order) or scores[order[place + 1]] != scores[at]:
            taken, hits = place + 1, hits + block
            area += block * hits / taken
            block = 0
    return area / max(hits, 1)


def _seeds(paths: Sequence[str]) -> dict[str, Any]:
    """Load and compare once, in a process that has imported everything and done nothing yet."""
    import snowballstemmer  # noqa: F401

    import tui.alignment.links  # noqa: F401
    from tui.alignment import align, gather
    from tui.sources import load
    from tui.sources.segment import sentences

    sentences("A sentence. Another one.")
    started = time.perf_counter()
    articles = load([Path(path) for path in paths]).articles
    gather(articles, align(articles, _silent), _silent)
    return {"seconds": time.perf_counter() - started}


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "seeds":
        print(json.dumps(_seeds(rest)))
    else:
        print(json.dumps((_growth if task == "growth" else _rival)(*map(int, rest))))
