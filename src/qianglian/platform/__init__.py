"""What organisations work on together: people, rights, records, audit; the relational database and its migrations.

Evidence and judgements lie in workspaces below; what lies here refers to them by permanent keys, never by row.
"""
