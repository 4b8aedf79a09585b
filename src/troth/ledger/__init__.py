"""Promises followed to their end."""
