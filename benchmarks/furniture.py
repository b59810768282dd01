"""Page matter and facts of the labelled pages in tests/sources/furniture: how many are told rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Options, Table
from tui.model import Article, Kind

LABELLED = Path(__file__).parents[1] / "tests" / "sources" / "furniture"
"""The labelled pages, half of them never looked at while the rules were written."""
HALVES = ("development", "held_out")
KINDS = {"F": Kind.FURNITURE, "T": Kind.TITLE, "H": Kind.HEADING, "S": Kind.BULLET, "B": Kind.BODY}
"""By the letter that stands before a line."""
FACTS = ("title", "outlet", "author", "published", "updated", "agencies", "language")
CLAIMS = (Kind.BODY, Kind.BULLET)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as somebody pasted it, with what each of its lines is."""

    name: str
    text: str
    lines: tuple[tuple[int, str, Kind], ...]
    """Offset, text and kind of each line."""
    facts: dict[str, str]
    """By the names in `FACTS`; empty where the page does not tell."""


def read_pages(half: str) -> list[Page]:
    """Read the labelled pages of one half.

    Args:
        half: One of `HALVES`.
    """
    return [_page(path) for path in sorted((LABELLED / half).glob("*.txt"))]


def _page(path: Path) -> Page:
    head, _, body = path.read_text(encoding="utf-8").partition("\n=\n")
    facts = {key: value.strip() for key, _, value in (line.partition(":") for line in head.split("\n"))}
    text = ""
    lines = []
    for line in body.rstrip("\n").split("\n"):
        label, _, content = line.partition("| ")
        if content:
            lines.append((len(text), content, KINDS[label]))
        text += f"{content}\n"
    facts["title"] = " ".join(content for _, content, kind in lines if kind is Kind.TITLE)
    return Page(path.stem, text, tuple(lines), facts)


def read_back(pages: Sequence[Page]) -> list[Article]:
    """Read pages as the program does, in paragraphs.

    Args:
        pages: The labelled pages.
    """
    from tui.sources import load

    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:03}.txt" for number in range(len(pages))]
        for path, page in zip(paths, pages, strict=True):
            path.write_text(page.text, encoding="utf-8")
        loaded = load(paths, sentences=False)
    return list(loaded.articles)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a labelled line."""

    page: str
    line: str
    labelled: Kind
    told: Kind


def verdicts(pages: Sequence[Page]) -> list[Verdict]:
    """Say of each line what it is and what it was taken for.

    Args:
        pages: The labelled pages.
    """
    found = []
    for page, article in zip(pages, read_back(pages), strict=True):
        for start, line, kind in page.lines:
            told = next(passage.kind for passage in article.passages if passage.start <= start < passage.end)
            found.append(Verdict(page.name, line, kind, told))
    return found


@dataclass(frozen=True, slots=True)
class Shares:
    """Precision and recall of furniture, and the share of the story that is kept, each 0..1."""

    precision: float
    recall: float
    kept: float
    """Share of the lines of body and bullets that are compared."""
    kinds: float
    """Share of all lines whose kind is told rightly."""


def shares(found: Sequence[Verdict]) -> Shares:
    """Count lines told rightly.

    Args:
        found: The lines; at least one of them furniture and one body.
    """
    counts = Counter((one.labelled is Kind.FURNITURE, one.told is Kind.FURNITURE) for one in found)
    story = [one for one in found if one.labelled in CLAIMS]
    return Shares(
        counts[True, True] / (counts[True, True] + counts[False, True]),
        counts[True, True] / (counts[True, True] + counts[True, False]),
        sum(one.told in CLAIMS for one in story) / len(story),
        sum(one.labelled is one.told for one in found) / len(found),
    )


def facts_of(article: Article) -> dict[str, str]:
    """List what was read of an article's facts, as the labelled pages write them.

    Args:
        article: An article.
    """

    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return {
        "title": article.title or "",
        "outlet": article.outlet,
        "author": article.author or "",
        "published": day(article.published),
        "updated": day(article.updated),
        "agencies": ", ".join(sorted(article.origins, key=str.casefold)),
        "language": article.language or "",
    }


def told_rightly(pages: Sequence[Page]) -> Counter[str]:
    """Count, for each fact, the pages of which it was read as labelled, letter case aside.

    Args:
        pages: The labelled pages.
    """
    right: Counter[str] = Counter()
    for page, article in zip(pages, read_back(pages), strict=True):
        read = facts_of(article)
        right.update(fact for fact in FACTS if read[fact].casefold() == page.facts[fact].casefold())
    return right


def measure(options: Options) -> Table:
    """Measure both halves of the labelled pages."""
    rows = []
    for half in HALVES:
        pages = read_pages(half)
        found = verdicts(pages)
        share = shares(found)
        right = told_rightly(pages)
        rows.append(
            (
                half.replace("_", " "),
                str(len(found)),
                *(f"{value:.3f}" for value in (share.precision, share.recall, share.kept, share.kinds)),
                *(f"{right[fact]}/{len(pages)}" for fact in FACTS),
            )
        )
    return Table(
        "Furniture and facts",
        ("labelled pages", "lines", "precision", "recall", "story kept", "kinds", *FACTS),
        tuple(rows),
        "lines of pages as pasted; precision and recall of furniture, share of the story's lines that is compared",
    )
