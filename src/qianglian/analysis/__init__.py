"""Analyses: one file each; what one is, is in `contract`, and the list of them in `registry`."""
