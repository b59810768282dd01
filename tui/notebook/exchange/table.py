"""Standing judgements as CSV (RFC 4180) that is safe to open in a spreadsheet.

One row a judgement; where it is about several passages (a thread), or has several parallels, a cell has a line for
each.
The file starts with a byte order mark, without which spreadsheets take UTF-8 for another encoding.

A spreadsheet runs a cell that begins with = + - or @ as a formula ("CSV injection", OWASP). Such a cell gets an
apostrophe before it, also where white space, quotation marks or unseen characters come first, and for the full-width
and raised forms of the signs. The same is done within a cell after each comma, semicolon, bar and newline: a
spreadsheet set to another separator, as in much of Europe, would begin a cell there. Reading such a file back is not
provided for.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from tui.notebook.exchange.documents import stamped
from tui.notebook.exchange.legible import legible, on_one_line
from tui.notebook.values import Judgement, Source

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "tag",
    "note",
    "reader",
    "at",
    "scope",
    "quote",
    "outlet",
    "title",
    "author",
    "published",
    "url",
    "path",
    "start",
    "end",
    "digest",
    "status",
    "reason",
    "claim",
    "origins",
    "parallels",
)
SOURCE_COLUMNS = ("outlet", "title", "author", "published", "url", "path")

SIGNS = frozenset("=+-@\u2212")
"""With the minus sign, which has no other form by which it would be known."""
PASSED_OVER = frozenset("\"'`\u2018\u2019\u201c\u201d\u201e\ufffd")
"""Besides what is unseen: quotation marks, which a spreadsheet takes off, and what stands for a lost character."""
_SEPARATOR = re.compile("([,;\n|])")


def write_table(judgements: Iterable[Judgement], sources: Iterable[Source]) -> str:
    """Write judgements as a table.

    Args:
        judgements: What stands, in the order of the rows.
        sources: What the digests of their anchors stand for, as far as known.

    Returns:
        The CSV, with a byte order mark, a line of column names and CR LF at each line's end.
    """
    articles = {source.digest: source for source in sources}
    written = io.StringIO()
    # Quoted throughout: a reader that splits at another character finds no bare cell.
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for judgement in judgements:
        row = _row(judgement, articles)
        writer.writerow([harmless(row[column]) for column in COLUMNS])
    return BYTE_ORDER_MARK + written.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a cell, or what it may cut one into, for a formula.

    Args:
        text: What the cell says.

    Returns:
        The text, legible, with an apostrophe before each place where a formula could begin.
    """
    pieces = _SEPARATOR.split(legible(text))
    sure = "".join(f"'{piece}" if _begins_formula(piece) else piece for piece in pieces)
    return f"'{sure}" if text.startswith(("\t", "\r", "\n")) and not sure.startswith("'") else sure


def _begins_formula(piece: str) -> bool:
    for character in piece:
        if character.isprintable() and not character.isspace() and character not in PASSED_OVER:
            return normalize("NFKC", character)[0] in SIGNS
    return False


def _row(judgement: Judgement, articles: Mapping[str, Source]) -> dict[str, str]:
    anchors, evidence = judgement.target.anchors, judgement.evidence
    found = [articles.get(anchor.digest, Source(anchor.digest, "")) for anchor in anchors]
    row = {
        "tag": "" if judgement.opinion.tag is None else judgement.opinion.tag.value,
        "note": judgement.opinion.note,
        "reader": judgement.by,
        "at": stamped(judgement.at),
        "scope": judgement.target.scope.value,
        "quote": _lines(anchor.quote for anchor in anchors),
        "start": _lines(str(anchor.start) for anchor in anchors),
        "end": _lines(str(anchor.end) for anchor in anchors),
        "digest": _lines(anchor.digest for anchor in anchors),
        "status": evidence.status if evidence else "",
        "reason": evidence.reason if evidence else "",
        "claim": evidence.claim if evidence else "",
        "origins": str(evidence.origins) if evidence and evidence.origins else "",
        "parallels": _lines(
            f"{one.outlet} ({one.score:.2f}): {one.anchor.quote}" for one in (evidence.witnesses if evidence else ())
        ),
    }
    return row | {name: _lines(getattr(source, name) for source in found) for name in SOURCE_COLUMNS}


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(on_one_line(text) for text in texts)
