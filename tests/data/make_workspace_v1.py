"""Write `tests/data/workspace_v1.tar.gz`: a tiny synthetic workspace of format 1, kept when the format moves on.

``python tests/data/make_workspace_v1.py ARCHIVE``. It was run once, by the release that laid down format 1; later
releases must open what it wrote (`tests/corpus/test_generations.py`), so it is not run again over the old archive.
"""

import sys
import tarfile
import tempfile
from pathlib import Path

import orjson

from qianglian.corpus.workspace import open_workspace
from qianglian.model.search_register import SearchRegister
from qianglian.sources.synthetic import SyntheticSpec, publications


def main(archive: str) -> None:
    with tempfile.TemporaryDirectory() as drafts:
        fill(Path(drafts) / "workspace_v1", Path(drafts))
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(Path(drafts) / "workspace_v1", "workspace_v1", filter=nobody)


def nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of whoever ran this."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def fill(folder: Path, drafts: Path) -> None:
    made = list(publications(SyntheticSpec(25)))
    with open_workspace(folder, create=True) as workspace:
        for name, rows in (("first", made[:15]), ("second", made[10:])):
            file = drafts / f"{name}.jsonl"
            file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
            workspace.import_files(
                file, search=SearchRegister("SYNTHETIC", name, operator="example", hits=len(rows))
            )
        workspace.remove(str(made[3]["number"]), reason="示例：与主题无关", actor="cli:example")
        workspace.prune()


if __name__ == "__main__":
    main(*sys.argv[1:])
