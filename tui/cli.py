"""The command line: opens the reader, or prints a comparison."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
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
    check_enough,
    choose_accounts,
    compare_accounts,
    dossier_of,
    encoder_named,
    load_accounts,
    publishers_in,
    read_tags,
    refuse,
    shelf_options,
)
from tui.output import print_text
from tui.reading.looks import Look
from tui.report_cli import report
from tui.resources import resource
from tui.serve_cli import serve
from tui.visiting import BARRED, SETTINGS_STAY, visitor

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.model import Article, Comparison, Passage
    from tui.reading.user_keys import Keymap
    from tui.sources import Loaded

PATIENCE = 0.3
"""Seconds that the reader's screen waits for another program that writes into the notebook; what could not be saved is
offered to it again with the next act."""
INTERRUPTED = 130
"""Exit status after ctrl+c, as shells have it."""
KEY_FILE = "keys.toml"
"""Where a reader's own keys are, in the folder for configuration."""
MOST_BYTES_OF_KEYS = 1_000_000
"""A file with a line for each action has a few thousand."""


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
        _open([resource("seeds")], notebook, theme, encoder_named(encoder), publishers_in(publishers), is_bundled=True)


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
        _open(paths, notebook, theme, encoder_named(encoder), publishers_in(publishers), story, all_versions)


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
    from tui.sources import split

    model = encoder_named(encoder)
    houses = publishers_in(publishers)
    shelf = Shelf.usual(shelf_options(model, houses))
    loaded = load_accounts(paths)
    chosen = choose_accounts(loaded, story, all_versions)
    comparison = None if fresh else shelf.find(chosen)
    articles = split(chosen) if comparison is None else comparison.articles
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
    print_text(write(_keymap()))


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
    from tui.sources import split

    shelf = Shelf.usual(shelf_options(encoder, publishers))
    loaded = load_accounts(paths, LEAST_TO_READ)
    chosen = choose_accounts(loaded, story, all_versions)
    comparison = shelf.find(chosen)
    if comparison is None:
        comparison = compare_accounts(split(chosen), shelf, encoder, publishers)
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


def _open(
    paths: Sequence[Path],
    notebook_file: Path | None,
    theme: Look | None,
    encoder: Encoder | None,
    publishers: Mapping[str, str],
    story: int | None = None,
    all_versions: bool = False,
    *,
    is_bundled: bool = False,
) -> None:
    """Open the reader; whatever can be wrong with the arguments is said before the screen is taken."""
    # Until the accounts are on the screen nothing becomes garbage; the app switches collecting on again.
    gc.disable()
    from tui.model import PLAUSIBLE
    from tui.notebook import Notebook, NotebookError, default_path
    from tui.notebook.who import NAMELESS, name_finder
    from tui.session import Session
    from tui.shelf import Shelf
    from tui.sources import STANDARD_INPUT, load, one_line

    guest = visitor(os.environ)
    keymap = _keymap() if guest is None else replace(_keymap(), barred=BARRED)
    shelf = Shelf.usual(shelf_options(encoder, publishers))
    loaded = load(paths, sentences=False)
    check_enough(loaded, LEAST_TO_READ)
    if STANDARD_INPUT in paths and sys.stdout.isatty():
        from tui.ui.keyboard import NoKeyboardError, take_keys_from_terminal

        try:
            take_keys_from_terminal()
        except NoKeyboardError as error:
            refuse(f"standard input was read, and there is no terminal to read keys from ({error})")
    if guest is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        refuse("the reader needs a terminal; `synoptic read --plain PATH...` and `synoptic compare PATH...` need none")
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # set but empty, it asks for nothing (no-color.org); Textual looks whether it is set
    try:
        name = name_finder() if guest is None else lambda: guest or NAMELESS
        notebook = Notebook.open(notebook_file or default_path(), lambda: one_line(name()), PATIENCE)
    except NotebookError as error:
        refuse(str(error))
    with notebook:
        from tui.reading.tour import Welcome, due_welcome
        from tui.ui.app import ReaderApp
        from tui.ui.comparing import Means
        from tui.ui.kept_look import KeptLook
        from tui.ui.kept_tour import KeptTour

        kept_look, kept_tour = KeptLook.usual(), KeptTour.usual()
        look = theme or kept_look.read() or Look.DARK
        dossier, notices = dossier_of(loaded, paths, notebook, story, all_versions)
        session = Session(dossier.read, notebook, dossier, guest or "")
        announcement = "; ".join(filter(None, (_announcement(loaded), *notices)))
        known = shelf.find(session.articles, PLAUSIBLE)
        if known is not None:
            try:
                session.compared_before(known)
            except NotebookError as error:
                announcement = str(error)
        reader = ReaderApp(
            session,
            look.value,
            announcement,
            Means(partial(shelf.find, least=PLAUSIBLE), shelf.put, encoder, publishers),
            keymap=keymap,
            keep_look=kept_look.keep if guest is None else _keep_no_look,
            welcome=due_welcome(kept_tour.read(), is_bundled=is_bundled) if guest is None else Welcome.HINT,
            keep_welcome=kept_tour.keep if guest is None else _forget,
        )
        reader.run()
    sys.exit(reader.return_code or 0)


def _keep_no_look(look: Look) -> None:
    raise OSError(0, SETTINGS_STAY)


def _forget(told: object) -> None:
    """Keep nothing for the next time."""


def _keymap() -> Keymap:
    """Read which keys the reader chose; refuse a file that cannot be used."""
    from platformdirs import user_config_path

    from tui.reading.user_keys import USUAL_KEYS

    path = user_config_path("synoptic", appauthor=False) / KEY_FILE
    if not path.exists():
        return USUAL_KEYS
    from tui.reading.key_file import KeyFileError, read_keymap

    try:
        if not path.is_file():
            raise OSError(0, "no regular file")
        with path.open("rb") as file:
            return read_keymap(file.read(MOST_BYTES_OF_KEYS))
    except OSError as error:
        refuse(f"{path} cannot be read ({error.strerror}); move it away to use the usual keys")
    except KeyFileError as error:
        refuse(f"{path}, line {error.line}: {error}")


def _announcement(loaded: Loaded) -> str:
    """One line that says which files were left out, and why."""
    left = [f"{Path(one.path).name} ({one.reason})" for one in loaded.left_out]
    return f"Left out: {'; '.join(left)}" if left else ""


def _is_bare(words: Sequence[str]) -> bool:
    """Whether a command line is `read PATH...` and nothing else."""
    return words[0] == "read" and len(words) > 1 and not any(word.startswith("-") for word in words)


def main() -> None:
    """Run the command line."""
    words = sys.argv[1:]
    code = 0
    try:
        # Typer brings in Pydantic to read its arguments, which takes as long as all else before the first frame.
        if not words:
            _open([resource("seeds")], None, None, None, publishers_in(None), is_bundled=True)
        elif _is_bare(words):
            read([Path(word) for word in words[1:]])
        else:
            code = app(standalone_mode=False)
    except typer.TyperException as error:
        refuse(f"{error.format_message()} See synoptic --help.")
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    sys.exit(code)
