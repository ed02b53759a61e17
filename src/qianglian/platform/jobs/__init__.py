"""Jobs (任务): what takes longer than a page waits for. The queue carries keys; the database is the truth."""
