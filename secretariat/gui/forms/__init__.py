"""Forms: an editor for each kind of value, and the forms that are put together from them."""
