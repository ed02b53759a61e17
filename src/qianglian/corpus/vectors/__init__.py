"""Meaning as vectors: what is embedded (passages), where vectors are kept (store), how they are searched (index).

The store lies outside the generations: a vector belongs to a text, and a text that is imported again keeps it.
The index belongs to a generation and is derived from the store.
"""
