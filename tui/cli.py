"""The command line: opens the reader, or prints a comparison."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from tui import __version__
from tui.resources import resource

if TYPE_CHECKING:
    from tui.sources import Loaded

UNUSABLE = 2
"""Exit status where the arguments or the input are of no use."""
INTERRUPTED = 130
"""Exit status after ctrl+c, as shells have it."""
LEAST_ACCOUNTS = 2
"""A comparison takes two."""


class Theme(StrEnum):
    """Colours of the reader."""

    DARK = "dark"
    LIGHT = "light"
    TERMINAL = "terminal"


class Format(StrEnum):
    """Ways to print a comparison."""

    JSON = "json"
    TEXT = "text"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of articles (.txt, .md).")]
NotebookFile = Annotated[
    Path | None, typer.Option("--notebook", metavar="FILE", help="Where tags are kept, instead of the usual place.")
]
ThemeName = Annotated[Theme, typer.Option("--theme", help="Colours of the screen.")]


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
    theme: ThemeName = Theme.DARK,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Without a command, open the accounts that come with the program."""
    if context.invoked_subcommand is None:
        _open([resource("seeds")], notebook, theme)


@app.command()
def read(paths: Paths, notebook: NotebookFile = None, theme: ThemeName = Theme.DARK) -> None:
    """Open articles in the reader."""
    _open(paths, notebook, theme)


@app.command()
def compare(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
) -> None:
    """Print the comparison of articles, without opening the reader."""
    from tui.compare import compare as compare_articles
    from tui.reports import comparison_json, comparison_text
    from tui.sources import load

    loaded = load(paths)
    _check(loaded)
    for left in loaded.left_out:
        print(f"synoptic: left out {left.path}: {left.reason}", file=sys.stderr)
    for article in loaded.articles:
        for warning in article.warnings:
            print(f"synoptic: {article.path}: {warning}", file=sys.stderr)
    comparison = compare_articles(loaded.articles)
    write = comparison_json if format is Format.JSON else comparison_text
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(write(comparison))


def _open(paths: Sequence[Path], notebook_file: Path | None, theme: Theme) -> None:
    """Open the reader; whatever can be wrong with the arguments is said before the screen is taken."""
    # Until the accounts are on the screen nothing becomes garbage; the app switches collecting on again.
    gc.disable()
    from tui.notebook import Notebook, NotebookError, default_path
    from tui.session import Session
    from tui.sources import load

    loaded = load(paths, sentences=False)
    _check(loaded)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _refuse("the reader needs a terminal; `synoptic compare PATH...` prints the comparison without one")
    try:
        notebook = Notebook.open(notebook_file or default_path())
    except NotebookError as error:
        _refuse(str(error))
    with notebook:
        from tui.ui.app import ReaderApp

        reader = ReaderApp(Session(loaded.articles, notebook), theme.value, _announcement(loaded))
        reader.run()
    sys.exit(reader.return_code or 0)


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
