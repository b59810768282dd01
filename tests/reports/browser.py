"""Drives a headless Chromium through its debugging pipe: two file descriptors, no port, no driver of its own."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WAIT_SECONDS = 30.0
"""Longer than a loaded machine needs for any one answer."""
QUALITY = 60
"""Of a picture in a format that loses some, of 100: letters are still sharp."""
START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Becomes the browser, with the pipes where it looks for them."""
REQUIRED = os.environ.get("SYNOPTIC_BROWSER") == "required"


def installed_chromium() -> str | None:
    """Find a Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def chromium() -> str:
    """Find a Chromium; skip the test, or fail it where one is required, if there is none."""
    found = installed_chromium()
    if found is None:
        reason = "no Chromium is installed (Debian: apt-get install chromium)"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Browser:
    """One page in a browser of its own, which remembers all requests, console messages and exceptions.

    Args:
        profile: An empty folder for what it keeps.
    """

    def __init__(self, profile: Path) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._number = 0
        self._loads = 0
        self._read_bytes = b""
        # The browser reads descriptor 3 and writes descriptor 4.
        commands_out, self._commands = os.pipe()
        self._answers, answers_in = os.pipe()
        # Above 4, so that putting one in its place does not overwrite the other.
        ends = [_above(commands_out), _above(answers_in)]
        command = [
            chromium(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--hide-scrollbars",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *map(str, ends), *command],
            pass_fds=ends,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in ends:
            os.close(end)
        self._session = ""
        targets = self._ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self._ask("Target.attachToTarget", {"targetId": page, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._ask(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._commands)
        try:
            self._process.wait(WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)

    def open(self, page: Path | str, width: int = 1600, height: int = 1000, *, scripts: bool = True) -> None:
        """Open a file, or an address, in a window of some size, in CSS pixels."""
        self._ask("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.resize(width, height)
        self.requests.clear()
        self.complaints.clear()
        url = page if isinstance(page, str) else page.as_uri()
        self._ask("Page.navigate", {"url": url})
        protocol = f"{url.partition(':')[0]}:"
        self.until(f"document.readyState == 'complete' && location.protocol == {protocol!r}")

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, in CSS pixels; a narrow one is a phone's."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._ask("Emulation.setDeviceMetricsOverride", size)

    def emulate(self, media: str = "", **features: str) -> None:
        """Show the page as on paper (`print`), or with media features such as `prefers_color_scheme="dark"`."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self._ask("Emulation.setEmulatedMedia", {"media": media, "features": told})

    def run(self, script: str) -> Any:
        """Evaluate an expression in the page; a promise is awaited.

        Raises:
            AssertionError: It threw something.
        """
        wanted = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = self._ask("Runtime.evaluate", wanted)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def add(self, script: str) -> None:
        """Run a script from outside the page, which its policy does not hold back."""
        self.run(f"{script}\n;0")

    def click(self, selector: str) -> None:
        """Click in the middle of the first line of an element, as a pointer does."""
        self._click(selector)
        self.settle()

    def follow(self, selector: str) -> None:
        """Click on what leads to another page, and wait until that is loaded."""
        loads = self._loads
        self._click(selector)
        while self._loads == loads:
            self._hear(self._next())

    def _click(self, selector: str) -> None:
        self.run(f"document.querySelector({selector!r}).scrollIntoView({{block: 'nearest', inline: 'nearest'}})")
        self.settle()
        x, y = self.run(
            f"(() => {{ const r = document.querySelector({selector!r}).getClientRects()[0];"
            " return [r.left + Math.min(r.width / 2, 60), r.top + Math.min(r.height / 2, 12)]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1})

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            number = _CODES.get(key, ord(key[0].upper()))
            code = {"key": key, "code": key, "windowsVirtualKeyCode": number, "modifiers": 8 * key.isupper()}
            text = {"text": key} if len(key) == 1 else {}
            self._ask("Input.dispatchKeyEvent", {"type": "keyDown", **code, **text})
            self._ask("Input.dispatchKeyEvent", {"type": "keyUp", **code})
        self.settle()

    def places(self, selector: str) -> list[float]:
        """How far down in the page each element begins, in the order of the document; works without its scripts."""
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        nodes = self._ask("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
        boxes = [self._ask("DOM.getBoxModel", {"nodeId": node})["model"]["border"] for node in nodes]
        return [box[1] for box in boxes]

    def settle(self, frames: int = 8) -> None:
        """Wait until some frames are drawn: what a page does in answer is done by then."""
        self.run(
            f"new Promise(done => {{ let n = {frames};"
            " const next = () => n-- ? requestAnimationFrame(next) : done(); next(); })"
        )

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what the window shows, or the whole page, as the file's ending says: `.png`, or the smaller `.webp`."""
        kind = {"format": path.suffix.removeprefix("."), "quality": QUALITY}
        answer = self._ask("Page.captureScreenshot", {**kind, "captureBeyondViewport": whole, **self._clip(whole)})
        path.write_bytes(base64.b64decode(answer["data"]))

    def pdf(self) -> bytes:
        """Print the page."""
        return base64.b64decode(self._ask("Page.printToPDF", {"preferCSSPageSize": True})["data"])

    def _clip(self, whole: bool) -> Mapping[str, Any]:
        if not whole:
            return {}
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def until(self, condition: str) -> None:
        """Wait until something in the page is so."""
        until = time.monotonic() + WAIT_SECONDS
        while not self.run(condition):
            assert time.monotonic() < until, f"never: {condition}"

    def _ask(self, method: str, wanted: Mapping[str, Any] | None = None) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": dict(wanted or {})}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self._hear(answer)

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + WAIT_SECONDS
        while b"\0" not in self._read_bytes:
            ready, _, _ = select.select([self._answers], [], [], max(0.0, until - time.monotonic()))
            chunk = os.read(self._answers, 1 << 20) if ready else b""
            assert chunk, "the browser does not answer"
            self._read_bytes += chunk
        line, _, self._read_bytes = self._read_bytes.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _hear(self, event: Mapping[str, Any]) -> None:
        said = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loads += 1
            case "Network.requestWillBeSent":
                self.requests.append(said["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(said["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(said["exceptionDetails"])[:500])
            case "Runtime.consoleAPICalled":
                self.complaints.append(f"{said['type']}: {said['args']}")
            case "Log.entryAdded":
                self.complaints.append(f"{said['entry']['level']}: {said['entry']['text']}")
            case _:
                pass


_CODES = {
    "Enter": 13,
    "Tab": 9,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
    " ": 32,
}
"""Key codes as the DevTools protocol wants them."""


def _above(descriptor: int) -> int:
    import fcntl

    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10)
    os.close(descriptor)
    return moved
