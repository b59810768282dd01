"""The same accounts in every format: how much of their passages and facts each one gives back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.converted.formats import SINGLE, TOGETHER, markdown
from benchmarks.converted.story import Story, read_stories
from benchmarks.figures import Options, Table, milliseconds
from tui.model import Article

SHARED = Path(__file__).parents[2] / "shared" / "seeds"
"""The sample articles, where they are at hand."""
FACTS = ("outlet", "title", "author", "published")


def measure(options: Options) -> Table:
    """Convert the accounts, read them back, and compare passages and facts with those of the texts."""
    sets = [read_stories(options.paths)]
    if SHARED.is_dir():
        sets.append(read_stories([SHARED]))
    stories = [story for some in sets for story in some]
    files: dict[str, dict[str, bytes]] = {
        name: {f"{number}-{story.name}.{suffix}": write(story) for number, story in enumerate(stories)}
        for name, (suffix, write) in SINGLE.items()
    }
    for name, (suffix, write_all) in TOGETHER.items():
        files[name] = {f"{number}.{suffix}": write_all(some) for number, some in enumerate(sets)}
    texts, _, _ = _read({f"{number}-{story.name}.md": markdown(story) for number, story in enumerate(stories)})
    return Table(
        "Formats",
        ("the same accounts as", "read", "sentences equal", *FACTS, "ms each"),
        tuple(_row(name, contents, texts, stories) for name, contents in files.items()),
        f"{len(stories)} accounts, against the same ones as text with front matter; sentences of body and bullets",
    )


def _row(name: str, contents: dict[str, bytes], texts: Sequence[Article], stories: Sequence[Story]) -> tuple[str, ...]:
    articles, seconds, reasons = _read(contents)
    if len(articles) != len(texts):
        return (name, f"{len(articles)}/{len(texts)}", next(iter(reasons), ""), *("" for _ in FACTS), "")
    equal = [
        f"{sum(getattr(a, fact) == getattr(b, fact) for a, b in zip(articles, texts, strict=True))}/{len(texts)}"
        for fact in FACTS
    ]
    share = equal_share(articles, texts)
    read = f"{len(articles)}/{len(texts)}"
    return (name, read, f"{share:.4f}", *equal, milliseconds(seconds / len(stories), 1))


def equal_share(articles: Sequence[Article], texts: Sequence[Article]) -> float:
    """Share of the sentences of two readings of the same accounts that are equal (0..1), white space aside.

    Args:
        articles: One reading.
        texts: The other, in the same order.
    """
    equal = total = 0
    for article, text in zip(articles, texts, strict=True):
        one, other = _claims(article), _claims(text)
        equal += 2 * (one & other).total()
        total += one.total() + other.total()
    return equal / total if total else 0.0


def _claims(article: Article) -> Counter[str]:
    return Counter(" ".join(passage.text.split()) for passage in article.passages if passage.is_claim)


def _read(contents: dict[str, bytes]) -> tuple[tuple[Article, ...], float, list[str]]:
    """Read files, and say how long their paragraphs took, and what could not be read why not."""
    from tui.sources import load, split

    with TemporaryDirectory() as folder:
        for name, content in contents.items():
            (Path(folder) / name).write_bytes(content)
        paths = [Path(folder) / name for name in contents]
        load(paths, sentences=False)  # the imports
        started = time.perf_counter()
        loaded = load(paths, sentences=False)
        seconds = time.perf_counter() - started
        return split(loaded.articles), seconds, [left.reason for left in loaded.left_out]
