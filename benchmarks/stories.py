"""How well articles of several events are sorted into stories, and how often the accounts of one event stay whole."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from benchmarks.figures import Options, Table
from benchmarks.growth import TEXTS
from benchmarks.planted import as_article
from benchmarks.retold import FOLDER
from tui.model import Article
from tui.stories import stories

SETS, QUICK_SETS = 120, 20
"""Sets of articles drawn for each measure."""
EVENTS = range(2, 21)
"""Events of a mixed set."""
ARTICLES = range(1, 9)
"""Articles of an event in a mixed set."""
ALONE = range(2, 11)
"""Articles of a set of one event."""
DAYS = {"ecb": date(2009, 3, 1), "ecbplus": date(2013, 3, 1)}
"""About when the two events of an ECB+ topic happened; written into the articles for one of the measures."""
LARGE, QUICK_LARGE = 1_000, 300
WORDS = 500
SECONDS = 5.0
"""Target for the large set."""
SEED = 20_241_208
"""Any number: the same one gives the same sets in every run."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and what it tells of."""

    article: Article
    event: str
    topic: int
    is_dev: bool
    is_retold: bool


@dataclass(slots=True)
class Score:
    """Counts over sets of articles."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    precision: float = 0.0
    """Sum over articles, as B³ has it (Bagga & Baldwin 1998)."""
    recall: float = 0.0
    articles: int = 0
    sets: int = 0
    whole: int = 0
    """Sets that came out as one story."""

    def add(self, told: Sequence[Told]) -> None:
        """Group a set and count."""
        of = {name: story.id for story in stories([one.article for one in told]) for name in story.articles}
        for one in told:
            together = same = both = 0
            for other in told:
                is_together = of[one.article.id] == of[other.article.id]
                is_same = one.event == other.event
                together, same, both = together + is_together, same + is_same, both + (is_together and is_same)
            self.right += both - 1
            self.wrong += together - both
            self.missed += same - both
            self.precision += both / together
            self.recall += both / same
        self.articles += len(told)
        self.sets += 1
        self.whole += len(set(of.values())) == 1

    @property
    def row(self) -> tuple[str, ...]:
        """Pairs' precision, recall, F1; B³; share of sets left whole."""
        pairs = (self.right / max(self.right + self.wrong, 1), self.right / max(self.right + self.missed, 1))
        cubed = (self.precision / max(self.articles, 1), self.recall / max(self.articles, 1))
        return (
            *(f"{one:.3f}" for one in (*pairs, _f1(*pairs), _f1(*cubed))),
            f"{self.whole}/{self.sets}",
        )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def measure(options: Options) -> Table:
    """Sort sets of known articles; time a large one."""
    from tui.sources import load

    heads = ("articles of", "pairs P", "R", "F1", "B³ F1", "left whole")
    seeds = [Told(one, "seeds", 0, False, False) for one in load(options.paths).articles]
    if not TEXTS.is_file():
        score = Score()
        score.add(seeds)
        rows: tuple[tuple[str, ...], ...] = (("the articles at hand", *score.row),)
        return Table("Stories", heads, rows, f"ECB+ is left out: {TEXTS} is not there")
    told = list(_told())
    sets = QUICK_SETS if options.quick else SETS
    rng = random.Random(SEED)
    rows = ()
    for name, is_dev in (("train topics", False), ("held-out topics", True)):
        part = [one for one in told if one.is_dev is is_dev]
        real = [one for one in part if not one.is_retold]
        rows += (
            (f"one event, {name}", *_scored(_single(part, rng, sets)).row),
            (f"several topics, {name}", *_scored(_mixed(part, rng, sets, True)).row),
            (f"two events of one topic, {name}", *_scored(_topics(real, rng)).row),
            ("  the same, with their years", *_scored(_topics([_dated(one) for one in real], rng)).row),
        )
    retold = [[one for one in told if one.event == event] for event in _retold_events()]
    accounts = [[one for one in event if one.is_retold] for event in retold]
    rows += (
        ("one retold event: two retold accounts", *_scored(accounts).row),
        ("one retold event: real and retold", *_scored(retold).row),
        ("the retold events together", *_scored([[one for event in retold for one in event if one.is_retold]]).row),
        ("the articles at hand", *_scored([seeds]).row),
        ("the articles at hand, any two of them", *_scored([[a, b] for a in seeds for b in seeds if a is not b]).row),
    )
    count = QUICK_LARGE if options.quick else LARGE
    seconds = _seconds(told, count)
    remark = f"{count} articles of {WORDS} words in {seconds:.1f} s (target {SECONDS:.0f} s for {LARGE})"
    return Table("Stories", heads, rows, f"threshold chosen on the train topics; {remark}")


def _told() -> Iterator[Told]:
    topics: dict[str, tuple[int, bool]] = {}
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        cluster = json.loads(line)
        topics[cluster["cluster"]] = (cluster["topic"], cluster["split"] == "dev")
        for document in cluster["documents"]:
            yield Told(_titled(document), cluster["cluster"], *topics[cluster["cluster"]], False)
    for path in sorted(FOLDER.glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        for account in entry["accounts"]:
            sentences = [sentence["text"] for sentence in account["sentences"]]
            article = as_article({**account, "sentences": sentences})
            yield Told(article, entry["cluster"], *topics[entry["cluster"]], True)


def _titled(document: Mapping[str, Any]) -> Article:
    article = as_article(document)
    return replace(article, title=article.passages[0].text if not article.passages[0].is_claim else None)


def _dated(told: Told) -> Told:
    day = DAYS["ecbplus" if told.event.endswith("plus") else "ecb"]
    return replace(told, article=replace(told.article, published=day))


def _retold_events() -> list[str]:
    return [json.loads(path.read_text(encoding="utf-8"))["cluster"] for path in sorted(FOLDER.glob("*.json"))]


def _scored(sets: Sequence[Sequence[Told]]) -> Score:
    score = Score()
    for told in sets:
        score.add(told)
    return score


def _by_event(told: Sequence[Told]) -> Mapping[str, list[Told]]:
    events: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        events[one.event].append(one)
    return events


def _single(told: Sequence[Told], rng: random.Random, sets: int) -> list[list[Told]]:
    events = list(_by_event(told).values())
    return [_draw(events[n % len(events)], rng.choice(ALONE), rng) for n in range(sets)]


def _mixed(told: Sequence[Told], rng: random.Random, sets: int, is_one_of_topic: bool) -> list[list[Told]]:
    events = list(_by_event(told).values())
    made = []
    for _ in range(sets):
        rng.shuffle(events)
        some: dict[object, list[Told]] = {}
        for event in events:
            some.setdefault(event[0].topic if is_one_of_topic else event[0].event, event)
        chosen = list(some.values())[: rng.choice(EVENTS)]
        made.append([one for event in chosen for one in _draw(event, rng.choice(ARTICLES), rng)])
    return made


def _topics(told: Sequence[Told], rng: random.Random) -> list[list[Told]]:
    """Five articles of each of the two events of a topic."""
    topics: dict[int, list[list[Told]]] = defaultdict(list)
    for event in _by_event(told).values():
        topics[event[0].topic].append(event)
    return [[one for event in events for one in _draw(event, 5, rng)] for events in topics.values() if len(events) > 1]


def _draw(event: Sequence[Told], count: int, rng: random.Random) -> list[Told]:
    return rng.sample(event, min(count, len(event)))


def _seconds(told: Sequence[Told], count: int) -> float:
    """Time for a large set of articles of about `WORDS` words, each made of those of one event."""
    events = list(_by_event(told).values())
    rng = random.Random(SEED)
    large = []
    for number in range(count):
        event = events[number % len(events)]
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < WORDS:
            sentences += [passage.text for passage in rng.choice(event).article.passages]
        large.append(as_article({"id": f"a{number}", "outlet": None, "sentences": sentences}))
    stories(large[:2])  # the imports
    started = time.perf_counter()
    stories(large)
    return time.perf_counter() - started
