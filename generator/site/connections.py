"""How many ways lead to a paper: what is central to a collection, and a good first page."""

from __future__ import annotations

from collections import Counter

from generator.site.desk import Desk

_MENTION = 2
"""A paper that names another one means it; likeness is only found."""


def connections(desk: Desk) -> Counter[str]:
    """Return for each paper id how many papers lead to it, a mention counting twice."""
    ways = Counter(related.to for links in desk.links.values() for related in links.related)
    for id, links in desk.links.items():
        ways[id] += _MENTION * len(links.mentioned_by)
    return ways
