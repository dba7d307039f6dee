"""Bodies, their terms, and who holds which post in them: 执委会, 政协, 人大, chambers."""
