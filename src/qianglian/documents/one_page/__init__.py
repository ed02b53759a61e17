"""一链一页: one A4 page on an industrial chain for whoever decides."""

from qianglian.documents.one_page.writing import OnePage, write_one_page

__all__ = ["OnePage", "write_one_page"]
