"""How articles and passages are named in the notebook."""

import hashlib

import pytest

from tui.model import Article, Kind, Passage
from tui.notebook import Anchor, anchor, digest, place_key


def article(id: str, text: str) -> Article:
    passage = Passage(f"{id}:0", id, Kind.BODY, 4, len(text), 0, text[4:])
    return Article(id, f"{id}.txt", "Harbour Post", None, None, None, None, None, (), text, (passage,), ())


def test_an_anchor_says_where_the_passage_is() -> None:
    text = "The café closed."
    post = article("post", text)
    expected = Anchor(hashlib.sha256(text.encode()).hexdigest(), 4, 16, "café closed.", "The ", "")
    assert anchor(post, post.passages[0]) == expected


def test_an_anchor_knows_what_stands_around_it() -> None:
    text = "a" * 40 + "quote" + "z" * 40
    passage = Passage("post:0", "post", Kind.BODY, 40, 45, 0, "quote")
    post = Article("post", "", "", None, None, None, None, None, (), text, (passage,), ())
    found = anchor(post, passage)
    assert (found.prefix, found.suffix) == ("a" * 32, "z" * 32)


def test_a_renamed_article_keeps_its_anchors() -> None:
    before, after = article("post", "The ferry stopped."), article("renamed", "The ferry stopped.")
    assert anchor(before, before.passages[0]) == anchor(after, after.passages[0])


def test_a_changed_text_has_another_digest() -> None:
    assert digest(article("post", "The ferry stopped.")) != digest(article("post", "The ferry stopped!"))


def test_a_lone_surrogate_does_not_keep_an_article_from_being_tagged() -> None:
    odd = article("odd", "The \ud800 ferry")
    assert anchor(odd, odd.passages[0]).quote == "\ud800 ferry"
    assert len(digest(odd)) == 64


def test_a_passage_of_another_article_has_no_anchor() -> None:
    post, wire = article("post", "The ferry stopped."), article("wire", "The boat stopped.")
    with pytest.raises(ValueError, match="wire:0 is not of article post"):
        anchor(post, wire.passages[0])


def test_a_set_of_articles_has_one_key_in_any_order() -> None:
    assert place_key(["a", "b"]) == place_key(["b", "a"])
    assert place_key(["a", "b"]) != place_key(["a"])
    assert place_key(["ab", "c"]) != place_key(["a", "bc"])
