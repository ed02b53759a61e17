"""What a spreadsheet comes to once it is unfolded in memory, told from its parts before anything is unfolded.

Three bounds: the uncompressed size of all parts, the last cell of each sheet, and the shared texts, which the
reader copies into every cell that names them. What a part says in an unusual way is charged at its worst.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qianglian.model.errors import TooLarge, UnreadableFile
from qianglian.model.text import Text
from qianglian.sources.contract import ReadOptions
from qianglian.sources.inflating import Budget
from qianglian.sources.opening import Stream, member_stream

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*+)([0-9]++)["']""")
"""However long: the reader counts on in 32 bits, and a number of twenty digits comes out as any row at all."""

_DIGITS, _LETTERS = 10, 7
"""Longer references than these are beyond any bound, whatever they come to."""

_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
"""Wherever this stands, a cell may name a shared text."""

_PREFIX = rb"""(?:[^\s<>/"'=]*:)?"""
_QUOTED = rb"""(?:"[^"<>]*"|'[^'<>]*')"""
_ATTRIBUTE = rb"""(?:\s+[^\s"'=<>/]+\s*=\s*""" + _QUOTED + rb")"
_SHARED_CELL = re.compile(
    rb"<(%bc)%b*?\s+t\s*=\s*[\"']s[\"']%b*\s*>\s*<(%bv)>([0-9]{1,9})</\2>\s*</\1>"
    % (_PREFIX, _ATTRIBUTE, _ATTRIBUTE, _PREFIX)
)
"""A cell that names a shared text in the usual way, and which."""

_ITEM = re.compile(rb"<(/?)(%bsi)(?:[ \t\r\n]*(/)>|(?=[ \t\r\n>]))" % _PREFIX)
_UNUSUAL = re.compile(
    rb"<(?!/?[^\s<>/!?\"'][^<>\"']*(?:%b[^<>\"']*)*>|\?xml[^<>]*\?>)" % _QUOTED,
)
"""What may hide a tag or make one up: comments, CDATA, instructions, a ``<`` inside an attribute."""

_WINDOW = 1 << 16
"""Bytes at the end of a chunk in which a place to cut it is looked for."""


@dataclass(slots=True)
class SharedTexts:
    """How long each shared text is, markup included; ``most`` is the charge for a cell whose text is not known."""

    lengths: list[int] = field(default_factory=list)
    most: int = 0

    def copied(self, used: Counter[bytes], named: int) -> int:
        """Bytes of ``named`` cells, of which ``used`` says how many name which text."""
        known = {int(i): times for i, times in used.items() if int(i) < len(self.lengths)}
        unknown = named - sum(known.values())
        return sum(times * self.lengths[i] for i, times in known.items()) + unknown * self.most


def look_through(stream: Stream, name: str, options: ReadOptions) -> None:
    """Raises `TooLarge` beyond the bounds, `UnreadableFile` for an archive that is not intact."""
    budget = Budget(options.max_workbook, 1 << 30, name)
    notes: list[tuple[str, str]] = []
    try:
        members = zipfile.ZipFile(stream).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged(name, error) from error
    texts: SharedTexts | None = None
    for member in sorted(members, key=lambda member: not _holds_texts(member)):
        raw = member_stream(member, stream, budget, notes, member.filename)
        if raw is None:
            raise damaged(name, ValueError(f"{member.filename} is encrypted or packed in an unusual way"))
        chunks = io.BufferedReader(raw, 1 << 20)
        if _holds_texts(member):
            texts = _either(texts, shared_texts(chunks))
        else:
            _look_through_sheet(chunks, texts or SharedTexts(), name, options)
    if notes:
        raise damaged(name, ValueError(f"{notes[0][0]}: {notes[0][1]}"))


def _holds_texts(member: zipfile.ZipInfo) -> bool:
    """The reader finds the part in any case and with either slash."""
    return "sharedstrings" in member.filename.lower()


def _either(first: SharedTexts | None, second: SharedTexts) -> SharedTexts:
    """Of two such parts it is not known which one the reader takes."""
    return SharedTexts(most=max(first.most, second.most)) if first else second


def _look_through_sheet(chunks: Stream, texts: SharedTexts, name: str, options: ReadOptions) -> None:
    last_row = last_column = named = 0
    used: Counter[bytes] = Counter()
    for chunk in _whole_cells(chunks):
        for letters, digits in _REFERENCE.findall(chunk):
            last_row = max(last_row, int(digits[:_DIGITS]))
            if letters:
                last_column = max(last_column, _column(letters[:_LETTERS]))
            if len(digits) > _DIGITS or len(letters) > _LETTERS:
                raise _too_large(
                    name, f"{digits[:40].decode()} × {letters[:40].decode()}", f"{options.max_cells:,}"
                )
        named += len(_SHARED.findall(chunk))
        used.update(index for _, _, index in _SHARED_CELL.findall(chunk))
    if last_row * max(last_column, 1) > options.max_cells:
        raise _too_large(name, f"{last_row:,} × {last_column:,}", f"{options.max_cells:,}")
    copied = texts.copied(used, named)
    if copied > options.max_workbook:
        raise _too_large(name, f"{copied:,} B", f"{options.max_workbook:,} B")


def _whole_cells(chunks: Stream) -> Iterator[bytes]:
    """Chunks that end where a cell ends, so that nothing is counted twice or cut; else where a tag begins."""
    rest = b""
    while data := chunks.read(1 << 20):
        data = rest + data
        since = max(len(data) - _WINDOW, 0)
        cut = max(data.rfind(b"c>", since) + 2, 2)
        if cut <= max(since, 2):
            cut = max(data.rfind(b"<", since), since)
        yield data[:cut]
        rest = data[cut:]
    yield rest


def shared_texts(chunks: Stream) -> SharedTexts:
    """The texts in their order; a part that is written in an unusual way is charged whole for each cell."""
    texts = SharedTexts()
    names: set[bytes] = set()
    start, size, usual = -1, 0, True
    for chunk in _whole_tags(chunks):
        usual = usual and not _UNUSUAL.search(chunk)
        for tag in _ITEM.finditer(chunk):
            closes, tag_name, alone = tag.groups()
            names.add(tag_name)
            usual = usual and bool(closes) == (start >= 0)
            if closes or alone:
                texts.lengths.append(size + tag.start() - start if closes else 0)
                start = -1
            else:
                start = size + tag.start()
        size += len(chunk)
    if not usual or len(names) > 1 or start >= 0:
        return SharedTexts(most=size)
    texts.most = max(texts.lengths, default=0)
    return texts


def _whole_tags(chunks: Stream) -> Iterator[bytes]:
    """Chunks that end outside of a tag, unless it is one of an absurd length."""
    rest = b""
    while data := chunks.read(1 << 20):
        data = rest + data
        cut = data.rfind(b"<", max(len(data) - _WINDOW, 0))
        cut = cut if cut >= 0 and data.find(b">", cut) < 0 else len(data)
        yield data[:cut]
        rest = data[cut:]
    yield rest


def _column(letters: bytes) -> int:
    """``A`` 1, ``XFD`` 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def damaged(name: str, error: BaseException) -> UnreadableFile:
    """The sentence for a workbook that is not intact."""
    return UnreadableFile(
        Text(zh=f"{name} 不是完好的 xlsx 文件。", en=f"{name} is not an intact xlsx file."),
        hint=Text(
            zh="请用 Excel 或 WPS 打开并另存后再导入。",
            en="Open it in a spreadsheet, save it again, import that.",
        ),
        reason=str(error)[:300],
    )


def _too_large(name: str, found: str, bound: str) -> TooLarge:
    return TooLarge(
        Text(
            zh=f"{name} 的工作表展开后为 {found}，上限为 {bound}。",
            en=f"A sheet of {name} unfolds to {found}; the bound is {bound}.",
        ),
        hint=Text(zh="请另存为 CSV 后再导入。", en="Save it as CSV and import that."),
    )
