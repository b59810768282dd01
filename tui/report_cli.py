"""The command that writes a report: one page to pass on, Markdown, or JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui import __version__
from tui.cli_options import AllVersions, EncoderName, NotebookFile, Paths, PublishersFile, StoryNumber
from tui.opening import (
    LEAST_ACCOUNTS,
    LEAST_TO_READ,
    check_enough,
    compare_accounts,
    cut_accounts,
    encoder_named,
    load_accounts,
    noted_accounts,
    publishers_in,
    read_judgements,
    refuse,
    shelf_options,
)
from tui.output import STANDARD, check_output, print_text, write_output
from tui.standing import Only

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.model import Article
    from tui.reports.choosing import Choice
    from tui.reports.page_values import File, Making, Report


class Format(StrEnum):
    """What a report is written as."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


SUFFIXES = {".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".json": Format.JSON}
"""What a file's name says of the format wanted; anything else is a page."""


def report(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file that is not there yet.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to write it; else FILE's ending decides, else html.")
    ] = None,
    only: Annotated[
        list[Only] | None, typer.Option("--only", help="Only passages that stand so; may be given several times.")
    ] = None,
    outlet: Annotated[
        list[str] | None,
        typer.Option("--outlet", metavar="NAME", help="Only this account, by outlet or number; again for more."),
    ] = None,
    thread: Annotated[
        list[int] | None, typer.Option("--thread", metavar="N", help="Only this claim, by the number on the screen.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What to call the report.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    notebook: NotebookFile = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    story: StoryNumber = None,
    all_versions: AllVersions = False,
) -> None:
    """Write a report: one page that opens without a network, Markdown, or JSON."""
    target = None if output is None or str(output) == STANDARD else output
    wanted = format or (SUFFIXES.get(target.suffix.lower(), Format.HTML) if target else Format.HTML)
    if target is None and wanted is Format.HTML and sys.stdout.isatty():
        refuse("a page is for a browser; name a file for it: -o FILE.html")
    if target is not None:
        check_output(target, force)
    from tui.reports.choosing import Choice

    choice = Choice(tuple(only or ()), tuple(outlet or ()), tuple(thread or ()))
    loaded = load_accounts(paths, LEAST_TO_READ)
    dossier = noted_accounts(loaded, paths, notebook, story, all_versions)
    accounts = dossier.read
    if len(accounts) < LEAST_ACCOUNTS:
        check_enough(loaded)
    from tui.facts import told_corrections

    corrected = "; ".join(f"{outlet}: {what}" for outlet, what in told_corrections(dossier, accounts)) or "nothing"
    made = _made(accounts, choice, title, notebook, encoder_named(encoder), publishers_in(publishers), corrected)
    text = _written(made, wanted)
    if target is None:
        print_text(text)
    else:
        write_output(target, text, force)


def _made(
    accounts: Sequence[Article],
    choice: Choice,
    title: str,
    notebook_file: Path | None,
    encoder: Encoder | None,
    publishers: Mapping[str, str],
    corrected: str,
) -> Report:
    """Compare, or find the comparison kept, and lay the report out; refuse a choice of what is not there."""
    from tui.reports.choosing import ChoiceError
    from tui.reports.laying import lay_out
    from tui.reports.page_values import Judged
    from tui.shelf import Shelf

    shelf = Shelf.usual(shelf_options(encoder, publishers))
    comparison = shelf.find(accounts)
    if comparison is None:
        comparison = compare_accounts(cut_accounts(accounts), shelf, encoder, publishers)
    judged = [
        Judged(judgement, tuple(passage.id for passage in passages))
        for judgement, passages in read_judgements(comparison.articles, notebook_file)
    ]
    try:
        return lay_out(
            comparison, _making(comparison.articles, choice, encoder, publishers, corrected), judged, choice, title
        )
    except ChoiceError as error:
        refuse(str(error))


def _making(
    articles: Sequence[Article],
    choice: Choice,
    encoder: Encoder | None,
    publishers: Mapping[str, str],
    corrected: str,
) -> Making:
    """Say how the report is made."""
    from tui.reports.page_values import Making

    settings = (
        ("encoder", encoder.identity if encoder else "none"),
        ("publishers", ", ".join(f"{outlet}: {house}" for outlet, house in sorted(publishers.items())) or "none named"),
        ("corrected by readers", corrected),
        ("restricted to", "; ".join(choice.words) or "nothing left out"),
    )
    return Making(__version__, datetime.now(UTC), tuple(_file(article) for article in articles), settings)


def _file(article: Article) -> File:
    """Name the file of an article, and hash it as it is now."""
    from tui.reports.page_values import File

    path = Path(article.path)
    try:
        return File(path.name, sha256(path.read_bytes()).hexdigest())
    except (OSError, ValueError):
        return File(path.name, "")


def _written(report: Report, format: Format) -> str:
    match format:
        case Format.HTML:
            from tui.reports.page import page_html

            return page_html(report)
        case Format.MARKDOWN:
            from tui.reports.markdown import report_markdown

            return report_markdown(report)
        case Format.JSON:
            from tui.reports.report_json import report_json

            return report_json(report)
