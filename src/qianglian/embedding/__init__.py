"""Texts as vectors: what an embedder is, and those that are built in."""
