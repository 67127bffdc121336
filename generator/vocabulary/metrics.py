"""What a field measures its results by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """The words by which figures of an abstract are known for results.

    Names are written in the notation of `generator.vocabulary.terms`, without
    `*` and `...`; those with capitals are found in this very case.
    """

    names: tuple[str, ...] = ()
    """Metrics of which more is better."""
    errors: tuple[str, ...] = ()
    """Metrics of which less is better."""
    costs: tuple[str, ...] = ()
    """What a system needs: a result only where the text says by how much it changes."""
    qualifiers: tuple[str, ...] = ()
    """Words before a metric that belong to its name: “mean”, “balanced”."""
    shields: tuple[str, ...] = ()
    """Phrases that hold a metric's name and do not mean it: “precision medicine”."""
    units: tuple[str, ...] = ()
    """Units of measure beside per cent, points and times, in this very case."""
    others: tuple[str, ...] = ()
    """Words for those whose figures are not the paper's own: “baseline”, “reader”."""


NO_METRICS = Metrics()
