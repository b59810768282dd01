"""Reads from each passage who stands behind its claim: whom it credits, whose words it quotes, what it holds back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.model import Article, Credit

NO_CREDIT = Credit(None, (), ())


def read_credits(articles: Sequence[Article]) -> Mapping[str, Credit]:
    """Read the credit of every body and bullet passage.

    Args:
        articles: The accounts.

    Returns:
        Passage id → credit.
    """
    return {p.id: NO_CREDIT for article in articles for p in article.passages if p.is_claim}
