"""招引对象: firms elsewhere that are strong in the nodes that a region is weak in, to fill or to extend into."""

from __future__ import annotations

from qianglian.analysis.candidate_lists import VALID_FAMILIES, Listing, recent
from qianglian.analysis.candidate_words import JOINT, NO_TARGETS, NOBODY, WEAK_NODES
from qianglian.analysis.candidates import FIRMS, Sought, field_of
from qianglian.analysis.contract import Analysis, Finding
from qianglian.analysis.counting import units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import TARGETS
from qianglian.model.text import Text

TITLE = Text(zh="招引对象（候选）", en="Candidates to attract")
SAYS = Text(
    zh="{where}中，外地企业按「{what}」排列，{name}居首：专利 {count}",
    en="In {where}, {name} comes first of the firms elsewhere by {what}: {count} families",
)
BESIDES = Text(zh="，其中有效发明 {valid}", en=", {valid} of them inventions in force")


def answer(ground: Ground, params: Sought) -> Finding:
    """Firms elsewhere with what they have in the wanted nodes, and whether they file with local applicants."""
    hunt = field_of(ground, params, TARGETS)
    return Listing(
        "candidates_to_attract",
        TITLE,
        hunt,
        hunt.members.filter(hunt.members.elsewhere & hunt.members.party_kind.isin(FIRMS)),
        (
            units("family"),
            recent(hunt),
            VALID_FAMILIES,
            units("family", "joint", "joint", JOINT, or_unknown=True),
        ),
        WEAK_NODES,
        SAYS,
        BESIDES,
        NOBODY if hunt.wanted else NO_TARGETS,
    ).finding()


ANALYSIS = Analysis("candidates_to_attract", TITLE, "path", Sought, answer, needs_chain=True)
