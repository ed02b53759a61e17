"""Industrial chains: definitions, tagging, the quality gate, versions and what moved."""
