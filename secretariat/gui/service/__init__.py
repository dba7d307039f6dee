"""The window for visits and demands: quick entry, lists, one demand's page, what is late, programmes."""
