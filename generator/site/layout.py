"""Places on a plane for papers, near where they are near by content.

A force layout in the manner of UMAP (McInnes et al., 2018): what is linked
attracts, a few others at a time repel, so the effort grows with the papers.
The start are vectors that vary little over the links, found by averaging.

Machines must agree on the result to the last digit, or a site built elsewhere
would look different. So there are only operations that IEEE 754 defines
exactly, on arrays element by element, and sums in a fixed order: no matrix
products, no exponentials, no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AVERAGINGS = 40
_STEPS = 250
_OTHERS = 12
"""Papers that repel each paper in one step."""
_REPULSION = 0.35
_NEAREST = 0.02
"""Softens the push of papers at almost one place."""
_EVEN = 0.6
"""Share of a paper's rank in its place: spreads what crowds, keeps who is beside whom."""
_SPREAD = 2 / 3
"""Share of the plane that papers may take up."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What pulls papers together, as parallel arrays: each pair in both directions."""

    ones: NDArray[np.int64]
    others: NDArray[np.int64]
    weights: NDArray[np.float64]


def lay_out(count: int, links: Sequence[tuple[int, int, float]]) -> NDArray[np.float64]:
    """Return a place between 0 and 1 in both directions for each of `count` papers.

    Args:
        count: Number of papers.
        links: Pairs of papers with how strongly they attract each other, 0 to 1.
    """
    import numpy as np

    pairs = np.array([(a, b) for a, b, _ in links], dtype=np.int64).reshape(-1, 2)
    strength = np.array([weight for _, _, weight in links], dtype=np.float64)
    ties = Ties(
        np.concatenate([pairs[:, 0], pairs[:, 1]]),
        np.concatenate([pairs[:, 1], pairs[:, 0]]),
        np.concatenate([strength, strength]),
    )
    places = _start(count, ties)
    for step in range(_STEPS):
        push = _pull(places, ties) + _repulsion(places, step)
        length = np.sqrt(push[0] * push[0] + push[1] * push[1]) + 1e-12
        reach = 0.08 * (1 - step / _STEPS)
        places = places + push * (np.minimum(length, reach) / length)
    return np.stack([_evened(axis) for axis in _turned(places)])


def _start(count: int, ties: Ties) -> Any:
    """Return two vectors of -1 to 1 that vary little over the ties."""
    import numpy as np

    numbers = np.arange(count, dtype=np.int64)
    axes = [_centred((numbers * step % 10007) / 10007.0) for step in (2654435, 40503)]
    degree = np.bincount(ties.ones, ties.weights, count) + 1e-9
    for _ in range(_AVERAGINGS):
        for place, axis in enumerate(axes):
            mean = np.bincount(ties.ones, ties.weights * axis[ties.others], count) / degree
            axes[place] = _centred(axis + mean)
        axes[1] = _centred(
            axes[1] - axes[0] * (_sum(axes[0] * axes[1]) / (_sum(axes[0] * axes[0]) + 1e-9))
        )
    return np.stack(axes)


def _sum(values: Any) -> float:
    """Return the sum, added up one after another on every machine."""
    import numpy as np

    return float(np.add.accumulate(values)[-1]) if len(values) else 0.0


def _centred(values: Any) -> Any:
    import numpy as np

    moved = values - _sum(values) / max(len(values), 1)
    return moved / max(float(np.abs(moved).max(initial=0.0)), 1e-9)


def _pull(places: Any, ties: Ties) -> Any:
    import numpy as np

    count = places.shape[1]
    gaps = places[:, ties.others] - places[:, ties.ones]
    return np.stack([np.bincount(ties.ones, ties.weights * gap, count) for gap in gaps])


def _repulsion(places: Any, step: int) -> Any:
    """Return the push away from some others: in turn, everybody is somebody's other."""
    import numpy as np

    count = places.shape[1]
    total = np.zeros_like(places)
    shifts = range(step * _OTHERS, (step + 1) * _OTHERS) if count > 1 else ()
    for turn in shifts:
        others = np.roll(places, 1 + turn * 7919 % (count - 1), axis=1)
        gaps = places - others
        near = gaps[0] * gaps[0] + gaps[1] * gaps[1] + _NEAREST
        total = total + gaps / near
    return total * (_REPULSION / _OTHERS)


def _turned(places: Any) -> tuple[Any, Any]:
    """Return the places turned so that the plane's long side takes up their longest extent."""
    x, y = _centred(places[0]), _centred(places[1])
    wide, high, both = _sum(x * x), _sum(y * y), _sum(x * y)
    # The first principal axis of a 2 × 2 covariance, from its larger eigenvalue.
    half = (wide - high) / 2
    along = half + sqrt(half * half + both * both)
    length = sqrt(along * along + both * both)
    cosine, sine = (along / length, both / length) if length > 1e-9 else (1.0, 0.0)
    return x * cosine + y * sine, y * cosine - x * sine


def _evened(values: Any) -> Any:
    """Return values between 0 and 1, their crowds spread by rank."""
    import numpy as np

    low, high = values.min(initial=0.0), values.max(initial=1e-9)
    ranks = np.empty(len(values))
    ranks[np.argsort(values.round(9), kind="stable")] = np.arange(len(values))
    return (1 - _EVEN) * (values - low) / (high - low) + _EVEN * ranks / max(len(values) - 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """Whole-numbered places that keep a distance from one another."""

    width: int
    height: int
    radius: int
    """Of a dot, so that no two touch."""
    places: tuple[tuple[int, int], ...]


def settle(places: NDArray[np.float64], width: int, height: int, largest: int) -> Plane:
    """Return places on a plane with no two dots on top of each other; each stays near its own."""
    count = places.shape[1]
    cell = int(min(largest, sqrt(_SPREAD * width * height / (13 * max(count, 1)))))
    cell = max(cell, 1)
    columns, rows = width // cell - 4, height // cell - 4
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int]] = []
    for x, y in places.T.tolist():
        home = round(x * (columns - 1)), round(y * (rows - 1))
        free = next(
            (c, r)
            for c, r in _around(*home)
            if 0 <= c < columns and 0 <= r < rows and (c, r) not in taken
        )
        taken.update((free[0] + dx, free[1] + dy) for dx, dy in _KEPT_FREE)
        found.append(((free[0] + 2) * cell + cell // 2, (free[1] + 2) * cell + cell // 2))
    return Plane(width=width, height=height, radius=max(cell * 4 // 5, 1), places=tuple(found))


_KEPT_FREE = tuple((dx, dy) for dx in range(-2, 3) for dy in range(-2, 3) if dx * dx + dy * dy < 5)


def _around(column: int, row: int) -> Iterator[tuple[int, int]]:
    """Yield all cells, ring by ring from one of them."""
    yield column, row
    reach = 1
    while True:
        ring = [(d, e) for d in range(-reach, reach + 1) for e in (-reach, reach)]
        ring += [(e, d) for d in range(1 - reach, reach) for e in (-reach, reach)]
        for dx, dy in sorted(ring, key=lambda each: each[0] * each[0] + each[1] * each[1]):
            yield column + dx, row + dy
        reach += 1
