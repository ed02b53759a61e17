"""A small harbour of rights: ended, alive, given up for a twin, never filed here, contradicted; all counted by hand.

Every family is of node A1 (电解质) but where its title says otherwise. The last publication is of 2017-09-15.
"""

from pathlib import Path
from typing import Any

from qianglian.corpus.workspace import Workspace
from tests.analysis.ground_cases import workspace_of
from tests.analysis.path.basin import A1, A2, NORTH, QINGHE, YUNSHAN, filed

FEES = {"date": "2012-05-01", "code": "CF01", "text": "专利权的终止；未缴年费终止失效"}
BACK = {"date": "2013-01-01", "code": "", "text": "专利权终止的恢复"}
DEEMED = {"date": "2016-03-01", "code": "WD01", "text": "发明专利申请公布后的视为撤回"}


def given(state: str, words: str) -> dict[str, Any]:
    """A status in a source's own words."""
    return {"status": {"state": state, "as_given": words}}


def prior(serial: int, year: int) -> dict[str, Any]:
    """The priority of a Chinese application of that number and year."""
    return {"priorities": [{"number": f"EP1300{serial:04d}", "country": "EP", "date": f"{year}-03-01"}]}


US = {"office": "US"}
ROWS = [
    # Ended: for fees, by the words of the status and by an event; and as an event alone tells, two years ago.
    filed(1, "B", 2005, QINGHE, A1, events=[FEES], cited_by_count=9, **given("lapsed", "未缴年费")),
    filed(2, "A", 2014, YUNSHAN, A1, events=[DEEMED], cited_by_count=3),
    # Ended here, alive in the United States.
    filed(3, "B", 2009, NORTH, A2, events=[FEES], **given("lapsed", "未缴年费"), **prior(3, 2009)),
    filed(4, "B2", 2009, NORTH, A2, "in_force", **US, **prior(3, 2009)),
    # Alive, and of unknown state.
    filed(5, "B", 2014, QINGHE, A1, "in_force"),
    filed(6, "A", 2014, QINGHE, A1),
    # Given up for a twin.
    filed(7, "U", 2013, QINGHE, A1, **given("lapsed", "避免重复授权"), patent_type="utility_model"),
    # What events say against what a source states.
    filed(8, "B", 2005, YUNSHAN, A1, events=[FEES, BACK], **given("lapsed", "未缴年费")),
    filed(9, "B", 2005, YUNSHAN, A1, "in_force", events=[FEES]),
    # Only in the United States: all of the family here; not all; nobody says; filed too late to tell.
    filed(10, "B2", 2008, NORTH, A1, "in_force", family_size=1, cited_by_count=5, **US),
    filed(11, "B2", 2008, NORTH, A1, "in_force", family_size=3, **US),
    filed(12, "B2", 2008, NORTH, A1, "in_force", **US),
    filed(13, "A1", 2015, NORTH, A1, "pending", family_size=1, **US),
    # The term is over.
    filed(14, "B", 1996, YUNSHAN, A2),
]
"""Fourteen publications, thirteen families."""


def harbour(path: Path) -> Workspace:
    """A workspace of the harbour."""
    return workspace_of(path, ROWS)
