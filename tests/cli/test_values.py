"""What a field looks like laid out: nothing run together, nothing lost without a count."""

from datetime import date

import pytest

from qianglian.cli.screens.values import told
from qianglian.model.publication import (
    Citation,
    Claim,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    Party,
    Priority,
    Publication,
    Related,
)

WHOLE = Publication(
    titles=(LangText("de", "Zelle"), LangText("en", "Cell", translated=True)),
    claims=(
        Claim(1, "Zelle.", "de", True),
        Claim(2, "Zelle nach Anspruch 1.", "de", False, (1,)),
        Claim(1, "Cell.", "en", True),
    ),
    applicants=(Party("甲虚构公司", "某市某路1号", "CN"), Party("Fictional B.V.", "", "NL")),
    inventors=(Party("Doe, Jane", "", "US"), Party("Roe, Sam")),
    citations=(
        Citation("US1000001A", phase="APP"),
        Citation("EP1000002A1", "X", by_examiner=True, phase="ISR", claims="1-3"),
        Citation("", "A", True, "DOE: Cells, 2001"),
    ),
    classes=(
        ClassSymbol("ipcr", "H01M10/00", "invention", "first"),
        ClassSymbol("ipcr", "H01M10/00", "invention", office="EP"),
        ClassSymbol("ipcr", "H01M4/02", "additional"),
        ClassSymbol("uspc", "429/1"),
    ),
    families=(Identifier("docdb", "1"), Identifier("docdb_members", "A"), Identifier("docdb_members", "B")),
    related=(Related("continuation", "09000001", "US", date(2001, 2, 3)), Related("docdb:1", "7")),
    priorities=(Priority("2018000001", "JP", date(2018, 1, 2)), Priority("NL1000001", "NL")),
    events=(LegalEvent(date(2001, 2, 3), "LAPSED", "PG25", "GB"),),
    figures=("1.tif", "2.tif", "3.tif", "4.tif"),
    extra={"note": "long " * 60},
)


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("titles", "[de] Zelle\n[en] （译文）Cell", "[de] Zelle\n[en] (translated) Cell"),
        (
            "claims",
            "[de] 2 项，独立 1\n[en] 1 项，独立 1\n1. Zelle.",
            "[de] 2 claims, independent 1\n[en] 1 claim, independent 1\n1. Zelle.",
        ),
        ("applicants", "甲虚构公司 (某市某路1号, CN)\nFictional B.V. (NL)", ""),
        ("inventors", "Doe, Jane (US); Roe, Sam", ""),
        (
            "citations",
            "EP1000002A1 X (国际检索, 权 1-3); DOE: Cells, 2001 A (审查员); US1000001A (申请人)",
            (
                "EP1000002A1 X (international search, claims 1-3); DOE: Cells, 2001 A (examiner); "
                "US1000001A (applicant)"
            ),
        ),
        (
            "classes",
            "ipcr: H01M10/00 · 附加信息 H01M4/02\nuspc: 429/1",
            "ipcr: H01M10/00 · additional H01M4/02\nuspc: 429/1",
        ),
        ("families", "docdb: 1\ndocdb_members: A; B", ""),
        ("related", "续案 09000001 2001-02-03; docdb:1 7", "continuation of 09000001 2001-02-03; docdb:1 7"),
        ("priorities", "JP 2018000001 2018-01-02; NL1000001", ""),
        ("events", "2001-02-03 GB PG25 LAPSED", ""),
        ("figures", "1.tif; 2.tif; 3.tif; … 另 1 项（共 4）", "1.tif; 2.tif; 3.tif; … and 1 more (4 in all)"),
        ("country", "as it is", ""),
    ],
)
def test_a_field_is_laid_out(name: str, zh: str, en: str) -> None:
    assert told(name, WHOLE, "as it is", "zh") == zh
    assert told(name, WHOLE, "as it is", "en") == (en or zh)


def test_what_is_long_is_cut_and_counted() -> None:
    assert told("extra", WHOLE, "", "zh").endswith("… （共 300 字符）")
    many = Publication(
        citations=tuple(Citation(f"US{n}A") for n in range(40)),
        events=tuple(LegalEvent(None, f"event {n}") for n in range(20)),
    )
    assert told("citations", many, "", "en").endswith("US29A; … and 10 more (40 in all)")
    lines = told("events", many, "", "en").split("\n")
    assert (lines[0], lines[-1], len(lines)) == (
        "… 8 earlier; qianglian timeline lists all",
        "? event 19",
        13,
    )
