"""图表数据包: every table and chart of a report as a workbook that one can go on working with."""

from qianglian.documents.figure_pack.writing import Labels, write_figure_pack

__all__ = ["Labels", "write_figure_pack"]
