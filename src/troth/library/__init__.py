"""Documents and readings at rest."""
