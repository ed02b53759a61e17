"""PDF by LibreOffice, where it is installed: in a profile of its own, within a time, with a sentence when it fails."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from qianglian.model.errors import MissingExtra, OutsideFailed
from qianglian.model.text import Text

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 180


def program() -> str | None:
    """LibreOffice on the PATH; None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(document: Path, target: Path, seconds: float = SECONDS) -> Path:
    """Write a document (docx, pptx, xlsx) as PDF. Raises `MissingExtra` without LibreOffice, `OutsideFailed`."""
    soffice = program()
    if soffice is None:
        raise _missing()
    with tempfile.TemporaryDirectory(prefix="qianglian-pdf-") as folder:
        work = Path(folder)
        # A plain name: what the document is called may hold characters that a command line takes otherwise.
        source = work / f"document{document.suffix}"
        shutil.copyfile(document, source)
        _convert(soffice, source, work, seconds)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise _failed(document, "no file was written")
        shutil.move(made, target)
    return target


def _convert(soffice: str, source: Path, work: Path, seconds: float) -> None:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"]
    try:
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", str(work), str(source)],
            check=True,
            capture_output=True,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise _failed(source, f"not done after {seconds:g} s") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise _failed(source, str(error)) from error


_OBJECT = re.compile(rb"(\d+) 0 obj\s*(<<.*?)endobj", re.DOTALL)
_TITLE = re.compile(rb"/Title\s*<([0-9A-Fa-f]*)>")
_TARGET = re.compile(rb"/Dest\s*\[\s*(\d+) 0 R")
_KIDS = re.compile(
    rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]|/Kids\s*\[([^\]]*)\].*?/Type\s*/Pages\b", re.DOTALL
)


def pages_in(pdf: Path) -> int:
    """How many pages a PDF has that LibreOffice wrote."""
    return len(_pages(pdf.read_bytes()))


def outline(pdf: Path) -> list[tuple[str, int]]:
    """The headings of a PDF that LibreOffice wrote, in their order, each with its page from 1.

    Reads the outline that it writes in plain objects; a PDF of another make gives an empty list.
    """
    whole = pdf.read_bytes()
    page_of = {number: at for at, number in enumerate(_pages(whole), 1)}
    found = []
    for _, content in sorted((int(number), content) for number, content in _OBJECT.findall(whole)):
        title, target = _TITLE.search(content), _TARGET.search(content)
        if title and target and int(target[1]) in page_of:
            words = bytes.fromhex(title[1].decode()).decode("utf-16", errors="replace")
            found.append((words, page_of[int(target[1])]))
    return found


def _pages(whole: bytes) -> list[int]:
    """The numbers of the page objects, in their order."""
    for _, content in _OBJECT.findall(whole):
        kids = _KIDS.search(content)
        if kids:
            return [int(one) for one in re.findall(rb"(\d+) 0 R", kids[1] or kids[2])]
    return []


def _missing() -> MissingExtra:
    return MissingExtra(
        Text(
            zh="没有找到 LibreOffice（soffice），不能转换为 PDF。",
            en="LibreOffice (soffice) was not found: no PDF.",
        ),
        hint=Text(
            zh="安装 LibreOffice，或在 Word、WPS 中打开文档后另存为 PDF。",
            en="Install it, or open the document in Word or WPS and save it as PDF.",
        ),
    )


def _failed(document: Path, why: str) -> OutsideFailed:
    return OutsideFailed(
        Text(
            zh=f"LibreOffice 没有把 {document.name} 转换为 PDF：{why[:200]}。",
            en=f"LibreOffice did not make a PDF of {document.name}: {why[:200]}.",
        )
    )
