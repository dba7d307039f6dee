"""The office's other ledgers: one page that lists them all, and the page of any record without one of its own."""
