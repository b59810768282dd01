"""Finds the files that come with the program: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Find `styles.tcss` or `seeds`.

    Args:
        name: The file's or folder's name.

    Raises:
        FileNotFoundError: The installation lacks it.
    """
    # A wheel carries them in the package; an editable install finds them at the root of the checkout.
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.exists():
            return place
    raise FileNotFoundError(f"{name} is missing from the installation: install synoptic-reader again")
