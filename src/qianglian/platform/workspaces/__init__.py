"""Workspaces (项目) of organisations: which there are, and opening one as far as somebody may read it."""
