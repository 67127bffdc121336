"""Outside data sets, benchmarks, models and software that papers name, and how they are spelt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ResourceKind = Literal["data-set", "benchmark", "model", "software"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something from outside a collection that its papers use, test or compare with.

    No concept: a paper is not about the resources that it names.
    """

    id: str
    label: str
    kind: ResourceKind
    scope: str = ""
    """What it is, for a reader, in one line."""
    also: tuple[str, ...] = ()
    """Other spellings, versions and long names under which papers name it."""
    by: tuple[str, ...] = ()
    """Makers whose names may stand before it: “OpenAI GPT-4”."""
    context: tuple[str, ...] = ()
    """Beginnings of words one of which must stand beside a name that means other things too."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return all spellings, the label first."""
        return self.label, *self.also


def spelling_key(name: str) -> str:
    """Return what spellings share that differ in case, dashes, dots and spaces only."""
    return "".join(c for c in name.casefold() if c.isalnum())
