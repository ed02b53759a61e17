"""Injuries that only XML knows: entities, depth, size, encodings, truncation, namespaces, documents in a row."""

import random
from pathlib import Path

CANARY = "canary-of-a-local-file-1b2c3d"
"""Stands in a local file that entities point to: it must never appear in a reading."""

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _declared(text: str, subset: str, place: str, chance: random.Random) -> str:
    """A document type with entities, and one of them used somewhere in the text."""
    begin = text.find("?>") + 2 if text.startswith("<?xml") else 0
    at = text.find(">", chance.randrange(begin, len(text))) + 1
    return f"{text[:begin]}<!DOCTYPE a [{subset}]>{text[begin:at]}{place}{text[at:]}"


def mutated_xml(data: bytes, chance: random.Random, local_file: Path) -> bytes:
    """One injury; ``local_file`` is what external entities name."""
    text = data.decode("utf-8", "replace")
    at = text.find(">", chance.randrange(len(text))) + 1
    before, after = text[:at], text[at:]
    uri = local_file.as_uri()
    match chance.randrange(16):
        case 0:
            return _declared(text, f'<!ENTITY l0 "ha">{_LAUGHS}', "&l9;", chance).encode()
        case 1:
            return _declared(text, f'<!ENTITY x SYSTEM "{uri}">', "&x;", chance).encode()
        case 2:
            return _declared(text, f'<!ENTITY % p SYSTEM "{uri}"> %p;', "", chance).encode()
        case 3:
            return _declared(text, f'<!ENTITY x "<b>{"y" * 50}</b>">', '<c d="&x;"/>&x;', chance).encode()
        case 4:
            depth = chance.choice((30, 255, 300, 20_000))
            return f"{before}{'<b>' * depth}{'</b>' * depth}{after}".encode()
        case 5:
            size = chance.choice((1000, 300_000, 11_000_000))
            return f'{before}<b c="{"x" * size}">{"y" * size}</b>{after}'.encode()
        case 6:
            return text.encode(chance.choice(("utf-16", "utf-16-le", "gb18030", "utf-8-sig")))
        case 7:
            name = chance.choice(("gb2312", "utf-16", "latin-1", "no-such", "utf-7", "cp037"))
            return text.replace("utf-8", name).replace("UTF-8", name).encode(errors="replace")
        case 8:
            return before.encode() + bytes(chance.randrange(128, 256) for _ in range(5)) + after.encode()
        case 9:
            return before.encode()
        case 10:
            old, new = chance.choice(
                (("base:", "b:"), ("business:", ""), ("xmlns", "xmlnz"), ("http:", "urn:"))
            )
            return text.replace(old, new).encode()
        case 11:
            return data * chance.choice((2, 5)) + before.encode() + data
        case 12:
            return f"{before}<![CDATA[<b>&lt;]]>{after}".encode()
        case 13:
            return f"{before}<!-- <?xml version='1.0'?> -->{after}".encode()
        case 14:
            return f"{before}<?xml-stylesheet href='{uri}'?><?x?>{after}".encode()
    return f"{before}&{'&'.join(('', 'agr;', 'nbsp', '#0;', '#xD800;'))}<b/>{after}{text[len(text) // 2 :]}".encode()
