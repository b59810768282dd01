"""The command line: opens the reader, or prints a comparison."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from tui import __version__
from tui.reading.looks import Look
from tui.resources import resource

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.model import Article, Comparison, Passage
    from tui.reading.user_keys import Keymap
    from tui.sources import Loaded

UNUSABLE = 2
"""Exit status where the arguments or the input are of no use."""
INTERRUPTED = 130
"""Exit status after ctrl+c, as shells have it."""
KEY_FILE = "keys.toml"
"""Where a reader's own keys are, in the folder for configuration."""
MOST_BYTES_OF_KEYS = 1_000_000
"""A file with a line for each action has a few thousand."""
LEAST_ACCOUNTS = 2
"""A comparison takes two."""


class Format(StrEnum):
    """Ways to print a comparison."""

    JSON = "json"
    TEXT = "text"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of articles (.txt, .md).")]
NotebookFile = Annotated[
    Path | None, typer.Option("--notebook", metavar="FILE", help="Where tags are kept, instead of the usual place.")
]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="MODEL",
        help="Also compare by a sentence encoder on this machine: a model folder, package or cached model.",
    ),
]
ExplainedPair = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--explain", metavar="A B", help="Say instead why two passages (ids as the JSON has them) are linked or not."
    ),
]
PublishersFile = Annotated[
    Path | None,
    typer.Option(
        "--publishers", metavar="FILE", help="Which outlets have one publisher (TOML), instead of the usual file."
    ),
]
ThemeName = Annotated[
    Look | None, typer.Option("--theme", help="Colours of the screen, instead of those chosen in it the last time.")
]


class Commands(TyperGroup):
    """The commands; tells who names a file without one what to write instead."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the arguments name."""
        if args and args[0] not in self.commands and Path(args[0]).exists():
            import shlex

            _refuse(f"{shlex.quote(args[0])} is no command; to open it: synoptic read {shlex.join(args)}")
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
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Without a command, open the accounts that come with the program."""
    if context.invoked_subcommand is None:
        _open([resource("seeds")], notebook, theme, _encoder(encoder), _publishers(publishers))


@app.command()
def read(
    paths: Paths,
    notebook: NotebookFile = None,
    theme: ThemeName = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
) -> None:
    """Open articles in the reader."""
    _open(paths, notebook, theme, _encoder(encoder), _publishers(publishers))


@app.command()
def compare(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    explain: ExplainedPair = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Compare anew what has been compared before.")] = False,
) -> None:
    """Print the comparison of articles, without opening the reader."""
    if explain and format is not Format.TEXT:
        _refuse(f"--explain prints text only, not {format.value}")
    from tui.alignment.encoder import EncoderError
    from tui.reports import comparison_json, comparison_text
    from tui.shelf import Shelf
    from tui.sources import load, split

    model = _encoder(encoder)
    houses = _publishers(publishers)
    shelf = Shelf.usual(_options(model, houses))
    loaded = load(paths, sentences=False)
    _check(loaded)
    for left in loaded.left_out:
        print(f"synoptic: left out {left.path}: {left.reason}", file=sys.stderr)
    for article in loaded.articles:
        for warning in article.warnings:
            print(f"synoptic: {article.path}: {warning}", file=sys.stderr)
    comparison = None if fresh else shelf.find(loaded.articles)
    articles = split(loaded.articles) if comparison is None else comparison.articles
    pair = _pair(articles, *explain) if explain else None
    if comparison is None:
        from tui.compare import compare as compare_articles

        try:
            comparison = compare_articles(articles, encoder=model, publishers=houses)
        except EncoderError as error:
            _refuse(str(error))
        shelf.put(comparison)
    write = comparison_json if format is Format.JSON else comparison_text
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(_explained(comparison, *pair, model) if pair else write(comparison))


@app.command()
def keys(
    toml: Annotated[
        bool, typer.Option("--toml", help=f"As a file to start from: {KEY_FILE} in your configuration folder.")
    ] = False,
) -> None:
    """Print all keys and what they do."""
    from tui.reading.key_table import keys_text, keys_toml

    write = keys_toml if toml else keys_text
    written = write(_keymap())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(written)


def _pair(articles: Sequence[Article], a: str, b: str) -> tuple[Passage, Passage]:
    """Find the passages to explain; refuse what names none."""
    from tui.alignment.explain import UnknownPassageError, find_pair

    try:
        return find_pair(articles, a, b)
    except UnknownPassageError as error:
        _refuse(str(error))


def _explained(comparison: Comparison, a: Passage, b: Passage, encoder: Encoder | None) -> str:
    from tui.alignment.explain import explain
    from tui.reports import explanation_text

    return explanation_text(explain(comparison, a, b, encoder=encoder))


def _encoder(name: str | None) -> Encoder | None:
    """Find the encoder asked for; refuse what cannot be one."""
    if name is None:
        return None
    from tui.alignment.encoder import EncoderError, find_encoder

    try:
        return find_encoder(name)
    except EncoderError as error:
        _refuse(str(error))


def _publishers(path: Path | None) -> Mapping[str, str]:
    """Read which outlets have one publisher; refuse a file that cannot be used."""
    from tui.sources.publishers import PublishersError, read_publishers

    try:
        return read_publishers(path)
    except PublishersError as error:
        _refuse(str(error))


def _options(encoder: Encoder | None, publishers: Mapping[str, str]) -> str:
    """Name what decides on the outcome beside the texts and the program."""
    import json

    return json.dumps([encoder.identity if encoder else "", sorted(publishers.items())])


def _open(
    paths: Sequence[Path],
    notebook_file: Path | None,
    theme: Look | None,
    encoder: Encoder | None,
    publishers: Mapping[str, str],
) -> None:
    """Open the reader; whatever can be wrong with the arguments is said before the screen is taken."""
    # Until the accounts are on the screen nothing becomes garbage; the app switches collecting on again.
    gc.disable()
    from tui.notebook import Notebook, NotebookError, default_path
    from tui.session import Session
    from tui.shelf import Shelf
    from tui.sources import load

    keymap = _keymap()
    shelf = Shelf.usual(_options(encoder, publishers))
    loaded = load(paths, sentences=False)
    _check(loaded)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _refuse("the reader needs a terminal; `synoptic compare PATH...` prints the comparison without one")
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # set but empty, it asks for nothing (no-color.org); Textual looks whether it is set
    try:
        notebook = Notebook.open(notebook_file or default_path())
    except NotebookError as error:
        _refuse(str(error))
    with notebook:
        from tui.ui.app import ReaderApp
        from tui.ui.kept_look import KeptLook

        kept_look = KeptLook.usual()
        look = theme or kept_look.read() or Look.DARK
        session = Session(loaded.articles, notebook)
        announcement = _announcement(loaded)
        known = shelf.find(loaded.articles)
        if known is not None:
            try:
                session.compared_before(known)
            except NotebookError as error:
                announcement = str(error)
        reader = ReaderApp(
            session,
            look.value,
            announcement,
            keep=shelf.put,
            encoder=encoder,
            publishers=publishers,
            keymap=keymap,
            keep_look=kept_look.keep,
        )
        reader.run()
    sys.exit(reader.return_code or 0)


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
        _refuse(f"{path} cannot be read ({error.strerror}); move it away to use the usual keys")
    except KeyFileError as error:
        _refuse(f"{path}, line {error.line}: {error}")


def _announcement(loaded: Loaded) -> str:
    """One line that says which files were left out, and why."""
    left = [f"{Path(one.path).name} ({one.reason})" for one in loaded.left_out]
    return f"Left out: {'; '.join(left)}" if left else ""


def _check(loaded: Loaded) -> None:
    """Refuse what cannot be compared."""
    if len(loaded.articles) >= LEAST_ACCOUNTS:
        return
    reasons = "; ".join(f"{left.path}: {left.reason}" for left in loaded.left_out)
    if not loaded.articles:
        _refuse(f"nothing to read: {reasons}")
    only = f"only one account, {loaded.articles[0].path}; name at least one more to compare it with"
    _refuse(f"{only} ({reasons})" if reasons else only)


def _refuse(reason: str) -> NoReturn:
    """Say in one line what is wrong, and leave."""
    from tui.sources import one_line

    print(f"synoptic: {one_line(reason)}", file=sys.stderr)
    sys.exit(UNUSABLE)


def main() -> None:
    """Run the command line."""
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        _refuse(f"{error.format_message()} See synoptic --help.")
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    sys.exit(code)
