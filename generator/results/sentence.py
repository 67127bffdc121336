"""A sentence as the rules of results see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.results.items import Item

LONGEST_BACK = 12
"""How many items a rule looks back at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The items of one sentence, and who is who in it."""

    text: str
    """The whole text."""
    items: Sequence[Item]
    ours: frozenset[str]
    """Names of what the paper introduces or has in its title, in lower case."""
    others: frozenset[str]
    """Words for those who are compared with: “baseline”, “reader”."""

    def span(self, first: int, last: int) -> str:
        """Return the text of the items from `first` up to `last`."""
        if last <= first:
            return ""
        return self.text[self.items[first].start : self.items[last - 1].end]

    def is_other(self, word: str) -> bool:
        """Return whether `word`, in either number, is one for those compared with."""
        return word in self.others or (word.endswith("s") and word[:-1] in self.others)

    def is_ours(self, name: str) -> bool:
        """Return whether `name` is the paper's own, or a variant of it: `MedNet-13B`."""
        folded = name.lower().removesuffix("'s").removesuffix("’s")
        return any(folded == own or folded.startswith((own + "-", own + "_")) for own in self.ours)
