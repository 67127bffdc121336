"""Text on one line, for formats in which a break begins something else."""

from __future__ import annotations


def one_line(text: str) -> str:
    """Return text with single spaces for breaks and for what no one can see."""
    printable = (" " if c.isspace() or not c.isprintable() else c for c in text)
    return " ".join("".join(printable).split())
