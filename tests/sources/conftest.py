"""What the tests of reading share: files made on the fly, and the annotated sample where it is at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tui.model import Article, Kind
from tui.sources import load

Read: TypeAlias = Callable[..., Article]
SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load one text as an article."""

    def read_text(text: str, name: str = "story.txt", sentences: bool = True) -> Article:
        path = tmp_path / name
        path.write_bytes(text.encode())
        loaded = load([path], sentences=sentences)
        assert not loaded.left_out
        return loaded.articles[0]

    return read_text


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the sample articles and their annotation."""
    if not (SHARED / "gold" / "dev.json").is_file():
        pytest.skip(f"the annotated sample is not at {SHARED}")
    return SHARED


def texts(article: Article, *kinds: Kind) -> list[str]:
    """List the texts of an article's passages of the given kinds (of all where none is given)."""
    return [passage.text for passage in article.passages if not kinds or passage.kind in kinds]
