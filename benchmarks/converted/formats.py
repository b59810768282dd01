"""The formats: a function each, from a story to a file's bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from benchmarks.converted.pdf import pdf
from benchmarks.converted.story import Story
from tui.model import Kind


def markdown(story: Story) -> bytes:
    """A text file with front matter: what the others are measured against."""
    head = {"title": story.title, "outlet": story.outlet, "author": story.author, "published": f"{story.published}"}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{front}---\n\n{plain(story)}\n".encode()


def plain(story: Story) -> str:
    """The blocks as Markdown."""
    marks = {Kind.HEADING: "## ", Kind.BULLET: "- "}
    return "\n\n".join(marks.get(kind, "") + text for kind, text in story.blocks)


def html(story: Story) -> bytes:
    """A page of a news site: facts in its head, and all that stands around an article."""
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.published}T08:30:00+00:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": story.outlet},
    }
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} | {escape(story.outlet)}</title>
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="{escape(story.outlet)}">
<meta property="og:type" content="article">
<meta name="author" content="{escape(story.author)}">
<meta property="article:published_time" content="{story.published}T08:30:00+00:00">
<script type="application/ld+json">{json.dumps(linked).replace("<", "&lt;")}</script>
<style>p {{ margin: 0 }}</style><script>var tracking = "<p>No text of the story.</p>";</script></head>
<body><div class="cookie-banner" role="dialog"><p>We use cookies to improve your experience.</p>
<button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li>
</ul></nav></header>
<main><article><h1>{escape(story.title)}</h1>
<p class="byline">By <a rel="author" href="/staff">{escape(story.author)}</a></p>
<p class="date"><time datetime="{story.published}T08:30">{story.published:%d %B %Y}</time></p>
<div class="share"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>
{html_blocks(story)}
</article></main>
<aside class="related"><h2>Related stories</h2><ul><li><a href="/a">Ferry licence runs out in June</a></li>
<li><a href="/b">Storm closes ports along the coast</a></li></ul></aside>
<section id="comments"><h2>0 Comments</h2></section>
<footer><p>© 2025 {escape(story.outlet)}. All rights reserved.</p></footer></body></html>
""".encode()


def html_blocks(story: Story) -> str:
    """The blocks as HTML; bullets that follow each other are one list."""
    tags = {Kind.HEADING: "h2", Kind.BULLET: "li", Kind.BODY: "p"}
    lines: list[str] = []
    in_list = False
    for kind, text in story.blocks:
        if in_list != (kind is Kind.BULLET):
            in_list = not in_list
            lines.append("<ul>" if in_list else "</ul>")
        lines.append(f"<{tags[kind]}>{escape(text)}</{tags[kind]}>")
    return "\n".join([*lines, "</ul>"] if in_list else lines)


def mhtml(story: Story) -> bytes:
    """A page as browsers save it with its pictures."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = f"https://news.example.org/{story.name}"
    message["Subject"] = story.title
    message["Date"] = f"{story.published:%a, %d %b %Y} 09:00:00 -0000"
    message.set_content(html(story).decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    message["Content-Location"] = f"https://news.example.org/{story.name}"
    message.make_related()
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return message.as_bytes()


def eml(story: Story) -> bytes:
    """A newsletter with one article, as text and as HTML."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{story.outlet} <news@{story.outlet.lower().replace(' ', '-')}.example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = story.title
    message["Date"] = f"{story.published:%a, %d %b %Y} 08:30:00 +0000"
    message.set_content(f"By {story.author}\n\n{plain(story)}\n", cte="quoted-printable")
    whole = f"<html><body><p>By {escape(story.author)}</p>{html_blocks(story)}</body></html>"
    message.add_alternative(whole, subtype="html", cte="base64")
    return message.as_bytes()


def docx(story: Story) -> bytes:
    """A document as it lies on an editor's desk."""
    from datetime import datetime

    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = story.title, story.author, "en"
    properties.created = datetime.combine(story.published, datetime.min.time())
    document.add_paragraph(story.title, style="Title")
    document.add_paragraph(story.outlet)
    styles = {Kind.HEADING: "Heading 2", Kind.BULLET: "List Bullet"}
    for kind, text in story.blocks:
        document.add_paragraph(text, style=styles.get(kind))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def epub(story: Story) -> bytes:
    """A book of two chapters, as programs make them of saved articles."""
    half = len(story.blocks) // 2
    while 0 < half < len(story.blocks) and story.blocks[half][0] is Kind.BULLET:
        half += 1
    chapters = [
        Story(story.name, story.outlet, story.title, story.author, story.published, blocks)
        for blocks in (story.blocks[:half], story.blocks[half:])
    ]
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        packed.writestr(
            "META-INF/container.xml",
            '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
        )
        packed.writestr(
            "OEBPS/content.opf",
            '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(story.title)}</dc:title><dc:creator>{escape(story.author)}</dc:creator>"
            f"<dc:publisher>{escape(story.outlet)}</dc:publisher><dc:date>{story.published}</dc:date>"
            "<dc:language>en</dc:language></metadata><manifest>"
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="c2" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/></spine></package>',
        )
        packed.writestr("OEBPS/nav.xhtml", "<html><body><nav><ol><li>One</li></ol></nav></body></html>")
        for member, chapter in zip(("one", "two b"), chapters, strict=True):
            packed.writestr(
                f"OEBPS/text/{member}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(story.title)}</title></head>'
                f"<body>{html_blocks(chapter)}</body></html>",
            )
    return file.getvalue()


def record(story: Story) -> dict[str, object]:
    """The documented fields."""
    return {
        "headline": story.title,
        "publisher": {"name": story.outlet},
        "author": [{"@type": "Person", "name": story.author}],
        "datePublished": f"{story.published}T08:30:00Z",
        "inLanguage": "en",
        "body": plain(story).split("\n\n"),
    }


def json_file(story: Story) -> bytes:
    """One object."""
    return json.dumps(record(story)).encode()


def json_lines(stories: Sequence[Story]) -> bytes:
    """All of them, one on each line."""
    return "".join(f"{json.dumps(record(story), ensure_ascii=False)}\n" for story in stories).encode()


def archive(stories: Sequence[Story]) -> bytes:
    """All of them in one file, each in another format."""
    writers = (("md", markdown), ("docx", docx), ("epub", epub), ("json", json_file), ("pdf", pdf_one_column))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for number, story in enumerate(stories):
            suffix, write = writers[number % len(writers)]
            packed.writestr(f"news/{story.name}.{suffix}", write(story))
        packed.writestr("__MACOSX/news/._account-1.md", b"\0\5\26\7")
    return file.getvalue()


def pdf_one_column(story: Story) -> bytes:
    """A page printed from a browser or a word processor."""
    return pdf(story, columns=1)


def pdf_two_columns(story: Story) -> bytes:
    """A page of a newspaper: justified, with words broken at line ends and ligatures."""
    return pdf(story, columns=2, ligatures=True)


SINGLE: dict[str, tuple[str, Callable[[Story], bytes]]] = {
    "PDF, one column": ("pdf", pdf_one_column),
    "PDF, two columns": ("pdf", pdf_two_columns),
    "Word": ("docx", docx),
    "EPUB": ("epub", epub),
    "JSON": ("json", json_file),
    "web page": ("html", html),
    "saved page": ("mhtml", mhtml),
    "e-mail": ("eml", eml),
}
"""Suffix and writer of the formats with one article in a file, by the name in the table."""
TOGETHER: dict[str, tuple[str, Callable[[Sequence[Story]], bytes]]] = {
    "JSON lines": ("jsonl", json_lines),
    "ZIP of five formats": ("zip", archive),
}
"""Those with several."""
