"""Benchmarks: each figure is a median of interleaved rounds, beside a baseline of the same run."""
