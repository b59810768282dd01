"""Builds small files of every format, whole or with whatever a test puts into them."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

STORY = "The ferry Solveig lost power off Norholm before noon on Friday. Nobody was hurt, said the coast guard."
"""An article of two sentences."""


def packed(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, before: str = "", core: str = "") -> bytes:
    """A Word document; `body` is the XML of its paragraphs, `before` what stands before the document element."""
    override = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types '
            'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{override}"/></Types>',
            "_rels/.rels": '<?xml version="1.0"?><Relationships '
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{before}'
            f'<w:document xmlns:w="{_WORDML}"><w:body>{body}</w:body></w:document>',
            **({"docProps/core.xml": core} if core else {}),
        }
    )


def word_paragraphs(*paragraphs: str) -> str:
    """Paragraphs as Word's XML."""
    return "".join(f"<w:p><w:r><w:t>{escape(writable(text))}</w:t></w:r></w:p>" for text in paragraphs)


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c < "\ufffe"))


def book(chapter: str, path: str = "chapter.xhtml", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """An EPUB of one chapter, given as a whole XHTML document."""
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "content.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferry halted</dc:title></metadata>'
            f'<manifest><item id="c" href="{path}" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="c"/></spine></package>',
            **({path: chapter} if ".." not in path else {}),
            **(extra or {}),
        }
    )


def chapter(body: str, before: str = "") -> str:
    """A chapter of a book."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>Ferry halted</title></head><body>{body}</body></html>"
    )


def pdf(content: bytes, catalog: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page; `content` is the page's stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 5 /Root 1 0 R "
        + trailer
        + b" >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    )


def pdf_lines(*lines: str) -> bytes:
    """The stream of a page with some lines."""
    shown = b"".join(
        b"(%s) Tj T* "
        % line.encode("latin-1", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in lines
    )
    return b"BT /F1 12 Tf 14 TL 40 760 Td " + shown + b"ET"


def page(body: str, head: str = "<title>Ferry halted</title>") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def paragraphs(count: int = 3) -> str:
    """An article's paragraphs in HTML."""
    return "".join(f"<p>{STORY} It was report number {number} of that day.</p>" for number in range(count))


def mail(body: bytes, headers: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    """An e-mail."""
    return (
        f"From: Ada Holm <ada@example.org>\r\nDate: Fri, 3 May 2024 12:00:00 +0000\r\n"
        f"Subject: Ferry halted\r\n{headers}"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n"
    ).encode("utf-8", "surrogatepass") + body


def saved_page(html: bytes, inner: str = "text/html; charset=utf-8") -> bytes:
    """A page saved with its parts (MHTML)."""
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/ferry\r\n"
        b"Subject: Ferry halted\r\n"
        b"Date: Fri, 3 May 2024 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: " + inner.encode() + b"\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://example.org/ferry\r\n\r\n" + base64.encodebytes(html) + b"\r\n----b--\r\n"
    )
