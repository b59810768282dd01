"""Web pages, as browsers and `synoptic fetch` save them."""

from __future__ import annotations

import re

from tui.sources.extract import Extract, RefusedError
from tui.sources.formats.page_article import article_blocks, linked_share, word_count
from tui.sources.formats.page_blocks import PageBlock, Shape, page_blocks
from tui.sources.formats.page_facts import PageFacts, read_facts, saved_from
from tui.sources.formats.page_source import decode_page, parse_page

MIN_WORDS = 15
"""Words of the shortest article: a flash of two sentences."""
MAX_LINKED = 0.6
"""Share of the text that is links, from which a page is a list of stories."""
MAX_ABOVE_TITLE = 5
"""Blocks among which a line that repeats the title is the title itself."""
MUCH_LONGER = 2
"""How many times longer than what the page shows the text in its data must be, to be taken instead."""

_FETCHED = re.compile(r"<!--\s*saved by synoptic \S+ on (\d{4}-\d\d-\d\d)[^>]*?-->")
_CHARSET = re.compile(rb"<!-- saved by synoptic [^>]{0,100}?charset=([\w:.-]{1,40}) -->")
_SPACES = re.compile(r"[ \t]+")


def read_web(data: bytes, name: str) -> tuple[Extract, ...]:
    """Read a web page.

    Args:
        data: The whole file.
        name: The file's name.

    Returns:
        Its article.

    Raises:
        RefusedError: The page holds no article, or is larger or more deeply nested than an article can be.
    """
    charset = _CHARSET.search(data[:4_096])
    return (page_extract(data, charset[1].decode("ascii") if charset else None),)


def page_extract(
    data: bytes, charset: str | None = None, address: str | None = None, title: str | None = None
) -> Extract:
    """Read the article of a page.

    Args:
        data: The page's bytes.
        charset: The encoding that came with it, if any.
        address: Where it was saved from, if that is known.
        title: What to call it if it has no title itself.

    Returns:
        Title, text and facts.

    Raises:
        RefusedError: See `read_web`.
    """
    decoded = decode_page(data, charset)
    root = parse_page(decoded.text)
    facts = read_facts(root, address or saved_from(decoded.text))
    chosen = article_blocks(root, page_blocks(root))
    warnings = decoded.warnings
    if not facts.linked.is_free:
        warnings += ("the page says that it shows only a part to readers who do not pay",)
    paragraphs = _plain(chosen, facts.title)
    repeated = _paragraphs(facts.linked.body)
    if len(" ".join(repeated).split()) >= max(MUCH_LONGER * word_count(chosen), MIN_WORDS):
        paragraphs = repeated
        warnings += ("the text is from the page's data; its paragraphs may be lost",)
    elif word_count(chosen) < MIN_WORDS or linked_share(chosen) > MAX_LINKED:
        raise RefusedError("is a web page without an article; open the story itself and save that page")
    return _extract(facts, title, paragraphs, warnings, _FETCHED.search(decoded.text[:4_096]))


def _plain(blocks: list[PageBlock], title: str | None) -> list[str]:
    """The blocks as plain text, without the headings, and the first block, that repeat the title."""
    return [
        block.plain
        for at, block in enumerate(blocks)
        if block.text != title or (at >= MAX_ABOVE_TITLE and block.shape is not Shape.HEADING)
    ]


def _paragraphs(body: str) -> list[str]:
    if "<" in body:
        try:
            return [block.plain for block in page_blocks(parse_page(f"<div>{body}</div>"))]
        except RefusedError:
            return []
    return [line for line in (_SPACES.sub(" ", line).strip() for line in body.splitlines()) if line]


def _extract(
    facts: PageFacts,
    title: str | None,
    paragraphs: list[str],
    warnings: tuple[str, ...],
    fetched: re.Match[str] | None,
) -> Extract:
    known = facts.title or title
    return Extract(
        text="\n\n".join([f"# {known}", *paragraphs] if known else paragraphs),
        title=known,
        outlet=facts.outlet,
        author=facts.author,
        published=facts.published,
        updated=facts.updated,
        url=facts.url,
        language=facts.language,
        note=f"page saved on {fetched[1]}" if fetched else None,
        warnings=warnings,
        has_own_head=True,
    )
