"""Which blocks of a page are its article: trafilatura's judgement, and the paragraphs that it lost put back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree, html

from tui.sources.formats.page_blocks import PageBlock, Shape, is_unseen

MAX_JUDGED = 30_000
"""Elements of a page that trafilatura is asked about: a second of its time; a larger page is read by its paragraphs."""
MAX_JUDGED_TEXT = 2_000_000
"""Characters of a page that trafilatura is asked about."""
RUN = 5
"""Words in a row by which a block is recognised in what trafilatura kept."""
MIN_KEPT = 0.6
"""Share of a block's runs that were kept, from which the block was."""
MIN_CONTAINER = 0.85
"""Share of the kept words that the article's own element holds; the rest may be strays."""
MAX_LINKED = 0.5
"""Share of a block that is links, from which it is a list of other stories."""
MAX_LINKS_ONLY = 0.7
"""The same for what trafilatura kept, where it does not end as a sentence does."""
MAX_ASIDES = 0.25
"""Share of the kept words in parts named like boxes, up to which these are taken for boxes."""
MIN_TEASERS = 4
"""Paragraphs below headings that are links, from which they are taken for a list of stories."""
MIN_ITEM_WORDS = 4
"""Words of a lost list item that is put back."""
MIN_LOOSE_WORDS = 12
"""Words of a lost paragraph that is put back although it does not end as a sentence does."""
MIN_PARAGRAPH_WORDS = 15
"""Words of a paragraph that counts when the extraction is held against the page."""
MUCH_SHORTER = 0.4
"""Share of the page's paragraphs below which the extraction has missed the article."""

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written) by\b", re.I)
"""How a line begins that tells whose work the article is; those name the agencies."""
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")


def article_blocks(root: html.HtmlElement, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Choose the blocks that make up the article.

    Args:
        root: The page.
        blocks: All its blocks, in order.

    Returns:
        The blocks of the article in their order; none where the page has no paragraphs.
    """
    teasers = _teasers(blocks)
    kept = _judged(root, blocks) - teasers
    story = [block for block in blocks if id(block) not in teasers]
    chosen = _with_lost(story, kept)
    own = [block for block in story if _is_paragraph(block, MIN_PARAGRAPH_WORDS)]
    own = own or [block for block in story if _is_paragraph(block, RUN)]
    if _words_of(chosen) < MUCH_SHORTER * _words_of(own):
        fallback = _with_lost(story, set(map(id, own)))
        if _words_of(fallback) > _words_of(chosen):
            chosen = fallback
    return _without_empty_sections(_first_story(chosen))


def _teasers(blocks: Sequence[PageBlock]) -> set[int]:
    """Find the single paragraphs below headings that lead to other pages: what a list of stories is made of."""
    found = set()
    for at, block in enumerate(blocks[:-1]):
        if block.shape is not Shape.HEADING or block.link_share <= MAX_LINKS_ONLY:
            continue
        links = [link.get("href", "") for link in block.element.iter("a")]
        if all(link.startswith(("#", "?")) for link in links):
            continue  # the posts of a live blog
        is_alone = at + 2 == len(blocks) or blocks[at + 2].shape is not Shape.PARAGRAPH or blocks[at + 2].is_aside
        if is_alone and blocks[at + 1].shape is Shape.PARAGRAPH:
            found.add(id(blocks[at + 1]))
    return found if len(found) >= MIN_TEASERS else set()


def _first_story(blocks: Sequence[PageBlock]) -> Sequence[PageBlock]:
    """Leave out the stories that some sites put below the one that was asked for: articles with a title each."""
    first: html.HtmlElement | None = None
    others: set[html.HtmlElement] = set()
    for block in blocks:
        if block.shape is Shape.HEADING and block.level == 1:
            article = next(block.element.iterancestors("article"), None)
            if article is None or first is None:
                first = first if first is not None else article
            elif article is not first and first not in article.iterancestors():
                others.add(article)
    if not others:
        return blocks
    return [block for block in blocks if others.isdisjoint(block.element.iterancestors("article"))]


def word_count(blocks: Iterable[PageBlock]) -> int:
    """Count the words of paragraphs and items, headings aside.

    Args:
        blocks: Any blocks.
    """
    return _words_of(block for block in blocks if block.shape in (Shape.PARAGRAPH, Shape.ITEM))


def linked_share(blocks: Iterable[PageBlock]) -> float:
    """Say how much of some blocks' text is links, 0..1.

    Args:
        blocks: Any blocks.
    """
    sizes = [(len(block.text), block.link_share) for block in blocks]
    total = sum(size for size, _ in sizes)
    return sum(size * share for size, share in sizes) / total if total else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _words_of(blocks: Iterable[PageBlock]) -> int:
    return sum(len(_WORD.findall(block.text)) for block in blocks)


def _judged(root: html.HtmlElement, blocks: Sequence[PageBlock]) -> set[int]:
    """Ask trafilatura, and find its text again in the blocks; ids of those that it kept."""
    body = _extraction(root)
    if body is None:
        return set()
    lines = {tuple(_words("".join(element.itertext()))) for element in body.iter("p", "head", "item", "row", "quote")}
    words = _words(" ".join(body.itertext()))
    runs = {hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return {id(block) for block in blocks if _is_kept(_words(block.text), lines, runs)}


def _is_kept(words: list[str], lines: set[tuple[str, ...]], runs: set[int]) -> bool:
    if tuple(words) in lines:
        return bool(words)
    if len(words) < RUN:
        return False
    own = [hash(tuple(words[at : at + RUN])) in runs for at in range(len(words) - RUN + 1)]
    return sum(own) >= MIN_KEPT * len(own)


def _extraction(root: html.HtmlElement) -> etree._Element | None:
    if len(root.text_content()) > MAX_JUDGED_TEXT or sum(1 for _ in root.iter()) > MAX_JUDGED:
        return None
    try:
        import trafilatura  # a third of a second, and texts have no need of it
    except ImportError as error:  # a part of its own may be missing, which lxml tells in a way of its own
        raise ModuleNotFoundError(str(error), name="trafilatura") from error

    tree = deepcopy(root)
    for element in [element for element in tree.iter() if element is not tree and is_unseen(element)]:
        if element.tag not in ("head", "title") and element.getparent() is not None:
            element.drop_tree()
    try:
        found = trafilatura.bare_extraction(
            tree, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:  # a page can break it in ways it does not tell of; its paragraphs are there all the same
        return None
    body = getattr(found, "body", None)
    return body if isinstance(body, etree._Element) else None


def _with_lost(blocks: Sequence[PageBlock], kept: set[int]) -> list[PageBlock]:
    """Keep some blocks, and what stands among them and reads like a part of the article."""
    container = _container([block for block in blocks if id(block) in kept])
    if container is None:
        return []
    inside = set(container.iter())
    asides = [block for block in blocks if block.is_aside and id(block) in kept]
    total = _words_of(block for block in blocks if id(block) in kept)
    # Where most of the text is in parts that are named like boxes, the names tell nothing.
    names_tell = _words_of(asides) <= MAX_ASIDES * total
    return [
        block
        for block in blocks
        if (id(block) in kept and not (names_tell and block.is_aside) and not _is_links(block))
        or (block.element in inside and _is_part_of_an_article(block))
    ]


def _is_links(block: PageBlock) -> bool:
    return block.link_share > MAX_LINKS_ONLY and _ENDS.search(block.text) is None


def _container(kept: Sequence[PageBlock]) -> html.HtmlElement | None:
    """Find the innermost element that holds most of some blocks."""
    weights: Counter[html.HtmlElement] = Counter()
    for block in kept:
        weights[block.element] += len(block.text.split())
    totals: Counter[html.HtmlElement] = Counter()
    depths: dict[html.HtmlElement, int] = {}
    for element, weight in weights.items():
        chain = [element, *element.iterancestors()]
        for depth, ancestor in enumerate(reversed(chain)):
            totals[ancestor] += weight
            depths[ancestor] = depth
    enough = MIN_CONTAINER * sum(weights.values())
    return max((element for element, total in totals.items() if total >= enough), key=depths.__getitem__, default=None)


def _is_part_of_an_article(block: PageBlock) -> bool:
    if block.is_aside:
        return False
    if _CREDIT.match(block.text):
        return True
    if block.link_share >= MAX_LINKED:
        is_sentence = block.shape is Shape.PARAGRAPH and _ENDS.search(block.text) is not None
        return is_sentence and len(block.text.split()) >= RUN
    if block.shape is Shape.HEADING:
        return True
    words = len(block.text.split())
    if block.shape is Shape.ITEM:
        return words >= MIN_ITEM_WORDS
    if block.shape is Shape.ROW:
        return words > 1
    return words >= MIN_LOOSE_WORDS or _ENDS.search(block.text) is not None


def _is_paragraph(block: PageBlock, least: int) -> bool:
    words = len(block.text.split())
    is_prose = block.shape is Shape.PARAGRAPH and words >= least and block.link_share < MAX_LINKED
    return is_prose and _is_part_of_an_article(block)


def _without_empty_sections(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Leave out headings that nothing stands under: those of boxes whose links were left out."""
    result: list[PageBlock] = []
    below: int | None = None
    """Level of the heading next below, where only headings are between; None where text is."""
    has_text = False
    for block in reversed(blocks):
        if block.shape is not Shape.HEADING:
            has_text, below = True, None
        elif not has_text or (below is not None and below <= block.level):
            continue
        else:
            below = block.level
        result.append(block)
    return result[::-1]
