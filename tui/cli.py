"""The command line: opens the reader, or prints a comparison."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from tui import __version__
from tui.cli_options import (
    AllVersions,
    EncoderName,
    ExplainedPair,
    Format,
    NotebookFile,
    Paths,
    Plain,
    PublishersFile,
    StoryNumber,
    ThemeName,
)
from tui.notebook_cli import app as notebook_app
from tui.opening import (
    LEAST_TO_READ,
    choose_accounts,
    compare_accounts,
    cut_accounts,
    encoder_named,
    load_accounts,
    noted_accounts,
    publishers_in,
    read_tags,
    refuse,
    shelf_options,
)
from tui.output import print_text
from tui.reader import KEY_FILE, open_reader, own_keymap
from tui.report_cli import report
from tui.resources import resource
from tui.serve_cli import serve

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.model import Article, Comparison, Passage


class Commands(TyperGroup):
    """The commands; tells who names a file without one what to write instead."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the arguments name."""
        if args and args[0] not in self.commands and (args[0] == "-" or Path(args[0]).exists()):
            import shlex

            refuse(f"{shlex.quote(args[0])} is no command; to open it: synoptic read {shlex.join(args)}")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="synoptic",
    cls=Commands,
    help="Read several accounts of one event side by side: where they agree, stand alone and leave things out.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(notebook_app, name="notebook")
app.command()(report)
app.command()(serve)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"synoptic {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _reader(
    context: typer.Context,
    notebook: NotebookFile = None,
    theme: ThemeName = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    plain: Plain = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Without a command, open the accounts that come with the program."""
    if context.invoked_subcommand is not None:
        return
    if plain:
        _print_plain([resource("seeds")], notebook, encoder_named(encoder), publishers_in(publishers))
    else:
        open_reader(
            [resource("seeds")], notebook, theme, encoder_named(encoder), publishers_in(publishers), is_bundled=True
        )


@app.command()
def read(
    paths: Paths,
    notebook: NotebookFile = None,
    theme: ThemeName = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    plain: Plain = False,
    story: StoryNumber = None,
    all_versions: AllVersions = False,
) -> None:
    """Open articles in the reader, or print them to be read aloud."""
    if plain:
        _print_plain(paths, notebook, encoder_named(encoder), publishers_in(publishers), story, all_versions)
    else:
        open_reader(paths, notebook, theme, encoder_named(encoder), publishers_in(publishers), story, all_versions)


@app.command()
def compare(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    explain: ExplainedPair = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compare anew what has been compared before.")] = False,
    story: StoryNumber = None,
    all_versions: AllVersions = False,
) -> None:
    """Print the comparison of articles, without opening the reader."""
    if explain and format is not Format.TEXT:
        refuse(f"--explain prints text only, not {format.value}")
    from tui.reports import comparison_json, comparison_text
    from tui.shelf import Shelf

    model = encoder_named(encoder)
    houses = publishers_in(publishers)
    shelf = Shelf.usual(shelf_options(model, houses))
    loaded = load_accounts(paths)
    chosen = choose_accounts(loaded, story, all_versions)
    comparison = None if fresh else shelf.find(chosen)
    articles = cut_accounts(chosen) if comparison is None else comparison.articles
    pair = _pair(articles, *explain) if explain else None
    if comparison is None:
        comparison = compare_accounts(articles, shelf, model, houses)
    write = comparison_json if format is Format.JSON else comparison_text
    print_text(_explained(comparison, *pair, model) if pair else write(comparison))


@app.command()
def stories(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TEXT,
) -> None:
    """Print which articles tell of one event, and which are versions of one article."""
    from tui.stories_cli import print_stories

    sys.exit(print_stories(paths, as_json=format is Format.JSON))


@app.command()
def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL", help="Addresses of articles.")],
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the pages are saved.")] = Path(),
    timeout: Annotated[float, typer.Option("--timeout", min=1.0, max=600.0, help="Seconds for one page.")] = 30.0,
) -> None:
    """Save web pages as files, to be read later: the only command that uses the network."""
    from tui.fetch_cli import fetch_pages

    sys.exit(fetch_pages(urls, folder, timeout))


@app.command()
def keys(
    toml: Annotated[
        bool, typer.Option("--toml", help=f"As a file to start from: {KEY_FILE} in your configuration folder.")
    ] = False,
) -> None:
    """Print all keys and what they do."""
    from tui.reading.key_table import keys_text, keys_toml

    write = keys_toml if toml else keys_text
    print_text(write(own_keymap()))


def _print_plain(
    paths: Sequence[Path],
    notebook_file: Path | None,
    encoder: Encoder | None,
    publishers: Mapping[str, str],
    story: int | None = None,
    all_versions: bool = False,
) -> None:
    """Print the accounts with all findings and tags, to be read aloud."""
    from tui.evidence import origin_names
    from tui.reading.linear import linear_text
    from tui.reading.parallels import Parallels
    from tui.shelf import Shelf

    shelf = Shelf.usual(shelf_options(encoder, publishers))
    loaded = load_accounts(paths, LEAST_TO_READ)
    chosen = noted_accounts(loaded, paths, notebook_file, story, all_versions).read
    comparison = shelf.find(chosen)
    if comparison is None:
        comparison = compare_accounts(cut_accounts(chosen), shelf, encoder, publishers)
    parallels = Parallels(comparison)
    said = read_tags(comparison.articles, notebook_file)
    print_text(linear_text(parallels, lambda passage: said.get(passage, ()), origin_names(parallels)))


def _pair(articles: Sequence[Article], a: str, b: str) -> tuple[Passage, Passage]:
    """Find the passages to explain; refuse what names none."""
    from tui.alignment.explain import UnknownPassageError, find_pair

    try:
        return find_pair(articles, a, b)
    except UnknownPassageError as error:
        refuse(str(error))


def _explained(comparison: Comparison, a: Passage, b: Passage, encoder: Encoder | None) -> str:
    from tui.alignment.explain import explain
    from tui.reports import explanation_text

    return explanation_text(explain(comparison, a, b, encoder=encoder))


def run() -> int:
    """Run a command.

    Returns:
        The exit status.
    """
    try:
        return int(app(standalone_mode=False) or 0)
    except typer.TyperException as error:
        refuse(f"{error.format_message()} See synoptic --help.")
    except typer.Abort:
        raise KeyboardInterrupt from None
