"""Accounts compared before are found again, and only those, whatever has become of the files meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tests.journeys.accounts import write_accounts
from tests.ui.story import ACCOUNTS, BAY, COAST, HARBOUR, ferry, in_paragraphs
from tui.cli import compare
from tui.model import Article, Comparison, Strength
from tui.reading.parallels import Parallels
from tui.shelf import COMPARING, Shelf, pack, seal, unpack

ROOT = Path(__file__).parents[1]
DRAFTS = tuple(in_paragraphs(account) for account in ACCOUNTS)
"""The accounts as they are before their sentences are found."""

# What is not a number equals nothing, not even itself; no probability is one.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where this test's comparisons are."""
    return tmp_path / "comparisons"


@pytest.fixture
def kept(folder: Path) -> Path:
    """The file in which the ferry's comparison has been kept."""
    Shelf(folder).put(ferry())
    (file,) = folder.iterdir()
    return file


def found(folder: Path, articles: tuple[Article, ...] = DRAFTS) -> Comparison | None:
    """What another run of the program finds."""
    return Shelf(folder).find(articles)


# -- what is found -----------------------------------------------------------------------------------------


# A whole comparison takes long to make up, longer than hypothesis likes where the machine is busy.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.from_type(Comparison))
def test_whatever_a_comparison_says_is_kept(comparison: Comparison) -> None:
    assert unpack(pack(comparison)) == comparison


def test_what_is_too_doubtful_to_be_shown_can_be_left_out(kept: Path) -> None:
    whole, part = Shelf(kept.parent).find(DRAFTS), Shelf(kept.parent).find(DRAFTS, 0.5)
    assert whole is not None
    assert part is not None
    left_out = set(whole.alignments) - set(part.alignments)
    assert left_out
    assert all(link.strength is Strength.POSSIBLE and link.score < 0.5 for link in left_out)
    assert all(link.strength is Strength.ALIGNED or link.score >= 0.5 for link in part.alignments)
    assert Parallels(part).parallels("harbour:1") == Parallels(ferry()).parallels("harbour:1")


@pytest.mark.parametrize("articles", [DRAFTS, ACCOUNTS], ids=["paragraphs", "sentences"])
def test_a_comparison_is_found_by_its_articles_in_paragraphs_or_sentences(
    kept: Path, articles: tuple[Article, ...]
) -> None:
    assert found(kept.parent, articles) == ferry()


@pytest.mark.parametrize(
    "articles",
    [
        (replace(HARBOUR, text=f"{HARBOUR.text} "), BAY, COAST),
        (replace(HARBOUR, path="elsewhere.txt"), BAY, COAST),
        (replace(HARBOUR, outlet="Harbor Post"), BAY, COAST),
        (BAY, HARBOUR, COAST),
        (HARBOUR, BAY),
        (*ACCOUNTS, article("fourth", "The ferry was late.")),
        (),
    ],
    ids=["one space more", "other path", "other outlet", "other order", "one fewer", "one more", "none"],
)
def test_other_articles_are_compared_anew(kept: Path, articles: tuple[Article, ...]) -> None:
    assert found(kept.parent, articles) is None


def test_each_set_of_articles_has_a_comparison_of_its_own(kept: Path) -> None:
    edited = replace(HARBOUR, text=f"{HARBOUR.text} ")
    for articles in ((HARBOUR, BAY), (edited, BAY, COAST)):
        other = replace(ferry(), articles=articles)
        Shelf(kept.parent).put(other)
        assert found(kept.parent, articles) == other
    assert found(kept.parent) == ferry()


def test_another_version_compares_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.shelf.__version__", "9.9.9")
    assert found(kept.parent) is None


def test_other_options_compare_anew(kept: Path) -> None:
    assert Shelf(kept.parent, "an encoder").find(DRAFTS) is None


def test_what_was_compared_while_the_program_was_edited_is_not_taken_for_the_work_of_the_edited_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "score.py").write_text("THRESHOLD = 0.5")
    monkeypatch.setattr("tui.shelf.COMPARING", (str(code),))
    running = Shelf(folder)
    (code / "weights.json").write_text("{}")
    running.put(ferry())
    assert running.find(DRAFTS) == ferry()
    assert found(folder) is None
    Shelf(folder).put(ferry())
    assert found(folder) == ferry()
    (code / "score.py").write_text("THRESHOLD = 0.55")
    assert found(folder) is None


def test_every_module_that_takes_part_in_comparing_is_part_of_the_key(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom tui.compare import compare\nfrom tui.sources import load\n"
        "compare(load([Path(path) for path in sys.argv[1:]]).articles)\n"
        "print(*sorted(name for name in sys.modules if name.startswith('tui.')))"
    )
    paths = write_accounts(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    parts = {name.split(".")[1] for name in done.stdout.split()}
    assert parts == {Path(name).stem for name in COMPARING}


# -- what is not -------------------------------------------------------------------------------------------

CONTENT = pack(ferry()).partition(b"\n")[2]


def sealed(content: bytes) -> bytes:
    """A file that somebody wrote with care."""
    return seal(content) + b"\n" + content


def swapped(old: str, new: str) -> bytes:
    assert old.encode() in CONTENT
    return sealed(CONTENT.replace(old.encode(), new.encode()))


SPOILT = {
    "nothing": b"",
    "a blank line": b"\n",
    "any bytes": bytes(range(256)) * 16,
    "its last byte gone": pack(ferry())[:-1],
    "its beginning": pack(ferry())[:100],
    "a digit turned": pack(ferry()).replace(b'"end":1', b'"end":2'),
    "without its first line": CONTENT,
    "empty": sealed(b""),
    "null": sealed(b"null"),
    "no fields": sealed(b"{}"),
    "no unicode": sealed(b"\xff\xfe"),
    "nested deep": sealed(b'{"unknown":' + b"[" * 1_000_000),
    "unknown status": swapped('"agree"', '"agreed"'),
    "number as text": swapped('"paragraph":0', '"paragraph":"0"'),
    "alignments of nothing": swapped('[{"passages":["bay:2","harbour:1",', '[{"passages":['),
    "fewer scores than alignments": swapped('"scores":"', '"unknown":"","scores":"AAAA'),
    "other words": swapped("lost all power", "lost its power"),
    "other words in a passage": swapped('"text":"There were 40', '"text":"There were 60'),
    "other offset": swapped('"start":0', '"start":1'),
    "escape sequence": swapped('"outlet":"Bay News"', '"outlet":"\\u001b[2J"'),
}
"""Files that may stand where the ferry's comparison should."""


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_a_file_that_is_damaged_or_tells_of_other_texts_is_passed_over_and_replaced(kept: Path, content: bytes) -> None:
    kept.write_bytes(content)
    assert found(kept.parent) is None
    Shelf(kept.parent).put(ferry())
    assert found(kept.parent) == ferry()


def written_by_anyone(file: Path) -> None:
    file.chmod(0o666)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_link_to_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere")


@pytest.mark.parametrize("spoil", [written_by_anyone, a_folder, a_pipe, a_link_to_nowhere])
def test_a_file_that_may_be_somebody_elses_work_is_passed_over(kept: Path, spoil: Callable[[Path], None]) -> None:
    spoil(kept)
    assert found(kept.parent) is None


def test_a_file_of_another_user_is_passed_over(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody_else = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody_else)
    assert found(kept.parent) is None


def test_a_file_too_large_to_be_one_is_not_even_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.shelf.ROOM", kept.stat().st_size - 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    assert found(kept.parent) is None


# -- where nothing can be kept -----------------------------------------------------------------------------


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("not a folder")
    for folder in (occupied, occupied / "comparisons"):
        Shelf(folder).put(ferry())
        assert found(folder) is None


def test_a_full_disk_leaves_nothing_half_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        Shelf(kept.parent).put(replace(ferry(), threads=()))
    assert list(kept.parent.iterdir()) == [kept]
    assert found(kept.parent) == ferry()


def test_a_cache_that_can_only_be_read_is_of_use(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "touch", forbidden)
    assert found(kept.parent) == ferry()


def test_a_text_that_is_no_unicode_is_not_kept(folder: Path) -> None:
    Shelf(folder).put(replace(ferry(), articles=(article("odd", "The \ud800 ferry."),)))
    assert found(folder, (article("odd", "The \ud800 ferry."),)) is None


def test_those_not_opened_for_longest_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [(HARBOUR, BAY), (BAY, COAST), (HARBOUR, COAST)]
    shelf = Shelf(folder)
    for n, articles in enumerate(sets):
        known = set(folder.iterdir()) if folder.exists() else set()
        shelf.put(replace(ferry(), articles=articles))
        (new,) = set(folder.iterdir()) - known
        os.utime(new, (n, n))
    assert shelf.find(sets[0]) is not None
    sizes = sum(file.stat().st_size for file in folder.iterdir())
    monkeypatch.setattr("tui.shelf.ROOM", sizes)
    shelf.put(replace(ferry(), articles=(HARBOUR,)))
    assert [shelf.find(articles) is not None for articles in (*sets, (HARBOUR,))] == [True, False, True, True]


def test_one_too_large_for_the_cache_drives_no_other_out(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.shelf.ROOM", kept.stat().st_size)
    Shelf(kept.parent).put(replace(ferry(), articles=(*ACCOUNTS, article("fourth", "The ferry was late."))))
    assert found(kept.parent) == ferry()


# -- on the command line -----------------------------------------------------------------------------------


@pytest.fixture
def times_compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each comparison that is really made."""
    from tui.compare import compare as make

    made: list[int] = []

    def counted(articles: tuple[Article, ...], *means: Any, **options: Any) -> Comparison:
        made.append(len(articles))
        return make(articles, *means, **options)

    monkeypatch.setattr("tui.compare.compare", counted)
    return made


def test_what_is_printed_again_is_not_compared_again_unless_asked_for(
    tmp_path: Path, times_compared: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    paths = write_accounts(tmp_path)
    compare(paths)
    first = capsys.readouterr().out
    compare(paths)
    assert capsys.readouterr().out == first
    assert times_compared == [2]
    compare(paths, fresh=True)
    assert capsys.readouterr().out == first
    assert times_compared == [2, 2]


def test_an_edited_article_is_compared_anew(
    tmp_path: Path, times_compared: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    paths = write_accounts(tmp_path)
    compare(paths)
    paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("40 people", "50 people"), encoding="utf-8")
    compare(paths)
    assert "50 people" in capsys.readouterr().out
    assert times_compared == [2, 2]
