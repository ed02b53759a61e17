"""Word documents: styles, paragraphs, tables, pictures, pages, and contents that are computed, never prompted for."""
