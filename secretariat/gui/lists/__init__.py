"""The lists of members and people: filters, views, bulk change, rosters, the recycle bin."""
