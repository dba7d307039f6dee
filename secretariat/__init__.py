"""商会秘书: the desk program of a county chamber of commerce's office."""

__version__ = "0.2.0"
