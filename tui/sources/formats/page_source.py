"""Web pages' bytes to a tree of elements, within bounds that keep a hostile page from stalling the reader."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from tui.sources.decode import Decoded, decode
from tui.sources.extract import RefusedError

MAX_TAGS = 200_000
"""Opening brackets in a page: half a second of parsing. The longest live blogs have 50,000."""
MAX_ATTRIBUTES = 500
"""Attributes of one tag; the parser's time grows with their square."""
LONG_TAG = 4_000
"""Characters from which a tag's attributes are counted: in fewer the parser cannot stall."""
HEAD_BYTES = 4_096
"""How far a page may name its encoding; browsers look at 1,024 bytes."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{1,40})", re.I)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAME_IN_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""What pages in an encoding are in truth, as the WHATWG's encoding standard has it."""
_TAG = re.compile(r"<[A-Za-z](?>[^\"'>]+|\"[^\"]*\"|'[^']*')*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """Read a page's bytes as text: by their byte order mark, the encoding told with them, the page's own, or a guess.

    Args:
        data: The whole page.
        charset: The encoding that a server or a mail named.

    Returns:
        The text and what was odd about it.

    Raises:
        RefusedError: The bytes are no text.
    """
    if not data.startswith(_MARKS):
        for name in filter(None, (charset, _named_encoding(data))):
            codec = _codec(name)
            if codec is None:
                continue
            try:
                return Decoded(data.decode(codec), ())
            except (UnicodeDecodeError, ValueError):
                continue
    return decode(data, is_page=True)


def _named_encoding(data: bytes) -> str | None:
    head = data[:HEAD_BYTES]
    found = _META_CHARSET.search(head) or _XML_ENCODING.match(head)
    if found is None:
        return None
    name = found[1].decode("ascii", "replace")
    # What is readable as ASCII cannot be UTF-16, whatever it says of itself.
    return "utf-8" if name.lower().startswith(("utf-16", "utf-32")) else name


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:
        return None
    return _SAME_IN_BROWSERS.get(info.name, info.name)


def parse_page(text: str) -> html.HtmlElement:
    """Parse a page; nothing it names is loaded.

    Args:
        text: The page's source.

    Returns:
        Its root element, comments and processing instructions left out.

    Raises:
        RefusedError: It is empty, or nested or branched beyond what an article can be.
    """
    if text.count("<") > MAX_TAGS:
        raise RefusedError(f"has more than {MAX_TAGS:,} tags; save its text as .txt")
    if any(map(_has_too_many_attributes, _TAG.finditer(text))):
        raise RefusedError(f"has a tag of more than {MAX_ATTRIBUTES} attributes; save its text as .txt")
    clean = _NOT_IN_XML.sub(_REPLACEMENT, _XML_DECLARATION.sub("", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = html.document_fromstring(clean.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise RefusedError("holds no text") from None
    if any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log):
        raise RefusedError("is nested too deeply, or has a part too large, to be an article; save its text as .txt")
    return root


def _has_too_many_attributes(match: re.Match[str]) -> bool:
    tag = match[0]
    return len(tag) > LONG_TAG and len(re.findall(r"[\s/\"']+[^\s/\"']", _QUOTED.sub('""', tag))) > MAX_ATTRIBUTES
