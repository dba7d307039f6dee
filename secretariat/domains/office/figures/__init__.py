"""What reports say of the other ledgers: counts as of a day, each knowing its records, and their sentences."""
