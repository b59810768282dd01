"""Passages and kinds against those that people marked in the sample articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.model import Kind, Passage
from tui.sources import load

MIN_KIND_ACCURACY = 0.95


@pytest.fixture(scope="module")
def passages(shared: Path) -> dict[tuple[str, int, int], Passage]:
    loaded = load([shared / "seeds"])
    assert not loaded.left_out
    return {
        (Path(article.path).name, passage.start, passage.end): passage
        for article in loaded.articles
        for passage in article.passages
    }


@pytest.fixture(scope="module")
def marked(shared: Path) -> list[dict[str, str | int]]:
    sentences = json.loads((shared / "gold" / "dev.json").read_text(encoding="utf-8"))["sentences"]
    return list(sentences.values())


def test_every_marked_sentence_is_a_passage(
    passages: dict[tuple[str, int, int], Passage], marked: list[dict[str, str | int]]
) -> None:
    missing = [m["text"] for m in marked if (m["article"], m["start"], m["end"]) not in passages]
    assert missing == []


def test_kinds_agree_with_those_marked(
    passages: dict[tuple[str, int, int], Passage], marked: list[dict[str, str | int]]
) -> None:
    def folded(kind: str) -> str:
        return Kind.BODY.value if kind == Kind.BULLET.value else kind

    agreed = [
        folded(passages[str(m["article"]), int(m["start"]), int(m["end"])].kind.value) == folded(str(m["kind"]))
        for m in marked
    ]
    assert sum(agreed) / len(agreed) >= MIN_KIND_ACCURACY
