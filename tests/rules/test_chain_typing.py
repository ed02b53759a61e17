"""The thresholds of the types of nodes: all there, dated, with their source."""

from datetime import date

from qianglian.rules.chain_typing import chain_typing


def test_every_level_has_its_share_and_the_table_its_source() -> None:
    rules = chain_typing()
    assert set(rules.strong_share) == {"global", "national", "province", "city"}
    assert all(0 < share <= 1 for share in rules.strong_share.values())
    assert rules.strong_rta == 1.0
    assert rules.confidence == "D"
    assert rules.source
    assert rules.effective_from <= date(2026, 11, 1)
