"""The command that serves the reader to browsers, and says what that means."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.cli_options import (
    AllVersions,
    EncoderName,
    NotebookFile,
    Paths,
    PublishersFile,
    StoryNumber,
    ThemeName,
)
from tui.opening import (
    LEAST_TO_READ,
    choose_accounts,
    encoder_named,
    load_accounts,
    publishers_in,
    refuse,
)

if TYPE_CHECKING:
    from tui.serving.access import Access

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000
USUAL_PEOPLE = 8
"""Each reader is a process of about 200 MB."""
LARGEST_PORT, LARGEST_PEOPLE = 65_535, 200
REFERRAL = '<!DOCTYPE html><meta charset="utf-8"><title>synoptic</title><meta http-equiv="refresh" content="0;url={}">'


def serve(
    paths: Paths,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address of this machine to listen at; read the warning.")
    ] = LOOPBACK,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=LARGEST_PORT, help="Port; 0 takes one that is free.")
    ] = USUAL_PORT,
    public_url: Annotated[
        str, typer.Option("--public-url", metavar="URL", help="Where a proxy in front of it has it, with https.")
    ] = "",
    people: Annotated[
        int,
        typer.Option("--people", metavar="N", min=1, max=LARGEST_PEOPLE, help="How many may read at the same time."),
    ] = USUAL_PEOPLE,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in this machine's browser.")] = False,
    notebook: NotebookFile = None,
    theme: ThemeName = None,
    encoder: EncoderName = None,
    publishers: PublishersFile = None,
    story: StoryNumber = None,
    all_versions: AllVersions = False,
) -> None:
    """Open articles in the reader, in a browser."""
    try:
        from tui.serving.access import Access
        from tui.serving.reader_process import reader_command
        from tui.serving.running import UnservedError, run
        from tui.serving.server import ReaderServer
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"aiohttp", "textual_serve"}:
            raise
        refuse("serve needs a part that is not installed: pip install 'synoptic-reader[web]'")
    import asyncio

    access = Access(host=host, public_url=_checked_url(public_url))
    _check_accounts(paths, notebook, encoder, publishers, story, all_versions)
    words = ["read"]
    given = {"notebook": notebook, "theme": theme, "encoder": encoder, "publishers": publishers, "story": story}
    words += [f"--{name}={value}" for name, value in given.items() if value is not None]
    words += ["--all-versions"] if all_versions else []
    # What comes after "--" is a path, whatever it begins with.
    words += ["--", *map(str, paths)]
    is_own = _is_loopback(host)
    server = ReaderServer(reader_command(words), access, people, _own_name() if is_own else "")
    if not is_own:
        _warn(host, notebook)
    try:
        with _opener(open_browser) as show:
            asyncio.run(run(server, host, port, lambda taken: _tell(access, host, taken, show)))
    except UnservedError as error:
        refuse(str(error))


def _check_accounts(
    paths: Paths,
    notebook: Path | None,
    encoder: str | None,
    publishers: Path | None,
    story: int | None,
    all_versions: bool,
) -> None:
    """Refuse at once what every reader would refuse later."""
    from tui.notebook import Notebook, NotebookError, default_path
    from tui.notebook.who import NAMELESS
    from tui.sources import STANDARD_INPUT

    if STANDARD_INPUT in paths:
        refuse("serve reads files, not standard input: several readers may open them, one after the other")
    encoder_named(encoder)
    publishers_in(publishers)
    choose_accounts(load_accounts(paths, LEAST_TO_READ), story, all_versions)
    try:
        Notebook.open(notebook or default_path(), NAMELESS).close()
    except NotebookError as error:
        refuse(str(error))


def _checked_url(url: str) -> str:
    """Give the address of a proxy with a slash at its end; refuse what is none."""
    from urllib.parse import urlsplit

    if not url:
        return ""
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        is_usable = False
    if not is_usable:
        refuse(f"--public-url is no address: {url!r}; write it as https://reader.example/")
    return f"{url.rstrip('/')}/"


def _is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _own_name() -> str:
    """The name of who serves, for the page to suggest where nobody else sees it."""
    from tui.notebook import NotebookError
    from tui.notebook.who import reader_name
    from tui.serving.names import safe_name

    try:
        return safe_name(reader_name())
    except NotebookError as error:
        refuse(str(error))


def _warn(host: str, notebook: Path | None) -> None:
    """Say what it means to be reached from elsewhere."""
    from tui.notebook import default_path
    from tui.sources import one_line

    kept = one_line(str(notebook or default_path()))
    print(
        f"synoptic: warning: other machines can reach {one_line(host)}. Whoever has the address below reads these "
        f"articles and their file names, tags and notes under any name in {kept}, and takes memory and time of this "
        "machine. Without a proxy that speaks https, everybody on the way can read along, the address too. "
        "docs/serve.md says how to do better; ctrl+c ends it.",
        file=sys.stderr,
        flush=True,
    )


def _tell(access: Access, host: str, port: int, show: Callable[[str], object]) -> None:
    """Say where the reader is, and open it."""
    shown = LOOPBACK if host in {"0.0.0.0", "::", ""} else host
    here = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    print(f"{access.public_url or here}{access.token}/", flush=True)
    print("synoptic: open this address in a browser; ctrl+c ends it", file=sys.stderr, flush=True)
    show(f"{here}{access.token}/")


@contextmanager
def _opener(wanted: bool) -> Iterator[Callable[[str], object]]:
    """Give what opens an address in a browser, without telling it to all who can list this machine's processes."""
    if not wanted:
        yield lambda url: None
        return
    import tempfile
    import threading
    import webbrowser

    with tempfile.TemporaryDirectory(prefix="synoptic-") as folder:

        def show(url: str) -> None:
            page = Path(folder) / "open.html"  # the folder is the user's alone
            page.write_text(REFERRAL.format(url), encoding="utf-8")
            # A browser in the terminal keeps whoever starts it waiting.
            threading.Thread(target=webbrowser.open, args=(page.as_uri(),), daemon=True).start()

        yield show
