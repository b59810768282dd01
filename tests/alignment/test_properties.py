"""What holds of the links and threads of any articles."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tests.alignment.stories import links, no_progress
from tui.alignment import gather, numbers, tokens
from tui.model import Article, Strength

WORDS = "ferry aground Norholm 212 two hundred people rescued fled escaped Tuesday as , . coast guard said oil".split()
SENTENCE = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.text(max_size=30)
ARTICLES = st.lists(st.lists(SENTENCE, max_size=5), max_size=4).map(
    lambda texts: [article(f"a{n}", *sentences) for n, sentences in enumerate(texts)]
)
NUMBERS = "one two twenty five hundred thousand dozen decades and 1,200 3.5 4th 10:30 st . , \uff13 ٣ ½ ²".split()
FIGURES = st.lists(st.sampled_from(WORDS + NUMBERS) | st.text(max_size=4), max_size=12).map(" ".join)


class Everything:
    """A set that holds whatever one asks for."""

    def __contains__(self, item: object) -> bool:
        return True


@settings(max_examples=300)
@given(FIGURES, st.lists(st.sampled_from(NUMBERS) | st.text(max_size=4), min_size=1, max_size=8))
def test_words_are_read_as_if_each_were_tried_as_a_number(text: str, forms: list[str]) -> None:
    def read() -> object:
        found = [numbers.read_number(forms, at) for at in range(len(forms))]
        return tokens.content_words(text), found, [numbers.read_digits(form) for form in forms]

    quickly = read()
    with (
        patch.object(numbers, "FIRST_WORDS", Everything()),
        patch.object(numbers, "FIRST_SIGNS", Everything()),
        patch.object(tokens, "SKIPPED", frozenset()),
    ):
        assert read() == quickly


@settings(max_examples=60)
@given(ARTICLES)
def test_links_are_well_formed(articles: list[Article]) -> None:
    home = {passage.id: passage.article for one in articles for passage in one.passages}
    found = links(articles)
    assert len({(link.a, link.b) for link in found}) == len(found)
    for link in found:
        assert link.a < link.b
        assert home[link.a] != home[link.b]
        assert 0 <= link.score <= 1
    assert found == links(articles)


@settings(max_examples=60)
@given(ARTICLES)
def test_threads_are_well_formed(articles: list[Article]) -> None:
    home = {passage.id: passage.article for one in articles for passage in one.passages}
    text = {passage.id: passage.text for one in articles for passage in one.passages}
    order = [one.id for one in articles]
    found = links(articles)
    threads = gather(articles, found, no_progress)
    assert len({thread.id for thread in threads}) == len(threads)
    for thread in threads:
        carriers = {home[passage] for passage in thread.passages}
        assert len(carriers) >= 2
        assert list(thread.articles) == [name for name in order if name in carriers]
        assert not carriers & set(thread.omitted_by)
        assert thread.claim in {text[passage] for passage in thread.passages}
        assert 1 <= thread.origins <= len(thread.articles)
    threaded = {passage for thread in threads for passage in thread.passages}
    sure = {end for link in found if link.strength is Strength.ALIGNED for end in (link.a, link.b)}
    assert threaded == sure
