"""Documents turned into readings."""
