"""Fixtures of the corpus tests."""

from tests.corpus.real_workspaces import both, both_path, patentscope, patentscope_path

__all__ = ["both", "both_path", "patentscope", "patentscope_path"]
