"""What is different for who reads in a browser: nothing that a visitor does may touch the machine that serves them.

The server hands each visitor's process one variable. Where it is set, no editor and no clipboard program is started, no
file but the notebook is written for the visitor, and the machine's own settings stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VARIABLE = "SYNOPTIC_VISITOR"
"""Environment variable that holds the visitor's name; set, even to nothing, it says that a browser is served."""
BARRED: Mapping[str, str] = MappingProxyType(
    {
        "note.edit": "No editor opens in a browser: it would run on the machine that serves this page.",
        "review.whole": "Only what is judged in these accounts is shown in a browser, not the rest of the notebook.",
    }
)
"""Actions that a visitor is not offered, by id, and what to say to who asks for one all the same."""
SETTINGS_STAY = "a browser changes no settings of the machine that serves it"
"""Why a choice, such as that of the colours, is not kept for the next time."""


def visitor(environ: Mapping[str, str]) -> str | None:
    """Tell who reads in a browser.

    Args:
        environ: The environment's variables.

    Returns:
        The name that the visitor gave, as it came; None for who sits at the machine.
    """
    return environ.get(VARIABLE)
