"""A reading's tags and place belong to the texts, whatever happens to their passages, files and order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts import article
from tests.ui.story import ACCOUNTS, BAY, COAST, HARBOUR, ferry, in_paragraphs
from tui import __version__
from tui.evidence import UNKNOWN
from tui.model import Article, Passage
from tui.notebook import Notebook, NotebookError, Opinion, Scope, Tag, Target, anchor, digest, place_key
from tui.orphans import Placement
from tui.placing import placed, source_of
from tui.reading.parallels import GhostRow
from tui.reading.place import Place
from tui.reading.selection import Excerpt
from tui.record import Progress
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


def full(*arguments: object) -> None:
    raise NotebookError("the disk is full")


def test_an_act_that_the_notebook_cannot_take_waits_and_is_saved_with_the_next(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    with monkeypatch.context() as patch:
        patch.setattr(Notebook, "judge", full)
        refused = opened.toggle(passage(opened, "bay:2"), Tag.DUBIOUS)
        assert refused is not None
        assert refused.refusal == "the disk is full"
        opened.note([passage(opened, "bay:2")], "why?")
    assert opened.tags == {"bay:1": Tag.DUBIOUS, "bay:2": Tag.DUBIOUS}
    assert not opened.record.marks["bay:2"].is_saved
    assert opened.record.marks["bay:2"].is_noted
    assert opened.record.marks["bay:1"].is_saved
    assert session(notebook).tags == {"bay:1": Tag.DUBIOUS}
    taken = opened.toggle(passage(opened, "bay:3"), Tag.VERIFIED)
    assert taken is not None
    assert (taken.refusal, taken.caught_up, len(opened.unsaved)) == ("", 2, 0)
    again = session(notebook)
    assert again.tags == {"bay:1": Tag.DUBIOUS, "bay:2": Tag.DUBIOUS, "bay:3": Tag.VERIFIED}
    assert [one.note for one in again.judgements if one.note] == ["why?"]


def test_what_waits_is_undone_first_and_redone(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    monkeypatch.setattr(Notebook, "judge", full)
    opened.toggle(passage(opened, "bay:1"), Tag.VERIFIED)
    assert opened.tags == {"bay:1": Tag.VERIFIED}
    undone = opened.undo()
    assert undone is not None
    assert (undone.tag, opened.tags, len(opened.unsaved)) == (Tag.DUBIOUS, {"bay:1": Tag.DUBIOUS}, 0)
    redone = opened.redo()
    assert redone is not None
    assert (redone.tag, opened.tags, len(opened.unsaved)) == (Tag.VERIFIED, {"bay:1": Tag.VERIFIED}, 1)


def test_a_tag_taken_off_that_cannot_be_saved_is_off_and_waits(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
    with monkeypatch.context() as patch:
        patch.setattr(Notebook, "judge", full)
        opened.toggle(passage(opened, "bay:1"), Tag.DUBIOUS)
        assert (opened.tags, len(opened.unsaved)) == ({}, 1)
        with pytest.raises(NotebookError):
            opened.save_again()
    assert session(notebook).tags == {"bay:1": Tag.DUBIOUS}
    assert opened.save_again() == 1
    assert session(notebook).tags == {}


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


# -- several passages, words, claims -----------------------------------------------------------------------------


def test_several_passages_are_tagged_and_undone_together(notebook: Notebook) -> None:
    opened = session(notebook)
    these = [passage(opened, name) for name in ("bay:1", "bay:2")]
    opened.tag([these[0]], Tag.DUBIOUS)
    opened.tag(these, Tag.DUBIOUS)
    assert opened.tags == {"bay:1": Tag.DUBIOUS, "bay:2": Tag.DUBIOUS}
    undone = opened.undo()
    assert undone is not None
    assert opened.tags == {"bay:1": Tag.DUBIOUS}
    opened.redo()
    off = opened.tag(these, Tag.DUBIOUS)
    assert off is not None
    assert (off.tag, [p.id for p in off.passages], opened.tags) == (None, ["bay:1", "bay:2"], {})


def test_words_of_a_passage_are_tagged_and_the_passage_keeps_its_own_tag(notebook: Notebook) -> None:
    opened = session(notebook)
    one = passage(opened, "bay:1")
    words = Excerpt(one, 0, 11)
    opened.tag([words], Tag.DUBIOUS)
    assert opened.tags == {}
    assert opened.record.spans == {"bay:1": ((0, 11, Tag.DUBIOUS),)}
    assert opened.record.marks["bay:1"].tag == "dubious"
    opened.tag([one], Tag.VERIFIED)
    again = session(notebook)
    assert again.tags == {"bay:1": Tag.VERIFIED}
    assert again.record.marks["bay:1"].tag == "verified"
    assert again.record.spans == {"bay:1": ((0, 11, Tag.DUBIOUS),)}
    held = next(held for held in again.judgements if held.scope is Scope.SPAN)
    assert held.target.anchors[0].quote == "Sixty souls"
    again.tag([words], Tag.DUBIOUS)
    assert again.record.spans == {}


def test_a_claims_tag_shows_on_each_of_its_passages_under_their_own(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.compared(ferry())
    thread = ferry().threads[0]
    opened.tag([passage(opened, "bay:2")], Tag.DUBIOUS)
    opened.tag([thread], Tag.VERIFIED)
    assert opened.tags == {"harbour:1": Tag.VERIFIED, "bay:2": Tag.DUBIOUS, "coast:1": Tag.VERIFIED}
    assert session(notebook, (COAST, HARBOUR)).tags == {"coast:1": Tag.VERIFIED, "harbour:1": Tag.VERIFIED}
    off = opened.tag([thread], Tag.VERIFIED)
    assert off is not None
    assert opened.tags == {"bay:2": Tag.DUBIOUS}


def test_a_claim_that_other_passages_carry_now_keeps_its_tag_and_note(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.compared(ferry())
    thread = ferry().threads[0]
    opened.tag([thread], Tag.VERIFIED)
    opened.note([thread], "asked the port")
    fewer = replace(thread, passages=thread.passages[:2])
    assert [one.tag for one in [opened.record.own(fewer)] if one] == [Tag.VERIFIED]
    opened.tag([fewer], Tag.DUBIOUS)
    (held,) = opened.judgements
    assert (held.tag, held.note, len(held.target.anchors)) == (Tag.DUBIOUS, "asked the port", 2)


def test_progress_counts_claims_that_are_tagged_or_have_a_tagged_passage(notebook: Notebook) -> None:
    opened = session(notebook)
    assert opened.progress == Progress(0, 0)
    opened.compared(ferry())
    total = len(ferry().threads)
    assert opened.progress == Progress(0, total)
    opened.tag([passage(opened, "harbour:5")], Tag.VERIFIED)
    assert opened.progress == Progress(0, total)
    opened.tag([passage(opened, "harbour:2")], Tag.VERIFIED)
    opened.tag([ferry().threads[0]], Tag.VERIFIED)
    assert opened.progress == Progress(2, total)


def test_an_act_keeps_what_was_on_the_screen(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.toggle(passage(opened, "bay:0"), Tag.DUBIOUS)
    findings = [replace(f, reason="40 against 60") if f.passage == "harbour:2" else f for f in ferry().findings]
    opened.compared(replace(ferry(), findings=tuple(findings)))
    opened.toggle(passage(opened, "harbour:2"), Tag.DUBIOUS)
    before, seen = (one.judgement.evidence for one in opened.judgements)
    assert before == UNKNOWN
    assert seen is not None
    assert (seen.version, seen.status, seen.claim) == (__version__, "conflict", ferry().threads[1].claim)
    assert seen.reason == "40 against 60"
    assert [(one.outlet, one.anchor.quote) for one in seen.witnesses] == [("Bay News", BAY.passages[1].text)]
    assert seen.witnesses[0].score == next(a.score for a in ferry().alignments if {a.a, a.b} == {"harbour:2", "bay:1"})
    assert seen.origins >= 1
    opened.tag([ferry().threads[0]], Tag.VERIFIED)
    of_claim = opened.judgements[-1].judgement.evidence
    assert of_claim is not None
    assert [one.outlet for one in of_claim.witnesses] == ["Harbour Post", "Bay News", "Coast Wire"]


# -- other readers, earlier versions -----------------------------------------------------------------------------


def test_readers_who_disagree_on_a_passage_are_told_apart(notebook: Notebook, tmp_path: Path) -> None:
    opened = session(notebook)
    opened.compared(ferry())
    opened.toggle(passage(opened, "bay:2"), Tag.VERIFIED)
    assert not opened.record.marks["bay:2"].is_disputed
    with Notebook.open(tmp_path / "notebook.sqlite3", "Ben") as other:
        theirs = session(other)
        theirs.compared(ferry())
        theirs.tag([ferry().threads[0]], Tag.DUBIOUS)
    assert opened.news() is not None
    assert opened.record.marks["bay:2"].is_disputed
    assert not opened.record.marks["coast:1"].is_disputed
    assert opened.record.marks["bay:2"].tag == "verified"


def test_news_is_what_others_wrote_since(notebook: Notebook, tmp_path: Path) -> None:
    opened = session(notebook)
    assert opened.news() is None
    opened.toggle(passage(opened, "bay:1"), Tag.VERIFIED)
    assert opened.news() is None
    with Notebook.open(tmp_path / "notebook.sqlite3", "Ben") as other:
        theirs = session(other)
        theirs.toggle(passage(theirs, "bay:2"), Tag.DUBIOUS)
        news = opened.news()
        assert news is not None
        assert [(one.by, one.tag, one.passages[0].id) for one in news] == [("Ben", Tag.DUBIOUS, "bay:2")]
        assert opened.news() is None
        theirs.undo()
        news = opened.news()
        assert news is not None
        assert [(one.by, one.tag) for one in news] == [("Ben", None)]


def edited(of: Article, old: str, new: str) -> Article:
    """A later version of an article: some words replaced."""
    return article(of.id, *[p.text.replace(old, new) for p in of.passages])


def sought(of: Session) -> Placement:
    loose, strays = of.loose([source_of(one) for one in of.articles])
    placement = placed(loose, strays, of.articles)
    of.place_loose(placement)
    return placement


LONG = article(
    "long",
    "The ferry Solveig stopped at noon on Friday off the island of Norholm.",
    "There were forty people on board the ship when the engine failed.",
    "Nobody was hurt, the coast guard told reporters in the harbour.",
    "A tug towed the ship back to the quay two hours later.",
)


def test_tags_move_into_a_later_version_and_what_is_gone_is_listed(notebook: Notebook) -> None:
    opened = session(notebook, (LONG, BAY))
    for name in ("long:0", "long:1", "long:2"):
        opened.toggle(passage(opened, name), Tag.VERIFIED)
    opened.tag([Excerpt(passage(opened, "long:3"), 0, 5)], Tag.DUBIOUS)
    later = edited(LONG, LONG.passages[1].text, "The company will publish its figures next week in the capital.")
    again = session(notebook, (later, BAY))
    assert again.tags == {}
    placement = sought(again)
    assert again.tags == {"long:0": Tag.VERIFIED, "long:2": Tag.VERIFIED}
    assert again.record.spans == {"long:3": ((0, 5, Tag.DUBIOUS),)}
    assert (len(placement.found), placement.lost, placement.offered) == (3, 1, 0)
    (orphan,) = again.orphans
    assert (orphan.anchor.quote, orphan.articles) == (LONG.passages[1].text, ("long",))
    assert sought(again).found == (), "what was found once need not be sought again"
    again.reattach(orphan, passage(again, "long:1"))
    assert again.orphans == ()
    assert again.tags["long:1"] is Tag.VERIFIED
    assert session(notebook, (later, BAY)).tags == again.tags


def test_tags_of_another_outlets_print_are_offered_and_do_not_move(notebook: Notebook) -> None:
    opened = session(notebook, (LONG, BAY))
    opened.toggle(passage(opened, "long:0"), Tag.VERIFIED)
    theirs = replace(edited(LONG, "two hours", "three hours"), outlet="Another Outlet", path="another.txt")
    again = session(notebook, (theirs, BAY))
    placement = sought(again)
    assert (placement.found, placement.lost, placement.offered) == ((), 0, 1)
    assert again.tags == {}
    assert [one.is_copy for one in again.orphans] == [True]
    assert again.likely_passages(again.orphans[0])[0].id == "long:0"


def test_tags_without_a_known_article_move_only_to_their_exact_words(notebook: Notebook) -> None:
    reworded = replace(
        anchor(LONG, LONG.passages[1]), digest="0" * 64, quote=LONG.passages[1].text.replace("the ship", "that ship")
    )
    exact = replace(anchor(LONG, LONG.passages[0]), digest="0" * 64, prefix="", suffix="")
    notebook.judge([(Target(Scope.PASSAGE, (one,)), Opinion(Tag.DUBIOUS), None) for one in (exact, reworded)])
    opened = session(notebook, (LONG, BAY))
    placement = sought(opened)
    assert opened.tags == {"long:0": Tag.DUBIOUS}
    assert (placement.strays, placement.lost) == (1, 0)
    assert [one.is_stray for one in opened.orphans] == [True]
    assert sought(opened).found == ()


def test_tags_without_a_known_article_that_is_open_are_no_strays_and_it_is_known_from_now_on(
    notebook: Notebook,
) -> None:
    notebook.judge([(Target(Scope.PASSAGE, (anchor(LONG, LONG.passages[0]),)), Opinion(Tag.DUBIOUS), None)])
    opened = session(notebook, (LONG, BAY))
    assert opened.tags == {"long:0": Tag.DUBIOUS}
    assert sought(opened) == Placement()
    assert [one.path for one in notebook.sources()] == [LONG.path]


def test_the_history_of_a_passage_tells_every_act_on_it(notebook: Notebook) -> None:
    opened = session(notebook)
    one = passage(opened, "bay:1")
    opened.toggle(one, Tag.VERIFIED)
    opened.note([one], "seen")
    opened.toggle(passage(opened, "bay:2"), Tag.VERIFIED)
    opened.undo()
    assert [(act.kind, act.after.note) for act in opened.history(one)] == [("set", ""), ("set", "seen")]
    assert [act.kind for act in opened.history(passage(opened, "bay:2"))] == ["set", "undo"]


def test_what_is_told_after_an_act_is_what_the_notebook_holds(notebook: Notebook) -> None:
    opened = session(notebook)
    opened.compared(ferry())
    for name in ("bay:1", "bay:2", "harbour:1"):
        opened.toggle(passage(opened, name), Tag.VERIFIED)
    opened.note([passage(opened, "bay:2")], "seen")
    opened.tag([ferry().threads[0]], Tag.DUBIOUS)
    opened.toggle(passage(opened, "bay:1"), Tag.VERIFIED)
    assert opened.judgements == session(notebook).judgements
