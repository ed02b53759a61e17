"""Words that do not belong in this house, named with file and line.

Three rules: no file or folder called by what it is not (`utils`, `helpers`, …); British spelling in the names
we define and in our prose; no path of somebody's machine and no package index in a tracked file.
Names that libraries chose (`unicodedata.normalize`, `tantivy.Tokenizer`) are used, not defined, so they pass;
words between backticks are code and pass too. Standard library only; exit code 1 when something is found.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

VAGUE = re.compile(r"^(utils?|common|helpers?|managers?|misc|.*v2)$", re.IGNORECASE)

AMERICAN: dict[str, str] = {
    "analyz": "analys",
    "behavior": "behaviour",
    "categoriz": "categoris",
    "center": "centre",
    "color": "colour",
    "harmoniz": "harmonis",
    "neighbor": "neighbour",
    "normaliz": "normalis",
    "organiz": "organis",
    "recogniz": "recognis",
    "summariz": "summaris",
    "tokeniz": "tokenis",
}
# Proper names keep their capital in prose (World Intellectual Property Organization): small letters only.
AMERICAN_WORD = re.compile("|".join(AMERICAN))

# The hosts are put together here so that this file does not name one.
INDEX_HOSTS = "|".join(
    rf"{name}\.{top}" for name, top in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "(org|com)"))
)
PLACES = (
    (re.compile(r"(?<![\w./:$}*-])/(root|home|Users|work)/\w"), "a path of one machine"),
    (re.compile(INDEX_HOSTS), "the host of a package index"),
    (re.compile(r"^\s*--(extra-)?(index-url|find-links)\b"), "an index or link option"),
)

PROSE = {".md"}
NO_TEXT = {".gz", ".zip", ".xlsx", ".png", ".parquet", ".ico", ".woff2", ".otf"}
INLINE_CODE = re.compile(r"``.+?``|`[^`]*`")


def tracked(root: Path) -> list[Path]:
    """Files under version control or about to be, relative to the root; without git, every file."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        names = [Path(name) for name in listing.stdout.split("\0") if name]
    else:
        names = [
            path.relative_to(root)
            for path in root.rglob("*")
            if not path.relative_to(root).parts[0].startswith(".venv")
        ]
    return sorted(name for name in names if (root / name).is_file())


def vague_names(path: Path) -> Iterator[str]:
    """A file or folder named by nothing in particular."""
    for part in (*path.parts[:-1], path.stem):
        if VAGUE.match(part):
            yield f"{path}: '{part}' says nothing of what is inside; name it by its content"


def american(text: str) -> Iterator[str]:
    for match in AMERICAN_WORD.finditer(text):
        yield f"'{match[0]}…' is written '{AMERICAN[match[0]]}…' here"


def defined_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that a module itself gives: functions, classes, arguments, variables, its own attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case (
                ast.arg(arg=name)
                | ast.Name(id=name, ctx=ast.Store())
                | ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store())
            ):
                yield node.lineno, name


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                for offset, line in enumerate(first.value.value.splitlines()):
                    yield first.lineno + offset, INLINE_CODE.sub("", line)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a Markdown file that are prose: no fenced block, no inline code, no link target."""
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"\]\([^)]*\)", "]", INLINE_CODE.sub("", line))


def spelling(path: Path, text: str) -> Iterator[str]:
    if path.suffix == ".py":
        tree = ast.parse(text, filename=str(path))
        for number, name in defined_names(tree):
            yield from (f"{path}:{number}: in the name '{name}': {told}" for told in american(name.lower()))
        lines = docstrings(tree)
    elif path.suffix in PROSE:
        lines = prose_lines(text)
    else:
        return
    for number, line in lines:
        yield from (f"{path}:{number}: {told}" for told in american(line))


def places(path: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, what in PLACES:
            if match := pattern.search(line):
                yield f"{path}:{number}: {what}: '{match[0].strip()}…'"


def complaints(root: Path, path: Path) -> Iterator[str]:
    """Everything wrong with one file."""
    yield from vague_names(path)
    if path.suffix in NO_TEXT:
        return
    try:
        text = (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:  # a sample in another encoding: not our prose
        return
    yield from spelling(path, text)
    yield from places(path, text)


def main() -> int:
    found = [line for path in tracked(ROOT) for line in complaints(ROOT, path)]
    for line in found:
        print(f"  {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
