"""Backup (备份) of an installation as one unit: records of one moment, files and workspaces; and its restoring."""
