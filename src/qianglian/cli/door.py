"""What every command is handed: the language, the form of the answer, and the way to the workspace."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from qianglian.cli.finding import find_workspace
from qianglian.model.text import Language, Text
from qianglian.model.view import EVERYTHING, View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from qianglian.corpus.milestones import Milestone
    from qianglian.corpus.workspace import Workspace

PIPE_WIDTH = 120
"""Columns where nobody looks at a terminal and ``COLUMNS`` is not set."""


RENEWING = Text(
    zh="该项目由旧版本写成：正在按新格式重写 {count:,} 件的全文索引，只此一次，数据与判定不变……",
    en="Written by an older release: the full-text index of {count:,} publications is written anew, once; "
    "evidence and judgements stay as they are…",
)


class ReaderGone(Exception):
    """Nobody reads the answer any more (``| head``). No `OSError`, or typer would end the process itself."""


def console(stream: IO[str]) -> Console:
    """A console that shows data as data: no markup, no emoji, no guessing at colours."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise ReaderGone from None

    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Screen(file=stream, width=width, markup=False, emoji=False, highlight=False)


@dataclass
class Door:
    """One call of one command."""

    language: Language
    json: bool = False
    workspace: Path | None = None
    asked_language: Language | None = None
    """The language, where the line itself asked for it."""

    @cached_property
    def out(self) -> Console:
        """Where answers go."""
        return console(sys.stdout)

    @cached_property
    def err(self) -> Console:
        """Where messages go, so that answers can be piped."""
        return console(sys.stderr)

    def __call__(self, text: Text) -> str:
        """A text in the language of the call."""
        return text.in_(self.language)

    def show(self, *parts: RenderableType | Text) -> None:
        """Print parts of an answer for people; nothing when JSON was asked for."""
        if not self.json:
            for part in parts:
                # A command line is never broken: it is there to be copied.
                whole = getattr(part, "no_wrap", None) is True
                self.out.print(self(part) if isinstance(part, Text) else part, soft_wrap=whole)

    def beside(self, *parts: RenderableType | Text) -> None:
        """Print beside the answer what helps people to read it; nothing when JSON was asked for."""
        for part in parts if not self.json else ():
            self.err.print(self(part) if isinstance(part, Text) else part)

    def write(self, text: str) -> None:
        """Print an answer that is a file: every character as it stands, no line broken."""
        if self.json:
            return
        from qianglian.cli.screens.grid import plain

        # On a terminal nothing in it may steer the terminal.
        shown = "\n".join(map(plain, text.split("\n"))) if sys.stdout.isatty() else text
        try:
            print(shown, end="", flush=True)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def note(self, text: Text, style: str = "dim") -> None:
        """Print a message beside the answer."""
        self.err.print(self(text), style=style)

    def give(self, data: Any) -> None:
        """Print the answer as JSON, when that was asked for."""
        if self.json:
            try:
                print(json.dumps(data, ensure_ascii=False, indent=2), flush=True)
            except BrokenPipeError as error:
                raise ReaderGone from error

    def renewing(self, milestone: Milestone) -> None:
        """Say that the index of an older workspace is written anew: it may take minutes."""
        if milestone.name == "renewal_begun":
            self.note(RENEWING.format(count=milestone.count))

    def open(self, view: View = EVERYTHING, wait: float = 0.0) -> Workspace:
        """The workspace meant; raises `NotFound` where there is none."""
        from qianglian.chains.opening import open_workspace

        return open_workspace(find_workspace(self.workspace), view=view, wait=wait, renewing=self.renewing)
