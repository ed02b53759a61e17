"""The query dialects of vendors, one visible list: a dialect is one file and one line here."""

from __future__ import annotations

from qianglian.query.dialects.engine import Dialect, DialectReading, DialectWriting, Untranslated
from qianglian.query.dialects.incopat import INCOPAT
from qianglian.query.dialects.patsnap import PATSNAP

DIALECTS: dict[str, Dialect] = {dialect.name: dialect for dialect in (INCOPAT, PATSNAP)}

__all__ = ["DIALECTS", "Dialect", "DialectReading", "DialectWriting", "Untranslated"]
