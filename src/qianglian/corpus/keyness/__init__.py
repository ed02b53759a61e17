"""Key phrases (关键词组) of texts and of sets of publications, and the translation of query words."""
