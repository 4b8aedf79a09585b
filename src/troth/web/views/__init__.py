"""Views: one module for each group of pages. They ask queries, call actions and fill templates."""
