"""Papers as weighted words, and what two papers share.

TF-IDF with sublinear term frequency (Manning, Raghavan and Schütze, "Introduction
to Information Retrieval", section 6.4) over words and word pairs. What concepts
add is in `conceptual`, how the nearest papers are found in `neighbours`.
Everything works on arrays in the order of paper ids: memory grows with the
papers, and the result does not depend on input order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.linking.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE_WEIGHT = 3.0
PAIR_WEIGHT = 0.7
"""Weight of two neighbouring words beside that of a word."""
COMMON = 0.6
"""Share of all papers beyond which a word tells nothing."""
_COMMONEST = 800
"""Papers beyond which a word costs more time than it tells."""
_WIDTH = 160
"""Words and word pairs kept for a paper, heaviest first."""


@dataclass(frozen=True, slots=True)
class Space:
    """Unit rows of words, one a paper."""

    rows: Any
    """A `scipy.sparse.csr_array`; scipy has no types to name here."""
    words: NDArray[np.int64]
    """Key of each word column: a word's number, or a pair's (see `shared`)."""
    size: int
    """Number of distinct words, the base in which pairs are written."""

    def shared(self, row: int, other: int, count: int) -> list[tuple[int, ...]]:
        """Return the words and pairs, as word numbers, that add most to two rows' score."""
        import numpy as np

        mine, theirs = self._words_of(row), self._words_of(other)
        at = np.minimum(np.searchsorted(mine[0], theirs[0]), max(len(mine[0]) - 1, 0))
        both = np.flatnonzero(mine[0][at] == theirs[0]) if len(mine[0]) else at[:0]
        common = theirs[0][both]
        order = np.lexsort((common, -(mine[1][at[both]] * theirs[1][both]).round(6)))
        keys = self.words[common[order[:count]]].tolist()
        return [(key,) if key < self.size else divmod(key - self.size, self.size) for key in keys]

    def _words_of(self, row: int) -> tuple[Any, Any]:
        start, stop = self.rows.indptr[row], self.rows.indptr[row + 1]
        return self.rows.indices[start:stop], self.rows.data[start:stop]


def build_space(wordings: Sequence[Wording]) -> Space:
    """Return the rows of papers in the order of their wordings."""
    # Imported here, for these two take most of the start-up time of commands that link nothing.
    import numpy as np
    from scipy import sparse

    size = max((max(w.numbers, default=0) for w in wordings), default=0) + 1
    papers, keys, weights = _occurrences(wordings, size)
    words, columns = np.unique(keys, return_inverse=True)
    shape = (len(wordings), len(words))
    counts = sparse.csr_array((weights, (papers, columns)), shape=shape)
    counts.sum_duplicates()
    spread = np.bincount(counts.indices, minlength=len(words))
    highest = max(2.0, min(COMMON * len(wordings), _COMMONEST))
    kept = np.flatnonzero((spread >= 2) & (spread <= highest))
    text = counts[:, kept]
    text.data = 1 + np.log(text.data)
    idf = np.log((1 + len(wordings)) / (1 + spread[kept])) + 1
    idf[words[kept] >= size] *= PAIR_WEIGHT
    text.data *= idf[text.indices]
    rows = _unit(_heaviest(text))
    rows.sort_indices()
    return Space(rows=rows.astype(np.float32), words=words[kept], size=size)


def _occurrences(wordings: Sequence[Wording], size: int) -> tuple[Any, Any, Any]:
    """Return paper, key and weight of each word and each pair of neighbouring words."""
    import numpy as np

    lengths = np.array([len(w.numbers) for w in wordings], dtype=np.int64)
    numbers = np.fromiter((n for w in wordings for n in w.numbers), np.int64, int(lengths.sum()))
    papers = np.repeat(np.arange(len(wordings)), lengths)
    within = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    titles = np.repeat(np.array([w.title for w in wordings], dtype=np.int64), lengths)
    weights = np.where(within < titles, TITLE_WEIGHT, 1.0)
    single = numbers >= 0
    paired = single[:-1] & single[1:] & (papers[:-1] == papers[1:])
    pairs = size + numbers[:-1] * size + numbers[1:]
    return (
        np.concatenate([papers[single], papers[:-1][paired]]),
        np.concatenate([numbers[single], pairs[paired]]),
        np.concatenate([weights[single], weights[:-1][paired]]),
    )


def _unit(rows: Any) -> Any:
    """Return the rows at length one."""
    import numpy as np
    from scipy import sparse

    length = np.sqrt(rows.multiply(rows).sum(axis=1))
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)
    return sparse.dia_array((scale[None, :], [0]), shape=(len(scale), len(scale))).tocsr() @ rows


def _heaviest(rows: Any) -> Any:
    """Keep the heaviest entries of each row, by a rule that breaks ties by column."""
    import numpy as np

    lengths = np.diff(rows.indptr)
    owner = np.repeat(np.arange(rows.shape[0]), lengths)
    order = np.lexsort((rows.indices, -rows.data.round(6), owner))
    rank = np.arange(len(order)) - np.repeat(rows.indptr[:-1], lengths)
    rows.data[order[rank >= _WIDTH]] = 0
    rows.eliminate_zeros()
    return rows
