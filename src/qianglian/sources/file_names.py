"""The name of a file as text: what is written down and shown of it."""

from __future__ import annotations

import os
from pathlib import Path


def file_name(path: Path) -> str:
    """The name without its folder. Bytes that are no UTF-8 are read as GB 18030, as archives made in China have them.

    What is neither keeps a mark of replacement in the place of each byte, so that the name can always be written.
    """
    name = path.name
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode(errors="replace")
    return name
