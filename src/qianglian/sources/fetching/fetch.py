"""The loop: ask for every page or number that is not there whole, keep each as it came, say what is missing.

``complete`` is said only when every page that the office announced has come whole, all were counted alike, and
each brought the records that it should. Whatever else happens, the folder says ``partial`` and the same call
goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qianglian.model.errors import BadInput, Conflict, OutsideFailed
from qianglian.model.outside import Settings
from qianglian.model.text import Text
from qianglian.sources.fetching.folder import COMPLETE, PARTIAL, Folder, Manifest, Piece
from qianglian.sources.fetching.notes import BEYOND, CAPPED, CHANGED, DAMAGED, NUMBER, SHORT
from qianglian.sources.fetching.outside import Answer, Office, Outside
from qianglian.sources.fetching.pages import expected_of, file_of
from qianglian.sources.fetching.patience import Nothing, Patience, Refused, Unsettled
from qianglian.sources.fetching.refusals import ELSEWHERE, TELLS

Listener = Callable[[Manifest, Piece], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a query in the office's own language, or publication numbers."""

    query: str = ""
    numbers: tuple[str, ...] = ()
    operator: str = ""


def fetch(
    outside: Outside,
    request: Request,
    into: Path,
    settings: Settings,
    patience: Patience | None = None,
    listener: Listener | None = None,
) -> Manifest:
    """Fetch what ``request`` asks into a folder, or go on with it; returns what has come and what is missing.

    Raises `OutsideClosed` where the connection is off, `MissingExtra`, `BadInput` for a query or number that the
    office refuses, `Conflict` for a folder of something else, and `OutsideFailed` where nothing came at all. In
    all other cases what came is kept and the state says whether it is all.
    """
    settings.require_open(outside)
    _check(outside, request)
    patience = patience or Patience()
    folder = Folder(into)
    try:
        with folder.held():
            return _Run(outside, request, folder, settings, patience, listener).through()
    except (FileExistsError, NotADirectoryError) as error:
        raise Conflict(Text(zh=f"{into} 不是文件夹。", en=f"{into} is no folder.")) from error


def _check(outside: Outside, request: Request) -> None:
    if bool(request.query.strip()) == bool(request.numbers):
        raise BadInput(
            Text(
                zh="检索式与号码清单，二者给且只给其一。",
                en="Give a query or a list of numbers: one of the two.",
            )
        )
    if request.numbers and not outside.by_number:
        raise BadInput(
            Text(
                zh=f"{outside.name} 不支持按号码清单下载，请用检索式。",
                en=f"{outside.name} takes no list of numbers: give a query.",
            )
        )


class _Run:
    """One run over one folder."""

    def __init__(
        self,
        outside: Outside,
        request: Request,
        folder: Folder,
        settings: Settings,
        patience: Patience,
        listener: Listener | None,
    ) -> None:
        self.outside, self.folder, self.settings = outside, folder, settings
        self.patience, self.listener = patience, listener
        address = settings.address(outside)
        self.manifest = folder.begin(
            Manifest(
                outside.name,
                request.query.strip(),
                list(request.numbers),
                request.operator,
                outside.database,
                outside.unit,
                address,
                outside.page_size,
                begun=self._time(),
            )
        )
        self.office: Office | None = None
        self.tried: set[str] = set()
        self.whole = {key for key, piece in self.manifest.pieces.items() if folder.is_whole(piece)}
        damaged = [piece for key, piece in self.manifest.pieces.items() if key not in self.whole]
        self.manifest.notes = []
        for piece in damaged:
            self._note("damaged", DAMAGED.format(file=piece.file))

    def through(self) -> Manifest:
        """Ask until nothing is left to ask in this run, then say how it stands."""
        if self._next() is not None:
            self._tally()
            self.folder.write(self.manifest)
        try:
            while (key := self._next()) is not None:
                self.tried.add(key)
                self._take(key)
        except BadInput:
            self._settle()
            raise
        except Refused as error:
            self._note("refused", error.reason)
            if not self.whole:
                self._settle()
                raise OutsideFailed(
                    Text(
                        zh=f"{self.outside.name} 一条也没有取到：{error.reason.zh}。",
                        en=f"Nothing came from {self.outside.name}: {error.reason.en}.",
                    ),
                    hint=Text(
                        zh="同一命令再运行一次即可继续。", en="The same command once more goes on from here."
                    ),
                ) from None
        self._settle()
        return self.manifest

    def _next(self) -> str | None:
        wanted = (key for key in self._plan() if key not in self.tried and not self._stands(key))
        return next(wanted, None)

    def _plan(self) -> Iterator[str]:
        """The keys of everything to be had: numbers, or pages as ``first-last``; the first page tells the rest."""
        if self.manifest.numbers:
            yield from self.manifest.numbers
            return
        size, hits = self.outside.page_size, self.manifest.hits
        top = min(hits, self.outside.reach or hits) if hits is not None else size
        for first in range(1, top + 1, size):
            yield f"{first}-{min(first + size - 1, self.outside.reach or first + size - 1)}"

    def _stands(self, key: str) -> bool:
        """Whether an answer is whole, counted as the latest one, and brings what it should."""
        piece = self.manifest.pieces.get(key)
        if piece is None or key not in self.whole:
            return False
        if self.manifest.numbers:
            return True
        return piece.hits == self.manifest.hits and piece.records == piece.expected

    def _take(self, key: str) -> None:
        """Ask for one page or number, keep it, and enter it."""
        try:
            answer = self.patience.ask(lambda: self._checked(key))
        except Nothing:
            self._nothing(key)
            return
        except BadInput as error:
            if not self.manifest.numbers:
                raise
            # One bad number in a list must not keep the others from coming.
            self._note("bad_number", NUMBER.format(number=key, zh=error.text.zh, en=error.text.en))
            return
        name = f"{key if self.manifest.numbers else file_of(key)}{self.outside.suffix}"
        size, digest = self.folder.keep(name, answer.body)
        self._count(answer.hits, answer.capped)
        expected = 1 if self.manifest.numbers else expected_of(key, answer.hits)
        self._enter(Piece(key, name, size, digest, answer.hits, answer.records, expected, self._time()))

    def _checked(self, key: str) -> Answer:
        """An answer that is the page asked for and holds no secret; raises `Unsettled` or `Refused`."""
        office = self._opened()
        if self.manifest.numbers:
            answer = office.look_up(key)
        else:
            first, last = map(int, key.split("-"))
            answer = office.search(self.manifest.query, first, last)
            if answer.first != first or answer.records > last - first + 1 or answer.hits < answer.records:
                raise Unsettled(ELSEWHERE)
            if answer.records != expected_of(key, answer.hits) and not answer.records:
                raise Unsettled(ELSEWHERE)
        if self.settings.tells_a_secret(answer.body, self.outside):
            raise Refused(TELLS)
        return answer

    def _nothing(self, key: str) -> None:
        if self.manifest.numbers:
            self._enter(Piece(key, "", 0, "", 0, 0, 0, self._time()))
        elif key.startswith("1-"):
            self._count(0, False)
            self._enter(Piece(key, "", 0, "", 0, 0, 0, self._time()))
        else:
            self._recount()

    def _recount(self) -> None:
        """A page of an earlier count is gone: the first page says how many there are now."""
        first = next(self._plan())
        if first in self.tried:
            raise Refused(ELSEWHERE)
        self.whole.discard(first)

    def _opened(self) -> Office:
        if self.office is None:
            self.office = self.outside.connect(self.settings, self.patience)
        return self.office

    def _count(self, hits: int, capped: bool) -> None:
        was = self.manifest.hits
        if self.manifest.numbers:
            return
        if was is not None and was != hits:
            self._note("count_changed", CHANGED.format(was=was, now=hits))
        self.manifest.hits, self.manifest.capped = hits, capped

    def _enter(self, piece: Piece) -> None:
        before = self.manifest.pieces.get(piece.key)
        if before and before.file != piece.file:
            self.folder.drop(before)
        self.manifest.pieces[piece.key] = piece
        self.whole.add(piece.key)
        self._tally()
        self.folder.write(self.manifest)
        if self.listener:
            self.listener(self.manifest, piece)

    def _settle(self) -> None:
        """Write down how it stands: what was asked, what has come, what is missing and why."""
        manifest = self.manifest
        self._tally()
        for key in manifest.missing:
            piece = manifest.pieces.get(key)
            if piece and key in self.whole and piece.records != piece.expected:
                self._note("short", SHORT.format(key=key, expected=piece.expected, records=piece.records))
        self._reach()
        known = bool(manifest.numbers) or manifest.hits is not None
        held_back = manifest.missing or manifest.beyond or manifest.capped or not known
        manifest.state = PARTIAL if held_back else COMPLETE
        manifest.ended = self._time() if self.tried or not manifest.ended else manifest.ended
        self.folder.write(manifest)

    def _tally(self) -> None:
        """Count what the plan asks against what has come; the folder is partial until the run has settled."""
        manifest, plan = self.manifest, dict.fromkeys(self._plan())
        # Pages of an earlier, longer count are no part of the result any more; that there is nothing has no page.
        for key, piece in list(manifest.pieces.items()):
            if key not in plan and (piece.file or manifest.hits):
                self.folder.drop(manifest.pieces.pop(key))
        manifest.missing = [key for key in plan if not self._stands(key)]
        manifest.asked, manifest.received = len(plan), len(plan) - len(manifest.missing)
        manifest.state = PARTIAL

    def _reach(self) -> None:
        manifest, reach = self.manifest, self.outside.reach
        manifest.beyond = max(0, (manifest.hits or 0) - reach) if reach else 0
        if manifest.beyond and reach:
            split = self.outside.split
            said = BEYOND.format(reach=reach, beyond=manifest.beyond, split="{split}")
            self._note("beyond", Text(zh=said.zh.format(split=split.zh), en=said.en.format(split=split.en)))
        if manifest.capped:
            self._note("capped", CAPPED.format(hits=manifest.hits))

    def _note(self, code: str, text: Text) -> None:
        self.manifest.notes.append({"code": code, "zh": text.zh, "en": text.en})

    def _time(self) -> str:
        return self.patience.now().isoformat()
