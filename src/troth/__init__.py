"""Troth (一诺): keeps a brand's word."""

__version__ = "0.1.0"
