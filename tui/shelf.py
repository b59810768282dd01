"""Keeps finished comparisons on disk, so that accounts opened again are there with all findings at once."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from tui import __version__
from tui.model import Alignment, Article, Comparison, Strength

ROOM = 100_000_000
"""Bytes of all comparisons together: some seven hundred of five articles each; those unused for longest go first."""
COMPARING = ("model.py", "compare.py", "composing.py", "sources", "alignment", "findings", "stories")
"""The files and folders of the program that decide on the outcome, beside the texts."""
SUFFIX = ".comparison"
STRENGTHS = tuple(Strength)
EVERY = float("-inf")
"""The score from which every alignment is wanted."""


class Shelf:
    """A folder of comparisons, each found by its texts and by the program that compared them.

    Nothing that goes wrong with it is worth telling: a comparison that is not found is made again. Make one before
    anything is compared, since what it keeps is named after the program as it is now.

    Args:
        folder: Where they are kept; made when the first one is put there.
        options: What decides on the outcome beside texts and program, such as the identity of an encoder.
    """

    def __init__(self, folder: Path, options: str = "") -> None:
        self._folder = folder
        self._key = (_program(), options)

    @classmethod
    def usual(cls, options: str = "") -> Shelf:
        """Open the shelf in the user's cache folder."""
        from platformdirs import user_cache_path  # late, as for the notebook's place

        return cls(user_cache_path("synoptic", appauthor=False) / "comparisons", options)

    def find(self, articles: Sequence[Article], least: float = EVERY) -> Comparison | None:
        """Look for the comparison of some articles.

        Args:
            articles: The articles, cut into sentences or not.
            least: Possible alignments with a lower score than this are left out: most are, and they take memory.

        Returns:
            The comparison that this version of the program made of them; None if there is none, or if the file that
            should hold it is damaged or may be somebody else's work.
        """
        path = self._path(articles)
        # A file written for the purpose may nest deeper than it can be read.
        with suppress(OSError, ValueError, RecursionError):
            if _is_trusted(path.stat()):
                comparison = unpack(path.read_bytes(), least)
                if _is_of(comparison, articles):
                    with suppress(OSError):
                        path.touch()
                    return comparison
        return None

    def put(self, comparison: Comparison) -> None:
        """Keep a comparison; where there is no room or no right to, nothing happens."""
        # A lone surrogate is a ValueError.
        with suppress(OSError, ValueError):
            packed = pack(comparison)
            if len(packed) > ROOM:
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self._path(comparison.articles), packed)
            self._make_room()

    def _write(self, path: Path, packed: bytes) -> None:
        """Write a file beside its place and move it: whoever reads meanwhile finds the old one or the new one."""
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(packed)
            beside.replace(path)
        except BaseException:
            beside.unlink()
            raise

    def _make_room(self) -> None:
        kept = sorted(((path.stat(), path) for path in self._folder.iterdir()), key=lambda one: -one[0].st_mtime_ns)
        filled = 0
        for status, path in kept:
            filled += status.st_size
            if filled > ROOM:
                path.unlink(missing_ok=True)

    def _path(self, articles: Sequence[Article]) -> Path:
        key = sha256()
        for part in (*self._key, *(part for a in articles for part in (a.id, a.path, a.text, _kinds(a)))):
            piece = part.encode("utf-8", "surrogatepass")
            key.update(b"%d:" % len(piece) + piece)
        return self._folder / f"{key.hexdigest()}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class Links:
    """Alignments as columns: by far the most numerous of all, they name the same passages again and again."""

    passages: tuple[str, ...]
    """Every passage id that occurs, once."""
    a: bytes
    """Positions among `passages`, four bytes each."""
    b: bytes
    scores: bytes
    """Eight bytes each."""
    strengths: bytes
    """Positions among the kinds of strength, a byte each."""

    @classmethod
    def of(cls, alignments: Sequence[Alignment]) -> Links:
        """Lay alignments out in columns."""
        passages = dict.fromkeys(name for link in alignments for name in (link.a, link.b))
        number = {name: n for n, name in enumerate(passages)}
        return cls(
            tuple(passages),
            array("I", [number[link.a] for link in alignments]).tobytes(),
            array("I", [number[link.b] for link in alignments]).tobytes(),
            array("d", [link.score for link in alignments]).tobytes(),
            bytes(STRENGTHS.index(link.strength) for link in alignments),
        )

    def alignments(self, least: float) -> tuple[Alignment, ...]:
        """Give the alignments, without the possible ones of a score below `least`.

        Raises:
            ValueError: These are none.
        """
        columns = zip(array("I", self.a), array("I", self.b), array("d", self.scores), self.strengths, strict=True)
        sure = STRENGTHS.index(Strength.ALIGNED)
        try:
            return tuple(
                Alignment(self.passages[a], self.passages[b], score, STRENGTHS[n])
                for a, b, score, n in columns
                if n == sure or not score < least
            )
        except IndexError:
            raise ValueError("an alignment of nothing") from None


def pack(comparison: Comparison) -> bytes:
    """Write a comparison as JSON, below a line that tells whether it is whole."""
    import msgspec.json  # late: whoever finds nothing does not need it

    content = msgspec.json.encode((Links.of(comparison.alignments), replace(comparison, alignments=())))
    return b"%s\n%s" % (seal(content), content)


def unpack(packed: bytes, least: float = EVERY) -> Comparison:
    """Read what `pack` has written; every value is checked against the types of the model.

    Args:
        packed: What it has written.
        least: Possible alignments with a lower score are left out.

    Raises:
        ValueError: It is damaged, or no comparison.
        RecursionError: It nests too deep.
    """
    import msgspec.json

    sealed, _, content = packed.partition(b"\n")
    if sealed != seal(content):
        raise ValueError("not whole")
    links, comparison = msgspec.json.decode(content, type=tuple[Links, Comparison])
    return replace(comparison, alignments=links.alignments(least))


def seal(content: bytes) -> bytes:
    """Give the first line of a file with some content."""
    return sha256(content).hexdigest().encode()


def _is_trusted(status: os.stat_result) -> bool:
    """Whether a file is the user's own, nobody else could write to it, and it is no longer than `put` leaves any."""
    is_own = status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISREG(status.st_mode) and is_own and status.st_size <= ROOM


def _is_of(comparison: Comparison, articles: Sequence[Article]) -> bool:
    """Whether a comparison is of these articles, and its passages are parts of their texts."""
    return len(comparison.articles) == len(articles) and all(
        replace(kept, passages=()) == replace(article, passages=())
        and all(passage.text == article.text[passage.start : passage.end] for passage in kept.passages)
        for kept, article in zip(comparison.articles, articles, strict=True)
    )


def _kinds(article: Article) -> str:
    """Say what each paragraph of an article is, whether it is cut into sentences or not."""
    return " ".join(f"{n} {kind}" for n, kind in dict.fromkeys((one.paragraph, one.kind) for one in article.passages))


def _program() -> str:
    """Name the program that compares: its version, its files (they change while it is worked on) and its libraries."""
    package = Path(__file__).parent
    parts = [__version__, sys.version]
    for path in sorted(path for name in COMPARING for path in _files(package / name)):
        # What an editor writes beside a file may be gone again.
        with suppress(FileNotFoundError):
            status = path.stat()
            parts.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    # Every installation of a library changes the folder that all of them are in; NLTK stands for them.
    nltk = find_spec("nltk")
    if nltk is not None and nltk.origin is not None:
        parts.append(str(Path(nltk.origin).parents[1].stat().st_mtime_ns))
    return "\n".join(parts)


def _files(path: Path) -> Iterator[Path]:
    """List a file, or all files below a folder, without what Python compiles them to."""
    if path.name == "__pycache__":
        return
    if path.is_dir():
        for child in path.iterdir():
            yield from _files(child)
    else:
        yield path
