"""The command `synoptic stories`: prints which articles tell of one event, and which are versions of one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tui.choosing import find_stories
from tui.opening import load_shown
from tui.output import print_text
from tui.progress_line import shown_progress
from tui.reports import stories_json, stories_text
from tui.sources import one_line, split
from tui.stories import version_groups, versions

DONE, UNUSABLE = 0, 2
"""Exit status: printed, or there is nothing to print."""


def print_stories(paths: Sequence[Path], as_json: bool) -> int:
    """Sort articles into stories and print them.

    Args:
        paths: Files and folders.
        as_json: Whether for programs.

    Returns:
        The exit status.
    """
    loaded = load_shown(paths)
    for left in loaded.left_out:
        print(f"synoptic: left out {one_line(left.path)}: {one_line(left.reason)}", file=sys.stderr)
    if not loaded.articles:
        print("synoptic: nothing to read", file=sys.stderr)
        return UNUSABLE
    with shown_progress() as progress:
        found, odd = find_stories(loaded.articles, progress)
        several = {name for group in version_groups(loaded.articles, progress) for name in group}
        # Only where there are versions is it told by sentences what changed.
        several_articles = [article for article in loaded.articles if article.id in several]
        with_sentences = {a.id: a for a in split(several_articles, progress)} if several else {}
        articles = [with_sentences.get(article.id, article) for article in loaded.articles]
        changed = versions(articles)
    write = stories_json if as_json else stories_text
    print_text(write(articles, found, odd, changed))
    return DONE
