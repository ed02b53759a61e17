"""Fixtures of the chains: the real records as a workspace."""

from tests.corpus.real_workspaces import patentscope, patentscope_path

__all__ = ["patentscope", "patentscope_path"]
