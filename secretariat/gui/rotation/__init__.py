"""The page 轮值: the year's shifts, the groups, swaps, fairness, and what to check."""
