"""Encoders for tests: one that knows which words mean the same, and a package that pretends to be real."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import pytest

from tui.alignment.arrays import Floats
from tui.alignment.meaning import unit_rows
from tui.model import Progress

TOPICS = ("ferry aurelia aground rocks", "boats lifeboats ashore passengers", "schools tourists oil fishermen")
"""Words that mean the same, as the fake sees it."""


def vectors(texts: Sequence[str]) -> Floats:
    """How many words of each topic a text has, and a little of something else."""
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    counts = [[*(sum(word in topic.split() for word in row) for topic in TOPICS), 0.1] for row in words]
    return unit_rows(np.array(counts).reshape(len(texts), len(TOPICS) + 1))


class FakeEncoder:
    """Encodes without a model, and counts how often it is asked."""

    identity = "fake"

    def __init__(self) -> None:
        self.asked: list[int] = []

    def encode(self, texts: Sequence[str], progress: Progress) -> Floats:
        progress("encoding passages", 0.0)
        self.asked.append(len(texts))
        return vectors(texts)


class FakeModel:
    """Takes the place of `sentence_transformers.SentenceTransformer`."""

    made: ClassVar[list[tuple[str, dict[str, Any]]]] = []
    batches: ClassVar[list[list[str]]] = []

    def __init__(self, folder: str, **options: Any) -> None:
        self.made.append((folder, options))
        if "broken" in folder:
            raise OSError("no file named\nmodel.safetensors")

    def encode(self, texts: list[str], **options: Any) -> Floats:
        self.batches.append(texts)
        return vectors(texts)


def install_fake_package(monkeypatch: pytest.MonkeyPatch) -> type[FakeModel]:
    """Let `sentence_transformers` be a module that needs neither torch nor a model."""
    monkeypatch.setattr(FakeModel, "made", [])
    monkeypatch.setattr(FakeModel, "batches", [])

    def module(name: str, **members: Any) -> ModuleType:
        made = ModuleType(name)
        made.__dict__.update(members, __spec__=object())
        monkeypatch.setitem(sys.modules, name, made)
        return made

    module("sentence_transformers", SentenceTransformer=FakeModel)
    logging = ModuleType("logging")
    logging.__dict__["disable_progress_bar"] = lambda: None
    module("transformers", __path__=[])
    module("transformers.utils", logging=logging)
    return FakeModel


def model_folder(path: Path, name: str = "model") -> Path:
    """A folder that looks like a model's."""
    folder = path / name
    folder.mkdir()
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    return folder
