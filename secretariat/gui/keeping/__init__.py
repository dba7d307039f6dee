"""The data page: imports, backups, history, checks, and what the office arranges for itself."""
