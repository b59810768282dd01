"""The way from paths to articles, and what had to be left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.model import Article, Kind, Passage, Progress
from tui.sources.agencies import agency_named, credited_agencies, is_text_credit
from tui.sources.blocks import split_blocks
from tui.sources.dates import FoundDate, find_date
from tui.sources.decode import NotTextError, decode
from tui.sources.files import LeftOut, UnreadableError, find_files, left_out, read_bytes
from tui.sources.frontmatter import read_front_matter
from tui.sources.head import read_head
from tui.sources.ids import name_tokens, short_ids
from tui.sources.kinds import find_kinds
from tui.sources.sanitize import make_safe, one_line

REPORT_EVERY = 100_000
"""Characters between two reports inside one article: a third of a second of sentence splitting."""
MAX_OUTLET = 60
"""Characters of an outlet's name that is taken from a file name."""
MAX_TITLE = 300
"""Characters of a title that are kept."""
MIN_HASH = 8
"""Hexadecimal digits from which a part of a file name is a checksum and not a word or a year."""
_HASH = re.compile(rf"(?=.*\d)[0-9a-f]{{{MIN_HASH},}}$", re.I)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the paths."""

    articles: tuple[Article, ...]
    """In the order of the paths."""
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    text: str
    warnings: tuple[str, ...]


def load(paths: Sequence[Path], *, sentences: bool = True, progress: Progress = lambda stage, share: None) -> Loaded:
    """Read files, and the text files in folders, as articles.

    Args:
        paths: Files, tried whatever their suffix, and folders, searched for .txt and .md files.
        sentences: Whether paragraphs are cut into sentences (see `split`). Without, each paragraph is one passage; all
            else is the same, and it takes milliseconds where the first sentences of a run take a second.
        progress: Told of each file read; an exception it raises ends the work and reaches the caller.

    Returns:
        The articles, and each path that gave none with the reason. No file makes it raise.
    """
    sources: list[_Source] = []
    omitted: dict[LeftOut, None] = {}
    for item in find_files(paths):
        if isinstance(item, LeftOut):
            omitted[item] = None
            continue
        try:
            decoded = decode(read_bytes(item))
        except (UnreadableError, NotTextError) as error:
            omitted[left_out(item, str(error))] = None
        else:
            sources.append(_Source(item, make_safe(decoded.text), decoded.warnings))
    articles = []
    for index, (source, name) in enumerate(zip(sources, short_ids([s.path.stem for s in sources]), strict=True)):
        progress("reading", index / len(sources))
        article = _article(source, name)
        if article.passages:
            articles.append(article)
        else:
            omitted[left_out(source.path, "holds no text")] = None
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
        spans = segment.sentences(whole.text) if whole.kind is Kind.BODY else [(0, len(whole.text))]
        for first, last in spans:
            yield replace(
                whole,
                id=f"{article.id}:{count}",
                start=whole.start + first,
                end=whole.start + last,
                text=whole.text[first:last],
            )
            count += 1
        if whole.end - reported > REPORT_EVERY:
            reported = whole.end
            report(reported / len(article.text))


def _article(source: _Source, name: str) -> Article:
    text = source.text
    front = read_front_matter(text)
    blocks = split_blocks(text, front.end)
    head = read_head(blocks, front.title)
    kinds = find_kinds(blocks, head)
    found = _date(front.published) if front.published else head.date
    title = front.title
    if title is None and head.title is not None:
        title = one_line(" ".join(blocks[head.title].text.strip("*_ ").split()), MAX_TITLE)
    outlet = front.outlet or head.outlet or _outlet_from_name(source.path.stem, name)
    date_warning = (found.warning,) if found is not None and found.warning is not None else ()
    furniture = [block.text for block, kind in zip(blocks, kinds, strict=True) if kind is Kind.FURNITURE]
    return Article(
        id=name,
        path=one_line(str(source.path)),
        outlet=outlet,
        title=title,
        author=front.author or head.author,
        published=found.value if found is not None else None,
        dateline=found.written if found is not None else None,
        note=front.note,
        origins=credited_agencies(text[front.end :], [outlet, front.author or "", *filter(is_text_credit, furniture)]),
        text=text,
        passages=tuple(
            Passage(f"{name}:{n}", name, kind, block.start, block.end, n, text[block.start : block.end])
            for n, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        ),
        warnings=(*source.warnings, *front.warnings, *date_warning),
    )


def _date(written: str) -> FoundDate:
    found = find_date(written)
    if found is not None:
        return FoundDate(written, found.value, found.warning, 0, len(written))
    return FoundDate(written, None, f"date '{written}' is not understood", 0, len(written))


def _outlet_from_name(stem: str, name: str) -> str:
    tokens = [token for token in name_tokens(stem) if not _HASH.match(token)]
    readable = one_line(" ".join(tokens), MAX_OUTLET)
    forms = (readable, readable.upper(), readable.title())
    return next(filter(None, map(agency_named, forms)), None) or readable or name
