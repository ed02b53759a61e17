"""Write the official classification systems that ship (`src/qianglian/rules/official/`).

    python scripts/write_official_systems.py FOLDER [--out FOLDER]

Read: the four tables as text with tabs (code, name, ipc_expr, keywords; keydigital with tech before them), from a
folder that is not part of this repository. Written: the cells as they stand beside our reading of them. What is
known about each table (source, date, confidence, trouble) stands here.
"""

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from qianglian.model.text import Text
from qianglian.rules.official_cells import read_row
from qianglian.rules.official_systems import FORMAT, SYSTEMS

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/qianglian/rules/official"

HEAD = """\
# An official classification system as a dated rule. Written by scripts/write_official_systems.py: do not edit by hand.
# ipc, keywords: the cells of the table as they stand in our copy. ipc_read, keywords_read: our reading as query text.
# status of a row: literal, interpreted, not encodable (keywords that are prose, or a mere statement of scope); none for
# a heading. irregular: what is no regular notation, how it was read (read: null where it was not), and why.
# confidence: read (confirmed on a public copy), known (practice), uncertain.
"""
COPY = Text(
    zh="单元格取自一份转录本，未与官方文件逐字核对。",
    en="The cells come from a transcription that was not compared with the official document word by word.",
)
ANY_OF = Text(
    zh="原表未说明关键词须全部出现还是任一出现，此处按任一出现读。",
    en="The table does not say whether all or any of the keywords are meant; any is read.",
)
STAR = Text(
    zh="小组后的星号读作该小组及分类表中其下的全部小组（如 H01M10/42* 含 H01M10/44）。",
    en="A star after a subgroup is read as all that stands under it in the scheme (H01M10/42* holds H01M10/44).",
)
MOVED = Text(
    zh="表中仍引用后来移走的分类号（如 H01L 移至 H10）；未作替换。",
    en="The table cites symbols that have moved since (such as H01L to H10); they are not replaced.",
)


@dataclass(frozen=True)
class Table:
    """One table: its file, and what is known about it."""

    file: str
    version: str
    name: Text
    source: str
    confidence: str
    effective_from: date | None
    caveats: tuple[Text, ...]
    scope: bool = False
    """Whether rows of bare subclasses and main groups, with no keywords, only state the scope of a branch."""


# Days as reported of notices on www.cnipa.gov.cn: art/2024/8/9/art_75_194145 (newthree), art/2023/9/25/art_75_187769
# (keydigital); of sei a law firm reprints number and day. The notices themselves were not at hand: confidence known.
TABLES: dict[str, Table] = {
    "newthree": Table(
        "cn_newthree_2024_ipc.tsv",
        "official-newthree-2024-08.2",
        Text(
            zh="“新三样”相关技术专利分类体系（2024）",
            en="Classification of patents on the “new three”: "
            "electric vehicles, lithium batteries, photovoltaics (2024)",
        ),
        "国家知识产权局办公室《“新三样”相关技术专利分类体系（2024）》，2024-08-09 公布",
        "known",
        date(2024, 8, 9),
        (
            COPY,
            ANY_OF,
            STAR,
            MOVED,
            Text(
                zh="只列小类和大组、没有星号也没有关键词的行，在官方文件中是范围说明（“主要涉及小类/大组有”，"
                "据一份公开转录），不作为检索条件。",
                en="Rows of bare subclasses and main groups, with no star and no keywords, are statements of scope in "
                "the official document (“主要涉及小类/大组有”, after a public transcription), no conditions.",
            ),
        ),
        scope=True,
    ),
    "sei": Table(
        "cn_sei_2021_ipc_merged.tsv",
        "official-sei-2021-02.2",
        Text(
            zh="战略性新兴产业分类与国际专利分类参照关系表（2021）（试行）",
            en="Concordance of the strategic emerging industries with the IPC (2021, on trial)",
        ),
        "国家知识产权局办公室《战略性新兴产业分类与国际专利分类参照关系表（2021）（试行）》，"
        "国知办函规字〔2021〕121号，2021-02-07 印发",
        "known",
        date(2021, 2, 7),
        (
            COPY,
            ANY_OF,
            MOVED,
            Text(
                zh="1.1 至 1.5 中有少数关键词单元格在我们的副本里被改写过，与官方措辞不同；是哪些并不知道。",
                en="A handful of keyword cells in 1.1 to 1.5 are reworded in our copy and differ from the official "
                "words; which ones is not known.",
            ),
        ),
    ),
    "greentech": Table(
        "cn_greentech_ipc.tsv",
        "official-greentech-undated",
        Text(zh="绿色技术专利分类体系", en="Classification of patents on green technology"),
        "国家知识产权局《绿色技术专利分类体系》（印发日期未查明）",
        "known",
        None,
        (COPY, MOVED, Text(zh="印发日期未查明。", en="The day of issue is not known here.")),
    ),
    "keydigital": Table(
        "cn_keydigital_2023_ipc.tsv",
        "official-keydigital-2023-09.2",
        Text(
            zh="关键数字技术专利分类体系（2023）",
            en="Classification of patents on key digital technologies (2023)",
        ),
        "国家知识产权局办公室《关键数字技术专利分类体系（2023）》，2023-09-25 公布",
        "known",
        date(2023, 9, 25),
        (
            COPY,
            ANY_OF,
            MOVED,
            Text(
                zh="我们的副本几乎总在字母、数字与汉字之间留有空格（“AI 芯片”），官方排印是否如此并不知道；"
                "两种写法都检索（AI 芯片、AI芯片）。",
                en="Our copy nearly always puts a space between letters or digits and ideographs (“AI 芯片”); whether "
                "the official print does is not known. Both spellings are looked for (AI 芯片, AI芯片).",
            ),
        ),
    ),
}

_STARRED_OR_FINER = re.compile(r"[*/]")


def main() -> None:
    """Read the tables, write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for code, file in SYSTEMS.items():
        text = written(code, chosen.folder)
        (chosen.out / file).write_text(text, encoding="utf-8")
        print(f"{code}: {len(text.encode()):,} bytes: {chosen.out / file}")


def written(code: str, folder: Path) -> str:
    """The file of one system."""
    table = TABLES[code]
    body = {
        "format": FORMAT,
        "code": code,
        "version": table.version,
        "name": _both(table.name),
        "source": table.source,
        "confidence": table.confidence,
        "effective_from": table.effective_from,
        "effective_to": None,
        "caveats": [_both(one) for one in table.caveats],
        "rows": [row_of(table, row) for row in _read(folder / table.file)],
    }
    # One line a cell, however long: a change of one symbol is then a change of one line.
    return HEAD + yaml.dump(
        body, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def row_of(table: Table, row: dict[str, str]) -> dict[str, Any]:
    """One row as it is stored: what is empty is left out."""
    ipc, keywords = row["ipc_expr"], row["keywords"]
    scope = table.scope and bool(ipc) and not keywords and not _STARRED_OR_FINER.search(ipc)
    read = read_row(ipc, keywords, scope=scope)
    irregular = [
        {"found": one.found, "read": one.correction, "reason": _both(one.reason)} for one in read.irregular
    ]
    kept = {
        "tech": row.get("tech", ""),
        "code": row["code"],
        "name": row["name"],
        "ipc": ipc,
        "keywords": keywords,
        "scope": scope,
        "ipc_read": read.ipc,
        "keywords_read": read.keywords,
        "status": read.status,
        "reason": _both(read.reason) if read.reason else None,
        "irregular": irregular,
    }
    return {name: value for name, value in kept.items() if value}


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


if __name__ == "__main__":
    main()
