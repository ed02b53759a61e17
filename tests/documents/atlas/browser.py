"""A browser to look at pages with: Chromium, spoken to through its own pipe, so that no port is opened.

It keeps what the console said and what the page asked for, and can click and type.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 120
"""Seconds without a word from the browser, after which it is taken for dead."""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--remote-debugging-pipe",
)  # fmt: skip


class Browser:
    """One browser with one page."""

    def __init__(self, folder: Path) -> None:
        # Far from 3 and 4, which the browser reads and writes.
        ours, its = ([_high(end) for end in os.pipe()] for _ in range(2))
        self._reading, self._writing = its[0], ours[1]

        def wire() -> None:
            os.dup2(ours[0], 3)
            os.dup2(its[1], 4)

        line = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder}", "about:blank"]
        log = (folder.parent / f"{folder.name}.log").open("wb")
        self._process = subprocess.Popen(
            line, preexec_fn=wire, close_fds=False, stdout=log, stderr=subprocess.STDOUT
        )
        log.close()
        os.close(ours[0])
        os.close(its[1])
        self._heard, self._asked, self._events = b"", 0, list[dict[str, Any]]()
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._asked += 1
        said = {"id": self._asked, "method": method, "params": params}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._writing, json.dumps(said).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._asked:
                assert "error" not in heard, heard
                found: dict[str, Any] = heard["result"]
                return found
            self._events.append(heard)

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            assert select.select([self._reading], [], [], PATIENCE)[0], "the browser says nothing"
            piece = os.read(self._reading, 1 << 20)
            assert piece, "the browser is gone"
            self._heard += piece
        one, self._heard = self._heard.split(b"\0", 1)
        told: dict[str, Any] = json.loads(one)
        return told

    def open(self, address: str, width: int = 1440, height: int = 900, scheme: str = "light") -> None:
        """Load a page anew and wait until it is there and has drawn once."""
        self._call("Page.navigate", url="about:blank")
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self._call("Emulation.setEmulatedMedia", features=[feature])
        self._events.clear()
        self._call("Page.navigate", url=address)
        while not any(one.get("method") == "Page.loadEventFired" for one in self._events):
            self._events.append(self._hear())
        self.settle()

    def settle(self) -> None:
        """Wait until the page has drawn what it was told to."""
        self.ask("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")

    def ask(self, expression: str) -> Any:
        """The value of an expression on the page; fails with what it throws."""
        found = self._call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Click where the first element of a selector is, as a person does."""
        place = self.ask(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._call(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1
            )
        self.settle()

    def press(self, key: str, code: int = 0) -> None:
        """Press a key, by its name and its number."""
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        for kind in ("keyDown", "keyUp"):
            held = {"text": text} if text and kind == "keyDown" else {}
            self._call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **held)
        self.settle()

    def type(self, words: str) -> None:
        """Put words where the cursor is."""
        self._call("Input.insertText", text=words)
        self.settle()

    @property
    def console(self) -> list[str]:
        """Everything that the console said since the page was opened, errors and all."""
        self.ask("0")
        kinds = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(one["params"]) for one in self._events if one.get("method") in kinds]

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened, itself first."""
        self.ask("0")
        told = [one["params"] for one in self._events if one.get("method") == "Network.requestWillBeSent"]
        return [str(one["request"]["url"]) for one in told]

    def picture(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"])

    def paper(self) -> bytes:
        """What is printed, as PDF."""
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._reading)
        os.close(self._writing)


def _high(end: int) -> int:
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 32)
    os.close(end)
    return moved


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with its own profile in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    one = Browser(folder)
    try:
        yield one
    finally:
        one.close()
