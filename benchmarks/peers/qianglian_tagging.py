"""QiangLian's tagging by the four official systems, in a process of its own: ``cold`` or with what was kept.

With ``--out`` it writes what each rule found, as places among the keys, for who compares them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from harness.official_rules import chains
from qianglian.chains.tagging import tag
from qianglian.corpus.workspace import open_workspace
from qianglian.model.chain import Chain


def with_one_rule_changed(chain: Chain) -> Chain:
    """The chain with another rule at its first node that has one."""
    at = next(place for place, node in enumerate(chain.nodes) if node.rule)
    changed = replace(chain.nodes[at], rule=f"({chain.nodes[at].rule}) NOT ti:方法")
    return replace(chain, nodes=(*chain.nodes[:at], changed, *chain.nodes[at + 1 :]))


def main() -> None:
    """Tag ``folder``: every node of every system, what lies under it counted in; say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("state", choices=("cold", "kept", "changed"))
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    if chosen.state == "cold":
        shutil.rmtree(chosen.folder / "chains" / "tags", ignore_errors=True)
    systems = chains()
    if chosen.state == "changed":
        systems[0] = with_one_rule_changed(systems[0])
    found: dict[str, np.ndarray] = {}
    with open_workspace(chosen.folder) as workspace:
        begun = time.perf_counter()
        publications = len(workspace.matching().keys)
        keyed = time.perf_counter() - begun
        begun = time.perf_counter(), time.process_time()
        tagged = [tag(workspace, chain) for chain in systems]
        nodes = [len(one.node(code).places) for one in tagged for code in one.chain.by_code]
        said = {"seconds": time.perf_counter() - begun[0], "cpu": time.process_time() - begun[1]}
        for one in tagged if chosen.out else ():
            for node in one.chain.nodes:
                if node.rule:
                    found[f"{one.chain.code}/{node.code}"] = one.own(node.code)
    if chosen.out:
        np.savez(chosen.out, **found)
    said |= {"asked": sum(one.evaluated for one in tagged), "nodes": len(nodes), "tags": sum(nodes)}
    print(json.dumps({**said, "publications": publications, "keys_seconds": keyed}))


if __name__ == "__main__":
    main()
