"""The arguments and options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tui.reading.looks import Look


class Format(StrEnum):
    """Ways to print a comparison."""

    JSON = "json"
    TEXT = "text"


Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Articles in any format, folders of them, or - for standard input.")
]
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
StoryNumber = Annotated[
    int | None,
    typer.Option("--story", metavar="N", help="Only the articles of one story, as `synoptic stories` numbers them."),
]
AllVersions = Annotated[
    bool, typer.Option("--all-versions", help="Also the older versions of an article; they count as one account.")
]
Plain = Annotated[
    bool,
    typer.Option("--plain", help="Print the accounts with all findings as text to be read aloud; needs no terminal."),
]
ThemeName = Annotated[
    Look | None, typer.Option("--theme", help="Colours of the screen, instead of those chosen in it the last time.")
]
