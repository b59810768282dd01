"""Stands in for a reader: speaks as one to the server, and tells what it was given; `sys.argv[1]` is a folder.

Typed into it, `q` makes it leave, `f` fail, `h` hang, `d` offer a file, `t` draw a lot when it is to leave; all else
comes back.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

folder = Path(sys.argv[1])
out, typed = sys.stdout.buffer, sys.stdin.buffer


def send(kind: bytes, payload: bytes) -> None:
    out.write(kind + len(payload).to_bytes(4, "big") + payload)
    out.flush()


def leave(how: str) -> None:
    (folder / f"{os.getpid()}.{how}").touch()
    sys.exit()


farewell = 0
signal.signal(signal.SIGTERM, lambda number, frame: leave("terminated"))
out.write(b"__GANGLION__\n")
told = {name: os.environ.get(name) for name in ("SYNOPTIC_VISITOR", "COLUMNS", "ROWS")} | {"pid": os.getpid()}
send(b"D", json.dumps(told).encode())
while head := typed.read(5):
    payload = typed.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M":
        said = json.loads(payload)
        if said["type"] == "quit":
            for _ in range(farewell):
                send(b"D", b"x" * 100_000)
            leave("asked")
        send(b"D", payload)
    elif payload == b"q":
        send(b"M", b'{"type": "exit"}')
        leave("left")
    elif payload == b"f":
        sys.exit("it broke\x1b]0;title\x07 in two")
    elif payload == b"d":
        send(b"M", b'{"type": "deliver_file_start", "key": "k", "path": "/x", "open_method": "browser"}')
        send(b"M", b'{"type": "open_url", "url": "http://evil.example/", "new_tab": true}')
        send(b"D", b"done")
    elif payload == b"t":
        farewell = 50
        send(b"D", payload)
    elif payload == b"h":
        (folder / "hangs").touch()
        while True:
            time.sleep(60)
    else:
        send(b"D", payload)
leave("deserted")
