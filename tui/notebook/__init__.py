"""The reader's own judgements: what is verified or dubious, and why, kept in one file."""

from tui.notebook.corrections import Correction
from tui.notebook.doing import Added, Change
from tui.notebook.errors import NotebookError
from tui.notebook.naming import anchor, digest, place_key
from tui.notebook.pasted import Pasted
from tui.notebook.resemblance import Loose
from tui.notebook.store import Notebook, default_path
from tui.notebook.values import (
    Act,
    Anchor,
    Evidence,
    Judgement,
    Opinion,
    Scope,
    Source,
    Tag,
    Target,
    Witness,
)
from tui.notebook.whereabouts import Whereabouts

__all__ = [
    "Act",
    "Added",
    "Anchor",
    "Change",
    "Correction",
    "Evidence",
    "Judgement",
    "Loose",
    "Notebook",
    "NotebookError",
    "Opinion",
    "Pasted",
    "Scope",
    "Source",
    "Tag",
    "Target",
    "Whereabouts",
    "Witness",
    "anchor",
    "default_path",
    "digest",
    "place_key",
]
