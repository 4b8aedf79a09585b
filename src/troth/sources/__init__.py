"""Anything people have, turned into documents."""
