"""Gives the reader its keyboard back after standard input was read to its end."""

from __future__ import annotations

import os

TERMINAL = "/dev/tty"
"""The terminal that the program was started from, wherever its standard input comes from."""


class NoKeyboardError(Exception):
    """There is no terminal to read keys from."""


def take_keys_from_terminal() -> None:
    """Make the terminal the program's standard input, where Textual reads keys.

    Raises:
        NoKeyboardError: The program has no terminal.
    """
    try:
        descriptor = os.open(TERMINAL, os.O_RDWR)
    except OSError as error:
        raise NoKeyboardError(f"{TERMINAL}: {error.strerror}") from None
    os.dup2(descriptor, 0)
    if descriptor != 0:
        os.close(descriptor)
