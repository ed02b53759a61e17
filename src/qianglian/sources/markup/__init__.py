"""XML from offices: many documents in one file, each read within bounds and without believing its DTD."""
