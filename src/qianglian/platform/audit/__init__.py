"""The audit trail (审计记录): who did what to which record and when, append-only and chained by hash."""
