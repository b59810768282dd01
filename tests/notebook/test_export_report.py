"""What a reader relies on: the report reads well, and nothing in it from an article acts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tests.notebook import exchange_values as values
from tests.notebook.exchange_values import BOAT, FERRY, NEWS, NOON, POST, SEEN, A, judged
from tui.notebook.exchange import write_report
from tui.notebook.exchange.escaping import ZERO_WIDTH_SPACE, block, inline
from tui.notebook.exchange.legible import on_one_line
from tui.notebook.values import Judgement, Opinion, Source, Tag

GENEROUS = MarkdownIt("commonmark", {"html": True, "linkify": True, "breaks": False})
GENEROUS.enable(["linkify", "table", "strikethrough"])
GENEROUS.use(footnote_plugin).use(dollarmath_plugin)
"""Acts on everything that common readers of Markdown act on."""


def shown(tokens: list[Token]) -> str:
    """The text that a person sees; fails if there is anything but text and hard breaks."""
    seen = ""
    for token in tokens:
        if token.type == "inline":
            seen += shown(token.children or [])
        elif token.type in ("hardbreak", "softbreak"):
            seen += "\n"
        else:
            assert token.type in ("text", "paragraph_open", "paragraph_close"), token.type
            seen += token.content
    return seen


def test_a_report_tells_article_by_article_what_was_judged_and_why() -> None:
    later = replace(FERRY, start=40, end=58, quote="Nobody was hurt.")
    written = write_report(
        [
            judged(Opinion(None, "ask again\n\ntomorrow"), later),
            judged(Opinion(Tag.VERIFIED), evidence=SEEN),
            judged(Opinion(Tag.DUBIOUS), by="Bob"),
            judged(Opinion(Tag.DUBIOUS), FERRY, BOAT, at=NOON.replace(year=2025)),
            judged(Opinion()),
        ],
        [POST, NEWS],
    )
    assert (
        written
        == """\
# Notebook

1 verified, 2 dubious, 1 with a note. Each is a reader's own judgement.

## Claims across accounts

> Harbour Post: Ferry halted: The ferry stopped.

> Bay News: The boat stopped.

**✗ dubious** by Ada, 2025-05-03 12:00 UTC

## Harbour Post: Ferry halted

Anna Kern · 2024-05-03 · post\\.txt · https\\:\\//post\\.example/1

> The ferry stopped.

**The readers disagree.**

**✓ verified** by Ada, 2024-05-03 12:00 UTC

- status: agree — also in Bay News
- claim: The ferry stopped.
- 2 independent origins
- parallel, 83%: Bay News: The boat stopped.

**✗ dubious** by Bob, 2024-05-03 12:00 UTC

> Nobody was hurt.

**✎ note** by Ada, 2024-05-03 12:00 UTC

Note: ask again\\
tomorrow
"""
    )


def test_an_empty_notebook_says_so() -> None:
    assert write_report([], []) == "# Notebook\n\nNothing is tagged or noted.\n"


def test_an_unknown_article_is_named_by_its_text() -> None:
    written = write_report([judged(Opinion(Tag.VERIFIED))], [])
    assert "## an article that is not known by name, text aaaaaaaaaaaa\n" in written


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> &lt; <!-- x --> <a@b.example> <https://a.example>",
        "![x](http://a.example/x.png) [x](javascript:alert(1)) [x][1] [x]: http://a.example",
        "*a* _b_ **c** `d` ~~e~~ $f$ $$g$$ ^[note] [^1] ==h== {i}",
        "http://a.example www.a.example a.example ftp://a.example //a.example mailto:a@b.example a@b.example",
        *("# a", "1. a", "12) a", "- a", "+ a", "* a", "> a", "---", "===", "    code", "\tcode", "```", "~~~", ": a"),
        *("a\\", "a  ", "&amp; &#65;", "\\*a\\*", "1234567890. a", "[ ] a", "[TOC]", "http://127.0.0.1 //localhost"),
        "| a | b |\n|---|---|",
    ],
)
def test_text_stays_text(text: str) -> None:
    assert shown(GENEROUS.parse(inline(text))).replace(ZERO_WIDTH_SPACE, "") == on_one_line(text)
    assert not {token.type for token in GENEROUS.parse(f"- fact: {inline(text)}")} & {"html_block", "code_block"}


@given(st.text(st.sampled_from("abwx1 \n\t\\`*_{}[]()<>#+-.!|~&:/@$^='\"é"), max_size=24))
def test_no_text_becomes_markup(text: str) -> None:
    assert shown(GENEROUS.parse(inline(text))).replace(ZERO_WIDTH_SPACE, "") == on_one_line(text)
    lines = [on_one_line(line) for line in text.replace("\t", " ").split("\n")]
    note = shown(GENEROUS.parse(f"Note: {block(text)}")).replace(ZERO_WIDTH_SPACE, "")
    assert note == ("Note: " + "\n".join(line for line in lines if line)).rstrip()


def test_signs_of_other_dialects_are_escaped_too() -> None:
    assert inline("2^a^ ==b== H~2~O !c $d$") == r"2\^a\^ \=\=b\=\= H\~2\~O \!c \$d\$"


def test_names_in_a_report_on_github_call_nobody() -> None:
    assert f"@{ZERO_WIDTH_SPACE}ada" in inline("@ada") and f"#{ZERO_WIDTH_SPACE}12" in inline("#12")


STRUCTURE = {
    f"{name}_{end}"
    for name in ("heading", "paragraph", "blockquote", "bullet_list", "list_item")
    for end in ("open", "close")
} | {"inline"}


@given(st.lists(values.judgements, max_size=3), st.lists(values.sources, max_size=2))
def test_a_report_is_made_of_our_own_markup_only(judgements: list[Judgement], sources: list[Source]) -> None:
    more = [judged(Opinion(Tag.VERIFIED), replace(FERRY, digest=source.digest), evidence=SEEN) for source in sources]
    written = write_report([*judgements, *more], [*sources, replace(POST, digest=A)])
    written.encode()
    assert not {c for c in written if c < " " and c != "\n"}
    for token in GENEROUS.parse(written):
        assert token.type in STRUCTURE
        for child in token.children or ():
            assert child.type in ("text", "hardbreak", "softbreak", "strong_open", "strong_close"), child
