"""Writes the page of all commands in the docs from the command line itself."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from typer import Context
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tui.cli import app

PROGRAM = "synoptic"
HEAD = """\
# Commands

<!-- Written by `make docs-commands` from the command line, tui/cli.py; do not change it here. -->

`synoptic COMMAND --help` (or `-h`) says the same in the terminal. Without a command, `synoptic` opens the accounts that
come with it.

Exit status: 0 done, 1 if `fetch` could not save all pages or `notebook check` found something wrong, 2 if the arguments
or the files are of no use (one line on standard error says why), 130 after `ctrl+c`. What a command prints goes to
standard output, warnings and progress to standard error.
"""
CHOICES = re.compile(r"<(?:list\[)?([a-z-]+(?:\|[a-z-]+)+)\]?>")
"""The values that an option takes, as Typer shows them."""
TYPE = re.compile(r" <[^<>]*>$")
"""What Typer adds to a name that has a metavar already."""
NOTE = re.compile(r"\s*\[(required|default: [^]]*)\]$")
"""What Typer adds to a help text."""


def commands_markdown() -> str:
    """Write the page.

    Returns:
        Markdown with a section for each command.
    """
    return HEAD + "".join(_sections(get_command(app), Context(get_command(app), info_name=PROGRAM)))


def _sections(command: object, context: Context) -> Iterator[str]:
    """Write a command, then those that it groups."""
    assert isinstance(command, TyperCommand | TyperGroup)
    yield f"\n## {context.command_path.removeprefix(f'{PROGRAM} ')}\n\n{' '.join((command.help or '').split())}\n"
    yield f"\n```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    parameters = [param for param in command.get_params(context) if param.name != "help"]
    for kind in ("argument", "option"):
        records = [param.get_help_record(context) for param in parameters if param.param_type_name == kind]
        yield from _table(kind, [record for record in records if record])
    if isinstance(command, TyperGroup):
        for child in command.list_commands(context):
            if found := command.get_command(context, child):
                yield from _sections(found, Context(found, info_name=child, parent=context))


def _table(heading: str, records: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write arguments or options with what they do."""
    if not records:
        return
    yield f"\n| {heading} | does |\n|---|---|\n"
    for name, told in records:
        choices = CHOICES.search(name)
        shown = TYPE.sub("", name)
        parts = [NOTE.sub("", told)]
        if choices:
            parts.append(f"One of {', '.join(f'`{choice}`' for choice in choices[1].split('|'))}.")
        if note := NOTE.search(told):
            parts.append("Required." if note[1] == "required" else _default(note[1]))
        yield f"| `{shown}` | {' '.join(parts)} |\n"


def _default(note: str) -> str:
    """What an option is without being named, and between what it lies."""
    value, _, bounds = note.removeprefix("default: ").partition("; ")
    return f"Default: `{value}`" + (f", with `{bounds}`." if bounds else ".")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.parse_args().target.write_text(commands_markdown(), encoding="utf-8")
