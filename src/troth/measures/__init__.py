"""Readings turned into figures."""
