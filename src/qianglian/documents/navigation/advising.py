"""What the rules recommend on the data as they are, asking no analysis that no rule reads."""

from __future__ import annotations

from qianglian.analysis import registry
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.recommending import Advice, recommend
from qianglian.rules.recommendations import recommendation_rules


def advised(standing: Standing) -> Advice:
    """The recommendations of a navigation, and the paths without any."""
    rules = recommendation_rules()
    names = dict.fromkeys(one.finding for one in rules.rules)
    known = set(registry.names())
    return recommend((answer_of(standing, registry.analysis(one)) for one in names if one in known), rules)
