"""Speed and memory, measured as ratios to a baseline of the same run. Run with `make bench`."""
