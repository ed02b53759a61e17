"""The desks, one folder each, and the one visible list of them (`qianglian.operations.desks`)."""
