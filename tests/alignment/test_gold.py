"""The alignment against hand annotation, where the shared folder stands beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.compare import compare
from tui.sources import load

SHARED = Path(__file__).parents[2].parent / "shared"
LEAST = {"pair_f1": 0.60, "cell_f1": 0.74}
"""What the first version reaches on the seeds; a change that falls below it has broken something."""


def test_the_seeds_are_aligned_as_a_reader_would(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no hand annotation: {SHARED} is not there")
    comparison = compare(load([SHARED / "seeds"]).articles)
    written = {
        "articles": [
            {
                "path": article.path,
                "passages": [
                    {"id": p.id, "kind": p.kind, "start": p.start, "end": p.end, "text": p.text}
                    for p in article.passages
                ],
            }
            for article in comparison.articles
        ],
        "alignments": [
            {"a": link.a, "b": link.b, "score": link.score, "strength": link.strength} for link in comparison.alignments
        ],
        "threads": [],
        "findings": [],
        "conflicts": [],
        "people": [],
    }
    out = tmp_path / "comparison.json"
    out.write_text(json.dumps(written), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "tools" / "score.py"), str(SHARED / "gold" / "dev.json"), str(out), "--json"]
    scores = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert {name: scores[name] for name in LEAST if scores[name] < LEAST[name]} == {}
