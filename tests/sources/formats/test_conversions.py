"""The shipped accounts in every format give the passages and facts of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.converted.formats import SINGLE, TOGETHER, markdown
from benchmarks.converted.story import Story, read_stories
from benchmarks.sources import FACTS, equal_share
from tui.model import Article
from tui.sources import load

MIN_EQUAL = 0.99
SEEDS = Path(__file__).parents[3] / "seeds"


def loaded(folder: Path, files: dict[str, bytes]) -> Sequence[Article]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    read = load([folder])
    assert not read.left_out
    return read.articles


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return read_stories([SEEDS])


@pytest.fixture(scope="module")
def texts(stories: list[Story], tmp_path_factory: pytest.TempPathFactory) -> Sequence[Article]:
    return loaded(tmp_path_factory.mktemp("texts"), {f"{story.name}.md": markdown(story) for story in stories})


def check(articles: Sequence[Article], texts: Sequence[Article]) -> None:
    assert len(articles) == len(texts)
    assert equal_share(articles, texts) >= MIN_EQUAL
    for article, text in zip(articles, texts, strict=True):
        assert [getattr(article, fact) for fact in FACTS] == [getattr(text, fact) for fact in FACTS]


@pytest.mark.parametrize("name", SINGLE)
def test_a_format_gives_the_passages_and_facts_of_the_text(
    name: str, stories: list[Story], texts: Sequence[Article], tmp_path: Path
) -> None:
    suffix, write = SINGLE[name]
    check(loaded(tmp_path, {f"{story.name}.{suffix}": write(story) for story in stories}), texts)


@pytest.mark.parametrize("name", TOGETHER)
def test_a_file_of_many_articles_gives_all_of_them(
    name: str, stories: list[Story], texts: Sequence[Article], tmp_path: Path
) -> None:
    suffix, write = TOGETHER[name]
    check(loaded(tmp_path, {f"all.{suffix}": write(stories)}), texts)
