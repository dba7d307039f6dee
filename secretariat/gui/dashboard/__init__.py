"""工作台: what the office sees first."""
