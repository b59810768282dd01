"""Runs the program as scripts do: each time in a process of its own, forked from one that has loaded all before.

To load NumPy, SciPy and the rules of sentences takes most of a second, and most tests of the command line ask for
something else.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
MODULE = (sys.executable, "-m", "tui")
"""The program in an interpreter of its own: for what depends on how that is started."""
_USUAL = {**os.environ, "PYTHONPATH": str(ROOT)}
"""What is set before a test sets anything."""
PATIENCE = 60.0
"""Seconds after which a run is taken to hang."""


def run(*arguments: str | Path, command: Sequence[str] = (), cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the program with no terminal in sight.

    Args:
        arguments: What follows its name.
        command: What to start instead of the program that is loaded already.
        cwd: Where it runs.
    """
    words = [*map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if not command:
        return _loaded().run(words, cwd, environment)
    return subprocess.run(
        [*command, *words],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Check that a run was refused as the contract says, and give the reason."""
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("synoptic: ")
    return line


class _Loaded:
    """A process that has loaded the program, and runs it in a fork of itself as often as it is asked to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.program import serve; serve()"],
            cwd=ROOT,
            env=_USUAL,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder) / "out", Path(folder) / "err"
            print(json.dumps([arguments, str(cwd), environment, str(out), str(err)]), file=asked, flush=True)
            if not select.select([answered], [], [], PATIENCE)[0]:
                self._process.kill()
                raise subprocess.TimeoutExpired([*arguments], PATIENCE)
            status = int(answered.readline())
            said, complained = (path.read_bytes().decode("utf-8") for path in (out, err))
        return subprocess.CompletedProcess([*arguments], status, _with_newlines(said), _with_newlines(complained))


def _with_newlines(text: str) -> str:
    """A text as `subprocess` gives it."""
    return text.replace("\r\n", "\n")


@cache
def _loaded() -> _Loaded:
    return _Loaded()


def serve() -> None:
    """Answer each line of standard input, which asks for a run, with its exit status."""
    _load()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _load() -> None:
    from tests.accounts import article
    from tui.compare import compare
    from tui.sources import split

    compare(split([article(name, "The ferry Aurora stopped off Norholm at noon.") for name in ("one", "two")]))


def _run(arguments: Sequence[str], cwd: str, environment: Mapping[str, str], out: str, err: str) -> None:
    from tui.__main__ import main

    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    _point(0, Path(os.devnull), os.O_RDONLY)
    for number, path in ((1, out), (2, err)):
        _point(number, Path(path), os.O_WRONLY | os.O_CREAT)
    sys.argv = ["synoptic", *arguments]
    status = 1
    try:
        main()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        stream: IO[str]
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)


def _point(number: int, path: Path, flags: int) -> None:
    opened = os.open(path, flags)
    os.dup2(opened, number)
    os.close(opened)
