"""What clippers of web pages write into front matter."""

from __future__ import annotations

from datetime import date

from .conftest import Read


def test_update_address_and_language_are_read(read: Read) -> None:
    article = read(
        "---\ndate: 2024-05-03\nupdated: 2024-05-04\nurl: https://bay.example/f\nlang: en-GB\n---\nIt sank.\n"
    )
    assert (article.published, article.updated) == (date(2024, 5, 3), date(2024, 5, 4))
    assert (article.url, article.language) == ("https://bay.example/f", "en-GB")


def test_a_source_that_is_an_address_is_no_outlet(read: Read) -> None:
    article = read('---\ntitle: Ferry halted\nsource: "https://bay.example/f"\nsite: Bay News\n---\nIt sank.\n')
    assert (article.url, article.outlet) == ("https://bay.example/f", "Bay News")
