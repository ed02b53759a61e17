"""The relational database: SQLite by default, PostgreSQL by setting; the same tables, the same tests."""
