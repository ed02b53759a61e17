"""Connections to the outside, one file each; the list of them is `qianglian.sources.fetching.outside.OUTSIDE`."""
