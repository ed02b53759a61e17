"""What is like a text or a publication: words, meaning and classes weighed together, and each likeness explained."""
