"""What ledgers share that need no code of their own: linked people and units, their import, their figures."""
