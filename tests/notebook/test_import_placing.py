"""What a reader relies on: what another program quoted is found at once in the articles that are named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notebook.edited import STORY, article
from tests.notebook.test_import_annotations import HYPOTHESIS
from tests.program import run
from tui.notebook import Anchor, Notebook, Source, digest
from tui.notebook.exchange import foreign_anchors, place_quotes, read
from tui.sources import load

F = "f" * 64
CABLE = Anchor(F, 0, 21, "a cable had caught in", "operator said that ", " the propeller")


def test_a_quote_is_found_exactly_whatever_its_offsets() -> None:
    post = article(*STORY)
    placed = place_quotes([CABLE], [], [article("Another story.", id="bay"), post])
    ((old, there, how),) = placed.places
    assert (old, how, placed.articles, placed.absent) == (CABLE, "quote", (post,), ())
    assert there.digest == digest(post)
    assert post.text[there.start : there.end] == CABLE.quote


def test_words_that_are_only_alike_are_not_taken() -> None:
    reworded = Anchor(F, 0, 20, "The operator said a cable was caught in the propeller.")
    assert place_quotes([reworded], [], [article(*STORY)]).absent == (reworded,)


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        (Source(F, "post.example", "Ferry halted"), None),
        (Source(F, "Bay News"), "bay"),
        (Source(F, ""), None),
        (None, None),
    ],
)
def test_of_two_prints_the_one_that_is_named_is_meant(source: Source | None, meant: str | None) -> None:
    prints = [article(*STORY), replace(article("News first.", *STORY, id="bay"), outlet="Bay News")]
    placed = place_quotes([CABLE], [source] if source else [], prints)
    assert [one.id for one in placed.articles] == ([meant] if meant else [])


def test_only_quotes_from_texts_that_nobody_knows_are_sought() -> None:
    imported = read(json.dumps([HYPOTHESIS]).encode())
    (anchor,) = foreign_anchors(imported.acts, imported.sources)
    assert anchor.quote == "The ferry stopped."
    known = [Source(anchor.digest, "Harbour Post", path="post.txt", sketch=(1,))]
    assert foreign_anchors(imported.acts, known) == ()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    file = tmp_path / "post.txt"
    file.write_text("The operator called. The ferry stopped. Nobody was hurt, it said.\n", encoding="utf-8")
    return file


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    gone = {**HYPOTHESIS, "id": "x2", "target": [{"source": "https://p", "selector": [_quote("Words of nobody.")]}]}
    file = tmp_path / "annotations.json"
    bare = {**HYPOTHESIS, "target": [{"source": "https://p", "selector": [_quote("The ferry stopped.")]}]}
    file.write_text(json.dumps({"rows": [bare, gone]}), encoding="utf-8")
    return file


def _quote(words: str) -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": words, "prefix": "operator called. ", "suffix": " Nobody"}


def test_quotes_are_found_in_the_articles_named_and_counted(tmp_path: Path, post: Path, annotations: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    done = run("notebook", "import", annotations, post, "--notebook", path)
    assert done.stdout.splitlines() == [
        "2 acts taken in, 0 known already, 0 left out",
        "1 of 2 quotes found in the articles",
        "what was not found stays in the notebook; the review of all of it lists it",
    ]
    (opened,) = load([post]).articles
    with Notebook.open(path, "Anna") as notebook:
        (held,) = notebook.judgements([digest(opened)])
        assert held.opinion.note.startswith("Asked the operator.")
        assert [source.path for source in notebook.sources([digest(opened)])] == [str(post)]
    again = run("notebook", "import", annotations, post, "--notebook", path)
    assert again.stdout.splitlines()[:2] == [
        "0 acts taken in, 2 known already, 0 left out",
        "1 of 2 quotes found in the articles",
    ]


def test_without_articles_it_says_how_to_find_the_quotes(tmp_path: Path, annotations: Path) -> None:
    done = run("notebook", "import", annotations, "--notebook", tmp_path / "notebook.sqlite3")
    assert done.stdout.splitlines()[1].startswith("2 quotes of other programs: import again with the articles' PATHs")


def test_a_place_given_by_hand_stays(tmp_path: Path, post: Path, annotations: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    run("notebook", "import", annotations, "--notebook", path)
    (opened,) = load([post]).articles
    with Notebook.open(path, "Anna") as notebook:
        sought = next(one.target.anchors[0] for one in notebook.everything() if "ferry" in one.target.anchors[0].quote)
        by_hand = Anchor(digest(opened), 0, 20, opened.text[:20])
        notebook.found(sought, by_hand, "hand")
    run("notebook", "import", annotations, post, "--notebook", path)
    with Notebook.open(path, "Anna") as notebook:
        assert [(one.elsewhere, one.how) for one in notebook.whereabouts([digest(opened)])] == [(by_hand, "hand")]


def test_a_notebook_is_backed_up_before_something_new_comes_in(tmp_path: Path, post: Path, annotations: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    first = run("notebook", "import", annotations, "--notebook", path)
    assert "as it was" not in first.stdout, "there was none"
    run("notebook", "import", annotations, post, "--notebook", path)
    assert not [*tmp_path.glob("*.backup")], "nothing new"
    annotations.write_text(json.dumps([{**HYPOTHESIS, "text": "More."}]), encoding="utf-8")
    done = run("notebook", "import", annotations, "--notebook", path)
    (backup,) = tmp_path.glob("*.backup")
    assert done.stdout.splitlines()[0].endswith(f"as it was: {backup.name}")
    with Notebook.open(backup, "Anna") as before:
        assert len(before.everything()) == 2


def test_articles_that_are_not_there_are_refused_before_anything_changes(tmp_path: Path, annotations: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    done = run("notebook", "import", annotations, tmp_path / "missing.txt", "--notebook", path)
    assert done.returncode == 2
    assert not path.exists()
