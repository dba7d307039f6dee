"""What a chamber's office is: its records, rules and figures; no Qt and no file formats."""
