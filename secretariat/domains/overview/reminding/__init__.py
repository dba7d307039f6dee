"""What is due: today, within the next days, and what should have been done already."""
