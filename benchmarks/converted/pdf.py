"""A small writer of PDFs: Helvetica, justified, words broken at line ends, running heads and page numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from benchmarks.converted.story import Story
from tui.model import Kind

WIDTH, HEIGHT, MARGIN, GUTTER = 595.0, 842.0, 60.0, 22.0
"""Points, of an A4 page."""
BODY, LEADING = 10.5, 13.5
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 "
    "500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
"""Of Helvetica's letters from space to tilde, in thousandths of their size."""
_LETTERS = {chr(32 + number): int(width) / 1000 for number, width in enumerate(_WIDTHS.split())}
_OTHER = {"—": 1.0, "–": 0.556, "’": 0.222, "‘": 0.222, "“": 0.333, "”": 0.333, "ﬁ": 0.5, "ﬂ": 0.5, "•": 0.35}
_FREE_CODES = [*range(1, 32), 127, 129, 141, 143, 144, 157]
"""Codes that Windows-1252 has no letter for; those it lacks go there."""
_SYLLABLE = re.compile(
    r"(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=[bcdfghjklmnpqrstvwxz])(?=[bcdfgklmnpt][aeiouy])"
)


@dataclass(slots=True)
class _Set:
    """A line where it stands."""

    text: str
    x: float
    y: float
    size: float
    spacing: float = 0.0


def pdf(story: Story, columns: int, ligatures: bool = False) -> bytes:
    """Set a story.

    Args:
        story: What to set.
        columns: One as letters are set, with gaps between paragraphs; more as newspapers are, with indents.
        ligatures: Whether "fi" and "fl" are one sign.

    Returns:
        The file.
    """
    pages = _set_pages(story, columns)
    for number, page in enumerate(pages, 1):
        page.append(_Set(f"{story.outlet} · {story.title}", MARGIN, HEIGHT - 36, 8))
        page.append(_Set(f"Page {number} of {len(pages)}", WIDTH / 2 - 20, 30, 8))
    if ligatures:
        for page in pages:
            for line in page:
                line.text = line.text.replace("fi", "ﬁ").replace("fl", "ﬂ")
    return _file(story, pages)


def width(text: str, size: float) -> float:
    """Points that a text takes.

    Args:
        text: A line.
        size: Of its letters, in points.
    """
    return size * sum(_LETTERS.get(letter) or _OTHER.get(letter, 0.556) for letter in text)


def _set_pages(story: Story, columns: int) -> list[list[_Set]]:
    across = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    pages: list[list[_Set]] = [[]]
    y = HEIGHT - 80
    for size, text in ((20.0, story.title), (9.0, story.outlet), (9.0, f"By {story.author}")):
        for line, _ in _lines(text, size, WIDTH - 2 * MARGIN, 0):
            pages[0].append(_Set(line, MARGIN, y, size))
            y -= 1.3 * size
        y -= 6
    pages[0].append(_Set(f"{story.published:%d %B %Y}", MARGIN, y, 9.0))
    top = y - 24
    column, y = 0, top
    for kind, text in story.blocks:
        size = 13.0 if kind is Kind.HEADING else BODY
        indent = 12.0 if columns > 1 and kind is Kind.BODY else 0.0
        marked = f"• {text}" if kind is Kind.BULLET else text
        y -= 8 if kind is Kind.HEADING else 0
        lines = list(_lines(marked, size, across, indent))
        for number, (line, is_last) in enumerate(lines):
            if y < 70:
                column, y = column + 1, top
                if column == columns:
                    pages.append([])
                    column, y, top = 0, HEIGHT - 70, HEIGHT - 70
            first = indent if number == 0 else 0.0
            spaces = line.count(" ")
            slack = across - first - width(line, size)
            spacing = slack / spaces if spaces and not is_last and kind is Kind.BODY else 0.0
            x = MARGIN + column * (across + GUTTER) + first
            pages[-1].append(_Set(line, x, y, size, spacing))
            y -= LEADING * size / BODY
        y -= 7 if columns == 1 or kind is not Kind.BODY else 0
    return pages


def _lines(text: str, size: float, across: float, indent: float) -> Iterator[tuple[str, bool]]:
    """Break a text into lines, each with whether it is the last one."""
    line = ""
    room = across - indent
    words = text.split()
    while words:
        word = words.pop(0)
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= room:
            line = joined
            continue
        for head, tail in _breaks(word):
            if line and width(f"{line} {head}", size) <= room:
                line = f"{line} {head}"
                words.insert(0, tail)
                break
        else:
            words.insert(0, word)
        yield line, False
        line, room = "", across
    yield line, True


def _breaks(word: str) -> Iterator[tuple[str, str]]:
    """The ways to break a word, the latest first: at its own hyphens, or else between syllables."""
    own = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
    if own:
        yield from ((word[:at], word[at:]) for at in reversed(own))
    elif word.strip(".,;:").isalpha() and word.islower():
        places = [match.start() for match in _SYLLABLE.finditer(word) if 3 <= match.start() <= len(word) - 4]
        yield from ((f"{word[:at]}-", word[at:]) for at in reversed(places))


def _file(story: Story, pages: list[list[_Set]]) -> bytes:
    letters = {letter for page in pages for line in page for letter in line.text}
    strangers = sorted(letter for letter in letters if not _is_western(letter))
    codes = dict(zip(strangers, _FREE_CODES, strict=False))
    names = " ".join(f"{code} /uni{ord(letter):04X}" for letter, code in codes.items())
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /Metadata 5 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding "
        f"/WinAnsiEncoding /Differences [{names}] >> >>".encode(),
        f"<< /Title {_string(story.title)} /Author {_string(story.author)} /Producer (converted) "
        f"/CreationDate (D:{story.published:%Y%m%d}083000Z) >>".encode(),
        _stream(_xmp(story), "/Type /Metadata /Subtype /XML"),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        drawn = "\n".join(_drawn(line, codes) for line in page)
        objects.append(_stream(zlib.compress(drawn.encode("latin-1")), "/Filter /FlateDecode"))
    return _assembled(objects)


def _drawn(line: _Set, codes: dict[str, int]) -> str:
    written = "".join(chr(codes[c]) if c in codes else c.encode("cp1252").decode("latin-1") for c in line.text)
    escaped = re.sub(r"[\\()\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", written)
    return f"BT /F1 {line.size} Tf {line.spacing:.4f} Tw 1 0 0 1 {line.x:.2f} {line.y:.2f} Tm ({escaped}) Tj ET"


def _is_western(letter: str) -> bool:
    try:
        return letter.encode("cp1252") is not None
    except UnicodeEncodeError:
        return False


def _string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _xmp(story: Story) -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:publisher><rdf:Bag><rdf:li>'
        f"{escape(story.outlet)}</rdf:li></rdf:Bag></dc:publisher></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def _stream(content: bytes, entries: str) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def _assembled(objects: list[bytes]) -> bytes:
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(file)
