"""A reading's tags and place belong to the texts, whatever happens to their passages, files and order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts import article
from tests.ui.story import ACCOUNTS, BAY, COAST, HARBOUR, ferry, in_paragraphs
from tui.model import Article, Passage
from tui.notebook import Notebook, NotebookError, Tag, anchor, digest, place_key
from tui.reading.parallels import GhostRow
from tui.reading.place import Place
from tui.session import Session


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "notebook.sqlite3", "Anna") as opened:
        yield opened


def session(notebook: Notebook, articles: tuple[Article, ...] = ACCOUNTS) -> Session:
    """A reading whose sentences are known."""
    opened = Session([in_paragraphs(a) for a in articles], notebook)
    opened.sentences_found(articles)
    return opened


def passage(of: Session, passage_id: str) -> Passage:
    found = of.passage(passage_id)
    assert found is not None
    return found


def test_reading_begins_at_the_first_claim_not_at_the_title(notebook: Notebook) -> None:
    assert session(notebook).start() == Place("harbour", "harbour:1")
    assert session(notebook, (COAST, BAY)).start() == Place("coast", "coast:1")


def test_an_account_without_claims_is_begun_at_its_first_passage(notebook: Notebook) -> None:
    headless = replace(HARBOUR, passages=HARBOUR.passages[:1])
    assert session(notebook, (headless,)).start() == Place("harbour", "harbour:0")
    assert session(notebook, (article("empty"), BAY)).start() == Place("bay", "bay:0")
    assert session(notebook, (article("empty"),)).start() is None


def test_columns_hold_paragraphs_then_sentences_then_omissions_too(notebook: Notebook) -> None:
    opened = Session([in_paragraphs(a) for a in ACCOUNTS], notebook)
    assert [len(column.items) for column in opened.columns] == [4, 3, 3]
    assert not opened.has_sentences
    opened.sentences_found(ACCOUNTS)
    assert [len(column.items) for column in opened.columns] == [6, 5, 4]
    assert opened.parallels is None
    opened.compared(ferry())
    assert [len(column.items) for column in opened.columns] == [6, 6, 5]
    assert opened.passage("bay:1") == BAY.passages[1]
    assert opened.passage("bay∅t2") is None
    assert opened.passage("nobody:0") is None


def test_accounts_compared_before_need_only_one_step(notebook: Notebook) -> None:
    step_by_step = session(notebook)
    step_by_step.toggle(passage(step_by_step, "bay:1"), Tag.DUBIOUS)
    step_by_step.compared(ferry())
    opened = Session([in_paragraphs(a) for a in ACCOUNTS], notebook)
    opened.compared_before(ferry())
    assert opened.has_sentences
    assert opened.columns == step_by_step.columns
    assert opened.tags == {"bay:1": Tag.DUBIOUS}


def test_a_notebook_that_cannot_be_read_costs_what_was_compared_before_only_its_tags(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise NotebookError("damaged")

    monkeypatch.setattr(Notebook, "judgements", broken)
    opened = Session([in_paragraphs(a) for a in ACCOUNTS], notebook)
    with pytest.raises(NotebookError):
        opened.compared_before(ferry())
    assert opened.has_sentences
    assert opened.parallels is not None
    assert [len(column.items) for column in opened.columns] == [6, 6, 5]


def test_a_tag_is_told_to_the_caller_and_kept(notebook: Notebook) -> None:
    opened = session(notebook)
    changed = opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    assert changed is not None
    assert (changed.passage.id, changed.tag) == ("bay:1", Tag.DUBIOUS)
    assert opened.tags == {"bay:1": Tag.DUBIOUS}
    assert session(notebook).tags == {"bay:1": Tag.DUBIOUS}


def test_the_same_tag_again_takes_it_off_and_another_replaces_it(notebook: Notebook) -> None:
    opened = session(notebook)
    one = passage(opened, "bay:1")
    opened.toggle(one, Tag.DUBIOUS)
    opened.toggle(one, Tag.VERIFIED)
    assert opened.tags == {"bay:1": Tag.VERIFIED}
    changed = opened.toggle(one, Tag.VERIFIED)
    assert changed is not None
    assert changed.tag is None
    assert opened.tags == {}


def test_undo_and_redo_tell_what_they_changed(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    undone = opened.undo()
    assert undone is not None
    assert (undone.passage.id, undone.tag, opened.tags) == ("bay:1", None, {})
    redone = opened.redo()
    assert redone is not None
    assert (redone.passage.id, redone.tag) == ("bay:1", Tag.DUBIOUS)
    assert opened.redo() is None
    opened.undo()
    assert opened.undo() is None


def test_what_is_tagged_in_other_texts_is_not_undone_here(notebook: Notebook) -> None:
    elsewhere = session(notebook, (COAST,))
    elsewhere.toggle(passage(elsewhere, "coast:1"), Tag.VERIFIED)
    assert session(notebook, (HARBOUR, BAY)).undo() is None
    assert session(notebook, (HARBOUR, COAST)).tags == {"coast:1": Tag.VERIFIED}


def test_a_tag_stays_with_its_words_where_sentences_are_cut_differently(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "harbour:2"), Tag.VERIFIED)
    coarse = in_paragraphs(HARBOUR)
    again = session(notebook, (coarse, BAY))
    assert again.tags == {"harbour:1": Tag.VERIFIED}
    again.toggle(passage(again, "harbour:1"), Tag.VERIFIED)
    assert session(notebook).tags == {}


def test_a_tag_stays_with_a_text_whose_file_has_another_name(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    renamed = replace(
        BAY,
        id="renamed",
        path="elsewhere.txt",
        passages=tuple(replace(p, id=p.id.replace("bay", "renamed"), article="renamed") for p in BAY.passages),
    )
    assert session(notebook, (renamed, COAST)).tags == {"renamed:1": Tag.DUBIOUS}


def test_two_accounts_with_one_text_have_their_tags_in_common(notebook: Notebook) -> None:
    opened = session(notebook, (article("first", "The same."), article("second", "The same.")))
    opened.toggle(passage(opened, "second:0"), Tag.DUBIOUS)
    assert opened.tags == {"first:0": Tag.DUBIOUS, "second:0": Tag.DUBIOUS}


def test_of_two_accounts_with_one_text_the_one_that_was_tagged_is_told(notebook: Notebook) -> None:
    opened = session(notebook, (article("first", "The same."), article("second", "The same.")))
    changed = opened.toggle(passage(opened, "second:0"), Tag.DUBIOUS)
    assert changed is not None
    assert changed.passage.id == "second:0"


def test_a_notebook_that_takes_no_tag_leaves_the_tags_as_they_were(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)

    def full(*arguments: object) -> None:
        raise NotebookError("the disk is full")

    monkeypatch.setattr(Notebook, "judge", full)
    with pytest.raises(NotebookError):
        opened.toggle(passage(opened, "bay:2"), Tag.DUBIOUS)
    assert opened.tags == {"bay:1": Tag.DUBIOUS}


@pytest.mark.parametrize("item", ["harbour:4", "bay:0", "coast:3"])
def test_the_place_is_found_again(notebook: Notebook, item: str) -> None:
    opened = session(notebook)
    opened.keep_place(Place(item.split(":")[0], item, level=5, first=1))
    kept = session(notebook).kept_place()
    assert kept is not None
    assert (kept.article, kept.item, kept.level) == (item.split(":")[0], item, 5)


def test_the_place_belongs_to_the_set_of_texts_in_any_order(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.keep_place(Place("bay", "bay:3"))
    turned = session(notebook, (COAST, BAY, HARBOUR)).kept_place()
    assert turned is not None
    assert turned.item == "bay:3"
    assert session(notebook, (COAST, BAY)).kept_place() is None


def test_a_place_on_an_omission_is_found_again_at_the_passage_after_it(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.compared(ferry())
    omission = next(item for item in opened.columns[1].items if isinstance(item, GhostRow))
    following = opened.columns[1].items[opened.columns[1].index[omission.id] + 1]
    opened.keep_place(Place("bay", omission.id))
    kept = session(notebook).kept_place()
    assert kept is not None
    assert kept.item == following.id


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "[]",
        "{",
        '{"article": 1}',
        '{"article": "x", "offset": "y", "level": 0}',
        '{"offset": 3, "level": 0}',
        *(f'{{"article": "{digest(HARBOUR)}", "offset": {offset}, "level": 0}}' for offset in ("null", '"y"', "[]")),
    ],
)
def test_a_place_that_makes_no_sense_is_passed_over(notebook: Notebook, kept: str) -> None:
    notebook.keep_place(place_key(digest(a) for a in ACCOUNTS), kept)
    assert session(notebook).kept_place() is None


def test_a_place_at_infinity_is_passed_over(notebook: Notebook) -> None:
    place = f'{{"article": "{digest(HARBOUR)}", "offset": 1e999, "level": 0}}'
    notebook.keep_place(place_key(digest(a) for a in ACCOUNTS), place)
    assert session(notebook).kept_place() is None


def test_a_place_beyond_the_end_of_the_text_is_its_last_passage(notebook: Notebook) -> None:
    place = {"article": digest(BAY), "offset": 10**6, "level": 2}
    notebook.keep_place(place_key(digest(a) for a in ACCOUNTS), json.dumps(place))
    kept = session(notebook).kept_place()
    assert kept is not None
    assert kept.item == "bay:4"


def test_the_words_that_two_passages_share_are_found(notebook: Notebook) -> None:
    opened = session(notebook)
    one, other = passage(opened, "harbour:4"), passage(opened, "bay:3")
    shared = [other.text[span.start : span.end] for span in opened.shared(one, other)]
    assert any("tug" in words for words in shared)
    assert not any("last" in words for words in shared)


def test_a_tag_tells_the_notebook_what_article_it_is_in(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    (source,) = notebook.sources()
    assert (source.digest, source.outlet, source.path) == (digest(BAY), BAY.outlet, BAY.path)
    assert source.sketch


def test_another_readers_tag_shows_until_one_gives_ones_own(notebook: Notebook, tmp_path: Path) -> None:
    opened = session(notebook)
    with Notebook.open(tmp_path / "notebook.sqlite3", "Ben") as other:
        theirs = session(other)
        theirs.toggle(passage(theirs, "bay:1"), Tag.DUBIOUS)
        opened.read_tags()
        assert opened.tags == {"bay:1": Tag.DUBIOUS}
        assert opened.undo() is None
        opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
        opened.toggle(passage(opened, "bay:1"), Tag.VERIFIED)
        theirs.read_tags()
    assert opened.tags == {"bay:1": Tag.VERIFIED}
    assert theirs.tags == {"bay:1": Tag.DUBIOUS}
    assert [one.by for one in opened.judgements] == ["Ben", "Anna"]


def test_words_found_in_another_version_carry_their_tag_there(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    notebook.found(anchor(BAY, BAY.passages[1]), anchor(COAST, COAST.passages[2]), "hand")
    again = session(notebook, (HARBOUR, COAST))
    assert again.tags == {"coast:2": Tag.DUBIOUS}
    again.toggle(passage(again, "coast:2"), Tag.DUBIOUS)
    assert session(notebook).tags == {}
