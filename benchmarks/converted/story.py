"""An account without a format: its facts and its blocks, taken from a text file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.model import Kind

FACTS = (
    ("Harbour Post", "Ada Holm", date(2024, 12, 22)),
    ("Bay News", "Jonas Lind", date(2024, 12, 15)),
    ("Coast Wire", "Mira Anand", date(2024, 12, 21)),
    ("Northern Herald", "Peter Ask", date(2025, 1, 3)),
    ("Barran Press", "Leila Haddad", date(2024, 12, 19)),
)
"""Outlet, author and date for each account in turn, invented: not all of the samples have them."""
TITLES = (
    "The Sudden Fall of a President",
    "How the Regime Came to Its End in Damascus",
    "A Speech That Was Never Held",
    "Into the Dark: A Captain Leaves His Ship",
    "Pleas, Proposals and Treachery in the Last Days",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What every format is to carry."""

    name: str
    """Without a suffix."""
    outlet: str
    title: str
    author: str
    published: date
    blocks: tuple[tuple[Kind, str], ...]
    """Headings, paragraphs and bullets, each on one line, without marks."""


def read_stories(paths: Sequence[Path]) -> list[Story]:
    """Take the accounts out of text files, and give each a full set of facts.

    Args:
        paths: Files or folders.
    """
    from tui.sources import load

    stories = []
    for number, article in enumerate(load(paths, sentences=False).articles):
        outlet, author, published = FACTS[number % len(FACTS)]
        blocks = tuple(
            (passage.kind, " ".join(passage.text.split()).removeprefix("- "))
            for passage in article.passages
            if passage.kind in (Kind.BODY, Kind.BULLET, Kind.HEADING)
        )
        title = TITLES[number % len(TITLES)]
        stories.append(Story(f"account-{number + 1}", outlet, title, author, published, blocks))
    return stories
