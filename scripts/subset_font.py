"""Cuts the font that ships with the documents: Noto Sans CJK SC, regular, to GB 2312, Latin and punctuation.

    python scripts/subset_font.py NotoSansCJK-Regular.ttc src/qianglian/documents/assets/NotoSansSC-subset.otf

Needs fontTools (in an environment of its own: it is no dependency of QiangLian). The source is Debian's
``fonts-noto-cjk``, under the SIL Open Font License 1.1, whose text lies beside the result. A font cut from it may not
bear the reserved name "Source": it is named "QiangLian Sans SC".
"""

import sys
from collections.abc import Iterator
from pathlib import Path

FAMILY = "QiangLian Sans SC"
REGULAR_SC = "Noto Sans CJK SC"
LATIN = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x370, 0x400), range(0x400, 0x460))
MARKS = (
    range(0x2010, 0x2028), range(0x2030, 0x205F), range(0x2070, 0x20A0), range(0x20A0, 0x20C0),
    range(0x2100, 0x2190), range(0x2190, 0x21FF), range(0x2200, 0x2300), range(0x2460, 0x24FF),
    range(0x2500, 0x2600), range(0x25A0, 0x2600), range(0x3000, 0x3040), range(0xFF00, 0xFFF0),
)  # fmt: skip


def gb2312() -> Iterator[int]:
    """Every character of GB 2312 as Unicode."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes((high, low)).decode("gb2312"))
            except (UnicodeDecodeError, TypeError):
                continue


def wanted() -> set[int]:
    """The characters that the font keeps."""
    blocks = {code for block in (*LATIN, *MARKS) for code in block}
    return blocks | set(gb2312())


def rename(font: object) -> None:
    """A name of its own for the result, as the licence asks, without spaces where PostScript allows none."""
    names = font["name"]  # type: ignore[index]
    for record in list(names.names):
        if record.nameID in (1, 16, 4):
            names.setName(FAMILY, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in (3, 6):
            names.setName(
                FAMILY.replace(" ", ""), record.nameID, record.platformID, record.platEncID, record.langID
            )
    font["CFF "].cff.fontNames = [FAMILY.replace(" ", "")]  # type: ignore[index]


def main(source: str, target: str) -> int:
    from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found]
    from fontTools.ttLib import TTCollection  # type: ignore[import-not-found]

    fonts = TTCollection(source).fonts
    font = next(one for one in fonts if one["name"].getDebugName(1) == REGULAR_SC)
    options = Options(layout_features=["kern", "locl", "mark", "mkmk"], hinting=False, desubroutinize=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    rename(font)
    font["head"].modified = font["head"].created  # the same cut gives the same bytes
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target}: {Path(target).stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
