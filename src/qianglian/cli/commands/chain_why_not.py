"""`qianglian chain why-not`: what became of a number at a node of the chain in force."""

from __future__ import annotations

from qianglian.cli.asking import Number, words
from qianglian.cli.chain_data import NODE_WORD, NodeCode, code_of, fate_json
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

KNOWN = Text(
    zh="若确应属于 {code}，可加入查全评估集：qianglian gate known-add {number} --branch {code} …",
    en="If it belongs to {code}, add it to the known items: qianglian gate known-add {number} --branch {code} …",
)


def run(door: Door, number: Number, node: NodeCode) -> None:
    """Tell the fate, with the clauses of the node's rule."""
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.tagging import tag
    from qianglian.chains.why_not import why_not
    from qianglian.cli.screens.chains import node_fate_screen

    with door.open() as workspace:
        chain = needed_chain(workspace.path).chain
        code = code_of(chain, node)
        fates = why_not(workspace, tag(workspace, chain), number, code)
        files = {batch.id: batch.name for batch in workspace.manifest.batches}
    for place, fate in enumerate(fates):
        door.show(*([""] if place else []), *node_fate_screen(fate, files, door.language))
    # Of everything that should be in and is not, recall ought to know.
    if not any(fate.inside for fate in fates):
        door.beside(KNOWN.format(number=number, code=code))
    door.give([fate_json(fate) for fate in fates])


COMMAND = Command(
    "chain why-not",
    run,
    Text(
        zh="某号为何不在（或在）某节点：检索式逐条、去噪规则、人工标引",
        en="Why a number is not in a node, or is: the rule clause by clause, the noise rules, the people",
    ),
    "navigation",
    words("number") | {"node": NODE_WORD},
)
