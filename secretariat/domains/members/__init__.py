"""Members and people: organizations, persons, employments and memberships."""
