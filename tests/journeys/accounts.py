"""Two small accounts on the disk, told alike enough to be aligned."""

from __future__ import annotations

from pathlib import Path

HARBOUR = """---
title: Ferry halted off Norholm
outlet: Harbour Post
---

The ferry Solveig lost all power off Norholm shortly before noon on Friday. There were 40 people on board.

Nobody was hurt, the coast guard of Norholm said. A tug towed the ferry back to Norholm within two hours.

The licence of the operator comes up for renewal in June.
"""
BAY = """---
title: A ferry falls silent
outlet: Bay News
---

The ferry Solveig lost power off Norholm before noon on Friday. Nobody was hurt, said the coast guard of Norholm.

A tug towed the ferry Solveig back to Norholm. The band in the saloon went on playing.
"""


def write_accounts(folder: Path) -> list[Path]:
    """Write both, and give their paths."""
    folder.mkdir(exist_ok=True)
    paths = [folder / "harbour.txt", folder / "bay.txt"]
    for path, text in zip(paths, (HARBOUR, BAY), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
