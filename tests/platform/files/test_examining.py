"""What is taken is typed by its content; what runs, is damaged, too large or marked as a state secret is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from qianglian.model.errors import BadInput, Forbidden, QiangLianError, TooLarge, UnknownFormat
from qianglian.platform.files.bounds import bounds
from qianglian.platform.files.examining import examined
from qianglian.platform.files.kinds import KINDS
from tests.platform.files.making import JPG, PNG, XML, archive, changed, document, pdf, pdf_of_fonts, workbook

TITLES = ("机密计算的方法及装置", "一种秘密共享方法", "绝密级热处理炉", "公开号,名称,机密性")
"""What is headed so is a patent, no secret."""


def named(value: object) -> str:
    """Cases are told by their place: archives hold the time at which they were made."""
    return "" if isinstance(value, bytes) else str(value)


def kind(data: bytes) -> str:
    return examined(io.BytesIO(data), bounds())


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (workbook(("公开号", "名称"), ("CN1A", TITLES[0])), "xlsx"),
        (document("关于锂电产业链的报告", TITLES[1]), "docx"),
        ('公开号,名称\nCN1A,电池\nCN2A,"隔膜,涂层"\n'.encode(), "csv"),
        ("公开号\t名称\nCN1A\t电池\n".encode("gb18030"), "tsv"),
        ("\ufeff公开号\t名称\r\nCN1A\t电池\r\n".encode("utf-16-le"), "tsv"),
        ("PN - CN1A\nTI - 一种电池\n".encode(), "txt"),
        (b'{"number": "CN1A", "title": "a"}\n', "txt"),
        (XML, "xml"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "b.dtd"><a><b/></a>', "xml"),
        ("<公开号> CN1A\n<名称> 一种电池".encode(), "txt"),
        (archive({"甲/一.csv": b"a,b\n1,2\n", "图.tif": b"II*\0xx", ".DS_Store": b"\0\1"}), "zip"),
        (archive({"inner.zip": archive({"a.txt": b"words"}), "b.xlsx": workbook(("a",))}), "zip"),
        (pdf("关于锂电产业链的报告"), "pdf"),
        (PNG, "png"),
        (JPG, "jpg"),
    ],
    ids=named,
)
def test_a_kind_is_told_by_the_content(data: bytes, found: str) -> None:
    assert kind(data) == found


@pytest.mark.parametrize("title", TITLES)
def test_what_only_speaks_of_secrets_is_taken(title: str) -> None:
    for data in (title.encode(), workbook((title,)), document(title), pdf(title)):
        assert kind(data) in KINDS


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\0" + b"\0" * 80,
        b"\x7fELF" + b"\0" * 80,
        b"#!/bin/sh\nrm -rf /\n",
        b"@echo off\r\ndel *\r\n",
        b"<!DOCTYPE html><html><body>x</body></html>",
        "\ufeff \n<HTML><p>公开号".encode(),
        b"a,b\n<script>alert(1)</script>,2\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><a><b xmlns='http://www.w3.org/1999/xhtml'>x</b></a>",
        "<?xml version='1.0' encoding='utf-16'?><html/>".encode("utf-16"),
        b"<?xml version='1.0'?><a><b></a>",
        changed(workbook(("a",)), {"xl/vbaProject.bin": b"x"}),
        changed(workbook(("a",)), {"XL/VBAPROJECT.BIN": b"x"}),
        changed(workbook(("a",)), {"xl/macrosheets/sheet1.xml": b"<a/>"}),
        changed(document("a"), {"word/activeX/activeX1.xml": b"<a/>"}),
        changed(document("a"), {"word/embeddings/oleObject1.bin": b"x"}),
        changed(
            document("a"), {"word/embeddings/a.xlsx": changed(workbook(("a",)), {"xl/vbaProject.bin": b"x"})}
        ),
        changed(
            document("a"),
            {
                "word/_rels/settings.xml.rels": b'<Relationships><Relationship Id="1" Type="http://x/attachedTemplate"'
                b' Target="http://x/a.dotm" TargetMode="External"/></Relationships>'
            },
        ),
        changed(
            workbook(("a",)),
            {"xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink/></externalLink>"},
        ),
        archive({"a.csv": b"a,b\n", "b/page.csv": b"<html></html>"}),
        archive({".DS_Store": b"MZ\x90\0"}),
        archive({"deep.zip": archive({"a.exe": b"MZ\x90\0"})}),
        pdf("报告", more=b"<</OpenAction<</S/JavaScript/JS(x)>>>>"),
        pdf("报告", more=b"<</OpenAction<</S/J#61vaScript>>>>"),
        pdf("报告")[:-30],
        PNG + b"<html>",
        JPG + archive({"a": b"b"}),
        workbook(("a",))[:-200],
        archive({"a.csv": b"a" * 5000})[:60],
    ],
    ids=named,
)
def test_what_runs_or_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        kind(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2\3" * 50,
        bytes(range(256)) * 20,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"GIF89a" + b"\0" * 20,
        archive({}),
        archive({"a.bin": b"\0\1\2\3" * 50}),
        archive({"1.zip": archive({"2.zip": archive({"3.zip": archive({"a.txt": b"words"})})})}),
        archive({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<a/>"}),
    ],
    ids=named,
)
def test_any_other_kind_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat) as refused:
        kind(data)
    assert refused.value.hint


def test_a_workbook_of_macros_is_refused_whatever_it_calls_them() -> None:
    book = workbook(("a",))
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        types = opened.read("[Content_Types].xml")
    for said in (
        types.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        types.replace(
            b"</Types>",
            b'<Override PartName="/x" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        types.replace(b"</Types>", b'<Override PartName="/x" ContentType="&#118;baProject"/></Types>'),
    ):
        assert said != types
        with pytest.raises(BadInput, match="macros"):
            kind(changed(book, {"[Content_Types].xml": said}))


def test_what_is_too_large_is_refused() -> None:
    small = replace(bounds(), most={**bounds().most, "txt": 10, "xlsx": 100}, unpacked=1 << 20, members=3)
    for data in (
        b"x" * 11,
        workbook(("a",)),
        archive({"a.txt": b"x" * (2 << 20)}),
        archive({str(number): b"x" for number in range(4)}),
    ):
        with pytest.raises(TooLarge):
            examined(io.BytesIO(data), small)
    bomb = archive({"a.txt": b"\n" * (80 << 20)})
    with pytest.raises(TooLarge, match="400 times"):
        kind(bomb)


SPELT = (
    "绝密★",
    "机密★1年",
    "秘密★长期",
    "秘　密 ☆ 3年",
    "机 密",
    "【绝密】",
    "密级：机密",
    "000123 机密＊",
    "秘\u200b密★",
    "机密级",
)


@pytest.mark.parametrize("mark", SPELT)
def test_a_mark_is_known_however_it_is_spelt(mark: str) -> None:
    for text in (f"{mark}\n关于产业链的通知\n", f"产业链\n\n{mark}\n正文"):
        with pytest.raises(Forbidden) as refused:
            kind(text.encode())
        assert "国家秘密" in refused.value.sentence("zh")


@pytest.mark.parametrize(
    "made",
    [
        lambda mark: f"{mark}\n关于产业链的通知\n".encode(),
        lambda mark: f"产业链\r\n{mark}\r\n正文".encode("gb18030", "ignore"),
        lambda mark: f"名称,密级\n锂电,{mark}\n".encode(),
        lambda mark: f"<?xml version='1.0'?><doc><head>{mark}</head><p>正文</p></doc>".encode(),
        lambda mark: document(mark, "关于产业链的通知"),
        lambda mark: document("正文", header=mark),
        lambda mark: workbook(("产业链",), (mark, "")),
        lambda mark: workbook(tuple(mark), ("产业链",)),
        lambda mark: workbook(("产业链",), second=mark),
        lambda mark: workbook(("产业链",), header=f'&L&"黑体"&14{mark}&R第&P页'),
        lambda mark: workbook(("产业链",), box=mark),
        lambda mark: pdf(mark),
        lambda mark: archive({"目录/a.docx": document(mark)}),
        lambda mark: archive({"a.zip": archive({"a.txt": mark.encode()})}),
    ],
    ids=range(14),
)
def test_a_mark_is_found_wherever_a_document_is_headed(made: Callable[[str], bytes]) -> None:
    with pytest.raises(Forbidden):
        kind(made("机　密 ★1年"))
    with pytest.raises(Forbidden):
        kind(made("绝密"))
    kind(made("机密计算"))


@pytest.mark.parametrize("packed", [False, True])
def test_a_mark_whose_every_letter_has_a_font_of_its_own(packed: bool) -> None:
    for mark in ("绝密", "机密★1年"):
        with pytest.raises(Forbidden):
            kind(pdf_of_fonts(mark, packed=packed))
    assert kind(pdf_of_fonts("机密计算的方法", packed=packed)) == "pdf"


def test_a_mark_in_the_coding_of_an_old_program_and_in_the_name_of_a_member() -> None:
    for data in (pdf("机密★1年", plain=True), archive({"机密★通知.txt": b"words"})):
        with pytest.raises(Forbidden):
            kind(data)


def test_every_kind_has_its_bound() -> None:
    assert set(bounds().most) == set(KINDS)
    assert issubclass(UnknownFormat, QiangLianError)
