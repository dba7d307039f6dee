"""One page a record, with everything about it; and the duplicates page."""
