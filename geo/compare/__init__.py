"""Comparing regions: what stands side by side, what may, in which views and words."""
