"""Every byte that the real program writes to its terminal, with each hostile sample on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.terminal import SYNOPTIC, Terminal
from tests.journeys.test_journeys import COMPARED
from tests.sources import hostile
from tests.sources.builders import STORY

pytestmark = pytest.mark.journey

OTHER = f"A Headline of Its Own\n\n{STORY}\n\nA tug towed the ferry Solveig back to Norholm.\n"
IN_OTHER_FORMATS = [
    "sequences in front matter",
    "sequences in a page",
    "sequences in a mail",
    "sequences in a mail's headers",
    "sequences in a document",
    "sequences in a book",
    "sequences in a PDF",
    "sequences in JSON",
    "ZIP with names of sequences",
]
CANARIES = [
    text.encode("utf-8", "surrogatepass") for text in hostile.SEQUENCES.values() if set(text) & set("\x1b\x9b\x9d\x90")
]
NEVER = "\x00\x90\x9b\x9c\x9d\u202a\u202d\u202e\u2066\u2067\u2069\u200e\u200f\u061c\u2028\u2029\U000e0068\U000e007f"
"""Characters that the program never writes, whatever it shows."""
PAYLOADS = (
    b"\x1b]52",
    b"\x1b]0;",
    b"\x1b]8;;file",
    b"\x1bP+q",
    b"\x1b_G",
    b"\x1b^",
    b"\x1bX",
    b"\x1bc",
    b"\x1b(0",
    b"\x1b[>31u",
)


def check_written(written: bytes) -> None:
    """Nothing of what was written came out of a file as more than text."""
    for canary in [*CANARIES, *PAYLOADS]:
        assert canary not in written
    assert not set(written.decode("utf-8", "replace")) & set(NEVER)
    # Where a payload is shown, it stands behind the picture of an escape, never behind an escape.
    assert not re.search(rb"\x1b[\]P_^X][^\x1b\x07]{0,20}owned", written)


def write_samples(folder: Path) -> Path:
    """All hostile texts, in files of all formats; some of their names are hostile, too."""
    folder.mkdir()
    (folder / "0-other.txt").write_text(OTHER)
    (folder / "1-mess.txt").write_bytes(f"{STORY}\n\n{hostile.mess()}".encode("utf-8", "surrogatepass"))
    for n, what in enumerate(IN_OTHER_FORMATS, 2):
        name, data = hostile.FILES[what]()
        (folder / f"{n}-{name}").write_bytes(data)
    for n, name in enumerate(hostile_names()):
        is_told = n % 8 == 0
        data = f"{STORY} It was report {n}.".encode() if is_told else b"%PDF-1.4 broken"
        (folder / f"z{n}{name}{'.txt' if is_told else '.pdf'}").write_bytes(data)
    return folder


def hostile_names() -> list[str]:
    """The sequences as far as a file's name can hold them."""
    return [text.replace("\0", "").replace("/", "")[:60] for text in hostile.SEQUENCES.values()]


def test_no_byte_of_a_hostile_sample_acts_on_the_terminal_in_the_reader(
    open_terminal: Callable[..., Terminal],
) -> None:
    terminal = open_terminal(size=(160, 50))
    folder = write_samples(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, "read", str(folder))
    terminal.wait_for_text("Left out: ", COMPARED)
    for _ in range(12):
        terminal.press("l", "g", "d", "d", "G")
    for key in (
        "p",
        "G",
        "p",
        "m",
        "G",
        "q",
        "i",
        "G",
        "q",
        "?",
        "?",
        "v",
        "J",
        "o",
        "c",
        "s",
        *"jljljljljj",
        "G",
        "q",
    ):
        terminal.press(key)
    terminal.wait_until(lambda: "␛" in terminal.text or "�" in terminal.text, "a hostile text")
    terminal.press("q")
    terminal.check_usable()
    assert "␛]52;c;".encode() in terminal.written
    check_written(terminal.written)
    assert terminal.pasted == ""


@pytest.mark.parametrize(
    "command",
    [("compare", "--format", "text"), ("compare", "--format", "json"), ("read", "--plain"), ("stories",)],
    ids=["text", "json", "plain", "stories"],
)
def test_no_byte_of_a_hostile_sample_acts_on_the_terminal_in_what_is_printed(
    terminal: Terminal, command: tuple[str, ...]
) -> None:
    folder = write_samples(terminal.folder / "accounts")
    terminal.run(*SYNOPTIC, *command, str(folder))
    assert terminal.exit_status() == 0
    check_written(terminal.written)
    terminal.check_usable()
    assert terminal.pasted == ""


def test_no_byte_of_a_file_name_acts_on_the_terminal_in_what_is_refused(terminal: Terminal) -> None:
    folder = terminal.folder / "accounts"
    folder.mkdir()
    for n, name in enumerate(hostile_names()):
        (folder / f"{n}{name}.zip").write_bytes(hostile.FILES["cut ZIP"]()[1])
    terminal.run(*SYNOPTIC, "read", str(folder))
    assert terminal.exit_status() == 2
    check_written(terminal.written)
    assert b"is damaged" in terminal.written
