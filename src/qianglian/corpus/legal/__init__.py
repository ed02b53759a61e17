"""The law of an application: its time line, its state on any day with the basis, its expiry, its fees."""

from qianglian.corpus.legal.entries import Entry, Telling
from qianglian.corpus.legal.fees import FeeDue, Fees, fees_due
from qianglian.corpus.legal.timeline import State, Timeline, timeline

__all__ = ["Entry", "FeeDue", "Fees", "State", "Telling", "Timeline", "fees_due", "timeline"]
