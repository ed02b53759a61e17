"""A workspace (项目): one folder of evidence and judgements, opened by `open_workspace`.

`Workspace` is put together from its sides, each of which may ask those that it stands on:

- `in_hand`: the newest generation, the View, the writer lock;
- `questions`: about publications, through the View; `identity`: families and parties;
- `meaning`: vectors, and the index that searches for meaning stand on;
- `wording`: key phrases, translated query words, suggested classes;
- `accounts`: of the whole corpus, which a View that shows less may not see;
- `judging`: people's decisions; `writing`: imports, removals, upkeep.
"""

from qianglian.corpus.workspace.opening import open_workspace
from qianglian.corpus.workspace.workspace import Workspace

__all__ = ["Workspace", "open_workspace"]
