"""Latent semantic analysis: vectors from a corpus alone, with nothing installed but the core.

`terms` cuts texts, `sparse` multiplies, `training` finds the directions, `model` is the embedder.
"""
