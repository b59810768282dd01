"""What a reader gets from texts that nobody would write, and how much work they may cost."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.process import cdist

from tests.accounts import article
from tests.alignment.stories import BAY, HARBOUR, aligned, links, no_progress
from tui.alignment import candidates, gather, spelling
from tui.alignment.candidates import PER_ARTICLE, PER_PASSAGE, per_passage, pick_candidates
from tui.alignment.event import read_event
from tui.alignment.features import HUB_DEGREE, _without_hubs
from tui.alignment.spelling import ALL_PAIRS, STEP, WINDOW, merge_spellings
from tui.model import Article

SENTENCES = [passage.text for one in (HARBOUR, BAY) for passage in one.passages]
REFRAIN = "The ferry ran aground off Norholm on Tuesday night."


def invented_words(count: int, longest: int = 9) -> list[str]:
    rng = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(rng.choices("abcdefghiklmnoprstuw", k=rng.randint(5, longest)))] = None
    return list(words)


def articles_of(count: int, sentences: int, words: list[str]) -> list[Article]:
    rng = random.Random(7)
    return [
        article(f"a{n:03}", *(" ".join(rng.choices(words, k=8)) + "." for _ in range(sentences))) for n in range(count)
    ]


def number_of(passage: str) -> str:
    return passage.split(":")[1]


@pytest.mark.parametrize("copies", [2, 3, 10, 60])
def test_each_sentence_of_a_copy_is_aligned_with_itself(copies: int) -> None:
    """The two accounts in one text resemble each other: without the copy, their paraphrases would be counterparts."""
    articles = [article(f"a{n:02}", *SENTENCES) for n in range(copies)]
    found = aligned(articles)
    assert all(number_of(a) == number_of(b) for a, b in found)
    assert len(found) == len(SENTENCES) * copies * (copies - 1) / 2


def test_each_sentence_of_many_copies_is_one_thread() -> None:
    articles = [article(f"a{n:02}", *SENTENCES) for n in range(30)]
    threads = gather(articles, links(articles), no_progress)
    assert sorted(len(thread.passages) for thread in threads) == [30] * len(SENTENCES)


def test_a_sentence_that_an_article_repeats_is_aligned_in_order() -> None:
    one, two = (article(name, REFRAIN, SENTENCES[1], REFRAIN, SENTENCES[2], REFRAIN) for name in "ab")
    assert aligned([one, two]) == {(f"a:{n}", f"b:{n}") for n in range(5)}


def test_a_paraphrase_stays_aligned_beside_a_copy_in_a_third_article() -> None:
    before = aligned([HARBOUR, BAY])
    copy = article("copy", *(passage.text for passage in HARBOUR.passages))
    assert ("bay:0", "harbour:0") in before
    assert ("bay:0", "harbour:0") in aligned([HARBOUR, BAY, copy])


def test_a_thousand_copies_of_a_sentence_are_not_compared_each_with_each() -> None:
    event = read_event([article(f"a{n:02}", *[REFRAIN] * 40) for n in range(25)], no_progress)
    assert len(event.passages) == 1_000
    assert len(pick_candidates(event, no_progress)) <= PER_PASSAGE * len(event.passages)


def test_an_article_of_300_000_words_has_few_candidates_in_a_short_one() -> None:
    words = invented_words(2_000)
    rng = random.Random(7)
    long = article("long", *(" ".join(rng.choices(words, k=60)) + "." for _ in range(5_000)))
    event = read_event([long, HARBOUR, BAY], no_progress)
    assert len(event.passages) == 5_000 + len(SENTENCES)
    assert 0 < len(pick_candidates(event, no_progress)) <= 2 * PER_ARTICLE * len(event.passages)


def test_two_passages_of_5_000_words_are_aligned() -> None:
    long = " ".join(f"{word} {sentence}" for word, sentence in zip(invented_words(450), SENTENCES * 45, strict=True))
    assert len(long.split()) > 5_000
    one, two = article("a", SENTENCES[0], long), article("b", long + " And so on.", SENTENCES[6])
    assert ("a:1", "b:0") in aligned([one, two])


def test_numbers_alone_are_compared_by_their_values() -> None:
    rng = random.Random(7)
    rows = [" ".join(str(rng.randint(1, 9_999)) for _ in range(12)) for _ in range(60)]
    one, two = article("a", *rows), article("b", *(row.replace("1", "2") for row in rows[:30]), *rows[30:])
    found = aligned([one, two])
    assert {(f"a:{n}", f"b:{n}") for n in range(30, 60)} <= found


def test_each_language_finds_its_own() -> None:
    german, russian, arabic = "Die Fähre lief auf Grund.", "Паром сел на мель ночью.", "غرقت العبارة ليلة الثلاثاء"
    one = article("a", german, russian, arabic, HARBOUR.passages[0].text)
    two = article("b", BAY.passages[0].text, arabic, german, russian)
    assert {("a:0", "b:2"), ("a:1", "b:3"), ("a:2", "b:1"), ("a:3", "b:0")} <= aligned([one, two])
    assert not {("a:0", "b:0"), ("a:1", "b:0"), ("a:2", "b:0")} & aligned([one, two])


def test_a_large_event_has_as_many_candidates_per_passage_as_a_larger_one() -> None:
    words = invented_words(300)

    def most_chosen(sentences: int) -> float:
        event = read_event(articles_of(60, sentences, words), no_progress)
        return len(pick_candidates(event, no_progress)) / len(event.passages)

    assert most_chosen(40) <= per_passage(2_400) < PER_PASSAGE
    assert most_chosen(80) <= per_passage(4_800) < per_passage(2_400)
    assert per_passage(100_000) == per_passage(10**6) > 0


def test_candidates_do_not_depend_on_the_blocks_they_are_found_in(monkeypatch: pytest.MonkeyPatch) -> None:
    event = read_event(articles_of(14, 25, invented_words(150)), no_progress)
    whole = pick_candidates(event, no_progress)
    monkeypatch.setattr(candidates, "BLOCK_CELLS", 10_000)
    monkeypatch.setattr(candidates, "GROUPS", 130)
    blocks = pick_candidates(event, no_progress)
    assert whole.first.tolist() == blocks.first.tolist()
    assert whole.second.tolist() == blocks.second.tolist()


def test_candidates_are_the_nearest_of_each_article_and_of_all() -> None:
    event = read_event(articles_of(12, 14, invented_words(150)), no_progress)
    near = (event.tfidf @ event.tfidf.T).toarray() + candidates.GIST_SHARE * (event.gist @ event.gist.T)
    expected: set[tuple[int, int]] = set()
    for passage, row in enumerate(near):
        kept: list[int] = []
        for other in (-row).argsort(kind="stable").tolist():
            home = event.article[other]
            of_home = sum(event.article[one] == home for one in kept)
            if home != event.article[passage] and row[other] > 0 and of_home < PER_ARTICLE and len(kept) < PER_PASSAGE:
                kept.append(other)
        expected |= {(min(passage, other), max(passage, other)) for other in kept}
    pairs = pick_candidates(event, no_progress)
    found = set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    # Neighbours in rank may be equal but for the rounding.
    assert len(found ^ expected) <= len(expected) / 1_000


def test_a_sentence_that_everybody_copies_is_third_of_a_bounded_number_of_pairs() -> None:
    from scipy import sparse

    size = 2 * HUB_DEGREE
    star = sparse.lil_matrix((size, size))
    star[0, 1:] = [0.5 + n / size / 2 for n in range(1, size)]
    table = _without_hubs((star + star.T).tocsr())
    assert table[[0]].nnz == HUB_DEGREE
    assert sorted(table[[0]].indices.tolist()) == list(range(size - HUB_DEGREE, size))
    assert (table != table.T).nnz == 0


def test_rare_words_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counting(some: list[str], others: list[str], **options: object) -> object:
        nonlocal compared
        compared += len(some) * len(others)
        return cdist(some, others, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(spelling, "cdist", counting)
    words = sorted(invented_words(5 * ALL_PAIRS, 12))
    merge_spellings(words, no_progress)
    assert compared <= 3 * (STEP + WINDOW) * len(words) < len(words) ** 2 / 10


@pytest.mark.parametrize("crowd", [0, 2 * ALL_PAIRS], ids=["few rare words", "many rare words"])
def test_spellings_of_a_name_are_found_among_any_number_of_rare_words(crowd: int) -> None:
    names = {"hallgrimson": "hallgrimsson", "muhammad": "muhammed", "khadafi": "qhadafi", "tchernobyl": "tchornobyl"}
    words = sorted({*invented_words(crowd), *names, *names.values()})
    merged = merge_spellings(words, no_progress)
    assert {one: merged.get(other) for one, other in names.items()} == {one: one for one in names}
