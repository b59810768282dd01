"""What a reader relies on when two passages are said to report the same claim."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import pytest

from tests.accounts import article
from tests.alignment.stories import BAY, COAST, HARBOUR, STORY, aligned, links, no_progress
from tui.alignment import align
from tui.model import Kind, Strength


def test_a_claim_in_other_words_is_aligned() -> None:
    assert ("bay:0", "harbour:0") in aligned(STORY)


def test_a_paraphrase_with_other_spelling_is_aligned() -> None:
    assert ("bay:3", "harbour:2") in aligned(STORY)


def test_two_passages_that_share_only_the_topic_are_not_aligned() -> None:
    found = aligned(STORY)
    assert not {pair for pair in found if "coast:1" in pair or "bay:4" in pair or "harbour:4" in pair}


def test_identical_copies_align_one_to_one() -> None:
    sentences = [passage.text for passage in HARBOUR.passages]
    found = aligned([article("a", *sentences), article("b", *sentences)])
    assert found == {(f"a:{n}", f"b:{n}") for n in range(len(sentences))}


def test_the_order_of_articles_does_not_change_links() -> None:
    orders = [{(link.a, link.b, link.score) for link in links(order)} for order in permutations(STORY)]
    assert all(found == orders[0] for found in orders)


def test_links_come_in_the_order_of_the_passages() -> None:
    pairs = [(link.a, link.b) for link in links(STORY)]
    assert pairs == sorted(pairs)


def test_passages_of_one_article_are_never_linked() -> None:
    doubled = article("a", "The ferry ran aground off Norholm.", "The ferry ran aground off Norholm.")
    assert all(link.a.split(":")[0] != link.b.split(":")[0] for link in links([doubled, BAY]))


def test_titles_headings_and_furniture_take_no_part() -> None:
    sentence = "The ferry Aurelia ran aground off Norholm on Tuesday night."
    page = article("page", sentence, sentence, sentence, kinds=[Kind.TITLE, Kind.HEADING, Kind.FURNITURE])
    assert links([page, HARBOUR]) == ()


def test_a_bullet_takes_part() -> None:
    bullet = article("bullet", "- The ferry Aurelia ran aground off Norholm on Tuesday night.", kinds=[Kind.BULLET])
    assert ("bullet:0", "harbour:0") in aligned([bullet, *STORY])


def test_a_shared_figure_written_in_words_counts() -> None:
    one = article("a", "Fifty years of family rule ended overnight.", "Shops stayed shut on Monday.")
    two = article("b", "The family's 50-year rule is over.", "A storm is expected at the weekend.")
    assert aligned([one, two]) == {("a:0", "b:0")}


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("Word",),
        ("12 7,000 3.5 2024-13-45",),
        ("...", "!?", "—"),
        ("Das Schiff sank.", "船が沈没した。", "Паром сел на мель.", "غرقت العبارة", "\u0301\u0301"),
        ("word " * 5_000,),
        ("w" * 20_000,),
    ],
    ids=["empty", "blank", "one word", "numbers", "signs", "languages", "5,000 words", "one long word"],
)
def test_odd_articles_are_aligned_without_complaint(texts: tuple[str, ...]) -> None:
    odd = article("odd", *texts)
    links([odd])
    links([odd, HARBOUR])
    copies = aligned([odd, article("same", *texts)])
    assert copies <= {(f"odd:{n}", f"same:{m}") for n in range(len(texts)) for m in range(len(texts))}


def test_sentences_in_a_script_without_spaces_are_aligned() -> None:
    one = article("a", "船がノルホルム沖で座礁した。", "学校は休みです。")
    two = article("b", "ノルホルム沖で船が座礁したという。", "天気は晴れ。")
    assert ("a:0", "b:0") in aligned([one, two])


def test_no_articles_have_no_links() -> None:
    assert links([]) == ()
    assert links([HARBOUR]) == ()


def test_progress_is_told_of_every_stage_and_article() -> None:
    calls: list[tuple[str, float]] = []
    align(STORY, lambda stage, share: calls.append((stage, share)))
    assert len({stage for stage, _ in calls}) >= 4
    assert sum(stage == "finding candidates" for stage, _ in calls) == len(STORY)
    assert all(0 <= share <= 1 for _, share in calls)


def test_an_exception_from_progress_ends_the_work() -> None:
    class StoppedError(Exception):
        pass

    def stop(stage: str, share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        align(STORY, stop)


def test_a_faint_link_is_called_possible() -> None:
    strengths = {link.strength: link.score for link in links((HARBOUR, BAY, COAST))}
    assert strengths.keys() == {Strength.ALIGNED, Strength.POSSIBLE}


def test_importing_the_pipeline_loads_no_heavy_library() -> None:
    heavy = ("numpy", "scipy", "rapidfuzz", "snowballstemmer", "nltk", "textual")
    code = f"import sys, tui.compare; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_links_are_the_same_twice() -> None:
    assert align(STORY, no_progress) == align(STORY, no_progress)
