"""Named values before an article are used; hostile or broken ones are not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.model import Kind
from tui.sources import frontmatter
from tui.sources.frontmatter import read_front_matter

from .conftest import Read, texts


def test_its_values_describe_the_article_and_are_not_passages_of_it(read: Read) -> None:
    article = read(
        "---\nTitle: Ferry halted\nPublisher: Bay News\nauthors: [Ada, Bob]\ndate: 2024-05-03\nnote: by hand\n---\n"
        "It sank.\n"
    )
    assert (article.title, article.outlet, article.author) == ("Ferry halted", "Bay News", "Ada, Bob")
    assert (article.published, article.dateline, article.note) == (date(2024, 5, 3), "2024-05-03", "by hand")
    assert texts(article) == ["It sank."]
    assert article.text.startswith("---\nTitle")


def test_a_line_that_repeats_its_title_is_the_title(read: Read) -> None:
    article = read("---\ntitle: The ferry’s end\n---\n# The ferry's end\n\nIt sank.\n")
    assert texts(article, Kind.TITLE) == ["The ferry's end"]


def test_an_unquoted_colon_does_not_lose_the_values(read: Read) -> None:
    article = read("---\ntitle: Ferry: the end\noutlet: Bay News\n---\nIt sank.\n")
    assert (article.title, article.outlet) == ("Ferry: the end", "Bay News")
    assert "line by line" in article.warnings[0]


@pytest.mark.parametrize(
    "block",
    [
        "title: !!python/object/apply:os.system [id]",
        "- just\n- a list",
        "title: {a: {b: c}}",
        "title: 2024-99-99\ndate: [[[1]]]",
        "? [a, b]\n: c",
        "title:",
        "title: ~",
    ],
)
def test_odd_values_are_passed_over(block: str) -> None:
    assert read_front_matter(f"---\n{block}\n---\nText.").outlet is None


def test_anchors_are_refused() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    front = read_front_matter(f"---\n{bomb}---\nText.")
    assert front.end == 0
    assert "anchors" in front.warnings[0]


@pytest.mark.parametrize(
    "block", ["[" * 60_000, "- " * 30_000, "? " * 30_000, "{" * 150, ": " * 30_000, '"' + "x" * 60_000]
)
def test_a_block_made_to_stall_the_parser_does_not(block: str) -> None:
    started = time.monotonic()
    front = read_front_matter(f"---\n{block}\n---\nText.")
    assert front.title is None
    assert time.monotonic() - started < 5


def test_what_cannot_be_understood_stays_in_the_text(read: Read) -> None:
    article = read("---\n[unclosed\n---\nIt sank.\n")
    assert "It sank." in texts(article)
    assert "[unclosed" in texts(article)
    assert "shown as text" in article.warnings[0]


def test_values_that_are_not_used_are_no_text_either(read: Read) -> None:
    assert texts(read("---\nlayout: post\n---\nIt sank.\n")) == ["It sank."]
    assert texts(read("---\ntags:\n  - {a: b}\n---\nIt sank.\n")) == ["It sank."]


def test_a_dashed_line_alone_is_no_front_matter(read: Read) -> None:
    article = read("---\nIt sank at noon.\n\nNobody was hurt.\n")
    assert texts(article, Kind.BODY) == ["It sank at noon.", "Nobody was hurt."]
    assert article.warnings == ()


def test_an_unknown_date_is_shown_as_written(read: Read) -> None:
    article = read("---\ndate: some time in May\n---\nIt sank.\n")
    assert article.published is None
    assert article.dateline == "some time in May"
    assert article.warnings == ("date 'some time in May' is not understood",)


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"#%@,? \n~")))
def test_no_block_raises(block: str) -> None:
    front = read_front_matter(f"---\n{block}\n---\nText.")
    assert front.end == 0 or front.end > len("---\n")


keys = st.sampled_from(["title", "Title", "outlet", "a_b", "date", "null"])
scraps = st.sampled_from(
    [
        "a",
        "b ",
        " ",
        '"',
        "'",
        "''",
        "\\",
        "#",
        ": ",
        ":",
        "-",
        "1",
        "null",
        "é",
        "|",
        "&",
        "*",
        "{",
        "[",
        ",",
        "\t",
        "?",
    ]
)
marks = st.sampled_from(["", '"', "'"])
lines_ = st.tuples(keys, st.sampled_from([" ", "", "  "]), marks, st.lists(scraps, max_size=5).map("".join)).map(
    lambda parts: f"{parts[0]}:{parts[1]}{parts[2]}{parts[3]}{parts[2]}"
)


@given(st.lists(lines_, min_size=1, max_size=3).map("\n".join))
def test_plain_lines_are_read_as_the_yaml_parser_reads_them(block: str) -> None:
    plain = frontmatter._parse_plain(block)
    assume(plain is not None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "_parse_plain", lambda block: None)
        assert frontmatter._parse(block) == plain
