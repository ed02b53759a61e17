"""Inventors as whole numbers: one name at one first applicant is one person here, since names alone are homonyms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.counting import Dimension
from qianglian.analysis.distinct import distinct_pairs
from qianglian.analysis.ground import Ground
from qianglian.corpus.parties.people import folded
from qianglian.corpus.viewing import refuse_hidden
from qianglian.model.text import Text

_NOBODY = -1
HOMONYMS = Text(
    zh="发明人以「姓名 + 第一申请人」区分：同一申请人内的同名者未能分开，跳槽者分列；"
    "「同名」是其他申请人处的同名人数，须人工核对。",
    en="An inventor is a name at a first applicant: namesakes within one are not told apart, who moved stands twice; "
    "namesakes at other applicants are counted for people to verify.",
)
KNOWN = Text(zh="发明人已知", en="Inventors known")


@dataclass(frozen=True)
class Inventors:
    """Mentions (``publication``, ``person``), and by person: key, name as written, place of the applicant (-1 for
    none), and how many other persons here bear the name."""

    mentions: pa.Table
    keys: pa.Array
    names: pa.Array
    applicant: np.ndarray
    namesakes: np.ndarray


def inventors(ground: Ground) -> Inventors:
    """The inventors of what is asked about, read once for a ground; raises `Forbidden` where the View hides them."""
    return ground.keep("inventors", lambda: _read(ground))


def person(ground: Ground) -> Dimension:
    """Inventors as rows, by their keys."""
    title = Text(zh="发明人主键", en="Inventor key")
    return Dimension("person", title, names=lambda: inventors(ground).keys)


def with_inventors(ground: Ground, members: Any) -> Any:
    """Members beside each of their inventors (``person``, null where none is stated)."""
    mentions = ibis.memtable(inventors(ground).mentions)
    return members.left_join(mentions, "publication").drop("publication_right")


def _read(ground: Ground) -> Inventors:
    refuse_hidden(ground.workspace.view, "inventors")
    if ground.empty:
        nobody = pa.table({"publication": pa.array([], pa.int32()), "person": pa.array([], pa.int32())})
        none = np.empty(0, np.int64)
        return Inventors(nobody, pa.array([], pa.string()), pa.array([], pa.string()), none, none)
    table = ground.workspace.table(ground.query)
    one = table.select("key", one=table.inventors.unnest())
    told = one.select("key", name=one.one["name"])
    # In one order: the engine reads in several threads, and who comes first decides between equals.
    flat = (
        told.filter(told["name"].strip() != "")
        .to_pyarrow()
        .sort_by([("key", "ascending"), ("name", "ascending")])
    )
    flat = flat.combine_chunks()
    rows = ground.rows_of(flat["key"].combine_chunks())
    coded = flat["name"].combine_chunks().dictionary_encode()
    same = pa.array([folded(name) for name in coded.dictionary.to_pylist()], pa.string()).dictionary_encode()
    spelt = np.asarray(coded.indices.to_numpy(), dtype=np.int64)
    name = np.asarray(same.indices.to_numpy(), dtype=np.int64)[spelt] if len(flat) else spelt
    home = _first_applicants(ground)[rows] if len(flat) else np.empty(0, np.int64)
    return _persons(ground, rows, name, home, spelt, coded.dictionary, same.dictionary)


def _persons(
    ground: Ground,
    rows: np.ndarray,
    name: np.ndarray,
    home: np.ndarray,
    spelt: np.ndarray,
    written: pa.Array,
    same: pa.Array,
) -> Inventors:
    """Pairs of a folded name and a first applicant, each once."""
    width = int(home.max(initial=0)) + 2
    pairs, first, who = np.unique(name * width + home + 1, return_index=True, return_inverse=True)
    named, applicant = pairs // width, pairs % width - 1
    mentions = pa.table({"publication": pa.array(rows, pa.int32()), "person": pa.array(who, pa.int32())})
    sharing = np.bincount(named, minlength=len(same)) if len(named) else np.empty(0, np.int64)
    parties = pa.concat_arrays([pa.array([""]), ground.parties.keys]).take(pa.array(applicant + 1))
    keys = pc.binary_join_element_wise(same.take(pa.array(named)), parties, "|")
    return Inventors(mentions, keys, written.take(pa.array(spelt[first])), applicant, sharing[named] - 1)


def _first_applicants(ground: Ground) -> np.ndarray:
    """By publication the place of its first applicant; -1 for none."""
    mentions = ground.parties.mentions
    home = np.full(len(ground.publication_keys), _NOBODY, np.int64)
    first = mentions.filter(pc.equal(mentions["position"], 0))
    home[first["publication"].to_numpy()] = first["party"].to_numpy()
    return home


def groups_of(pairs: np.ndarray, size: int) -> np.ndarray:
    """The connected parts of a graph: for each of ``size`` points the least point that it hangs together with.

    >>> groups_of(np.array([[0, 2], [2, 3]]), 5).tolist()
    [0, 1, 0, 0, 4]
    """
    label = np.arange(size)
    while len(pairs):
        least = label.copy()
        np.minimum.at(least, pairs[:, 0], label[pairs[:, 1]])
        np.minimum.at(least, pairs[:, 1], label[pairs[:, 0]])
        least = least[least]
        if np.array_equal(least, label):
            break
        label = least
    return label


def pairs_within(owner: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All pairs of different values of one owner, the lesser first: owner, one, other; each once.

    >>> [part.tolist() for part in pairs_within(np.array([7, 7, 7, 9]), np.array([2, 1, 2, 5]))]
    [[7], [1], [2]]
    """
    owners, values, _ = distinct_pairs(owner, value)
    found = list(_shifted(owners, values))
    if not found:
        empty = np.empty(0, np.int64)
        return empty, empty, empty
    joined = np.concatenate(found)
    return joined[:, 0], joined[:, 1], joined[:, 2]


def _shifted(owners: np.ndarray, values: np.ndarray) -> Iterable[np.ndarray]:
    """Each value with the one that stands some places behind it, as long as any two have one owner."""
    for step in range(1, len(owners)):
        here = owners[:-step] == owners[step:]
        if not here.any():
            return
        yield np.stack([owners[:-step][here], values[:-step][here], values[step:][here]], 1)
