"""The reader's own judgements: which passages are verified or dubious, kept in one file."""

from tui.notebook.errors import NotebookError
from tui.notebook.store import Notebook, default_path
from tui.notebook.values import Act, Anchor, Tag, anchor, digest, place_key

__all__ = [
    "Act",
    "Anchor",
    "Notebook",
    "NotebookError",
    "Tag",
    "anchor",
    "default_path",
    "digest",
    "place_key",
]
