"""Who acts: the name under which a reader's judgements are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tui.notebook.errors import NotebookError, shown

CONFIG_FILE = "config.toml"
"""In the folder where the platform keeps a user's configuration of this program."""

GIT_SECONDS = 1.0
"""Git answers in milliseconds; where it does not, the program is not to wait."""

NAMELESS = "reader"
"""Where nothing has a name for the user."""


def reader_name(folder: Path | None = None) -> str:
    """Tell the reader's name: `name` of config.toml, else `git config user.name`, else the login name.

    Args:
        folder: Where config.toml is; None for the folder of the user's configuration.

    Returns:
        The first name that is not blank, without white space at its ends; it may hold any characters else.

    Raises:
        NotebookError: The configuration is there and cannot be used.
    """
    return name_finder(folder)()


def name_finder(folder: Path | None = None) -> Callable[[], str]:
    """Give what tells the reader's name, as `reader_name` does, once it is needed.

    Args:
        folder: Where config.toml is; None for the folder of the user's configuration.

    Returns:
        What tells the name; it raises nothing.

    Raises:
        NotebookError: The configuration is there and cannot be used.
    """
    if folder is None:
        from platformdirs import user_config_path  # late: tests and tools name a folder

        folder = user_config_path("synoptic", appauthor=False)
    configured = _configured(folder / CONFIG_FILE).strip()

    def name() -> str:
        return configured or _name_in_git().strip() or _login().strip() or NAMELESS

    return name


def _configured(path: Path) -> str:
    try:
        with path.open("rb") as file:
            import tomllib  # late: few have such a file

            name = tomllib.load(file).get("name", "")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise NotebookError(
            f"{shown(path)} cannot be read ({error.strerror}): make it readable or move it away"
        ) from error
    except (RecursionError, ValueError) as error:
        raise NotebookError(f"{shown(path)} cannot be used ({error}): correct it or move it away") from error
    if not isinstance(name, str):
        raise NotebookError(f'{shown(path)} cannot be used (name is no text): write name = "Your Name"')
    return name


def _name_in_git() -> str:
    import subprocess  # late: the first frame needs no name

    command = ["git", "config", "--get", "user.name"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=GIT_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _login() -> str:
    import getpass  # late: rarely asked

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
