"""Opens the reader on the screen, with what the command line names and what the reader chose before."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.opening import LEAST_TO_READ, check_enough, dossier_of, load_shown, publishers_in, refuse, shelf_options
from tui.reading.looks import Look
from tui.visiting import BARRED, SETTINGS_STAY, visitor

if TYPE_CHECKING:
    from tui.alignment.encoder import Encoder
    from tui.reading.user_keys import Keymap
    from tui.sources import Loaded

PATIENCE = 0.3
"""Seconds that the reader's screen waits for another program that writes into the notebook; what could not be saved is
offered to it again with the next act."""
KEY_FILE = "keys.toml"
"""Where a reader's own keys are, in the folder for configuration."""
MOST_BYTES_OF_KEYS = 1_000_000
"""A file with a line for each action has a few thousand."""


def open_reader(
    paths: Sequence[Path],
    notebook_file: Path | None = None,
    theme: Look | None = None,
    encoder: Encoder | None = None,
    publishers: Mapping[str, str] | None = None,
    story: int | None = None,
    all_versions: bool = False,
    *,
    is_bundled: bool = False,
) -> None:
    """Open the reader; whatever can be wrong with the arguments is said before the screen is taken.

    Args:
        paths: Files and folders.
        notebook_file: The notebook; None for the usual one.
        theme: Colours; None for those chosen last.
        encoder: Sentence encoder that takes part in comparing.
        publishers: Outlet → publisher; None for the usual list.
        story: Number of the story to read; None for all.
        all_versions: Whether older versions are read too.
        is_bundled: Whether these are the accounts that come with the program.
    """
    # Until the accounts are on the screen nothing becomes garbage; the app switches collecting on again.
    gc.disable()
    from tui.model import PLAUSIBLE
    from tui.notebook import Notebook, NotebookError, default_path
    from tui.notebook.who import NAMELESS, name_finder
    from tui.session import Session
    from tui.shelf import Shelf
    from tui.sources import STANDARD_INPUT, one_line

    guest = visitor(os.environ)
    keymap = own_keymap() if guest is None else replace(own_keymap(), barred=BARRED)
    publishers = publishers_in(None) if publishers is None else publishers
    shelf = Shelf.usual(shelf_options(encoder, publishers))
    loaded = load_shown(paths)
    check_enough(loaded, LEAST_TO_READ)
    if STANDARD_INPUT in paths and sys.stdout.isatty():
        from tui.ui.keyboard import NoKeyboardError, take_keys_from_terminal

        try:
            take_keys_from_terminal()
        except NoKeyboardError as error:
            refuse(f"standard input was read, and there is no terminal to read keys from ({error})")
    if guest is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        refuse("the reader needs a terminal; `synoptic read --plain PATH...` and `synoptic compare PATH...` need none")
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # set but empty, it asks for nothing (no-color.org); Textual looks whether it is set
    try:
        name = name_finder() if guest is None else lambda: guest or NAMELESS
        notebook = Notebook.open(notebook_file or default_path(), lambda: one_line(name()), PATIENCE)
    except NotebookError as error:
        refuse(str(error))
    with notebook:
        from tui.reading.tour import Welcome, due_welcome
        from tui.ui.app import ReaderApp
        from tui.ui.comparing import Means
        from tui.ui.kept_look import KeptLook
        from tui.ui.kept_tour import KeptTour

        kept_look, kept_tour = KeptLook.usual(), KeptTour.usual()
        look = theme or kept_look.read() or Look.DARK
        dossier, notices = dossier_of(loaded, paths, notebook, story, all_versions, keymap.key("stories.show"))
        session = Session(dossier.read, notebook, dossier, guest or "")
        announcement = "; ".join(filter(None, (_announcement(loaded), *notices)))
        known = shelf.find(session.articles, PLAUSIBLE)
        if known is not None:
            try:
                session.compared_before(known)
            except NotebookError as error:
                announcement = str(error)
        reader = ReaderApp(
            session,
            look.value,
            announcement,
            Means(partial(shelf.find, least=PLAUSIBLE), shelf.put, encoder, publishers),
            keymap=keymap,
            keep_look=kept_look.keep if guest is None else _keep_no_look,
            welcome=due_welcome(kept_tour.read(), is_bundled=is_bundled) if guest is None else Welcome.HINT,
            keep_welcome=kept_tour.keep if guest is None else _forget,
        )
        reader.run()
    sys.exit(reader.return_code or 0)


def _keep_no_look(look: Look) -> None:
    raise OSError(0, SETTINGS_STAY)


def _forget(told: object) -> None:
    """Keep nothing for the next time."""


def own_keymap() -> Keymap:
    """Read which keys the reader chose; refuse a file that cannot be used."""
    from platformdirs import user_config_path

    from tui.reading.user_keys import USUAL_KEYS

    path = user_config_path("synoptic", appauthor=False) / KEY_FILE
    if not path.exists():
        return USUAL_KEYS
    from tui.reading.key_file import KeyFileError, read_keymap

    try:
        if not path.is_file():
            raise OSError(0, "no regular file")
        with path.open("rb") as file:
            return read_keymap(file.read(MOST_BYTES_OF_KEYS))
    except OSError as error:
        refuse(f"{path} cannot be read ({error.strerror}); move it away to use the usual keys")
    except KeyFileError as error:
        refuse(f"{path}, line {error.line}: {error}")


def _announcement(loaded: Loaded) -> str:
    """One line that says which files were left out, and why."""
    left = [f"{Path(one.path).name} ({one.reason})" for one in loaded.left_out]
    return f"Left out: {'; '.join(left)}" if left else ""
