"""Changes of the tables beside it, in order."""
