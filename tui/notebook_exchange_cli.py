"""The commands that carry a notebook's judgements out to files and in from them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.opening import UNUSABLE, refuse
from tui.output import STANDARD, check_output, print_text, write_output

if TYPE_CHECKING:
    from tui.model import Article
    from tui.notebook import Judgement, Notebook, Pasted
    from tui.notebook.exchange import Imported

FEW = 10
"""Lines of a file that a message names; beyond, their number is enough."""


class Format(StrEnum):
    """What judgements are written as."""

    MARKDOWN = "markdown"
    CSV = "csv"
    JSONL = "jsonl"
    ANNOTATIONS = "annotations"
    CLAIMREVIEW = "claimreview"


NotebookFile = Annotated[
    Path | None, typer.Option("--notebook", metavar="FILE", help="The notebook, instead of the usual one.")
]


def export(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Only what is judged in these articles.")
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="markdown and csv to read, jsonl with all history to keep, annotations (W3C) and claimreview"
            " (schema.org) for other programs.",
        ),
    ] = Format.MARKDOWN,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file that is not there yet.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    notebook: NotebookFile = None,
) -> None:
    """Write what is tagged and noted as a report, a table, or data for other programs."""
    from tui.notebook import NotebookError, default_path

    path = notebook or default_path()
    if not _is_there(path):
        refuse(f"there is no notebook {path}")
    target = None if output is None or str(output) == STANDARD else output
    if target is not None:
        check_output(target, force, path)
    digests = _digests(paths) if paths else None
    try:
        with _open(path) as opened:
            written = _written(opened, format, digests, paths or ())
    except NotebookError as error:
        refuse(str(error))
    if target is None:
        print_text(written)
    else:
        write_output(target, written, force)


def take_in(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="JSON lines of a notebook, or annotations (W3C, Hypothesis); - reads standard input."
        ),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Articles in which the quotes of other programs are to be found."),
    ] = None,
    notebook: NotebookFile = None,
) -> None:
    """Take over judgements from a file; what the notebook has already stays as it is."""
    from tui.notebook import NotebookError, default_path
    from tui.notebook.exchange import ExchangeError, fresh, read

    try:
        data = sys.stdin.buffer.read() if str(file) == STANDARD else file.read_bytes()
    except OSError as error:
        refuse(f"{file} cannot be read ({error.strerror})")
    try:
        found = read(data)
    except ExchangeError as error:
        refuse(f"{file} cannot be taken in: {error}")
    articles = _articles(paths) if paths else ()
    path = notebook or default_path()
    try:
        with _open(path) as opened:
            history = [*opened.history()]
            acts = fresh(found.acts, history)
            known_ids = {act.id for act in history}
            known_ids |= {one.id for one in opened.corrections.every()} | {one.id for one in opened.pasted.every()}
            given = {act.id for act in acts}
            given |= {one.id for one in found.corrections} | {one.id for one in found.pasted}
            if known_ids and given - known_ids:
                _back_up(path)
            added = opened.add(acts, found.sources, found.whereabouts, found.corrections, found.pasted)
            placed = _place(opened, found, articles)
    except NotebookError as error:
        refuse(str(error))
    clashing = [f"act {act.id}: the notebook has another act of that id" for act in added.clashing]
    left_out = [*(f"{left.place}: {left.reason}" for left in found.left_out), *clashing]
    for left in left_out[:FEW]:
        _say(f"left out {left}")
    if len(left_out) > FEW:
        _say(f"left out {len(left_out) - FEW} more")
    new = len(added.acts)
    known = len(found.acts) - new - len(clashing)
    print(f"{_counted(new, 'act')} taken in, {known} known already, {len(left_out)} left out")
    if found.corrections or found.pasted:
        texts = f"{_counted(added.corrections, 'correction')} and {_counted(added.pasted, 'pasted text')}"
        print(f"{texts} taken in, the others known already")
    for line in placed:
        print(line)
    if left_out and not (found.acts or found.sources or found.whereabouts or found.corrections or found.pasted):
        sys.exit(UNUSABLE)


def _place(opened: Notebook, found: Imported, articles: Sequence[Article]) -> list[str]:
    """Find what other programs quote in some articles; say in lines what came of it."""
    from tui.notebook import digest
    from tui.notebook.exchange import foreign_anchors, place_quotes
    from tui.placing import source_of

    anchors = foreign_anchors(found.acts, found.sources)
    if not anchors:
        return []
    quotes = _counted(len(anchors), "quote")
    if not articles:
        return [f"{quotes} of other programs: import again with the articles' PATHs to find them there"]
    # Where a reader has put a quote by hand, or an earlier import found it, it stays.
    known = {one.place for one in opened.whereabouts([digest(article) for article in articles])}
    sought = [one for one in anchors if (one.digest, one.start, one.end) not in known]
    placed = place_quotes(sought, found.sources, articles)
    if placed.places:
        opened.keep_sources(map(source_of, placed.articles))
        opened.found_all(placed.places)
    lines = [f"{len(anchors) - len(placed.absent)} of {quotes} found in the articles"]
    if placed.absent:
        lines.append("what was not found stays in the notebook; the review of all of it lists it")
    return lines


def _back_up(path: Path) -> None:
    from tui.notebook.backup import back_up
    from tui.sources import one_line

    print(one_line(f"{path}: as it was: {back_up(path.absolute(), 'before-import').name}"))


def _open(path: Path) -> Notebook:
    from tui.notebook import Notebook
    from tui.notebook.who import reader_name
    from tui.sources import one_line

    return Notebook.open(path, one_line(reader_name()))


def _written(notebook: Notebook, format: Format, digests: Sequence[str] | None, paths: Sequence[Path]) -> str:
    """Put what a notebook holds, of some articles or all, into a format."""
    from tui.notebook import exchange
    from tui.notebook.pasted import beside

    if format is Format.JSONL:
        if digests is None:
            return exchange.write_lines(
                notebook.history(),
                notebook.sources(),
                notebook.every_whereabouts(),
                notebook.corrections.every(),
                notebook.pasted.every(),
            )
        pasted = [one for one in notebook.pasted.every() if one.beside == beside(paths)]
        digests = [*digests, *_digests_of(pasted)]
        history = [*notebook.history(digests)]
        targets = [anchor.digest for act in history for anchor in act.target.anchors]
        witnesses = [one.anchor.digest for act in history if act.evidence for one in act.evidence.witnesses]
        meant = {*digests, *targets, *witnesses}
        corrections = notebook.corrections.every(digests)
        return exchange.write_lines(
            history, notebook.sources(meant), notebook.whereabouts(digests), corrections, pasted
        )
    judgements: Sequence[Judgement] = notebook.everything() if digests is None else notebook.judgements(digests)
    sources = notebook.sources()
    match format:
        case Format.MARKDOWN:
            return exchange.write_report(judgements, sources)
        case Format.CSV:
            return exchange.write_table(judgements, sources)
        case Format.CLAIMREVIEW:
            return exchange.write_claim_reviews(judgements, sources)
        case Format.ANNOTATIONS:
            return exchange.write_annotations(judgements, sources, notebook.history(digests))


def _digests(paths: Sequence[Path]) -> list[str]:
    """Name the articles at some paths; refuse if there is none."""
    from tui.notebook import digest

    return [digest(article) for article in _articles(paths)]


def _digests_of(pasted: Sequence[Pasted]) -> list[str]:
    """Name the articles that were pasted."""
    from tui.notebook import digest
    from tui.sources.extract import RefusedError
    from tui.sources.pasted import read_pasted

    found = []
    for one in pasted:
        with suppress(RefusedError):
            found.append(digest(read_pasted(one.text, one.name)))
    return found


def _articles(paths: Sequence[Path]) -> Sequence[Article]:
    """Read the articles at some paths; refuse if there is none."""
    from tui.sources import load

    loaded = load(paths, sentences=False)
    for left in loaded.left_out:
        _say(f"left out {left.path}: {left.reason}")
    if not loaded.articles:
        refuse("no articles there")
    return loaded.articles


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # opening it tells more


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _say(message: str) -> None:
    from tui.sources import one_line

    print(f"synoptic: {one_line(message)}", file=sys.stderr)
