"""Organisations: of which kinds they are, who belongs to them, and what they share with others."""
