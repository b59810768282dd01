"""The reader's thread compares with the encoder that the command line found, and tells what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.encoders import FakeEncoder, install_fake_package, model_folder
from tests.alignment.stories import STORY
from tui.alignment.encoder import Encoder, find_encoder
from tui.compare import compare
from tui.model import Comparison
from tui.ui.comparing import ComparingFailed, Means, work


def worked(encoder: Encoder | None, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Comparison], list[object]]:
    """What the thread's work keeps, and what it posts."""
    monkeypatch.setattr("tui.sources.split", lambda articles, progress: articles)
    kept: list[Comparison] = []
    posted: list[object] = []
    work(STORY, 0, posted.append, lambda: False, Means(keep=kept.append, encoder=encoder))
    return kept, posted


def test_the_reader_compares_with_its_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = FakeEncoder()
    assert worked(encoder, monkeypatch)[0] == [compare(STORY, encoder=FakeEncoder())]
    assert len(encoder.asked) == 1
    assert worked(None, monkeypatch)[0] == [compare(STORY)]


def test_an_encoder_that_cannot_be_loaded_costs_the_comparison_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake_package(monkeypatch)
    kept, posted = worked(find_encoder(str(model_folder(tmp_path, "broken"))), monkeypatch)
    assert kept == []
    (failed,) = (message for message in posted if isinstance(message, ComparingFailed))
    assert "cannot load the encoder" in failed.reason
    assert "\n" not in failed.reason
