"""Families: simple, extended, and as a vendor gives them. Derived from the evidence, never stored in it.

- `evidence` reads what the publications state: applications, claimed priorities, vendors' family ids.
- `graph` holds the two rules, as arithmetic on integers; `kinds` applies them.
- `state` is the outcome for one generation, kept on disk beside it; `history` compares two of them.
- `deciding` and `verdicts` are people's judgements, resolved to families on reading; `likeness` proposes.
- `choosing` sets the kinds side by side; `room` is what `Workspace` opens.

A family is led by one of its publications and takes its key from it (docs/decisions/0006): any member's key leads
to the family, so a merge leaves redirects by itself and every order of import gives the same families.
"""

VERSION = 1
"""Of the rules that make families. What was kept under another version is computed anew."""
