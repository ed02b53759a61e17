"""What every benchmark needs: its arguments, its input, fair runs, a table and a JSON of the result."""
