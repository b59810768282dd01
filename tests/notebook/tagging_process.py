"""A reader without a screen: waits for a line, then tags, undoes and redoes, and prints each act that is confirmed."""

import sys
from pathlib import Path

from tui.notebook import Act, Anchor, Notebook, Tag

PASSAGES = 7
CHOICES = (Tag.VERIFIED, Tag.DUBIOUS, None)


def turn(notebook: Notebook, digest: str, number: int) -> Act | None:
    if number % 5 == 3:
        return notebook.undo([digest])
    if number % 5 == 4:
        return notebook.redo([digest])
    start = number % PASSAGES * 10
    return notebook.set_tag(Anchor(digest, start, start + 9, f"passage {start}"), CHOICES[number % len(CHOICES)])


def main(path: str, digest: str, acts: str) -> None:
    sys.stdin.readline()
    confirmed = number = 0
    with Notebook.open(Path(path)) as notebook:
        while confirmed < int(acts):
            act = turn(notebook, digest, number)
            number += 1
            if act is not None:
                confirmed += 1
                print(act.at.isoformat(), act.anchor.start, act.before, act.after, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
