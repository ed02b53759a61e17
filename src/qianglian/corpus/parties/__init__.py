"""Parties: which names of applicants and owners are one party, what kind it is, and which group it belongs to."""
