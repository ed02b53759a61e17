"""Mutated files, for a bounded time per reader: only our errors, or readings, within bounded memory.

``QIANGLIAN_FUZZ_SECONDS`` says how long (default 5; 20 in CI, 60 in `make soak`). A failure names the seed and
the round.
"""

import gzip
import io
import json
import os
import random
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from qianglian.model.errors import QiangLianError
from qianglian.sources import registry
from qianglian.sources.contract import DeclarationRow, ReadOptions, Rejected, SourceRow
from qianglian.sources.formats import qianglian_jsonl
from qianglian.sources.guess import guess
from qianglian.sources.mapping import load_mapping
from qianglian.sources.quality import FileQuality
from qianglian.sources.rejections import REJECTIONS
from qianglian.sources.remarks import NOTES, REMARKS
from tests.conftest import real_data_folder
from tests.sources import epo_documents, xml_mutations
from tests.sources.files import (
    DERWENT,
    ESPACENET,
    ETSI,
    GAZETTE,
    GOOGLE_HEADER,
    GOOGLE_PAGE,
    PATSNAP_HEADER,
    PATSNAP_ROW,
    POOL,
    csv_text,
    xlsx_bytes,
)
from tests.sources.formats import cnipa_documents, uspto_documents

ROOT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("QIANGLIAN_FUZZ_SECONDS", "5"))
SEED = int(os.environ.get("QIANGLIAN_FUZZ_SEED", "20190709"))
GROWTH = 600 << 10
"""KiB of memory that a reader's whole run may add."""
LONGEST = 20.0
"""Seconds in which any one mutated file is read: a reader whose time grows with the square of a file fails."""
BOUNDS = {"max_bytes": 64 << 20, "max_workbook": 32 << 20, "max_cells": 1_000_000, "max_line": 4 << 20}
TOKENS = (
    b'"',
    b"\n",
    b"\r",
    b"\0",
    b",",
    b"\t",
    b";",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{",
    b"[",
    b"}",
    b"null",
    b"1e400",
    b"-1",
    b"NaN",
    b"\\ud800",
    "号".encode("gb18030"),
    b"2.0193E+12",
    b"99999999999999999999",
    b"0000-00-00",
    b"<c r='XFD1048576'>",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"=cmd|' /C'!A0",
)

PATENTSCOPE = {
    "pub_country": "CN",
    "pub_number": "201999999",
    "title": "虚构",
    "pub_date": "2010-07-28",
    "ipc": ["E04H 1/12"],
    "app_number": "200920194832.6",
    "applicants": ["甲"],
    "inventors": ["乙"],
    "abstract": "虚构。",
}
LENS = (
    "#,Lens ID,Jurisdiction,Publication Date,Publication Year,Title,Abstract,Applicants,Inventors,URL\n"
    "1,000-000-000-000-001,EP,2021-12-30,2021,A cell,Text,ACME;;BETA,DOE J;;ROE S,https://x.invalid\n"
)
GOOGLE = (
    "search URL:,https://x.invalid\n"
    + GOOGLE_HEADER
    + ('US-11000000-B2,A cell,"Fictional Co., Ltd.",Ann Doe,2017-03-08,2018-03-08,2022-06-07,2022-06-07,,\n')
)
INCOPAT = [
    ["公开（公告）号", "申请号", "申请日", "专利类型", "公开国别", "标准化申请人", "合享价值度"],
    ["CN101234567B", "CN201910000000.X", "20190102", "发明授权", "CN", "甲", "9"],
]
OWN = {
    "qianglian": 1,
    "number": "CN101234567B",
    "titles": [{"lang": "zh", "text": "虚构"}],
    "applicants": ["甲"],
    "filing_date": "2019-01-02",
    "status": {"state": "in_force", "as_given": "有效", "as_of": None},
    "events": [{"date": "2020-02-03", "text": "x"}],
}

ODP_ITEM: dict[str, object] = {
    "applicationNumberText": "17191234",
    "applicationMetaData": {
        "inventionTitle": "Invented",
        "filingDate": "2021-03-04",
        "earliestPublicationNumber": "US20220045678A1",
        "patentNumber": "19234567",
        "grantDate": "2023-05-02",
        "inventorBag": [{"inventorNameText": "Jane Nobody"}],
        "cpcClassificationBag": ["H01M  10/0525"],
    },
    "eventDataBag": [{"eventCode": "CTNF", "eventDate": "2022-08-01"}],
    "foreignPriorityBag": [{"ipOfficeName": "JAPAN", "filingDate": "2020-03-05"}],
}


def many(item: dict[str, object]) -> bytes:
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for _ in range(6))


def begin(name: str, size: int) -> list[bytes]:
    """The beginning of a real file, unpacked, where the real data are at hand."""
    path = real_data_folder() / name
    if not path.is_file():
        return []
    with gzip.open(path) if name.endswith(".gz") else path.open("rb") as file:
        return [file.read(size)]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "cnipa_publication": lambda: [
        *[
            text.encode()
            for text in (cnipa_documents.GRANT, cnipa_documents.DESIGN, cnipa_documents.OLD_SHAPE)
        ],
        *begin(
            "xml/cn_cnipa_application_body/CN102019000302430CN00001100838310AFULZH20190802CN00G.XML", 1 << 20
        ),
    ],
    "cnipa_application_body": lambda: [
        cnipa_documents.BODY.encode(),
        (cnipa_documents.OLD_SHAPE + cnipa_documents.BODY).encode(),
    ],
    "patsnap": lambda: [
        *[
            xlsx_bytes([PATSNAP_HEADER, *[PATSNAP_ROW] * 5]),
            csv_text([PATSNAP_HEADER, *[PATSNAP_ROW] * 5]).encode("gb18030"),
        ]
        * 10,
        *begin("exports/patsnap_green_aviation_1999.xlsx", 4 << 20),
    ],
    "lens": lambda: [LENS.encode(), *begin("exports/lens_battery_797.csv", 20_000)],
    "google_patents": lambda: [
        GOOGLE.encode(),
        *begin("exports/google_patents_solid_electrolyte_4k.csv", 20_000),
    ],
    "google_patents_page": lambda: [
        many(GOOGLE_PAGE),
        *begin("patents/google_energy_recovery_full.jsonl.gz", 40_000),
    ],
    "cnipa_gazette": lambda: [many(GAZETTE), *begin("patents/cnipa_gazette_2019_75k.jsonl.gz", 20_000)],
    "epo_docdb": lambda: [
        *[epo_documents.DOCDB.encode()] * 4,
        *begin("xml/epo_docdb/WO-2023012807-A1_507242069.xml", 40_000),
    ],
    "epo_ops": lambda: [
        *[
            text.encode()
            for name, text in vars(epo_documents).items()
            if name.startswith("OPS_") and name != "OPS_ID"
        ],
        *begin("xml/epo_ops_fixtures/biblio_example_3.xml", 20_000),
    ],
    "epo_publication_server": lambda: [
        *[epo_documents.EP_B1.encode()] * 4,
        *begin("xml/epo_eps/v1-5-B1.xml", 50_000),
    ],
    "marec": lambda: [
        *[epo_documents.MAREC.encode()] * 4,
        *begin("xml/marec/EP-1000006-A1.xml", 20_000),
    ],
    "qianglian_jsonl": lambda: [many(OWN)],
    "incopat": lambda: [xlsx_bytes([*INCOPAT]), csv_text(INCOPAT, "\t").encode("utf-16")],
    "uspto_odp": lambda: [
        b'{"patentFileWrapperDataBag":[' + many(ODP_ITEM).replace(b"\n", b",")[:-1] + b"]}"
    ],
    "derwent": lambda: [xlsx_bytes([*DERWENT]), csv_text(DERWENT).encode()],
    "espacenet": lambda: [xlsx_bytes([*ESPACENET]), csv_text(ESPACENET, ";").encode()],
    "etsi_ipr": lambda: [csv_text([*ETSI[:1], *ETSI[1:] * 5], ";").encode()],
    "pool_list": lambda: [
        csv_text([*POOL[:1], *POOL[1:] * 5]).encode(),
        *begin("sep/hevc_advance_patent_list_2022.csv", 20_000),
    ],
    "uspto_greenbook": lambda: [uspto_documents.GREENBOOK.encode()],
    "uspto_pap": lambda: [uspto_documents.PAP.encode(), *begin("xml/uspto_go/v1-5-A1_1.xml", 20_000)],
    "uspto_patdoc": lambda: [uspto_documents.PATDOC.encode(), *begin("xml/uspto_go/v2-5-S1.xml", 20_000)],
    "uspto_xml": lambda: [
        (uspto_documents.GRANT + uspto_documents.DESIGN + uspto_documents.APPLICATION).encode(),
        *begin("xml/uspto_go/v4-0-A2_1.xml", 20_000),
    ],
    "table": lambda: [many(PATENTSCOPE), *begin("patents/patentscope_cn_125k.jsonl.gz", 20_000)],
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few small injuries."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(held) + 1)
        match chance.randrange(6):
            case 0:
                held[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del held[at : at + chance.choice((1, 2, 10, 500))]
            case 2:
                held[at:at] = chance.choice(TOKENS)
            case 3:
                other = chance.randrange(len(held) + 1)
                held[at:at] = held[other : other + chance.choice((5, 100, 3000))]
            case 4:
                held[at:at] = chance.choice(TOKENS) * chance.choice((3, 300, 5000))
            case 5 if chance.random() < 0.3:
                del held[at:]
    return bytes(held)


def injured(data: bytes, chance: random.Random) -> bytes:
    """A mutation of a file: of its bytes, of a part of its archive, or packed and then mutated."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return with_a_mutated_part(data, chance)
    match chance.randrange(5):
        case 0:
            return gzip.compress(mutated(data, chance))
        case 1:
            return mutated(gzip.compress(data), chance)
        case 2:
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("a.csv", mutated(data, chance))
                archive.writestr("../b.jsonl", data)
            return mutated(held.getvalue(), chance) if chance.random() < 0.5 else held.getvalue()
    return mutated(data, chance)


def with_a_mutated_part(data: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if name.startswith("xl/")])
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, chance) if name == chosen else content)
    return held.getvalue()


def is_xml(data: bytes) -> bool:
    """Whether the injuries of XML make sense for it."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def rounds() -> Iterator[int]:
    end = time.monotonic() + SECONDS
    number = 0
    while time.monotonic() < end:
        yield number
        number += 1


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def look_at(path: Path, name: str, options: ReadOptions) -> int:
    """Read to the end and report; returns the rows. Anything but our errors is a failure of the test."""
    try:
        registry.recognise(path, options)
        source, reading = registry.read(path, options, name)
        quality = FileQuality(path.name, source.name, reading.columns, source.kind)
        for row in reading.rows:
            quality.add(row)
            if isinstance(row, Rejected):
                assert row.code in REJECTIONS
            else:
                assert isinstance(row, DeclarationRow if source.kind == "declarations" else SourceRow)
                assert all(remark.code in REMARKS for remark in row.remarks)
                if isinstance(row, SourceRow):
                    written = qianglian_jsonl.line(row)
                    assert xml_mutations.CANARY not in str(written), "an entity brought in a local file"
        assert {note for _, note in reading.notes} <= NOTES.keys()
        json.dumps(quality.to_json())
        with suppress(QiangLianError):  # a mapping is guessed for tables only
            guess(path, options)
        return quality.rows
    except QiangLianError:
        return 0


@pytest.mark.fuzz
@pytest.mark.parametrize("name", registry.FORMATS)
def test_mutated_files(name: str, tmp_path: Path) -> None:
    mapping = load_mapping(ROOT / "docs" / "mappings" / "patentscope.yaml") if name == "table" else None
    options = ReadOptions(mapping=mapping, **BOUNDS)
    seeds = SEEDS[name]()
    chance = random.Random(f"{SEED}{name}")
    path = tmp_path / "input"
    local_file = tmp_path / "local.txt"
    local_file.write_text(xml_mutations.CANARY, encoding="utf-8")
    before, rows, number = memory(), 0, -1
    for number in rounds():
        seed = seeds[number % len(seeds)]
        if is_xml(seed) and chance.random() < 0.7:
            seed = xml_mutations.mutated_xml(seed, chance, local_file)
            data = injured(seed, chance) if chance.random() < 0.3 else seed
        else:
            data = injured(seed, chance)
        path.write_bytes(data)
        begun = time.monotonic()
        try:
            rows += look_at(path, name, options)
            assert time.monotonic() - begun < LONGEST, "one file took too long"
        except BaseException as error:
            kept = tmp_path / "culprit"
            kept.write_bytes(data)
            raise AssertionError(f"seed {SEED}, round {number}: {error!r}; the file: {kept}") from error
    assert number > 0
    assert rows > 0, "not one mutated file could be read: the mutations are too coarse to test anything"
    assert memory() - before < GROWTH
    print(f"{name}: {number + 1} files, {rows} rows, {memory() - before} KiB")
