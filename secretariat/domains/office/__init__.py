"""The office's other ledgers: each a declaration, with the words and figures that it needs."""
