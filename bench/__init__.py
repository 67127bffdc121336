"""What the stages cost, measured: `make bench`."""
