"""Questions from several threads go on while another thread writes: no generation is taken from under a reader."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.corpus.evidence import begin, row, write_rows


def test_readers_in_threads_go_on_through_imports_and_prunings(tmp_path: Path) -> None:
    files = [
        write_rows(tmp_path / f"{n}.jsonl", [row(f"CN1065690{n}{m}A", f"电池 {m}") for m in range(10, 20)])
        for n in range(10, 18)
    ]
    with begin(tmp_path / "ws", files[0]) as workspace:

        def ask(_: int) -> set[tuple[int, int]]:
            seen = set()
            for _ in range(40):
                page = workspace.search("电池", limit=3)
                tabled = workspace.table("电池").count().to_pyarrow().as_py()
                seen.add((int(page.total.value or 0), len(workspace.show(page.hits[0].number))))
                assert tabled % 10 == 0
            return seen

        def write(file: Path) -> None:
            workspace.import_files(file)
            workspace.prune()

        with ThreadPoolExecutor(4) as pool:
            readers = [pool.submit(ask, n) for n in range(3)]
            for file in files[1:]:
                pool.submit(write, file).result()
            seen = set().union(*(reader.result() for reader in readers))
        assert {shown for _, shown in seen} == {1}
        assert {total for total, _ in seen} <= set(range(10, 90, 10))
        assert workspace.count("").value == 80
