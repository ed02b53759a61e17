"""Files (附件) by the hash of their content: bounded, typed by content, never executable, never a state secret."""
