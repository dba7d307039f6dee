"""The window for posts and terms: lists, bodies, 换届, warnings and rosters."""
