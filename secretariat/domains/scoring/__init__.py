"""履职积分: rules as rows, and scores that are counted from the records they point to."""
