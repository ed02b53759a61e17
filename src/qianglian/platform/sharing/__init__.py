"""Sharing (共享): what an organisation lets another read, of which fields, from when to when."""
