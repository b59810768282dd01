"""The same account compares the same, however its letters are encoded, and what is found refers to it as it is."""

# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accounts import article
from tui.alignment.tokens import content_words
from tui.compare import compare
from tui.composing import compose
from tui.model import Comparison
from tui.sources import load, make_safe

HARBOUR = """Ferry Solveig halted

By José Núñez

The ferry Solveig lost all power off São Tomé shortly before noon on Friday. There were 40 people on board.

“We are safe,” Captain Søren Ångström-Müller told the newspaper Café Libération. Nobody was hurt, officials said.

A tug towed the ferry back to São Tomé within two hours, according to Zoë Béringer of the port authority.

Governor Siân Håkansson allegedly resigned on 3 May 2024.
"""
BAY = """A ferry falls silent

The ferry Solveig lost power off São Tomé before noon on Friday. Nobody was hurt. There were 60 people on board.

“We are safe,” said Captain Søren Ångström-Müller. The tug that towed the ferry to São Tomé was sent by Zoë Béringer.

The band in the saloon of the Écluse went on playing. Governor Siân Håkansson resigned on 4 May 2024.
"""


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def with_unseen(text: str) -> str:
    return text.replace("ferry", "fer\xadry").replace("Solveig", "Sol\u200bveig").replace("officials", "oﬃcials")


def wide(text: str) -> str:
    return text.replace("40", "４０").replace("Friday", "Ｆriday")


def composed(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(char for char in text if char not in "\xad\u200b"))


def compared(folder: Path, *texts: str) -> Comparison:
    paths = [folder / f"{n}-account.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return compare(load(paths).articles)


def view(comparison: Comparison) -> dict[str, object]:
    """What was found, with every offset resolved in the articles' own texts."""
    text = {passage.id: passage.text for one in comparison.articles for passage in one.passages}

    def part(name: str, start: int, end: int) -> str:
        return composed(text[name][start:end])

    return {
        "alignments": comparison.alignments,
        "threads": [(one.passages, composed(one.claim)) for one in comparison.threads],
        "statuses": [(one.passage, one.status, one.origins, composed(one.reason)) for one in comparison.findings],
        "spans": [(f.passage, s.kind, part(f.passage, s.start, s.end)) for f in comparison.findings for s in f.spans],
        "credits": [
            (f.passage, composed(a.source), a.kind, part(f.passage, a.start, a.end))
            for f in comparison.findings
            if (a := f.credit.attribution)
        ],
        "quotations": [part(f.passage, q.start, q.end) for f in comparison.findings for q in f.credit.quotations],
        "hedges": [part(f.passage, *hedge) for f in comparison.findings for hedge in f.credit.hedges],
        "conflicts": [(part(c.a, *c.a_span), part(c.b, *c.b_span), c.type) for c in comparison.conflicts],
        "people": [(composed(one.name), one.passages) for one in comparison.people],
        "timeline": [(part(one.passage, one.start, one.end), one.first) for one in comparison.timeline],
    }


@pytest.mark.parametrize("first", [str, decomposed, with_unseen, wide])
@pytest.mark.parametrize("second", [str, decomposed])
def test_an_account_compares_the_same_however_its_letters_are_encoded(
    tmp_path: Path, first: type, second: type
) -> None:
    usual = view(compared(tmp_path, HARBOUR, BAY))
    assert all(usual.values())
    other = compared(tmp_path, first(HARBOUR), second(BAY))
    assert view(other) == usual
    assert [one.text for one in other.articles] == [first(HARBOUR), second(BAY)]


def test_what_is_found_in_a_text_ends_after_its_accents(tmp_path: Path) -> None:
    found = compared(tmp_path, decomposed(HARBOUR), decomposed(BAY))
    text = {passage.id: passage.text for one in found.articles for passage in one.passages}
    ends = [text[finding.passage][span.end : span.end + 1] for finding in found.findings for span in finding.spans]
    assert ends and not any(map(unicodedata.combining, filter(None, ends)))


def test_articles_in_the_usual_form_are_compared_as_they_are() -> None:
    articles = (article("one", "The café burnt. “Nobody” was hurt — so far…"), article("two", "東京 한국 ½"))
    assert all(made is given for made, given in zip(compose(articles).articles, articles, strict=True))


@settings(deadline=None)
@given(st.text(st.sampled_from("ae\u0301\u0308\xad\u200bﬁＡ４ .\n한\u1112\u1161\u11ab漢")))
def test_composed_passages_are_slices_of_the_composed_text(text: str) -> None:
    text = make_safe(text).strip() or "x"
    (made,) = compose([article("one", text, "end\xad")]).articles
    assert all(passage.text == made.text[passage.start : passage.end] != "" for passage in made.passages)


@pytest.mark.parametrize(
    "text",
    ["José Núñez", "in\xadspec\xadtor ar\u200brived", "oﬃce ﬁres", "Ｍinister", "Mü\xadller’s", "한국 が"],
)
def test_words_have_the_same_keys_and_offsets_of_their_own(text: str) -> None:
    usual = content_words(composed(text))
    for form in (text, decomposed(text)):
        words = content_words(form)
        assert [word.key for word in words] == [word.key for word in usual]
        assert [composed(form[word.start : word.end]) for word in words] == [
            composed(text)[word.start : word.end] for word in usual
        ]
