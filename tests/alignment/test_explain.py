"""What a reader relies on when the program says why two passages are linked or not."""

from __future__ import annotations

import json
import math

import pytest

from tests.accounts import article
from tests.alignment.stories import BAY, HARBOUR, STORY, links
from tui.alignment.candidates import PER_ARTICLE
from tui.alignment.explain import Explanation, UnknownPassageError, explain, find_pair
from tui.alignment.features import SENTENCES
from tui.alignment.score import WEIGHTS
from tui.compare import compare
from tui.model import Article, Kind, Strength


def explained(a: str, b: str, articles: tuple[Article, ...] = STORY) -> Explanation:
    return explain(compare(articles), *find_pair(articles, a, b))


def test_every_feature_of_the_shipped_weights_can_be_said_in_words() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    features = {name for part in stored.values() if isinstance(part, dict) for name in part["features"]}
    assert features - set(SENTENCES) == set()


def test_the_probability_is_the_one_that_the_comparison_prints() -> None:
    link = next(link for link in links(STORY) if (link.a, link.b) == ("bay:0", "harbour:0"))
    explanation = explained("bay:0", "harbour:0")
    assert explanation.judgement is not None
    assert explanation.judgement.probability == pytest.approx(link.score, abs=1e-4)
    assert explanation.strength is link.strength is Strength.ALIGNED
    assert explanation.obstacle == ""


def test_the_reasons_add_up_to_the_probability_and_come_weightiest_first() -> None:
    judgement = explained("bay:3", "harbour:2").judgement
    assert judgement is not None
    odds = judgement.start + sum(reason.weight for reason in judgement.reasons)
    assert 1 / (1 + math.exp(-odds)) == pytest.approx(judgement.probability)
    weights = [abs(reason.weight) for reason in judgement.reasons]
    assert weights == sorted(weights, reverse=True)


def test_which_passage_is_named_first_changes_nothing_of_the_reasons() -> None:
    one, other = explained("bay:0", "harbour:0").judgement, explained("harbour:0", "bay:0").judgement
    assert one is not None
    assert other is not None
    assert (one.probability, one.reasons) == (other.probability, other.reasons)


def test_shared_words_come_as_written_with_the_rarest_first() -> None:
    judgement = explained("harbour:2", "bay:3").judgement
    assert judgement is not None
    assert ("Hallgrimsson", "Hallgrimson", 2) in {(w.form, w.other, w.passages) for w in judgement.words}
    judgement = explained("harbour:0", "coast:0").judgement
    assert judgement is not None
    assert judgement.words[0].passages == 2
    assert "Norholm" in [word.form for word in judgement.words]


def test_the_sentence_about_words_quotes_them() -> None:
    judgement = explained("harbour:0", "coast:0").judgement
    assert judgement is not None
    said = {reason.feature: reason.sentence for reason in judgement.reasons}
    assert f"“{judgement.words[0].form}”" in said["cosine"]


def test_each_passage_is_told_its_threads() -> None:
    explanation = explained("harbour:0", "harbour:4")
    assert [len(threads) for threads in explanation.threads] == [1, 0]
    assert "harbour:0" in explanation.threads[0][0].passages


def test_passages_of_one_article_are_said_to_be_just_that() -> None:
    explanation = explained("harbour:0", "harbour:1")
    assert "same article" in explanation.obstacle
    assert explanation.judgement is None
    assert explanation.strength is None


@pytest.mark.parametrize(
    ("kind", "said"), [(Kind.TITLE, "title"), (Kind.HEADING, "heading"), (Kind.FURNITURE, "page matter")]
)
def test_what_takes_no_part_is_named(kind: Kind, said: str) -> None:
    page = article("page", "The ferry Aurelia ran aground off Norholm on Tuesday night.", kinds=[kind])
    explanation = explained("page:0", "harbour:0", (page, HARBOUR))
    assert f"page:0 is {'the ' if kind is Kind.TITLE else ''}" in explanation.obstacle
    assert said in explanation.obstacle
    assert explanation.judgement is None


def test_a_pair_without_anything_in_common_was_no_candidate() -> None:
    one = article("a", "船がノルホルム沖で座礁した。", "The ferry sank.")
    two = article("b", "Паром сел на мель.", "A ferry sank.")
    explanation = explained("a:0", "b:0", (one, two))
    assert "no word in common" in explanation.obstacle
    assert explanation.strength is None


def test_a_pair_with_many_nearer_rivals_was_no_candidate_and_still_gets_a_probability() -> None:
    words = "ferry aground Norholm rocks captain rudder rescue boats dawn coast guard passengers harbour storm".split()
    longer_and_longer = [f"A {' '.join(words[: n + 1])}." for n in range(len(words))]
    one, two = article("a", *longer_and_longer), article("b", *longer_and_longer)
    explanation = explained("a:0", f"b:{len(words) - 1}", (one, two, BAY))
    assert f"only the {PER_ARTICLE} nearest" in explanation.obstacle
    assert "other passages of B" in explanation.obstacle
    assert explanation.strength is None
    assert explanation.judgement is not None
    assert 0 < explanation.judgement.probability < 1


def test_a_pair_beside_a_copy_is_as_possible_as_the_comparison_prints() -> None:
    both = article("both", HARBOUR.passages[0].text, BAY.passages[0].text)
    story = (HARBOUR, BAY, both)
    link = next(link for link in links(story) if (link.a, link.b) == ("both:1", "harbour:0"))
    explanation = explained("both:1", "harbour:0", story)
    assert link.score >= explanation.aligned
    assert explanation.strength is link.strength is Strength.POSSIBLE
    assert "copy" in explanation.caveat
    copies = explained("both:0", "harbour:0", story)
    assert (copies.strength, copies.caveat) == (Strength.ALIGNED, "")


def test_the_share_of_a_passage_is_told_as_it_is_in_this_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.alignment.candidates.PER_PASSAGE", 2)
    monkeypatch.setattr("tui.alignment.candidates.LEAST_PER_PASSAGE", 2)
    words = "ferry aground Norholm rocks captain rudder".split()
    longer_and_longer = [f"A {' '.join(words[: n + 1])}." for n in range(len(words))]
    articles = tuple(article(name, *longer_and_longer) for name in "abc")
    assert "only the 2 nearest" in explained("a:0", f"b:{len(words) - 1}", articles).obstacle


@pytest.mark.parametrize(
    ("wanted", "near"), [("harbour:9", "harbour:4"), ("harbor:0", "harbour:0"), ("harbour", "harbour:0")]
)
def test_an_unknown_id_is_answered_with_where_ids_come_from_and_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(UnknownPassageError) as caught:
        find_pair(STORY, "bay:0", wanted)
    assert "--format json" in str(caught.value)
    assert near in str(caught.value)


def test_one_passage_is_no_pair() -> None:
    with pytest.raises(UnknownPassageError, match="one passage"):
        find_pair(STORY, "bay:0", "bay:0")
