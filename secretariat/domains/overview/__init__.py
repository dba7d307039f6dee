"""What is told over all records: reports and the start page. May know every other domain."""
