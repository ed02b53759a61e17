"""The terms of patents, utility models and designs: dated rows of ``patent_terms.yaml``, read once."""

from functools import lru_cache
from importlib.resources import files

import yaml

from qianglian.model.expiry import Term

FILE = "patent_terms.yaml"


@lru_cache(maxsize=1)
def patent_terms() -> tuple[Term, ...]:
    """Every row that ships, in the file's order; pass them to ``model.expiry.estimate_expiry``."""
    rows = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    return tuple(
        Term(
            country=row["country"],
            patent_type=row["type"],
            years=row["years"],
            from_event=row["from_event"],
            effective_from=row["effective_from"],
            effective_to=row["effective_to"],
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows
    )
