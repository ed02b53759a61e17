"""Suggested IPC classes (建议分类) for a text, learned from the classified publications of the workspace itself."""
