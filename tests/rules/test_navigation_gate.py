"""The thresholds that ship are those of rule A3."""

from qianglian.rules.navigation_gate import navigation_gate


def test_the_defaults_of_rule_a3() -> None:
    gate = navigation_gate()
    assert (gate.recall, gate.precision, gate.levels, gate.share) == (0.85, 0.80, (1, 2), 0.10)
    assert "39551" in gate.source
    assert gate.threshold_confidence == "design"
