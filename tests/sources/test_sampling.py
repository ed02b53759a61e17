"""The beginning of a file: XML in any encoding, behind comments and DTDs, in archives beside other files."""

from pathlib import Path

import pytest

from qianglian.sources import registry
from qianglian.sources.sampling import sample, samples
from tests.sources.epo_documents import MAREC
from tests.sources.files import GOOGLE_HEADER, gzipped, read_all, zipped

DOCUMENT = '<?xml version="1.0"?><a:root x="1"><b/>电池<c d="2"/></a:root>'


def header(path: Path, data: bytes) -> tuple[str, ...]:
    path.write_bytes(data)
    seen = sample(path)
    assert seen.container == "xml"
    return seen.header


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert header(tmp_path / "a.xml", DOCUMENT.encode(encoding)) == ("root", "b", "c")


def test_utf16_of_the_other_order_with_its_mark(tmp_path: Path) -> None:
    assert header(tmp_path / "a.xml", b"\xfe\xff" + DOCUMENT.encode("utf-16-be")) == ("root", "b", "c")


@pytest.mark.parametrize(
    "before",
    [
        "<!-- <no/> -->",
        '<!DOCTYPE root SYSTEM "root.dtd">',
        "<!DOCTYPE root [<!ELEMENT no (#PCDATA)><!ENTITY e '<no/>'> ]>",
        "<?no <no/> ?>",
        "\n\n<!-- one --><!-- <two> -->\n<!DOCTYPE root []>\n",
    ],
)
def test_what_stands_before_the_root_is_not_looked_into(tmp_path: Path, before: str) -> None:
    text = DOCUMENT.replace("?>", "?>" + before, 1)
    assert header(tmp_path / "a.xml", text.encode()) == ("root", "b", "c")


README = {
    "words": b"Delivered on the first of January.\nRead me, please.\n",
    "columns": b"file,documents\na.xml,1\n",
    "json": b'{"delivery": 1}\n',
}


def test_an_archive_of_xml(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one/a.xml": MAREC.encode(), "two/b.xml": MAREC.encode()})
    result = read_all(path)
    assert result.source.name == "marec"
    assert {row.place.sheet for row in result.kept} == {"one/a.xml", "two/b.xml"}


@pytest.mark.parametrize("readme", README)
def test_a_text_before_the_xml_does_not_hide_it_and_is_noted(tmp_path: Path, readme: str) -> None:
    path = zipped(tmp_path / "a.zip", {"readme.txt": README[readme], "z.xml": MAREC.encode()})
    result = read_all(path)
    assert result.source.name == "marec"
    assert result.kept
    assert result.reading.notes == [("readme.txt", "member_not_read")]
    assert registry.recognise(path)[0][0].name == "marec"


def test_a_table_that_is_known_comes_before_xml(tmp_path: Path) -> None:
    table = (GOOGLE_HEADER + "US-9000001-B2,Cell,Acme,Doe,2019-01-02,2019-01-02,2020-01-02,,,\n").encode()
    path = zipped(tmp_path / "a.zip", {"a.csv": table, "z.xml": MAREC.encode()})
    assert read_all(path).source.name == "google_patents"


def test_packed_xml(tmp_path: Path) -> None:
    assert read_all(gzipped(tmp_path / "a.xml.gz", MAREC.encode())).source.name == "marec"


def test_a_file_of_nothing_known_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(range(256)))
    assert list(samples(path)) == []
    assert sample(path).container == "unknown"
