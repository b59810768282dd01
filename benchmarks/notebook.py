"""A notebook with 100,000 tags: how long it takes to open it on five articles, and to tag a passage."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.figures import Options, Table, late, middle, milliseconds
from tui.notebook import Act, Anchor, Evidence, Notebook, Opinion, Scope, Source, Tag, Target, Witness

TAGS, QUICK_TAGS = 100_000, 10_000
TAGS_OF_ARTICLE = 40
"""Passages tagged in each article."""
ARTICLES_OPEN = 5
SKETCH = 32
"""Numbers by which each article is recognised."""
RUNS, QUICK_RUNS = 15, 5
"""Openings."""
KEYS, QUICK_KEYS = 200, 50
"""Tags set one after the other."""
OPENING_SECONDS, TAG_SECONDS = 0.3, 0.010
"""Targets."""
SEED = 20_241_208
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
READER = "Anna Kern"


def measure(options: Options) -> Table:
    """Fill a notebook and use it, in a folder that is gone afterwards."""
    tags = QUICK_TAGS if options.quick else TAGS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.sqlite3"
        sources = [source(number) for number in range(tags // TAGS_OF_ARTICLE)]
        with Notebook.open(path, READER) as notebook:
            notebook.add(acts(tags), sources)
        size = path.stat().st_size
        opened = [*_openings(path, sources, QUICK_RUNS if options.quick else RUNS)]
        tagged = [*_tags(path, QUICK_KEYS if options.quick else KEYS)]
        synced = _sync(Path(folder), len(tagged))
    open_, read, loose = ([times[step] for times in opened] for step in range(3))
    together = [sum(times[:2]) for times in opened]
    rows = (
        ("opening", *_row(open_), ""),
        (f"what stands in {ARTICLES_OPEN} articles", *_row(read), ""),
        ("  both together", *_row(together), f"<= {milliseconds(OPENING_SECONDS)}"),
        (f"what is loose of {ARTICLES_OPEN} edited articles", *_row(loose), ""),
        ("a tag, on the disk", *_row(tagged), f"<= {milliseconds(TAG_SECONDS)}"),
        ("  of it the disk alone (a page and fsync)", *_row(synced), ""),
    )
    return Table(
        f"Notebook of {tags:,} tags",
        ("milliseconds", "median", "95 %", "target"),
        rows,
        f"{TAGS_OF_ARTICLE} tags per article, each with evidence of two witnesses; {size / 1e6:.0f} MB",
    )


def digest(number: int) -> str:
    """Name the article of a number."""
    return sha256(str(number).encode()).hexdigest()


def source(number: int) -> Source:
    """Make an article."""
    rng = random.Random(number)
    sketch = tuple(rng.getrandbits(64) for _ in range(SKETCH))
    return Source(digest(number), f"Outlet {number % 50}", f"Title {number}", path=f"{number}.txt", sketch=sketch)


def anchor(number: int) -> Anchor:
    """Make the anchor of the passage of a number; the words are as long as those of news."""
    article, place = divmod(number, TAGS_OF_ARTICLE)
    quote = f"Passage {place} of article {article}: " + "words that were said " * 5
    return Anchor(digest(article), place * 160, place * 160 + len(quote), quote, "b" * 32, "a" * 32)


def acts(tags: int) -> Iterator[Act]:
    """Tag that many passages, a second apart."""
    rng = random.Random(SEED)
    for number in range(tags):
        witnesses = tuple(Witness("Bay News", anchor(rng.randrange(tags)), 0.9) for _ in range(2))
        seen = Evidence("1.0", "agree", "two outlets, two origins", "A claim of many words", witnesses, 2)
        id = f"{number:032x}"
        target = Target(Scope.PASSAGE, (anchor(number),))
        at = BEGINNING + timedelta(seconds=number)
        yield Act(id, "set", "", id, target, Opinion(), Opinion(rng.choice([*Tag])), READER, at, seen)


def _openings(path: Path, sources: list[Source], runs: int) -> Iterator[tuple[float, float, float]]:
    rng = random.Random(SEED)
    for _ in range(runs):
        some = rng.sample(sources, ARTICLES_OPEN)
        edited = [Source("0" * 63 + str(n), one.outlet, one.title, sketch=one.sketch) for n, one in enumerate(some)]
        started = time.perf_counter()
        with Notebook.open(path, READER) as notebook:
            opened = time.perf_counter()
            found = notebook.judgements([one.digest for one in some])
            read = time.perf_counter()
            loose = notebook.loose(edited)
            sought = time.perf_counter()
        if len(found) != ARTICLES_OPEN * TAGS_OF_ARTICLE or len(loose) != len(found):
            sys.exit(f"found {len(found)} judgements and {len(loose)} loose anchors")
        yield opened - started, read - opened, sought - read


def _tags(path: Path, keys: int) -> Iterator[float]:
    rng = random.Random(SEED)
    with Notebook.open(path, READER) as notebook:
        for number in range(keys):
            target = Target(Scope.PASSAGE, (anchor(rng.randrange(QUICK_TAGS)),))
            opinion = Opinion([*Tag][number % 2], f"note {number}")
            started = time.perf_counter()
            notebook.judge([(target, opinion, None)])
            yield time.perf_counter() - started


def _sync(folder: Path, times: int) -> list[float]:
    """Time what the disk takes for the least that a commit writes."""
    took = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(times):
            started = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            took.append(time.perf_counter() - started)
    return took


def _row(times: list[float]) -> tuple[str, str]:
    return milliseconds(middle(times), 1), milliseconds(late(times), 1)
