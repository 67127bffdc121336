"""Addresses that search for a title elsewhere."""

from __future__ import annotations

from urllib.parse import quote_plus

from generator.model import Paper

_SEARCHES = (
    ("arXiv", "https://arxiv.org/search/?searchtype=title&query="),
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q="),
    ("Google Scholar", "https://scholar.google.com/scholar?q="),
)


def searches(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return (place, address) pairs that look for the paper by its title."""
    title = quote_plus(paper.title, errors="replace")
    return tuple((place, address + title) for place, address in _SEARCHES)
