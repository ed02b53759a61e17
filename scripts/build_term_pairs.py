"""Build the pairs of Chinese and English terms that ship (`keyness/data/term_pairs.tsv.gz`).

    python scripts/build_term_pairs.py [--data FOLDER] [--hold-back SHARE --out FILE]

Read: the official titles of the IPC in Chinese (CNIPA, edition 2026.01) and in English (WIPO, edition 2020), which are
not part of this repository. Written: terms of up to six characters and three words with the number of titles that hold
both, and each; no title. ``--hold-back`` leaves out a share of the main groups, for measuring.
"""

import argparse
import gzip
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from qianglian.corpus.keyness.pairing import Pair, pair_terms
from qianglian.corpus.keyness.terms import chinese_terms, english_terms
from qianglian.model.classification import ipc_symbol

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/qianglian/corpus/keyness/data/term_pairs.tsv.gz"
CHINESE, ENGLISH = "reference/ipc_zh_2026.01.tsv.gz", "reference/ipc_en_2020.tsv.gz"
HEAD = (
    "# Terms of the official titles of the IPC that stand for each other, with the counts of titles that hold them.\n"
    "# Derived by scripts/build_term_pairs.py: IPC 2026.01 in Chinese (CNIPA), IPC 2020 in English (WIPO).\n"
    "# zh\ten\tboth\tzh titles\ten titles\tscore\n"
)
SEED = 20261125
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_SPACED_HAN = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


def main() -> None:
    """Read, pair, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folder = os.environ.get("QIANGLIAN_DATA") or ROOT.parent / "shared" / "data"
    parser.add_argument("--data", type=Path, default=Path(folder))
    parser.add_argument("--hold-back", type=float, default=0.0)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    titles = dict(aligned(chosen.data))
    kept = {symbol: both for symbol, both in titles.items() if not held_back(symbol, chosen.hold_back)}
    pairs = pair_terms((chinese_terms(zh), english_terms(en)) for zh, en in kept.values())
    write(pairs, chosen.out)
    print(f"{len(kept):,} titles, {len(pairs):,} pairs, {chosen.out.stat().st_size:,} bytes: {chosen.out}")


def aligned(data: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Symbols with their titles in Chinese and English, without what stands in brackets (references)."""
    chinese = dict(_read(data / CHINESE, 2))
    for symbol, english in _read(data / ENGLISH, 1):
        if symbol in chinese:
            yield symbol, (_SPACED_HAN.sub("", _plain(chinese[symbol])), _plain(english))


def held_back(symbol: str, share: float) -> bool:
    """Whether a main group is among those left out, drawn by its symbol."""
    return random.Random(f"{SEED}{symbol.split('/')[0]}").random() < share


def _read(path: Path, column: int) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            symbol = ipc_symbol(cells[0])
            if symbol and len(cells) > column:
                yield symbol, cells[column]


def _plain(title: str) -> str:
    """A title without brackets, however they are nested."""
    while True:
        shorter = _BRACKETS.sub("", title)
        if shorter == title:
            return title
        title = shorter


def write(pairs: list[Pair], path: Path) -> None:
    """One line a pair; the same bytes every time."""
    body = HEAD + "".join("\t".join(map(str, pair)) + "\n" for pair in pairs)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(body.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
