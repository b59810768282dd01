"""The details hold all that is known of a passage, and keep the reader's place however they are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.ui.story import ACCOUNTS, ferry, ferry_in_full
from tui.model import Attribution, Comparison, Credit, Passage, SourceKind, Span, SpanKind
from tui.reading.columns import column
from tui.reading.detail_page import DetailPage, Spot
from tui.reading.full_detail import Block, full_detail
from tui.reading.judged import Said
from tui.reading.parallels import Parallels
from tui.reading.runs import Run

ITEMS = [p.id for account in ACCOUNTS for p in account.passages] + ["bay∅t2", "coast∅t3"]


def nothing_shared(passage: Passage, parallel: Passage) -> Sequence[Span]:
    return ()


def blocks(
    item_id: str, made: Comparison | None = None, tags: Mapping[str, str] | None = None, hidden: Sequence[str] = ()
) -> tuple[Block, ...]:
    parallels = Parallels(made or ferry_in_full())
    account = next(a for a in parallels.comparison.articles if item_id.startswith(a.id))
    laid = column(account, parallels)
    item = laid.items[laid.index[item_id]]
    return full_detail(item, account, parallels, nothing_shared, lambda name: said(name, tags or {}), hidden=hidden)


def said(name: str, tags: Mapping[str, str]) -> Sequence[Said]:
    """What this reader tagged, and nobody else."""
    when = datetime(2024, 5, 3, 14, 2, tzinfo=UTC)
    return [Said("Anna", True, tags[name], "", "passage", when)] if name in tags else []


def told(found: Sequence[Block]) -> list[str]:
    return ["".join(run.text for run in part) for block in found for part in block.parts]


def test_every_parallel_stands_in_full_with_its_own_marks_and_leads_to_its_passage() -> None:
    found = blocks("harbour:2")
    assert "Also reported by 1 other account" in told(found)
    bay = next(block for block in found if block.key == "passage bay:1")
    assert bay.leads_to == "bay:1"
    assert told([bay])[:2] == [
        "! 2 Bay News · passage 2 · 90% likely to report the same",
        "Sixty souls were aboard, each of them thinking of home.",
    ]
    assert Run("Sixty souls", "conflict") in bay.parts[1]
    assert "! conflict: sixty souls against 40 people · “Sixty souls”" in told([bay])


def test_words_that_both_have_are_lit_in_the_parallel() -> None:
    def shared(passage: Passage, parallel: Passage) -> Sequence[Span]:
        assert passage.id == "harbour:4"
        start = parallel.text.index("tug")
        return [Span(start, start + 3, SpanKind.SHARED, "")]

    harbour = ACCOUNTS[0]
    found = full_detail(harbour.passages[4], harbour, Parallels(ferry()), shared)
    assert any(Run("tug", "shared") in part for block in found for part in block.parts)


def test_a_conflict_leads_to_its_other_side() -> None:
    conflict = next(block for block in blocks("harbour:2") if block.key == "conflict 0")
    assert conflict.leads_to == "bay:1"
    assert told([conflict])[0] == "! number: 1 Harbour Post “40 people” against 2 Bay News “Sixty souls”"


def test_a_possible_parallel_is_told_apart_and_not_counted() -> None:
    found = told(blocks("coast:3"))
    assert "Possibly also reported by 1 other account" in found
    assert any("40% likely to report the same (not sure enough to count)" in line for line in found)
    assert not any(line.startswith("Also reported by") for line in found)


def test_words_are_quoted_in_full_however_long() -> None:
    made = ferry()
    text = next(p.text for p in ACCOUNTS[0].passages if p.id == "harbour:1")
    extra = Span(0, len(text), SpanKind.EXTRA, "not in Bay News")
    findings = tuple(replace(f, spans=(extra,)) if f.passage == "harbour:1" else f for f in made.findings)
    assert f"only here: not in Bay News · “{text}”" in told(blocks("harbour:1", replace(made, findings=findings)))


def test_who_is_credited_is_told_and_so_is_that_nobody_is() -> None:
    assert "It names no source." in told(blocks("harbour:5"))
    made = ferry()
    credit = Credit(Attribution("Reuters", SourceKind.OUTLET, 0, 1), (), ())
    findings = tuple(replace(f, credit=credit) if f.passage == "coast:1" else f for f in made.findings)
    found = told(blocks("coast:1", replace(made, findings=findings)))
    assert "credited to Reuters (another outlet or agency)" in found
    assert "It names no source." not in found


def test_which_accounts_share_an_origin_is_told() -> None:
    found = told(blocks("harbour:1"))
    assert "one origin, Reuters: 1 Harbour Post, 3 Coast Wire" in found
    apart = told(blocks("harbour:4"))
    assert any(line.startswith("2 accounts · 2 independent origins: no agency, wording or publisher") for line in apart)


def test_who_leaves_it_out_is_told() -> None:
    assert "∅ 2 Bay News: nothing of it was found there" in told(blocks("harbour:3"))
    assert not any("nothing of it" in line for line in told(blocks("harbour:1")))


def test_what_one_account_has_is_found_only_there_and_never_called_false() -> None:
    found = told(blocks("harbour:5"))
    assert "· sole · found only in 1 Harbour Post" in found
    assert not any("false" in line.casefold() for line in found)


def test_the_tags_of_the_passage_and_of_its_parallels_are_told_in_words() -> None:
    assert "You have not tagged it." in told(blocks("harbour:1"))
    found = told(blocks("harbour:1", tags={"harbour:1": "verified", "bay:2": "dubious"}))
    assert "✓ You tagged it verified. · 3 May 2024, 14:02" in found
    at = next(n for n, line in enumerate(found) if line.startswith("= 2 Bay News · passage 3"))
    assert found[at + 2] == "✗ you: dubious"


def test_a_parallel_in_a_hidden_column_says_so() -> None:
    assert any(line.startswith("= 2 Bay News (hidden)") for line in told(blocks("harbour:1", hidden=["bay"])))


def test_an_omission_shows_who_reports_it_in_full() -> None:
    found = blocks("bay∅t2")
    assert told(found)[2] == "In 2 Bay News nothing of it was found."
    assert [block.leads_to for block in found if block.leads_to] == ["harbour:3", "coast:2"]
    assert "2 accounts · 1 independent origin (Reuters): both credit Reuters" in told(found)


def test_on_what_makes_no_claim_the_account_is_described() -> None:
    assert told(blocks("harbour:0")) == [
        "Ferry halted off Norholm",
        "Harbour Post · title · R. Lind · 3 May 2024 · harbour.txt",
    ]


def test_before_the_comparison_the_passage_stands_with_what_is_being_done() -> None:
    harbour = ACCOUNTS[0]
    (block,) = full_detail(harbour.passages[1], harbour, "aligning 50%", nothing_shared)
    assert told([block])[-1] == "aligning 50%"


# -- laid out ----------------------------------------------------------------------------------------------

sizes = st.tuples(st.integers(4, 160), st.integers(1, 50))
moves = st.lists(st.sampled_from(["j", "k", "d", "u", "g", "G"]), max_size=30)


def moved(page: DetailPage, move: str) -> Spot:
    half = max(1, page.height // 2)
    ways = {"j": lambda: page.step(1), "k": lambda: page.step(-1), "d": lambda: page.page(half)}
    ways |= {"u": lambda: page.page(-half), "g": lambda: page.end(is_last=False), "G": lambda: page.end(is_last=True)}
    return ways[move]()


def rows(page: DetailPage) -> list[tuple[str, bool]]:
    found = [page.line(n) for n in range(page.height)]
    return [("".join(run.text for run in line[0]), line[1]) for line in found if line is not None]


@given(st.sampled_from(ITEMS), sizes, sizes, moves)
def test_wherever_the_reader_goes_the_cursor_shows_and_another_size_keeps_it(
    item: str, size: tuple[int, int], other: tuple[int, int], path: list[str]
) -> None:
    found = blocks(item)
    page = DetailPage(found, Spot(), *size, cell_len)
    for move in path:
        page.spot = moved(page, move)
        shown = rows(page)
        assert len(shown) == min(page.height, page.rows)
        assert any(is_under_cursor for _, is_under_cursor in shown)
        assert all(cell_len(text) <= max(4, size[0]) for text, _ in shown)
        assert not page.block.is_heading
    again = DetailPage(found, page.spot, *other, cell_len)
    assert again.block == page.block
    assert any(is_under_cursor for _, is_under_cursor in rows(again))


@given(st.sampled_from(ITEMS), st.tuples(st.integers(40, 160), st.integers(5, 50)))
def test_going_down_step_by_step_shows_every_row(item: str, size: tuple[int, int]) -> None:
    page = DetailPage(blocks(item), Spot(), *size, cell_len)
    seen = set(range(page.top, page.top + page.height))
    for _ in range(10 * page.rows + 10):
        before, page.spot = page.spot, page.step(1)
        seen |= set(range(page.top, page.top + page.height))
        if page.spot == before:
            break
    assert seen >= set(range(page.rows))


def test_blocks_that_come_leave_the_cursor_where_it_is_and_those_that_go_give_it_to_the_first() -> None:
    found = blocks("harbour:1")
    page = DetailPage(found, Spot("passage coast:1"), 80, 10, cell_len)
    more = DetailPage((*found[:3], Block("new", ((Run("new"),),)), *found[3:]), page.spot, 80, 10, cell_len)
    assert more.block.key == "passage coast:1"
    fewer = DetailPage(found[:1], page.spot, 80, 10, cell_len)
    assert fewer.block.key == "passage"


def test_a_click_goes_to_the_block_there_and_a_heading_is_none() -> None:
    page = DetailPage(blocks("harbour:1"), Spot(), 100, 40, cell_len)
    texts = [text.strip("▌ ") for text, _ in rows(page)]
    there = page.at(next(n for n, text in enumerate(texts) if text.startswith("= 3 Coast Wire")))
    assert there is not None
    assert there.block == "passage coast:1"
    assert page.at(texts.index("Also reported by 2 other accounts")) is None
    assert page.at(45) is None
