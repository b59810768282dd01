"""Word documents: paragraphs, headings, lists, tables and notes, and what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.packed import Packed, refuse_entities

MAX_MARKUP = 60_000_000
"""Bytes of the document's own XML: a book has a few million."""
MAX_BLOCKS = 50_000
"""Paragraphs and tables that are read: a book has some thousand."""
MAX_CHARACTERS = 20_000_000
_STYLE = re.compile(r"(title$)|heading\s?([1-9])$", re.I)
_LIST_STYLE = re.compile(r"list (?:bullet|number|paragraph)|aufz", re.I)
_NO_TITLE = re.compile(r"\W*|(?:untitled|document|word document)\W*\d*|.*\.(?:docx?|dotx?|rtf)", re.I)
_NO_AUTHOR = re.compile(r"\W*|python-docx|unknown|user|admin(?:istrator)?|owner|author|microsoft.*|.*\boffice.*", re.I)
_DEFAULT_YEAR = 2013
"""Year of the template that python-docx starts from: a date before its own text was written says nothing."""


def read_word(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a Word document as one article.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        One text.

    Raises:
        RefusedError: It is broken, locked, a bomb, or holds no text.
    """
    packed = Packed(data)
    _check(packed)
    try:
        document = Document(BytesIO(data))
        blocks, is_cut = _read_blocks(document)
        blocks += _notes(document)
        properties = document.core_properties
        text = "\n\n".join(blocks)
        extract = Extract(
            text,
            title=properties.title if not _NO_TITLE.fullmatch(properties.title) else None,
            author=properties.author if not _NO_AUTHOR.fullmatch(properties.author) else None,
            published=_day(properties.created),
            updated=_day(properties.modified),
            language=properties.language or None,
            warnings=(f"is long; only its first {MAX_BLOCKS:,} paragraphs were read",) if is_cut else (),
            is_about_file=True,
        )
    except MemoryError:
        raise RefusedError("needs more memory than there is") from None
    except Exception:
        # Broken documents make the library raise nearly anything; a file must never end the program.
        raise RefusedError("is a damaged Word document; save it again, or save its text as .txt") from None
    if not text:
        raise RefusedError("holds no text")
    return (extract,)


def _check(packed: Packed) -> None:
    """Refuse what the library would choke on, by looking at every piece of XML before it does."""
    room = MAX_MARKUP
    for member in packed.names:
        if member.lower().endswith((".xml", ".rels")):
            content = packed.read(member)
            refuse_entities(content)
            room -= len(content)
            if room < 0:
                raise RefusedError("holds far more markup than a document of its kind; save its text as .txt")


def _read_blocks(document: Any) -> tuple[list[str], bool]:
    """List the document's blocks in order, and say whether there are more of them."""
    blocks: list[str] = []
    room = MAX_CHARACTERS
    styles = {style.style_id: style.name or "" for style in document.styles}
    for number, item in enumerate(document.iter_inner_content()):
        if number >= MAX_BLOCKS or room < 0:
            return blocks, True
        for block in _rows(item) if isinstance(item, Table) else [_paragraph(item, styles)]:
            if block:
                blocks.append(block)
                room -= len(block)
    return blocks, False


def _paragraph(paragraph: Paragraph, styles: dict[str, str]) -> str:
    text = _words(paragraph)
    if not text:
        return ""
    # Not by the paragraph itself, which looks through all styles each time.
    style = styles.get(paragraph._p.style or "", "")
    if match := _STYLE.match(style):
        return f"{'#' * min(int(match[2] or 1), 6)} {' '.join(text.split())}"
    is_item = _LIST_STYLE.match(style) and not style.lower().endswith("paragraph")
    return f"- {' '.join(text.split())}" if is_item or _is_numbered(paragraph) else text


def _words(paragraph: Paragraph) -> str:
    """A paragraph's text; what was struck out while changes were tracked is gone, what was entered is there."""
    pieces: list[str] = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):
            pieces.append("-" if node.tag == qn("w:noBreakHyphen") else " " if node.tag == qn("w:tab") else "\n")
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")).strip("\n")


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _rows(table: Table) -> Iterator[str]:
    """The rows of a table as lines; a cell that runs over several columns is told once."""
    for row in table._tbl.iterchildren(qn("w:tr")):
        cells = []
        for cell in row.iterchildren(qn("w:tc")):
            words = (_words(Paragraph(one, table._parent)) for one in cell.iter(qn("w:p")))
            cells.append(" ".join(" ".join(words).split()))
        filled = [cell for cell in cells if cell]
        # A page laid out as a table with one column is no table.
        yield " | ".join(filled)


def _notes(document: Any) -> list[str]:
    """The footnotes, below the text."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            notes = (
                " ".join("".join(one.text or "" for one in note.iter(qn("w:t"))).split())
                for note in root.iter(qn("w:footnote"))
            )
            return [note for note in notes if note]
    return []


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment is not None and moment.year > _DEFAULT_YEAR else None
