"""`qianglian corpus check`: does what is on disk say what the manifest says?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from qianglian.corpus.decisions import standing
from qianglian.corpus.families import state as families
from qianglian.corpus.families.deciding import family_decisions
from qianglian.corpus.families.history import history
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import read_manifest
from qianglian.corpus.parts import checksum
from qianglian.corpus.proposals import read_proposals
from qianglian.corpus.renewing import is_older
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.vectors.soundness import check_vectors
from qianglian.judgements import JudgementLog
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, whether it holds, and what was found."""

    check: str
    ok: bool
    text: Text


@dataclass(slots=True)
class Checked:
    """Everything that was checked of one generation."""

    generation: int
    publications: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return all(finding.ok for finding in self.findings)


def check(layout: Layout) -> Checked:
    """Check the generation in force: files, counts, index, keys, records, judgements."""
    manifest = read_manifest(layout)
    checked = Checked(manifest.generation, manifest.publications)
    snapshot = Snapshot(layout)
    try:
        for name, examine in CHECKS.items():
            try:
                checked.findings += [Finding(name, ok, text) for ok, text in examine(snapshot)]
            except (QiangLianError, OSError, ValueError) as error:
                said = error.text if isinstance(error, QiangLianError) else Text(zh=str(error), en=str(error))
                checked.findings.append(Finding(name, False, said))
    finally:
        snapshot.close()
    return checked


Outcome = Iterator[tuple[bool, Text]]


def _counted(what: Text, found: int, expected: int) -> tuple[bool, Text]:
    return found == expected, Text(
        zh=f"{what.zh}：{found:,}，应为 {expected:,}", en=f"{what.en}: {found:,}, expected {expected:,}"
    )


def _files(snapshot: Snapshot) -> Outcome:
    layout, m = snapshot.layout, snapshot.manifest
    wanted = [layout.publications(part.id) for part in m.parts]
    wanted += [path(b.file) for b in m.batches for path in (layout.records, layout.rejected)]
    wanted += [layout.declarations(b.file) for b in m.batches if b.declares]
    missing = [path.name for path in wanted if not path.is_file()]
    listed = "、".join(missing[:5])
    yield (
        not missing,
        Text(
            zh=f"{len(wanted)} 个文件齐备" if not missing else f"缺少文件 {listed}",
            en=f"{len(wanted)} files are there" if not missing else f"missing files {listed}",
        ),
    )


def _checksums(snapshot: Snapshot) -> Outcome:
    layout, m = snapshot.layout, snapshot.manifest
    stated = [(layout.publications(part.id), part.checksum) for part in m.parts]
    stated += [(layout.records(batch.file), batch.checksum) for batch in m.batches]
    stated += [(layout.declarations(b.file), b.declarations_checksum) for b in m.batches if b.declares]
    changed = [path.name for path, said in stated if checksum(path) != said]
    listed = "、".join(changed[:5])
    yield (
        not changed,
        Text(
            zh=f"{len(stated)} 个数据文件与写入时一致" if not changed else f"与写入时不一致：{listed}",
            en=f"{len(stated)} data files are as written" if not changed else f"not as written: {listed}",
        ),
    )


def _parts(snapshot: Snapshot) -> Outcome:
    m = snapshot.manifest
    if not m.parts:
        return
    found = snapshot.tables.rows("SELECT count(*), count(DISTINCT key) FROM publications")[0]
    yield _counted(Text(zh="文献表行数", en="rows of publications"), found[0], m.publications)
    yield _counted(Text(zh="不同主键数", en="distinct keys"), found[1], m.publications)


def _index(snapshot: Snapshot) -> Outcome:
    if is_older(snapshot.manifest):
        older = Text(
            zh="全文索引为旧版本格式，下次查询或写入时重写",
            en="the index is of an older release's format; the next question or write renews it",
        )
        yield True, older
        return
    engine = snapshot.fulltext
    held = engine.documents if engine else 0
    yield _counted(
        Text(zh="全文索引件数", en="publications in the index"), held, snapshot.manifest.publications
    )


def _records(snapshot: Snapshot) -> Outcome:
    m = snapshot.manifest
    if not m.batches:
        return
    for name, what, expected in (
        ("records", Text(zh="已收录行数", en="rows kept"), sum(b.kept - b.declared for b in m.batches)),
        ("rejected", Text(zh="拒收行数", en="rows rejected"), sum(b.rejected for b in m.batches)),
    ):
        yield _counted(what, snapshot.tables.rows(f"SELECT count(*) FROM {name}")[0][0], expected)


def _declarations(snapshot: Snapshot) -> Outcome:
    m = snapshot.manifest
    if any(batch.declares for batch in m.batches):
        found = snapshot.tables.rows("SELECT count(*) FROM declarations")[0][0]
        expected = sum(batch.declared for batch in m.batches)
        yield _counted(Text(zh="专利声明行数", en="rows of declarations"), found, expected)


def _belonging(snapshot: Snapshot) -> Outcome:
    """Every record belongs to exactly one publication, unless its publication was removed by a person."""
    m = snapshot.manifest
    if not m.parts:
        return
    orphans = snapshot.tables.rows(
        "WITH held AS (SELECT s.batch AS batch, s.offset AS place "
        "FROM (SELECT unnest(sources) AS s FROM publications)) "
        "SELECT count(*), count(DISTINCT (batch, place)), (SELECT count(*) FROM records) FROM held"
    )[0]
    yield _counted(Text(zh="归属唯一的行", en="rows that belong to one publication"), orphans[1], orphans[0])
    left = orphans[2] - orphans[0]
    removed = len(standing(JudgementLog(snapshot.layout.judgements)).removed)
    yield (
        left == 0 or removed > 0,
        Text(
            zh=f"未归属的行：{left:,}（人工剔除 {removed:,} 件）",
            en=f"rows of no publication: {left:,} ({removed:,} publications removed by people)",
        ),
    )


def _judgements(snapshot: Snapshot) -> Outcome:
    sequence, _ = JudgementLog(snapshot.layout.judgements).head()
    waiting = sequence - snapshot.manifest.judgements
    yield (
        waiting >= 0,
        Text(
            zh=f"人工结论 {sequence:,} 条，哈希链完整；{max(waiting, 0):,} 条待下次写入时执行",
            en=f"{sequence:,} judgements, hash chain whole; {max(waiting, 0):,} wait for the next write",
        ),
    )


def _proposals(snapshot: Snapshot) -> Outcome:
    found = len(read_proposals(snapshot.layout, snapshot.manifest))
    yield True, Text(zh=f"合并建议 {found:,} 条", en=f"{found:,} proposals")


def _families(snapshot: Snapshot) -> Outcome:
    """Families kept for this generation cover its publications, and leaders lead themselves."""
    layout, m = snapshot.layout, snapshot.manifest
    changes = len(history(layout))
    mark = families.fingerprint(m, family_decisions(JudgementLog(layout.judgements)))
    found = families.load(layout, m.generation, mark)
    if found is None:
        yield (
            True,
            Text(
                zh=f"同族尚未计算；变动记录 {changes:,} 条",
                en=f"families not made yet; {changes:,} changes on record",
            ),
        )
        return
    sound = all(bool((leader[leader] == leader).all()) for leader in found.leader.values())
    yield _counted(Text(zh="同族表行数", en="rows of families"), len(found.keys), m.publications)
    yield (
        sound,
        Text(
            zh=f"同族代表自洽；变动记录 {changes:,} 条" if sound else "同族代表不自洽",
            en=f"families are led by their own; {changes:,} changes on record"
            if sound
            else "families are not led by their own",
        ),
    )


CHECKS: dict[str, Callable[[Snapshot], Outcome]] = {
    "files": _files,
    "checksums": _checksums,
    "publications": _parts,
    "index": _index,
    "records": _records,
    "declarations": _declarations,
    "belonging": _belonging,
    "judgements": _judgements,
    "proposals": _proposals,
    "families": _families,
    "vectors": check_vectors,
}
"""The checks, in the order in which they are made."""
