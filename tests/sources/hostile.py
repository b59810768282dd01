"""Files that are made to harm, or to be a mess: one builder for each way, used by tests and the fuzzer."""

from __future__ import annotations

import base64
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.sources.builders import (
    STORY,
    book,
    chapter,
    mail,
    packed,
    page,
    paragraphs,
    pdf,
    pdf_lines,
    saved_page,
    word,
    word_paragraphs,
    writable,
)

SEQUENCES: dict[str, str] = {
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "clipboard, one byte": "\x9d52;c;b3duZWQ=\x9c",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;file:///owned\x1b\\click\x1b]8;;\x1b\\",
    "colours": "\x1b[31;47;5m",
    "clear": "\x1b[2J\x1b[3J\x1b[H",
    "clear, one byte": "\x9b2J",
    "device": "\x1bP+q6f776e6564\x1b\\",
    "device, one byte": "\x906f776e6564\x9c",
    "application": "\x1b_Gowned;AAAA\x1b\\",
    "privacy": "\x1b^owned\x1b\\",
    "string": "\x1bXowned\x1b\\",
    "modes": "\x1b[?1049l\x1b[?25l\x1b[?2004l\x1b[?1000h",
    "reset": "\x1bc",
    "report": "\x1b[6n\x1b[c\x1b[21t",
    "keys": "\x1b[>4;2m\x1b[>31u",
    "charset": "\x1b(0\x0e",
    "scroll": "\x1b[1;3r\x1b[?6h",
    "bell and back": "a\x07\x08\x08b\x7f",
    "nul": "a\x00b",
    "carriage return": "seen\roverwritten",
    "override": "\u202etxt.exe\u202c",
    "isolate": "\u2066\u2067x\u2069",
    "marks of direction": "\u200e\u200f\u061c",
    "tags": "hid\U000e0068\U000e0069\U000e007fden",
    "zero width": "zero" + "\u200b\u200d\ufeff\u2060" * 300 + "width",
    "combining": "z" + "\u0301\u0489\u0316" * 300 + "algo",
    "selectors": "e" + "\ufe0f\ufe01" * 300,
    "noncharacter": "\ufffe\uffff\ufdd0",
    "lines": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "markup": "[bold]loud[/bold] [/x] [@click=app.quit]here[/] [link=file:///owned]x[/link] :warning:",
    "private": "\ue000\U0010fffd",
}
"""What acts on a terminal or fools a reader, by what it does. None of it may reach the terminal as it is."""

ACTING = "\x1b\x07\x08\x7f\x00\x9b\x9c\x9d\x90\u202e\u2066\u2067\u2069\u200e\u200f\u061c\U000e0068\u2028\u2029"
"""Characters that a terminal must never be sent out of a file."""


def mess() -> str:
    """One of each, a paragraph each."""
    return "\n\n".join(f"The {name} stays {sequence} a word." for name, sequence in SEQUENCES.items())


def _nested_zip(depth: int) -> bytes:
    data = packed({"story.txt": STORY})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


def _lying_zip() -> bytes:
    """A ZIP whose one member says that it unpacks to a few bytes, and unpacks to 60 MB."""
    data = bytearray(packed({"story.txt": b"a " * 30_000_000}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 40)
    data[22:26] = struct.pack("<I", 40)
    return bytes(data)


def _flat_bomb(members: int) -> bytes:
    return packed({f"{number}.txt": b"The ferry. " * 2_000_000 for number in range(members)})


def _laughs(inside: str) -> str:
    """Entities that make a billion words of ten lines."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {inside} [<!ENTITY l0 "laugh ">{lines}]>'


def _quadratic(inside: str) -> str:
    return f'<!DOCTYPE {inside} [<!ENTITY big "{"x" * 100_000}">]>'


def _outside(inside: str) -> str:
    return f'<!DOCTYPE {inside} [<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY % dtd SYSTEM "http://127.0.0.1:9/d">%dtd;]>'


def _pdf_bomb() -> bytes:
    stream = zlib.compress(pdf_lines(STORY) + b" " * 100_000_000, 9)
    whole = pdf(b"")
    start = whole.index(b"4 0 obj")
    end = whole.index(b"endobj", start)
    body = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\n" % (len(stream), stream)
    return whole[:start] + body + whole[end:]


FILES: dict[str, Callable[[], tuple[str, bytes]]] = {
    # text
    "every sequence": lambda: ("mess.txt", mess().encode("utf-8", "surrogatepass")),
    "every sequence in UTF-16": lambda: ("mess.txt", mess().encode("utf-16", "surrogatepass")),
    "ten megabytes on one line": lambda: ("line.txt", b"x" * 10_000_000),
    "ten megabytes of words on one line": lambda: ("words.txt", b"ferry halted off Norholm " * 400_000),
    "blank lines": lambda: ("blank.txt", b"The ferry stopped.\n" + b"\n" * 450_000 + b"All were safe.\n"),
    "empty bullets": lambda: ("bullets.txt", b"- \n" * 150_000 + b"The ferry stopped.\n"),
    "half a megabyte on one line": lambda: ("line.txt", b"x" * 499_000),
    "half a megabyte of words on one line": lambda: ("words.txt", b"ferry halted off Norholm " * 5_000),
    "many filled bullets": lambda: ("items.md", b"- a ferry\n" * 3_000),
    "brackets": lambda: ("brackets.md", b"[" * 100_000 + b"The ferry stopped."),
    "parentheses and quotes": lambda: ("quotes.txt", (b"(" * 300 + b'"' * 300 + b".") * 800),
    "full stops": lambda: ("stops.txt", b"." * 60_000 + b" The ferry stopped. " + b"! " * 30_000),
    "capitals and stops": lambda: ("initials.txt", b"A.B. C. " * 15_000),
    "headings": lambda: ("headings.md", b"# A ferry\n\n" * 9_900),
    "underlines": lambda: ("rules.md", b"A ferry\n---\n" * 4_900),
    "apostrophes": lambda: ("said.txt", ("“‘" * 50_000 + STORY).encode()),
    "dates": lambda: ("dates.txt", b"By 1 May 2024 2024-05-01 " * 5_000),
    "spaces": lambda: ("spaces.txt", (b"The" + b" " * 150_000 + b"ferry stopped.\n\n") * 3),
    "unseen spaces": lambda: ("unseen.txt", ("The ferry." + "\u200b" * 100_000 + "\xad \u2060" * 100_000).encode()),
    "combining flood": lambda: ("zalgo.txt", ("e" + "\u0301" * 450_000 + " " + STORY).encode()),
    "combining everywhere": lambda: ("accents.txt", ("e\u0301\u0489" * 40_000).encode()),
    "NULs": lambda: ("nul.txt", STORY.encode() + b"\0" * 20 + STORY.encode() * 10),
    "only NULs": lambda: ("nuls.txt", b"\0" * 10_000_000),
    "lone surrogates": lambda: ("surrogates.txt", b"The ferry \xed\xa0\x80\xed\xbf\xbf stopped."),
    "lone surrogates in UTF-16": lambda: ("surrogates.txt", b"\xff\xfeT\x00h\x00e\x00\x00\xd8 \x00f\x00\xff\xdf"),
    "broken UTF-8": lambda: ("broken.txt", STORY.encode() + b"\xff\xc0\x80\xf8\x88\x80\x80\x80\xe2\x82"),
    "random bytes": lambda: ("random.txt", bytes((n * n * 31 + n // 7) % 256 for n in range(1_000_000))),
    # front matter
    "aliases in front matter": lambda: (
        "laughs.md",
        (
            "---\na: &a [x,x,x,x]\n"
            + "".join(f"{c}: &{c} [*{p},*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
            + "title: *i\n---\n"
            + STORY
        ).encode(),
    ),
    "deep front matter": lambda: ("deep.md", b"---\ntitle: " + b"[" * 30_000 + b"\n---\n" + STORY.encode()),
    "deep lists in front matter": lambda: ("lists.md", b"---\n" + b"- " * 30_000 + b"\n---\n" + STORY.encode()),
    "deep blocks in front matter": lambda: (
        "deep.md",
        b"---\n" + b"".join(b" " * n + b"a:\n" for n in range(300)) + b"---\n" + STORY.encode(),
    ),
    "objects in front matter": lambda: (
        "object.md",
        b"---\ntitle: !!python/object/apply:os.system ['echo owned']\n---\n" + STORY.encode(),
    ),
    "sequences in front matter": lambda: (
        "front.md",
        f"---\ntitle: \"T {SEQUENCES['markup']} \\e]0;owned\\a\"\noutlet: 'O \u202e [/x]'\nauthor: |\n  A\n  B [bold]\n"
        f"note: 'N \U000e0041'\ndate: '[red]1 May'\n---\n{STORY}".encode(),
    ),
    "endless front matter": lambda: ("open.md", b"---\n" + b"title: x\n" * 200_000),
    # web pages
    "scripts": lambda: (
        "scripts.html",
        page(
            "<script>owned()</script><style>p:before{content:'owned'}</style><p onclick=owned()>" + STORY + "</p>"
            "<img src=x onerror=owned()><iframe src='http://127.0.0.1:9/'></iframe><svg onload=owned()></svg>"
            "<template><p>owned</p></template><noscript>Please switch it on.</noscript>" + paragraphs(),
            "<title>Ferry halted</title><base href='http://127.0.0.1:9/'><meta http-equiv=refresh content='0;url=x'>",
        ),
    ),
    "a million nested tags": lambda: ("nested.html", page("<div>" * 1_000_000 + paragraphs())),
    "nested spans": lambda: ("spans.html", page("<p>" + "<span>" * 100_000 + STORY + "</p>" + paragraphs())),
    "nested tables": lambda: ("tables.html", page("<table><tr><td>" * 20_000 + paragraphs())),
    "a million tags beside each other": lambda: ("flat.html", page("<br>" * 1_000_000 + paragraphs())),
    "many attributes": lambda: (
        "attributes.html",
        page("<p " + "a=b " * 200_000 + ">" + STORY + "</p>" + paragraphs()),
    ),
    "an endless tag": lambda: ("tag.html", page(paragraphs() + "<p " + "<" * 1_000_000)),
    "an endless comment": lambda: ("comment.html", page(paragraphs() + "<!--" + "-" * 1_000_000)),
    "entities": lambda: (
        "entities.html",
        page("&amp;" * 500_000 + "&#x1b;]0;owned&#7; &#x202e; &#xd800; &#0;" + paragraphs()),
    ),
    "sequences in a page": lambda: (
        "sequences.html",
        page(
            "".join(f"<p>{STORY} {escape(text)}</p>" for text in SEQUENCES.values()),
            f"<title>T &#x1b;]0;owned&#7; {SEQUENCES['markup']}</title>"
            '<meta name=author content="A &#x1b;[2J &#x202e;"><meta property=og:site_name content="O &#x9b;2J [/x]">',
        ),
    ),
    "data in a page": lambda: (
        "data.html",
        page(
            paragraphs(), '<script type="application/ld+json">' + '{"@type":"NewsArticle","a":' * 50_000 + "</script>"
        ),
    ),
    # mail
    "sequences in a mail": lambda: (
        "sequences.eml",
        mail(
            mess().encode("utf-8", "surrogatepass"),
            "X-A: =?utf-8?b?" + base64.b64encode(b"\x1b]0;owned\x07").decode() + "?=\r\n",
        ),
    ),
    "sequences in a mail's headers": lambda: (
        "headers.eml",
        b"From: =?utf-8?q?=1B]0;owned=07?= <a@b>\r\nSubject: =?utf-8?b?"
        + base64.b64encode("\x1b]52;c;b3duZWQ=\x07\u202e[/x]".encode())
        + b"?=\r\nDate: Fri, 3 May 2024 12:00:00 +0000\r\n\r\n"
        + STORY.encode(),
    ),
    "a header in no encoding": lambda: (
        "charset.eml",
        b"From: Ada <ada@example.org>\r\nSubject: =?\xfff-8?q?Ferry?=\r\nDate: Fri, 3 May 2024 12:00:00 +0000\r\n\r\n"
        + STORY.encode(),
    ),
    "a mail of a thousand parts": lambda: (
        "parts.eml",
        mail(
            b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\n%s\r\n" % STORY.encode() for _ in range(20_000)),
            kind="multipart/mixed; boundary=b",
        ),
    ),
    "nested parts": lambda: (
        "nested.eml",
        mail(
            b"".join(b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(2_000)),
            kind="multipart/mixed; boundary=0",
        ),
    ),
    "endless headers": lambda: ("headers.eml", mail(STORY.encode(), "".join(f"X-{n}: y\r\n" for n in range(100_000)))),
    "one endless header": lambda: ("header.eml", mail(STORY.encode(), "X: " + "=?utf-8?q?a?= " * 100_000 + "\r\n")),
    "a saved page": lambda: ("saved.mhtml", saved_page(page(paragraphs() + SEQUENCES["title"]))),
    "a saved page in no encoding": lambda: (
        "saved.mhtml",
        saved_page(page(paragraphs()), "text/html; charset=\u202eno"),
    ),
    "a saved page without an end": lambda: ("cut.mhtml", saved_page(page(paragraphs(200)))[:3_000]),
    # archives
    "ZIP bomb": lambda: ("bomb.zip", _flat_bomb(4)),
    "ZIP that lies": lambda: ("lies.zip", _lying_zip()),
    "ZIPs in each other": lambda: ("nested.zip", _nested_zip(50)),
    "ZIP of many": lambda: ("many.zip", packed({f"{n}.txt": STORY for n in range(20_000)}, zipfile.ZIP_STORED)),
    "path traversal": lambda: (
        "paths.zip",
        packed(
            {
                "../../owned.txt": STORY,
                "/etc/owned.txt": f"{STORY} Again.",
                "C:\\owned.txt": f"{STORY} Once more.",
                "a/../../owned.md": f"{STORY} And more.",
            }
        ),
    ),
    "ZIP with names of sequences": lambda: (
        "names.zip",
        packed({"\x1b]0;owned\x07\u202e[/x]\n.txt": STORY, "a" * 60_000 + ".txt": f"{STORY} Long.", "no.exe": b"MZ"}),
    ),
    "ZIP of one name": lambda: ("twice.zip", packed({"a.txt": STORY}) + packed({"a.txt": STORY})),
    "cut ZIP": lambda: ("cut.zip", packed({"a.txt": STORY * 50, "b.txt": STORY * 60})[:-30]),
    "broken ZIP": lambda: (
        "broken.zip",
        packed({"a.txt": STORY * 50}).replace(b"\x00\x00\x08\x00", b"\x00\x00\x63\x00"),
    ),
    "ZIP with bad sums": lambda: ("sums.zip", _with_bad_sum(packed({"a.txt": STORY * 50}))),
    "locked ZIP": lambda: ("locked.zip", _locked(packed({"a.txt": STORY * 50}))),
    "ZIP of no name": lambda: ("noname.zip", _without_name(packed({"a": STORY, "b.txt": STORY}))),
    "empty ZIP": lambda: ("empty.zip", packed({})),
    # Word
    "sequences in a document": lambda: ("sequences.docx", word(word_paragraphs(STORY, *SEQUENCES.values()))),
    "entity bomb in a document": lambda: (
        "laughs.docx",
        word(f"<w:p><w:r><w:t>{STORY} &l9;</w:t></w:r></w:p>", _laughs("w:document")),
    ),
    "large entity in a document": lambda: (
        "quadratic.docx",
        word("<w:p><w:r><w:t>" + "&big;" * 20_000 + "</w:t></w:r></w:p>", _quadratic("w:document")),
    ),
    "outer entity in a document": lambda: (
        "outside.docx",
        word("<w:p><w:r><w:t>&out;</w:t></w:r></w:p>" + word_paragraphs(STORY), _outside("w:document")),
    ),
    "entity bomb in a document's facts": lambda: (
        "core.docx",
        word(word_paragraphs(STORY), core=_laughs("x") + "<x>&l9;</x>"),
    ),
    "deep document": lambda: ("deep.docx", word("<w:tbl><w:tr><w:tc>" * 5_000 + word_paragraphs(STORY))),
    "document bomb": lambda: ("bomb.docx", word(word_paragraphs("The ferry. " * 6_000_000))),
    "document that is none": lambda: ("none.docx", packed({"word/document.xml": "no XML at all"})),
    # books
    "sequences in a book": lambda: (
        "sequences.epub",
        book(chapter("".join(f"<p>{STORY} {escape(writable(text))}</p>" for text in SEQUENCES.values()))),
    ),
    "entity bomb in a book": lambda: ("laughs.epub", book(chapter(f"<p>{STORY} &l9;</p>", _laughs("html")))),
    "outer entity in a book": lambda: ("outside.epub", book(chapter(f"<p>&out; {STORY}</p>", _outside("html")))),
    "path traversal in a book": lambda: ("paths.epub", book(chapter(paragraphs()), "../../../../etc/passwd")),
    "deep book": lambda: ("deep.epub", book(chapter("<div>" * 50_000 + paragraphs()))),
    "book bomb": lambda: ("bomb.epub", book(chapter("<p>" + "The ferry. " * 6_000_000 + "</p>"))),
    # PDF
    "sequences in a PDF": lambda: (
        "sequences.pdf",
        pdf(pdf_lines(STORY, *SEQUENCES.values()), trailer=b"/Info << /Title (T \\033]0;owned\\007 [/x]) >>"),
    ),
    "locked PDF": lambda: (
        "locked.pdf",
        pdf(
            pdf_lines(STORY),
            trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <"
            + b"41" * 32
            + b"> /U <"
            + b"42" * 32
            + b"> /P -4 >> /ID [<41><41>]",
        ),
    ),
    "broken PDF": lambda: ("broken.pdf", pdf(pdf_lines(STORY)).replace(b"xref", b"xxxx").replace(b"endobj", b"")),
    "cut PDF": lambda: ("cut.pdf", pdf(pdf_lines(STORY))[:300]),
    "PDF in a circle": lambda: ("circle.pdf", pdf(pdf_lines(STORY)).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")),
    "PDF of a billion pages": lambda: ("count.pdf", pdf(pdf_lines(STORY)).replace(b"/Count 1 ", b"/Count 9999999")),
    "PDF bomb": lambda: ("bomb.pdf", _pdf_bomb()),
    "PDF with a script": lambda: (
        "script.pdf",
        pdf(pdf_lines(STORY), b"/OpenAction << /S /JavaScript /JS (owned\\(\\)) >>"),
    ),
    "deep PDF": lambda: ("deep.pdf", pdf(pdf_lines(STORY), b"/A " + b"[" * 100_000)),
    # JSON
    "sequences in JSON": lambda: (
        "sequences.json",
        json.dumps(
            {"title": f"T {mess()}", "text": f"{STORY}\n\n{mess()}", "author": "\x1b[2J", "outlet": "\u202eO"}
        ).encode(),
    ),
    "deep JSON": lambda: ("deep.json", b'{"text":' + b"[" * 1_000_000),
    "wrong JSON": lambda: (
        "wrong.json",
        b'[{"text": 1e999, "title": [1], "author": {"a": null}, "date": true}, 3, null]',
    ),
    "huge number in JSON": lambda: ("number.json", b'{"text": ' + b"9" * 100_000 + b"}"),
    "surrogates in JSON": lambda: (
        "surrogate.json",
        b'{"title": "\\ud800", "text": "' + STORY.encode() + b' \\udfff \\u0000 \\u001b]0;owned\\u0007"}',
    ),
    "lines of JSON": lambda: ("many.jsonl", b'{"text": "The ferry stopped."}\n' * 200),
    "cut JSON": lambda: ("cut.json", b'{"text": "The ferry stopped'),
}
"""A name and bytes for each file that is hostile by its content, by what it is."""


def _with_bad_sum(data: bytes) -> bytes:
    made = bytearray(data)
    made[14:18] = b"\1\2\3\4"
    central = made.rindex(b"PK\x01\x02")
    made[central + 16 : central + 20] = b"\1\2\3\4"
    return bytes(made)


def _locked(data: bytes) -> bytes:
    made = bytearray(data)
    made[6] |= 1
    made[made.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def _without_name(data: bytes) -> bytes:
    """A ZIP whose first member has an empty name; the letter it had becomes an extra field."""
    made = bytearray(data)
    central = made.index(b"PK\x01\x02")
    made[26:30] = made[central + 28 : central + 32] = struct.pack("<HH", 0, 1)
    return bytes(made)
