"""Benchmarks of the atlas, each beside a yardstick measured in the same run."""
