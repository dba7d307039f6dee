"""Events of the office and who came to them."""
