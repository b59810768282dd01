"""A reader without a screen: waits for a line, then tags, undoes and redoes, and prints each act that is confirmed.

With `--nursery` each line it is given, a notebook's path, makes it fork a child that does so: a process to kill costs
milliseconds then, not the start of Python. The child's id comes first, and a line with a full stop when it is gone.
"""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from tui.notebook import Act, Anchor, Notebook, Opinion, Scope, Tag, Target

PASSAGES = 7
CHOICES = (Tag.VERIFIED, Tag.DUBIOUS, None)
ENDLESS = 10**9
BREAK_SECONDS = 0.0005
"""Between two keys: far less than any reader takes, but enough for another process to get its turn."""
GROUP = 3
"""Passages that are tagged with one key now and then."""


def turn(notebook: Notebook, digest: str, number: int) -> tuple[Act, ...]:
    if number % 5 == 3:
        return notebook.undo([digest])
    if number % 5 == 4:
        return notebook.redo([digest])
    choice = CHOICES[number % len(CHOICES)]
    places = [(number + step) % PASSAGES * 10 for step in range(GROUP if number % 7 == 0 else 1)]

    def tagged(held: Opinion) -> Opinion:
        return replace(held, tag=choice)

    anchors = [Anchor(digest, start, start + 9, f"passage {start}") for start in places]
    return notebook.judge([(Target(Scope.PASSAGE, (anchor,)), tagged, None) for anchor in anchors])


def work(path: str, digest: str, reader: str, acts: int) -> None:
    confirmed = number = 0
    with Notebook.open(Path(path), reader) as notebook:
        while confirmed < acts:
            time.sleep(BREAK_SECONDS)
            done = turn(notebook, digest, number)
            number += 1
            confirmed += len(done)
            if done:
                # One write, so that a process killed in the middle leaves no half of a group's lines.
                lines = [f"{act.id} {act.target.anchors[0].start} {act.before.tag} {act.after.tag}" for act in done]
                os.write(sys.stdout.fileno(), "".join(f"{line}\n" for line in lines).encode())


def nursery(digest: str, reader: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                os.write(sys.stdout.fileno(), f"{os.getpid()}\n".encode())
                work(line.rstrip("\n"), digest, reader, ENDLESS)
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        os.write(sys.stdout.fileno(), b".\n")


def main(*arguments: str) -> None:
    if arguments[0] == "--nursery":
        nursery(*arguments[1:])
    else:
        path, digest, reader, acts = arguments
        sys.stdin.readline()
        work(path, digest, reader, int(acts))


if __name__ == "__main__":
    main(*sys.argv[1:])
