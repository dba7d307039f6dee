"""The one SQLite file: the only package that writes to it."""
