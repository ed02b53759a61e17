"""One file for each command; the list of them is in `qianglian.cli.app`."""
