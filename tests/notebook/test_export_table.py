"""What a reader relies on: the table opens in any spreadsheet, and no cell of it is ever run."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebook import exchange_values as values
from tests.notebook.exchange_values import BOAT, FERRY, NEWS, POST, SEEN, A, B, judged
from tui.notebook.exchange import write_table
from tui.notebook.exchange.table import COLUMNS, harmless
from tui.notebook.values import Judgement, Opinion, Source, Tag


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)]


def test_a_row_says_all_that_is_known() -> None:
    written = write_table([judged(Opinion(Tag.VERIFIED, "asked\nthe operator"), evidence=SEEN)], [POST, NEWS])
    header, row = rows(written)
    assert tuple(header) == COLUMNS
    assert dict(zip(header, row, strict=True)) == {
        "tag": "verified",
        "note": "asked\nthe operator",
        "reader": "Ada",
        "at": "2024-05-03T12:00:00.123456Z",
        "scope": "passage",
        "quote": "The ferry stopped.",
        "outlet": "Harbour Post",
        "title": "Ferry halted",
        "author": "Anna Kern",
        "published": "2024-05-03",
        "url": "https://post.example/1",
        "path": "post.txt",
        "start": "4",
        "end": "22",
        "digest": A,
        "status": "agree",
        "reason": "also in Bay News",
        "claim": "The ferry stopped.",
        "origins": "2",
        "parallels": "Bay News (0.83): The boat stopped.",
    }


def test_a_thread_has_a_line_for_each_passage_in_each_cell() -> None:
    written = write_table([judged(Opinion(Tag.DUBIOUS), FERRY, BOAT)], [POST])
    row = dict(zip(COLUMNS, rows(written)[1], strict=True))
    assert (row["quote"], row["outlet"]) == ("The ferry stopped.\nThe boat stopped.", "Harbour Post\n")
    assert row["digest"] == f"{A}\n{B}"


def test_the_file_is_as_rfc_4180_and_spreadsheets_want_it() -> None:
    written = write_table([judged(Opinion(None, 'say "a, b"'))], [])
    assert written.startswith('\ufeff"tag","note",')
    assert written.endswith('"\r\n') and written.count("\r\n") == 2
    assert '"say ""a, b"""' in written


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\r=1",
        "\n=1",
        "\u00a0=1",
        "\u200b\ufeff=1",
        "\x00=1",
        '"=1"',
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        '=HYPERLINK("http://evil.example","x")',
        "\tplain",
        "\rplain",
    ],
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'") or not harmless(cell).strip().startswith(("=", "+", "-", "@"))
    assert not begins_formula(harmless(cell))


@pytest.mark.parametrize(
    ("cell", "safe"),
    [("a;=1", "a;'=1"), ("a, -b", "a,' -b"), ("one\n- two", "one\n'- two"), ("a|@b", "a|'@b"), ('a;""=1', 'a;\'""=1')],
)
def test_no_formula_begins_after_what_another_spreadsheet_takes_for_a_separator(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


@pytest.mark.parametrize("cell", ["", "Plain - text", "a=b", "x@y.example", "e-mail", "1, 2; 3\n4", "it's + so"])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def begins_formula(cell: str) -> bool:
    """What the most careless spreadsheet would run."""
    bare = cell.lstrip("".join(c for c in cell if c.isspace() or unicodedata.category(c)[0] == "C") + '"`“”')
    return unicodedata.normalize("NFKC", bare[:1]) in {"=", "+", "-", "@"} and bool(bare)


nasty = st.text(st.sampled_from("=+-@\uff1d\uff0d\"';,|\t\r\n \u00a0\u200b\x00a1"), max_size=8)


@given(st.builds(Source, st.just(A), nasty, nasty, nasty, nasty, nasty, nasty), nasty, nasty, values.judgements)
def test_no_spreadsheet_finds_a_formula_whatever_its_separator(
    source: Source, note: str, by: str, any_judgement: Judgement
) -> None:
    written = write_table([judged(Opinion(Tag.VERIFIED, note), by=by), any_judgement], [source])
    written.encode()
    assert len(rows(written)) == 3
    assert all(len(row) == len(COLUMNS) for row in rows(written))
    for delimiter in ",;\t|":
        for row in rows(written, delimiter):
            for cell in row:
                assert not begins_formula(cell), (delimiter, cell)
