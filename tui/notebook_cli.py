"""The commands on the notebook's file: check it, merge two; and those that carry judgements out and in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.notebook_exchange_cli import export, take_in

if TYPE_CHECKING:
    from tui.notebook.checking import Report
    from tui.notebook.merging import Contents

PROBLEMS = 1
"""Exit status where something is wrong with the notebook."""
UNUSABLE = 2
"""Exit status where there is no notebook to speak of, or the arguments are of no use."""

app = typer.Typer(no_args_is_help=True, help="Look after the notebook: the file with your tags and notes.")
app.command("export")(export)
app.command("import")(take_in)

NotebookFile = Annotated[
    Path | None, typer.Option("--notebook", metavar="FILE", help="The notebook, instead of the usual one.")
]


@app.command()
def check(
    notebook: NotebookFile = None,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Save what can be read into a fresh file; the damaged one is kept beside it."),
    ] = False,
) -> None:
    """Say whether the notebook is whole. Exit status: 0 it is, 1 it is not, 2 it cannot be used at all."""
    from tui.notebook import default_path
    from tui.notebook.checking import check as checked
    from tui.notebook.errors import DamagedError

    path = (notebook or default_path()).absolute()
    with _refused():
        try:
            report = checked(path)
        except DamagedError as error:
            if not repair:
                raise
            _say(str(error))
        else:
            _tell(path, report)
            if not report.problems:
                return
            if not repair:
                _say("`synoptic notebook check --repair` saves what can be read into a fresh file.")
                raise typer.Exit(PROBLEMS)
        _repair(path)


@app.command()
def merge(
    a: Annotated[Path, typer.Argument(metavar="A", help="A notebook.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT", help="Make a new notebook of both.")] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="A", help="Add to one of them what it lacks.")] = None,
) -> None:
    """Put two notebooks together; merging again changes nothing."""
    from tui.notebook import Notebook
    from tui.notebook.merging import contents, disagreements

    if (out is None) == (into is None):
        _refuse(f"say where to: -o NEW makes a new notebook, --into {a} adds to that one")
    if out is not None and out.exists():
        _refuse(f"{out} is there already: name a new file with -o, or use --into")
    if into is not None and into not in (a, b):
        _refuse(f"--into takes {a} or {b}")
    with _refused():
        reader = _reader()
        parts = [(path, contents(path, reader)) for path in (a, b)]
        if into is not None:
            _back_up(into)
        with Notebook.open(out or into or a, reader) as notebook:
            for path, part in parts:
                before = path == into
                added = notebook.add(part.acts, part.sources, part.whereabouts, part.corrections, part.pasted)
                _say(f"{path}: {_counted(part)}" + ("" if before else f", {len(added.acts)} of them new"))
                beside = [
                    _number(new, what)
                    for new, what in ((added.corrections, "correction"), (added.pasted, "pasted text"))
                    if new
                ]
                if beside:
                    _say(f"{path}: {' and '.join(beside)} new")
                for act in added.clashing:
                    _say(f"{path}: the act {act.id} was left out, since another one has the same id")
            differing = len(disagreements(notebook.everything()))
            total = sum(1 for _ in notebook.history())
        _say(f"{out or into}: {_number(total, 'act')}; readers disagree on {_number(differing, 'passage')}.")


def _repair(path: Path) -> None:
    from tui.notebook.repair import repair

    done = repair(path, _reader())
    for line in done.lost:
        _say(f"lost: {line}")
    beside = (
        f" and {_number(done.beside, 'correction or pasted text', 'corrections and pasted texts')}"
        if done.beside
        else ""
    )
    _say(
        f"{path}: {_number(done.acts, 'act')}{beside} saved into a fresh file; the damaged one is {done.damaged.name}."
    )
    if done.lost:
        raise typer.Exit(PROBLEMS)


def _tell(path: Path, report: Report) -> None:
    for line in report.problems:
        _say(f"{path}: {line}")
    for line in report.notes:
        _say(f"{path}: note: {line}")
    state = "something is wrong" if report.problems else "all in order"
    _say(f"{path}: {_number(report.acts, 'act')} of {_number(report.readers, 'reader')}; {state}.")


def _counted(part: Contents) -> str:
    return _number(len(part.acts), "act")


def _number(count: int, what: str, several: str = "") -> str:
    return f"{count:,} {what if count == 1 else several or f'{what}s'}"


def _back_up(path: Path) -> None:
    from tui.notebook.backup import back_up

    _say(f"{path}: as it was: {back_up(path.absolute(), 'before-merge').name}")


def _reader() -> str:
    from tui.notebook.who import reader_name
    from tui.sources import one_line

    return one_line(reader_name())


@contextmanager
def _refused() -> Iterator[None]:
    """Say in one line why a notebook is of no use, and leave."""
    from tui.notebook import NotebookError

    try:
        yield
    except NotebookError as error:
        _refuse(str(error))


def _say(line: str) -> None:
    from tui.sources import one_line

    print(one_line(line))


def _refuse(reason: str) -> None:
    from tui.sources import one_line

    print(f"synoptic: {one_line(reason)}", file=sys.stderr)
    raise typer.Exit(UNUSABLE)
