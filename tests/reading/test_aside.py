"""What is set aside is folded run by run, and nothing that is judged or needed is hidden."""

from __future__ import annotations

from rich.cells import cell_len

from tests.accounts import article, comparison
from tui.model import Kind, Passage
from tui.reading.arrangement import Arrangement
from tui.reading.aside import Fold, folds
from tui.reading.columns import column, item_runs
from tui.reading.minimap import ground, minimap
from tui.reading.parallel import ParallelSpread
from tui.reading.parallels import GhostRow, Parallels
from tui.reading.place import Place
from tui.reading.spread import Spread

PAGE = article(
    "page",
    "Home",
    "By A. Gull",
    "A ferry stopped.",
    "Share",
    "Nobody was hurt.",
    "Follow us",
    "More news",
    kinds=[Kind.FURNITURE, Kind.FURNITURE, Kind.BODY, Kind.FURNITURE, Kind.BODY, Kind.FURNITURE, Kind.FURNITURE],
)
OTHERS = (
    article("one", "A ferry stopped.", "Forty were on board.", "It was towed."),
    article("two", "A ferry came to a halt.", "There were forty people.", "A tug came."),
)
KNOWN = Parallels(
    comparison(
        (PAGE, *OTHERS), [("page:2", "one:0", "two:0"), ("one:1", "two:1"), ("one:2", "two:2"), ("page:4", "one:2")]
    )
)


def told(items: tuple[Passage | GhostRow | Fold, ...]) -> list[str]:
    return ["".join(run.text for run in item_runs(item)) for item in items if not isinstance(item, GhostRow)]


def test_each_run_is_one_row_in_its_place() -> None:
    assert told(column(PAGE, None, frozenset()).items) == [
        "⋯ 2 lines set aside",
        "A ferry stopped.",
        "⋯ 1 line set aside",
        "Nobody was hurt.",
        "⋯ 2 lines set aside",
    ]


def test_a_run_with_a_line_that_stays_open_is_open_as_a_whole() -> None:
    assert told(column(PAGE, None, {"page:6"}).items)[-2:] == ["Follow us", "More news"]
    assert len(column(PAGE, None, {passage.id for passage in PAGE.passages}).items) == len(PAGE.passages)


def test_without_a_claim_nothing_is_folded() -> None:
    bare = article("bare", "Home", "Share", kinds=[Kind.FURNITURE, Kind.FURNITURE])
    assert folds(bare, frozenset()) == {}


def test_omissions_stand_beside_folds_and_every_line_is_found() -> None:
    laid = column(PAGE, KNOWN, frozenset())
    assert any(isinstance(item, GhostRow) for item in laid.items)
    for passage in PAGE.passages:
        item = laid.items[laid.index[passage.id]]
        assert passage in item.passages if isinstance(item, Fold) else item == passage
        assert laid.is_folded(passage) is isinstance(item, Fold)


def test_passages_keep_their_numbers() -> None:
    laid = column(PAGE, None, frozenset())
    assert [laid.passage_number(item.id) for item in laid.items] == [1, 3, 4, 5, 6]
    assert laid.passage_position(6) == 4
    assert laid.passage_position(7) == 5


def test_a_place_in_a_fold_settles_on_it_in_either_arrangement() -> None:
    columns = [column(one, KNOWN, frozenset()) for one in (PAGE, *OTHERS)]
    for spread in (
        Spread(columns, KNOWN, 120, 30, cell_len),
        ParallelSpread(columns, KNOWN, 120, 30, cell_len, Arrangement(is_parallel=True, lead="page")),
    ):
        place = Place("page", "page:6")
        assert spread.holds(place)
        settled = spread.settle(place)
        assert settled.item == "page:5"
        assert spread.step(settled, -1).item == "page:4"


def test_beside_a_lead_a_run_is_one_row() -> None:
    columns = [column(one, KNOWN, frozenset()) for one in (PAGE, *OTHERS)]
    spread = ParallelSpread(columns, KNOWN, 120, 30, cell_len, Arrangement(is_parallel=True, lead="page"))
    assert [claim.id for claim in spread.claims][:5] == ["page:0", "page:2", "page:3", "page:4", "page:5"]
    assert spread.cell(0, "one") is None
    open_ = [column(one, KNOWN) for one in (PAGE, *OTHERS)]
    unfolded = ParallelSpread(open_, KNOWN, 120, 30, cell_len, Arrangement(is_parallel=True, lead="page"))
    assert len(unfolded.claims) == len(spread.claims) + 2


def test_the_minimap_puts_a_sign_on_a_folded_line_where_its_fold_is() -> None:
    laid = column(PAGE, None, frozenset())
    drawn = minimap(laid, ground(laid, None), {"page:6": ("✗", "dubious")}, 20)
    assert [cell.glyph for cell in drawn].index("✗") == 4
