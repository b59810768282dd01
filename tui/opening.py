"""Turns what the command line names into articles, comparisons and tags; refuses what is of no use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from tui.progress_line import shown_progress

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.choosing import Choice
    from tui.dossier import Dossier
    from tui.model import Article, Comparison, Passage
    from tui.notebook import Judgement, Notebook
    from tui.reading.judged import Said
    from tui.session import Session
    from tui.shelf import Shelf
    from tui.sources import Loaded

Read = TypeVar("Read")

UNUSABLE = 2
"""Exit status where the arguments or the input are of no use."""
LEAST_ACCOUNTS = 2
"""A comparison takes two."""
LEAST_TO_READ = 1
"""Who reads a single account is told on the screen that there is nothing to compare it with."""


def refuse(reason: str) -> NoReturn:
    """Say in one line what is wrong, and leave."""
    from tui.sources import one_line

    print(f"synoptic: {one_line(reason)}", file=sys.stderr)
    sys.exit(UNUSABLE)


def check_enough(loaded: Loaded, least: int = LEAST_ACCOUNTS) -> None:
    """Refuse fewer accounts than are needed."""
    if len(loaded.articles) >= least:
        return
    reasons = "; ".join(f"{left.path}: {left.reason}" for left in loaded.left_out)
    if not loaded.articles:
        refuse(f"nothing to read: {reasons}")
    only = f"only one account, {loaded.articles[0].path}; name at least one more to compare it with"
    refuse(f"{only} ({reasons})" if reasons else only)


def load_shown(paths: Sequence[Path]) -> Loaded:
    """Read the articles, cut into paragraphs; say how far that is where it takes a while."""
    from tui.sources import load

    with shown_progress() as progress:
        return load(paths, sentences=False, progress=progress)


def cut_accounts(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Cut articles into sentences; say how far that is where it takes a while."""
    from tui.sources import split

    with shown_progress() as progress:
        return split(articles, progress)


def load_accounts(paths: Sequence[Path], least: int = LEAST_ACCOUNTS) -> Loaded:
    """Read the articles, cut into paragraphs, and tell on standard error what is odd about them."""
    loaded = load_shown(paths)
    check_enough(loaded, least)
    for left in loaded.left_out:
        print(f"synoptic: left out {left.path}: {left.reason}", file=sys.stderr)
    for article in loaded.articles:
        for warning in article.warnings:
            print(f"synoptic: {article.path}: {warning}", file=sys.stderr)
    return loaded


def choice_of(articles: Sequence[Article], story: int | None, all_versions: bool, key: str = "") -> Choice:
    """Choose the story and the versions to compare; refuse a story that is not there or has one account."""
    from tui.choosing import UnknownStoryError, choose

    try:
        with shown_progress() as progress:
            choice = choose(articles, story, all_versions, key, progress)
    except UnknownStoryError as error:
        refuse(str(error))
    if story is not None and len(choice.articles) < LEAST_ACCOUNTS:
        refuse(f"story {story} has only one account, {choice.articles[0].path}")
    return choice


def dossier_of(
    loaded: Loaded, paths: Sequence[Path], notebook: Notebook, story: int | None, all_versions: bool, key: str
) -> tuple[Dossier, tuple[str, ...]]:
    """Bring together what was loaded, what the notebook has to add to it, and what is read of it.

    Args:
        loaded: What became of the paths.
        paths: The files and folders that were opened.
        notebook: The notebook.
        story: Number of the story to read; None for all.
        all_versions: Whether older versions are read too.
        key: The key that lists stories and versions in the reader.

    Returns:
        The articles at hand, and what the reader has to know of them, a line each; where the notebook cannot be read,
        that.
    """
    from tui.dossier import Dossier
    from tui.notebook import NotebookError, digest
    from tui.notebook.pasted import beside
    from tui.pasting import with_kept
    from tui.sources import STANDARD_INPUT

    # What was piped in is not there the next time.
    where = "" if STANDARD_INPUT in paths else beside(paths)
    dossier, told = Dossier(loaded.articles, beside=where), tuple[str, ...]()
    try:
        whole, told = with_kept(dossier, notebook.pasted.beside(where) if where else ())
        digests = [digest(article) for article in (*whole.loaded, *whole.pasted)]
        dossier = replace(whole, corrections=notebook.corrections.standing(digests))
    except NotebookError as error:
        told = (str(error),)
    # Which stories there are is not looked for before the first paint; what was pasted is read beside any of them.
    choice = choice_of(replace(dossier, pasted=()).articles, story, all_versions, key)
    return replace(dossier, chosen=frozenset(one.id for one in choice.articles)), (*choice.notices, *told)


def noted_accounts(
    loaded: Loaded, paths: Sequence[Path], notebook_file: Path | None, story: int | None, all_versions: bool
) -> Dossier:
    """Do as `dossier_of` does with the notebook if there is one, and tell on standard error what was chosen.

    A notebook that cannot be read adds nothing; who reads the tags in it says why.
    """
    from tui.dossier import Dossier
    from tui.notebook import NotebookError

    def brought(notebook: Notebook) -> tuple[Dossier, tuple[str, ...]]:
        return dossier_of(loaded, paths, notebook, story, all_versions, "")

    try:
        found = _in_notebook(notebook_file, brought)
    except NotebookError:
        found = None
    if found is None:
        chosen = choose_accounts(loaded, story, all_versions)
        return Dossier(loaded.articles, chosen=frozenset(one.id for one in chosen))
    dossier, notices = found
    pasted = len(dossier.pasted)
    told = (f"{pasted} pasted article{'' if pasted == 1 else 's'} from the notebook",) if pasted else ()
    for notice in (*notices, *told):
        print(f"synoptic: {notice}", file=sys.stderr)
    return dossier


def choose_accounts(loaded: Loaded, story: int | None, all_versions: bool) -> tuple[Article, ...]:
    """Give the articles to compare, and tell on standard error what was chosen; refuse too many."""
    from tui.limits import why_too_many

    choice = choice_of(loaded.articles, story, all_versions)
    if reason := why_too_many(len(choice.articles)):
        refuse(reason)
    for notice in choice.notices:
        print(f"synoptic: {notice}", file=sys.stderr)
    return choice.articles


def compare_accounts(
    articles: Sequence[Article], shelf: Shelf, encoder: Encoder | None, publishers: Mapping[str, str]
) -> Comparison:
    """Compare articles, cut into sentences, and keep the comparison."""
    from tui.alignment.encoder import EncoderError

    try:
        with shown_progress() as progress:
            progress("comparing", 0.0)
            from tui.compare import compare as compare_articles  # what it brings takes a second

            comparison = compare_articles(articles, progress, encoder, publishers)
    except EncoderError as error:
        refuse(str(error))
    shelf.put(comparison)
    return comparison


def encoder_named(name: str | None) -> Encoder | None:
    """Find the encoder asked for; refuse what cannot be one."""
    if name is None:
        return None
    from tui.alignment.encoder import EncoderError, find_encoder

    try:
        return find_encoder(name)
    except EncoderError as error:
        refuse(str(error))


def publishers_in(path: Path | None) -> Mapping[str, str]:
    """Read which outlets have one publisher; refuse a file that cannot be used."""
    from tui.sources.publishers import PublishersError, read_publishers

    try:
        return read_publishers(path)
    except PublishersError as error:
        refuse(str(error))


def shelf_options(encoder: Encoder | None, publishers: Mapping[str, str]) -> str:
    """Name what decides on the outcome beside the texts and the program."""
    import json

    return json.dumps([encoder.identity if encoder else "", sorted(publishers.items())])


def read_tags(articles: Sequence[Article], notebook_file: Path | None) -> Mapping[str, Sequence[Said]]:
    """Read what is held of some articles' passages; say so where that is not possible. No notebook is made for it."""

    def said(session: Session) -> Mapping[str, Sequence[Said]]:
        return {passage: session.record.said(passage) for passage in session.record.marks}

    return _read(articles, notebook_file, said) or {}


def read_judgements(
    articles: Sequence[Article], notebook_file: Path | None
) -> Sequence[tuple[Judgement, tuple[Passage, ...]]]:
    """Read what all readers hold of some articles, with the passages that it is about; else as `read_tags`."""

    def judged(session: Session) -> Sequence[tuple[Judgement, tuple[Passage, ...]]]:
        return tuple((held.judgement, held.passages) for held in session.judgements)

    return _read(articles, notebook_file, judged) or ()


def _read(articles: Sequence[Article], notebook_file: Path | None, what: Callable[[Session], Read]) -> Read | None:
    """Read something from a notebook; None, and a word on standard error, where that is not possible."""
    from tui.notebook import NotebookError
    from tui.session import Session

    def read(notebook: Notebook) -> Read:
        session = Session(articles, notebook)
        session.sentences_found(articles)
        return what(session)

    if notebook_file is not None and not notebook_file.exists():
        print(f"synoptic: there is no notebook {notebook_file}, so no tags are told", file=sys.stderr)
    try:
        return _in_notebook(notebook_file, read)
    except NotebookError as error:
        print(f"synoptic: no tags are told: {error}", file=sys.stderr)
        return None


def _in_notebook(file: Path | None, what: Callable[[Notebook], Read]) -> Read | None:
    """Do something with a notebook that is there; None where none is.

    Raises:
        NotebookError: It cannot be read.
    """
    from tui.notebook import Notebook, default_path
    from tui.notebook.who import reader_name
    from tui.sources import one_line

    path = file or default_path()
    if not path.exists():
        return None
    with Notebook.open(path, one_line(reader_name())) as notebook:
        return what(notebook)
