"""When a model may propose: thresholds that make sense together, dated, with their source."""

from datetime import date

from qianglian.rules.model_tagging import model_tagging


def test_the_thresholds_leave_room_to_abstain_and_name_their_source() -> None:
    rules = model_tagging()
    assert 0 < rules.refuse < 0.5 < rules.propose < 1
    assert rules.gain >= 0, "a model that is worse than a peer is never switched on"
    assert 0 < rules.apart < 1
    assert rules.folds >= 2
    assert list(rules.neighbours) == sorted(set(rules.neighbours))
    assert rules.source.startswith("house")
    assert (rules.confidence, rules.version) == ("design", "model-tagging-2026-11")
    assert rules.effective_from <= date(2026, 11, 1)
