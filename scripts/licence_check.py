"""Licences of everything that runs: the core's dependencies, and theirs, as installed here.

Permissive and file-level copyleft licences pass (MIT, BSD, Apache, ISC, MPL, PSF and their kin). GPL, AGPL,
LGPL and whatever cannot be read fail, unless `licence_exceptions.toml` beside this file names the
distribution with the licence a person read and the reason. Standard library only; exit code 1 on failure.

A requirement under a marker (platform, Python version) counts when it is installed: too strict at worst.
"""

import re
import sys
import tomllib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = "qianglian"
EXCEPTIONS = Path(__file__).with_name("licence_exceptions.toml")

ALLOWED = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSL-1.0",
        "CC0-1.0",
        "HPND",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Unicode-3.0",
        "Unicode-DFS-2016",
        "Unlicense",
        "Zlib",
    ]
)

# Trove classifiers and free-text fields, as their authors wrote them → SPDX. First match wins.
SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"\bA(ffero )?GPL|Affero", "AGPL"),
    (r"\bLGPL|Lesser General Public", "LGPL"),
    (r"\bGPL|General Public License", "GPL"),
    (r"Apache", "Apache-2.0"),
    (r"Mozilla Public License|\bMPL", "MPL-2.0"),
    (r"\b2-Clause|Simplified BSD", "BSD-2-Clause"),
    (r"\bBSD\b", "BSD-3-Clause"),
    (r"\bMIT\b", "MIT"),
    (r"\bISC\b", "ISC"),
    (r"Python Software Foundation|\bPSF", "PSF-2.0"),
    (r"Unlicense", "Unlicense"),
    (r"zlib", "Zlib"),
    (r"CC0", "CC0-1.0"),
)

REQUIREMENT = re.compile(r"^\s*(?P<name>[A-Za-z0-9._-]+)\s*(\[(?P<extras>[^\]]*)\])?[^;]*(;(?P<marker>.*))?$")
EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
TOKEN = re.compile(r"[()]|[^\s()]+")


@dataclass(frozen=True)
class Finding:
    """One distribution and what its metadata says of its licence."""

    name: str
    version: str
    licence: str
    passes: bool
    note: str = ""


def normal_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def spdx_allows(expression: str) -> bool:
    """Whether an SPDX expression can be satisfied with allowed licences alone (`WITH` adds permissions)."""
    tokens = deque(TOKEN.findall(expression))

    def alternatives() -> bool:
        verdicts = [all_of()]
        while tokens and tokens[0].upper() == "OR":
            tokens.popleft()
            verdicts.append(all_of())
        return any(verdicts)

    def all_of() -> bool:
        verdicts = [one()]
        while tokens and tokens[0].upper() == "AND":
            tokens.popleft()
            verdicts.append(one())
        return all(verdicts)

    def one() -> bool:
        token = tokens.popleft() if tokens else ""
        if token == "(":
            verdict = alternatives()
            if tokens:
                tokens.popleft()
            return verdict
        if tokens and tokens[0].upper() == "WITH":
            tokens.popleft()
            tokens.popleft()
        return token in ALLOWED

    return alternatives() and not tokens


def spelled(text: str) -> str:
    """The SPDX name behind a free text, or nothing when none is recognised."""
    return next((spdx for spelling, spdx in SPELLINGS if re.search(spelling, text, re.IGNORECASE)), "")


def licence_of(found: Distribution) -> str:
    """The licence as declared: SPDX expression, else classifiers, else the first line of the field."""
    if "License-Expression" in found.metadata:
        return found.metadata["License-Expression"]
    classifiers = [c for c in found.metadata.get_all("Classifier") or [] if c.startswith("License :: ")]
    named = sorted({name for c in classifiers if (name := spelled(c.rsplit(" :: ", 1)[-1]))})
    if named:
        return " AND ".join(named)
    field = found.metadata["License"].strip() if "License" in found.metadata else ""
    first_line = field.splitlines()[0][:80] if field else ""
    return first_line if spdx_allows(first_line) else spelled(first_line) or first_line


def requirements(found: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The distributions that `found` asks for with these extras: name and extras wanted of it."""
    for line in found.requires or ():
        match = REQUIREMENT.match(line)
        if match is None:
            continue
        wanted_by = EXTRA.findall(match["marker"] or "")
        if wanted_by and not extras.intersection(wanted_by):
            continue
        asked = frozenset(e.strip() for e in (match["extras"] or "").split(",") if e.strip())
        yield normal_name(match["name"]), asked


def reachable(root: str) -> dict[str, Distribution]:
    """Every installed distribution that the root needs to run, by name; the root itself is left out."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = deque([(root, frozenset[str]())])
    while queue:
        name, extras = queue.popleft()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        queue.extend(requirements(found[name], extras))
    found.pop(root, None)
    return found


def read_exceptions(path: Path) -> dict[str, tuple[str, str]]:
    """Name → (licence a person read, reason)."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("exception", []) if path.is_file() else []
    return {normal_name(entry["name"]): (entry["licence"], entry["reason"]) for entry in entries}


def judge(name: str, found: Distribution, exceptions: dict[str, tuple[str, str]]) -> Finding:
    licence = licence_of(found)
    if spdx_allows(licence):
        return Finding(name, found.version, licence, True)
    if name in exceptions:
        read, reason = exceptions[name]
        return Finding(name, found.version, read, True, f"exception: {reason}")
    return Finding(name, found.version, licence or "unknown", False, "not allowed")


def main() -> int:
    exceptions = read_exceptions(EXCEPTIONS)
    findings = [judge(name, found, exceptions) for name, found in sorted(reachable(ROOT).items())]
    if not findings:
        print(f"licence check: {ROOT} is not installed here, so nothing could be checked", file=sys.stderr)
        return 1
    for finding in findings:
        verdict = "ok  " if finding.passes else "FAIL"
        print(
            f"  {verdict} {finding.name:<22} {finding.version:<18} {finding.licence}  {finding.note}".rstrip()
        )
    failed = [finding.name for finding in findings if not finding.passes]
    if failed:
        print(f"licence check: {', '.join(failed)}: read it; replace it or list it in {EXCEPTIONS.name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
