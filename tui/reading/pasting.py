"""What was understood of a pasted text, as paragraphs to show before it is opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.days import days_text
from tui.model import Article, Kind, Passage
from tui.reading.runs import Run, Runs

LABEL_CELLS = 8
"""Room for the name of a fact and a space."""
MOST_CHARACTERS = 20_000
"""Of the text that is shown; all of it is opened."""
NOT_FOUND = "none found"
KINDS = {Kind.TITLE: "title", Kind.HEADING: "heading", Kind.FURNITURE: "furniture"}
"""The style of each kind of passage that has one."""


def how_to_paste(beside: str, again: str) -> tuple[Runs, ...]:
    """Say how an article gets here, and what becomes of it.

    Args:
        beside: What is open and can be opened again; empty where that is not so.
        again: The key that brings back what was taken away; empty where there is nothing.
    """
    kept = (
        "It is kept in your notebook and comes back with the files that are open now. No file is written."
        if beside
        else "It is kept for this run only, because what is open was piped in."
    )
    paragraphs = [
        "Copy the whole article where you read it, with headline, byline and date, and paste it here with your "
        "terminal's own key: often ctrl+shift+v, ⌘v on a Mac, shift+insert, or the right or middle mouse button.",
        "It becomes a column beside the others. Several pastes make one article, part by part; menus, buttons and "
        "other page matter are set aside.",
        kept,
    ]
    if again:
        paragraphs.append(f"{again} brings back what you took away last.")
    return tuple(runs for text in paragraphs for runs in ((Run(text),), ()))


def facts(article: Article, has_outlet: bool, already: str, correct: str) -> tuple[Runs, ...]:
    """Say what was understood.

    Args:
        article: The article.
        has_outlet: Whether it tells its outlet.
        already: The column in which the same text is open; empty where none is.
        correct: The key that corrects facts.
    """
    day = article.published
    when = days_text(day, day) if day else article.dateline
    lines = [
        _fact("Outlet", article.outlet if has_outlet else None, "not told; you are asked for it next"),
        _fact("Title", article.title),
        _fact("Date", when),
        _fact("Author", article.author),
        (*_label("Text"), Run(counts(article))),
    ]
    if not (article.title and when and article.author):
        lines.append((*_label(""), Run(f"{correct} corrects this once it is open", "dim")))
    if already:
        lines.append((Run(f"The same text is open already: {already}.", "warning"),))
    lines += [(Run(f"{warning[:1].upper()}{warning[1:]}.", "warning"),) for warning in article.warnings]
    return tuple(lines)


def counts(article: Article) -> str:
    """Say how long an article is, and how much of the text is none of it."""
    aside = sum(passage.kind is Kind.FURNITURE for passage in article.passages)
    told = f"{len(article.text):,} characters, {_number(len(article.passages) - aside, 'paragraph')}"
    return f"{told}; {_number(aside, 'line')} set aside" if aside else told


def preview(passages: Sequence[Passage]) -> Iterator[Runs]:
    """Show the text, what is set aside in another style; a blank line between paragraphs.

    Args:
        passages: The passages, a paragraph each.

    Yields:
        Paragraphs to wrap.
    """
    shown = 0
    for number, passage in enumerate(passages):
        if shown >= MOST_CHARACTERS:
            yield (Run(f"… and {_number(len(passages) - number, 'paragraph')} more", "dim"),)
            return
        text = passage.text[: MOST_CHARACTERS - shown]
        shown += len(text)
        yield (Run(f"{text}{'' if len(text) == len(passage.text) else ' …'}", KINDS.get(passage.kind, "")),)
        yield ()


def _label(name: str) -> Runs:
    return (Run(f"{name:<{LABEL_CELLS}}", "dim"),)


def _fact(name: str, value: str | None, otherwise: str = NOT_FOUND) -> Runs:
    return (*_label(name), Run(value, "strong") if value else Run(otherwise, "warning"))


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
