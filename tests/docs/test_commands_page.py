"""The page of all commands says what the command line says."""

from __future__ import annotations

from pathlib import Path

from tools.command_docs import commands_markdown

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_of_commands_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_markdown(), "make docs-commands writes it anew"


def test_the_page_tells_of_options_arguments_and_what_they_are_without_being_named() -> None:
    page = commands_markdown()
    assert "## notebook merge\n" in page
    assert "\nsynoptic notebook merge [OPTIONS] {A} {B}\n" in page
    assert "| `-o, --output FILE` | Write to a file that is not there yet. |" in page
    assert "| `--format` | How to print it. One of `json`, `text`. Default: `text`. |" in page
