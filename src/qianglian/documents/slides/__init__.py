"""汇报幻灯片: the main results of a report on some fifteen pages, a message on each, its sources in the notes."""

from qianglian.documents.slides.writing import write_slides

__all__ = ["write_slides"]
