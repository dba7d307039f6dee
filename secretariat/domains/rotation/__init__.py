"""轮值: groups of members that take turns in holding the office's events."""
