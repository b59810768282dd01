"""The way from paths to articles, and what had to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.model import Article, Kind, Passage, Progress
from tui.sources.account import Source, read_article
from tui.sources.extract import LeftPart, RefusedError
from tui.sources.files import LeftOut, UnreadableError, find_files, left_out, read_bytes, shown_path
from tui.sources.formats import extracts
from tui.sources.ids import short_ids

MAX_CHARACTERS = 1_000_000
"""Characters of the longest text that is read: as long as a book. No article has a tenth of it, and comparing it would
keep the reader waiting for minutes."""
MAX_PARAGRAPHS = 20_000
"""Paragraphs and bullets of the longest one, for the same reason."""
REPORT_EVERY = 100_000
"""Characters between two reports inside one article: a third of a second of sentence splitting."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the paths."""

    articles: tuple[Article, ...]
    """In the order of the paths."""
    left_out: tuple[LeftOut, ...]


def load(paths: Sequence[Path], *, sentences: bool = True, progress: Progress = lambda stage, share: None) -> Loaded:
    """Read files, and the text files in folders, as articles.

    Args:
        paths: Files, tried whatever their suffix, and folders, searched for files of all formats.
        sentences: Whether paragraphs are cut into sentences (see `split`). Without, each paragraph is one passage; all
            else is the same, and it takes milliseconds where the first sentences of a run take a second.
        progress: Told of each file read, and within files of each article; an exception it raises ends the work and
            reaches the caller.

    Returns:
        The articles, and each path that gave none with the reason. No file makes it raise.
    """
    sources: list[Source] = []
    omitted: dict[LeftOut, None] = {}
    items = tuple(find_files(paths))
    for index, item in enumerate(items):

        def report(share: float, index: int = index) -> None:
            progress("opening", (index + share) / len(items))

        report(0.0)
        if isinstance(item, LeftOut):
            omitted[item] = None
            continue
        try:
            found = extracts(read_bytes(item), item.name, report)
        except (UnreadableError, RefusedError) as error:
            omitted[left_out(shown_path(item), str(error))] = None
            continue
        for one in found:
            if isinstance(one, LeftPart):
                omitted[left_out(shown_path(item), one.reason, one.part)] = None
            elif len(one.text) > MAX_CHARACTERS:
                reason = f"is longer than {MAX_CHARACTERS:,} characters; cut it into parts"
                omitted[left_out(shown_path(item), reason, one.part)] = None
            else:
                sources.append(Source(shown_path(item), one))
    articles = []
    for index, (source, name) in enumerate(zip(sources, short_ids([s.stem for s in sources]), strict=True)):
        progress("reading", index / len(sources))
        article = read_article(source, name)
        if not article.passages:
            omitted[LeftOut(source.shown, "holds no text")] = None
        elif len(article.passages) > MAX_PARAGRAPHS:
            omitted[LeftOut(source.shown, f"has more than {MAX_PARAGRAPHS:,} paragraphs; cut it into parts")] = None
        else:
            articles.append(article)
    return Loaded(split(articles, progress) if sentences else tuple(articles), tuple(omitted))


def split(articles: Sequence[Article], progress: Progress = lambda stage, share: None) -> tuple[Article, ...]:
    """Cut the paragraphs of articles into sentences.

    Args:
        articles: Articles whose body passages are paragraphs, as `load` gives them without sentences.
        progress: Told of each article, and within long ones; an exception it raises ends the work.

    Returns:
        The same articles; headings, bullets and furniture stay whole.
    """
    stage = "finding sentences"
    done = []
    for index, article in enumerate(articles):

        def report(share: float, index: int = index) -> None:
            progress(stage, (index + share) / len(articles))

        report(0.0)
        done.append(replace(article, passages=tuple(_sentences(article, report))))
    progress(stage, 1.0)
    return tuple(done)


def _sentences(article: Article, report: Callable[[float], None]) -> Iterator[Passage]:
    # Late: the first paint shows paragraphs and does not wait for the rules of sentences.
    from tui.sources import segment

    count = reported = 0
    for whole in article.passages:
        is_prose = whole.kind is Kind.BODY
        spans = segment.sentences(whole.text) if is_prose else segment.stretches(whole.text, 0, len(whole.text))
        for first, last in spans:
            start, end = whole.start + first, whole.start + last
            text = whole.text[first:last]
            yield Passage(f"{article.id}:{count}", article.id, whole.kind, start, end, whole.paragraph, text)
            count += 1
        if whole.end - reported > REPORT_EVERY:
            reported = whole.end
            report(reported / len(article.text))
