"""`qianglian chain show`: the chain in force with what its nodes hold, or one node."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.chain_data import NODE_WORD, code_of, node_json
from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text


def run(door: Door, node: Annotated[str, typer.Argument(metavar="[NODE]", show_default=False)] = "") -> None:
    """Show the tree, or the node."""
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.pending import last_published, pending
    from qianglian.chains.tagging import tag
    from qianglian.cli.screens.chains import node_screen, tree_screen

    with door.open() as workspace:
        kept = needed_chain(workspace.path)
        chosen = code_of(kept.chain, node) if node else ""
        tagging = tag(workspace, kept.chain)
        since = last_published(workspace)
        waiting = {code: len(families) for code, families in pending(tagging, since).items()}
        if chosen:
            door.show(*node_screen(tagging, chosen, waiting.get(chosen, 0), door.language))
            door.give(node_json(tagging, chosen, waiting.get(chosen, 0)))
            return
        door.show(*tree_screen(tagging, waiting, door.language, published=bool(since)))
        codes = [one.code for root in kept.chain.children() for one in kept.chain.under(root.code)]
        nodes = [node_json(tagging, code, waiting.get(code, 0)) for code in codes] if door.json else []
        door.give(
            {
                "number": kept.number,
                "code": kept.chain.code,
                "name": text_json(kept.chain.name),
                "source": kept.chain.source,
                "generation": tagging.generation,
                "nodes": nodes,
                "conflicts": len(tagging.people.conflicts),
            }
        )


COMMAND = Command(
    "chain show",
    run,
    Text(
        zh="现用产业链：节点树与件数、项数、待复核；或一个节点的定义、检索式与构成",
        en="The chain in force: its tree with counts and what is pending; or one node with its rule and fates",
    ),
    "navigation",
    {"node": NODE_WORD},
)
