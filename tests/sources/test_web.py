"""A saved page gives its story, whole and in order, with its facts; hostile pages give a refusal."""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.model import Kind
from tui.sources import load, make_safe
from tui.sources.extract import Extract, RefusedError
from tui.sources.formats import extracts

from . import pages
from .conftest import texts

pytest.importorskip("trafilatura")


def read_page(page: str | bytes, name: str = "page.html") -> Extract:
    (extract,) = extracts(page if isinstance(page, bytes) else page.encode(), name)
    assert isinstance(extract, Extract)
    return extract


def paragraphs(extract: Extract) -> list[str]:
    return extract.text.split("\n\n")


def page_of(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{pages.TITLE}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_every_layout_gives_all_paragraphs_in_order_under_the_title(layout: str) -> None:
    found = paragraphs(read_page(pages.LAYOUTS[layout]))
    assert found[0] == f"# {pages.TITLE}"
    assert [one for one in found if one in pages.PARAGRAPHS] == list(pages.PARAGRAPHS)


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_little_else_of_the_page_comes_along(layout: str) -> None:
    found = [one for one in paragraphs(read_page(pages.LAYOUTS[layout])) if one not in pages.PARAGRAPHS]
    others = [one for one in found[1:] if not one.startswith("## Update")]
    assert len(others) <= 1, others
    for word in ("cookie", "advert", "newsletter", "Script", "hidden", "Typical", "Mayor", "strike", "Photo", "©"):
        assert word not in "\n".join(found)


@pytest.mark.parametrize(
    ("page", "title", "outlet", "author", "published", "updated", "url", "language"),
    [
        (pages.JSON_LD_NEWS, pages.TITLE, "Harbour Post", "Ada Lund, Bo Frisk", "2024-05-03", "2024-05-05",
         "https://www.harbourpost.example/news/ferry-halted", "en-GB"),
        (pages.BLOG, pages.TITLE, "Norholm Notes", "Kai Sand", "2024-05-04", None,
         "https://notes.example/2024/05/ferry", "en_US"),
        (pages.WIKI, pages.TITLE, "Sundpedia", None, None, None, "https://en.sundpedia.example/wiki/Ferry", "en"),
        (pages.LIVE, pages.TITLE, "Bay News", None, "2024-05-03", None, None, "en"),
        (pages.AMP, pages.TITLE, "Coast Wire", "Reuters", "2024-05-03", None, "https://coast.example/ferry.html", "en"),
        (pages.BROWSER_SAVED, pages.TITLE, "The Islander", "Ove Strand", None, None,
         "https://www.islander.example/2024/05/03/ferry", "en"),
        (pages.TABLES, pages.TITLE, "Norholm Gazette", None, None, None, None, None),
        (pages.PAYWALLED, pages.TITLE, "The Sound Review", None, "2024-05-03", None, None, "en"),
        (pages.READER_MODE, pages.TITLE, "quay.example", "Ada Lund", None, None, "https://quay.example/ferry", None),
    ],
)  # fmt: skip
def test_the_facts_are_those_of_the_page(
    page: str,
    title: str,
    outlet: str,
    author: str | None,
    published: str | None,
    updated: str | None,
    url: str | None,
    language: str | None,
) -> None:
    found = read_page(page)
    assert (found.title, found.outlet, found.author) == (title, outlet, author)
    assert (found.published, found.updated) == (published, updated)
    assert (found.url, found.language) == (url, language)


def test_the_article_has_its_title_facts_and_body(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(pages.JSON_LD_NEWS, encoding="utf-8")
    (tmp_path / "b.htm").write_text(pages.TABLES, encoding="cp1252")
    one, two = load([tmp_path], sentences=False).articles
    assert texts(one, Kind.TITLE) == texts(two, Kind.TITLE) == [pages.TITLE]
    assert texts(one, Kind.BODY) == texts(two, Kind.BODY) == list(pages.PARAGRAPHS)
    assert (one.published, one.updated, one.language) == (date(2024, 5, 3), date(2024, 5, 5), "en-GB")
    assert (two.author, two.published) == ("ADA LUND", date(2004, 5, 3))


def test_a_wiki_page_gives_headings_lists_and_tables_without_its_marks() -> None:
    found = paragraphs(read_page(pages.WIKI))
    assert found[1] == pages.PARAGRAPHS[0]
    assert "## Rescue" in found
    assert f"- {pages.PARAGRAPHS[4]}" in found
    assert found[-3:] == ["Ship | Seats", "Aurora | 120", "Borealis | 80"]
    assert not re.search(r"\[|infobox|elsewhere|Ships of", "\n".join(found))


def test_a_page_behind_a_paywall_gives_what_it_shows_and_says_so() -> None:
    found = read_page(pages.PAYWALLED)
    assert paragraphs(found)[1] == pages.PARAGRAPHS[0]
    assert "Subscribe" not in found.text
    assert "do not pay" in found.warnings[0]


def test_a_story_that_is_only_in_the_page_s_data_is_taken_from_there() -> None:
    data = {"@type": "NewsArticle", "headline": pages.TITLE, "articleBody": "\n".join(pages.PARAGRAPHS)}
    page = page_of("<div id=root></div>", f'<script type="application/ld+json">{json.dumps(data)}</script>')
    found = read_page(page)
    assert paragraphs(found)[1:] == list(pages.PARAGRAPHS)
    assert "from the page's data" in found.warnings[0]


def test_inline_marks_never_glue_or_part_words() -> None:
    body = (
        "<p>The fer<b>ry</b> <i>Aurora</i>,<br>which <a href=x>left</a>\n at&nbsp;noon, <q>stopped</q>.</p>"
        + pages.BODY
    )
    assert paragraphs(read_page(page_of(f"<article>{body}</article>")))[1] == (
        "The ferry Aurora, which left at noon, “stopped”."
    )


def test_two_line_breaks_part_paragraphs() -> None:
    body = f"<article><h1>{pages.TITLE}</h1><div>{'<br> <br/>'.join(pages.PARAGRAPHS)}</div></article>"
    assert paragraphs(read_page(page_of(body)))[1:] == list(pages.PARAGRAPHS)


def test_what_the_article_says_twice_is_there_twice() -> None:
    refrain = "The harbour was silent that night, and no boat left it before the morning came."
    body = f"<article><p>{refrain}</p>{pages.BODY}<p>{refrain}</p></article>"
    assert paragraphs(read_page(page_of(body))).count(refrain) == 2


def test_short_paragraphs_and_odd_ones_are_not_lost() -> None:
    lines = ["“No.”", "Why?", "Nobody knows.", "He left."]
    body = "".join(
        f"<p>{a}</p><p class=x{n}>{b}</p>" for n, (a, b) in enumerate(zip(pages.PARAGRAPHS, lines, strict=False))
    )
    found = paragraphs(read_page(page_of(f"<div class=story><h1>{pages.TITLE}</h1>{body}</div>")))
    assert [one for one in found if one in lines] == lines


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    cells = [
        f"<td><p>{one}</p><p>{two}</p></td>"
        for one, two in zip(pages.PARAGRAPHS[::2], pages.PARAGRAPHS[1::2], strict=True)
    ]
    rows = f"<tr><td>Left</td>{cells[0]}</tr><tr><td>Left</td>{cells[1]}</tr><tr><td>Left</td>{cells[2]}</tr>"
    found = paragraphs(read_page(page_of(f"<table>{rows}</table>")))
    assert [one for one in found if one != "Left"] == [f"# {pages.TITLE}", *pages.PARAGRAPHS]


def test_a_heading_over_links_goes_with_them() -> None:
    links = "<h2>What others wrote</h2><ul><li><a href=/a>A bus stopped as well</a></li></ul>"
    found = paragraphs(
        read_page(page_of(f"<article>{pages.BODY}<h2>The inquiry</h2><p>It opens soon.</p>{links}</article>"))
    )
    assert found[-2:] == ["## The inquiry", "It opens soon."]


TEASER = (
    "<article><h3><a href=/x>Another story of a bus</a></h3><p>The bus stopped on Friday with a few people on board, "
    "the driver said, and they all got out of it in the end, none the worse for it.</p></article>"
)


def test_stories_below_the_story_are_left_out() -> None:
    story = f"<article><h1>{pages.TITLE}</h1>{pages.BODY}</article>"
    second = f"<article><h1>A bus</h1>{'<p>The bus stopped on Friday, the driver of the bus said.</p>' * 9}</article>"
    for below in (second, f"<section>{TEASER * 25}</section>"):
        assert paragraphs(read_page(page_of(story + below))) == [f"# {pages.TITLE}", *pages.PARAGRAPHS]


def test_a_paragraph_that_is_one_link_and_the_credits_are_not_lost() -> None:
    told = ["The company’s chief told us on Friday that he was sorry.", "(Reporting by Ada Lund; editing by Bo Frisk)"]
    body = (
        pages.BODY + f"<p><a href=/x>{told[0]}</a></p><p>Thanks to all who wrote.</p><footer><p>{told[1]}</p></footer>"
    )
    found = paragraphs(read_page(page_of(f"<article>{body}</article>")))
    assert [one for one in found if one in told] == told


@pytest.mark.parametrize(
    "body",
    [
        "",
        TEASER * 25,
        "<p><a href=/x>Another story of the bus and of its driver, told as a whole sentence.</a></p>" * 20,
        "<form><label>Name</label><input name=a><label>Password</label><input name=b><button>Log in</button></form>",
        "<ul>" + "<li><a href=/x>Another story has a title of some length</a></li>" * 40 + "</ul>",
        "<script>document.write('" + " ".join(pages.PARAGRAPHS[2:5]).replace("'", "") + "')</script>",
        f"<div style='display:none'>{pages.BODY}</div><!-- {pages.BODY} --><template>{pages.BODY}</template>",
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_refused_with_advice(body: str) -> None:
    with pytest.raises(RefusedError, match="without an article; open the story itself"):
        read_page(page_of(body))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (f"{pages.TITLE} | Harbour Post", pages.TITLE),
        (f"{pages.TITLE} – News – Harbour Post", f"{pages.TITLE} – News"),
        (f"Harbour Post: {pages.TITLE}", pages.TITLE),
        (f"Harbour Post | {pages.TITLE}", pages.TITLE),
        ("Norway: a ferry – and its crew", "Norway: a ferry – and its crew"),
    ],
)
def test_the_site_s_name_is_no_part_of_the_title(written: str, title: str) -> None:
    head = f'<meta property="og:title" content="{written}"><meta property="og:site_name" content="Harbour Post">'
    assert read_page(page_of(pages.BODY, head)).title == title


@pytest.mark.parametrize(
    ("title", "heading", "outlet"),
    [
        (f"{pages.TITLE} | The Quay", pages.TITLE, "The Quay"),
        (f"{pages.TITLE} | The Quay", "Ferry", None),
        (f"{pages.TITLE} - Bay News", "Ferry", "Bay News"),
        (f"{pages.TITLE} | Home", pages.TITLE, None),
    ],
)
def test_the_outlet_is_what_the_page_s_title_has_beside_the_heading(
    title: str, heading: str, outlet: str | None
) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{pages.BODY}</body></html>"
    assert read_page(page).outlet == outlet


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="By Ada Lund">', "Ada Lund"),
        ('<meta name="author" content="Harbour Post">', None),
        ('<meta property="article:author" content="https://social.example/ada">', None),
        ('<meta name="author" content="admin"><meta name="byl" content="By ADA LUND">', "ADA LUND"),
        ('<meta name="author" content="Ada Lund"><meta name="author" content="ADA LUND">', "ADA LUND"),
        ('<meta name="author" content="Ada &amp;amp; Bo Lund">', "Ada & Bo Lund"),
    ],
)
def test_an_author_is_a_name(head: str, author: str | None) -> None:
    assert (
        read_page(page_of(pages.BODY, head + '<meta property="og:site_name" content="Harbour Post">')).author == author
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-03T23:59:00-07:00", "2024-05-03"),
        ("20240503T101500Z", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
        ("1714730400", "2024-05-03"),
        ("1714730400000", "2024-05-03"),
        ("soon", None),
    ],
)
def test_a_moment_is_read_however_it_is_written(written: str, day: str | None) -> None:
    head = f'<meta property="article:published_time" content="{written}">'
    assert read_page(page_of(pages.BODY, head)).published == day


def test_a_page_that_names_the_front_page_as_its_address_keeps_the_one_it_was_saved_from() -> None:
    page = "<!-- saved from url=(0026)https://bay.example/a%2D-b -->" + page_of(
        pages.BODY, '<link rel=canonical href="/">'
    )
    assert read_page(page).url == "https://bay.example/a--b"


@pytest.mark.parametrize(
    ("codec", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="windows-1252">'),
        ("utf-16", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("shift_jis", "<meta charset=Shift_JIS>"),
    ],
)
def test_the_encoding_is_that_of_the_bytes_then_that_which_the_page_names(codec: str, head: str) -> None:
    foreign = {"cp1251": "Паром остановился днём", "shift_jis": "フェリーは停止した"}
    said = foreign.get(codec, "“Où est-il?” said José, née Åberg")
    page = page_of(f"<article><p>{said}.</p>{pages.BODY}</article>", head)
    found = read_page(page.encode(codec, "replace"))
    assert paragraphs(found)[1] == f"{said}."
    assert not found.warnings


def test_a_fragment_named_as_a_page_is_one_and_prose_is_not(tmp_path: Path) -> None:
    assert read_page(pages.BODY, "fragment.htm").text.startswith(pages.PARAGRAPHS[0])
    assert read_page("A story without any tags, 3 < 4.", "story.html").text == "A story without any tags, 3 < 4."
    assert read_page(pages.BODY, "story.txt").text == pages.BODY


def test_a_page_is_a_page_whatever_its_name() -> None:
    assert read_page(pages.BLOG, "story.txt").title == pages.TITLE


HUGE = {
    "a million nested tags": ("<div>" * 1_000_000, "more than 200,000 tags"),
    "five hundred levels": ("<div>" * 500 + pages.BODY, "nested too deeply"),
    "a million tags": ("<p>x" * 1_000_000, "more than 200,000 tags"),
    "thirty thousand attributes": ("<p " + " ".join(f"a{n}=1" for n in range(30_000)) + ">x", "attributes"),
    "attributes that hide brackets": ("<p " + " ".join(f'a{n}="<>"' for n in range(30_000)) + ">x", "attributes"),
    "one word of twelve million letters": ("<p>" + "x" * 12_000_000, "too large"),
    "comments that never end": ("<p>" + "<!--" * 180_000, "without an article"),
    "quotes that never end": ("<a '\"" * 60_000, "attributes"),
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_page_made_to_stall_the_reader_is_refused_in_time(kind: str) -> None:
    started = time.monotonic()
    body, reason = HUGE[kind]
    with pytest.raises(RefusedError, match=reason) as refusal:
        read_page(page_of(body))
    assert str(refusal.value).isprintable()
    assert time.monotonic() - started < 10


HEAVY = {
    "many paragraphs": "<p>The ferry stopped at noon on Friday, they said again.</p>" * 40_000,
    "nested tables": "<table><tr><td>" * 80 + pages.BODY,
    "nested lists": "<ul><li>" * 100 + pages.BODY,
    "unclosed inline tags": "<b><i>" * 100 + pages.BODY,
    "many breaks": pages.BODY + "<br>" * 100_000,
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_page_is_read_in_time(kind: str) -> None:
    started = time.monotonic()
    assert "noon on Friday" in read_page(page_of(HEAVY[kind])).text
    assert time.monotonic() - started < 15


def test_deep_or_broken_data_in_a_page_is_passed_over() -> None:
    for data in (
        "[" * 100_000,
        '{"@type": ["NewsArticle", {}], "headline": {"@value": 3}, "author": [[1]]}',
        "{",
        "null",
    ):
        head = f'<script type="application/ld+json">{data}</script>'
        assert read_page(page_of(pages.BODY, head)).title == pages.TITLE


def test_markup_in_a_page_s_facts_and_text_reaches_no_terminal(tmp_path: Path) -> None:
    bad = "&#27;]52;c;aGk=&#7;&#155;2J\x1b[2J\u202e[bold]&lt;b&gt;"
    head = f'<meta name="author" content="Ada{bad}"><meta property="og:site_name" content="Bay{bad}">'
    (tmp_path / "a.html").write_text(page_of(f"<p>{bad} The ferry stopped.</p>{pages.BODY}", head), encoding="utf-8")
    (article,) = load([tmp_path], sentences=False).articles
    for text in (article.text, article.author or "", article.outlet):
        assert make_safe(text) == text
        assert "[bold]" in text


@pytest.mark.parametrize("missing", ["trafilatura", "lxml"])
def test_what_is_missing_is_named_with_the_way_to_get_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for name in ("page_article", "page_blocks", "page_facts", "page_source", "web"):
        monkeypatch.delitem(sys.modules, f"tui.sources.formats.{name}", raising=False)
    with pytest.raises(RefusedError, match=r"pip install 'synoptic-reader\[html\]'"):
        read_page(pages.BLOG)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class=related>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<li>", "<h2>",
     "</h2>", "<a href=x>", "</a>", "<script>", "</script>", "<!--", "-->", "&#0;", "&#xd800;", "<q>", "<pre>",
      "\n\n", "<form>",
     "<body hidden>", "<html>", "</html>", "\x00", "\x1b", "<svg>", "<article>",
     "<time datetime=9>",
     "<meta content=x name=date>",
     "The ferry stopped at noon on Friday with forty people on board, the coast guard said. "]
)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_any_page_is_an_article_or_refused(pieces: list[str]) -> None:
    try:
        found = read_page("<!DOCTYPE html>" + "".join(pieces))
    except RefusedError as refusal:
        assert str(refusal).isprintable()
    else:
        assert found.text.strip()
