"""Short, unique, typeable ids for articles, taken from their file names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

MAX_LENGTH = 16
"""Characters of an id before a number that tells clashes apart; fits beside an outlet's name in a narrow column."""

_SEPARATORS = re.compile(r"[-_.\s]+")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def name_tokens(stem: str) -> list[str]:
    """Cut a file name (without its suffix) at its hyphens, underscores, dots and spaces.

    Args:
        stem: The name; may hold any character.
    """
    return [token for token in _SEPARATORS.split(stem) if token]


def short_ids(stems: Sequence[str]) -> list[str]:
    """Give each file name the shortest run of its leading tokens that no other begins with.

    Args:
        stems: File names without their suffixes; may repeat.

    Returns:
        One id for each name, in order: lower-case ASCII letters, digits and hyphens, all different.
    """
    prefixes = [list(_prefixes(stem)) for stem in stems]
    shared = Counter(prefix for run in prefixes for prefix in set(run))
    taken: set[str] = set()
    ids = []
    for run in prefixes:
        base = next((prefix for prefix in run if shared[prefix] == 1), run[-1])[:MAX_LENGTH].strip("-")
        candidate, number = base, 1
        while candidate in taken:
            number += 1
            candidate = f"{base[: MAX_LENGTH - len(str(number)) - 1].strip('-')}-{number}"
        taken.add(candidate)
        ids.append(candidate)
    return ids


def _prefixes(stem: str) -> Iterator[str]:
    run = ""
    for token in name_tokens(stem):
        slug = _slug(token)
        if slug and len(run) <= MAX_LENGTH:
            run = f"{run}-{slug}" if run else slug
            yield run
    if not run:
        yield "article"


def _slug(token: str) -> str:
    if not token.isascii():
        import unicodedata  # rarely needed, and not at the first paint

        token = unicodedata.normalize("NFKD", token)
    return _NOT_IN_SLUG.sub("", token.lower())
