"""Whatever is loaded, its passages are exact slices of its text, and a bad file never ends the program."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.model import Article, Kind
from tui.sources import Loaded, load, make_safe
from tui.sources.segment import LONGEST_SENTENCE

from .conftest import Read, texts

PIECES = st.sampled_from(
    [
        "---\n",
        "title: x\n",
        "# Head\n",
        "- bullet\n",
        "By Ada Holm\n",
        "Sunday 0 Dec 2024\n",
        "The ferry stopped. It sank!\n",
        "“We hold.” he said\n",
        "Share :\n",
        "World\n",
        "\n",
        "\r\n",
        "\x1b[2J",
        "\u202e",
        "Related Topics\n",
        "The Last Hour\n",
        "Reuters reported. ",
        "x" * 70 + "\n",
        "\x00",
        "\ufeff",
        "…",
    ]
)
CONTENTS = st.binary(max_size=200) | st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode())


def load_bytes(contents: list[bytes], sentences: bool) -> Loaded:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"story-{index % 3}.{index}.txt" for index in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        return load(paths, sentences=sentences)


def assert_sound(article: Article) -> None:
    assert make_safe(article.text) == article.text
    end = 0
    for index, passage in enumerate(article.passages):
        assert passage.id == f"{article.id}:{index}"
        assert passage.article == article.id
        assert passage.text == article.text[passage.start : passage.end]
        assert passage.text == passage.text.strip() != ""
        assert passage.start >= end
        end = passage.end
    paragraphs = [passage.paragraph for passage in article.passages]
    assert paragraphs == sorted(paragraphs)
    for line in (article.path, article.outlet, article.title, article.author, article.dateline, article.note):
        assert line is None or line.isprintable() or "\n" not in line
    assert all("\n" not in warning for warning in article.warnings)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CONTENTS, min_size=1, max_size=4), st.booleans())
def test_any_bytes_give_sound_articles_or_reasons(contents: list[bytes], sentences: bool) -> None:
    loaded = load_bytes(contents, sentences)
    assert len(loaded.articles) + len(loaded.left_out) == len(contents)
    assert len({article.id for article in loaded.articles}) == len(loaded.articles)
    for article in loaded.articles:
        assert_sound(article)
    for left in loaded.left_out:
        assert left.reason and "\n" not in left.reason + left.path


@settings(deadline=None, max_examples=100)
@given(CONTENTS)
def test_the_first_paint_has_the_same_paragraphs_kinds_and_metadata(content: bytes) -> None:
    quick, full = (load_bytes([content], sentences) for sentences in (False, True))
    assert [left.reason for left in quick.left_out] == [left.reason for left in full.left_out]
    for early, late in zip(quick.articles, full.articles, strict=True):
        assert {(p.paragraph, p.kind) for p in early.passages} == {(p.paragraph, p.kind) for p in late.passages}
        assert (early.title, early.outlet, early.dateline, early.text) == (
            late.title,
            late.outlet,
            late.dateline,
            late.text,
        )


def test_without_sentences_a_paragraph_is_one_passage(read: Read) -> None:
    assert texts(read("It sank. All were safe.\n", sentences=False)) == ["It sank. All were safe."]
    assert texts(read("It sank. All were safe.\n")) == ["It sank.", "All were safe."]


def test_the_first_paint_waits_for_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It sank. All were safe.\n")
    program = (
        "import sys\nfrom pathlib import Path\nfrom tui.sources import load\n"
        "assert load([Path(sys.argv[1])], sentences=False).articles\n"
        "print(sorted({'nltk', 'yaml', 'textual', 'rich', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_offsets_count_characters_of_the_text_as_decoded(read: Read) -> None:
    article = read("\ufeffWorld\r\n\r\nThe ferry’s end came. 👩 waved.\r\n")
    assert article.text == "World\n\nThe ferry’s end came. 👩 waved.\n"
    assert [(p.start, p.end) for p in article.passages] == [(0, 5), (7, 28), (29, 37)]


def test_control_characters_are_shown_in_passages(read: Read) -> None:
    article = read("It sank\x1b[2J at noon, he said.\n")
    assert texts(article) == ["It sank\N{SYMBOL FOR ESCAPE}[2J at noon, he said."]


def test_a_long_line_is_one_paragraph_and_passages_that_fit_a_screen(read: Read) -> None:
    assert len(read("word " * 95_000, sentences=False).passages) == 1
    long = read("word " * 95_000)
    assert max(len(passage.text) for passage in long.passages) <= LONGEST_SENTENCE
    assert "".join(texts(long)).split() == ["word"] * 95_000 or " ".join(texts(long)) == long.text.strip()


def test_a_text_that_is_no_article_any_more_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 2_000_000)
    assert [left.reason for left in load([tmp_path]).left_out] == [
        "is longer than 1,000,000 characters; cut it into parts"
    ]


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text("It sank.\n")
    damaged = "is a damaged PDF; save or download it again, or save its text as .txt"
    loaded = load([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"])
    assert [article.id for article in loaded.articles] == ["b"]
    assert [left.reason for left in loaded.left_out] == [damaged, "does not exist"]


def test_front_matter_alone_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Ferry\n---\n\n")
    assert [left.reason for left in load([tmp_path / "a.md"]).left_out] == ["holds no text"]


def test_progress_is_told_and_can_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It sank.\n")
    told: list[tuple[str, float]] = []
    load([tmp_path], progress=lambda stage, share: told.append((stage, share)))
    assert told[:2] == [("opening", 0.0), ("reading", 0.0)]
    assert told[-1] == ("finding sentences", 1.0)

    def stop(stage: str, share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        load([tmp_path], progress=stop)


@pytest.mark.parametrize("last", ["opening", "reading", "finding sentences"])
def test_the_work_stops_where_it_is_told_to(tmp_path: Path, last: str) -> None:
    for n in range(50):
        (tmp_path / f"{n}.txt").write_text(f"It sank near {n}. All were safe.\n")
    told: list[tuple[str, float]] = []

    def stop(stage: str, share: float) -> None:
        told.append((stage, share))
        if stage == last and share >= 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        load([tmp_path], progress=stop)
    assert told[-1] == (last, 0.5)


def test_the_articles_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("c.txt", "a.txt", "b.txt")]
    for path in paths:
        path.write_text(f"It sank near {path.stem}.\n")
    assert [article.id for article in load(paths).articles] == ["c", "a", "b"]


def test_titles_and_body_are_told_apart_in_wrapped_text(read: Read) -> None:
    article = read(
        "FERRY HALTED OFF NORHOLM\n\n"
        "NORHOLM - The ferry stopped at noon on Friday, May 3, 2024, the operator\n"
        "said. There were 40 people on board, most of them commuters who had left\n"
        "the mainland early in the morning.\n"
    )
    assert texts(article, Kind.TITLE) == ["FERRY HALTED OFF NORHOLM"]
    assert len(texts(article, Kind.BODY)) == 2


def test_progress_is_told_within_files_of_many_articles(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"It sank near {n}."}) for n in range(10)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.json").write_text(f"[{','.join(lines)}]")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for n in range(10):
            archive.writestr(f"{n}.txt", f"It sank near {n}.")
    told: list[float] = []
    load([tmp_path], progress=lambda stage, share: told.append(share) if stage == "opening" else None)
    assert len(told) >= 30
    assert told == sorted(told)
    assert all(0 <= share < 1 for share in told)
