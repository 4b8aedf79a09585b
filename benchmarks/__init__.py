"""Benchmarks against what people use; not part of the package."""
