"""Weights that ship, each with its card; made by `troth train`."""
