"""Engines: full text (tantivy) and tables (ibis over DuckDB). Nothing else imports them."""
