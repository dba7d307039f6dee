"""The pages of proposals: their list, one proposal's course, quick entry, letters, sessions and deadlines."""
