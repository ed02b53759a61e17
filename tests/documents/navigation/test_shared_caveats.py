"""What is said of several findings is said once, what is of one stays under its figure."""

from qianglian.analysis.contract import Finding
from qianglian.documents.navigation.shared_caveats import shared_caveats
from qianglian.model.text import Text

LAG = Text(zh="公开滞后。", en="Publication lag.")
COUNTED = Text(zh="以项计。", en="Counted in families.")
OWN = Text(zh="只对本图。", en="Of this figure alone.")


def _finding(*caveats: Text) -> Finding:
    return Finding("any", Text(zh="任一", en="Any"), {}, (), caveats=caveats)


def test_those_of_most_findings_come_first_and_those_of_few_not_at_all() -> None:
    findings = [
        _finding(LAG, COUNTED),
        _finding(COUNTED, OWN),
        _finding(COUNTED, LAG),
        _finding(LAG, COUNTED),
    ]
    assert shared_caveats(findings) == [COUNTED, LAG]
    assert shared_caveats(findings, fewest=1) == [COUNTED, LAG, OWN]


def test_what_one_finding_says_twice_counts_once() -> None:
    assert shared_caveats([_finding(OWN, OWN, OWN)], fewest=2) == []
