"""The window for events: lists, one event's page, and the table in which a clerk notes who came."""
