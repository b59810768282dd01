"""Keeps finished comparisons on disk, so that accounts opened again are there with all findings at once."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui import __version__
from tui.model import (
    Alignment,
    Article,
    Comparison,
    Conflict,
    ConflictType,
    Finding,
    Kind,
    Passage,
    Person,
    Span,
    SpanKind,
    Status,
    Strength,
    Thread,
)

KEPT = 40
"""Comparisons kept; those not used for the longest time go first. One of five articles takes about 0.2 MB."""

_COMPARING = ("model.py", "compare.py", "sources", "alignment", "findings")
"""What decides on the outcome beside the texts."""


class Shelf:
    """A folder of comparisons.

    Nothing that goes wrong with it is worth telling: a comparison that is not found is made again.

    Args:
        folder: Where they are kept; made when the first one is put there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def usual(cls) -> Shelf:
        """The shelf in the user's cache folder."""
        from platformdirs import user_cache_path

        return cls(user_cache_path("synoptic", appauthor=False) / "comparisons")

    def find(self, articles: Sequence[Article]) -> Comparison | None:
        """Look for the comparison of some articles.

        Args:
            articles: The articles; their texts, ids and paths count, their passages do not.

        Returns:
            The comparison that this version of the program made of them, or None.
        """
        path = self._path(articles)
        try:
            comparison = _comparison(json.loads(path.read_text(encoding="utf-8")))
            path.touch()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return comparison

    def put(self, comparison: Comparison) -> None:
        """Keep a comparison; where there is no room or no right to, nothing happens."""
        path = self._path(comparison.articles)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Written beside it and moved: whoever reads at this moment finds the old file or the new one, never half.
            with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as file:
                json.dump(asdict(comparison), file, ensure_ascii=False, default=date.isoformat)
            Path(file.name).replace(path)
            self._make_room()
        except OSError:
            return

    def _make_room(self) -> None:
        by_use = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in by_use[KEPT:]:
            path.unlink(missing_ok=True)

    def _path(self, articles: Sequence[Article]) -> Path:
        named = sha256(_program().encode())
        for article in articles:
            for part in (article.id, article.path, article.text):
                piece = part.encode("utf-8", "surrogatepass")
                named.update(f"{len(piece)}:".encode() + piece)
        return self._folder / f"{named.hexdigest()}.json"


def _program() -> str:
    """Name the program that compares: its version and, as that stands still while it is worked on, its newest file."""
    package = Path(__file__).parent
    files = [file for name in _COMPARING for file in ((package / name), *(package / name).glob("*"))]
    return f"{__version__} {max(file.stat().st_mtime_ns for file in files)}"


def _comparison(kept: dict[str, Any]) -> Comparison:
    return Comparison(
        articles=tuple(_article(article) for article in kept["articles"]),
        alignments=tuple(Alignment(**{**a, "strength": Strength(a["strength"])}) for a in kept["alignments"]),
        threads=tuple(
            Thread(**{**t, **{name: tuple(t[name]) for name in ("passages", "articles", "omitted_by")}})
            for t in kept["threads"]
        ),
        findings=tuple(_finding(finding) for finding in kept["findings"]),
        conflicts=tuple(
            Conflict(
                **{**c, "type": ConflictType(c["type"]), "a_span": tuple(c["a_span"]), "b_span": tuple(c["b_span"])}
            )
            for c in kept["conflicts"]
        ),
        people=tuple(Person(p["name"], tuple(p["articles"]), tuple(p["passages"])) for p in kept["people"]),
    )


def _article(kept: dict[str, Any]) -> Article:
    published = date.fromisoformat(kept["published"]) if kept["published"] else None
    passages = tuple(Passage(**{**p, "kind": Kind(p["kind"])}) for p in kept["passages"])
    lists = {name: tuple(kept[name]) for name in ("origins", "warnings")}
    return Article(**{**kept, **lists, "published": published, "passages": passages})


def _finding(kept: dict[str, Any]) -> Finding:
    spans = tuple(Span(**{**s, "kind": SpanKind(s["kind"])}) for s in kept["spans"])
    return Finding(**{**kept, "status": Status(kept["status"]), "spans": spans})
